"""Versions: reports that came under one key, or with one headline from one outlet: the same article at another hour."""

from sqlalchemy import and_, or_, select

from dragoman.store.browsing.catalogue import Catalogue
from dragoman.store.finding.conditions import REPORT_NAME, report_name
from dragoman.store.rows import ReportName
from dragoman.store.tables import reports

__all__ = ["versions_of"]

MOST = 20


def versions_of(catalogue: Catalogue, report: str) -> tuple[ReportName, ...]:
    """Return the other versions of a report, by day."""
    with catalogue.asking() as connection:
        columns = (reports.c.key, reports.c.title, reports.c.publisher)
        own = connection.execute(select(*columns).where(reports.c.id == report)).first()
        if own is None:
            return ()
        same = [reports.c.key == own.key]
        if own.title and own.publisher:
            same.append(and_(reports.c.publisher == own.publisher, reports.c.title == own.title))
        query = select(*REPORT_NAME).where(or_(*same), reports.c.id != report)
        query = query.order_by(reports.c.published.nulls_first(), reports.c.number).limit(MOST)
        return tuple(report_name(row) for row in connection.execute(query))
