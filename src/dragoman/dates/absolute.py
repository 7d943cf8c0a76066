"""Calendar dates that name a month, a year, a decade or a century: "3 March 2017", "since last October", "the late 1970s".

A year that is not told comes from the words around ("in June last year"), else from a date with a year told just before, else
it is the year that brings the date nearest to the report in the direction of the clause's tense. Without a publication date it
stays open.
"""

import calendar
import re
from dataclasses import replace
from datetime import date

from dragoman.dates.numbers import ordinal_of, year_of
from dragoman.dates.setting import Found, Meaning, Setting
from dragoman.dates.units import move
from dragoman.dates.values import first_day, interval_of
from dragoman.dates.years import TOLD, month_of, nearest_year, told_year

__all__ = [
    "calendar_century",
    "calendar_day",
    "calendar_decade",
    "calendar_month",
    "calendar_year",
    "named_day",
    "nth_weekday",
    "numeric_date",
    "part_of_day",
    "second_year",
    "short_year",
]

_WEEKS = 5  # the most of one weekday in a month
_SPAN = 5  # years: within them a day of a month falls on a weekday at most once
_STATED = re.compile(r"\b(?:in|since|of|during|from|,) ((?:19|20)\d\d)\b(?! ?[a-z]*-)")


def calendar_day(found: Found, setting: Setting) -> Meaning | None:
    """Resolve a day of a month, with or without its year."""
    month, day = month_of(found, setting), ordinal_of(found.get("day"), setting.words)
    tail = f"-{month}-{day:02}"
    if interval_of(f"2000{tail}") is None:
        return None
    return _dated(found, setting, tail)


def calendar_month(found: Found, setting: Setting) -> Meaning | None:
    """Resolve a month, with or without its year."""
    month = month_of(found, setting)
    relative = found.get("relative")
    published = setting.published("M")
    if not relative or published is None:
        return _dated(found, setting, f"-{month}")
    shift = int(setting.words.key("relative", relative))
    year = published.year
    if shift < 0:
        year -= int(month) >= published.month
    elif shift > 0:
        year += int(month) <= published.month
    return Meaning(kind="DATE", value=f"{year}-{month}", mod=setting.edge(found), anchor="published")


def _dated(found: Found, setting: Setting, tail: str) -> Meaning | None:
    year, anchor = told_year(found, setting)
    if year is None:
        year, anchor = nearest_year(found, setting, tail)
    inferred = False
    if year is None and setting.reading.report.published is None:
        year = _year_by_weekday(found, setting, tail)
        inferred, anchor = year is not None, "weekday" if year is not None else None
    value = f"XXXX{tail}" if year is None else f"{year:04}{tail}"
    if year is not None and interval_of(value) is None:
        return None
    return Meaning(kind="DATE", value=value, mod=setting.edge(found), anchor=anchor, inferred=inferred)


def _year_by_weekday(found: Found, setting: Setting, tail: str) -> int | None:
    """Return the one year in which a day falls on the weekday told with it, counting from the latest year that is stated.

    "Thursday, Aug. 1" in an undated report that tells of 2023 is of 2024; without a year stated anywhere it stays open.
    """
    first = re.match(r"[a-z]+\.?", setting.text[found.start : found.end])
    number = setting.words.keys["weekday"].get(first.group()) if first else None
    stated = [int(year) for year in _STATED.findall(setting.text)]
    if number is None or not stated:
        return None
    days = [day for year in range(max(stated), max(stated) + _SPAN) if (day := first_day(f"{year:04}{tail}"))]
    fitting = [day.year for day in days if day.isoweekday() == int(number)]
    return fitting[0] if len(fitting) == 1 else None


def calendar_year(found: Found, setting: Setting) -> Meaning | None:
    """Resolve a year; the days of a fiscal year are not known."""
    year = year_of(found.get("year"), setting.words)
    if year is None or not 1000 <= year <= 2100:
        return None
    reason = "fiscal-year" if found.get("fiscal") else None
    return Meaning(kind="DATE", value=f"{year:04}", mod=setting.edge(found), reason=reason)


def named_day(found: Found, setting: Setting) -> Meaning | None:
    """Resolve a day known by its date alone, "the Sept. 11 attacks": its rule has a part named by the day, ``on20010911``."""
    told = next(part.removeprefix("on") for part in found.parts if re.fullmatch(r"on\d{8}", part))
    day = date(int(told[:4]), int(told[4:6]), int(told[6:]))
    published = setting.published("D")
    return Meaning(kind="DATE", value=day.isoformat()) if published is None or published >= day else None


