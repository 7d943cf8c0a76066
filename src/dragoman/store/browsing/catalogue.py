"""The catalogue: a store's rows a page at a time, newest first, with how many there are.

    Catalogue(store).statements(Wanted(filters=Filters(stance="denies")), start=50)  ->  denials 51 to 100 of 812

Only the rows of the page are fetched whole; the rest is counted over indexes. Every question has a time limit.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import Any, TypeVar

import msgspec
from sqlalchemy import Column, Connection, Select, Table, func, select

from dragoman.model import StoreError
from dragoman.model.happenings import Dispute, Happening
from dragoman.store.browsing.limits import time_limit
from dragoman.store.browsing.narrowing import (
    actor_conditions,
    dispute_conditions,
    event_query,
    happening_conditions,
    report_query,
    statement_query,
)
from dragoman.store.browsing.rows import CatalogueCounts, Slice, Wanted
from dragoman.store.engine import reading
from dragoman.store.filters import Filters
from dragoman.store.finding.actors import actor_rows, choose_actors
from dragoman.store.finding.conditions import REPORT_NAME, report_name
from dragoman.store.finding.events import choose_events, event_rows
from dragoman.store.finding.reports import choose_reports, report_rows
from dragoman.store.finding.statements import choose_statements, statement_rows
from dragoman.store.found_tables import castings, events, figures, statements
from dragoman.store.linked_tables import disputes, happening_events, happenings
from dragoman.store.rows import ActorRow, EventRow, ReportName, ReportRow, StatementRow
from dragoman.store.store import Store
from dragoman.store.tables import actor_links, actors, failures, judgements, reports

__all__ = ["SIZE", "Catalogue"]

Row = TypeVar("Row")
Kept = TypeVar("Kept")

SIZE = 50  # rows a page: two or three screens


class Catalogue:
    """A store as pages ask it; the store stays the caller's to close."""

    def __init__(self, store: Store) -> None:
        self._engine = store._engine

    @contextmanager
    def asking(self) -> Iterator[Connection]:
        """Open a connection for one page's questions, which are broken off when they take too long."""
        with reading(self._engine) as connection, time_limit(connection):
            yield connection

    def version(self) -> tuple[int, ...]:
        """Return what changes whenever the store's rows do, for those who keep answers."""
        with self.asking() as connection:
            changed = connection.execute(
                select(
                    select(func.max(reports.c.number)).scalar_subquery(),
                    select(func.count()).select_from(judgements).scalar_subquery(),
                    select(func.count(judgements.c.withdrawn_by)).scalar_subquery(),
                    select(func.count()).select_from(happenings).scalar_subquery(),
                    select(func.count()).select_from(disputes).scalar_subquery(),
                )
            ).one()
            digest = connection.scalar(select(reports.c.digest).order_by(reports.c.number.desc()).limit(1)) or ""
            return (*(value or 0 for value in changed), hash(digest))

    def counts(self) -> CatalogueCounts:
        """Return how much the store holds."""
        with self.asking() as connection:
            copies = select(func.count()).select_from(reports).where(reports.c.copy_of.is_not(None))
            undated = select(func.count()).select_from(reports).where(reports.c.published.is_(None))
            linked = select(func.count()).select_from(actor_links).where(actor_links.c.actor != actor_links.c.same_as)
            row = connection.execute(
                select(func.min(reports.c.published).label("first"), func.max(reports.c.published).label("last"))
            ).one()
            return CatalogueCounts(
                reports=_rows(connection, reports),
                copies=connection.scalar(copies) or 0,
                undated=connection.scalar(undated) or 0,
                failures=_rows(connection, failures),
                statements=_rows(connection, statements),
                events=_rows(connection, events),
                happenings=_rows(connection, happenings),
                disputes=_rows(connection, disputes),
                actors=_rows(connection, actors) - (connection.scalar(linked) or 0),
                first=row.first,
                last=row.last,
            )

    def reports(self, wanted: Wanted, *, start: int = 0, size: int = SIZE) -> Slice[ReportRow]:
        """Return reports, the newest first. With ``originals`` a copy that holds what is asked shows the report it copies."""
        with self.asking() as connection:
            folded = wanted.filters.originals
            plain = Wanted(filters=_without_copies(wanted.filters), origins=wanted.origins)
            query = report_query(connection, plain)
            if folded:
                narrowed = plain != Wanted()
                meant = query.with_only_columns(func.coalesce(reports.c.copy_of, reports.c.id))
                query = choose_reports(connection, Filters()).where(reports.c.copy_of.is_(None))
                query = query.where(reports.c.id.in_(meant)) if narrowed else query
            total = _count(connection, query, reports.c.number)
            order = (reports.c.published.desc(), reports.c.number)
            chosen = connection.scalars(
                query.with_only_columns(reports.c.number).order_by(*order).offset(start).limit(size)
            ).all()
            rows = choose_reports(connection, Filters()).where(reports.c.number.in_(chosen)).order_by(*order)
            return Slice(rows=tuple(report_rows(connection, rows)), total=total, start=start)

    def copies(self, ids: Sequence[str]) -> dict[str, tuple[tuple[ReportRow, str], ...]]:
        """Return the copies of each report, each with why it is one, by the day on which they were printed."""
        with self.asking() as connection:
            query = choose_reports(connection, Filters()).where(reports.c.copy_of.in_(ids))
            rows = list(report_rows(connection, query.order_by(reports.c.published, reports.c.number)))
            judged = select(judgements.c.left_id, judgements.c.right_id, judgements.c.reason)
            judged = judged.where(judgements.c.kind == "copy", judgements.c.left_id.in_([row.id for row in rows]))
            why = {(one.left_id, one.right_id): one.reason for one in connection.execute(judged)}
            found = defaultdict[str, list[tuple[ReportRow, str]]](list)
            for row in rows:
                found[row.copy_of or ""].append((row, why.get((row.id, row.copy_of or ""), "")))
            return {one: tuple(listed) for one, listed in found.items()}

    def statements(self, wanted: Wanted, *, start: int = 0, size: int = SIZE) -> Slice[StatementRow]:
        """Return statements, those of the newest reports first."""
        with self.asking() as connection:
            query = statement_query(connection, wanted)
            chosen, total = _chosen(connection, query, statements, start, size)
            rows = choose_statements(connection, Filters()).where(statements.c.number.in_(chosen))
            return Slice(rows=_by_number(statement_rows, connection, rows, chosen, statements), total=total, start=start)

    def events(self, wanted: Wanted, *, start: int = 0, size: int = SIZE) -> Slice[EventRow]:
        """Return events, those of the newest reports first."""
        with self.asking() as connection:
            query = event_query(connection, wanted)
            chosen, total = _chosen(connection, query, events, start, size)
            rows = choose_events(connection, Filters()).where(events.c.number.in_(chosen))
            return Slice(rows=_by_number(event_rows, connection, rows, chosen, events), total=total, start=start)

    def happenings(
        self, wanted: Wanted, *, start: int = 0, size: int = SIZE, order: str = "new", undated: bool = False
    ) -> Slice[Happening]:
        """Return happenings.

        Args:
            wanted: What they must hold.
            start: Rows to pass over.
            size: Rows at most.
            order: ``new`` first day falling, ``old`` rising, ``told`` most reports first.
            undated: Those that nothing dates, instead of those with a day.
        """
        with self.asking() as connection:
            conditions = happening_conditions(connection, wanted, days=not undated)
            if order != "told":
                conditions.append(happenings.c.since.is_(None) if undated else happenings.c.since.is_not(None))
            by = {
                "new": (happenings.c.since.desc(), happenings.c.reports.desc(), happenings.c.id),
                "old": (happenings.c.since, happenings.c.reports.desc(), happenings.c.id),
                "told": (happenings.c.reports.desc(), happenings.c.since.desc(), happenings.c.id),
            }[order]
            return _slice(connection, happenings, Happening, (conditions, by), (start, size))

    def figured(self, wanted: Wanted, what: str | None, *, start: int = 0, size: int = SIZE) -> Slice[Happening]:
        """Return the happenings that somebody counts something of, those told by most reports first."""
        with self.asking() as connection:
            conditions = happening_conditions(connection, wanted)
            counted = select(happening_events.c.happening).join(figures, figures.c.event == happening_events.c.event)
            counted = counted.where(figures.c.what == what) if what else counted
            conditions.append(happenings.c.id.in_(counted))
            by = (happenings.c.reports.desc(), happenings.c.since.desc(), happenings.c.id)
            return _slice(connection, happenings, Happening, (conditions, by), (start, size))

    def disputes(
        self, wanted: Wanted, about: str | None = None, *, clash: str | None = None, start: int = 0, size: int = SIZE
    ) -> Slice[Dispute]:
        """Return disputes, the newest first."""
        with self.asking() as connection:
            conditions = dispute_conditions(connection, wanted, about)
            if clash is not None:
                conditions.append(disputes.c.clash == clash)
            return _slice(connection, disputes, Dispute, (conditions, (disputes.c.since.desc(), disputes.c.id)), (start, size))

    def actors(self, wanted: Wanted, kind: str | None = None, *, start: int = 0, size: int = SIZE) -> Slice[ActorRow]:
        """Return actors, those in most reports first."""
        with self.asking() as connection:
            conditions = actor_conditions(connection, wanted)
            if kind is not None:
                conditions.append(actors.c.kind == kind)
            stands = func.coalesce(actor_links.c.same_as, castings.c.actor).label("stands")
            joined = castings.outerjoin(actor_links, actor_links.c.actor == castings.c.actor)
            if conditions:
                joined = joined.join(actors, actors.c.id == castings.c.actor)
            query = select(stands, func.count().label("told")).select_from(joined).where(*conditions).group_by("stands")
            total = connection.scalar(select(func.count()).select_from(query.subquery())) or 0
            listed = list(connection.execute(query.order_by(func.count().desc(), stands).offset(start).limit(size)).scalars())
            of = choose_actors(Filters()).where(func.coalesce(actor_links.c.same_as, actors.c.id).in_(listed))
            rows = {row.id: row for row in actor_rows(connection, of)} if listed else {}
            return Slice(rows=tuple(rows[one] for one in listed if one in rows), total=total, start=start)

    def named(self, ids: Sequence[str]) -> dict[str, ReportName]:
        """Return the reports with these ids."""
        with self.asking() as connection:
            found = connection.execute(select(*REPORT_NAME).where(reports.c.id.in_(ids)))
            return {row.report_id: report_name(row) for row in found}

    def words(self, spans: Sequence[tuple[str, int, int]]) -> dict[tuple[str, int, int], str]:
        """Return the words that stand at ``(report id, start, stop)``."""
        with self.asking() as connection:
            texts = select(reports.c.id, reports.c.text).where(reports.c.id.in_({one for one, _, _ in spans}))
            found = {row.id: row.text for row in connection.execute(texts)}
            return {span: found[span[0]][span[1] : span[2]] for span in spans if span[0] in found}

    def happening(self, one: str) -> Happening:
        """Return a happening.

        Raises:
            StoreError: When there is none with this id.
        """
        return self._one(happenings, one, Happening)

    def dispute(self, one: str) -> Dispute:
        """Return a dispute.

        Raises:
            StoreError: When there is none with this id.
        """
        return self._one(disputes, one, Dispute)

    def outlets(self) -> tuple[str, ...]:
        """Return the outlets, those with most reports first."""
        with self.asking() as connection:
            query = select(reports.c.publisher).where(reports.c.publisher.is_not(None)).group_by(reports.c.publisher)
            return tuple(connection.scalars(query.order_by(func.count().desc(), reports.c.publisher).limit(200)))

    def counted(self) -> int:
        """Return how many figures there are."""
        with self.asking() as connection:
            return _rows(connection, figures)

    def _one(self, table: Table, one: str, kind: type[Kept]) -> Kept:
        with self.asking() as connection:
            record = connection.scalar(select(table.c.record).where(table.c.id == one))
        if record is None:
            raise StoreError(f"no {kind.__name__.lower()} is called {one!r}")
        return msgspec.json.decode(record, type=kind)


