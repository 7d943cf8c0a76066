"""Asking: the questions that an open store answers; each iterator streams and sees the store as it was when it began."""

import struct
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from sqlalchemy import Connection, Engine, select

from dragoman.model import Failure, Judgement
from dragoman.model.happenings import Dispute, Happening, Link
from dragoman.model.inferred import InferredDate
from dragoman.model.terms import JudgementKind
from dragoman.store import finding
from dragoman.store.deciding import judgements_on
from dragoman.store.engine import reading
from dragoman.store.filters import Filters, RowKind
from dragoman.store.intake import Appearance, ClaimRow, Fingerprint, KeptJudgement, LocalActorRow
from dragoman.store.judging import each_judgement
from dragoman.store.rows import ActorRow, EventRow, FigureRow, Heading, ReportRow, StatementRow
from dragoman.store.tables import appearances, failures, fingerprints, reports

__all__ = ["Asked"]

Found = TypeVar("Found")

SHINGLE_BYTES = 8  # a shingle is an unsigned 64-bit hash


class Asked:
    """What an open store is asked; ``Store`` adds what it keeps."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def judgements(self, kind: JudgementKind | None = None) -> Iterator[Judgement]:
        """Yield the judgements in force, in the order in which they were made."""
        return (kept.judgement for kept in self.judgement_history(kind) if kept.withdrawn_by is None)

    def judgement_history(self, kind: JudgementKind | None = None) -> Iterator[KeptJudgement]:
        """Yield all judgements, withdrawn ones too, in the order in which they were made."""
        return self._stream(lambda connection: each_judgement(connection, kind))

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

    def told(self, report_ids: Iterable[str] | None = None) -> Iterator[finding.Told]:
        """Yield statements and events, all or of some reports, as far as they take part in happenings and disputes."""
        return self._stream(lambda connection: finding.each_told(connection, report_ids))

    def seen(self, ask: Callable[..., Found], *what: object) -> Found:
        """Return what the last run of linking saw: ``ask`` is a question of ``finding.seen``."""
        with reading(self._engine) as connection:
            return ask(connection, *what)

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

    def headings(self, report_ids: Iterable[str]) -> dict[str, Heading]:
        """Return by what reports are known at a glance: their headline, or else their opening words."""
        with reading(self._engine) as connection:
            return finding.headings_of(connection, set(report_ids))

    def show_linked(self, beginning: str) -> Happening | Dispute | None:
        """Return the happening or dispute that an id, or four or more characters of one, names; None where none does."""
        with reading(self._engine) as connection:
            return finding.show_linked(connection, beginning)

    def find_links(self, *, low: float, high: float) -> Iterator[Link]:
        """Yield pairs of events whose likeness lies in ``[low, high)``, the most doubtful first."""
        return self._stream(lambda connection: finding.find_links(connection, low=low, high=high))

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

    def inferred(self, report_id: str | None = None) -> Iterator[InferredDate]:
        """Yield the days that other reports give to undated ones, for one report or for all."""
        return self._stream(lambda connection: finding.find_inferred(connection, report_id))

    def _stream(self, ask: Callable[[Connection], Iterator[Found]]) -> Iterator[Found]:
        with reading(self._engine) as connection:
            yield from ask(connection)
