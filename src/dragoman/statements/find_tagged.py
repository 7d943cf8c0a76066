"""Statements of a report that the rules find, and those besides that a model has marked; the rules say what both mean.

"The ministry denied that it fired, a source told Kara News." In: a reading, the tagging of its report, its cast and its time
phrases, the cues and the forests that link marked spans. Out: statements in order of appearance, as ``find_statements`` gives.
"""

from collections.abc import Sequence
from dataclasses import replace

from dragoman.lexicon.cues import CueLexicon
from dragoman.model import Cast, Reading, Statement, Timex
from dragoman.model.tagging import Tagging
from dragoman.statements.assembly import settle
from dragoman.statements.continuations import continue_drafts
from dragoman.statements.datelines import cut_datelines
from dragoman.statements.find import draft_statements, state
from dragoman.statements.quotations import find_quotations
from dragoman.statements.sayings import KNOWN
from dragoman.statements.tagged import Judges, attribute_tagged
from dragoman.statements.tagged_drafts import draft_tagged, join_drafts

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
    quotations = find_quotations(reading)
    found = attribute_tagged(tagging, reading.report.text, replace(judges, least=KNOWN))
    ruled = draft_statements(reading, quotations, cues)
    tagged = cut_datelines(reading, draft_tagged(reading, found, cues))
    drafts = settle(continue_drafts(reading, join_drafts(reading, ruled, tagged, quotations, cues), cues))
    return state(reading, drafts, quotations, cast=cast, times=times, cues=cues)
