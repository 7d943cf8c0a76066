"""The year of a date that tells none: "last year" beside it, a year told just before, else the one nearest to the report.

"The vote in November" after "will" is the next one, after "was" the last; a month with a noun, "the November election", may be
the nearest one whatever the tense. In: a find and its setting. Out: a year and what it was counted from.
"""

from collections.abc import Iterator
from datetime import date

from dragoman.dates.direction import direction_of
from dragoman.dates.numbers import ordinal_of, year_of
from dragoman.dates.setting import Found, Setting
from dragoman.dates.values import first_day
from dragoman.model import Interval, Reading, Token
from dragoman.model.attachment import is_verb

__all__ = ["TOLD", "month_of", "nearest_year", "told_year"]

TOLD = {"last": -1, "past": -1, "this": 0, "present": 0, "current": 0, "next": 1, "the": 0}
_FAR = 270  # days: against the tense, a near date beats one nine months off or more
_FRESH = 62  # days: what is reported of a month is reported within two
_AHEAD = 153  # days: from five months on, "the November election" in the past tense is the next one
_NEAR = {
    "past": 100,
    "future": 31,
}  # days: "set to expire Nov. 21" told on 2 November; "first set for 18 November" told on the 20th


def month_of(found: Found, setting: Setting) -> str:
    """Return the two figures of the month that a phrase names."""
    form = found.get("full_month") or found.get("month")
    keys = setting.words.keys
    return keys["month"].get(form) or keys["short_month"][form]


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


def nearest_year(found: Found, setting: Setting, tail: str) -> tuple[int | None, str | None]:
    """Return the year that a day or month without one lies in, and its anchor.

    Args:
        found: The find.
        setting: What it is resolved against.
        tail: The value without its year: ``-11`` or ``-11-08``.
    """
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
    near = _FRESH if way == "future" and to_the_day else _NEAR[way]
    loose = way == "future" or _may_lie_ahead(found, setting, to_the_day=to_the_day)
    against = loose and abs(fitting[best]) > _FAR and abs(gaps[nearest]) < near
    return (nearest if against else best), "published"


def _goes_with_nearest(found: Found, setting: Setting, way: str, gap: int, *, to_the_day: bool) -> bool:
    """Tell whether a month with a noun is the nearest one, whatever the tense: "the November election", "their reports"."""
    held = setting.words.keys["held"]
    if way == "past" and _noun_before(found, setting) in held:
        return gap < _AHEAD  # "the platform for the convention in July", however it is parsed
    if not _is_attributive(found, setting):
        return False
    goes_with_held = setting.reading.head(found.tokens[-1]).lemma.lower() in held
    if way == "future":
        return not (to_the_day or goes_with_held) and -_FRESH <= gap <= 0
    return gap < (_AHEAD if goes_with_held or to_the_day else _FRESH) and (goes_with_held or gap > 0)


def _noun_before(found: Found, setting: Setting) -> str:
    """Return the noun right before "in July", in lower case; the empty string without one."""
    first = found.tokens[0].index
    tokens = setting.reading.tokens[max(0, first - 2) : first]
    joined = len(tokens) > 1 and tokens[1].text.lower() in {"in", "on"} and tokens[0].pos == "NOUN"
    return tokens[0].lemma.lower() if joined else ""


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
    return above.index > last.index and above.pos in {"NOUN", "PROPN"} and last.dep in {"compound", "amod", "nmod", "poss"}


def _verbs_above(reading: Reading, token: Token) -> Iterator[Token]:
    return (above for above in reading.ancestors(token) if is_verb(above))
