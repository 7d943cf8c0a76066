"""Deciding: what people judge about actors: that two are one, that they are not, what one is called; and taking it back.

``merge_actors(connection, "Talal Barakat", "per-barakat", by="person:ada")`` appends judgements and returns them. Nothing is
changed or erased: the later word of a person goes before the earlier, and ``undo`` withdraws the last of them.
"""

from collections.abc import Iterable, Iterator
from itertools import takewhile

from sqlalchemy import Connection, func, select

from dragoman.model import Judgement, StoreError, content_id
from dragoman.model.terms import JudgementKind
from dragoman.store.filters import Filters
from dragoman.store.finding.actors import find_actors
from dragoman.store.folding import fold_name
from dragoman.store.intake import KeptJudgement
from dragoman.store.judging import append_judgements, each_judgement, withdraw_judgement
from dragoman.store.tables import actor_links, actor_names, actors, judgements

__all__ = ["judgements_on", "merge_actors", "rename_actor", "split_actors", "undo_judgements"]

SHORTEST = 4  # hex digits of an id that a person will copy
LISTED = 8  # candidates that an error names
ABOUT_ACTORS = ("same_actor", "renamed")


def merge_actors(connection: Connection, one: str, other: str, *, by: str, because: str = "") -> tuple[Judgement, ...]:
    """Judge two actors the same.

    Args:
        connection: Inside a writing transaction.
        one: An id, the beginning of one, or a name that means one actor.
        other: The other; an id may be one of the world table that no report names yet.
        by: Who judges (``person:NAME``).
        because: Why, in words.

    Raises:
        StoreError: When a name means nobody or several, or both are one already.
    """
    left, right = _group(connection, one), _group(connection, other)
    if left == right:
        raise StoreError(f"{one!r} and {other!r} are one actor already")
    apart = _apart(connection, left, right)
    reason = _reason(f"{_called(connection, left, one)} is {_called(connection, right, other)}", because)
    return _append(connection, "same_actor", apart or [(min(left), min(right))], holds=True, by=by, reason=reason)


def split_actors(connection: Connection, one: str, other: str | None, *, by: str, because: str = "") -> tuple[Judgement, ...]:
    """Judge that two actors are not the same, whatever rules say; they are never merged again until a person does so.

    Args:
        connection: Inside a writing transaction.
        one: An id, the beginning of one, or a name that only one side bears.
        other: The other; None for all that the first was merged with.
        by: Who judges (``person:NAME``).
        because: Why, in words.

    Raises:
        StoreError: When a name means nobody or both sides, or the first was merged with nobody.
    """
    left = _members(connection, one)
    right = _members(connection, other) if other is not None else _group(connection, one) - left
    if not right:
        raise StoreError(f"{one!r} was merged with nobody")
    if left & right:
        raise StoreError(f"{one!r} and {other!r} mean the same ids; give ids, which actor show lists")
    reason = _reason(f"{_called(connection, left, one)} is not {_called(connection, right, other or 'the rest')}", because)
    pairs = [(a, b) for a in sorted(left) for b in sorted(right)]
    return _append(connection, "same_actor", pairs, holds=False, by=by, reason=reason)


def rename_actor(connection: Connection, actor: str, name: str, *, by: str, because: str = "") -> tuple[Judgement, ...]:
    """Give an actor a name, which goes before those that reports give.

    Args:
        connection: Inside a writing transaction.
        actor: An id, the beginning of one, or a name that means one actor.
        name: What it is to be called.
        by: Who judges (``person:NAME``).
        because: Why, in words.

    Raises:
        StoreError: When a name means nobody or several, or the new one is empty.
    """
    name = " ".join(name.split())
    if not name:
        raise StoreError(f"{actor!r} cannot be called nothing")
    group = _group(connection, actor)
    stands = connection.scalar(select(actor_links.c.same_as).where(actor_links.c.actor == min(group))) or min(group)
    reason = _reason(f"{_called(connection, group, actor)} is called {name}", because)
    return _append(connection, "renamed", [(stands, name)], holds=True, by=by, reason=reason)


def undo_judgements(connection: Connection, beginning: str | None, *, by: str) -> tuple[Judgement, ...]:
    """Withdraw what a person judged last, or the judgement that an id names; both stay readable.

    Args:
        connection: Inside a writing transaction.
        beginning: An id or the beginning of one; None for the last word of this person.
        by: Who withdraws (``person:NAME``).

    Raises:
        StoreError: When nothing in force is meant, or several judgements are.
    """
    in_force = [kept.judgement for kept in each_judgement(connection, None) if kept.withdrawn_by is None]
    if beginning is None:
        mine = [judgement for judgement in in_force if judgement.by == by and judgement.kind in ABOUT_ACTORS]
        if not mine:
            raise StoreError(f"{by} has judged nothing that is in force")
        chosen = list(takewhile(lambda judgement: judgement.reason == mine[-1].reason, reversed(mine)))
    else:
        named = [judgement for judgement in in_force if judgement.id.startswith(beginning)]
        if len(named) != 1 or len(beginning) < SHORTEST:
            raise StoreError(f"judgement {beginning}: {len(named) or 'none'} in force begin so")
        chosen = [judgement for judgement in in_force if _of_one_word(judgement, named[0])]
    for judgement in chosen:
        withdraw_judgement(connection, judgement.id, by)
    return tuple(chosen)


