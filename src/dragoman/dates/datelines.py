"""The day that a report states at its own head: "KARA, Aug. 7 (Northern Wire) -", "18-07-2015 Shells hit Kara".

"Today" and "on Friday" count from it where it differs from the publication date by a few days: an agency's report of the 7th
printed on the 8th says "today" of the 7th. In: a reading. Out: where the date stands and its day; None without one.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from dragoman.dates.numbers import ordinal_of, year_of
from dragoman.dates.values import first_day
from dragoman.lexicon.times import TimeDateline, TimeLexicon
from dragoman.model import Reading

__all__ = ["Dateline", "dateline_of"]

_HEAD = 260  # code points: a dateline follows at most a headline
_NEAR = 4  # days between a dateline without a year and publication
_FAR = 45  # days between a full date at the head and the date that a collection gives a report


@dataclass(frozen=True, slots=True)
class Dateline:
    """Where a dateline's date stands, in code points, and its day."""

    start: int
    end: int
    day: date


def dateline_of(reading: Reading, text: str, words: TimeLexicon, paragraphs: Iterable[tuple[int, int]]) -> Dateline | None:
    """Return the dateline's date of a report with a publication date.

    Args:
        reading: A read report.
        text: Its text in lower case, offset for offset.
        words: Time words.
        paragraphs: Where its paragraphs start and end.
    """
    published = reading.report.published
    if published is None or reading.report.published_grain not in {None, "day"}:
        return None
    for found in _lines(reading, text, words, paragraphs):
        number = ordinal_of(found["day"], words)
        told = year_of(found["year"], words) if found["year"] else None
        years = (told,) if told else (published.year - 1, published.year, published.year + 1)
        tails = [(_month_of(found, words), f"{number:02}")]
        if "figure" in found.groupdict():
            tails.append(tails[0][::-1])  # where day and month cannot be told apart, the nearer one
        days = [day for year in years for month, rest in tails if (day := first_day(f"{year:04}-{month}-{rest}"))]
        nearest = min(days, key=lambda day: abs((day - published).days), default=None)
        if nearest is None or (nearest > published and not found["place"]):
            continue  # a bare date after that of publication: nothing tells which of them is right
        if abs((nearest - published).days) <= (_FAR if told else _NEAR):
            return Dateline(found.start("date"), found.end("date"), nearest)
    return None


def _lines(reading: Reading, text: str, words: TimeLexicon, paragraphs: Iterable[tuple[int, int]]) -> list[re.Match[str]]:
    """Return the dates at the head of the first paragraphs that open a dateline, or stand alone."""
    finds = (
        (line, line.pattern.match(text, start, min(end, start + _HEAD)))
        for start, end in paragraphs
        if start <= _HEAD
        for line in words.datelines
    )
    return [found for line, found in finds if found and _fits(line, reading, found)]


def _month_of(found: re.Match[str], words: TimeLexicon) -> str:
    told = found.groupdict()
    return told.get("figure") or words.keys["month"].get(told["month"]) or words.keys["short_month"][told["month"]]


def _fits(line: TimeDateline, reading: Reading, found: re.Match[str]) -> bool:
    if line.place == "shouted":
        return _is_shouted(reading, found)
    if line.place == "first":
        after = reading.report.text[found.end() :].lstrip(" |-–:.")
        return not reading.report.text[: found.start()].strip() and (after[:1].isupper() or after[:1].isdigit())
    return True


def _is_shouted(reading: Reading, found: re.Match[str]) -> bool:
    words = reading.report.text[found.start("place") : found.end("place")].split()
    return bool(words) and words[0].isupper() and len(words[0]) > 1
