"""Weekdays, days told from today, and parts of days: "late on Friday night", "yesterday morning", "at dawn on Tuesday".

News practice: "on Thursday" in a Thursday story is the day of publication; otherwise it is the last Thursday, or the next one
where the clause looks ahead; "last" and "next" pass over the day of publication. Without a publication date the day stays
open.
"""

import re
from dataclasses import replace
from datetime import date, timedelta

from dragoman.dates.direction import direction_of, is_firm
from dragoman.dates.numbers import ordinal_of
from dragoman.dates.setting import Found, Meaning, Setting
from dragoman.dates.units import move, value_at
from dragoman.model import Interval
from dragoman.model.attachment import is_verb, tense_of

__all__ = ["nth_day", "overnight", "part_of_context", "resolve_weekday", "told_day", "told_part", "weekday", "weekday_off"]

_TURNS = frozenset({"dawn", "dusk", "daybreak", "sunrise", "sunset", "nightfall"})
"""Turns of the day that reports tell of any day: without a date in the sentence theirs stays open."""


_JUST_GONE = 5  # days ahead: a weekday that was one or two days ago is that one, unless the clause's own verb looks ahead
# Source: 27 of 32 such days in 400 Syrian and 900 American reports were the day just gone.
_NO_NIGHT = re.compile(
    r"[ -](?:[a-z]+[ -])?(?:bags?|rates?|loans?|lending|funds?|repurchases?|repos?|deposits?|markets?|sensation|success|star"
    r"|mail|delivery|guests?|train|ferry|camps?|trips?|index)\b"
)  # what is for a night, and tells of none
_LEAD = 6  # paragraphs: what a report goes on about is told at its head


def weekday(found: Found, setting: Setting) -> Meaning | None:
    """Resolve a weekday with whatever stands around it."""
    number = int(setting.words.key("weekday", found.get("weekday")))
    published = setting.published("D")
    if found.get("part").endswith("s"):
        return None
    if published is None:
        return _on_day(found, setting, None, f"XXXX-WXX-{number}")
    if found.get("ahead"):
        return _on_day(found, setting, _weeks_on(found, setting, published, number))
    if found.get("week") or found.get("weeks"):
        return _on_day(found, setting, _of_week(found, published, number))
    relative = found.get("relative")
    if relative:
        shift = int(setting.words.key("relative", relative))
        way = {-1: "past", 1: "future"}.get(shift) or direction_of(setting.reading, found.tokens, setting.words) or "future"
        strict = shift != 0
    else:
        way, strict = direction_of(setting.reading, found.tokens, setting.words) or "past", False
        far = way == "future" and (number - published.isoweekday()) % 7 >= _JUST_GONE
        owns = setting.text.startswith("'s", found.end)  # "Monday's ruling will be felt", told on Tuesday
        if far and (owns or not is_firm(setting.reading, found.tokens)):
            way = "past"
    return _on_day(found, setting, resolve_weekday(published, number, way, strict=strict))


def resolve_weekday(published: date, number: int, way: str, *, strict: bool = False) -> date | None:
    """Return the weekday nearest to a day in one direction.

    Args:
        published: The day to count from.
        number: ISO weekday, 1 for Monday.
        way: ``past`` or ``future``.
        strict: Whether to pass over the day itself.

    Returns:
        A day at most seven days off; None beyond the calendar.
    """
    gap = (number - published.isoweekday()) % 7 if way == "future" else -((published.isoweekday() - number) % 7)
    if strict and gap == 0:
        gap = 7 if way == "future" else -7
    return move(published, "D", gap)


def _of_week(found: Found, published: date, number: int) -> date | None:
    if found.get("week"):
        weeks = {"last": -1, "this": 0, "next": 1}[found.get("week")]
        return move(published, "D", 7 * weeks + number - published.isoweekday())
    weeks = {"a": 1, "two": 2, "three": 3}[found.get("weeks")]
    way, back = ("past", -1) if found.get("way") in {"ago", "last"} else ("future", 1)
    near = resolve_weekday(published, number, way)
    return move(near, "W", back * weeks if near == published else back * (weeks - 1) or back)


def weekday_off(found: Found, setting: Setting) -> Meaning | None:
    """Resolve "the Sunday before": counted from the day told before."""
    before = setting.previous("day", "time")
    if before is None or before.start is None:
        return None
    number = int(setting.words.key("weekday", found.get("weekday")))
    way = "past" if found.get("way") == "before" else "future"
    return _on_day(found, setting, resolve_weekday(before.start, number, way, strict=True), anchor="previous")


