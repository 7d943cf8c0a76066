"""Drafts of tagged attributions, and what the rules add: which word of a cue means what, and statements told inside others.

The tagger marks "a source said [that the ministry denied it]" once; the rules find the denial in it. In: attributions in code
points and a reading. Out: drafts in tokens, as the rules make them, ready for ``state``.
"""

from collections.abc import Sequence
from dataclasses import replace

from dragoman.lexicon.cues import CUE_POS, CueLexicon, CuePos, CueRow
from dragoman.model import Reading, Token
from dragoman.statements.assembly import settle
from dragoman.statements.drafts import QUOTE_MARKS, Draft, Piece
from dragoman.statements.priors import confidence_of
from dragoman.statements.tagged import Attributed

__all__ = ["TAGGED", "draft_tagged", "join_drafts"]

TAGGED = "tagged"
"""The rule that a tagged statement names; its draft may name the rule that says what its cue means."""
_PHRASES = {"accord": "according to", "according": "according to"}
_TOLD = 0.65
"""Least confidence of a rule's draft inside a tagged content. Source: joint set, joint/soft 73.4, 73.8, 72.9 at .5, .65, .8."""


def draft_tagged(reading: Reading, found: Sequence[Attributed], cues: CueLexicon) -> tuple[Draft, ...]:
    """Return the drafts of tagged attributions; one whose words the reading does not have is left out.

    Args:
        reading: The reading of the report that was tagged.
        found: Its attributions.
        cues: The cue lexicon, which knows what a cue means.
    """
    return settle([draft for one in found for draft in _draft(reading, one, cues)])


def join_drafts(tagged: Sequence[Draft], ruled: Sequence[Draft]) -> tuple[Draft, ...]:
    """Let the rules say what tagged cues mean, and add what they find told inside tagged contents.

    What the rules find outside of them is not added: on PolNeAR it is wrong more often than right.

    Args:
        tagged: Drafts of tagged attributions; no word of theirs belongs to two, so none lies inside another.
        ruled: Settled drafts of the rules on the same reading.

    Returns:
        Drafts in order of appearance.
    """
    known = {index for draft in tagged for index in _cue_tokens(draft)}
    told = [draft for draft in ruled if known.isdisjoint(_cue_tokens(draft)) and _is_told(draft, tagged)]
    return settle([*(_with_meaning(draft, ruled) for draft in tagged), *told])


def _with_meaning(draft: Draft, ruled: Sequence[Draft]) -> Draft:
    """Return a tagged draft with the cue's head, row and rule of the rules' draft of the same cue: stances hang on them."""
    cue = set(_cue_tokens(draft))
    twins = [one for one in ruled if one.cue_head is not None and not cue.isdisjoint({one.cue_head, *_cue_tokens(one)})]
    if not twins:
        return draft
    twin = max(twins, key=lambda one: _shared(one, draft))
    source_head = (
        twin.source_head if draft.source is not None and twin.source_head in range(*draft.source) else draft.source_head
    )
    return replace(draft, cue_head=twin.cue_head, row=twin.row, rule=twin.rule, source_head=source_head)


def _shared(one: Draft, other: Draft) -> int:
    return sum(max(0, min(b, d) - max(a, c)) for a, b in one.contents for c, d in other.contents)


def _is_told(draft: Draft, tagged: Sequence[Draft]) -> bool:
    if draft.cue_head is None or draft.source is None or confidence_of(draft) < _TOLD:
        return False
    inner = draft.cue_head
    return any(one.size > draft.size and one.holds(inner) and one.holds(draft.start) for one in tagged)


def _cue_tokens(draft: Draft) -> range:
    return range(*draft.cue) if draft.cue is not None else range(0)


def _draft(reading: Reading, one: Attributed, cues: CueLexicon) -> list[Draft]:
    cue = _piece(reading, *one.cue)
    contents = [piece for piece in (_piece(reading, *content) for content in one.contents) if piece is not None]
    if cue is None or not contents:
        return []
    source = _piece(reading, *one.source) if one.source is not None else None
    head, row = _cue_head(reading, cue, cues)
    words = reading.tokens[contents[0][0] : contents[-1][1]]
    return [
        Draft(
            source=source,
            source_head=_head(reading, source).index if source is not None else None,
            cue=cue,
            cue_head=head.index,
            row=row,
            contents=tuple(contents),
            rule=TAGGED,
            quoted=any(token.text in QUOTE_MARKS for token in words),
        )
    ]


def _piece(reading: Reading, start: int, end: int) -> Piece | None:
    tokens = reading.tokens_in(start, end)
    return (tokens[0].index, tokens[-1].index + 1) if tokens else None


def _head(reading: Reading, piece: Piece) -> Token:
    """The word of a piece that hangs on none of the others: the last such, for a phrase that the parser tore."""
    tokens = reading.tokens[piece[0] : piece[1]]
    tops = [token for token in tokens if token.head == token.index or not piece[0] <= token.head < piece[1]]
    words = [token for token in tops if token.pos not in {"PUNCT", "ADP", "DET", "AUX", "SCONJ"}]
    return (words or tops or list(tokens))[0]


def _cue_head(reading: Reading, piece: Piece, cues: CueLexicon) -> tuple[Token, CueRow | None]:
    """The word of a cue that the lexicon knows, verbs first, the last before others; else the word that heads it."""
    found: list[tuple[int, int, CueRow]] = []
    for token in reading.tokens[piece[0] : piece[1]]:
        for rank, pos in enumerate(CUE_POS):
            row = _row(token, pos, cues)
            if row is not None:
                found.append((-rank, token.index, row))
    if found:
        _, index, row = max(found, key=lambda one: one[:2])
        return reading.tokens[index], row
    return _head(reading, piece), None


def _row(token: Token, pos: CuePos, cues: CueLexicon) -> CueRow | None:
    if pos == "ADP":
        return cues.cue(pos, _PHRASES.get(token.lemma, token.text.lower()))
    fits = token.pos == pos or (pos == "VERB" and token.tag.startswith("VB"))
    return cues.cue(pos, token.lemma) if fits else None
