"""Tables: what a row of each kind says in a CSV, one heading a column; words whole, every row with its place in the text."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from dragoman.model.happenings import Dispute, Happening, Toll
from dragoman.present.cli.cells import names, says
from dragoman.store.browsing import Pair, PlaceRow
from dragoman.store.rows import ActorRow, EventRow, ReportName, ReportRow, StatementRow

__all__ = [
    "actor_lines", "dispute_lines", "event_lines", "happening_lines", "pair_lines", "place_lines", "report_lines",
    "statement_lines", "toll_lines",
]  # fmt: skip

Lines = list[Mapping[str, Any]]


def report_lines(rows: Iterable[ReportRow], copies: Mapping[str, Sequence[Any]] | None = None) -> Lines:
    """Return the lines of reports, copies after what they copy."""
    lines: Lines = []
    for row in rows:
        folded = (copies or {}).get(row.id, ())
        lines.append(_report(row, 1 + len(folded), ""))
        lines.extend(_report(copy, 0, why) for copy, why in folded)
    return lines


def _report(row: ReportRow, links: int, why: str) -> Mapping[str, Any]:
    return {
        "id": row.id,
        "key": row.key,
        "title": row.title,
        "publisher": row.publisher,
        "published": row.published,
        "published_basis": row.published_basis or row.published_reason,
        "agency": row.agency,
        "copy_of": row.copy_of,
        "why_a_copy": why,
        "links": links,
        "language": row.language,
        "language_basis": row.language_basis or row.language_reason,
        "not_read": row.not_read,
        "words": row.words,
        "statements": row.statements,
        "events": row.events,
    }


def statement_lines(rows: Iterable[StatementRow]) -> Lines:
    """Return the lines of statements."""
    return [
        {
            "id": row.id,
            "according_to": row.source.name if row.source else None,
            "source_words": row.source_words,
            "source_kind": row.source_kind,
            "stance": row.stance,
            "hedged": row.hedged,
            "says": " … ".join(piece.words for piece in row.contents),
            "start": row.contents[0].start,
            "end": row.contents[-1].stop,
            "said_since": row.since,
            "said_before": row.before,
            "through": names(row.through) if row.through else "",
            "confidence": row.confidence,
            "rule": row.trace,
            **_cited(row.report),
        }
        for row in rows
    ]


def event_lines(rows: Iterable[EventRow]) -> Lines:
    """Return the lines of events."""
    return [
        {
            "id": row.id,
            "type": row.type,
            "modes": row.modes,
            "status": row.status,
            "who": names(row.who) if row.who else "",
            "whom": names(row.whom) if row.whom else "",
            "according_to": says(row.says) if row.says else "",
            "since": row.since,
            "before": row.before,
            "grain": row.grain,
            "when_basis": row.when_basis or row.when_reason,
            "place": row.place,
            "country": row.country,
            "words": " … ".join(piece.words for piece in row.evidence) or row.trigger.words,
            "start": row.trigger.start,
            "end": row.trigger.stop,
            "confidence": row.confidence,
            "rule": row.trace,
            **_cited(row.report),
        }
        for row in rows
    ]


def happening_lines(rows: Iterable[Happening], words: Mapping[str, str] | None = None) -> Lines:
    """Return the lines of happenings."""
    return [
        {
            "id": row.id,
            "since": row.since,
            "before": row.before,
            "grain": row.grain,
            "basis": row.basis,
            "type": row.type,
            "status": [one.status for one in row.statuses],
            "what": row.gloss,
            "words": (words or {}).get(row.id, ""),
            "who": [one.name for one in row.actors],
            "whom": [one.name for one in row.recipients],
            "according_to": list(dict.fromkeys(one.name for status in row.statuses for one in status.held_by)),
            "place": row.place,
            "country": row.country,
            "links": row.reports,
            "outlets": row.outlets,
            "origins": row.origins,
            "origins_unknown": row.unknown,
        }
        for row in rows
    ]


def dispute_lines(rows: Iterable[Dispute]) -> Lines:
    """Return the lines of disputes, one a position."""
    return [
        {
            "id": row.id,
            "question": row.question,
            "about": row.about,
            "clash": row.clash,
            "position": position.gist,
            "stance": position.stance,
            "held_by": [one.name for one in position.held_by],
            "named": position.named,
            "since": position.since,
            "links": len({one.report for one in position.evidence}),
            "origins": position.origins,
            "origins_unknown": position.unknown,
            "warning": row.warning,
            "happening": row.happening,
        }
        for row in rows
        for position in row.positions
    ]


def toll_lines(rows: Iterable[Happening], what: str | None = None) -> Lines:
    """Return the lines of figures, one a value."""
    return [_toll(row, toll) for row in rows for toll in row.tolls if what in {None, toll.what}]


def _toll(row: Happening, toll: Toll) -> Mapping[str, Any]:
    return {
        "happening": row.id,
        "happened": row.gloss,
        "what": toll.what,
        "scope": toll.scope,
        "of": toll.of,
        "low": toll.low,
        "high": toll.high,
        "bound": toll.bound,
        "according_to": toll.according_to.name if toll.according_to else None,
        "origin": toll.origin.name,
        "as_of": toll.as_of,
        "over": toll.over,
        "published": toll.published,
        "links": len(toll.reports),
        "note": toll.note,
        "reports": list(toll.reports),
    }


def actor_lines(rows: Iterable[ActorRow]) -> Lines:
    """Return the lines of actors."""
    return [
        {
            "id": row.id,
            "name": row.name,
            "kind": row.kind,
            "country": row.country,
            "names": row.names,
            "merged": row.merged,
            "wikidata": row.wikidata,
            "reports": row.reports,
            "mentions": row.mentions,
        }
        for row in rows
    ]


def pair_lines(rows: Iterable[Pair]) -> Lines:
    """Return the lines of contacts."""
    return [
        {
            "one": row.one.name,
            "one_id": row.one.id,
            "other": row.other.name,
            "other_id": row.other.id,
            "events": row.events,
            "links": row.reports,
            "origins": row.origins,
            "origins_unknown": row.unknown,
            "types": row.types,
        }
        for row in rows
    ]


def place_lines(rows: Iterable[PlaceRow]) -> Lines:
    """Return the lines of places."""
    return [
        {
            "place": row.name,
            "country": row.country,
            "kind": row.kind,
            "latitude": row.latitude if row.kind == "city" else None,
            "longitude": row.longitude if row.kind == "city" else None,
            "happenings": row.happenings,
            "disputed": row.disputed,
        }
        for row in rows
    ]


def _cited(report: ReportName) -> Mapping[str, Any]:
    return {
        "publisher": report.publisher,
        "published": report.published,
        "title": report.title,
        "report": report.id,
        "report_key": report.key,
    }
