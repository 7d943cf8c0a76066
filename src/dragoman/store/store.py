"""The store: keeps what was read, and answers who said and did what. Values go in and come out; no engine shows through.

    with Store.open("news.sqlite") as store:
        store.keep(findings)
        for row in store.find_statements(Filters(says="Peskov", stance="denies")):
            ...

Every ``keep`` is one transaction. Iterators stream and hold a connection until they are used up or closed; each sees the store
as it was when it began.
"""

import struct
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar

from sqlalchemy import ColumnElement, Connection, Engine, Table, and_, delete, exists, insert, or_, select

from dragoman.model import Failure, Findings, Judgement, MadeBy, Report, StoreError
from dragoman.model.happenings import Dispute, Happening, Link
from dragoman.model.recording import findings_of
from dragoman.model.terms import JudgementKind
from dragoman.store import finding
from dragoman.store.codec import decode
from dragoman.store.deciding import judgements_on, merge_actors, rename_actor, split_actors, undo_judgements
from dragoman.store.engine import BUSY_SECONDS, open_engine, reading, writing
from dragoman.store.filters import Filters, RowKind
from dragoman.store.intake import Appearance, ClaimRow, Fingerprint, Kept, KeptJudgement, LocalActorRow, Marks
from dragoman.store.judging import append_judgements, each_judgement, withdraw_judgement
from dragoman.store.keeping import keep_appearance, keep_parcel, made_by_text, pack_findings
from dragoman.store.rows import ActorRow, EventRow, FigureRow, ReportRow, StatementRow
from dragoman.store.tables import appearances, failures, fingerprints, records, reports
from dragoman.store.upgrade import upgrade_store

__all__ = ["Store"]

Found = TypeVar("Found")

SHINGLE_BYTES = 8  # a shingle is an unsigned 64-bit hash


