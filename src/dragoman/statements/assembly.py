"""Assembly: one draft a cue, and which statement is told inside which.

"a source said that Kara denied it" -> the denial lies within the assertion. "“I think it fell,” Kara said" -> one statement:
a speaker's own words report nobody else. In: drafts. Out: drafts without doubles, and for each the place of the innermost one
that holds its cue.
"""

from collections.abc import Sequence
from dataclasses import replace

from dragoman.model import Reading, Token
from dragoman.statements.drafts import RELATIVE, Draft, Piece, trimmed
from dragoman.statements.priors import confidence_of
from dragoman.statements.quotations import Quotation

__all__ = ["cut_to_quotation", "is_told", "keep_told", "nest", "settle"]

_OWN = frozenset({"i", "we", "me", "us", "my", "our", "mine", "ours", "you", "your"})
_TOLD = 0.65
"""Least confidence of a statement told inside another one.

Source: of 60 such statements in the joint set, 44 of the 48 above it were right and 5 of the 12 below.
"""
_DISPUTING = frozenset({"denies", "confirms", "accuses"})
_DISPUTED = 0.6  # the same where a name denies, confirms or accuses: these cues mean speech alone
_QUOTED = 0.85  # the same inside quoted words, where only a name tells that another speaks: people tell stories in them
_SHORT = 4  # tokens, marks included: a quotation of one or two words holds no statement of its own


def settle(drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """Keep one draft a cue, and drop those whose words were lost or are their own source.

    Returns:
        Drafts in order of appearance: by cue, or by content where there is none.
    """
    best: dict[tuple[int, int | None], Draft] = {}
    for draft in drafts:
        kept = _apart(draft)
        if kept is None:
            continue
        key = (kept.start if kept.cue_head is None else kept.cue_head, kept.cue_head)
        if key not in best or (kept.quoted, kept.size) > (best[key].quoted, best[key].size):
            best[key] = kept
    return tuple(sorted(best.values(), key=_place))


def nest(drafts: Sequence[Draft]) -> tuple[int | None, ...]:
    """Return for each draft the place of the smallest larger one whose contents hold its cue; None where none does."""
    inner = [draft.start if draft.cue_head is None else draft.cue_head for draft in drafts]
    found: list[int | None] = []
    for number, draft in enumerate(drafts):
        around = [
            (other.size, place)
            for place, other in enumerate(drafts)
            if place != number and other.size > draft.size and other.holds(inner[number]) and other.holds(draft.start)
        ]
        found.append(min(around)[1] if around else None)
    return tuple(found)


def keep_told(reading: Reading, drafts: Sequence[Draft], quotations: Sequence[Quotation]) -> tuple[Draft, ...]:
    """Keep of the statements told inside others those that are somebody else's for sure.

    Who says "I believe" in his own quotation says no second thing, and what people in his story want, know or expect is his
    story. A second source has to be there, and the rule that found it a sure one; inside a quotation it has to be named.

    Args:
        reading: The reading that the drafts stand in.
        drafts: Settled drafts.
        quotations: The report's quotations.
    """
    pairs = zip(drafts, nest(drafts), strict=True)
    return tuple(draft for draft, outer in pairs if outer is None or is_told(reading, draft, quotations))


def is_told(reading: Reading, draft: Draft, quotations: Sequence[Quotation]) -> bool:
    """Tell whether a draft inside another one is somebody else's for sure; arguments as of :func:`keep_told`."""
    if draft.source is None or draft.source_head is None:
        return False
    if draft.rule == RELATIVE:
        return True
    head = reading.tokens[draft.source_head]
    if head.text.lower() in _OWN:
        return False
    place = draft.start if draft.cue_head is None else draft.cue_head
    if _is_unsaid(reading, reading.tokens[place]):
        return False
    if any(quotation.holds(place) for quotation in quotations if quotation.size >= _SHORT):
        return head.pos == "PROPN" and confidence_of(draft) >= _QUOTED
    disputed = head.pos == "PROPN" and draft.row is not None and draft.row.stance in _DISPUTING
    return confidence_of(draft) >= (_DISPUTED if disputed else _TOLD)


def _is_unsaid(reading: Reading, cue: Token) -> bool:
    """Tell whether a cue is only wished or possible ("has to explain", "would deny"): nothing has been said by it yet."""
    return any(child.dep == "aux" and child.tag in {"TO", "MD"} for child in reading.children(cue))


def _apart(draft: Draft) -> Draft | None:
    """Return a draft unless its words were lost or its contents swallow its own cue."""
    if draft.rule == "lost" or (draft.cue is not None and any(_overlap(piece, draft.cue) for piece in draft.contents)):
        return None
    if draft.source is not None and all(draft.source[0] <= first and last <= draft.source[1] for first, last in draft.contents):
        return None
    return draft


def _overlap(one: Piece, other: Piece) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _place(draft: Draft) -> tuple[int, int]:
    first = min(draft.start, draft.cue[0]) if draft.cue is not None else draft.start
    return (draft.cue[0] if draft.cue is not None else first), first


def cut_to_quotation(reading: Reading, draft: Draft, quotations: Sequence[Quotation]) -> Draft:
    """Cut a draft whose cue stands in a quotation to that quotation: a speaker's words do not report the reporter's."""
    if draft.cue is None:
        return draft
    around = next((quotation for quotation in quotations if quotation.holds(draft.cue[0])), None)
    if around is None or around.size < _SHORT:
        return draft
    cut = [(max(first, around.first), min(last, around.last)) for first, last in draft.contents]
    kept = [trimmed(reading, first, last) for first, last in cut if first < last]
    contents = tuple(piece for piece in kept if piece is not None)
    return replace(draft, contents=contents) if contents else replace(draft, rule="lost")
