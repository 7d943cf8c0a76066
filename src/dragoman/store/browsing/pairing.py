"""Pairing: who stands on both sides of events, and how many independent origins tell so: the contacts of a network."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, Select, and_, func, select

from dragoman.store.browsing.catalogue import Catalogue
from dragoman.store.browsing.narrowing import event_query
from dragoman.store.browsing.rows import Pair, Wanted
from dragoman.store.finding.conditions import chunks
from dragoman.store.folding import fold_name
from dragoman.store.found_tables import castings, event_actors, event_statements, events, statements
from dragoman.store.rows import Party
from dragoman.store.tables import actor_links, actors, reports

__all__ = ["find_pairs"]

PAIRS = 80  # edges: more cross one another out
DENYING = ("denies", "declines", "doubts")  # stances that stand behind no telling
GOVERNING = {"GOV", "MIL", "SPY", "COP", "JUD", "LEG"}  # PLOVER sectors of a state's organs
Ends = tuple[str, str]


def find_pairs(catalogue: Catalogue, wanted: Wanted, *, most: int = PAIRS) -> tuple[Pair, ...]:
    """Return the pairs of actors that share most events, by origins, then events.

    Args:
        catalogue: The store.
        wanted: What the events must hold; copies count as what they copy.
        most: Pairs at most.
    """
    with catalogue.asking() as connection:
        ranked = _ranked(connection, wanted, most)
        told = _events(connection, wanted, ranked)
        behind = _behind(connection, {event for events_of in told.values() for event, _, _ in events_of})
        names = _names(connection, {side for pair in ranked for side in pair})
    pairs = []
    for one, other in ranked:
        events_of = told[one, other]
        keys = {key for event, _, _ in events_of for key in behind[event]}
        unknown = sum(key.startswith("?") for key in keys)
        pairs.append(
            Pair(
                one=Party(id=one, name=names.get(one, one)),
                other=Party(id=other, name=names.get(other, other)),
                events=len(events_of),
                reports=len({report for _, report, _ in events_of}),
                origins=len(keys) - unknown,
                unknown=unknown,
                types=dict(Counter(kind for _, _, kind in events_of).most_common()),
            )
        )
    shown = [pair for pair in pairs if pair.origins >= wanted.origins or wanted.origins < 2]
    return tuple(sorted(shown, key=lambda pair: (-pair.origins, -pair.events, pair.one.name, pair.other.name)))


def _ranked(connection: Connection, wanted: Wanted, most: int) -> list[Ends]:
    stands = _standing(connection)
    counted: Counter[Ends] = Counter()
    one, other = event_actors.alias("one"), event_actors.alias("other")
    opposite = and_(
        one.c.report == other.c.report, one.c.event == other.c.event, one.c.role == "actor", other.c.role == "recipient"
    )
    query = select(one.c.actor.label("left"), other.c.actor.label("right"), func.count().label("told"))
    query = query.select_from(one.join(other, opposite)).group_by(one.c.actor, other.c.actor)
    if wanted != Wanted():
        chosen = event_query(connection, wanted).with_only_columns(events.c.report, events.c.id).subquery()
        query = query.join(chosen, and_(chosen.c.report == one.c.report, chosen.c.id == one.c.event))
    for row in connection.execute(query):
        left, right = sorted((stands.get(row.left, row.left), stands.get(row.right, row.right)))
        if left != right:
            counted[left, right] += row.told
    return sorted(counted, key=lambda pair: (-counted[pair], pair))[:most]


def _standing(connection: Connection) -> dict[str, str]:
    return {row.actor: row.same_as for row in connection.execute(select(actor_links))}


def _members(connection: Connection, ids: set[str]) -> dict[str, str]:
    """Return who stands for each actor that is meant by one of these ids."""
    linked = {row.actor: row.same_as for row in connection.execute(select(actor_links).where(actor_links.c.same_as.in_(ids)))}
    return linked | {one: one for one in ids}


def _events(connection: Connection, wanted: Wanted, ranked: Sequence[Ends]) -> dict[Ends, list[tuple[int, int, str]]]:
    """Return number, report and type of each pair's events."""
    stands = _members(connection, {side for pair in ranked for side in pair})
    one, other = event_actors.alias("one"), event_actors.alias("other")
    opposite = and_(
        one.c.report == other.c.report, one.c.event == other.c.event, one.c.role == "actor", other.c.role == "recipient"
    )
    joined = one.join(other, opposite).join(events, and_(events.c.report == one.c.report, events.c.id == one.c.event))
    query = select(one.c.actor.label("left"), other.c.actor.label("right"), events.c.number, events.c.report, events.c.type)
    query = query.select_from(joined).where(one.c.actor.in_(stands), other.c.actor.in_(stands))
    if wanted != Wanted():
        chosen = event_query(connection, wanted).with_only_columns(events.c.number)
        query = query.where(events.c.number.in_(chosen))
    meant, found = set(ranked), defaultdict[Ends, list[tuple[int, int, str]]](list)
    for row in connection.execute(query):
        left, right = sorted((stands[row.left], stands[row.right]))
        told = row.number, row.report, row.type
        if (left, right) in meant and told not in found[left, right]:
            found[left, right].append(told)
    return found


