"""Pairing: who stands on both sides of events, and how many independent origins tell so: the contacts of a network."""

from collections import Counter

import numpy as np
from sqlalchemy import Connection, select

from dragoman.store.browsing.catalogue import Catalogue
from dragoman.store.browsing.columns import ROLE, Columns, Ints
from dragoman.store.browsing.rows import Pair, Wanted
from dragoman.store.rows import Party
from dragoman.store.tables import actors

__all__ = ["find_pairs", "opposite"]

PAIRS = 80  # edges: more cross one another out


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
        order = np.argsort(best)
        place = np.searchsorted(best, keys, sorter=order).clip(max=max(len(best) - 1, 0))
        pair = order[place] if len(best) else place
        chosen = best[pair] == keys if len(best) else np.zeros(0, dtype=bool)
        both = np.unique(pair[chosen] * len(columns.event_number) + event[chosen])
        pair, event = both // max(len(columns.event_number), 1), both % max(len(columns.event_number), 1)
        origins, unknown = _origins(columns, known.stands, pair, event, len(best))
        ranked = [(known.ids[key // len(known.ids)], known.ids[key % len(known.ids)]) for key in best.tolist()]
        names = _names(narrower.connection, {side for sides in ranked for side in sides})
    pairs = []
    for number, (left, right) in enumerate(ranked):
        events_of = event[pair == number]
        types = Counter(columns.type.names[code] for code in columns.type.codes[events_of].tolist())
        pairs.append(
            Pair(
                one=Party(id=left, name=names.get(left, left)),
                other=Party(id=right, name=names.get(right, right)),
                events=len(events_of),
                reports=len(np.unique(columns.event_report[events_of])),
                origins=int(origins[number]),
                unknown=int(unknown[number]),
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


def _origins(columns: Columns, stands: Ints, pair: Ints, event: Ints, count: int) -> tuple[Ints, Ints]:
    """Return of each pair how many known and how many unknown origins tell its events.

    Args:
        columns: Of the store.
        stands: The code that stands for each actor.
        pair: The pair, by number, of each event in question.
        event: That event's index.
        count: Pairs.
    """
    voices = columns.voices
    told, by = voices.behind(columns.carries, columns.source, stands)
    low, high = np.searchsorted(told, event), np.searchsorted(told, event, side="right")
    many = high - low
    said = np.repeat(np.arange(len(event)), many)
    at = np.arange(many.sum()) - np.repeat(np.cumsum(many) - many, many) + np.repeat(low, many)
    alone = many == 0
    pairs = np.concatenate([pair[said], pair[alone]])
    keys = np.concatenate([by[at], voices.outlet[columns.event_report[event[alone]]]])
    width = len(voices.unknown) + len(stands) + 1
    distinct = np.unique(pairs * width + keys)
    whose, key = distinct // width, distinct % width
    unknown = np.append(voices.unknown, np.zeros(len(stands) + 1, dtype=bool))[key]
    return np.bincount(whose[~unknown], minlength=count), np.bincount(whose[unknown], minlength=count)


def _names(connection: Connection, ids: set[str]) -> dict[str, str]:
    return {row.id: row.name for row in connection.execute(select(actors.c.id, actors.c.name).where(actors.c.id.in_(ids)))}
