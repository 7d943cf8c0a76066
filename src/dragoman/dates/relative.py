"""Units counted from the report or from the date told before: "last week", "ten days ago", "a day later", "the same month".

"Last", "this" and "next" count from publication; "the following", "the previous", "later" and "that" from the date told
before, or from publication where none was told; what happened "two weeks later" never lies past the report, so that it stays
open where no date told leads to it. A unit is never made finer than its words: "two years ago" is a year.
"""

import re
from datetime import date

from dragoman.dates.direction import direction_of
from dragoman.dates.numbers import count_of
from dragoman.dates.pieces import year_ago, year_ended
from dragoman.dates.setting import Found, Meaning, Setting
from dragoman.dates.units import CALENDAR_UNITS, duration_value, move, value_at
from dragoman.dates.values import interval_of

__all__ = [
    "ago",
    "before_last",
    "from_now",
    "full_year",
    "later",
    "next_unit",
    "recent_units",
    "same_unit",
    "then",
    "told_unit",
]

_HOURS = 24  # "30 hours ago" was yesterday; of fewer hours the day before is as likely as not
_LATE = 10  # months: after October a year's end that is told as past may be this year's
_FEW = 4  # sentences: what "a decade later" counts from is told that near, where the last date told does not fit
_EARLY = 3  # to Wednesday, what was done "this weekend" was done on the one just gone
_SPANNED = re.compile(r"\b(?:over|within|during|for) +$")
_NAMED_AFTER = re.compile(r",? in ((?:1[5-9]|20)\d\d)\b")  # "two years later, in 1953"
_YEARS = {"Y": 1, "DE": 10, "C": 100}
_GRAINS = {"D": ("day", "time"), "N": ("day", "time"), "W": ("day", "time", "week"), "M": ("day", "time", "week", "month")}


def told_unit(found: Found, setting: Setting) -> Meaning | None:
    """Resolve "last week", "earlier this month", "the end of the year", "over the weekend"."""
    form = found.get("unit")
    unit = setting.words.key("unit", form)
    if unit not in CALENDAR_UNITS - {"N", "ML"} or _is_plural(form):
        return None
    if unit == "WE":
        return _weekend(found, setting)
    relative, words = found.get("relative"), setting.text[found.start : found.end]
    article = words.startswith("the ") and not found.get("edge")
    if article and relative in {"next", "following", "previous", "preceding", "prior"}:
        return None
    if article and relative in {"last", "past"}:
        return Meaning(kind="DURATION", value=duration_value(1.5 if found.get("and_half") else 1, unit))
    if found.get("told") == "that":
        return _counted(found, setting, unit, 0)
    shift = int(setting.words.key("relative", relative)) if relative else 0
    if found.rule.name == "unit-end" and _is_over(found, setting, unit):
        shift = -1  # "at the year end it had risen", told in March
    if relative in {"following", "previous", "preceding", "prior"}:
        return _counted(found, setting, unit, shift)
    reason = "fiscal-year" if found.get("fiscal") in {"fiscal", "financial"} else None
    anchored = setting.anchored(move(setting.published(unit), unit, shift), unit, mod=setting.edge(found))
    return Meaning(kind="DATE", value=anchored.value, mod=anchored.mod, anchor=anchored.anchor, reason=reason)


def _is_over(found: Found, setting: Setting, unit: str) -> bool:
    """Tell whether the end of a year that a clause of the past tells of is that of the year before."""
    published = setting.published("M")
    if unit != "Y" or published is None or published.month > _LATE:
        return False
    return direction_of(setting.reading, found.tokens, setting.words) == "past"


def _is_plural(form: str) -> bool:
    return form.rstrip(".").endswith(("s", "ies", "ennia"))


def _weekend(found: Found, setting: Setting) -> Meaning:
    published = setting.published("WE")
    told = found.get("told") or found.get("relative")
    if published is None:
        return setting.anchored(None, "WE", mod=setting.edge(found))
    on_it = published.isoweekday() >= 6
    way = direction_of(setting.reading, found.tokens, setting.words)
    ahead, just_gone = way == "future", way == "past" and published.isoweekday() <= _EARLY
    if told in {"next", "the next"}:
        shift = 1
    elif told in {"the coming", "this coming", "coming"}:
        shift = 1 if on_it else 0
    elif (told == "this" and not just_gone) or (told == "the" and (ahead or on_it)):
        shift = 0
    else:
        shift = -1
    return setting.anchored(move(published, "W", shift), "WE", mod=setting.edge(found))


