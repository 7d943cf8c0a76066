"""Days: how many happenings begin when, in bins that fit the span: the bars of a timeline.

bin_days([Day(2019-04-21, 3), Day(2019-04-26, 1)], most=60)  ->  six bins of a day each
"""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise

import numpy as np

from dragoman.store.browsing.catalogue import Catalogue
from dragoman.store.browsing.rows import Bin, Day, Wanted

__all__ = ["bin_days", "count_days", "count_undated_happenings", "without_outliers"]

EDGE = 0.01
MOST = 72  # bars: each wide enough for a finger on a desk, and readable on a telephone


def count_days(catalogue: Catalogue, wanted: Wanted, *, within: bool) -> tuple[Day, ...]:
    """Return how many happenings begin on each day that has any.

    Args:
        catalogue: The store.
        wanted: What they must hold.
        within: Whether the days asked for count; else all days.
    """
    with catalogue.narrowing() as narrower:
        columns = narrower.columns
        flags = narrower.happenings(wanted, days=within) & (columns.happened.since > 0)
        since, contested = columns.happened.since[flags], columns.disputed[flags]
    days, counts = np.unique(since, return_counts=True)
    disputed = np.zeros(len(days), dtype=np.int64)
    np.add.at(disputed, np.searchsorted(days, since[contested]), 1)
    return tuple(
        Day(date.fromordinal(day), count, told)
        for day, count, told in zip(days.tolist(), counts.tolist(), disputed.tolist(), strict=True)
    )


def count_undated_happenings(catalogue: Catalogue, wanted: Wanted) -> int:
    """Return how many happenings hold what is asked and have no day."""
    with catalogue.narrowing() as narrower:
        flags = narrower.happenings(wanted, days=False)
        return int((flags & (narrower.columns.happened.since == 0)).sum())


def bin_days(days: Sequence[Day], *, most: int = MOST) -> tuple[Bin, ...]:
    """Return bins of equal grain from the first day to the last: days, weeks, months, years or tens of them.

    Args:
        days: In order.
        most: Bins at most.
    """
    if not days:
        return ()
    first, last = days[0].day, days[-1].day
    starts = next(made for made in (_starts(first, last, grain) for grain in range(7)) if len(made) <= most + 1)
    bins, rest = [], list(days)
    for since, before in pairwise(starts):
        count = disputed = 0
        while rest and rest[0].day < before:
            one = rest.pop(0)
            count, disputed = count + one.count, disputed + one.disputed
        bins.append(Bin(since=since, before=before, count=count, disputed=disputed))
    return tuple(bins)


def without_outliers(days: Sequence[Day]) -> tuple[Day, ...]:
    """Return the days without the few that lie so far off that the rest would be one bar.

    A report of this year that names the year 1400 does not make a timeline of six centuries: the outermost hundredth at each
    end is left out where that halves the span.
    """
    total, seen, near = sum(day.count for day in days), 0, []
    for day in days:
        if total * EDGE <= seen + day.count and seen <= total * (1 - EDGE):
            near.append(day)
        seen += day.count
    if not near or 2 * (near[-1].day - near[0].day) >= days[-1].day - days[0].day:
        return tuple(days)
    return tuple(near)


def _starts(first: date, last: date, grain: int) -> list[date]:
    """Return the first day of every bin from the first day to the one after the last."""
    starts = [_floor(first, grain)]
    while starts[-1] <= last:
        starts.append(_next(starts[-1], grain))
    return starts


def _floor(day: date, grain: int) -> date:
    if grain == 0:
        return day
    if grain == 1:
        return day - timedelta(days=day.weekday())
    if grain == 2:
        return day.replace(day=1)
    if grain == 3:
        return date(day.year, (day.month - 1) // 3 * 3 + 1, 1)
    years = {4: 1, 5: 10, 6: 100}[grain]
    return date(max(day.year // years * years, 1), 1, 1)


def _next(day: date, grain: int) -> date:
    if grain < 2:
        return day + timedelta(days=7 if grain else 1)
    if grain < 4:
        months = day.month + (1 if grain == 2 else 3)
        return date(day.year + (months - 1) // 12, (months - 1) % 12 + 1, 1)
    years = {4: 1, 5: 10, 6: 100}[grain]
    return date(min(day.year // years * years + years, date.max.year), 1, 1)
