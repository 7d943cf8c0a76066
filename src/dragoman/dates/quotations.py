"""Quoted words count from the day on which they were said: '"We saw him yesterday," she said on Monday' tells of that Sunday.

"Next year" in words of 2019 is 2020. In: a reading, its text and the phrases found so far. Out: which stretches of the text
are quoted words of another day. Reported speech without quotation marks counts from the report.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dragoman.dates.datelines import Dateline
from dragoman.model import Reading, Timex
from dragoman.model.attachment import is_verb
from dragoman.model.terms import Grain

__all__ = ["Quoted", "quoted_days"]

_QUOTES = re.compile(r"“[^“”\n]{2,1200}”|\"[^\"\n]{2,1200}\"|``[^`\n]{2,1200}?''")
_SAYING = frozenset(
    {
        "say", "tell", "add", "write", "warn", "announce", "declare", "state", "ask", "reply", "tweet", "explain", "recall",
        "insist", "vow", "promise", "note", "comment", "remark", "post", "quote", "shout", "confirm", "report", "claim",
    }
)  # fmt: skip
_GRAINS: Mapping[Grain, Grain] = {
    **dict.fromkeys(("time", "day"), "day"),
    **dict.fromkeys(("week", "weekend", "month"), "month"),
    "year": "year",
}
"""How fine a publication date the day of the saying stands in for: of words said last week no day is known."""


@dataclass(frozen=True, slots=True)
class Quoted:
    """Quoted words.

    Attributes:
        start: First code point.
        end: One past the last.
        day: First of the days on which they were said.
        grain: How fine that is known: ``day``, ``month`` or ``year``.
    """

    start: int
    end: int
    day: date
    grain: Grain


def quoted_days(reading: Reading, times: Sequence[Timex], line: Dateline | None) -> tuple[Quoted, ...]:
    """Return the quotations that the words around them date to another day than the report's, in text order.

    Args:
        reading: The reading.
        times: Its time phrases, each counted from the report.
        line: The dateline; its date is not that of a saying.
    """
    published = reading.report.published
    base = published if line is None else line.day
    if line is not None:
        times = [timex for timex in times if not line.start <= timex.span.start < line.end]
    if not times:
        return ()
    found = []
    for quote in _QUOTES.finditer(reading.report.text):
        if not any(quote.start() < timex.span.start < quote.end() for timex in times):
            continue
        said = next(_days_said(reading, times, quote.start(), quote.end()), None)
        if said is not None and (published is None or said.day <= published) and (said.day, said.grain) != (base, "day"):
            found.append(said)
    return tuple(found)


def _days_said(reading: Reading, times: Sequence[Timex], start: int, end: int) -> Iterator[Quoted]:
    """Yield when the verbs of saying around a quotation say that it was said: in a sentence that it is part of."""
    tokens = reading.tokens_in(start, end)
    if not tokens:
        return
    sentences = {token.sentence for token in tokens}
    for timex in times:
        interval = timex.interval
        if interval is None or interval.start is None or start <= timex.span.start < end:
            continue
        inside = reading.tokens_in(timex.span.start, timex.span.end)
        if not inside or inside[0].sentence not in sentences or interval.grain not in _GRAINS:
            continue
        verb = next((above for above in reading.ancestors(inside[-1]) if is_verb(above)), None)
        if verb is not None and verb.lemma.lower() in _SAYING and not start <= verb.start < end:
            yield Quoted(start, end, interval.start, _GRAINS[interval.grain])
