"""How a time phrase bears on an event: on that day, since then, or so long after it.

"Besieged since June" -> from June to the report; "arrested two days after Monday's attack" -> Wednesday; "left before Friday's
vote" -> not known. In: a phrase with its days, the predicate that it governs. Out: the event's days, or None.
"""

import re
from collections.abc import Container, Sequence
from datetime import date, timedelta

from dragoman.model import Interval, Reading, Timex, Token
from dragoman.model.attachment import is_verb

__all__ = ["SIDES", "day_of", "days_of", "gap_in", "is_vaguely_off", "lasts", "set_back"]

SIDES = {"after": 1, "following": 1, "before": -1}
"""Prepositions that set an event off from another, and which way."""
_LONG = frozenset({"M", "Y", "E", "C"})  # units of durations that do not lie in the past days
_THROUGHOUT = frozenset({"for", "over", "throughout", "during"})
_GOING_ON = frozenset({"last", "continue", "endure", "run", "drag"})
_UNITS = {"D": 1, "N": 1, "NI": 1, "W": 7}  # days; a month or a year after a day names no day
_GAP = re.compile(r"P(\d+)(D|NI|N|W)")
_STEPS = 6  # tokens between a phrase and the preposition that sets an event off from it


def days_of(reading: Reading, timex: Timex, times: Sequence[Timex], head: Token) -> Interval | None:
    """Return the days of an event that a phrase governs; None where it only lies somewhere before or after them.

    Args:
        reading: The reading.
        timex: The phrase; it has days.
        times: All phrases of the reading.
        head: The predicate that the phrase governs.
    """
    interval = timex.interval
    if interval is None or interval.start is None or timex.span.start <= head.start < timex.span.end:
        return interval  # of a clause on the phrase itself, "since 2011, when they rose": not until now
    published = reading.report.published
    if _is_since(reading, timex, head) and published is not None and interval.start < published:
        return Interval(interval.start, published + timedelta(days=1), interval.grain)
    off = _set_off(reading, timex, head)
    if off is None or interval.grain not in {"day", "time"}:
        return interval
    gap = _gap_on(reading, off, times)
    return None if gap is None else day_of(interval.start + timedelta(days=gap * SIDES[off.lemma.lower()]))


def gap_in(reading: Reading, head: Token, times: Sequence[Timex]) -> int | None:
    """Return how many days after or before what was told last an event is: 2 for "two days after the attack, they left"."""
    for child in reading.children(head):
        if child.lemma.lower() in SIDES and (gap := _gap_on(reading, child, times)) is not None:
            return gap * SIDES[child.lemma.lower()]
    return None


def set_back(reading: Reading, event: Token, times: Sequence[Timex]) -> tuple[int, Token] | None:
    """Return by how many days an event lies off the clause that is told by it, and that clause's verb.

    "Killed ten a day after they agreed" and "a day after the agreement": they agreed one day back, -1.
    """
    above = reading.head(event)
    if event.dep == "ROOT":  # "On Monday, three days after the two spoke, Kara pledged": read as "spoke on Monday"
        gap = _gap_of_mark(reading, event, times)
        return None if gap is None else (-gap, event)
    marks = reading.children(event) if event.dep in {"advcl", "conj"} else (above,) if event.dep == "pobj" else ()
    for mark in marks:
        gap = _gap_on(reading, mark, times) if mark.lemma.lower() in SIDES else None
        if gap is not None:
            return -gap * SIDES[mark.lemma.lower()], reading.head(above) if event.dep == "pobj" else above
    return None


def _gap_of_mark(reading: Reading, event: Token, times: Sequence[Timex]) -> int | None:
    for child in reading.children(event):
        gap = _gap_on(reading, child, times) if child.dep == "mark" and child.lemma.lower() in SIDES else None
        if gap is not None:
            return gap * SIDES[child.lemma.lower()]
    return None


def is_vaguely_off(reading: Reading, head: Token, times: Sequence[Timex]) -> bool:
    """Tell whether an event lies some days or weeks off what was told: "days after the town was encircled"."""
    marks = {child.index for child in reading.children(head) if child.lemma.lower() in SIDES and child.dep == "mark"}
    return any(
        timex.kind == "DURATION"
        and "X" in timex.value
        and reading.tokens_in(timex.span.start, timex.span.end)[-1].index + 1 in marks
        for timex in times
    )


def lasts(reading: Reading, times: Sequence[Timex], clause: Container[int]) -> bool:
    """Tell whether a clause says how long: "has been besieged for almost two years" is not of the past days.

    Args:
        reading: The reading.
        times: Its time phrases.
        clause: Indices of the predicates of the clause.
    """
    return any(
        timex.kind == "DURATION"
        and timex.value[-1] in _LONG
        and not timex.value.startswith("PT")
        and _hangs_on(reading, timex, clause)
        for timex in times
    )


def _hangs_on(reading: Reading, timex: Timex, clause: Container[int]) -> bool:
    token = reading.tokens_in(timex.span.start, timex.span.end)[-1]
    noun = False  # "in a six-year war" lasts; "the first in six years" does not
    for above in reading.ancestors(token):
        if above.index in clause:
            return True
        lemma = above.lemma.lower()
        of_it = lemma == "of" and above.head in clause  # "a siege of two years"
        if is_verb(above) and above.dep == "relcl" and lemma in _GOING_ON and above.head in clause:
            return True  # "the siege, which has lasted two years"
        if is_verb(above) or (above.pos == "ADP" and lemma not in _THROUGHOUT and not (lemma == "in" and noun) and not of_it):
            return False
        noun = noun or above.pos == "NOUN"
    return False


def _is_since(reading: Reading, timex: Timex, head: Token) -> bool:
    """Tell whether a phrase says since when: "since June", "since the vote on 27 June"."""
    if _word_before(reading, timex) == "since":
        return True
    for above in reading.ancestors(reading.tokens_in(timex.span.start, timex.span.end)[-1]):
        if above.index == head.index or is_verb(above):
            return False
        if above.lemma.lower() == "since":
            return True
    return False


def _word_before(reading: Reading, timex: Timex) -> str:
    first = reading.tokens_in(timex.span.start, timex.span.end)[0].index
    return reading.tokens[first - 1].lemma.lower() if first else ""


def _set_off(reading: Reading, timex: Timex, head: Token) -> Token | None:
    """Return the "after" or "before" between a phrase and its predicate; "after Monday's attack"."""
    for number, above in enumerate(reading.ancestors(reading.tokens_in(timex.span.start, timex.span.end)[-1])):
        if above.index == head.index or number == _STEPS:
            return None
        if above.lemma.lower() in SIDES and above.pos in {"ADP", "SCONJ", "VERB"}:
            return above
    return None


def _gap_on(reading: Reading, off: Token, times: Sequence[Timex]) -> int | None:
    """Return the days of the duration that stands before "after": "two days after"."""
    for timex in times:
        counted = _GAP.fullmatch(timex.value) if timex.kind == "DURATION" else None
        if counted is None:
            continue
        tokens = reading.tokens_in(timex.span.start, timex.span.end)
        if tokens[-1].index == off.index - 1:
            return int(counted[1]) * _UNITS[counted[2]]
    return None


def day_of(day: date) -> Interval:
    """Return a day as an interval."""
    return Interval(day, day + timedelta(days=1), "day")