def _without_copies(filters: Filters) -> Filters:
    return replace(filters, originals=None, limit=None)


def _rows(connection: Connection, table: Table) -> int:
    return connection.scalar(select(func.count()).select_from(table)) or 0


def _count(connection: Connection, query: Select[Any], number: Column[int]) -> int:
    return connection.scalar(select(func.count()).select_from(query.with_only_columns(number).subquery())) or 0


def _chosen(connection: Connection, query: Select[Any], table: Table, start: int, size: int) -> tuple[Sequence[int], int]:
    """Return the numbers of a page's rows, newest report first, and how many rows there are."""
    total = _count(connection, query, table.c.number)
    order = (reports.c.published.desc(), reports.c.number, table.c.position)
    chosen = connection.scalars(query.with_only_columns(table.c.number).order_by(*order).offset(start).limit(size)).all()
    return chosen, total


def _by_number(
    rows_of: Callable[[Connection, Select[Any]], Iterator[Row]],
    connection: Connection,
    query: Select[Any],
    chosen: Sequence[int],
    table: Table,
) -> tuple[Row, ...]:
    order = (reports.c.published.desc(), reports.c.number, table.c.position)
    return tuple(rows_of(connection, query.order_by(*order))) if chosen else ()


def _slice(
    connection: Connection,
    table: Table,
    kind: type[Kept],
    query: tuple[Sequence[Any], Sequence[Any]],
    within: tuple[int, int],
) -> Slice[Kept]:
    """Return the rows ``within`` start and size of those that hold the query's conditions, in its order."""
    (conditions, order), (start, size) = query, within
    total = connection.scalar(select(func.count()).select_from(table).where(*conditions)) or 0
    found = connection.scalars(select(table.c.record).where(*conditions).order_by(*order).offset(start).limit(size))
    return Slice(rows=tuple(msgspec.json.decode(record, type=kind) for record in found), total=total, start=start)
