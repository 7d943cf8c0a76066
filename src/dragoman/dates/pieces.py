"""Quarters, halves, seasons and weeks named by a day: "the second quarter of 2018", "the winter of 2017", "the week of May 8".

A bare quarter or season is the nearest in the direction of its clause's tense. In: a find and its setting. Out: its meaning,
or None.
"""

import re
from dataclasses import replace
from datetime import date

from dragoman.dates.absolute import calendar_day, calendar_month, calendar_year
from dragoman.dates.direction import direction_of
from dragoman.dates.numbers import ordinal_of, year_of
from dragoman.dates.setting import Found, Meaning, Setting
from dragoman.dates.units import move, value_at
from dragoman.dates.values import SEASON_MONTHS, first_day
from dragoman.dates.years import month_of, told_year

__all__ = [
    "calendar_season",
    "month_after",
    "part_of_year",
    "quarter_of_year",
    "season_after",
    "told_quarter",
    "week_of_day",
    "year_ago",
    "year_ended",
]


_FALL_OF = re.compile(
    r" (?:of|in (?:the )?(?:prices?|value|demand|output|oil|sales|shares?|number|crime|revenue|exports|imports|profits))\b"
)  # "this fall in prices"
_YEARS = range(date.min.year, date.max.year + 1)
_ENDS = re.compile(
    r",? (?P<way>ended|ending),?(?: on| in)? (?P<month>[a-z]+\.?)(?: \d{1,2}(?!\d))?(?:,? (?P<year>(?:19|20)\d\d))?"
)


def part_of_year(found: Found, setting: Setting) -> Meaning | None:
    """Resolve a quarter or a half of a year."""
    piece = setting.words.key("piece", found.get("piece")) if found.get("piece") else "Q"
    number = int(found.get("digit") or 0) or ordinal_of(found.get("ordinal"), setting.words)
    if number is None or not 1 <= number <= (4 if piece == "Q" else 2):
        return None
    reason = "fiscal-year" if found.get("fiscal") else None
    year, anchor = told_year(found, setting)
    if year is None and setting.text[found.start : found.end].endswith(("ago", "earlier", "before")):
        year, anchor = _bare_year(found, setting, number, piece)
        year = None if year is None else year - 1
    elif year is None:
        year, anchor = _bare_year(found, setting, number, piece)
    value = f"{'XXXX' if year is None else f'{year:04}'}-{piece}{number}"
    if _month_ended(found, setting) not in {None, 3 * number}:
        reason = "fiscal-year"  # "the third quarter ended Feb. 28" is a company's own
    return Meaning(kind="DATE", value=value, mod=setting.edge(found), anchor=anchor, reason=reason)


def _bare_year(found: Found, setting: Setting, number: int, piece: str) -> tuple[int | None, str | None]:
    published = setting.published("Q")
    if published is None:
        return None, None
    now = (published.month + 2) // 3 if piece == "Q" else (published.month + 5) // 6
    way = direction_of(setting.reading, found.tokens, setting.words)
    if number > now and way != "future":
        return published.year - 1, "published"
    ahead = number + (4 if piece == "Q" else 2) - now
    if number < now and way == "future" and ahead <= 2:
        return published.year + 1, "published"
    return published.year, "published"


def told_quarter(found: Found, setting: Setting) -> Meaning | None:
    """Resolve "the latest quarter", "the quarter", "last quarter"."""
    told = found.get("told")
    before = setting.quarter(found)
    if told in {"the", "the latest", "the most recent", "the same", "the full"}:
        if before:
            return setting.anchored(before, "Q", anchor="previous")
        if told in {"the", "the same", "the full"}:
            return None
        return setting.anchored(move(setting.published("Q"), "Q", -1), "Q")
    shift = {"last": -1, "the previous": -1, "next": 1}.get(told, 0)
    return setting.anchored(move(setting.published("Q"), "Q", shift), "Q")


def quarter_of_year(found: Found, setting: Setting) -> Meaning | None:
    """Resolve "the 2018 period": of the quarter that the report is about, or the whole year after "the first nine months"."""
    year = year_of(found.get("year"), setting.words)
    before = None if setting.told and setting.told[-1].kind == "DURATION" else setting.quarter(found)
    if year is None or before is None:
        return calendar_year(found, setting)
    return Meaning(kind="DATE", value=value_at(before.replace(year=year, day=1), "Q"), anchor="previous")


def year_ago(found: Found, setting: Setting) -> Meaning | None:
    """Resolve "the year-ago quarter", "a year earlier" beside a quarter: the same quarter a year before."""
    before = setting.quarter(found)
    if before:
        return setting.anchored(move(before, "Y", -1), "Q", anchor="previous")
    if found.get("unit") != "year":
        return setting.anchored(move(setting.published("M"), "M", -1), "M")
    return setting.anchored(move(setting.published("Y"), "Y", -1), "Y")


def year_ended(found: Found, setting: Setting) -> Meaning | None:
    """Resolve "the year ended Sept. 30" and "the year ending in March 1990": a company's year, told by when it ends."""
    ends = _ENDS.match(setting.text, found.end)
    month = _month_ended(found, setting)
    published = setting.published("M")
    if ends is None or month is None or (published is None and not ends["year"]):
        return None
    if ends["year"] or published is None:
        return Meaning(kind="DATE", value=ends["year"], reason="fiscal-year")
    ahead = ends["way"] == "ending" and direction_of(setting.reading, found.tokens, setting.words) == "future"
    year = published.year + ((month < published.month) if ahead else -(month > published.month))
    return Meaning(kind="DATE", value=f"{year:04}", anchor="published", reason="fiscal-year")


