"""Happenings, disputes and copies as JSON lines, for other programs; the shape is that of the record's documentation.

{"happening": "…", "gloss": "…", "type": "ASSAULT", "events": [["<report id>", "<event id>"]], …}
"""

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from dragoman.model.happenings import Dispute, Happening, Named, Position, Toll
from dragoman.store import Filters, Store
from dragoman.store.rows import Heading

__all__ = ["export_copies", "export_disputes", "export_happenings"]


def export_happenings(store: Store, asked: Filters) -> Iterator[bytes]:
    """Yield one line a happening that matches, those told by most reports first."""
    return (_line(_happening(one)) for one in store.find_happenings(asked))


def export_disputes(store: Store, asked: Filters) -> Iterator[bytes]:
    """Yield one line a dispute that matches, by its first day of publication."""
    return (_line(_dispute(one, store.headings(one.reports))) for one in store.find_disputes(asked))


def export_copies(store: Store, asked: Filters) -> Iterator[bytes]:
    """Yield one line a pair of reports judged to share a text, each pair once, with the agency where a report names it."""
    reports = {row.id: row for row in store.find_reports(asked)}
    best: dict[tuple[str, str], Any] = {}
    for judgement in store.judgements("copy"):
        left, right = sorted((judgement.left, judgement.right))
        known = best.get((left, right))
        if left in reports and right in reports and (known is None or known.score < judgement.score):
            best[left, right] = judgement
    for (left, right), judgement in sorted(best.items()):
        if judgement.holds:
            agency = reports[left].agency or reports[right].agency
            yield _line({"copies": [left, right], "share": judgement.score, "why": judgement.reason, "agency": agency})


def _line(value: dict[str, Any]) -> bytes:
    return msgspec.json.encode(value) + b"\n"


def _happening(one: Happening) -> dict[str, Any]:
    interval = [one.since, one.before] if one.since or one.before else None
    return {
        "happening": one.id,
        "gloss": one.gloss,
        "type": one.type,
        "events": one.events,
        "when": {"interval": interval, "grain": one.grain, "basis": one.basis} if interval else None,
        "where": {"name": one.place, "country": one.country} if one.place else None,
        "actors": [named.id for named in one.actors],
        "recipients": [named.id for named in one.recipients],
        "reports": one.reports,
        "outlets": one.outlets,
        "origins": one.origins,
        "origins_unknown": one.unknown,
        "figures": [_toll(toll) for toll in one.tolls],
        "statuses": [{"status": held.status, "held_by": _ids(held.held_by), "reports": held.reports} for held in one.statuses],
    }


def _toll(toll: Toll) -> dict[str, Any]:
    return {
        "what": toll.what,
        "of": toll.of,
        "scope": toll.scope,
        "low": toll.low,
        "high": toll.high,
        "bound": toll.bound,
        "according_to": toll.according_to.id if toll.according_to else None,
        "as_of": toll.as_of,
        "over": toll.over,
        "published": toll.published,
        "reports": toll.reports,
        "note": toll.note,
    }


def _dispute(one: Dispute, headings: Mapping[str, Heading]) -> dict[str, Any]:
    return {
        "dispute": one.id,
        "about": one.about,
        "clash": one.clash,
        "happening": one.happening,
        "question": one.question,
        "positions": [_position(position) for position in one.positions],
        "warning": one.warning,
        "reports": [_heading(headings[report]) for report in one.reports],
    }


def _heading(one: Heading) -> dict[str, Any]:
    span = None if one.start is None else [one.start, one.stop]
    return {"report": one.report.id, "heading": one.words, "span": span, "published": one.report.published}


def _position(position: Position) -> dict[str, Any]:
    return {
        "gist": position.gist,
        "stance": position.stance,
        "held_by": _ids(position.held_by),
        "named": position.named,
        "evidence": [[words.report, [words.start, words.stop]] for words in position.evidence],
        "since": position.since,
        "origins": position.origins,
        "origins_unknown": position.unknown,
    }


def _ids(named: tuple[Named, ...]) -> list[str]:
    return [one.id for one in named]