def _behind(connection: Connection, numbers: set[int]) -> dict[int, set[str]]:
    """Return for each event, by its number, the keys of those who tell it; one that begins with ``?`` is not known.

    As ``linking`` counts origins: who says so, a government for its organs, else the agency or outlet; copies are one text.
    """
    found = defaultdict[int, set[str]](set)
    cast = and_(castings.c.report == statements.c.report, castings.c.actor == statements.c.source_actor)
    told = and_(event_statements.c.report == events.c.report, event_statements.c.event == events.c.id)
    same = and_(statements.c.report == events.c.report, statements.c.id == event_statements.c.statement)
    joined = events.join(reports, reports.c.number == events.c.report).outerjoin(event_statements, told)
    joined = joined.outerjoin(statements, and_(same, statements.c.stance.not_in(DENYING))).outerjoin(castings, cast)
    joined = joined.outerjoin(actor_links, actor_links.c.actor == statements.c.source_actor)
    query: Select[Any] = select(
        events.c.number,
        func.coalesce(reports.c.copy_of, reports.c.id).label("family"),
        reports.c.publisher,
        reports.c.agency,
        statements.c.id.label("statement"),
        statements.c.source_kind,
        statements.c.source_words,
        func.coalesce(actor_links.c.same_as, statements.c.source_actor).label("source"),
        castings.c.kind,
        castings.c.country,
        castings.c.sectors,
    ).select_from(joined)
    own: dict[int, str] = {}
    for some in chunks(sorted(numbers)):
        for row in connection.execute(query.where(events.c.number.in_(some))):
            own[row.number] = _outlet(row)
            if row.statement is not None:
                found[row.number].add(_sayer(row))
    return {number: found.get(number) or {outlet} for number, outlet in own.items()}


def _outlet(row: Row[Any]) -> str:
    if row.agency is not None:
        return f"agency {row.agency.casefold()}"
    return f"text {row.family}" if row.publisher is not None else f"?text {row.family}"


def _sayer(row: Row[Any]) -> str:
    if row.source_kind == "anonymous" or (row.source is None and row.source_words is None):
        return f"?unnamed {row.family} {row.source_words}"
    governs = row.kind == "country" or bool(GOVERNING & set((row.sectors or "").split(", ")))
    if governs and row.country:
        return f"government {row.country}"
    return f"source {row.source or fold_name(row.source_words)}"


def _names(connection: Connection, ids: set[str]) -> dict[str, str]:
    return {row.id: row.name for row in connection.execute(select(actors.c.id, actors.c.name).where(actors.c.id.in_(ids)))}
