"""Pairing: which tellings are worth comparing, so that cost grows with the tellings and not with their square.

Two tellings are compared when they are of one family of types, lie within a few days of each other, and share at least three
traits that few tellings of those days have: a place, a name, a figure, a rare word. In: traits. Out: pairs of their indexes.
"""

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from dragoman.linking.likeness import Traits

__all__ = ["pairs_to_weigh"]

WINDOW = 4  # days between two tellings of one thing, the days of publication of undated ones included
CROWD = 24  # tellings of a window that share a trait; above it the trait tells nothing
LEAST = 3  # traits shared

Key = tuple[str, ...]


def pairs_to_weigh(tellings: Sequence[Traits]) -> Iterator[tuple[int, int]]:
    """Yield pairs of indexes, the smaller first.

    Args:
        tellings: In a fixed order.
    """
    keys = [_keys(traits) for traits in tellings]
    dated: defaultdict[Key, list[tuple[int, int]]] = defaultdict(list)
    undated: defaultdict[Key, list[int]] = defaultdict(list)
    for index, traits in enumerate(tellings):
        for key in keys[index]:
            if traits.first is None:
                undated[key].append(index)
            else:
                dated[key].append((traits.first, index))
    for postings in dated.values():
        postings.sort()
    for index, traits in enumerate(tellings):
        shared: Counter[int] = Counter()
        for key in keys[index]:
            weight = LEAST if key[1] == "victim" else 1  # one who is killed in both is reason enough to compare
            for other in _near(key, traits.first, dated, undated):
                # An undated telling is met from the dated one, whose days tell which few others share a trait.
                if other > index or (traits.first is not None and tellings[other].first is None):
                    shared[other] += weight
        met = (other for other, count in shared.items() if count >= LEAST)
        yield from sorted((min(index, other), max(index, other)) for other in met)


def _near(key: Key, day: int | None, dated: dict[Key, list[tuple[int, int]]], undated: dict[Key, list[int]]) -> list[int]:
    loose = undated.get(key, [])
    if day is None:
        return loose if len(loose) <= CROWD else []
    postings = dated.get(key, [])
    low, high = bisect_left(postings, (day - WINDOW, -1)), bisect_right(postings, (day + WINDOW + 1, -1))
    found = [index for _, index in postings[low:high]] if high - low <= CROWD else []
    found = found + loose if len(loose) <= CROWD else found
    return found if len(found) <= CROWD else []


def _keys(traits: Traits) -> list[Key]:
    telling, family = traits.telling, traits.family
    keys: list[Key] = [(family, "word", stem) for stem in sorted(traits.stems)]
    keys += [(family, "name", name) for name in sorted(traits.names | traits.whom)]
    keys += [(family, "count", what, f"{value:g}") for what, value in sorted(traits.counts)]
    keys += [(family, "victim", name) for name in sorted(traits.victims)]
    if telling.place is not None:
        keys.append((family, "place", telling.place))
    if traits.leads:
        keys += [(family, "lead", name) for name in sorted(traits.near)]
    return keys
