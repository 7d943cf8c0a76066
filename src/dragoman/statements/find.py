"""Statements of a report: who says what, in which words.

"The ministry denied that it fired, a source told Kara News." -> the source asserts, through Kara News, and within that the
ministry denies. In: a reading, its cast and its time phrases, and the cues. Out: statements in order of appearance. Whether
their contents are true is nobody's business here.
"""

from collections.abc import Sequence

from dragoman.lexicon.cues import CueLexicon
from dragoman.model import Actor, Cast, Cue, Reading, Source, Span, Statement, Timex, Trace, content_id
from dragoman.model.terms import SourceKind
from dragoman.statements.assembly import keep_told, nest, settle
from dragoman.statements.citing import pass_on
from dragoman.statements.continuations import continue_drafts
from dragoman.statements.datelines import cut_datelines
from dragoman.statements.denying import draft_relatives
from dragoman.statements.drafts import TAGGED, Draft, Piece, span_of_piece
from dragoman.statements.markers import draft_markers
from dragoman.statements.meanings import manner_of, said_when, told_through
from dragoman.statements.nouns import draft_nouns
from dragoman.statements.owners import attribute_quotations
from dragoman.statements.priors import confidence_of
from dragoman.statements.quotations import Quotation, find_quotations
from dragoman.statements.sources import count_sources, source_kinds
from dragoman.statements.stances import is_hedged, stance_of
from dragoman.statements.tags import draft_tags
from dragoman.statements.turns import speakers_of
from dragoman.statements.verbs import draft_adjectives, draft_verbs

__all__ = ["draft_statements", "find_statements", "state"]


def find_statements(reading: Reading, cast: Cast, times: Sequence[Timex], cues: CueLexicon) -> tuple[Statement, ...]:
    """Return every attribution of a report, in order of appearance.

    Args:
        reading: A read report.
        cast: Its actors.
        times: Its time phrases, in text order.
        cues: The cue lexicon of its language.
    """
    quotations = find_quotations(reading)
    drafts = draft_statements(reading, quotations, cues)
    return state(reading, drafts, quotations, cast=cast, times=times, cues=cues)


def draft_statements(reading: Reading, quotations: Sequence[Quotation], cues: CueLexicon) -> tuple[Draft, ...]:
    """Find sources, cues and contents, and put together what belongs together."""
    drafts = [
        *draft_verbs(reading, cues),
        *draft_adjectives(reading, cues),
        *draft_nouns(reading, cues),
        *draft_markers(reading, cues),
        *draft_tags(reading, cues),
        *draft_relatives(reading, cues),
    ]
    drafts.sort(key=lambda draft: (draft.cue_head or draft.start, draft.start))
    given = attribute_quotations(reading, quotations, cut_datelines(reading, drafts), cues)
    return keep_told(reading, settle(continue_drafts(reading, given, cues)), quotations)


def state(
    reading: Reading,
    drafts: Sequence[Draft],
    quotations: Sequence[Quotation],
    *,
    cast: Cast,
    times: Sequence[Timex],
    cues: CueLexicon,
) -> tuple[Statement, ...]:
    """Say what settled drafts mean; they may come from these rules or from a tagger."""
    drafts = pass_on(reading, drafts, cast, cues)
    speaking = [draft.speaking for draft in drafts]
    actors = speakers_of(reading, speaking, cast, cues)
    kinds = source_kinds(reading, speaking, actors, cues)
    within = nest(drafts)
    ids = [_id(reading, draft) for draft in drafts]
    return tuple(
        Statement(
            id=ids[number],
            source=_source(reading, draft, actor, kind),
            cue=Cue(span=_span(reading, draft.cue), lemma=draft.row.lemma if draft.row is not None else None),
            contents=tuple(Span(reading.report.id, *span_of_piece(reading, piece)) for piece in draft.contents),
            manner=manner_of(reading, draft, quotations),
            stance=stance_of(reading, draft, cues),
            within=ids[outer] if outer is not None else None,
            through=told_through(reading, draft, cast, actor.id if actor is not None else None),
            said=said_when(reading, draft, times),
            hedged=is_hedged(reading, draft, cues),
            confidence=confidence_of(draft),
            trace=Trace("statements", draft.rule if draft.tagged is None else TAGGED),
        )
        for number, (draft, actor, kind, outer) in enumerate(zip(drafts, actors, kinds, within, strict=True))
    )


def _source(reading: Reading, draft: Draft, actor: Actor | None, kind: SourceKind) -> Source:
    return Source(
        span=_span(reading, draft.source),
        actor=actor.id if actor is not None else None,
        kind=kind,
        count=count_sources(reading, draft),
    )


def _id(reading: Reading, draft: Draft) -> str:
    contents = tuple(span_of_piece(reading, piece) for piece in draft.contents)
    source = span_of_piece(reading, draft.source) if draft.source is not None else None
    cue = span_of_piece(reading, draft.cue) if draft.cue is not None else None
    return content_id("statement", reading.report.id, source, cue, contents)


def _span(reading: Reading, piece: Piece | None) -> Span | None:
    return Span(reading.report.id, *span_of_piece(reading, piece)) if piece is not None else None
