"""Drafts of tagged attributions, beside those of the rules.

The rules read "the ministry denied that it fired"; the tagger also marks "set out a proposed timetable". In: attributions in
code points and a reading. Out: drafts in tokens, as the rules make them, ready for ``state``.
"""

from collections.abc import Sequence

from dragoman.lexicon.cues import CUE_POS, CueLexicon, CuePos, CueRow
from dragoman.model import Reading, Token
from dragoman.statements.assembly import settle
from dragoman.statements.drafts import QUOTE_MARKS, Draft, Piece
from dragoman.statements.tagged import Attributed

__all__ = ["LEAST_SURE", "TAGGED", "draft_tagged", "join_drafts"]

TAGGED = "tagged"
"""The rule that a tagged statement names."""
LEAST_SURE = 0.55
"""Least confidence of a tagged attribution.

Source: joint/soft F1 on the joint set and PolNeAR's development split is 75.2 and 68.0 at .4, 75.8 and 68.0 at .45, 76.3 and
67.2 at .55, 76.4 and 66.9 at .6; the rules alone have 76.7 and 63.0.
"""
_PHRASES = {"accord": "according to", "according": "according to"}


def draft_tagged(reading: Reading, found: Sequence[Attributed], cues: CueLexicon) -> tuple[Draft, ...]:
    """Return the drafts of tagged attributions; one whose words the reading does not have is left out.

    Args:
        reading: The reading of the report that was tagged.
        found: Its attributions.
        cues: The cue lexicon, which knows what a cue means.
    """
    return settle([draft for one in found for draft in _draft(reading, one, cues)])


def join_drafts(ruled: Sequence[Draft], tagged: Sequence[Draft]) -> tuple[Draft, ...]:
    """Add to the rules' drafts the tagged ones that share no word of content with any of them.

    Where both see an attribution, the rules' is kept: they know nesting, split contents and what is the speaker's own, and
    on the joint set their ends are right more often.

    Args:
        ruled: Settled drafts of the rules.
        tagged: Drafts of tagged attributions on the same reading.

    Returns:
        Drafts in order of appearance.
    """
    taken = {index for draft in ruled for first, last in draft.contents for index in range(first, last)}
    added = [draft for draft in tagged if not any(taken.intersection(range(*piece)) for piece in draft.contents)]
    return settle([*ruled, *added])


def _draft(reading: Reading, one: Attributed, cues: CueLexicon) -> list[Draft]:
    cue = _piece(reading, *one.cue)
    contents = [piece for piece in (_piece(reading, *content) for content in one.contents) if piece is not None]
    if contents and reading.tokens[contents[0][0]].lemma == "that" and contents[0][1] - contents[0][0] > 1:
        contents[0] = (contents[0][0] + 1, contents[0][1])  # the encoder's corpus keeps it; a content is without it here
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
