"""Clock times with the day beside them: "at 10 p.m. on Wednesday", "14:30 GMT", "noon Thursday", "5 p.m. EST Nov. 9".

A time without a day is on the day told before in its sentence, else on that of publication. Zones are part of the phrase, not
of the value. In: a find and its setting. Out: its meaning, or None where the figures are no time.
"""

import re
from datetime import date

from dragoman.dates.absolute import calendar_day
from dragoman.dates.numbers import count_of
from dragoman.dates.setting import Found, Meaning, Setting
from dragoman.dates.units import move
from dragoman.dates.weekdays import weekday

__all__ = ["clock"]

_SHIFTS = {"yesterday": -1, "last night": -1, "tomorrow": 1}


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
    part = found.get("part")
    if not half and found.get("count") and part and setting.words.key("part", part) != "MO" and hours < 12:
        hours += 12
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
        day = move(day, "D", _SHIFTS.get(found.get("word"), 0))
    else:
        told = setting.in_sentence(found)
        day, anchor = (told, "previous") if told else (day, anchor)
    return (day.isoformat(), anchor) if day else ("XXXX-XX-XX", None)
