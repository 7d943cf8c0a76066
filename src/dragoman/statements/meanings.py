"""Meanings: manner, chain and time of a statement.

"he said “we left”" -> direct; "the source told Kara News" -> through Kara News; "she said on Friday" -> said on that Friday.
In: drafts with the quotations, actors and times of their report. Out: the fields of a statement.
"""

from collections.abc import Sequence

from dragoman.model import Cast, Reading, Said, Timex, Token
from dragoman.model.attachment import governing_time
from dragoman.model.terms import Manner
from dragoman.statements.drafts import Draft
from dragoman.statements.quotations import Quotation

__all__ = ["manner_of", "said_when", "told_through"]

_ABOUT = frozenset({"of", "about", "over", "for", "from", "against"})
_TELLING = frozenset({"tell", "inform", "confirm", "say", "speak", "announce", "write"})


def manner_of(reading: Reading, draft: Draft, quotations: Sequence[Quotation]) -> Manner:
    """Return whether a draft's contents are quoted, told, or both."""
    words = [
        index
        for first, last in draft.contents
        for index in range(first, last)
        if any(map(str.isalnum, reading.tokens[index].text))
    ]
    quoted = sum(1 for index in words if any(quotation.holds(index) for quotation in quotations))
    if not quoted:
        return "indirect"
    return "direct" if quoted == len(words) else "mixed"


def told_through(reading: Reading, draft: Draft, cast: Cast, own: str | None) -> tuple[str, ...]:
    """Return the ids of the outlets that a source told it ("told Kara News") or that report it ("Kara News, citing him")."""
    outlet = cast.actor_at(reading.span(*draft.passed)) if draft.passed is not None else None
    told = tuple(listener for listener in _listeners(reading, draft, cast) if listener != own)
    return told if outlet is None or outlet.id in told else (*told, outlet.id)


def _listeners(reading: Reading, draft: Draft, cast: Cast) -> tuple[str, ...]:
    if draft.cue_head is None or reading.tokens[draft.cue_head].lemma not in _TELLING:
        return ()
    cue = reading.tokens[draft.cue_head]
    listeners = [child for child in reading.children(cue) if child.dep in {"dobj", "dative"} and child.index > cue.index]
    for child in reading.children(cue):
        if child.dep in {"prep", "dative"} and child.lemma == "to":
            listeners += [below for below in reading.children(child) if below.dep == "pobj"]
    found = []
    for listener in listeners:
        near = cast.actors_in(reading.span(*_phrase_around(reading, listener)))
        found += [actor.id for actor in near if actor.kind == "organization" and "JRN" in actor.sectors]
    return tuple(dict.fromkeys(found))


def said_when(reading: Reading, draft: Draft, times: Sequence[Timex]) -> Said:
    """Return when it was said, by the time phrase that governs the cue."""
    if draft.cue_head is None or not times:
        return Said()
    place = governing_time(reading, reading.tokens[draft.cue_head], times)
    if place is None or _inside(reading, draft, times[place]) or not _dates_saying(reading, draft.cue_head, times[place]):
        return Said()
    return Said(time=place, interval=times[place].interval)


def _inside(reading: Reading, draft: Draft, timex: Timex) -> bool:
    tokens = reading.tokens_in(timex.span.start, timex.span.end)
    return bool(tokens) and draft.holds(tokens[0].index)


def _dates_saying(reading: Reading, cue: int, timex: Timex) -> bool:
    """Tell whether a phrase dates the saying, not a thing that it names ("after last year's raid", "on Friday's vote")."""
    tokens = reading.tokens_in(timex.span.start, timex.span.end)
    inside = {token.index for token in tokens}
    top = next((token for token in tokens if token.head not in inside), None)
    if top is None or top.head == cue:
        return True
    above = reading.head(top)
    return top.dep not in {"poss", "compound", "amod", "nmod"} and not (above.pos == "ADP" and above.lemma in _ABOUT)


def _phrase_around(reading: Reading, token: Token) -> tuple[int, int]:
    """Return a listener with what stands before it and in apposition ("the “Kara News” website", "the paper, Kara News")."""
    first, last = token.index, token.index + 1
    for child in reading.children(token):
        if child.dep in {"compound", "nmod", "amod", "poss"} and child.index < token.index:
            first = min(first, reading.subtree(child)[0].index)
        elif child.dep == "appos":
            last = max(last, reading.subtree(child)[-1].index + 1)
    return first, last