def _base(found: Found, setting: Setting, unit: str, *, on: float = 0) -> tuple[date | None, str]:
    """Return the day that "later" and "the same" count from, and what it is; None where all would lead past the report.

    Args:
        found: The find.
        setting: What it is resolved against.
        unit: The unit counted in.
        on: How many units it counts on; what is told of the past counts on from where it ends by the report.
    """
    grains = _GRAINS.get(unit, ())
    before, published = setting.told_before(found, *grains), setting.published(unit)
    last = before.start if before is not None else None
    beside = last is not None and published is not None and last > published and setting.in_sentence(found) is not None
    if not on or published is None or beside or _looks_on(found, setting):
        return (last, "previous") if last is not None else (published, "published")
    ends = move(published, unit, -int(on))
    sentence = setting.reading.sentence_of(found.tokens[0]).index
    told = [
        timex.interval
        for timex in reversed(setting.told)
        if timex.interval is not None
        and sentence - setting.reading.tokens_in(timex.span.start, timex.span.end)[0].sentence <= _FEW
    ]
    starts = (each.start for each in told if each.start and (not grains or each.grain in grains))
    rough = value_at(ends, unit)
    return next((start for start in starts if ends and (start <= ends or value_at(start, unit) == rough)), None), "previous"


def _looks_on(found: Found, setting: Setting) -> bool:
    way = direction_of(setting.reading, found.tokens, setting.words)
    return way == "future" or (way is None and found.rule.resolver == "next_unit")


def _counted(found: Found, setting: Setting, unit: str, shift: int) -> Meaning:
    day, anchor = _base(found, setting, unit, on=max(shift, 0))
    moved = setting.anchored(move(day, unit, shift), unit, anchor=anchor, mod=setting.edge(found))
    part = found.get("part") or found.get("second")
    if not part:
        return moved
    value = value_at(move(day, unit, shift), "D")
    return Meaning(kind="TIME", value=f"{value}T{setting.words.key('part', part)}", anchor=moved.anchor, mod=moved.mod)


def same_unit(found: Found, setting: Setting) -> Meaning | None:
    """Resolve "the same day", "that year", "that night": of the date told before."""
    unit = _unit_or_part(found, setting)
    if unit is None:
        return None
    if setting.previous(*_GRAINS.get(unit, ())) is None and found.get("told").startswith("that"):
        return None
    return _counted(found, setting, unit, 0)


def next_unit(found: Found, setting: Setting) -> Meaning | None:
    """Resolve "the following year", "the previous night", "the day before"."""
    unit = _unit_or_part(found, setting)
    if unit is None:
        return None
    words = f"{found.get('told')} {found.get('way')}"
    if words == "the next " and unit != "D" and _SPANNED.search(setting.text[: found.start]):
        return Meaning(kind="DURATION", value=duration_value(1, unit))
    return _counted(
        found, setting, unit, -1 if any(word in words for word in ("previous", "preceding", "prior", "before")) else 1
    )


def _unit_or_part(found: Found, setting: Setting) -> str | None:
    if found.get("part"):
        return "D"
    unit = setting.words.key("unit", found.get("unit"))
    return unit if unit in CALENDAR_UNITS - {"ML", "WE"} and not _is_plural(found.get("unit")) else None