def nth_weekday(found: Found, setting: Setting) -> Meaning | None:
    """Resolve "the first Monday in September" and "the last Friday of May 2017"."""
    number = 5 if found.get("last") else ordinal_of(found.get("ordinal"), setting.words)
    weekday = int(setting.words.key("weekday", found.get("weekday")))
    year, anchor = told_year(found, setting)
    if year is None:
        year, anchor = nearest_year(found, setting, f"-{month_of(found, setting)}")
    if number is None or not 1 <= number <= _WEEKS or year is None:
        return None
    days = [
        day
        for day in calendar.Calendar().itermonthdates(year, int(month_of(found, setting)))
        if day.month == int(month_of(found, setting)) and day.isoweekday() == weekday
    ]
    day = days[-1] if found.get("last") else days[number - 1] if number <= len(days) else None
    return None if day is None else Meaning(kind="DATE", value=day.isoformat(), anchor=anchor)


def short_year(found: Found, setting: Setting) -> Meaning | None:
    """Resolve "in '68": a year of the twentieth century, since the present one is told in full."""
    return Meaning(kind="DATE", value=f"19{found.get('two')}", mod=setting.edge(found))


def second_year(found: Found, setting: Setting) -> Meaning | None:
    """Resolve the end of "1994-98": in the century of the first year, or the next one after "1999-00"."""
    century, first, second = int(found.get("century")), int(found.get("one")), int(found.get("two"))
    if second <= first and second != (first + 1) % 100:
        return None
    return Meaning(kind="DATE", value=f"{century + (second <= first):02}{second:02}")


def part_of_day(found: Found, setting: Setting) -> Meaning | None:
    """Resolve "the night of 3 May"."""
    day = calendar_day(found, setting)
    if day is None:
        return None
    return replace(day, kind="TIME", value=f"{day.value}T{setting.words.key('part', found.get('part'))}")


def calendar_decade(found: Found, setting: Setting) -> Meaning | None:
    """Resolve "the 1970s", "the '90s" and "the nineties"; without a century, the latest begun by the report."""
    words = found.get("decade")
    if len(words) == 4:
        return Meaning(kind="DATE", value=words[:3], mod=setting.edge(found))
    digit = words[:1] or setting.words.key("decade", found.get("named"))
    published = setting.published("DE")
    if published is None:
        return Meaning(kind="DATE", value=f"XX{digit}", mod=setting.edge(found))
    century = published.year // 100
    if century * 100 + int(digit) * 10 > published.year:
        century -= 1
    return Meaning(kind="DATE", value=f"{century:02}{digit}", mod=setting.edge(found), anchor="published")


def calendar_century(found: Found, setting: Setting) -> Meaning | None:
    """Resolve "the 20th century" and "the last century"."""
    number = ordinal_of(found.get("ordinal"), setting.words) if found.get("ordinal") else None
    if number is not None:
        return Meaning(kind="DATE", value=f"{number - 1:02}", mod=setting.edge(found)) if 0 < number <= 21 else None
    return setting.anchored(move(setting.published("C"), "C", TOLD[found.get("told")]), "C")


def numeric_date(found: Found, setting: Setting) -> Meaning | None:
    """Resolve dates in figures; where day and month cannot be told apart, the one nearer to the report, else the year alone."""
    if found.get("iso"):
        return Meaning(kind="DATE", value=found.get("iso")) if interval_of(found.get("iso")) else None
    one, two, year = int(found.get("one")), int(found.get("two")), int(found.get("four"))
    if year < 100:
        year += 2000 if year < 70 else 1900
    values = [value for month, day in ((one, two), (two, one)) if interval_of(value := f"{year:04}-{month:02}-{day:02}")]
    if not values:
        return None
    published = setting.published("D")
    if len(set(values)) == 1:
        return Meaning(kind="DATE", value=values[0])
    if published is None:
        return Meaning(kind="DATE", value=f"{year:04}")
    starts = {value: start for value in values if (start := first_day(value))}
    return Meaning(kind="DATE", value=min(values, key=lambda value: abs((starts[value] - published).days)), anchor="published")
