"""Seen: what the last run of linking saw of the store, and what hangs together with what is new since.

A run reads the reports that changed, asks here which others lie near them, and writes what it found in the place of what stood
there. In: ids and days. Out: ids, links and rows; nothing is judged here.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

import msgspec
from sqlalchemy import ColumnElement, Connection, Select, func, or_, select

from dragoman.model.happenings import Happening, Link
from dragoman.store.finding.conditions import party_columns, with_parties
from dragoman.store.found_tables import castings, statements
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

__all__ = [
    "Placed", "changed_reports", "claims_between", "count_reports", "disputes_by", "disputes_in", "disputes_on", "events_at",
    "events_between", "events_exactly", "events_in", "events_of", "families_seen", "happenings_by_id", "links_at",
    "parts_told", "phrases_used", "reports_asking", "reports_calling", "reports_of_statements", "rule_denials_seen",
    "state_of",
]  # fmt: skip

MOST = 500  # ids in one IN list

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Placed:
    """Where an event stood after the last run.

    Attributes:
        day: The day by which its pairs are found, counted from the year 1; None where nothing dates it.
        follows: The event whose aftermath it tells.
    """

    event: str
    happening: str
    report: str
    day: int | None
    follows: str | None


def count_reports(connection: Connection) -> int:
    """Return how many reports are kept."""
    return connection.scalar(select(func.count()).select_from(reports)) or 0


def state_of(connection: Connection, name: str) -> str | None:
    """Return what the last run left under a name."""
    return connection.scalar(select(link_state.c.value).where(link_state.c.name == name))


def changed_reports(connection: Connection) -> tuple[set[str], set[str]]:
    """Return the reports that linking must look at anew, and those in which an actor only stands under another id now.

    The first are new, or otherwise than the last run saw them, or call an actor by another name.
    """
    seen = reports.outerjoin(linked_reports, linked_reports.c.report == reports.c.number)
    query = select(reports.c.id).select_from(seen)
    new = query.where(or_(linked_reports.c.report.is_(None), linked_reports.c.digest != reports.c.digest))
    party, name = party_columns()
    known = with_parties(actors, actors.c.id).join(linked_names, linked_names.c.actor == actors.c.id)
    other = select(actors.c.id).select_from(known)
    changed = set(connection.scalars(new)) | _casting(connection, other.where(linked_names.c.name != name))
    return changed, _casting(connection, other.where(linked_names.c.party != party)) - changed


def _casting(connection: Connection, query: Select[Any]) -> set[str]:
    found: set[str] = set()
    for some in _chunks(list(connection.scalars(query))):
        cast = select(reports.c.id).join(castings, castings.c.report == reports.c.number).where(castings.c.actor.in_(some))
        found |= set(connection.scalars(cast))
    return found


def events_in(connection: Connection, report_ids: Iterable[str]) -> dict[str, Placed]:
    """Return the events of reports as the last run placed them, by id."""
    return _placed(connection, happening_events.c.report_id, report_ids)


def events_of(connection: Connection, happening_ids: Iterable[str]) -> dict[str, Placed]:
    """Return the events of happenings, by id."""
    return _placed(connection, happening_events.c.happening, happening_ids)


def events_at(connection: Connection, ids: Iterable[str]) -> dict[str, Placed]:
    """Return events, and those that tell their aftermath, by id."""
    wanted = list(ids)
    return _placed(connection, happening_events.c.event, wanted) | _placed(connection, happening_events.c.follows, wanted)


def events_exactly(connection: Connection, ids: Iterable[str]) -> dict[str, Placed]:
    """Return events as the last run placed them, by id."""
    return _placed(connection, happening_events.c.event, ids)


def events_between(connection: Connection, ranges: Iterable[tuple[int, int]]) -> dict[str, Placed]:
    """Return the events of some ranges of days, both ends included, and the undated ones, by id."""
    found = _rows(connection, happening_events.c.day.is_(None))
    for first, last in ranges:
        found |= _rows(connection, happening_events.c.day.between(first, last))
    return found


def links_at(connection: Connection, events: Iterable[str]) -> list[Link]:
    """Return the links of events, each once."""
    table = happening_links
    found: dict[tuple[str, str], Link] = {}
    for some in _chunks(sorted(set(events))):
        for column in (table.c.left_event, table.c.right_event):
            for row in connection.execute(select(table).where(column.in_(some))):
                found[row.left_event, row.right_event] = Link(
                    left=row.left_event,
                    right=row.right_event,
                    joined=row.joined,
                    score=row.score,
                    reason=row.reason,
                    total=row.total,
                )
    return list(found.values())


def happenings_by_id(connection: Connection, ids: Iterable[str]) -> dict[str, Happening]:
    """Return happenings by id."""
    found: dict[str, Happening] = {}
    for some in _chunks(sorted(set(ids))):
        rows = connection.execute(select(happenings.c.id, happenings.c.record).where(happenings.c.id.in_(some)))
        found |= {row.id: msgspec.json.decode(row.record, type=Happening) for row in rows}
    return found


def families_seen(connection: Connection) -> dict[str, str | None]:
    """Return the family of copies of every report that the last run saw."""
    query = select(reports.c.id, linked_reports.c.family).join(linked_reports, linked_reports.c.report == reports.c.number)
    return {row.id: row.family for row in connection.execute(query)}


def rule_denials_seen(connection: Connection) -> set[tuple[str, str]]:
    """Return the pairs of denial and claim that rules found."""
    return {(row.denial, row.claim) for row in connection.execute(select(rule_denials))}


def claims_between(connection: Connection, ranges: Iterable[tuple[Any, Any]]) -> list[Any]:
    """Return statements of reports published on some days, both ends included, and of undated ones: report, stance, words."""
    columns = (
        statements.c.id,
        reports.c.id.label("report_id"),
        reports.c.published,
        statements.c.stance,
        statements.c.contents,
    )
    query = select(*columns).join(reports, reports.c.number == statements.c.report)
    days: list[ColumnElement[bool]] = [reports.c.published.between(first, last) for first, last in ranges]
    return list(connection.execute(query.where(or_(reports.c.published.is_(None), *days))))


def phrases_used(connection: Connection) -> list[Any]:
    """Return every source phrase with its source's kind and actor, each once."""
    columns = (statements.c.source_words, statements.c.source_kind, *party_columns())
    query = select(*columns).select_from(with_parties(statements, statements.c.source_actor)).distinct()
    return list(connection.execute(query.where(statements.c.source_words.is_not(None))))


