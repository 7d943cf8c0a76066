"""Pairing: who stands on both sides of events, and how many independent origins tell so: the contacts of a network."""

from collections import Counter, defaultdict
from collections.abc import Sequence

import msgspec
from sqlalchemy import Connection, and_, func, select

from dragoman.model.happenings import Happening
from dragoman.store.browsing.catalogue import Catalogue
from dragoman.store.browsing.narrowing import event_query
from dragoman.store.browsing.rows import Pair, Wanted
from dragoman.store.finding.conditions import chunks
from dragoman.store.found_tables import event_actors, events
from dragoman.store.linked_tables import happening_events, happenings
from dragoman.store.rows import Party
from dragoman.store.tables import actor_links, actors

__all__ = ["find_pairs"]

PAIRS = 80  # edges: more cross one another out
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
        origins = _origins(connection, {event for events_of in told.values() for event, _, _ in events_of})
        names = _names(connection, {side for pair in ranked for side in pair})
    pairs = []
    for one, other in ranked:
        events_of = told[one, other]
        known = {key for event, _, _ in events_of for key in origins.get(event, (frozenset(), 0))[0]}
        unknown = sum(origins.get(event, (frozenset(), 0))[1] for event, _, _ in events_of)
        pairs.append(
            Pair(
                one=Party(id=one, name=names.get(one, one)),
                other=Party(id=other, name=names.get(other, other)),
                events=len(events_of),
                reports=len({report for _, report, _ in events_of}),
                origins=len(known),
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


def _events(connection: Connection, wanted: Wanted, ranked: Sequence[Ends]) -> dict[Ends, list[tuple[str, int, str]]]:
    """Return event id, report and type of each pair's events."""
    stands = _members(connection, {side for pair in ranked for side in pair})
    one, other = event_actors.alias("one"), event_actors.alias("other")
    opposite = and_(
        one.c.report == other.c.report, one.c.event == other.c.event, one.c.role == "actor", other.c.role == "recipient"
    )
    joined = one.join(other, opposite).join(events, and_(events.c.report == one.c.report, events.c.id == one.c.event))
    query = select(one.c.actor.label("left"), other.c.actor.label("right"), events.c.id, events.c.report, events.c.type)
    query = query.select_from(joined).where(one.c.actor.in_(stands), other.c.actor.in_(stands))
    if wanted != Wanted():
        chosen = event_query(connection, wanted).with_only_columns(events.c.number)
        query = query.where(events.c.number.in_(chosen))
    meant, found = set(ranked), defaultdict[Ends, list[tuple[str, int, str]]](list)
    for row in connection.execute(query):
        left, right = sorted((stands[row.left], stands[row.right]))
        told = row.id, row.report, row.type
        if (left, right) in meant and told not in found[left, right]:
            found[left, right].append(told)
    return found


def _origins(connection: Connection, ids: set[str]) -> dict[str, tuple[frozenset[str], int]]:
    """Return for each event the known origins of its happening, and whether nobody known tells it."""
    found: dict[str, tuple[frozenset[str], int]] = {}
    joined = happening_events.join(happenings, happenings.c.id == happening_events.c.happening)
    records: dict[str, tuple[frozenset[str], int]] = {}
    for some in chunks(sorted(ids)):
        query = select(happening_events.c.event, happenings.c.id, happenings.c.record).select_from(joined)
        for row in connection.execute(query.where(happening_events.c.event.in_(some))):
            if row.id not in records:
                happening = msgspec.json.decode(row.record, type=Happening)
                keys = frozenset(f"{origin.kind} {origin.key}" for origin in happening.sources)
                records[row.id] = keys, 0 if keys else 1
            found[row.event] = records[row.id]
    return found


def _names(connection: Connection, ids: set[str]) -> dict[str, str]:
    return {row.id: row.name for row in connection.execute(select(actors.c.id, actors.c.name).where(actors.c.id.in_(ids)))}
