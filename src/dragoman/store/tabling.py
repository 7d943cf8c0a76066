"""Tabling: the findings of one report as rows of the tables, before any transaction begins.

Comes in: ``Findings``. Goes out: rows by table, without the report's number, which only the store knows.
"""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Table

from dragoman.model import Actor, Findings, Office, RecordError, Report
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
from dragoman.store.told_rows import (
    cut,
    event_actor_rows,
    event_row,
    event_word_rows,
    figure_row,
    place_of,
    placed,
    statement_row,
)

__all__ = ["Rows", "appearance_row", "found_rows", "names_of", "report_row"]

Rows = list[dict[str, Any]]

NAMING_FORMS = ("name", "title", "metonym")  # "he" and "the two sides" are no names to search by


def report_row(findings: Findings) -> dict[str, Any]:
    """Return the row of a report, without what made the findings."""
    report = findings.report
    return {
        **appearance_row(report),
        "id": report.id,
        "publisher_folded": fold_name(report.publisher) if report.publisher else None,
        "publisher_basis": report.publisher_basis,
        "published_grain": report.published_grain,
        "published_basis": report.published_basis,
        "published_reason": report.published_reason,
        "language": report.language,
        "language_basis": report.language_basis,
        "language_confidence": report.language_confidence,
        "language_reason": report.language_reason,
        "not_read": findings.not_read,
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
        statements: [statement_row(statement, position, text) for position, statement in enumerate(findings.statements)],
        statement_contents: [
            {"statement": statement.id, **row} for statement in findings.statements for row in placed(statement.contents, text)
        ],
        statement_through: [
            {"statement": statement.id, "position": position, "actor": actor}
            for statement in findings.statements
            for position, actor in enumerate(statement.through)
        ],
        events: [
            event_row(event, position, text) | place_of(event, findings.places)
            for position, event in enumerate(findings.events)
        ],
        event_words: [row for event in findings.events for row in event_word_rows(event, text)],
        event_actors: [row for event in findings.events for row in event_actor_rows(event)],
        event_statements: [
            {"event": event.id, "position": position, "statement": statement}
            for event in findings.events
            for position, statement in enumerate(event.carried_by)
        ],
        figures: [
            figure_row(event, figure, position, text)
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
        "candidate": actor.candidate,
        "confidence": actor.confidence,
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
            **cut(mention.span, text),
            "form": mention.form,
            "words_folded": fold_name(mention.span.words(text)),
        }
        for position, (_, _, actor_id, mention) in enumerate(found)
    ]


def _time_rows(findings: Findings) -> Rows:
    return [
        {
            "position": position,
            **cut(timex.span, findings.report.text),
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
            **cut(place.span, findings.report.text),
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
