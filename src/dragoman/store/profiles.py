"""Profiles: the one row of an actor over all reports: the fullest name that any gives, or the one that a person gave.

A ``renamed`` judgement of ``per-x`` to "Ada Lamp" -> the rows of ``actors`` of ``per-x`` and of all that were judged the same
bear that name, after every reading too. In: castings, judgements in force and the links drawn from them. Out: changed rows of
``actors`` and ``actor_names``.
"""

from collections.abc import Collection
from typing import Any

from sqlalchemy import Connection, and_, delete, exists, insert, select, update

from dragoman.store.folding import fold_name
from dragoman.store.found_tables import castings, mentions
from dragoman.store.tables import actor_links, actor_names, actors, judgements

__all__ = ["PROFILE", "ever_named", "given_names", "name_actors", "rank", "settle_actor"]

PROFILE = ("name", "kind", "country", "known", "wikidata")  # what a casting and an actor's row have in common


def rank(profile: dict[str, Any]) -> tuple[object, ...]:
    """Return what profiles of one actor are ordered by, the best first: known ones, then the fullest name."""
    return not profile["known"], -len(profile["name"]), *(str(profile[name]) for name in PROFILE)


def settle_actor(connection: Connection, actor_id: str) -> None:
    """Give an actor the best profile that is left, or drop it with its last report."""
    named = and_(castings.c.actor == actors.c.id, *(castings.c[name].is_not_distinct_from(actors.c[name]) for name in PROFILE))
    if not connection.scalar(select(exists(select(castings.c.actor).where(named, castings.c.actor == actor_id)))):
        left = connection.execute(
            select(*(castings.c[name] for name in PROFILE)).distinct().where(castings.c.actor == actor_id)
        )
        profiles = sorted((dict(row._mapping) for row in left), key=rank)
        if not profiles:
            connection.execute(delete(actor_names).where(actor_names.c.actor == actor_id))
            connection.execute(delete(actors).where(actors.c.id == actor_id))
            return
        connection.execute(update(actors).where(actors.c.id == actor_id).values(profiles[0]))
    worded = select(mentions.c.actor).where(mentions.c.actor == actor_id, mentions.c.words_folded == actor_names.c.name_folded)
    cast = select(castings.c.actor).where(castings.c.actor == actor_id, castings.c.name == actor_names.c.name)
    unused = and_(actor_names.c.actor == actor_id, ~exists(worded), ~exists(cast))
    connection.execute(delete(actor_names).where(unused))


def given_names(connection: Connection) -> dict[str, str]:
    """Return the name that people gave, by the id of every actor that it is for; the latest word counts."""
    in_force = (judgements.c.kind == "renamed", judgements.c.withdrawn_by.is_(None))
    query = select(judgements.c.left_id, judgements.c.right_id).where(*in_force).order_by(judgements.c.number)
    given = {row.left_id: row.right_id for row in connection.execute(query)}
    if not given:
        return {}
    stands = {row.actor: row.same_as for row in connection.execute(select(actor_links))}
    by_group = {stands.get(actor, actor): name for actor, name in given.items()}
    linked = {actor: by_group[group] for actor, group in stands.items() if group in by_group}
    return {**given, **by_group, **linked}


def ever_named(connection: Connection) -> set[str]:
    """Return the ids of actors that a person ever named, and of those that are linked to them."""
    named = set(connection.scalars(select(judgements.c.left_id).where(judgements.c.kind == "renamed")))
    if not named:
        return named
    stands = {row.actor: row.same_as for row in connection.execute(select(actor_links))}
    groups = {stands.get(actor, actor) for actor in named}
    return named | groups | {actor for actor, group in stands.items() if group in groups}


def name_actors(connection: Connection, only: Collection[str] | None = None) -> None:
    """Give actors the names that people gave them.

    Args:
        connection: Inside a writing transaction.
        only: Ids whose rows were written just now; None for all.
    """
    for actor, name in given_names(connection).items():
        if only is not None and actor not in only:
            continue
        settle_actor(connection, actor)
        if connection.execute(update(actors).where(actors.c.id == actor).values(name=name)).rowcount == 0:
            continue  # of the world table, and in no report yet
        folded = fold_name(name)
        there = select(actor_names.c.actor).where(actor_names.c.actor == actor, actor_names.c.name_folded == folded)
        if connection.scalar(there) is None:
            connection.execute(insert(actor_names).values(actor=actor, name_folded=folded, name=name))
