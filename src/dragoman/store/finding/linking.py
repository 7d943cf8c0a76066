"""Keeping what linking finds: all of it anew, or what changed in the place of what stood there; judgements are left alone.

In: ``Linked`` values. Out: rows of happenings, links and disputes, and of what the next run needs to see what is new.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import msgspec
from sqlalchemy import Connection, Table, and_, delete, exists, insert, or_, select

from dragoman.model.happenings import Dispute, Happening, Link
from dragoman.model.inferred import InferredDate
from dragoman.store.finding.conditions import party_columns, with_parties
from dragoman.store.finding.inferred import keep_inferred
from dragoman.store.linked_tables import (
    dispute_reports,
    disputes,
    happening_events,
    happening_links,
    happenings,
    link_state,
    linked_names,
    linked_reports,
    rule_denials,
    told_parts,
)
from dragoman.store.tables import actors, reports

__all__ = ["Linked", "keep_linked"]

MOST = 500  # ids in one IN list
_ALL = (
    dispute_reports, disputes, happening_links, happening_events, happenings, link_state, linked_names, linked_reports,
    rule_denials, told_parts,
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Linked:
    """What a run of linking found.

    Attributes:
        whole: Whether it is all of the store; else what is ``gone`` is taken out first, and the rest stays.
        happenings: Happenings, with all their events.
        links: Pairs that rules weighed.
        disputes: Disputes; ``rules`` says by id which rule found each.
        inferred: All inferred days of the store.
        placed: For each event of the happenings its day and the event whose aftermath it tells.
        denials: Pairs of denial and claim that rules found.
        parts: Which questions of parts each of ``reports`` speaks of.
        reports: The reports that the run saw, to be known the next time; None where nothing is to be known.
        families: Families of copies of reports: of all, or of those that have another one now.
        state: What else the next run is told.
        gone: Ids to be taken out, by ``happenings``, ``disputes``, ``denials`` (denials), ``links`` (pairs).
    """

    whole: bool
    happenings: Collection[Happening]
    links: Collection[Link]
    disputes: Collection[Dispute]
    inferred: Collection[InferredDate] = ()
    rules: Mapping[str, str] = field(default_factory=dict)
    placed: Mapping[str, tuple[int | None, str | None]] = field(default_factory=dict)
    denials: Collection[tuple[str, str]] = ()
    parts: Mapping[str, Collection[str]] = field(default_factory=dict)
    reports: Collection[str] | None = None
    families: Mapping[str, str | None] = field(default_factory=dict)
    state: Mapping[str, str] = field(default_factory=dict)
    gone: Mapping[str, Collection[Any]] = field(default_factory=dict)


def keep_linked(connection: Connection, linked: Linked) -> None:
    """Keep what a run found.

    Args:
        connection: Inside a writing transaction.
        linked: What it found.
    """
    if linked.whole:
        for table in _ALL:
            connection.execute(delete(table))
    else:
        _take_out(connection, linked)
    told = [(one.id, report, event) for one in linked.happenings for report, event in one.events]
    _insert(connection, happenings, map(_happening_row, linked.happenings))
    _insert(connection, happening_events, (_event_row(linked, *one) for one in told))
    _insert(connection, happening_links, map(_link_row, linked.links))
    _insert(connection, disputes, (_dispute_row(one) | {"rule": linked.rules.get(one.id, "")} for one in linked.disputes))
    keep_inferred(connection, linked.inferred)
    if linked.reports is not None:
        _remember(connection, linked)


def _take_out(connection: Connection, linked: Linked) -> None:
    gone = {name: set(ids) for name, ids in linked.gone.items()}
    gone["happenings"] |= {one.id for one in linked.happenings}
    gone["disputes"] |= {one.id for one in linked.disputes}
    for some in _chunks(gone["happenings"]):
        connection.execute(delete(happenings).where(happenings.c.id.in_(some)))
        connection.execute(delete(happening_events).where(happening_events.c.happening.in_(some)))
    for some in _chunks({event for one in linked.happenings for _, event in one.events}):
        connection.execute(delete(happening_events).where(happening_events.c.event.in_(some)))
    for some in _chunks(gone["disputes"]):
        connection.execute(delete(disputes).where(disputes.c.id.in_(some)))
        connection.execute(delete(dispute_reports).where(dispute_reports.c.dispute.in_(some)))
    for some in _chunks(gone["denials"]):
        connection.execute(delete(rule_denials).where(rule_denials.c.denial.in_(some)))
    for left, right in sorted(gone["links"] | {(one.left, one.right) for one in linked.links}):
        pair = and_(happening_links.c.left_event == left, happening_links.c.right_event == right)
        connection.execute(delete(happening_links).where(pair))


def _remember(connection: Connection, linked: Linked) -> None:
    """Keep what the next run needs to see what is new."""
    seen = _numbers(connection, linked.reports or ())
    for some in _chunks(number for number, _ in seen.values()):
        connection.execute(delete(linked_reports).where(linked_reports.c.report.in_(some)))
        connection.execute(delete(told_parts).where(told_parts.c.report.in_(some)))
    _insert(connection, linked_reports, ({"report": number, "digest": digest} for number, digest in seen.values()))
    asked = ((seen[report][0], one) for report, some in linked.parts.items() if report in seen for one in sorted(some))
    _insert(connection, told_parts, ({"report": number, "question": one} for number, one in asked))
    changed = _numbers(connection, linked.families)
    for report, (number, _) in changed.items():
        row = linked_reports.update().where(linked_reports.c.report == number)
        connection.execute(row.values(family=linked.families[report]))
    _insert(connection, rule_denials, ({"denial": one, "claim": other} for one, other in sorted(linked.denials)))
    pairs = {(one.id, words.report) for one in linked.disputes for position in one.positions for words in position.evidence}
    _insert(connection, dispute_reports, ({"dispute": one, "report_id": report} for one, report in sorted(pairs)))
    for name, value in linked.state.items():
        connection.execute(delete(link_state).where(link_state.c.name == name))
        connection.execute(insert(link_state).values(name=name, value=value))
    _remember_names(connection)


def _remember_names(connection: Connection) -> None:
    party, name = party_columns()
    shown = with_parties(actors, actors.c.id)
    known = shown.outerjoin(linked_names, linked_names.c.actor == actors.c.id)
    other = select(actors.c.id).select_from(known).where(or_(linked_names.c.party != party, linked_names.c.name != name))
    for some in _chunks(list(connection.scalars(other))):
        connection.execute(delete(linked_names).where(linked_names.c.actor.in_(some)))
    there = exists(select(linked_names.c.actor).where(linked_names.c.actor == actors.c.id))
    new = select(actors.c.id, party, name).select_from(shown).where(~there)
    connection.execute(insert(linked_names).from_select(["actor", "party", "name"], new))


def _numbers(connection: Connection, ids: Iterable[str]) -> dict[str, tuple[int, str]]:
    found: dict[str, tuple[int, str]] = {}
    for some in _chunks(ids):
        rows = connection.execute(select(reports.c.id, reports.c.number, reports.c.digest).where(reports.c.id.in_(some)))
        found |= {row.id: (row.number, row.digest) for row in rows}
    return found


def _chunks(items: Iterable[Any]) -> list[list[Any]]:
    waiting = sorted(set(items))
    return [waiting[start : start + MOST] for start in range(0, len(waiting), MOST)]


def _insert(connection: Connection, table: Table, rows: Iterable[dict[str, Any]]) -> None:
    waiting = list(rows)
    if waiting:
        connection.execute(insert(table), waiting)


def _event_row(linked: Linked, happening: str, report: str, event: str) -> dict[str, Any]:
    day, follows = linked.placed.get(event, (None, None))
    return {"happening": happening, "report_id": report, "event": event, "day": day, "follows": follows}


def _happening_row(happening: Happening) -> dict[str, Any]:
    return {
        "id": happening.id,
        "type": happening.type,
        "gloss": happening.gloss,
        "since": happening.since,
        "before": happening.before,
        "place_name": happening.place,
        "place_country": happening.country,
        "reports": happening.reports,
        "origins": happening.origins,
        "origins_unknown": happening.unknown,
        "record": msgspec.json.encode(happening).decode(),
    }


def _link_row(link: Link) -> dict[str, Any]:
    return {
        "left_event": link.left,
        "right_event": link.right,
        "joined": link.joined,
        "score": link.score,
        "reason": link.reason,
        "total": link.total,
    }


def _dispute_row(dispute: Dispute) -> dict[str, Any]:
    days = [position.since for position in dispute.positions if position.since is not None]
    return {
        "id": dispute.id,
        "about": dispute.about,
        "clash": dispute.clash,
        "happening": dispute.happening,
        "question": dispute.question,
        "since": min(days, default=None),
        "record": msgspec.json.encode(dispute).decode(),
    }