class Store:
    """An open store; ``Store.open`` makes one."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    @classmethod
    def open(cls, where: str | Path, *, create: bool = True, busy_seconds: float = BUSY_SECONDS) -> Self:
        """Open a store, make it where there is none, and bring its schema up to date.

        Args:
            where: A file, or a database address (``postgresql+psycopg://…``).
            create: Whether a store that is not there may be made.
            busy_seconds: How long to wait for another process that writes.

        Raises:
            StoreError: When it cannot be opened, is no store, or a newer Dragoman made it.
        """
        engine = open_engine(where, create=create, busy_seconds=busy_seconds)
        try:
            upgrade_store(engine, busy_seconds)
        except BaseException:
            engine.dispose()
            raise
        return cls(engine)

    def close(self) -> None:
        """Close the store; iterators that are still open end with it."""
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def keep(self, findings: Findings, fingerprint: Marks | None = None) -> Kept:
        """Keep the findings of one report, in the place of those of an earlier reading; judgements stay.

        Args:
            findings: What was found.
            fingerprint: What copies of the report are found by.

        Raises:
            RecordError: When the findings cannot be recorded.
            StoreError: When they cannot be written; nothing is kept of them then.
        """
        parcel = pack_findings(findings, fingerprint)
        with writing(self._engine) as connection:
            return Kept(report_id=findings.report.id, outcome=keep_parcel(connection, parcel))

    def keep_appearance(self, report: Report) -> None:
        """Note that a text that is kept already also stands under this report's key, for a run that skips what is known.

        Raises:
            StoreError: When the text is not kept.
        """
        with writing(self._engine) as connection:
            if connection.scalar(select(reports.c.number).where(reports.c.id == report.id)) is None:
                raise StoreError(f"report {report.key!r} is not in the store")
            keep_appearance(connection, report)

    def keep_failure(self, failure: Failure) -> None:
        """Keep what could not be read, in the place of an earlier failure of the same input."""
        # A file's name may be no Unicode: then it is written with the bytes spelt out.
        where = failure.where.encode("utf-8", "backslashreplace").decode()
        with writing(self._engine) as connection:
            connection.execute(delete(failures).where(failures.c.where_given == where))
            row = {"where_given": where, "trouble": failure.trouble, "detail": failure.detail}
            connection.execute(insert(failures).values(row))

    def keep_judgement(self, judgement: Judgement) -> bool:
        """Append a judgement; tell whether it is new. A rule's judgement that was withdrawn is not made again."""
        return self.keep_judgements([judgement]) == 1

    def keep_judgements(self, judgements: Iterable[Judgement]) -> int:
        """Append judgements in one transaction and return how many are new."""
        with writing(self._engine) as connection:
            return append_judgements(connection, judgements)

    def withdraw(self, judgement_id: str, by: str) -> None:
        """Withdraw a judgement; it stays readable in ``judgement_history``.

        Raises:
            StoreError: When no such judgement is in force.
        """
        with writing(self._engine) as connection:
            withdraw_judgement(connection, judgement_id, by)

    def judgements(self, kind: JudgementKind | None = None) -> Iterator[Judgement]:
        """Yield the judgements in force, in the order in which they were made."""
        return (kept.judgement for kept in self.judgement_history(kind) if kept.withdrawn_by is None)

    def judgement_history(self, kind: JudgementKind | None = None) -> Iterator[KeptJudgement]:
        """Yield all judgements, withdrawn ones too, in the order in which they were made."""
        return self._stream(lambda connection: each_judgement(connection, kind))

    def merge_actors(self, one: str, other: str, *, by: str, because: str = "") -> tuple[Judgement, ...]:
        """Judge two actors the same, by name or id; see ``deciding``.

        Raises:
            StoreError: When a name means nobody or several, or both are one already.
        """
        with writing(self._engine) as connection:
            return merge_actors(connection, one, other, by=by, because=because)

    def split_actors(self, one: str, other: str | None = None, *, by: str, because: str = "") -> tuple[Judgement, ...]:
        """Judge that two actors are not the same, or that one is none of those it was merged with; rules do not undo it.

        Raises:
            StoreError: When a name means nobody or both sides, or the first was merged with nobody.
        """
        with writing(self._engine) as connection:
            return split_actors(connection, one, other, by=by, because=because)

    def rename_actor(self, actor: str, name: str, *, by: str, because: str = "") -> tuple[Judgement, ...]:
        """Give an actor a name, which goes before those that reports give.

        Raises:
            StoreError: When the actor is nobody or several, or the name is empty.
        """
        with writing(self._engine) as connection:
            return rename_actor(connection, actor, name, by=by, because=because)

    def undo(self, beginning: str | None = None, *, by: str) -> tuple[Judgement, ...]:
        """Withdraw what a person judged last about actors, or the judgement that an id names.

        Raises:
            StoreError: When nothing in force is meant, or several judgements are.
        """
        with writing(self._engine) as connection:
            return undo_judgements(connection, beginning, by=by)

    def judgements_on(self, actor: str | None = None) -> Iterator[KeptJudgement]:
        """Yield the judgements in force about an actor id; without one, all about actors, withdrawn ones too."""
        return self._stream(lambda connection: judgements_on(connection, actor))

    def failures(self) -> Iterator[Failure]:
        """Yield what could not be read, by its name."""
        query = select(failures).order_by(failures.c.where_given)
        for row in self._stream(lambda connection: iter(connection.execute(query))):
            yield Failure(where=row.where_given, trouble=row.trouble, detail=row.detail)

    def fingerprints(self) -> Iterator[tuple[str, Fingerprint]]:
        """Yield report ids with what copies are found by, in the order in which they were kept."""
        query = (
            select(reports.c.id, fingerprints)
            .join(reports, reports.c.number == fingerprints.c.report)
            .order_by(reports.c.number)
        )
        for row in self._stream(lambda connection: iter(connection.execute(query))):
            count = len(row.shingles) // SHINGLE_BYTES
            yield row.id, Fingerprint(exact=row.exact, shingles=frozenset(struct.unpack(f"<{count}Q", row.shingles)))

    def local_actors(self) -> Iterator[LocalActorRow]:
        """Yield the actors that no world table knows and that their report names, report by report in the order of keys."""
        return self._stream(finding.local_actors)

    def claims(self) -> Iterator[ClaimRow]:
        """Yield every statement as far as it takes part in a dispute, report by report in the order of keys."""
        return self._stream(finding.each_claim)

    def told(self) -> Iterator[finding.Told]:
        """Yield every statement and event as far as it takes part in happenings and disputes, some reports at a time."""
        return self._stream(finding.each_told)

    def keep_linked(self, happenings: Iterable[Happening], links: Iterable[Link], disputes: Iterable[Dispute]) -> None:
        """Keep what belongs together across reports, in the place of what an earlier run found; judgements stay."""
        with writing(self._engine) as connection:
            finding.keep_linked(connection, happenings, links, disputes)

    def find_happenings(
        self, filters: Filters, *, least: int = 1, order: finding.HappeningOrder = "reports"
    ) -> Iterator[Happening]:
        """Yield the happenings that hold what is asked and that at least so many reports tell, most told first or by day."""
        return self._stream(lambda connection: finding.find_happenings(connection, filters, least=least, order=order))

    def happening_of(self, event_id: str) -> str | None:
        """Return the id of the happening that an event belongs to; None where it is in none."""
        with reading(self._engine) as connection:
            return finding.happening_of(connection, event_id)

    def find_disputes(self, filters: Filters, about: str | None = None) -> Iterator[Dispute]:
        """Yield the disputes that hold what is asked, by their first day of publication."""
        return self._stream(lambda connection: finding.find_disputes(connection, filters, about))

    def show_linked(self, beginning: str) -> Happening | Dispute | None:
        """Return the happening or dispute that an id, or four or more characters of one, names; None where none does."""
        with reading(self._engine) as connection:
            return finding.show_linked(connection, beginning)

    def find_links(self, *, low: float, high: float) -> Iterator[Link]:
        """Yield pairs of events whose likeness lies in ``[low, high)``, the most doubtful first."""
        return self._stream(lambda connection: finding.find_links(connection, low=low, high=high))

    def known_report(self, report: Report, made_by: MadeBy) -> bool:
        """Tell whether a report is kept, under its key, outlet and day, as this very version reads it: a run may skip it."""
        also = exists(
            select(appearances.c.key).where(appearances.c.report == reports.c.number, *_as_given(appearances, report))
        )
        query = select(reports.c.made_by).where(reports.c.id == report.id, or_(and_(*_as_given(reports, report)), also))
        with reading(self._engine) as connection:
            return connection.scalar(query) == made_by_text(made_by)

    def findings(self, report_id: str) -> Findings:
        """Return everything that was found in a report.

        Raises:
            StoreError: When the report is not kept.
        """
        query = select(records.c.record).join(reports, reports.c.number == records.c.report)
        with reading(self._engine) as connection:
            record = connection.scalar(query.where(reports.c.id == report_id))
        if record is None:
            raise StoreError(f"report {report_id} is not in the store")
        return findings_of(decode(record))

    def findings_of(self, report: Report) -> Findings:
        """Return everything that was found in a report's text, under this report's key, outlet and day.

        Raises:
            StoreError: When its text is not kept.
        """
        findings = self.findings(report.id)
        return findings if findings.report.key == report.key else replace(findings, report=report)

    def all_findings(self) -> Iterator[Findings]:
        """Yield the findings of every report, by key; the order does not depend on that of keeping."""
        query = select(records.c.record).join(reports, reports.c.number == records.c.report)
        query = query.order_by(reports.c.key, reports.c.id)
        for record in self._stream(lambda connection: iter(connection.execute(query).scalars())):
            yield findings_of(decode(record))

    def appearances(self, report_id: str) -> tuple[Appearance, ...]:
        """Return where else the very same text stood, by key."""
        columns = [appearances.c[name] for name in ("key", "file", "title", "publisher", "published")]
        query = select(*columns).join(reports, reports.c.number == appearances.c.report).where(reports.c.id == report_id)
        with reading(self._engine) as connection:
            return tuple(Appearance(**row._mapping) for row in connection.execute(query.order_by(appearances.c.key)))

    def reports(self) -> Iterator[ReportRow]:
        """Yield every report by publication date."""
        return self.find_reports(Filters())

    def find_reports(self, filters: Filters) -> Iterator[ReportRow]:
        """Yield the reports that hold what is asked, by publication date."""
        return self._stream(lambda connection: finding.find_reports(connection, filters))

    def find_events(self, filters: Filters) -> Iterator[EventRow]:
        """Yield the events that hold what is asked, by publication date and place in the text."""
        return self._stream(lambda connection: finding.find_events(connection, filters))

    def find_statements(self, filters: Filters) -> Iterator[StatementRow]:
        """Yield the statements that hold what is asked, by publication date and place in the text."""
        return self._stream(lambda connection: finding.find_statements(connection, filters))

    def find_figures(self, filters: Filters) -> Iterator[FigureRow]:
        """Yield the figures that hold what is asked, by publication date and place in the text."""
        return self._stream(lambda connection: finding.find_figures(connection, filters))

    def find_actors(self, filters: Filters) -> Iterator[ActorRow]:
        """Yield the actors that are meant, one row for all that was judged the same."""
        return self._stream(lambda connection: finding.find_actors(connection, filters))

    def count_undated(self, kind: RowKind, filters: Filters) -> int:
        """Return how many rows a filter by day leaves out because nothing dates them."""
        with reading(self._engine) as connection:
            return finding.count_undated(connection, kind, filters)

    def timeline(self, filters: Filters) -> Iterator[EventRow]:
        """Yield events by the days on which they took place, undated ones last."""
        return self._stream(lambda connection: finding.order_events(connection, filters))

    def show(self, beginning: str) -> finding.Shown:
        """Return the report, statement, event or actor that an id, four or more characters of one, or a report's key names.

        Raises:
            StoreError: When nothing or several things are named so.
        """
        with reading(self._engine) as connection:
            return finding.show_found(connection, beginning)

    def dossier(self, actor: str) -> finding.Dossier:
        """Return what one actor said, denied and did, what was done to it, and its contacts.

        Raises:
            StoreError: When the name means nobody or several.
        """
        return finding.open_dossier(self._engine, actor)

    def _stream(self, ask: Callable[[Connection], Iterator[Found]]) -> Iterator[Found]:
        with reading(self._engine) as connection:
            yield from ask(connection)


def _as_given(table: Table, report: Report) -> tuple[ColumnElement[bool], ...]:
    """Return the conditions that a row is this report as it was given: a date or outlet stated by hand makes another."""
    return (
        table.c.key == report.key,
        table.c.published.is_not_distinct_from(report.published),
        table.c.publisher.is_not_distinct_from(report.publisher),
    )
