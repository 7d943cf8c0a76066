"""Statements of a report whose sources, cues and contents a model has marked; the rules say what they mean.

"The ministry denied that it fired, a source told Kara News." In: a reading, the tagging of its report, its cast and its time
phrases, the cues and the forests that link marked spans. Out: statements in order of appearance, as ``find_statements`` gives.
"""

from collections.abc import Sequence
from dataclasses import replace

from dragoman.lexicon.cues import CueLexicon
from dragoman.model import Cast, Reading, Statement, Timex, Trace
from dragoman.model.tagging import Tagging
from dragoman.statements.drafts import span_of_piece
from dragoman.statements.find import draft_statements, state
from dragoman.statements.quotations import find_quotations
from dragoman.statements.tagged import Judges, attribute_tagged
from dragoman.statements.tagged_drafts import TAGGED, draft_tagged, join_drafts

__all__ = ["find_tagged_statements"]


def find_tagged_statements(
    reading: Reading, tagging: Tagging, judges: Judges, *, cast: Cast, times: Sequence[Timex], cues: CueLexicon
) -> tuple[Statement, ...]:
    """Return every attribution of a report, in order of appearance.

    Args:
        reading: A read report.
        tagging: What the tagger marked in it.
        judges: The forests that link marked spans.
        cast: Its actors.
        times: Its time phrases, in text order.
        cues: The cue lexicon of its language.
    """
    found = attribute_tagged(tagging, reading.report.text, judges)
    tagged = draft_tagged(reading, found, cues)
    quotations = find_quotations(reading)
    drafts = join_drafts(tagged, draft_statements(reading, quotations, cues))
    confidence = {one.cue[0]: one.confidence for one in found}
    cue_starts = {span_of_piece(reading, draft.cue)[0] for draft in tagged if draft.cue is not None}
    statements = state(reading, drafts, quotations, cast=cast, times=times, cues=cues)
    return tuple(
        _as_tagged(statement, confidence) if _start(statement) in cue_starts else statement for statement in statements
    )


def _start(statement: Statement) -> int | None:
    return statement.cue.span.start if statement.cue.span is not None else None


def _as_tagged(statement: Statement, confidence: dict[int, float]) -> Statement:
    start = _start(statement)
    known = confidence.get(start, statement.confidence) if start is not None else statement.confidence
    return replace(statement, confidence=round(known, 2), trace=Trace("statements", TAGGED))
