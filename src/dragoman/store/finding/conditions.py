"""Conditions: what every question asks in the same way, as SQL: whom a name means, which days meet, which report.

An actor means all that was judged the same: a name is looked up among the names that reports give, and widened over
``actor_links`` to every id that stands for the same one.
"""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any, TypeVar

from sqlalchemy import Column, ColumnElement, FromClause, Row, Select, Table, and_, false, func, or_, select

from dragoman.store.filters import Filters
from dragoman.store.folding import folded_pattern
from dragoman.store.found_tables import castings, places, statements
from dragoman.store.rows import Party, ReportName
from dragoman.store.tables import actor_links, actor_names, actors, reports

__all__ = [
    "REPORT_NAME", "AnyRow", "Key", "chunks", "has_cast", "is_actor", "is_place", "is_source", "meets_days", "of_reports",
    "party", "party_columns", "report_name", "with_parties", "within_report",
]  # fmt: skip

AnyRow = Row[Any]
Item = TypeVar("Item")

Key = tuple[int, str]
"""A report's number with the id of a finding."""

CHUNK_ITEMS = 200  # rows whose doers and words are fetched together: one query for 200 instead of one for each

REPORT_NAME = tuple(reports.c[name].label(f"report_{name}") for name in ("id", "key", "title", "publisher", "published"))


def report_name(row: AnyRow) -> ReportName:
    """Return the report that a row with the columns ``REPORT_NAME`` belongs to."""
    return ReportName(
        id=row.report_id,
        key=row.report_key,
        title=row.report_title,
        publisher=row.report_publisher,
        published=row.report_published,
    )


_OWN, _LINK, _SAME = actors.alias("own"), actor_links.alias("link"), actors.alias("same")


def with_parties(source: FromClause, actor: ColumnElement[Any]) -> FromClause:
    """Join the actor of each row, and the one that stands for it."""
    own = source.outerjoin(_OWN, _OWN.c.id == actor)
    return own.outerjoin(_LINK, _LINK.c.actor == actor).outerjoin(_SAME, _SAME.c.id == _LINK.c.same_as)


def party_columns() -> tuple[ColumnElement[Any], ColumnElement[Any]]:
    """Return the columns that ``party`` reads, for a query over ``with_parties``."""
    return func.coalesce(_LINK.c.same_as, _OWN.c.id).label("party_id"), func.coalesce(_SAME.c.name, _OWN.c.name).label(
        "party_name"
    )


def party(row: AnyRow) -> Party | None:
    """Return the actor of a row, or None where it has none."""
    return None if row.party_id is None else Party(id=row.party_id, name=row.party_name)


def is_actor(column: ColumnElement[Any], name: str) -> ColumnElement[bool]:
    """Return the condition that a column holds an actor that a name or id means.

    Args:
        column: A column of actor ids.
        name: An id, or whole words of a name.
    """
    pattern = folded_pattern(name)
    named = select(actor_names.c.actor).where(actor_names.c.name_folded.like(pattern) if pattern else false())
    link, other = actor_links.alias(), actor_links.alias()
    meant = or_(actors.c.id == name, actors.c.id.in_(named))
    stands = (
        select(func.coalesce(link.c.same_as, actors.c.id))
        .select_from(actors.outerjoin(link, link.c.actor == actors.c.id))
        .where(meant)
    )
    same = select(other.c.actor).where(or_(other.c.same_as.in_(stands), other.c.same_as == name))
    return or_(column.in_(stands), column.in_(same))


def has_cast(report: ColumnElement[Any], name: str) -> ColumnElement[bool]:
    """Return the condition that a report has an actor in it: it spares the look into every finding of the others.

    Args:
        report: A column of report numbers.
        name: An id, or whole words of a name.
    """
    return report.in_(select(castings.c.report).where(is_actor(castings.c.actor, name)))


def is_source(name: str) -> ColumnElement[bool]:
    """Return the condition that a statement's source is meant by a name, an id, or words of the source phrase."""
    pattern = folded_pattern(name)
    phrase = statements.c.source_folded.like(pattern) if pattern else false()
    return or_(is_actor(statements.c.source_actor, name), phrase)


def is_place(name: str) -> ColumnElement[bool]:
    """Return the condition that a row of ``places`` is meant by a name or a country's code."""
    pattern = folded_pattern(name)
    return or_(places.c.country == name, places.c.names_folded.like(pattern) if pattern else false())


def meets_days(since: ColumnElement[Any], before: ColumnElement[Any], filters: Filters) -> ColumnElement[bool]:
    """Return the condition that half-open days, each end of which may be open, meet the days that are asked for."""
    conditions = [or_(since.is_not(None), before.is_not(None))]
    if filters.date_from is not None:
        conditions.append(or_(before.is_(None), before > filters.date_from))
    if filters.date_to is not None:
        conditions.append(or_(since.is_(None), since <= filters.date_to))
    return and_(*conditions)


def within_report(query: Select[Any], filters: Filters) -> Select[Any]:
    """Narrow a query over ``reports`` by report and publisher, and to those that copy none."""
    if filters.originals:
        query = query.where(reports.c.copy_of.is_(None))
    if filters.report is not None:
        query = query.where(or_(reports.c.id == filters.report, reports.c.key == filters.report))
    if filters.publisher is not None:
        pattern = folded_pattern(filters.publisher)
        query = query.where(reports.c.publisher_folded.like(pattern) if pattern else false())
    return query


def of_reports(table: Table, keys: Iterable[Key]) -> ColumnElement[bool]:
    """Return the condition that a row belongs to a report of these keys.

    It lets through rows of other findings of the same reports: SQLite finds a pair of columns in a list without any index.
    """
    report: Column[int] = table.c.report
    return report.in_({number for number, _ in keys})


def chunks(items: Iterable[Item]) -> Iterator[list[Item]]:
    """Yield items by the chunk, as they come."""
    waiting = iter(items)
    while chunk := list(islice(waiting, CHUNK_ITEMS)):
        yield chunk
