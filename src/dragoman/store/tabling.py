"""Tabling: the findings of one report as rows of the tables, before any transaction begins.

Comes in: ``Findings``. Goes out: rows by table, without the report's number, which only the store knows.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Table

from dragoman.model import Actor, Event, Figure, Findings, Office, Place, RecordError, Report, Span, Statement
from dragoman.store.folding import fold_name
from dragoman.store.found_tables import (
    castings,
    event_actors,
    event_statements,
    event_words,
    events,
    figures,
    mentions,
    places,
    statement_contents,
    statement_through,
    statements,
    times,
)

__all__ = ["Rows", "appearance_row", "found_rows", "names_of", "report_row"]

Rows = list[dict[str, Any]]

PART = " … "  # between pieces of one statement, as an editor would cut
NAMING_FORMS = ("name", "title", "metonym")  # "he" and "the two sides" are no names to search by


def report_row(report: Report) -> dict[str, Any]:
    """Return the row of a report, without what made the findings."""
    return {
        **appearance_row(report),
        "id": report.id,
        "publisher_folded": fold_name(report.publisher) if report.publisher else None,
        "publisher_basis": report.publisher_basis,
        "published_grain": report.published_grain,
        "published_basis": report.published_basis,
        "published_reason": report.published_reason,
        "language": report.language,
        "agency": report.agency,
        "copy_of": report.copy_of,
        "words": len(report.text.split()),
        "text": report.text,
    }


def appearance_row(report: Report) -> dict[str, Any]:
    """Return where a text stood."""
    return {
        "key": report.key,
        "file": report.file,
        "title": report.title,
        "publisher": report.publisher,
        "published": report.published,
    }


def found_rows(findings: Findings) -> dict[Table, Rows]:
    """Return the rows of everything that was found.

    Args:
        findings: Checked findings.

    Raises:
        RecordError: When two findings of one kind have the same id.
    """
    text = findings.report.text
    _check_ids(findings)
    return {
        castings: [_casting_row(actor, position) for position, actor in enumerate(findings.actors)],
        mentions: _mention_rows(findings.actors, text),
        times: _time_rows(findings),
        places: _place_rows(findings),
        statements: [_statement_row(statement, position, text) for position, statement in enumerate(findings.statements)],
        statement_contents: [
            {"statement": statement.id, **row} for statement in findings.statements for row in _placed(statement.contents, text)
        ],
        statement_through: [
            {"statement": statement.id, "position": position, "actor": actor}
            for statement in findings.statements
            for position, actor in enumerate(statement.through)
        ],
        events: [
            _event_row(event, position, text) | _place_of(event, findings.places)
            for position, event in enumerate(findings.events)
        ],
        event_words: [row for event in findings.events for row in _event_word_rows(event, text)],
        event_actors: [row for event in findings.events for row in _event_actor_rows(event)],
        event_statements: [
            {"event": event.id, "position": position, "statement": statement}
            for event in findings.events
            for position, statement in enumerate(event.carried_by)
        ],
        figures: [
            _figure_row(event, figure, position, text)
            for event in findings.events
            for position, figure in enumerate(event.figures)
        ],
    }


def names_of(actor: Actor, text: str) -> dict[str, str]:
    """Return the names that a report gives an actor, by their folded form."""
    words = [mention.span.words(text) for mention in actor.mentions if mention.form in NAMING_FORMS]
    return {fold_name(name): name for name in sorted({actor.name, *words}, reverse=True) if fold_name(name).strip()}


def _check_ids(findings: Findings) -> None:
    for kind, found in (("actors", findings.actors), ("statements", findings.statements), ("events", findings.events)):
        seen: set[str] = set()
        for one in found:
            if one.id in seen:
                raise RecordError(f"report {findings.report.key!r}: two {kind} have the id {one.id}")
            seen.add(one.id)


def _casting_row(actor: Actor, position: int) -> dict[str, Any]:
    return {
        "actor": actor.id,
        "position": position,
        "name": actor.name,
        "kind": actor.kind,
        "country": actor.country,
        "known": actor.known,
        "wikidata": actor.wikidata,
        "sectors": ", ".join(actor.sectors),
        "offices": "; ".join(map(_office_words, actor.offices)),
    }


def _office_words(office: Office) -> str:
    days = f" ({office.start or ''} to {office.end or ''})" if office.start or office.end else ""
    return f"{office.title}{f' of {office.of}' if office.of else ''}{days}"


def _mention_rows(actors: Iterable[Actor], text: str) -> Rows:
    found = [(mention.span.start, mention.span.end, actor.id, mention) for actor in actors for mention in actor.mentions]
    found.sort(key=lambda one: one[:3])
    return [
        {
            "position": position,
            "actor": actor_id,
            **_cut(mention.span, text),
            "form": mention.form,
            "words_folded": fold_name(mention.span.words(text)),
        }
        for position, (_, _, actor_id, mention) in enumerate(found)
    ]


def _time_rows(findings: Findings) -> Rows:
    return [
        {
            "position": position,
            **_cut(timex.span, findings.report.text),
            "kind": timex.kind,
            "value": timex.value,
            "since": timex.interval.start if timex.interval else None,
            "before": timex.interval.end if timex.interval else None,
            "grain": timex.interval.grain if timex.interval else None,
            "basis": timex.basis,
            "anchor": timex.anchor,
            "interval_reason": timex.interval_reason,
        }
        for position, timex in enumerate(findings.times)
    ]


def _place_rows(findings: Findings) -> Rows:
    return [
        {
            "position": position,
            **_cut(place.span, findings.report.text),
            "name": place.name,
            "names_folded": f"{fold_name(place.name)}/{fold_name(place.span.words(findings.report.text))}",
            "kind": place.kind,
            "country": place.country,
            "latitude": place.latitude,
            "longitude": place.longitude,
            "geonames": place.geonames,
            "use": place.use,
        }
        for position, place in enumerate(findings.places)
    ]


def _statement_row(statement: Statement, position: int, text: str) -> dict[str, Any]:
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


def _event_row(event: Event, position: int, text: str) -> dict[str, Any]:
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


def _place_of(event: Event, found: Sequence[Place]) -> dict[str, Any]:
    place = None if event.where is None else found[event.where]
    return {"place_name": place.name if place else None, "place_country": place.country if place else None}


def _event_word_rows(event: Event, text: str) -> Iterator[dict[str, Any]]:
    for part, spans in (("evidence", event.evidence), ("also", event.also)):
        for row in _placed(spans, text):
            yield {"event": event.id, "part": part, **row}


def _event_actor_rows(event: Event) -> Iterator[dict[str, Any]]:
    for role, ids in (("actor", event.actors), ("recipient", event.recipients)):
        for position, actor_id in enumerate(ids):
            yield {"event": event.id, "role": role, "position": position, "actor": actor_id}


def _figure_row(event: Event, figure: Figure, position: int, text: str) -> dict[str, Any]:
    return {
        "event": event.id,
        "position": position,
        **_cut(figure.span, text),
        "what": figure.what,
        "of_whom": figure.of,
        "low": figure.low,
        "high": figure.high,
        "bound": figure.bound,
        "according_to": figure.according_to,
        "as_of": date.fromisoformat(figure.as_of) if figure.as_of else None,
    }


def _placed(spans: Iterable[Span], text: str) -> Iterator[dict[str, Any]]:
    for position, span in enumerate(spans):
        yield {"position": position, **_cut(span, text)}


def _cut(span: Span, text: str) -> dict[str, Any]:
    return {"start": span.start, "stop": span.end, "words": span.words(text)}