def ago(found: Found, setting: Setting) -> Meaning | None:
    """Resolve "ten days ago", "a year and a half ago"; "years ago" is some time past."""
    if found.get("plural") or found.get("vague_count"):
        return Meaning(kind="DATE", value="PAST_REF", mod=setting.edge(found))
    count = 0.5 if found.get("half") else count_of(found.get("count"), setting.words)
    if count is None:
        return None
    count += 0.5 if found.get("and_half") else 0
    unit = setting.words.key("unit", found.get("unit"))
    if unit not in CALENDAR_UNITS:
        back = int(count // _HOURS) if unit == "HR" else 0
        day = value_at(move(setting.published("D"), "D", -back), "D")
        return Meaning(kind="TIME", value=f"{day}TXX:XX", mod=setting.edge(found), anchor=_if_known(day, "published"))
    if found.get("fixed") and unit in {"Y", "DE", "C"} and count.is_integer():
        grain = {"today": "D", "this week": "W", "this month": "M"}[found.get("fixed")]
        return setting.anchored(move(setting.published(grain), unit, -int(count)), grain, mod=setting.edge(found))
    if unit == "Y" and count == 1 and setting.quarter(found):
        return year_ago(found, setting)
    return _moved(found, setting, setting.published(unit), "published", -count)


def before_last(found: Found, setting: Setting) -> Meaning | None:
    """Resolve "the year before last", "the night before last"."""
    part = found.get("part")
    unit = "D" if part else setting.words.key("unit", found.get("unit"))
    meaning = setting.anchored(move(setting.published(unit), "W" if unit == "WE" else unit, -2), unit)
    if not part:
        return meaning
    return Meaning(kind="TIME", value=f"{meaning.value}T{setting.words.key('part', part)}", anchor=meaning.anchor)


def from_now(found: Found, setting: Setting) -> Meaning | None:
    """Resolve "two years from now"."""
    count = count_of(found.get("count"), setting.words)
    unit = setting.words.key("unit", found.get("unit"))
    return _moved(found, setting, setting.published(unit), "published", count) if count and unit in CALENDAR_UNITS else None


def later(found: Found, setting: Setting) -> Meaning | None:
    """Resolve "a day earlier", "ten days later": counted from the date told before."""
    count = count_of(found.get("count"), setting.words)
    unit = setting.words.key("unit", found.get("unit"))
    if count is None or unit not in CALENDAR_UNITS:
        return None
    count += 0.5 if found.get("and_half") else 0
    named = _NAMED_AFTER.match(setting.text, found.end)
    if named is not None and unit == "Y":
        return Meaning(kind="DATE", value=named[1])
    back = found.get("way") in {"earlier", "before", "previously"}
    if back and unit == "Y" and count == 1 and setting.quarter(found):
        return year_ago(found, setting)
    day, anchor = _base(found, setting, unit, on=0 if back else count)
    return _moved(found, setting, day, anchor, -count if back else count)


def _moved(found: Found, setting: Setting, day: date | None, anchor: str, count: float) -> Meaning:
    unit = setting.words.key("unit", found.get("unit"))
    if not float(count).is_integer() and unit in _YEARS and float(count * _YEARS[unit]).is_integer():
        unit, count = "Y", count * _YEARS[unit]
    elif not float(count).is_integer() and unit in _YEARS:
        unit, count = "M", round(count * 12 * _YEARS[unit])
    return setting.anchored(move(day, unit, int(count)), unit if unit != "N" else "D", anchor=anchor, mod=setting.edge(found))


def _if_known(value: str, anchor: str) -> str | None:
    return anchor if interval_of(value) else None


def then(found: Found, setting: Setting) -> Meaning | None:
    """Resolve "since then": the date told before, as fine as it was told."""
    for timex in reversed(setting.told):
        if timex.interval is not None:
            return Meaning(kind="DATE", value=timex.value.partition("T")[0], anchor="previous")
    return Meaning(kind="DATE", value="PAST_REF")


def full_year(found: Found, setting: Setting) -> Meaning | None:
    """Resolve "the full year" of a company's results."""
    reason = "fiscal-year" if "fiscal" in setting.text[found.start : found.end] else None
    ended = year_ended(found, setting)
    if ended is not None:
        return ended
    year = setting.anchored(setting.published("Y"), "Y")
    return Meaning(kind="DATE", value=year.value, anchor=year.anchor, reason=reason)


def recent_units(found: Found, setting: Setting) -> Meaning | None:
    """Resolve "recent years" and "the coming days" to some time past or to come."""
    if setting.words.key("unit", found.get("plural")) == "S" or not _is_plural(found.get("plural")):
        return None
    ahead = found.get("way") in {"coming", "future", "upcoming"}
    return Meaning(kind="DATE", value="FUTURE_REF" if ahead else "PAST_REF")
