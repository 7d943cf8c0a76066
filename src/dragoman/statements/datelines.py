"""Datelines: place, day and agency in front of a report, which nobody says.

"KARA, April 21 (Northern Wire) - Three were hurt, police said." -> the dateline "KARA, April 21 (Northern Wire) -", cut off
what police said. In: a reading and drafts. Out: drafts whose sources and contents begin behind the dateline.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from dragoman.lexicon.datelines import dateline_end
from dragoman.model import Reading
from dragoman.statements.drafts import Draft, Piece, trimmed

__all__ = ["cut_datelines", "find_datelines"]

_UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪĮİĶĹĻĽŁŃŅŇŌŐŒŔŘŚŞŠŢŤŪŮŰŲŹŻŽ"
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sep|Sept|Oct|Nov|Dec)[a-z]*\.?"
_DAY = rf"(?:\d{{1,2}} {_MONTH},? \d{{4}}|{_MONTH} (?:\d{{1,2}},? |\d\d)\d{{4}}|\d{{1,2}}[-./]\d{{1,2}}[-./]\d{{4}})"
_WEEKDAY = r"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*\.?,? "
_STAMP = re.compile(
    rf"(?:(?:Date of publication|Last updated|Last modified|Updated|Published|Posted)(?: at| on)?:? )?(?:{_WEEKDAY})?{_DAY}"
    rf"(?: \d{{1,2}}:\d\d(?: ?[ap]m)?)?(?: (?:\d{{4}} )?(?:GMT|UTC)(?:[+-]\d+)?)?\s*[|–—-]?\s+(?=[{_UPPER}\d\"“])"
)
"""When a page was put up, in front of a text that lost its lines ("Last updated at 3 May 2019 Three people …")."""


def find_datelines(reading: Reading) -> tuple[Piece, ...]:
    """Return the pieces that a dateline takes at the head of a paragraph, in text order."""
    found: list[Piece] = []
    before = None
    for sentence in reading.sentences:
        if sentence.paragraph != before:
            start = reading.tokens[sentence.first].start
            text = reading.report.text
            stamp = _STAMP.match(text, start)
            end = stamp.end() if stamp is not None else dateline_end(text, start)
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
