"""TIMEX3 values and the days they name: the one place where a value becomes an interval, so that both always agree.

``2018-W51`` -> ``[2018-12-17, 2018-12-24)`` by weeks. A value with an ``X`` in it ("XXXX-06-30"), a duration or a set names no
days. In: a value. Out: an interval or None.

Source: TimeML 1.2.1, TIMEX3 values, which extend ISO 8601 by decades, quarters, halves, seasons and parts of the day.
"""

import re
from collections.abc import Callable
from datetime import date, timedelta

from dragoman.model import Interval
from dragoman.model.terms import Grain

__all__ = ["SEASON_MONTHS", "first_day", "interval_of", "week_value"]

SEASON_MONTHS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
"""First month of each season, north of the equator; a winter bears the year that it begins in."""


def interval_of(value: str) -> Interval | None:
    """Return the days that a value names; None when it names none, or days outside the calendar."""
    for pattern, read in _READERS:
        found = pattern.fullmatch(value)
        if found:
            try:
                return read(found)
            except (ValueError, OverflowError):
                return None
    return None


def first_day(value: str) -> date | None:
    """Return the first of the days that a value names."""
    interval = interval_of(value)
    return interval.start if interval else None


def week_value(day: date, suffix: str = "") -> str:
    """Return the value of the ISO week of a day."""
    year, week, _ = day.isocalendar()
    return f"{year:04}-W{week:02}{suffix}"


def _days(found: re.Match[str]) -> Interval:
    start = date.fromisoformat(found[1])
    return Interval(start, start + timedelta(days=1), "time" if found[2] else "day")


def _week(found: re.Match[str]) -> Interval:
    monday = date.fromisocalendar(int(found[1]), int(found[2]), 1)
    part = found[3] or ""
    if part == "-WE":
        return Interval(monday + timedelta(days=5), monday + timedelta(days=7), "weekend")
    if part:
        day = monday + timedelta(days=int(part[1:]) - 1)
        return Interval(day, day + timedelta(days=1), "day")
    return Interval(monday, monday + timedelta(days=7), "week")


def _months(year: int, month: int, count: int, grain: Grain) -> Interval:
    after = month - 1 + count
    return Interval(date(year, month, 1), date(year + after // 12, after % 12 + 1, 1), grain)


def _month(found: re.Match[str]) -> Interval:
    return _months(int(found[1]), int(found[2]), 1, "month")


def _quarter(found: re.Match[str]) -> Interval:
    return _months(int(found[1]), 3 * int(found[2]) - 2, 3, "quarter")


def _half(found: re.Match[str]) -> Interval:
    return _months(int(found[1]), 6 * int(found[2]) - 5, 6, "half")


def _season(found: re.Match[str]) -> Interval:
    return _months(int(found[1]), SEASON_MONTHS[found[2]], 3, "season")


def _year(found: re.Match[str]) -> Interval:
    return Interval(date(int(found[1]), 1, 1), date(int(found[1]) + 1, 1, 1), "year")


def _decade(found: re.Match[str]) -> Interval:
    return Interval(date(int(found[1]) * 10, 1, 1), date(int(found[1]) * 10 + 10, 1, 1), "decade")


def _century(found: re.Match[str]) -> Interval:
    return Interval(date(int(found[1]) * 100, 1, 1), date(int(found[1]) * 100 + 100, 1, 1), "century")


_READERS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Interval]], ...] = tuple(
    (re.compile(pattern), read)
    for pattern, read in (
        (r"(\d{4}-\d\d-\d\d)(T.*)?", _days),
        (r"(\d{4})-W(\d\d)(-WE|-[1-7])?", _week),
        (r"(\d{4})-(\d\d)", _month),
        (r"(\d{4})-Q([1-4])", _quarter),
        (r"(\d{4})-H([12])", _half),
        (r"(\d{4})-(SP|SU|FA|WI)", _season),
        (r"(\d{4})", _year),
        (r"(\d{3})", _decade),
        (r"(\d\d)", _century),
    )
)
