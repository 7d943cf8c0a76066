"""The catalogue: a store's rows a page at a time, newest first, with how many there are.

    Catalogue(store).statements(Wanted(filters=Filters(stance="denies")), start=50)  ->  denials 51 to 100 of 812

What filters look at is held in columns, and read anew when the store changes; only the rows of the page are fetched. Every
question has a time limit.
"""

import gc
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from threading import Lock
from typing import TypeVar

import msgspec
import numpy as np
from sqlalchemy import Connection, Table, case, func, select

from dragoman.model import StoreError
from dragoman.model.happenings import Dispute, Happening
from dragoman.store.browsing.columns import Actors, Columns, Ints, load_actors, load_columns, relinked
from dragoman.store.browsing.contested import dispute_conditions, of_happenings
from dragoman.store.browsing.limits import time_limit
from dragoman.store.browsing.narrowing import Narrower
from dragoman.store.browsing.numbered import actors_by_code, events_by_number, statements_by_number
from dragoman.store.browsing.rows import CatalogueCounts, Slice, Wanted
from dragoman.store.engine import reading
from dragoman.store.filters import Filters
from dragoman.store.finding.conditions import REPORT_NAME, report_name
from dragoman.store.finding.reports import choose_reports, report_rows
from dragoman.store.found_tables import events, statements
from dragoman.store.linked_tables import disputes, happenings
from dragoman.store.rows import ActorRow, EventRow, ReportName, ReportRow, StatementRow
from dragoman.store.store import Store
from dragoman.store.tables import actor_links, actors, failures, judgements, reports

__all__ = ["SIZE", "Catalogue"]

Kept = TypeVar("Kept")

SIZE = 50  # rows a page: two or three screens
LOOK = 1.0  # seconds after which the store is looked at again


