"""Datelines: place, day and agency in front of a report, which nobody says.

"KARA, April 21 (Northern Wire) - Three were hurt, police said." -> the dateline "KARA, April 21 (Northern Wire) -", cut off
what police said. In: a reading and drafts. Out: drafts whose sources and contents begin behind the dateline.
"""

from collections.abc import Sequence
from dataclasses import replace

from dragoman.lexicon.datelines import dateline_end
from dragoman.model import Reading
from dragoman.statements.drafts import Draft, Piece, trimmed

__all__ = ["cut_datelines", "find_datelines"]


def find_datelines(reading: Reading) -> tuple[Piece, ...]:
    """Return the pieces that a dateline takes at the head of a paragraph, in text order."""
    found: list[Piece] = []
    before = None
    for sentence in reading.sentences:
        if sentence.paragraph != before:
            start = reading.tokens[sentence.first].start
            end = dateline_end(reading.report.text, start)
            tokens = reading.tokens_in(start, end) if end is not None else ()
            if tokens:
                found.append((tokens[0].index, tokens[-1].index + 1))
        before = sentence.paragraph
    return tuple(found)


def cut_datelines(reading: Reading, drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """Cut the datelines of a report off the sources and contents of drafts; a draft of a dateline alone is dropped."""
    lines = find_datelines(reading)
    cut = (_cut(reading, draft, lines) for draft in drafts) if lines else drafts
    return tuple(draft for draft in cut if draft is not None)


def _cut(reading: Reading, draft: Draft, lines: Sequence[Piece]) -> Draft | None:
    if draft.cue is not None and any(first <= draft.cue[0] < last for first, last in lines):
        return None
    pieces = [_behind(reading, piece, lines) for piece in draft.contents]
    contents = tuple(piece for piece in pieces if piece is not None)
    if not contents:
        return None
    source = _behind(reading, draft.source, lines) if draft.source is not None else None
    return draft if contents == draft.contents and source == draft.source else replace(draft, contents=contents, source=source)


def _behind(reading: Reading, piece: Piece, lines: Sequence[Piece]) -> Piece | None:
    for first, last in lines:
        if first <= piece[0] < last:
            return trimmed(reading, last, piece[1]) if last < piece[1] else None
    return piece
