"""Folded: the reports that most others repeat, each with its copies and why: one origin in many outlets."""

from sqlalchemy import func, select

from dragoman.store.browsing.catalogue import Catalogue
from dragoman.store.filters import Filters
from dragoman.store.finding.reports import choose_reports, report_rows
from dragoman.store.found_tables import events
from dragoman.store.rows import ReportRow
from dragoman.store.tables import reports

__all__ = ["first_words", "most_copied"]

Folded = tuple[ReportRow, tuple[tuple[ReportRow, str], ...]]
"""A report, and its copies, each with why it is one."""


def most_copied(catalogue: Catalogue, most: int) -> tuple[Folded, ...]:
    """Return the reports with most copies, the most copied and then the newest first."""
    with catalogue.asking() as connection:
        counted = select(reports.c.copy_of, func.count().label("told")).where(reports.c.copy_of.is_not(None))
        counted = counted.group_by(reports.c.copy_of)
        ids = [row.copy_of for row in connection.execute(counted.order_by(func.count().desc(), reports.c.copy_of).limit(most))]
        query = choose_reports(connection, Filters()).where(reports.c.id.in_(ids))
        originals = {row.id: row for row in report_rows(connection, query)}
    copies = catalogue.copies(ids)
    return tuple((originals[one], copies[one]) for one in ids if one in originals)


def first_words(catalogue: Catalogue, pairs: dict[str, str]) -> dict[str, str]:
    """Return the words of one telling of each happening.

    Args:
        catalogue: The store.
        pairs: An event's id by the happening's id.
    """
    with catalogue.asking() as connection:
        query = select(events.c.id, events.c.words).where(events.c.id.in_(set(pairs.values())))
        words = {row.id: row.words for row in connection.execute(query)}
    return {one: words[event] for one, event in pairs.items() if event in words}