def _weeks_on(found: Found, setting: Setting, published: date, number: int) -> date | None:
    """Return the day of "Thursday week" and "Friday fortnight": one or two weeks after the next one."""
    return move(resolve_weekday(published, number, "future"), "W", 2 if found.get("ahead") == "fortnight" else 1)


def _on_day(
    found: Found, setting: Setting, day: date | None, unknown: str = "XXXX-XX-XX", anchor: str = "published"
) -> Meaning:
    """Return a day, or the part of it that the phrase tells."""
    value = unknown if day is None else day.isoformat()
    known = None if day is None else anchor
    part = found.get("part") or ("night" if found.get("hours") == "late" else "morning" if found.get("hours") else "")
    if part:
        return Meaning(kind="TIME", value=f"{value}T{setting.words.key('part', part)}", mod=setting.edge(found), anchor=known)
    return Meaning(kind="DATE", value=value, mod=setting.edge(found), anchor=known)


def told_day(found: Found, setting: Setting) -> Meaning | None:
    """Resolve "today", "yesterday morning", "the day before yesterday", "tonight"."""
    word = found.get("word")
    shift = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}[word]
    if found.get("way"):
        if (word == "yesterday") != (found.get("way") == "before"):
            return None
        shift *= 2
    day = move(setting.published("D"), "D", shift)
    if word == "tonight":
        return setting.anchored(day, "N", mod=setting.edge(found))
    return _on_day(found, setting, day)


def overnight(found: Found, setting: Setting) -> Meaning | None:
    """Resolve "overnight": two days, the later of them that of publication, or the next where the clause looks ahead.

    "Overnight on Sunday" is one day; an overnight bag or rate is none.
    """
    published = setting.published("D")
    if _NO_NIGHT.match(setting.text, found.end):
        return None
    if found.get("weekday"):
        number = int(setting.words.key("weekday", found.get("weekday")))
        day = resolve_weekday(published, number, "past") if published else None
        value = f"XXXX-WXX-{number}TNI" if day is None else value_at(day, "N")
        return Meaning(kind="TIME", value=value, anchor="published" if day else None)
    ahead = direction_of(setting.reading, found.tokens, setting.words) == "future"
    day = published if ahead else move(published, "D", -1)
    if day is None or published is None:
        return Meaning(kind="TIME", value=value_at(None, "N"))
    nights = Interval(day, day + timedelta(days=2), "time")
    return Meaning(kind="TIME", value=value_at(day, "N"), anchor="published", interval=nights)


def told_part(found: Found, setting: Setting) -> Meaning | None:
    """Resolve "this morning", "last night", "that evening", "the next afternoon"."""
    told = found.get("told")
    if told == "this":
        return _on_day(found, setting, setting.published("D"))
    if told == "last":
        return _on_day(found, setting, move(setting.published("D"), "D", -1))
    before = setting.told_before(found, "day", "time")
    shift = {"the next": 1, "the following": 1, "the previous": -1}.get(told, 0)
    return _on_day(found, setting, move(before.start, "D", shift) if before else None, anchor="previous")


def nth_day(found: Found, setting: Setting) -> Meaning | None:
    """Resolve "the second day of talks": a day, and no duration of two.

    It is the day told before in its sentence; else, where the report goes on about it ("shelled for a third day", "today is the
    eighth day"), likely the day of publication; else it is not known.
    """
    number = ordinal_of(found.get("ordinal"), setting.words)
    if number is None or number < 2:
        return None
    if found.get("weekday"):
        return weekday(found, setting)
    before = setting.in_sentence(found)
    if before is not None:
        return _on_day(found, setting, before, anchor="previous")
    goes_on = re.search(r"\bfor $", setting.text[: found.start]) is not None or _is_present(found, setting)
    day = setting.published("D") if goes_on and setting.reading.sentence_of(found.tokens[0]).paragraph < _LEAD else None
    return replace(_on_day(found, setting, day), inferred=day is not None)


def _is_present(found: Found, setting: Setting) -> bool:
    verb = next((above for above in setting.reading.ancestors(found.tokens[0]) if is_verb(above)), None)
    return verb is not None and tense_of(setting.reading, verb) in {"present", "perfect"}


def part_of_context(found: Found, setting: Setting) -> Meaning | None:
    """Resolve "by dawn", "in the afternoon": on the day told before in the same sentence, else on that of publication."""
    if setting.text[found.start : found.end] in {"night", "the night", "nights", "mornings", "evenings", "afternoons"}:
        return None
    day, anchor = setting.published("D"), "published"
    before = setting.in_sentence(found)
    if before is not None:
        day, anchor = before, "previous"
    elif found.get("part") in _TURNS:
        day = None
    return _on_day(found, setting, day, anchor=anchor)