def judgements_on(connection: Connection, actor: str | None = None) -> Iterator[KeptJudgement]:
    """Yield the judgements about actors, withdrawn ones too, in the order in which they were made.

    Args:
        connection: Open for reading.
        actor: Only those about what this id stands for, and in force; None for all.
    """
    group = _linked(connection, actor) if actor else frozenset[str]()
    for kind in ABOUT_ACTORS if actor else (None,):
        for kept in each_judgement(connection, kind):
            judgement = kept.judgement
            if judgement.kind not in ABOUT_ACTORS or (actor and kept.withdrawn_by):
                continue
            if actor is None or {judgement.left, judgement.right} & group:
                yield kept


def _of_one_word(judgement: Judgement, chosen: Judgement) -> bool:
    """Whether two judgements were made in one breath; a rule's stand alone."""
    if not chosen.by.startswith("person:"):
        return judgement.id == chosen.id
    return (judgement.by, judgement.kind, judgement.reason) == (chosen.by, chosen.kind, chosen.reason)


def _append(
    connection: Connection, kind: JudgementKind, pairs: Iterable[tuple[str, str]], *, holds: bool, by: str, reason: str
) -> tuple[Judgement, ...]:
    made = connection.scalar(select(func.count()).select_from(judgements)) or 0
    judged = []
    for one, other in pairs:
        left, right = (one, other) if kind == "renamed" else sorted((one, other))
        # the count makes a later word another judgement than the same word earlier
        judgement_id = content_id("judgement", kind, left, right, by, holds, made)
        judged.append(
            Judgement(id=judgement_id, kind=kind, left=left, right=right, holds=holds, score=1.0, reason=reason, by=by)
        )
    append_judgements(connection, judged)
    return tuple(judged)


def _apart(connection: Connection, left: frozenset[str], right: frozenset[str]) -> list[tuple[str, str]]:
    """The pairs across two groups that are judged not to be the same: a merge must speak against each."""
    query = select(judgements.c.left_id, judgements.c.right_id).where(
        judgements.c.kind == "same_actor", judgements.c.holds.is_(False), judgements.c.withdrawn_by.is_(None)
    )
    pairs = {(row.left_id, row.right_id) for row in connection.execute(query)}
    return sorted(pair for pair in pairs if (pair[0] in left and pair[1] in right) or (pair[1] in left and pair[0] in right))


def _group(connection: Connection, named: str) -> frozenset[str]:
    """Every id that stands for the one actor that is meant."""
    return _linked(connection, min(_meant(connection, named)))


def _linked(connection: Connection, actor: str) -> frozenset[str]:
    stands = connection.scalar(select(actor_links.c.same_as).where(actor_links.c.actor == actor)) or actor
    return frozenset(connection.scalars(select(actor_links.c.actor).where(actor_links.c.same_as == stands))) | {actor}


def _members(connection: Connection, named: str) -> frozenset[str]:
    """The ids that are meant themselves: one, or those of one actor whose reports use the name."""
    return _meant(connection, named)


def _meant(connection: Connection, named: str) -> frozenset[str]:
    by_id = _by_id(connection, named)
    if by_id:
        return frozenset(by_id)
    rows = list(find_actors(connection, Filters(actor=named)))
    folded = fold_name(named)
    whole = [row for row in rows if folded in map(fold_name, row.names)]
    found = whole or rows
    if not found:
        raise StoreError(f"nobody in the store is called {named!r}")
    if len(found) > 1:
        listed = ", ".join(f"{row.name} ({row.id})" for row in found[:LISTED])
        raise StoreError(f"{named!r} may be {listed}{' and others' if len(found) > LISTED else ''}")
    bearing = select(actor_names.c.actor).where(actor_names.c.actor.in_(found[0].merged))
    members = frozenset(connection.scalars(bearing.where(actor_names.c.name_folded.like(f"%{folded}%"))))
    return members or frozenset(found[0].merged)


def _by_id(connection: Connection, named: str) -> list[str]:
    exact = list(connection.scalars(select(actors.c.id).where(actors.c.id == named))) or list(
        connection.scalars(select(actor_links.c.actor).where(actor_links.c.actor == named))
    )
    if exact:
        return exact[:1]
    if named.startswith(("per-", "org-", "out-")):
        return [named]  # a row of a table that no report names yet
    if len(named) < SHORTEST or not set(named) <= set("0123456789abcdef"):
        return []
    begun = list(connection.scalars(select(actors.c.id).where(actors.c.id.startswith(named, autoescape=True)).limit(2)))
    if len(begun) > 1:
        raise StoreError(f"several actors begin with {named!r}; give more of the id")
    return begun


def _called(connection: Connection, ids: frozenset[str], otherwise: str) -> str:
    names = connection.scalars(select(actors.c.name).where(actors.c.id.in_(ids)).order_by(actors.c.id))
    return min(names, key=lambda name: (-len(name), name), default=otherwise)


def _reason(what: str, because: str) -> str:
    return f"{what}: {because}" if because else what
