"""Reviewing: what is in doubt and nobody has decided yet, and what people decided: a queue of cards and a log.

A denial that a rule linked to a claim, two tellings that are as much alike as not, two actors of one name: each is a card.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, exists, func, select

from dragoman.model.happenings import Link
from dragoman.store.browsing.catalogue import Catalogue
from dragoman.store.browsing.rows import ReviewCard
from dragoman.store.filters import Filters
from dragoman.store.finding.conditions import chunks
from dragoman.store.finding.events import choose_events, event_rows
from dragoman.store.finding.statements import choose_statements, statement_rows
from dragoman.store.found_tables import events, statements
from dragoman.store.intake import KeptJudgement
from dragoman.store.judging import judgement_of
from dragoman.store.linked_tables import happening_links
from dragoman.store.rows import EventRow, StatementRow
from dragoman.store.tables import actor_names, actors, judgements

__all__ = ["KINDS", "count_cards", "decided", "next_cards"]

KINDS = ("denies", "same_happening", "same_actor")
LOW, HIGH = 0.35, 0.65  # of a score from 0 to 1: as much speaks for two tellings being one as against
SURE = 0.9  # a rule's judgement at or above this is not asked about


def next_cards(catalogue: Catalogue, kind: str | None = None, *, skip: int = 0, size: int = 1) -> tuple[ReviewCard, ...]:
    """Return the next cards, the most doubtful first, kind by kind.

    Args:
        catalogue: The store.
        kind: One of ``KINDS``; None for all, in their order.
        skip: Cards to pass over.
        size: Cards at most.
    """
    found: list[ReviewCard] = []
    with catalogue.asking() as connection:
        for one in (kind,) if kind else KINDS:
            counted = _count(connection, one)
            if skip >= counted:
                skip -= counted
                continue
            found += _cards(connection, one, skip, size - len(found))
            skip = 0
            if len(found) >= size:
                break
    return tuple(found)


def count_cards(catalogue: Catalogue) -> dict[str, int]:
    """Return how many cards of each kind wait."""
    with catalogue.asking() as connection:
        return {kind: _count(connection, kind) for kind in KINDS}


def decided(catalogue: Catalogue, most: int = 100) -> tuple[tuple[KeptJudgement, bool | None], ...]:
    """Return what people decided, the last first, each with whether the rule beside it held the same; None without a rule."""
    with catalogue.asking() as connection:
        query = select(judgements).where(judgements.c.judged_by.startswith("person:"))
        rows = list(connection.execute(query.order_by(judgements.c.number.desc()).limit(most)))
        return tuple(
            (KeptJudgement(judgement=judgement_of(row), withdrawn_by=row.withdrawn_by), _agrees(connection, row))
            for row in rows
        )


def _agrees(connection: Connection, row: Row[Any]) -> bool | None:
    left, right, kind = row.left_id, row.right_id, row.kind
    holds: bool = row.holds
    if kind == "same_happening":
        joined = connection.scalar(
            select(happening_links.c.joined).where(
                happening_links.c.left_event == left, happening_links.c.right_event == right, happening_links.c.score < 1
            )
        )
        score = connection.scalar(
            select(happening_links.c.score).where(happening_links.c.left_event == left, happening_links.c.right_event == right)
        )
        return None if joined is None or score is None else (score >= 0.5) == holds
    by_rule = select(judgements.c.holds).where(
        judgements.c.kind == kind,
        judgements.c.left_id == left,
        judgements.c.right_id == right,
        ~judgements.c.judged_by.startswith("person:"),
    )
    held = connection.scalars(by_rule.limit(1)).first()
    return None if held is None else held == holds


def _count(connection: Connection, kind: str) -> int:
    if kind != "same_happening":
        return connection.scalar(select(func.count()).select_from(_judged(kind).subquery())) or 0
    # Counted apart: links in doubt stand in an index, and the few that people decided are looked up in it.
    doubtful = connection.scalar(select(func.count()).select_from(happening_links).where(*_in_doubt())) or 0
    judged = select(judgements.c.left_id, judgements.c.right_id)
    judged = judged.where(judgements.c.kind == kind, judgements.c.withdrawn_by.is_(None))
    pairs = {(left, right) for left, right in connection.execute(judged)}
    held = select(happening_links.c.left_event, happening_links.c.right_event).where(*_in_doubt()[1:])
    done = 0
    for some in chunks(sorted({left for left, _ in pairs})):
        found = connection.execute(held.where(happening_links.c.left_event.in_(some)))
        done += len(pairs & {(left, right) for left, right in found})
    return doubtful - done


def _in_doubt() -> tuple[ColumnElement[bool], ...]:
    either = happening_links.c.joined.in_((True, False))  # says nothing, but leads SQLite to the index of score
    return either, happening_links.c.score >= LOW, happening_links.c.score < HIGH


def _links() -> Select[Any]:
    other = judgements.alias()
    done = exists(
        select(other.c.id).where(
            other.c.kind == "same_happening",
            other.c.withdrawn_by.is_(None),
            other.c.left_id == happening_links.c.left_event,
            other.c.right_id == happening_links.c.right_event,
        )
    )
    return select(happening_links).where(*_in_doubt(), ~done)


def _judged(kind: str) -> Select[Any]:
    other = judgements.alias()
    done = exists(
        select(other.c.id).where(
            other.c.kind == kind,
            other.c.withdrawn_by.is_(None),
            other.c.judged_by.startswith("person:"),
            other.c.left_id == judgements.c.left_id,
            other.c.right_id == judgements.c.right_id,
        )
    )
    doubt = (judgements.c.kind == kind, judgements.c.withdrawn_by.is_(None), judgements.c.score < SURE)
    return select(judgements).where(*doubt, ~judgements.c.judged_by.startswith("person:"), ~done)


def _cards(connection: Connection, kind: str, skip: int, size: int) -> Iterator[ReviewCard]:
    if kind == "same_happening":
        doubt = func.abs(happening_links.c.score - (LOW + HIGH) / 2)
        order = (doubt, happening_links.c.left_event, happening_links.c.right_event)
        for row in connection.execute(_links().order_by(*order).offset(skip).limit(size)).all():
            link = Link(left=row.left_event, right=row.right_event, joined=row.joined, score=row.score, reason=row.reason)
            yield ReviewCard(
                kind=kind,
                left=link.left,
                right=link.right,
                score=link.score,
                reason=link.reason,
                holds=link.joined,
                link=link,
                sides=tuple(_events(connection, (link.left, link.right))),
            )
        return
    for row in connection.execute(
        _judged(kind).order_by(judgements.c.score, judgements.c.number).offset(skip).limit(size)
    ).all():
        judgement = judgement_of(row)
        sides: Sequence[StatementRow] = ()
        if kind == "denies":
            sides = tuple(_statements(connection, (judgement.left, judgement.right)))
        yield ReviewCard(
            kind=kind,
            left=judgement.left,
            right=judgement.right,
            score=judgement.score,
            reason=judgement.reason,
            holds=judgement.holds,
            judgement=judgement,
            sides=tuple(sides),
            names=tuple(_named(connection, one) for one in (judgement.left, judgement.right)) if kind == "same_actor" else (),
        )


def _events(connection: Connection, ids: Sequence[str]) -> Iterator[EventRow]:
    for one in ids:
        yield from list(event_rows(connection, choose_events(connection, Filters()).where(events.c.id == one).limit(1)))


def _statements(connection: Connection, ids: Sequence[str]) -> Iterator[StatementRow]:
    for one in ids:
        query = choose_statements(connection, Filters()).where(statements.c.id == one).limit(1)
        yield from list(statement_rows(connection, query))


def _named(connection: Connection, one: str) -> str:
    named = connection.scalars(
        select(actor_names.c.name)
        .where(actor_names.c.actor == one)
        .order_by(func.length(actor_names.c.name).desc(), actor_names.c.name)
        .limit(4)
    ).all()
    name = connection.scalar(select(actors.c.name).where(actors.c.id == one)) or one
    others = [other for other in named if other != name]
    return name + (f" (also {', '.join(others)})" if others else "")
