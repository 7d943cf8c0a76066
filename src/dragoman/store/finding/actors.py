"""Actors: one row for all ids that were judged the same, with every name that reports give.

Filters(actor="Kalin")  ->  ActorRow(name="Ibrahim Kalın", names=("Kalın", "Ibrahim Kalın"), merged=(…), …)
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, Select, Table, func, or_, select

from dragoman.store.filters import Filters, check_filters
from dragoman.store.finding.conditions import AnyRow, chunks, is_actor
from dragoman.store.found_tables import castings, mentions
from dragoman.store.rows import ActorRow
from dragoman.store.tables import actor_links, actor_names, actors, reports

__all__ = ["actor_rows", "choose_actors", "find_actors"]

_STANDS = func.coalesce(actor_links.c.same_as, actors.c.id)
_LINKED = actors.outerjoin(actor_links, actor_links.c.actor == actors.c.id)


def find_actors(connection: Connection, filters: Filters) -> Iterator[ActorRow]:
    """Yield actors by id.

    Args:
        connection: Open for reading.
        filters: What they must hold.

    Raises:
        SettingsError: When actors do not know a filter.
    """
    yield from actor_rows(connection, choose_actors(filters).order_by("stands").limit(filters.limit))


def choose_actors(filters: Filters) -> Select[Any]:
    """Return the query of the ids that stand for the actors meant."""
    check_filters("actors", filters)
    query = select(_STANDS.label("stands")).select_from(_LINKED).distinct()
    if filters.actor is not None:
        query = query.where(is_actor(actors.c.id, filters.actor))
    if filters.words is not None:
        query = query.where(is_actor(actors.c.id, filters.words))
    if filters.report is not None:
        cast = select(castings.c.actor).join(reports, reports.c.number == castings.c.report)
        query = query.where(actors.c.id.in_(cast.where(or_(reports.c.id == filters.report, reports.c.key == filters.report))))
    return query


def actor_rows(connection: Connection, query: Select[Any]) -> Iterator[ActorRow]:
    """Yield the rows of a query that ``choose_actors`` began."""
    for chunk in chunks(connection.execute(query).scalars()):
        members = _members(connection, chunk)
        ids = [actor.id for group in members.values() for actor in group]
        names = _names(connection, ids)
        counts = {table: _counts(connection, table, chunk) for table in (castings, mentions)}
        for stands in chunk:
            group = members[stands]
            known = {name for actor in group for name in names[actor.id]}
            yield _row(stands, group, known, (counts[castings].get(stands, 0), counts[mentions].get(stands, 0)))


def _members(connection: Connection, stands: Sequence[str]) -> dict[str, list[AnyRow]]:
    found = defaultdict[str, list[AnyRow]](list)
    query = select(actors, _STANDS.label("stands")).select_from(_LINKED).where(_STANDS.in_(stands)).order_by(actors.c.id)
    for row in connection.execute(query):
        found[row.stands].append(row)
    return found


def _names(connection: Connection, ids: Sequence[str]) -> dict[str, list[str]]:
    found = defaultdict[str, list[str]](list)
    for chunk in chunks(ids):
        for row in connection.execute(select(actor_names).where(actor_names.c.actor.in_(chunk))):
            found[row.actor].append(row.name)
    return found


def _counts(connection: Connection, table: Table, stands: Sequence[str]) -> dict[str, int]:
    counted = func.count(table.c.report.distinct()) if table is castings else func.count()
    joined = table.join(actors, actors.c.id == table.c.actor).outerjoin(actor_links, actor_links.c.actor == actors.c.id)
    query = (
        select(_STANDS.label("stands"), counted.label("count")).select_from(joined).where(_STANDS.in_(stands)).group_by(_STANDS)
    )
    return {row.stands: row[1] for row in connection.execute(query)}


def _row(stands: str, group: Sequence[AnyRow], names: set[str], counts: tuple[int, int]) -> ActorRow:
    # The one that stands for all may be of the world table and in no report yet: then the first of the others is shown.
    shown = next((actor for actor in group if actor.id == stands), group[0])
    return ActorRow(
        id=stands,
        name=shown.name,
        kind=shown.kind,
        country=shown.country,
        known=shown.known,
        wikidata=shown.wikidata,
        names=tuple(sorted(names, key=lambda name: (len(name), name))),
        merged=tuple(actor.id for actor in group),
        reports=counts[0],
        mentions=counts[1],
    )
