"""Following: when a report is read anew and calls an actor otherwise, what people judged about the old one holds for the new.

An earlier reading had "Barakat", this one "Talal Barakat" over the same words: the ids differ, and a merge of the old id would
be lost. In: who was meant by which words before and after. Out: ``same_actor`` judgements of old and new.
"""

from collections import Counter

from sqlalchemy import Connection, or_, select

from dragoman.model import Judgement, content_id
from dragoman.store.found_tables import mentions
from dragoman.store.judging import append_judgements
from dragoman.store.tables import judgements

__all__ = ["follow_actors", "spans_of"]

RULE = "rule:same-words"

Spans = dict[tuple[int, int], str]
"""Actor id by mention."""


def spans_of(connection: Connection, number: int) -> Spans:
    """Return who is meant by which words of a report."""
    query = select(mentions.c.start, mentions.c.stop, mentions.c.actor).where(mentions.c.report == number)
    return {(row.start, row.stop): row.actor for row in connection.execute(query)}


def follow_actors(connection: Connection, before: Spans, after: Spans) -> None:
    """Judge actors that were judged by people, and are gone from a report, the same as those whom their words mean now.

    Args:
        connection: Inside a writing transaction.
        before: Mentions of the earlier reading.
        after: Mentions of this one.
    """
    gone = set(before.values()) - set(after.values())
    judged = _judged_by_people(connection, gone) if gone else set()
    append_judgements(connection, [_same(old, new) for old in sorted(judged) if (new := _heir(old, before, after))])


def _judged_by_people(connection: Connection, ids: set[str]) -> set[str]:
    query = select(judgements.c.left_id, judgements.c.right_id).where(
        judgements.c.judged_by.startswith("person:"), or_(judgements.c.left_id.in_(ids), judgements.c.right_id.in_(ids))
    )
    return {side for row in connection.execute(query) for side in (row.left_id, row.right_id)} & ids


def _heir(old: str, before: Spans, after: Spans) -> str | None:
    """The actor whom most words of the old one mean now; ids break ties, so that the same readings give the same answer."""
    shared: Counter[str] = Counter()
    for (start, stop), actor in before.items():
        if actor == old:
            shared.update(
                {new: min(stop, end) - max(start, begin) for (begin, end), new in after.items() if begin < stop and start < end}
            )
    return min(shared, key=lambda new: (-shared[new], new)) if shared else None


def _same(old: str, new: str) -> Judgement:
    left, right = sorted((old, new))
    return Judgement(
        id=content_id("judgement", "same_actor", left, right, RULE),
        kind="same_actor",
        left=left,
        right=right,
        holds=True,
        score=1.0,
        reason="the same words of one report, read anew",
        by=RULE,
    )
