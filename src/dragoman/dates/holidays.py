"""Holidays and lone days of the month: "on Christmas Eve", "by Easter 2019", "until the 31st".

The nearest one in the direction of the clause's tense. In: a find and its setting. Out: its meaning, or None.

Source: the day of Easter by the Gregorian computus of Meeus, Jones and Butcher (Nature, 20 April 1876).
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from dragoman.dates.direction import direction_of
from dragoman.dates.numbers import ordinal_of, year_of
from dragoman.dates.setting import Found, Meaning, Setting
from dragoman.dates.units import move, value_at
from dragoman.dates.values import first_day
from dragoman.lexicon.times import TimeHoliday

__all__ = ["easter", "holiday", "lone_day"]

_YEAR = 366  # days: a holiday farther off than a year is not in the table of dated ones
_LONGEST = 30  # days: of the longest season told by its days
_LATE = 3  # the weekend of a Monday or Tuesday is the one before it, that of a Thursday the one after
_PLACES = frozenset({"Island", "Islands", "Rising", "Egg", "Carol", "Market", "Truce"})


def holiday(found: Found, setting: Setting) -> Meaning | None:
    """Resolve a holiday, with or without its year, "the second day of Eid", "Thanksgiving morning", "Labor Day weekend"."""
    day = _holiday(found, setting)
    known = first_day(day.value) if day is not None else None
    if day is None or not (found.get("part") or found.get("weekend")):
        return day
    if found.get("part"):
        return replace(day, kind="TIME", value=f"{day.value}T{setting.words.key('part', found.get('part'))}")
    near = None if known is None else known - timedelta(days=3 if known.isoweekday() < _LATE else 0)
    return replace(day, value=value_at(near, "WE"))


def _holiday(found: Found, setting: Setting) -> Meaning | None:
    kept = setting.words.holidays[" ".join(found.get("holiday").split())]
    shift = _shift_of(found, setting)
    if shift is None or (kept.way == "season" and not found.get("offset")) or _opens_name(found, setting):
        return None
    told = year_of(found.get("year"), setting.words) if found.get("year") else None
    if told is not None:
        days = _days_of(kept, told)
        return Meaning(kind="DATE", value=(days[0] + timedelta(days=shift)).isoformat()) if days else None
    published = setting.published("D")
    if published is None or not 1 < published.year < date.max.year:
        value = f"XXXX-{kept.days[0]}" if kept.way == "fixed" and not shift else "XXXX-XX-XX"
        return Meaning(kind="DATE", value=value)
    years = (published.year - 1, published.year, published.year + 1)
    days = [day + timedelta(days=shift) for year in years for day in _days_of(kept, year)]
    words = setting.text[found.start : found.end]
    day = _nearest(found, setting, days, published, words)
    if day is None or abs((day - published).days) > _YEAR:
        return Meaning(kind="DATE", value="XXXX-XX-XX", reason="beyond-the-calendar")
    return Meaning(kind="DATE", value=day.isoformat(), anchor="published")


def _shift_of(found: Found, setting: Setting) -> int | None:
    """Return how many days off the holiday is told: 1 for "the second day of", -1 for "the eve of"."""
    told = found.get("offset")
    number = ordinal_of(found.get("ordinal"), setting.words) if found.get("ordinal") else None
    if number is not None:
        return number - 1 if 1 <= number <= _LONGEST else None
    return -1 if told == "eve" or found.get("eve") else 0


def _opens_name(found: Found, setting: Setting) -> bool:
    """Tell whether a holiday is somebody's name or part of one: "Johnnie Christmas", "Easter Island"."""
    first, last, tokens = found.tokens[0], found.tokens[-1], setting.reading.tokens
    after = tokens[last.index + 1] if last.index + 1 < len(tokens) else None
    return any(
        name.label in {"PERSON", "GPE", "LOC", "ORG", "FAC"} and name.first < first.index <= last.index < name.last
        for name in setting.reading.names
    ) or (after is not None and after.text in _PLACES and after.sentence == last.sentence)


def _nearest(found: Found, setting: Setting, days: Sequence[date], published: date, words: str = "") -> date | None:
    way = direction_of(setting.reading, found.tokens, setting.words)
    if words.startswith("last "):
        fitting = [day for day in days if day < published]
    elif words.startswith("next ") or way == "future":
        fitting = [day for day in days if day >= published]
    elif way == "past":
        fitting = [day for day in days if day <= published]
    else:
        fitting = list(days)
    return min(fitting, key=lambda day: abs((day - published).days), default=None)


def _days_of(kept: TimeHoliday, year: int) -> list[date]:
    if kept.way in {"dates", "season"}:
        return [date.fromisoformat(day) for day in kept.days if day.startswith(f"{year:04}")]
    if kept.way == "easter":
        return [easter(year) + timedelta(days=int(kept.days[0]))]
    month, rest = int(kept.days[0][:2]), kept.days[0][3:]
    if kept.way == "fixed":
        return [date(year, month, int(rest))]
    nth, _, after = rest.partition("+")
    weekday, count = int(nth[0]), int(nth[2:])
    days = [day for number in range(31) if (day := date(year, month, 1) + timedelta(days=number)).month == month]
    fitting = [day for day in days if day.isoweekday() == weekday]
    return [(fitting[count] if count < 0 else fitting[count - 1]) + timedelta(days=int(after or 0))]


def easter(year: int) -> date:
    """Return Easter Sunday of a year of the Gregorian calendar."""
    century, rest = divmod(year, 100)
    moon = (19 * (year % 19) + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    sunday = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    shift = moon + sunday - 7 * ((year % 19 + 11 * moon + 22 * sunday) // 451) + 114
    return date(year, shift // 31, shift % 31 + 1)


def lone_day(found: Found, setting: Setting) -> Meaning | None:
    """Resolve "the 31st": of the nearest month that has such a day."""
    number = ordinal_of(found.get("day"), setting.words)
    last, tokens = found.tokens[-1], setting.reading.tokens
    after = tokens[last.index + 1] if last.index + 1 < len(tokens) else None
    followed = (
        after is not None
        and after.sentence == last.sentence
        and after.tag[:2] in {"NN", "JJ", "VB", "CD"}
        and after.head >= after.index
    )
    if number is None or not 1 <= number <= 31 or followed:
        return None
    base = setting.published("D")
    if base is None:
        return Meaning(kind="DATE", value=f"XXXX-XX-{number:02}")
    months = [moved for shift in (-2, -1, 0, 1, 2) if (moved := move(base.replace(day=1), "M", shift))]
    days = [named for first in months if (named := first + timedelta(days=number - 1)).month == first.month]
    day = _nearest(found, setting, days, base)
    return Meaning(kind="DATE", value=day.isoformat(), anchor="published") if day else None
