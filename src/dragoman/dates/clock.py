"""Clock times with the day beside them: "at 10 p.m. on Wednesday", "14:30 GMT", "noon Thursday", "5 p.m. EST Nov. 9".

A time without a day is on the day told before in its sentence, else on that of publication. Zones are part of the phrase, not
of the value. In: a find and its setting. Out: its meaning, or None where the figures are no time.
"""

import re
from dataclasses import replace
from datetime import date

from dragoman.dates.absolute import calendar_day
from dragoman.dates.numbers import count_of
from dragoman.dates.setting import Found, Meaning, Setting
from dragoman.dates.units import move
from dragoman.dates.weekdays import told_part, weekday

__all__ = ["clock", "hour_and_part", "hour_in_words"]

_SHIFTS = {"yesterday": -1, "last": -1, "tomorrow": 1}
_NOON = 12
_HOUR = 60
_PIECES = {"half": 30, "quarter": 15}


def clock(found: Found, setting: Setting) -> Meaning | None:
    """Resolve a clock time."""
    time = _time_of(found, setting)
    if time is None:
        return None
    day, anchor = _day_of(found, setting)
    return Meaning(kind="TIME", value=f"{day}T{time}", mod=setting.edge(found), anchor=anchor)


def _time_of(found: Found, setting: Setting) -> str | None:
    if found.get("hour"):
        return setting.words.key("hour", found.get("hour"))
    hours = int(found.get("hours") or count_of(found.get("count"), setting.words) or 99)
    minutes = int(found.get("minutes") or 0)
    half = found.get("half")[:1]
    if hours > (12 if half else 24) or minutes > 59:
        return None
    if half:
        hours = hours % 12 + (12 if half == "p" else 0)
    part = found.get("part") or found.get("word").partition(" ")[2]
    late = part and setting.words.key("part", part) != "MO" and not (part == "night" and hours < _NOON // 2)
    if not half and found.get("count") and late and hours < _NOON:
        hours += _NOON
    return f"{hours:02}:{minutes:02}"


def _day_of(found: Found, setting: Setting) -> tuple[str, str | None]:
    """Return the value of the day, and its anchor."""
    if found.get("month"):
        meaning = calendar_day(found, setting)
        return (meaning.value, meaning.anchor) if meaning else ("XXXX-XX-XX", None)
    if found.get("weekday"):
        meaning = weekday(found, setting)
        return (re.sub("T.*", "", meaning.value), meaning.anchor) if meaning else ("XXXX-XX-XX", None)
    day: date | None = setting.published("D")
    anchor = "published"
    if found.get("word"):
        day = move(day, "D", _SHIFTS.get(found.get("word").split()[0], 0))
    else:
        told = setting.in_sentence(found)
        day, anchor = (told, "previous") if told else (day, anchor)
    return (day.isoformat(), anchor) if day else ("XXXX-XX-XX", None)


def hour_and_part(found: Found, setting: Setting) -> Meaning | None:
    """Resolve "at 10 Friday night", "4:30 the next morning": an hour whose half of the day its part tells."""
    part = next(form for name in ("one", "two", "three", "four") if (form := found.get(name)))
    late = setting.words.key("part", part) != "MO"
    hours = int(found.get("hours")) % _NOON + (_NOON if late else 0)
    if part.startswith("night") and hours < _NOON + 5:
        return None  # "at 2 in the night" may be either
    told = told_part(replace(found, parts={**found.parts, "part": part}), setting) if found.get("told") else None
    day, anchor = (told.value.partition("T")[0], told.anchor) if told else _day_of(found, setting)
    return Meaning(kind="TIME", value=f"{day}T{hours:02}:{int(found.get('minutes') or 0):02}", anchor=anchor)


def hour_in_words(found: Found, setting: Setting) -> Meaning | None:
    """Resolve "half past nine" and "ten minutes to three"; without a part of the day, as on a clock."""
    minutes = _PIECES.get(found.get("piece").removeprefix("a "), 0) or int(count_of(found.get("count"), setting.words) or 0)
    hours = int(count_of(found.get("clock"), setting.words) or 0)
    if not (0 < hours <= _NOON and 0 < minutes < _HOUR):
        return None
    if found.get("way") in {"to", "before"}:
        hours, minutes = (hours - 1) or _NOON, _HOUR - minutes
    if found.get("part") and setting.words.key("part", found.get("part")) != "MO":
        hours = hours % _NOON + _NOON
    day, anchor = _day_of(found, setting)
    return Meaning(kind="TIME", value=f"{day}T{hours:02}:{minutes:02}", anchor=anchor)
