"""The store: keeps what was read, and answers who said and did what. Values go in and come out; no engine shows through.

    with Store.open("news.sqlite") as store:
        store.keep(findings)
        for row in store.find_statements(Filters(says="Peskov", stance="denies")):
            ...

Every ``keep`` is one transaction. Iterators stream and hold a connection until they are used up or closed; each sees the store
as it was when it began.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import ColumnElement, Table, and_, delete, exists, insert, or_, select

from dragoman.model import Failure, Findings, Judgement, MadeBy, Report, StoreError
from dragoman.model.happenings import Dispute, Happening, Link
from dragoman.model.inferred import InferredDate
from dragoman.model.recording import findings_of
from dragoman.store import finding
from dragoman.store.asking import Asked
from dragoman.store.codec import decode
from dragoman.store.correcting import correct_findings, corrections_of
from dragoman.store.deciding import merge_actors, rename_actor, split_actors, undo_judgements
from dragoman.store.engine import BUSY_SECONDS, open_engine, reading, writing
from dragoman.store.finding import shingles
from dragoman.store.intake import Kept, Marks
from dragoman.store.judging import append_judgements, each_judgement, withdraw_judgement
from dragoman.store.keeping import keep_appearance, keep_parcel, made_by_text, pack_findings, table_anew
from dragoman.store.tables import appearances, failures, records, reports
from dragoman.store.upgrade import upgrade_store

__all__ = ["Store"]


class Store(Asked):
    """An open store; ``Store.open`` makes one."""

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
            upgrade_store(engine, busy_seconds, create=create)
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
        judged = tuple(judgements)
        with writing(self._engine) as connection:
            new = append_judgements(connection, judged)
            table_anew(connection, _corrected(judged) if new else ())
            return new

    def withdraw(self, judgement_id: str, by: str) -> None:
        """Withdraw a judgement; it stays readable in ``judgement_history``.

        Raises:
            StoreError: When no such judgement is in force.
        """
        with writing(self._engine) as connection:
            corrected = [kept.judgement for kept in each_judgement(connection, "corrected")]
            withdraw_judgement(connection, judgement_id, by)
            table_anew(connection, _corrected(one for one in corrected if one.id == judgement_id))

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
            undone = undo_judgements(connection, beginning, by=by)
            table_anew(connection, _corrected(undone))
            return undone

    def keep_linked(
        self,
        happenings: Collection[Happening],
        links: Collection[Link],
        disputes: Collection[Dispute],
        inferred: Collection[InferredDate] = (),
    ) -> None:
        """Keep what belongs together across reports, in the place of what an earlier run found; judgements stay."""
        self.keep_found(finding.Linked(whole=True, happenings=happenings, links=links, disputes=disputes, inferred=inferred))

    def keep_found(self, linked: finding.Linked) -> None:
        """Keep what a run of linking found, whole or in part, in one transaction."""
        with writing(self._engine) as connection:
            finding.keep_linked(connection, linked)

    def post_shingles(self, sampled: Mapping[str, Iterable[int]]) -> None:
        """Post the sampled shingles of reports, by which copies of later ones are found."""
        with writing(self._engine) as connection:
            shingles.post_shingles(connection, sampled)

    def known_report(self, report: Report, made_by: MadeBy, *, reads: bool = True) -> bool:
        """Tell whether a report is kept, under its key, outlet and day, as this very version reads it: a run may skip it.

        Args:
            report: The report as it came this time.
            made_by: What would read it.
            reads: Whether it would be read: then it is not known while it is only kept.
        """
        also = exists(
            select(appearances.c.key).where(appearances.c.report == reports.c.number, *_as_given(appearances, report))
        )
        query = select(reports.c.made_by).where(reports.c.id == report.id, or_(and_(*_as_given(reports, report)), also))
        if reads:
            query = query.where(reports.c.not_read.is_(None))
        with reading(self._engine) as connection:
            return connection.scalar(query) == made_by_text(made_by)

    def findings(self, report_id: str) -> Findings:
        """Return everything that was found in a report, as people corrected it.

        Raises:
            StoreError: When the report is not kept.
        """
        query = select(records.c.record).join(reports, reports.c.number == records.c.report)
        with reading(self._engine) as connection:
            record = connection.scalar(query.where(reports.c.id == report_id))
            corrected = corrections_of(connection, report_id)
        if record is None:
            raise StoreError(f"report {report_id} is not in the store")
        return correct_findings(findings_of(decode(record)), corrected)

    def corrections(self, report_id: str) -> tuple[Judgement, ...]:
        """Return what people corrected in a report, and did not take back, in the order in which they did."""
        with reading(self._engine) as connection:
            return tuple(corrections_of(connection, report_id))

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
        corrected = defaultdict[str, list[Judgement]](list)
        for judgement in self.judgements("corrected"):
            corrected[judgement.left].append(judgement)
        for record in self._stream(lambda connection: iter(connection.execute(query).scalars())):
            findings = findings_of(decode(record))
            yield correct_findings(findings, corrected.get(findings.report.id, ()))


def _as_given(table: Table, report: Report) -> tuple[ColumnElement[bool], ...]:
    """Return the conditions that a row is this report as it was given: a date or outlet stated by hand makes another."""
    return (
        table.c.key == report.key,
        table.c.published.is_not_distinct_from(report.published),
        table.c.publisher.is_not_distinct_from(report.publisher),
    )


def _corrected(judged: Iterable[Judgement]) -> list[str]:
    """Return the reports that judgements correct."""
    return [one.left for one in judged if one.kind == "corrected"]