def _month_ended(found: Found, setting: Setting) -> int | None:
    """Return the month with which a company's year or quarter is said to end, right behind it."""
    ends = _ENDS.match(setting.text, found.end)
    keys = setting.words.keys
    month = keys["month"].get(ends["month"]) or keys["short_month"].get(ends["month"]) if ends else None
    return int(month) if month else None


def calendar_season(found: Found, setting: Setting) -> Meaning | None:
    """Resolve a season with its year, "last autumn", "in the spring"."""
    key = setting.words.key("season", found.get("season"))
    if found.get("season") == "fall" and setting.text[: found.start].rstrip().endswith(("'s", "s'")):
        return None  # "Saddam's fall that year"
    if setting.text[found.end :].startswith(" festival"):
        return None
    if found.rule.name == "told-season" and _FALL_OF.match(setting.text, found.end):
        return None
    if found.rule.name == "season" and not _is_season(found, setting):
        return None
    year, anchor = told_year(found, setting) if found.get("year") or found.get("told") else (None, None)
    if year is None and not found.get("told"):
        year, anchor = _season_year(found, setting, key), "published"
    if year is None:
        return Meaning(kind="DATE", value=f"XXXX-{key}", mod=setting.edge(found))
    return Meaning(kind="DATE", value=f"{year:04}-{key}", mod=setting.edge(found), anchor=anchor)


def season_after(found: Found, setting: Setting) -> Meaning | None:
    """Resolve "that winter", "the following spring": by the date told before."""
    key = setting.words.key("season", found.get("season"))
    before = setting.previous()
    told = before.start if before is not None else None
    if told is None:
        return None if found.get("told").startswith("that") else calendar_season(found, setting)
    years = range(max(1, told.year - 1), min(date.max.year, told.year + 1) + 1)
    starts = {year: date(year, SEASON_MONTHS[key], 1) for year in years}
    whole = before is not None and before.grain in {"year", "decade"}
    way = found.get("told").split()[-1]
    if way in {"following", "next"}:
        year = min((year for year, start in starts.items() if start > told), default=None)
    elif way == "previous":
        year = max((year for year, start in starts.items() if start < told), default=None)
    else:
        year = told.year if whole else min(starts, key=lambda year: abs((starts[year] - told).days), default=None)
    if year is None:
        return None
    return Meaning(kind="DATE", value=f"{year:04}-{key}", mod=setting.edge(found), anchor="previous")


def month_after(found: Found, setting: Setting) -> Meaning | None:
    """Resolve "that June" and "the following March": by the date told before."""
    if found.tokens[0].tag not in {"DT", "PDT"}:
        return None  # "said that March was cold"
    before, month = setting.told_before(found), month_of(found, setting)
    told = before.start if before is not None else None
    if before is None or told is None:
        return calendar_month(found, setting) if found.get("told").startswith("that") else None
    starts = [date(year, int(month), 1) for year in (told.year - 1, told.year, told.year + 1) if year in _YEARS]
    way = found.get("told").split()[-1]
    if way == "following":
        fitting = [start for start in starts if start > told]
    else:
        fitting = [start for start in starts if told <= start and before.end is not None and start < before.end]
    near = min(fitting or starts, key=lambda start: abs((start - told).days))
    return Meaning(kind="DATE", value=f"{near.year:04}-{month}", mod=setting.edge(found), anchor="previous")


def week_of_day(found: Found, setting: Setting) -> Meaning | None:
    """Resolve "the week of May 8" and "the weekend of Nov. 21": the one that the day lies in."""
    named = calendar_day(found, setting)
    if named is None:
        return None
    return replace(named, value=value_at(first_day(named.value), setting.words.key("unit", found.get("unit"))))


def _is_season(found: Found, setting: Setting) -> bool:
    """Tell "the fall" of the year from "the fall of the city": a noun, and nothing that it is the fall or the spring of."""
    if found.get("season") not in {"fall", "spring"}:
        return True
    after = setting.text[found.end : found.end + 6].strip()
    return found.tokens[-1].tag in {"NN", "NNP"} and not after.startswith(("of ", "in ", "from", "to "))


def _season_year(found: Found, setting: Setting, key: str) -> int | None:
    published = setting.published("M")
    if published is None:
        return None
    starts = [date(year, SEASON_MONTHS[key], 1) for year in range(published.year - 2, published.year + 3)]
    begun = [start for start in starts if start <= published]
    over = [start for start in begun if value_at(move(start, "M", 3), "M") <= value_at(published, "M")]
    coming = [start for start in starts if start > published]
    relative = found.get("relative")
    shift = int(setting.words.key("relative", relative)) if relative else None
    way = direction_of(setting.reading, found.tokens, setting.words) if shift is None else None
    if shift == -1:
        return over[-1].year
    if shift == 1 and relative != "next" and begun[-1].month == published.month:
        return begun[-1].year  # "the upcoming spring", told in early March
    if shift == 1:
        return coming[0].year
    if shift == 0:
        return published.year if begun[-1] in over else begun[-1].year  # "this winter", told in February
    return coming[0].year if way == "future" and begun[-1] in over else begun[-1].year
