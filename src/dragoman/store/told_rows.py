"""Statements, events and figures as rows of the tables; ``tabling`` puts them together."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from dragoman.model import Event, Figure, Place, Span, Statement
from dragoman.store.folding import fold_name

__all__ = [
    "cut", "event_actor_rows", "event_row", "event_word_rows", "figure_row", "place_of", "placed", "statement_row",
]  # fmt: skip

PART = " … "  # between pieces of one statement, as an editor would cut


def statement_row(statement: Statement, position: int, text: str) -> dict[str, Any]:
    """Return the row of a statement."""
    source, cue, said = statement.source, statement.cue, statement.said.interval
    return {
        "id": statement.id,
        "position": position,
        "source_start": source.span.start if source.span else None,
        "source_stop": source.span.end if source.span else None,
        "source_words": source.span.words(text) if source.span else None,
        "source_folded": fold_name(source.span.words(text)) if source.span else None,
        "source_actor": source.actor,
        "source_kind": source.kind,
        "source_count": source.count,
        "cue_words": cue.span.words(text) if cue.span else None,
        "cue_lemma": cue.lemma,
        "stance": statement.stance,
        "manner": statement.manner,
        "contents": PART.join(span.words(text) for span in statement.contents),
        "said_since": said.start if said else None,
        "said_before": said.end if said else None,
        "said_grain": said.grain if said else None,
        "within": statement.within,
        "hedged": statement.hedged,
        "confidence": statement.confidence,
        "trace": str(statement.trace),
    }


def event_row(event: Event, position: int, text: str) -> dict[str, Any]:
    """Return the row of an event, but for its place."""
    interval = event.when.interval if event.when else None
    return {
        "id": event.id,
        "position": position,
        "type": event.type,
        "modes": ", ".join(event.modes),
        "contexts": ", ".join(event.contexts),
        "status": event.status,
        "trigger_start": event.trigger.start,
        "trigger_stop": event.trigger.end,
        "trigger_words": event.trigger.words(text),
        "words": PART.join(span.words(text) for span in event.evidence) or event.trigger.words(text),
        "since": interval.start if interval else None,
        "before": interval.end if interval else None,
        "grain": interval.grain if interval else None,
        "when_basis": event.when.basis if event.when else None,
        "when_reason": event.when_reason,
        "place": event.where,
        "where_reason": event.where_reason,
        "confidence": event.confidence,
        "trace": str(event.trace),
    }


def place_of(event: Event, found: Sequence[Place]) -> dict[str, Any]:
    """Return the columns of an event's place."""
    place = None if event.where is None else found[event.where]
    return {"place_name": place.name if place else None, "place_country": place.country if place else None}


def event_word_rows(event: Event, text: str) -> Iterator[dict[str, Any]]:
    """Yield the words that an event rests on, and those that tell it again."""
    for part, spans in (("evidence", event.evidence), ("also", event.also)):
        for row in placed(spans, text):
            yield {"event": event.id, "part": part, **row}


def event_actor_rows(event: Event) -> Iterator[dict[str, Any]]:
    """Yield the doers and recipients of an event."""
    for role, ids in (("actor", event.actors), ("recipient", event.recipients)):
        for position, actor_id in enumerate(ids):
            yield {"event": event.id, "role": role, "position": position, "actor": actor_id}


def figure_row(event: Event, figure: Figure, position: int, text: str) -> dict[str, Any]:
    """Return the row of a figure."""
    return {
        "event": event.id,
        "position": position,
        **cut(figure.span, text),
        "what": figure.what,
        "of_whom": figure.of,
        "low": figure.low,
        "high": figure.high,
        "bound": figure.bound,
        "according_to": figure.according_to,
        "as_of": date.fromisoformat(figure.as_of) if figure.as_of else None,
        "as_of_words": figure.as_of_words.words(text) if figure.as_of_words else None,
        "over_words": figure.over.words(text) if figure.over else None,
    }


def placed(spans: Iterable[Span], text: str) -> Iterator[dict[str, Any]]:
    """Yield words with their order."""
    for position, span in enumerate(spans):
        yield {"position": position, **cut(span, text)}


def cut(span: Span, text: str) -> dict[str, Any]:
    """Return where words stand, and the words."""
    return {"start": span.start, "stop": span.end, "words": span.words(text)}
