"""Calendar dates that name a month, a year, a decade or a century: "3 March 2017", "since last October", "the late 1970s".

A year that is not told comes from the words around ("in June last year"), else from a date with a year told just before, else
it is the year that brings the date nearest to the report in the direction of the clause's tense. Without a publication date it
stays open.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from dragoman.dates.direction import direction_of
from dragoman.dates.numbers import ordinal_of, year_of
from dragoman.dates.setting import Found, Meaning, Setting
from dragoman.dates.units import move
from dragoman.dates.values import first_day, interval_of
from dragoman.model import Interval, Reading, Token
from dragoman.model.attachment import is_verb

__all__ = [
    "calendar_century",
    "calendar_day",
    "calendar_decade",
    "calendar_month",
    "calendar_year",
    "month_of",
    "numeric_date",
    "part_of_day",
    "second_year",
    "short_year",
    "told_year",
]

TOLD = {"last": -1, "past": -1, "this": 0, "present": 0, "current": 0, "next": 1, "the": 0}
_FAR = 270  # days: against the tense, a near date beats one nine months off or more
_SPAN = 5  # years: within them a day of a month falls on a weekday at most once
_STATED = re.compile(r"\b(?:in|since|of|during|from|,) ((?:19|20)\d\d)\b(?! ?[a-z]*-)")
_FRESH = 62  # days: what is reported of a month is reported within two
_AHEAD = 153  # days: from five months on, "the November election" in the past tense is the next one
_NEAR = {
    "past": 100,
    "future": 31,
}  # days: "set to expire Nov. 21" told on 2 November; "first set for 18 November" told on the 20th


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


def month_of(found: Found, setting: Setting) -> str:
    """Return the two figures of the month that a phrase names."""
    form = found.get("full_month") or found.get("month")
    keys = setting.words.keys
    return keys["month"].get(form) or keys["short_month"][form]


def _dated(found: Found, setting: Setting, tail: str) -> Meaning | None:
    year, anchor = told_year(found, setting)
    if year is None:
        year, anchor = _nearest_year(found, setting, tail)
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


def told_year(found: Found, setting: Setting) -> tuple[int | None, str | None]:
    """Return the year that the phrase tells, and its anchor: a figure, or "last year" beside the month."""
    if found.get("year"):
        return year_of(found.get("year"), setting.words), None
    if found.get("direct") and (day := setting.published("D")):
        return _year_beside(found, setting, day), "published"
    told = found.get("told") or (found.get("relative") if found.end and "year" in _words(found, setting) else "")
    if told in {"that", "the same", "the following", "the previous"}:
        before = setting.previous()
        shift = {"the following": 1, "the previous": -1}.get(told, 0)
        return (before.start.year + shift, "previous") if before and before.start else (None, None)
    published = setting.published("Y")
    if told.startswith("a year "):
        return _year_back(found, setting, told, published)
    if told and published:
        shift = TOLD[told] if told in TOLD else int(setting.words.key("relative", told))
        return published.year + shift, "published"
    return None, None


def _year_back(found: Found, setting: Setting, told: str, published: date | None) -> tuple[int | None, str | None]:
    """Return the year of "January a year ago", and of "January a year earlier": a year before that told last."""
    before = setting.told_before(found) if told != "a year ago" else None
    if before is not None and before.start is not None:
        return before.start.year - 1, "previous"
    return (published.year - 1, "published") if published else (None, None)


def _year_beside(found: Found, setting: Setting, published: date) -> int:
    """Return the year of "last Aug. 7": of the nearest such day before the report, or after it for "next"."""
    day = ordinal_of(found.get("day"), setting.words) or 1
    passed = (int(month_of(found, setting)), day) < (published.month, published.day)
    if found.get("direct") == "last":
        return published.year - (not passed)
    return published.year + (passed or (int(month_of(found, setting)), day) == (published.month, published.day))


def _words(found: Found, setting: Setting) -> str:
    return setting.text[found.start : found.end]


def _nearest_year(found: Found, setting: Setting, tail: str) -> tuple[int | None, str | None]:
    line = setting.dateline
    if line is not None and line.start <= found.start < line.end:
        return line.day.year, "published"
    told = _year_just_told(found, setting, tail)
    published = setting.published("M")
    way = direction_of(setting.reading, found.tokens, setting.words)
    if told is not None and (published is None or (told != published.year and way != "future")):
        return told, "previous"
    if published is None:
        return None, None
    day = published if tail.count("-") == 2 else published.replace(day=1)
    years = (published.year - 1, published.year, published.year + 1)
    to_the_day = tail.count("-") == 2
    gaps = {year: (start - day).days for year in years if (start := first_day(f"{year:04}{tail}"))}
    if not gaps:
        return None, None
    nearest = min(gaps, key=lambda year: abs(gaps[year]) + (0.5 if gaps[year] > 0 else 0))
    fitting = {year: gap for year, gap in gaps.items() if (gap <= 0 if way == "past" else gap >= 0)}
    if way is None or not fitting or _goes_with_nearest(found, setting, way, gaps[nearest], to_the_day=to_the_day):
        return nearest, "published"
    best = min(fitting, key=lambda year: abs(fitting[year]))
    near = _NEAR[way] if to_the_day or way == "past" else 0
    loose = way == "future" or _may_lie_ahead(found, setting, to_the_day=to_the_day)
    against = loose and abs(fitting[best]) > _FAR and abs(gaps[nearest]) < near
    return (nearest if against else best), "published"


def _goes_with_nearest(found: Found, setting: Setting, way: str, gap: int, *, to_the_day: bool) -> bool:
    """Tell whether a month with a noun is the nearest one, whatever the tense: "the November election", "their reports"."""
    if to_the_day or not _is_attributive(found, setting):
        return False
    if way == "future":
        return -_FRESH <= gap <= 0
    return gap < _AHEAD and setting.reading.head(found.tokens[-1]).lemma.lower() in setting.words.keys["held"]


def _may_lie_ahead(found: Found, setting: Setting, *, to_the_day: bool) -> bool:
    """Tell whether a date in a past clause may be to come, since it goes with a noun: "hailed the summit in April".

    A month must go with what is held on set days; what was done "on June 3" lies behind.
    """
    inside = {token.index for token in found.tokens}
    top = next((token for token in reversed(found.tokens) if token.head not in inside), None)
    if top is None or setting.text[: found.start].endswith("that "):
        return False
    above = next((token for token in setting.reading.ancestors(top) if token.pos != "ADP"), None)
    if above is None or (is_verb(above) and above.tag != "VBG" and above.lemma not in setting.words.keys["granting"]):
        return False
    return to_the_day or above.lemma.lower() in setting.words.keys["held"]


def _year_just_told(found: Found, setting: Setting, tail: str) -> int | None:
    """Return the year of the last date, if it states one and dates this sentence or the one before.

    A season need not be stated for a day or month that lies in it: "bombed last spring. It began on March 24".
    """
    if not setting.told or setting.told[-1].interval is None or _is_attributive(found, setting):
        return None
    if found.get("edge").startswith(("earlier", "later")):
        return None
    last, interval = setting.told[-1], setting.told[-1].interval
    reading = setting.reading
    fronted = last.trace.rule == "year" and _opens_sentence(reading, last.span.start) and _opens_sentence(reading, found.start)
    told = last.basis == "stated" or last.trace.rule == "month-of-year-told"  # "in March of that year"
    seasonal = _year_in_season(interval, tail)
    if not (told or seasonal) or interval.start is None or not (fronted or interval.grain in {"day", "month", "season"}):
        return None
    here = reading.sentence_of(found.tokens[0])
    there = reading.sentence_of(reading.tokens_in(last.span.start, last.span.end)[0])
    if here.index == there.index:
        return seasonal or interval.start.year
    main = next(
        iter(verb for token in reading.tokens_in(last.span.start, last.span.end) for verb in _verbs_above(reading, token)), None
    )
    near = here.paragraph == there.paragraph and here.index - there.index == 1
    return (seasonal or interval.start.year) if near and main is not None and main.index == there.root else None


def _year_in_season(season: Interval, tail: str) -> int | None:
    """Return the year in which a day or month lies in a season; a winter has two."""
    if season.grain != "season" or season.start is None or season.end is None:
        return None
    years = (season.start.year, season.end.year)
    return next((year for year in years if (day := first_day(f"{year:04}{tail}")) and season.start <= day < season.end), None)


def _opens_sentence(reading: Reading, start: int) -> bool:
    """Tell whether a phrase sets the time of its sentence: "In 1998, the two met"."""
    first = reading.tokens_in(start, start + 1)[0]
    return first.index - reading.sentence_of(first).first == 1


def _is_attributive(found: Found, setting: Setting) -> bool:
    """Tell whether a month goes with a noun, "a February report": such a month is near the report, whatever the story told."""
    last = found.tokens[-1]
    above = setting.reading.head(last)
    return above.index > last.index and above.pos in {"NOUN", "PROPN"} and last.dep in {"compound", "amod", "nmod"}


def _verbs_above(reading: Reading, token: Token) -> Iterator[Token]:
    return (above for above in reading.ancestors(token) if is_verb(above))


def calendar_year(found: Found, setting: Setting) -> Meaning | None:
    """Resolve a year; the days of a fiscal year are not known."""
    year = year_of(found.get("year"), setting.words)
    if year is None or not 1000 <= year <= 2100:
        return None
    reason = "fiscal-year" if found.get("fiscal") else None
    return Meaning(kind="DATE", value=f"{year:04}", mod=setting.edge(found), reason=reason)


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
