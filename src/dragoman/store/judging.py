"""Judging: keeps judgements, appended and withdrawn but never erased, and draws from them who is the same as whom.

Source: the manner of ``nomenklatura``'s resolver (judgements apart from data, each with its reason).
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select, update

from dragoman.model import Judgement, StoreError
from dragoman.store.intake import KeptJudgement
from dragoman.store.profiles import ever_named, given_names, name_actors, settle_actor
from dragoman.store.tables import actor_links, judgements

__all__ = ["append_judgements", "each_judgement", "judgement_of", "same_actors", "withdraw_judgement"]

_LOCAL_ID = re.compile(r"[0-9a-f]{16}")  # a content hash; the world table's ids look otherwise


def append_judgements(connection: Connection, judged: Iterable[Judgement]) -> int:
    """Append judgements that are new, and link actors anew when one of them is about actors.

    A judgement that stands already is not repeated. One that was withdrawn stays so when a rule or a model makes it again on
    the next run; a person may take the withdrawal back by judging anew.

    Args:
        connection: Inside a writing transaction.
        judged: The judgements.

    Returns:
        How many were appended.
    """
    kinds = []
    for judgement in judged:
        there = list(connection.scalars(select(judgements.c.withdrawn_by).where(judgements.c.id == judgement.id)))
        if None in there or (there and not judgement.by.startswith("person:")):
            continue
        connection.execute(insert(judgements).values(_judgement_row(judgement)))
        kinds.append(judgement.kind)
    if {"same_actor", "renamed"} & set(kinds):
        _link_actors(connection)
    return len(kinds)


def withdraw_judgement(connection: Connection, judgement_id: str, by: str) -> None:
    """Withdraw a judgement that is in force.

    Args:
        connection: Inside a writing transaction.
        judgement_id: Its id.
        by: Who withdraws it (``person:NAME``).

    Raises:
        StoreError: When no such judgement is in force.
    """
    in_force = (judgements.c.id == judgement_id, judgements.c.withdrawn_by.is_(None))
    if connection.execute(update(judgements).where(*in_force).values(withdrawn_by=by)).rowcount == 0:
        raise StoreError(f"judgement {judgement_id}: none with this id is in force")
    _link_actors(connection)


def each_judgement(connection: Connection, kind: str | None) -> Iterator[KeptJudgement]:
    """Yield judgements in the order in which they were made, withdrawn ones too."""
    query = select(judgements).order_by(judgements.c.number)
    if kind is not None:
        query = query.where(judgements.c.kind == kind)
    for row in connection.execute(query):
        yield KeptJudgement(judgement=judgement_of(row), withdrawn_by=row.withdrawn_by)


def same_actors(judged: Iterable[Judgement]) -> dict[str, str]:
    """Return for every actor that was judged the same as another the one that stands for all.

    People's judgements come before rules' and models', later ones of a person before earlier, then the higher score. Two groups
    are not joined over a pair that was judged not to be the same. The world table's id stands for local ones.

    Args:
        judged: Judgements ``same_actor`` in force, in the order in which they were made.

    Returns:
        The id that stands for it, by actor id, those that stand for themselves included.
    """
    decided: dict[tuple[str, str], Judgement] = {}
    for _, judgement in sorted(enumerate(judged), key=_weight):
        left, right = sorted((judgement.left, judgement.right))
        decided.setdefault((left, right), judgement)
    groups = _Groups([pair for pair, judgement in decided.items() if not judgement.holds])
    for pair, judgement in decided.items():
        if judgement.holds:
            groups.join(*pair)
    found: dict[str, str] = {}
    for group in {id(group): group for group in groups.of.values()}.values():
        found |= dict.fromkeys(group, min(group, key=_standing))
    return found


class _Groups:
    """Groups that grow by joining, unless two of their members were judged apart."""

    def __init__(self, apart: Iterable[tuple[str, str]]) -> None:
        self.of: dict[str, set[str]] = {}
        self._apart: defaultdict[str, set[str]] = defaultdict(set)
        for left, right in apart:
            self._apart[left].add(right)
            self._apart[right].add(left)

    def join(self, left: str, right: str) -> None:
        """Join the groups of two actors where nothing keeps them apart."""
        # The smaller goes into the larger: a name that a thousand reports use would else be copied a thousand times.
        small, large = sorted((self.of.get(left, {left}), self.of.get(right, {right})), key=len)
        if small is large or any(not self._apart[actor].isdisjoint(large) for actor in small if actor in self._apart):
            return
        large |= small
        self.of.update(dict.fromkeys(large if len(large) == 2 else small, large))


def _weight(numbered: tuple[int, Judgement]) -> tuple[object, ...]:
    number, judgement = numbered
    if judgement.by.startswith("person:"):
        return 0, -number
    return 1, -judgement.score, judgement.left, judgement.right, judgement.holds


def _standing(actor_id: str) -> tuple[bool, str]:
    return _LOCAL_ID.fullmatch(actor_id) is not None, actor_id


def _link_actors(connection: Connection) -> None:
    """Draw the links anew from the judgements in force, and give the names that people gave to all that are linked now."""
    named = ever_named(connection)
    in_force = (judgements.c.kind == "same_actor", judgements.c.withdrawn_by.is_(None))
    rows = connection.execute(select(judgements).where(*in_force).order_by(judgements.c.number))
    links = same_actors(map(judgement_of, rows))
    connection.execute(delete(actor_links))
    if links:
        connection.execute(insert(actor_links), [{"actor": actor, "same_as": same_as} for actor, same_as in links.items()])
    for actor in sorted(named - set(given_names(connection))):
        settle_actor(connection, actor)
    name_actors(connection)


def _judgement_row(judgement: Judgement) -> dict[str, object]:
    return {
        "id": judgement.id,
        "kind": judgement.kind,
        "left_id": judgement.left,
        "right_id": judgement.right,
        "holds": judgement.holds,
        "score": judgement.score,
        "reason": judgement.reason,
        "judged_by": judgement.by,
    }


def judgement_of(row: Row[Any]) -> Judgement:
    """Return the judgement of a row of ``judgements``."""
    return Judgement(
        id=row.id,
        kind=row.kind,
        left=row.left_id,
        right=row.right_id,
        holds=row.holds,
        score=row.score,
        reason=row.reason,
        by=row.judged_by,
    )
