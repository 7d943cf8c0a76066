"""Standing: where an event or a statement stands among other reports: its happening, its disputes, its copies, its answers."""

from collections.abc import Iterable, Sequence

import msgspec
from sqlalchemy import Connection, or_, select

from dragoman.model.happenings import Dispute, Happening
from dragoman.model.judgements import Judgement
from dragoman.store.browsing.catalogue import Catalogue
from dragoman.store.browsing.rows import Marks, Standing
from dragoman.store.finding.conditions import REPORT_NAME, report_name
from dragoman.store.finding.headings import headings_of
from dragoman.store.linked_tables import disputes, happening_events, happenings
from dragoman.store.rows import EventRow, Heading, ReportName, StatementRow
from dragoman.store.tables import judgements, reports

__all__ = ["mark_events", "mark_happenings", "mark_statements", "disputes_about", "headings_for", "standing_of"]

HEADINGS = 3  # reports of a dispute that are named with what they are about


def mark_happenings(catalogue: Catalogue, ids: Sequence[str]) -> Marks:
    """Return which of these happenings are disputed."""
    with catalogue.asking() as connection:
        found = connection.scalars(select(disputes.c.happening).where(disputes.c.happening.in_(ids)))
        return Marks(origins={}, disputed=frozenset(one for one in found if one))


def mark_events(catalogue: Catalogue, ids: Sequence[str]) -> Marks:
    """Return how many known origins tell the happening of each event, and which of them a dispute is about."""
    with catalogue.asking() as connection:
        joined = happening_events.join(happenings, happenings.c.id == happening_events.c.happening)
        query = select(happening_events.c.event, happenings.c.id, happenings.c.origins).select_from(joined)
        rows = list(connection.execute(query.where(happening_events.c.event.in_(ids))))
        contested = set(
            connection.scalars(select(disputes.c.happening).where(disputes.c.happening.in_({row.id for row in rows})))
        )
        return Marks(
            origins={row.event: row.origins for row in rows},
            disputed=frozenset(row.event for row in rows if row.id in contested),
        )


def mark_statements(catalogue: Catalogue, ids: Sequence[str]) -> Marks:
    """Return which of these statements deny another or are denied."""
    with catalogue.asking() as connection:
        answers = _answers(connection, ids)
        return Marks(origins={}, disputed=frozenset({one.left for one in answers} | {one.right for one in answers}) & set(ids))


def disputes_about(catalogue: Catalogue, happening: str) -> tuple[Dispute, ...]:
    """Return the disputes about a happening, the oldest first."""
    with catalogue.asking() as connection:
        return tuple(_disputes(connection, [happening]))


def headings_for(catalogue: Catalogue, contested: Iterable[Dispute]) -> dict[str, list[Heading]]:
    """Return by what the first reports of each dispute are known, by its id."""
    contested = list(contested)
    wanted = {one.id: one.reports[:HEADINGS] for one in contested}
    with catalogue.asking() as connection:
        headings = headings_of(connection, {report for some in wanted.values() for report in some})
    return {one: [headings[report] for report in some if report in headings] for one, some in wanted.items()}


def standing_of(catalogue: Catalogue, row: EventRow | StatementRow) -> Standing:
    """Return where an event or a statement stands among other reports."""
    with catalogue.asking() as connection:
        happening = None
        if isinstance(row, EventRow):
            joined = happenings.join(happening_events, happenings.c.id == happening_events.c.happening)
            record = connection.scalar(
                select(happenings.c.record).select_from(joined).where(happening_events.c.event == row.id)
            )
            happening = msgspec.json.decode(record, type=Happening) if record else None
        about = list(_disputes(connection, [happening.id])) if happening else []
        return Standing(
            happening=happening.id if happening else None,
            gloss=happening.gloss if happening else None,
            links=happening.reports if happening else 0,
            origins=happening.origins if happening else 0,
            unknown=happening.unknown if happening else 0,
            disputes=tuple(about),
            answers=tuple(_answers(connection, [row.id])) if isinstance(row, StatementRow) else (),
            copies=_copies(connection, row.report.id),
        )


def _disputes(connection: Connection, ids: Sequence[str]) -> Iterable[Dispute]:
    query = (
        select(disputes.c.record).where(disputes.c.happening.in_(ids)).order_by(disputes.c.since.nulls_first(), disputes.c.id)
    )
    return [msgspec.json.decode(record, type=Dispute) for record in connection.scalars(query)]


def _answers(connection: Connection, ids: Sequence[str]) -> list[Judgement]:
    sides = or_(judgements.c.left_id.in_(ids), judgements.c.right_id.in_(ids))
    query = select(judgements).where(judgements.c.kind == "denies", judgements.c.withdrawn_by.is_(None), sides)
    return [
        Judgement(
            id=row.id,
            kind="denies",
            left=row.left_id,
            right=row.right_id,
            holds=row.holds,
            score=row.score,
            reason=row.reason,
            by=row.judged_by,
        )
        for row in connection.execute(query.order_by(judgements.c.number))
    ]


def _copies(connection: Connection, report: str) -> tuple[ReportName, ...]:
    root = select(reports.c.copy_of).where(reports.c.id == report)
    original = connection.scalar(root) or report
    family = or_(reports.c.copy_of == original, reports.c.id == original)
    query = (
        select(*REPORT_NAME).where(family, reports.c.id != report).order_by(reports.c.published.nulls_first(), reports.c.number)
    )
    return tuple(report_name(row) for row in connection.execute(query))
