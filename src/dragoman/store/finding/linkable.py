"""Linkable: what may belong together across reports, for ``linking`` to judge: actors that are only local, and claims.

The rows have the names that ``linking`` gives its own values, so that ``pipeline`` passes them on.
"""

from collections import defaultdict
from collections.abc import Iterator

from sqlalchemy import Connection, exists, func, select

from dragoman.store.finding.conditions import party_columns, with_parties
from dragoman.store.found_tables import castings, mentions, statements
from dragoman.store.intake import ClaimRow, LocalActorRow
from dragoman.store.tables import reports

__all__ = ["each_claim", "local_actors"]


def local_actors(connection: Connection) -> Iterator[LocalActorRow]:
    """Yield the actors that no world table knows and that their report names, report by report in the order of keys."""
    named = select(mentions.c.position).where(
        mentions.c.report == castings.c.report, mentions.c.actor == castings.c.actor, mentions.c.form == "name"
    )
    columns = (castings.c.actor, castings.c.name, castings.c.kind, castings.c.country)
    doubt = (castings.c.candidate, castings.c.confidence)
    query = select(castings.c.report, castings.c.sectors, *columns, *doubt)
    query = query.join(reports, reports.c.number == castings.c.report)
    query = query.where(~castings.c.known, exists(named.correlate(castings)))
    company = _company(connection)
    for row in connection.execute(query.order_by(reports.c.key, reports.c.id, castings.c.position)):
        yield LocalActorRow(
            id=row.actor,
            name=row.name,
            kind=row.kind,
            country=row.country,
            sectors=tuple(row.sectors.split(", ")) if row.sectors else (),
            company=company.get(row.report, frozenset()),
            candidate=row.candidate,
            confidence=row.confidence,
        )


def _company(connection: Connection) -> dict[int, frozenset[str]]:
    """Ids of the known people and bodies by report; countries tell too little."""
    found: defaultdict[int, set[str]] = defaultdict(set)
    query = select(castings.c.report, castings.c.actor).where(castings.c.known, castings.c.kind != "country")
    for row in connection.execute(query):
        found[row.report].add(row.actor)
    return {report: frozenset(ids) for report, ids in found.items()}


def each_claim(connection: Connection) -> Iterator[ClaimRow]:
    """Yield every statement as far as it takes part in a dispute, report by report in the order of keys."""
    joined = statements.join(reports, reports.c.number == statements.c.report)
    holder = func.coalesce(party_columns()[0], statements.c.source_words).label("holder")
    query = select(statements.c.id, reports.c.id.label("report_id"), holder, statements.c.stance, statements.c.contents)
    query = query.select_from(with_parties(joined, statements.c.source_actor))
    for row in connection.execute(query.order_by(reports.c.key, reports.c.id, statements.c.position)):
        yield ClaimRow(id=row.id, report_id=row.report_id, holder=row.holder, stance=row.stance, words=row.contents)