class Catalogue:
    """A store as pages ask it; the store stays the caller's to close."""

    def __init__(self, store: Store) -> None:
        self._engine = store._engine
        self._reading = Lock()
        self._held: tuple[tuple[object, ...], tuple[object, ...], Columns, Actors] | None = None
        self._looked = -LOOK

    @contextmanager
    def asking(self) -> Iterator[Connection]:
        """Open a connection for one page's questions, which are broken off when they take too long."""
        with reading(self._engine) as connection, time_limit(connection):
            yield connection

    @contextmanager
    def narrowing(self) -> Iterator[Narrower]:
        """Open a connection with the columns of the store as it is now, or was a second ago."""
        with self._reading:
            if self._held is None or time.monotonic() - self._looked > LOOK:
                self._look()
            assert self._held is not None
            _, _, columns, known = self._held
        with self.asking() as connection:
            yield Narrower(columns, known, connection)

    def warm(self) -> None:
        """Read the columns now, so that the first page does not wait for them."""
        with self.narrowing():
            pass

    def forget(self) -> None:
        """Look at the store again before the next question: something in it was changed just now."""
        self._looked = -LOOK

    def _look(self) -> None:
        """Read the columns that have changed."""
        with reading(self._engine) as connection:
            judged, found = _state(connection)
            if self._held is None or self._held[0] != found:
                with _uncollected():
                    known = load_actors(connection)
                    self._held = found, judged, load_columns(connection, known), known
            elif self._held[1] != judged:
                self._held = found, judged, self._held[2], relinked(connection, self._held[3])
        self._looked = time.monotonic()

    def counts(self) -> CatalogueCounts:
        """Return how much the store holds."""
        with self.asking() as connection:
            copies = select(func.count()).select_from(reports).where(reports.c.copy_of.is_not(None))
            undated = select(func.count()).select_from(reports).where(reports.c.published.is_(None))
            not_read = select(func.count()).select_from(reports).where(reports.c.not_read.is_not(None))
            linked = select(func.count()).select_from(actor_links).where(actor_links.c.actor != actor_links.c.same_as)
            row = connection.execute(
                select(func.min(reports.c.published).label("first"), func.max(reports.c.published).label("last"))
            ).one()
            return CatalogueCounts(
                reports=_rows(connection, reports),
                copies=connection.scalar(copies) or 0,
                undated=connection.scalar(undated) or 0,
                not_read=connection.scalar(not_read) or 0,
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
        with self.narrowing() as narrower:
            columns = narrower.columns
            chosen = np.flatnonzero(narrower.reports(wanted))
            order = chosen[np.lexsort((chosen, -columns.report_day[chosen]))]
            numbers = columns.report_number[order[start : start + size]].tolist()
            query = choose_reports(narrower.connection, Filters()).where(reports.c.number.in_(numbers))
            rows = report_rows(narrower.connection, query.order_by(reports.c.published.desc().nulls_last(), reports.c.number))
            return Slice(rows=tuple(rows), total=len(chosen), start=start)

    def copies(self, ids: Sequence[str]) -> dict[str, tuple[tuple[ReportRow, str], ...]]:
        """Return the copies of each report, each with why it is one, by the day on which they were printed."""
        with self.asking() as connection:
            query = choose_reports(connection, Filters()).where(reports.c.copy_of.in_(ids))
            rows = list(report_rows(connection, query.order_by(reports.c.published.nulls_first(), reports.c.number)))
            judged = select(judgements.c.left_id, judgements.c.right_id, judgements.c.reason)
            judged = judged.where(judgements.c.kind == "copy", judgements.c.left_id.in_([row.id for row in rows]))
            why = {(one.left_id, one.right_id): one.reason for one in connection.execute(judged)}
            found = defaultdict[str, list[tuple[ReportRow, str]]](list)
            for row in rows:
                found[row.copy_of or ""].append((row, why.get((row.id, row.copy_of or ""), "")))
            return {one: tuple(listed) for one, listed in found.items()}

    def statements(self, wanted: Wanted, *, start: int = 0, size: int = SIZE) -> Slice[StatementRow]:
        """Return statements, those of the newest reports first."""
        with self.narrowing() as narrower:
            columns = narrower.columns
            order = columns.statement_order[narrower.statements(wanted)[columns.statement_order]]
            numbers = columns.statement_number[order[start : start + size]].tolist()
            rows = statements_by_number(narrower.connection, numbers)
            return Slice(rows=rows, total=len(order), start=start)

    def events(self, wanted: Wanted, *, start: int = 0, size: int = SIZE) -> Slice[EventRow]:
        """Return events, those of the newest reports first."""
        with self.narrowing() as narrower:
            columns = narrower.columns
            order = columns.event_order[narrower.events(wanted)[columns.event_order]]
            numbers = columns.event_number[order[start : start + size]].tolist()
            return Slice(rows=events_by_number(narrower.connection, numbers), total=len(order), start=start)

    def happenings(
        self, wanted: Wanted, *, start: int = 0, size: int = SIZE, order: str = "new", undated: bool = False
    ) -> Slice[Happening]:
        """Return happenings.

        Args:
            wanted: What they must hold.
            start: Rows to pass over.
            size: Rows at most.
            order: ``new`` first day falling, ``old`` rising.
            undated: Those that nothing dates, instead of those with a day.
        """
        with self.narrowing() as narrower:
            columns = narrower.columns
            since, told = columns.happened.since, columns.happening_reports
            flags = narrower.happenings(wanted, days=not undated) & ((since == 0) == undated)
            chosen = np.flatnonzero(flags)
            day = since[chosen] if order == "old" else -since[chosen]
            chosen = chosen[np.lexsort((-told[chosen], day))]
            return _happenings(narrower, chosen, start, size)

    def figured(self, wanted: Wanted, what: str | None, *, start: int = 0, size: int = SIZE) -> Slice[Happening]:
        """Return the happenings that somebody counts something of, those told by most reports first."""
        with self.narrowing() as narrower:
            columns = narrower.columns
            chosen = np.flatnonzero(narrower.happenings(wanted) & narrower.counted(what))
            order = np.lexsort((-columns.happened.since[chosen], -columns.happening_reports[chosen]))
            return _happenings(narrower, chosen[order], start, size)

    def disputes(
        self, wanted: Wanted, about: str | None = None, *, clash: str | None = None, start: int = 0, size: int = SIZE
    ) -> Slice[Dispute]:
        """Return disputes, the newest first."""
        with self.narrowing() as narrower:
            conditions = dispute_conditions(narrower, wanted, about)
            if clash is not None:
                conditions.append(disputes.c.clash == clash)
            query = select(disputes.c.id, disputes.c.happening).where(*conditions)
            found = list(narrower.connection.execute(query.order_by(disputes.c.since.desc().nulls_last(), disputes.c.id)))
            if of_happenings(wanted):
                flags = narrower.happenings(of_happenings(wanted) or wanted)
                held = {one for one, holds in zip(narrower.columns.happening_id, flags.tolist(), strict=True) if holds}
                found = [row for row in found if row.happening in held]
            ids = [row.id for row in found[start : start + size]]
            records = _records(narrower.connection, disputes, ids, Dispute)
            return Slice(rows=records, total=len(found), start=start)

    def actors(self, wanted: Wanted, kind: str | None = None, *, start: int = 0, size: int = SIZE) -> Slice[ActorRow]:
        """Return actors, those in most reports first."""
        filters = wanted.filters
        with self.narrowing() as narrower:
            columns, known = narrower.columns, narrower.actors
            within = replace(filters, words=None, actor=None, originals=None)
            report, actor = columns.casts
            if wanted.origins > 1 or within != Filters():
                inside = narrower.reports(Wanted(filters=within, origins=wanted.origins))
                actor = actor[inside[report]]
            told = np.bincount(known.stands[actor], minlength=len(known.ids))
            for name in filter(None, (filters.words, filters.actor)):
                told[~narrower.meant(name)[:-1]] = 0
            if kind is not None:
                of_kind = narrower.connection.scalars(select(actors.c.id).where(actors.c.kind == kind))
                told[np.setdiff1d(np.arange(len(known.ids)), [known.code[one] for one in of_kind])] = 0
            chosen = np.flatnonzero(told)
            order = chosen[np.lexsort((chosen, -told[chosen]))]
            return Slice(rows=actors_by_code(narrower, order[start : start + size]), total=len(chosen), start=start)

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

    def _one(self, table: Table, one: str, kind: type[Kept]) -> Kept:
        with self.asking() as connection:
            record = connection.scalar(select(table.c.record).where(table.c.id == one))
        if record is None:
            raise StoreError(f"no {kind.__name__.lower()} is called {one!r}")
        return msgspec.json.decode(record, type=kind)


def _rows(connection: Connection, table: Table) -> int:
    return connection.scalar(select(func.count()).select_from(table)) or 0


def _happenings(narrower: Narrower, chosen: Ints, start: int, size: int) -> Slice[Happening]:
    ids = [narrower.columns.happening_id[one] for one in chosen[start : start + size]]
    rows = _records(narrower.connection, happenings, ids, Happening)
    return Slice(rows=rows, total=len(chosen), start=start)


def _records(connection: Connection, table: Table, ids: Sequence[str], kind: type[Kept]) -> tuple[Kept, ...]:
    """Return the records with these ids, in their order."""
    found = connection.execute(select(table.c.id, table.c.record).where(table.c.id.in_(ids)))
    records = {row.id: msgspec.json.decode(row.record, type=kind) for row in found}
    return tuple(records[one] for one in ids if one in records)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Keep Python from looking for garbage among millions of rows that are all in use: a third of the time of loading."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def _state(connection: Connection) -> tuple[tuple[object, ...], tuple[object, ...]]:
    """Return what changes with people's and rules' judgements, and what changes with what was read and linked."""
    corrected = judgements.c.kind == "corrected"
    judged = select(
        func.count(),
        func.count(judgements.c.withdrawn_by),
        func.count(case((corrected, 1))),
        func.count(case((corrected, judgements.c.withdrawn_by))),
    ).select_from(judgements)
    last = select(reports.c.number, reports.c.digest).order_by(reports.c.number.desc()).limit(1)
    linked = select(func.count(), func.sum(happenings.c.reports)).select_from(happenings)
    contested = select(func.count(), func.min(disputes.c.id), func.max(disputes.c.id)).select_from(disputes)
    links = select(func.count()).select_from(actor_links)
    found = [tuple(row) for query in (last, linked, contested) for row in connection.execute(query)]
    found.append((_rows(connection, reports),))
    *counted, made, withdrawn = connection.execute(judged).one()
    found.append((made, withdrawn))  # a correction writes what its report tells again
    return (*counted, connection.scalar(links)), tuple(found)
