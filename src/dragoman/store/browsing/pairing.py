"""Pairing: who stands on both sides of events, and how many independent origins tell so: the contacts of a network."""

from collections import Counter, defaultdict
from typing import Any

import numpy as np
from sqlalchemy import Connection, Row, Select, and_, func, select

from dragoman.store.browsing.catalogue import Catalogue
from dragoman.store.browsing.columns import ROLE, Columns, Ints
from dragoman.store.browsing.rows import Pair, Wanted
from dragoman.store.folding import fold_name
from dragoman.store.found_tables import castings, event_statements, events, statements
from dragoman.store.rows import Party
from dragoman.store.tables import actor_links, actors, reports

__all__ = ["find_pairs", "opposite"]

AT_ONCE = 5_000  # events looked up with one question: SQLite takes 32,766 values
PAIRS = 80  # edges: more cross one another out
DENYING = ("denies", "declines", "doubts")  # stances that stand behind no telling
GOVERNING = {"GOV", "MIL", "SPY", "COP", "JUD", "LEG"}  # PLOVER sectors of a state's organs


def find_pairs(catalogue: Catalogue, wanted: Wanted, *, most: int = PAIRS) -> tuple[Pair, ...]:
    """Return the pairs of actors that share most events, by origins, then events.

    Args:
        catalogue: The store.
        wanted: What the events must hold; copies count as what they copy.
        most: Pairs at most.
    """
    with catalogue.narrowing() as narrower:
        columns, known = narrower.columns, narrower.actors
        flags = narrower.events(wanted)
        event, one, other = opposite(columns, known.stands)
        held = flags[event]
        event, one, other = event[held], one[held], other[held]
        keys = one * len(known.ids) + other
        distinct, counts = np.unique(keys, return_counts=True)
        best = distinct[np.lexsort((distinct, -counts))][:most]
        ranked = [(known.ids[key // len(known.ids)], known.ids[key % len(known.ids)]) for key in best.tolist()]
        told = {pair: np.unique(event[keys == key]) for pair, key in zip(ranked, best.tolist(), strict=True)}
        numbers = columns.event_number[np.unique(np.concatenate([*told.values(), np.zeros(0, dtype=np.int64)]))]
        behind = _behind(narrower.connection, set(numbers.tolist()))
        names = _names(narrower.connection, {side for pair in ranked for side in pair})
    pairs = []
    for left, right in ranked:
        events_of = told[left, right]
        origins = {origin for number in columns.event_number[events_of].tolist() for origin in behind[number]}
        unknown = sum(origin.startswith("?") for origin in origins)
        types = Counter(columns.type.names[code] for code in columns.type.codes[events_of].tolist())
        pairs.append(
            Pair(
                one=Party(id=left, name=names.get(left, left)),
                other=Party(id=right, name=names.get(right, right)),
                events=len(events_of),
                reports=len(np.unique(columns.event_report[events_of])),
                origins=len(origins) - unknown,
                unknown=unknown,
                types=dict(types.most_common()),
            )
        )
    shown = [pair for pair in pairs if pair.origins >= wanted.origins or wanted.origins < 2]
    return tuple(sorted(shown, key=lambda pair: (-pair.origins, -pair.events, pair.one.name, pair.other.name)))


def opposite(columns: Columns, stands: Ints) -> tuple[Ints, Ints, Ints]:
    """Return event, and both actors with the smaller code first, of each doer with each recipient."""
    event, actor, role = columns.parts
    order = np.argsort(event, kind="stable")
    event, actor, role = event[order], stands[actor[order]], role[order]
    done, done_by = event[role == ROLE["actor"]], actor[role == ROLE["actor"]]
    had, had_by = event[role == ROLE["recipient"]], actor[role == ROLE["recipient"]]
    low, high = np.searchsorted(had, done), np.searchsorted(had, done, side="right")
    count = high - low
    doer = np.repeat(np.arange(len(done)), count)
    recipient = np.arange(count.sum()) - np.repeat(np.cumsum(count) - count, count) + np.repeat(low, count)
    of, one, other = done[doer], done_by[doer], had_by[recipient]
    apart = one != other
    return of[apart], np.minimum(one, other)[apart], np.maximum(one, other)[apart]


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
    listed = sorted(numbers)
    for start in range(0, len(listed), AT_ONCE):
        for row in connection.execute(query.where(events.c.number.in_(listed[start : start + AT_ONCE]))):
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
