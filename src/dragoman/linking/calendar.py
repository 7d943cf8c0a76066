"""Open values: time phrases whose year or week nothing tells, and the days that they can mean near a day that is known.

``XXXX-06-30`` near 31 July 2024 is 30 June 2024; ``XXXX-WXX-4`` (a Thursday) beside Wednesday 31 July is 1 August. In: an open
value with its words, and a day. Out: the days ``[since, before)``, or None where two readings are as likely.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta

__all__ = ["Told", "day_of", "resolve_open"]

BACK, AHEAD = 250, 60  # days: what a report names without a year lies some months behind it, or a few weeks ahead
BESIDE = range(-3, 3)  # days from the known one: "Thursday" beside a known Wednesday; four days on could be either week
WEEK = 7  # days within which a report says "on Wednesday"
LATER = 31  # days within which it says "on 31 July"
_DAY = re.compile(r"XXXX-(?:WXX-(?P<weekday>[1-7])|(?P<month>\d\d)-(?P<day>\d\d))(?:T.*)?")
_MONTH = re.compile(r"XXXX-(0[1-9]|1[0-2])")
_OTHER_WEEK = re.compile(r"\b(?:last|next|past|coming|week)\b", re.I)
_LAST, _NEXT, _THIS = (re.compile(rf"\b(?:{words})\b", re.I) for words in ("last|past|previous", "next|coming", "this"))


@dataclass(frozen=True, slots=True)
class Told:
    """What an open value tells of a day: its ISO weekday, or its month and day."""

    weekday: int | None = None
    month: int | None = None
    day: int | None = None

    def fits(self, day: date) -> bool:
        """Tell whether a day is such a one."""
        return day.isoweekday() == self.weekday if self.weekday else (day.month, day.day) == (self.month, self.day)


def day_of(value: str) -> Told | None:
    """Return what an open value tells of a day; None where it names none."""
    found = _DAY.fullmatch(value)
    if found is None:
        return None
    if found["weekday"]:
        return Told(weekday=int(found["weekday"]))
    return Told(month=int(found["month"]), day=int(found["day"]))


def resolve_open(value: str, words: str, known: date, *, weekday: bool) -> tuple[date, date] | None:
    """Return the days that an open phrase of a report must mean.

    Args:
        value: TIMEX3 value of the phrase, with ``X`` for what nothing tells.
        words: The phrase as it stands.
        known: The day of a happening that the report tells of.
        weekday: Whether the report calls that day by its weekday, so that it came out within a week.

    Returns:
        First day and the day after the last; None where it could be of two years or weeks.
    """
    told = day_of(value)
    if told is not None and told.weekday is not None:
        near = [known + timedelta(days=apart) for apart in BESIDE] if weekday and not _OTHER_WEEK.search(words) else []
        return next((_one_day(day) for day in near if told.fits(day)), None)
    # The report came out between these days: only what both ends agree on holds.
    ends = (known, known + timedelta(days=WEEK - 1 if weekday else LATER))
    first, last = (_from(value, words, told, published) for published in ends)
    return first if first == last else None


def _from(value: str, words: str, told: Told | None, published: date) -> tuple[date, date] | None:
    """Return what an open value means in a report of a given day."""
    shift = -1 if _LAST.search(words) else 1 if _NEXT.search(words) else 0 if _THIS.search(words) else None
    if value == "XXXX" and shift is not None:
        return date(published.year + shift, 1, 1), date(published.year + shift + 1, 1, 1)
    month = _MONTH.fullmatch(value)
    if month is not None:
        years = [_month(published.year + step, int(month[1])) for step in (-1, 0, 1)]
    elif told is not None:
        years = [_one_day(day) for step in (-1, 0, 1) if (day := _day(published.year + step, told)) is not None]
    else:
        return None
    behind = [days for days in years if days[0] <= published and (shift != -1 or days[1] <= published)]
    before = [days for days in years if days[0] > published]
    if shift == -1:
        return behind[-1] if behind else None
    if shift == 1:
        return before[0] if before else None
    if shift == 0:
        return next((days for days in years if days[0].year == published.year), None)
    near = [days for days in behind[-1:] if (published - days[0]).days <= BACK]
    near += [days for days in before[:1] if (days[0] - published).days <= AHEAD]
    return near[0] if len(near) == 1 else None


def _one_day(day: date) -> tuple[date, date]:
    return day, day + timedelta(days=1)


def _month(year: int, month: int) -> tuple[date, date]:
    return date(year, month, 1), date(year + month // 12, month % 12 + 1, 1)


def _day(year: int, told: Told) -> date | None:
    try:
        return date(year, told.month or 0, told.day or 0)
    except ValueError:
        return None  # 29 February of another year