def reports_calling(connection: Connection, phrases: Iterable[str]) -> set[str]:
    """Return the reports that use source phrases."""
    found: set[str] = set()
    for some in _chunks(sorted(set(phrases))):
        query = select(reports.c.id).join(statements, statements.c.report == reports.c.number)
        found |= set(connection.scalars(query.where(statements.c.source_words.in_(some))))
    return found


def parts_told(connection: Connection, report_ids: Iterable[str]) -> set[str]:
    """Return the questions of parts that reports spoke of at the last run."""
    found: set[str] = set()
    for some in _chunks(sorted(set(report_ids))):
        query = select(told_parts.c.question).join(reports, reports.c.number == told_parts.c.report)
        found |= set(connection.scalars(query.where(reports.c.id.in_(some))))
    return found


def reports_asking(connection: Connection, questions: Iterable[str]) -> set[str]:
    """Return the reports that spoke of questions of parts at the last run."""
    found: set[str] = set()
    for some in _chunks(sorted(set(questions))):
        query = select(reports.c.id).join(told_parts, reports.c.number == told_parts.c.report)
        found |= set(connection.scalars(query.where(told_parts.c.question.in_(some))))
    return found


def reports_of_statements(connection: Connection, ids: Iterable[str]) -> dict[str, str]:
    """Return the report of each statement that is there."""
    found: dict[str, str] = {}
    for some in _chunks(sorted(set(ids))):
        query = select(statements.c.id, reports.c.id.label("report_id")).join(reports, reports.c.number == statements.c.report)
        found |= {row.id: row.report_id for row in connection.execute(query.where(statements.c.id.in_(some)))}
    return found


def disputes_on(connection: Connection, rule: str, happening_ids: Iterable[str]) -> set[str]:
    """Return the disputes of a rule about happenings."""
    found: set[str] = set()
    for some in _chunks(sorted(set(happening_ids))):
        query = select(disputes.c.id).where(disputes.c.rule == rule, disputes.c.happening.in_(some))
        found |= set(connection.scalars(query))
    return found


def disputes_by(connection: Connection, rule: str) -> set[str]:
    """Return the disputes of a rule."""
    return set(connection.scalars(select(disputes.c.id).where(disputes.c.rule == rule)))


def disputes_in(connection: Connection, rule: str, report_ids: Iterable[str]) -> set[str]:
    """Return the disputes of a rule whose evidence lies in reports."""
    found: set[str] = set()
    for some in _chunks(sorted(set(report_ids))):
        query = select(disputes.c.id).join(dispute_reports, dispute_reports.c.dispute == disputes.c.id)
        found |= set(connection.scalars(query.where(disputes.c.rule == rule, dispute_reports.c.report_id.in_(some))))
    return found


def _placed(connection: Connection, column: ColumnElement[Any], values: Iterable[str]) -> dict[str, Placed]:
    found: dict[str, Placed] = {}
    for some in _chunks(sorted(set(values))):
        found |= _rows(connection, column.in_(some))
    return found


def _rows(connection: Connection, condition: ColumnElement[bool]) -> dict[str, Placed]:
    rows = connection.execute(select(happening_events).where(condition))
    return {row.event: Placed(row.event, row.happening, row.report_id, row.day, row.follows) for row in rows}


def _chunks(items: Sequence[Item]) -> Iterator[Sequence[Item]]:
    return (items[start : start + MOST] for start in range(0, len(items), MOST))
