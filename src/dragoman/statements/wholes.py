"""Wholes: contents that the tagger tore, made whole.

"“It fell. |We left,” said Kara" -> both sentences are Kara's, also where the first was left out or given to what stands before;
only quotations with both marks and none inside are made whole. "Kara said the port, |which fell, |is shut" -> up to "shut", the
clause that hangs on "said". In: drafts of tagged attributions, quotations. Out: drafts.
"""

from collections.abc import Sequence
from dataclasses import replace

from dragoman.model import Reading
from dragoman.statements.drafts import QUOTE_MARKS, Draft, Piece, trimmed
from dragoman.statements.quotations import Quotation

__all__ = ["complete_clauses", "keep_own_sentence", "make_whole"]

_SHORT = 4  # tokens, marks included: a word or two are no sentence
_BESIDE = 3  # tokens between a quotation and the source or cue that goes with it
_LEFT_OUT = 2  # tokens of a quotation that a content may lack: its marks
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_SINGLE = frozenset({"‘", "’", "'", "`"})


def make_whole(reading: Reading, drafts: Sequence[Draft], quotations: Sequence[Quotation]) -> list[Draft]:
    """Return drafts with every quotation that was torn given to one of them.

    Args:
        reading: The reading that they stand in.
        drafts: Drafts of tagged attributions.
        quotations: The report's quotations.
    """
    made = list(drafts)
    for quotation in quotations:
        if quotation.size < _SHORT or not _is_closed(reading, quotation):
            continue
        owners = [number for number, draft in enumerate(made) if _reaches_into(draft, quotation)]
        owner = _owner(made, owners, quotation)
        if owner is None:
            continue
        for number in owners:
            made[number] = _with(made[number], quotation) if number == owner else _without(made[number], quotation)
    return [draft for draft in made if draft.contents]


def complete_clauses(reading: Reading, drafts: Sequence[Draft]) -> list[Draft]:
    """Return drafts with the clause that hangs on their cue, where the tagger broke off before its verb.

    Args:
        reading: The reading that they stand in.
        drafts: Drafts of tagged attributions.
    """
    taken = [part for draft in drafts for part in (draft.cue, *draft.contents) if part is not None]
    return [_with_clause(reading, draft, taken) for draft in drafts]


def keep_own_sentence(reading: Reading, drafts: Sequence[Draft], ruled: Sequence[Draft]) -> list[Draft]:
    """Return drafts whose told contents do not reach back over what somebody else says, nor over a paragraph.

    Args:
        reading: The reading that they stand in.
        drafts: Drafts of tagged attributions.
        ruled: Drafts of the rules.
    """
    cues = [other.cue_head for other in ruled if other.cue_head is not None and other.source is not None]
    return [_cut_before(reading, draft, cues) for draft in drafts]


def _cut_before(reading: Reading, draft: Draft, cues: Sequence[int]) -> Draft:
    if draft.quoted or draft.cue_head is None:
        return draft
    own = reading.sentence_of(reading.tokens[draft.cue_head])
    near = tuple(piece for piece in draft.contents if _paragraph(reading, piece[0]) <= own.paragraph)
    draft = replace(draft, contents=near) if near else draft
    if not (draft.start < own.first < draft.contents[-1][1] <= own.last):
        return draft
    first = reading.sentence_of(reading.tokens[draft.start])
    if first.paragraph == own.paragraph and not any(draft.holds(cue) and cue < own.first for cue in cues):
        return draft
    kept = (trimmed(reading, max(first, own.first), last) for first, last in draft.contents if last > own.first)
    contents = tuple(piece for piece in kept if piece is not None)
    return replace(draft, contents=contents) if contents else draft


def _paragraph(reading: Reading, index: int) -> int:
    return reading.sentence_of(reading.tokens[index]).paragraph


def _with_clause(reading: Reading, draft: Draft, taken: Sequence[Piece]) -> Draft:
    cue = reading.tokens[draft.cue_head] if draft.cue_head is not None else None
    verb = reading.child(cue, "ccomp") if cue is not None and cue.pos == "VERB" else None
    if cue is None or verb is None or draft.quoted or verb.tag not in _FINITE:
        return draft
    clause = reading.subtree(verb)
    if draft.holds(verb.index):
        subject = reading.child(verb, "nsubj", "nsubjpass")
        if subject is None or subject.index >= draft.start or subject.index > cue.index:
            return draft
        clause = reading.subtree(subject)
    first, last = clause[0].index, clause[-1].index + 1
    parts = [part for part in (draft.source, draft.cue) if part is not None]
    begin, end = draft.contents[0][0], draft.contents[-1][1]
    grown = (begin, last) if begin > cue.index else (first, end)
    apart = first - end if begin > cue.index else begin - last
    missing = (end, last) if begin > cue.index else (first, begin)
    crossed = any(_overlap(missing, part) for part in (*parts, *taken))
    if apart > _BESIDE or crossed or missing[0] >= missing[1]:
        return draft
    piece = trimmed(reading, *grown)
    return draft if piece is None else replace(draft, contents=(piece,))


def _overlap(one: Piece, other: Piece) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _is_closed(reading: Reading, quotation: Quotation) -> bool:
    inner = reading.tokens[quotation.first + 1 : quotation.last - 1]
    last = reading.tokens[quotation.last - 1]
    return last.text in QUOTE_MARKS and not any(token.text in QUOTE_MARKS - _SINGLE for token in inner)


def _reaches_into(draft: Draft, quotation: Quotation) -> bool:
    if draft.cue is None or quotation.holds(draft.cue[0]):
        return False
    return any(first < quotation.last and quotation.first < last for first, last in draft.contents)


def _owner(drafts: Sequence[Draft], owners: Sequence[int], quotation: Quotation) -> int | None:
    """Return whose a torn quotation is: the draft whose tag stands beside it, or the only one; None where it is not torn."""
    covered = sum(_shared(piece, quotation) for number in owners for piece in drafts[number].contents)
    if not owners or (len(owners) == 1 and covered >= quotation.size - _LEFT_OUT):
        return None
    tagged = [number for number in owners if _stands_beside(drafts[number], quotation)]
    if tagged:
        return tagged[-1]
    return owners[0] if len(owners) == 1 and _touches_end(drafts[owners[0]], quotation) else None


def _stands_beside(draft: Draft, quotation: Quotation) -> bool:
    parts = [part for part in (draft.source, draft.cue) if part is not None]
    behind = min(first for first, _ in parts) - quotation.last
    before = quotation.first - max(last for _, last in parts)
    return 0 <= behind < _BESIDE or 0 <= before < _BESIDE


def _touches_end(draft: Draft, quotation: Quotation) -> bool:
    return any(first <= quotation.first + 1 or last >= quotation.last - 1 for first, last in draft.contents)


def _shared(piece: Piece, quotation: Quotation) -> int:
    return max(0, min(piece[1], quotation.last) - max(piece[0], quotation.first))


def _with(draft: Draft, quotation: Quotation) -> Draft:
    pieces: list[Piece] = []
    for first, last in sorted([*draft.contents, (quotation.first, quotation.last)]):
        if pieces and first <= pieces[-1][1]:
            pieces[-1] = (pieces[-1][0], max(last, pieces[-1][1]))
        else:
            pieces.append((first, last))
    return replace(draft, contents=tuple(pieces), quoted=True)


def _without(draft: Draft, quotation: Quotation) -> Draft:
    left = []
    for first, last in draft.contents:
        left += [(first, min(last, quotation.first)), (max(first, quotation.last), last)]
    return replace(draft, contents=tuple(piece for piece in left if piece[0] < piece[1]))
