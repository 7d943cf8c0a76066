"""Statements of a report that the rules find, and those besides that a model has marked; the rules say what both mean.

"The ministry denied that it fired, a source told Kara News." In: a reading, the tagging of its report, its cast and its time
phrases, the cues and the forests that link marked spans. Out: statements in order of appearance, as ``find_statements`` gives.
"""

from collections.abc import Sequence
from dataclasses import replace

from dragoman.lexicon.cues import CueLexicon
from dragoman.model import Cast, Reading, Statement, Timex, Trace
from dragoman.model.tagging import Tagging
from dragoman.statements.drafts import Draft, span_of_piece
from dragoman.statements.find import draft_statements, state
from dragoman.statements.quotations import find_quotations
from dragoman.statements.tagged import Judges, attribute_tagged
from dragoman.statements.tagged_drafts import LEAST_SURE, TAGGED, draft_tagged, join_drafts

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
    found = [one for one in attribute_tagged(tagging, reading.report.text, judges) if one.confidence >= LEAST_SURE]
    confidence = {one.cue[0]: one.confidence for one in found}
    quotations = find_quotations(reading)
    drafts = join_drafts(draft_statements(reading, quotations, cues), draft_tagged(reading, found, cues))
    statements = state(reading, drafts, quotations, cast=cast, times=times, cues=cues)
    return tuple(
        _as_tagged(reading, statement, draft, confidence) if draft.rule == TAGGED else statement
        for statement, draft in zip(statements, drafts, strict=True)
    )


def _as_tagged(reading: Reading, statement: Statement, draft: Draft, confidence: dict[int, float]) -> Statement:
    start = span_of_piece(reading, draft.cue)[0] if draft.cue is not None else None
    known = confidence.get(start, statement.confidence) if start is not None else statement.confidence
    return replace(statement, confidence=round(known, 2), trace=Trace("statements", TAGGED))
