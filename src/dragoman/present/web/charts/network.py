"""The drawing of a network: actors laid out by springs, the same for the same pairs; an edge is as wide as it has origins.

Source: Fruchterman and Reingold, Graph drawing by force-directed placement, 1991.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from dragoman.present.cli.cells import shorten
from dragoman.present.web.charts.labels import free_labels
from dragoman.store.browsing import Pair

__all__ = ["Edge", "Network", "Node", "draw_network"]

WIDTH, HEIGHT, EDGE = 1000, 620, 60
LONGEST = 30  # letters of a name
ROUNDS = 220  # after which eighty nodes no longer move visibly
SPREAD = 0.7  # power of a distance from the middle
NEAREST = 0.01  # two that stand closer push no harder: else they would leave the page
GOLDEN = 2.399963  # radians: the start is a sunflower, so that nothing is left to chance


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """An actor's place; ``size`` is a radius, ``side`` where its name is written, if anywhere."""

    id: str
    name: str
    x: float
    y: float
    size: float
    side: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """A contact."""

    x1: float
    y1: float
    x2: float
    y2: float
    width: float
    label: str
    one: str
    other: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """Nodes and edges, the widest last."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    width: int = WIDTH
    height: int = HEIGHT


def draw_network(pairs: Sequence[Pair]) -> Network | None:
    """Return the drawing of pairs; None where there are none."""
    if not pairs:
        return None
    names = {party.id: party.name for pair in pairs for party in (pair.one, pair.other)}
    ids = sorted(names)
    index = {one: number for number, one in enumerate(ids)}
    links = np.array([[index[pair.one.id], index[pair.other.id]] for pair in pairs], dtype=np.intp)
    weights = np.array([0.6 + 0.2 * math.log1p(pair.origins) for pair in pairs])
    places = _fitted(_settled(len(ids), links, weights))
    degree = np.bincount(links.ravel(), minlength=len(ids))
    most = int(degree.max())
    order = sorted(range(len(ids)), key=lambda number: (-int(degree[number]), ids[number]))
    sizes = [4 + 8 * math.sqrt(int(one) / most) for one in degree]
    dots = [(float(places[one, 0]), float(places[one, 1]), sizes[one], shorten(names[ids[one]], LONGEST)) for one in order]
    sides = dict(zip(order, free_labels(dots, WIDTH), strict=True))
    nodes = tuple(
        Node(
            id=one,
            name=names[one],
            x=round(float(places[number, 0]), 1),
            y=round(float(places[number, 1]), 1),
            size=round(sizes[number], 1),
            side=sides[number],
        )
        for number, one in enumerate(ids)
    )
    edges = tuple(_edge(pair, nodes[index[pair.one.id]], nodes[index[pair.other.id]]) for pair in reversed(pairs))
    return Network(nodes=nodes, edges=edges)


def _edge(pair: Pair, one: Node, other: Node) -> Edge:
    unknown = f", {pair.unknown} not known" if pair.unknown else ""
    origins = f"{pair.origins} origin{'s' if pair.origins != 1 else ''}{unknown}"
    events = f"{pair.events} event{'s' if pair.events != 1 else ''}"
    return Edge(
        x1=one.x,
        y1=one.y,
        x2=other.x,
        y2=other.y,
        width=round(min(1 + 1.3 * pair.origins, 12), 1),
        label=f"{one.name} – {other.name}: {events}, {origins}",
        one=one.id,
        other=other.id,
    )


def _settled(count: int, links: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """Return places, ``(count, 2)``, after all have pushed and all that are linked have pulled."""
    angles = GOLDEN * np.arange(count)
    places = np.stack([np.cos(angles), np.sin(angles)], axis=1) * np.sqrt((np.arange(count)[:, None] + 0.5) / count)
    near = math.sqrt(4.0 / max(count, 1))
    for heat in np.linspace(0.12, 0.002, ROUNDS):
        across, down = places[:, 0], places[:, 1]
        squared = np.subtract.outer(across, across) ** 2 + np.subtract.outer(down, down) ** 2
        force = near**2 / np.maximum(squared, NEAREST**2)
        push = places * force.sum(axis=1)[:, None] - force @ places  # the sum over all others of (one - other) x force
        along = places[links[:, 0]] - places[links[:, 1]]
        length = np.maximum(np.linalg.norm(along, axis=1), NEAREST)
        pull = along * (length / near * weights)[:, None]
        np.add.at(push, links[:, 0], -pull)
        np.add.at(push, links[:, 1], pull)
        push -= places * 0.35  # towards the middle, so that parts that hang apart stay on the page
        size = np.maximum(np.linalg.norm(push, axis=1), 1e-9)
        places = places + push / size[:, None] * np.minimum(size, heat)[:, None]
    return places


def _fitted(places: np.ndarray) -> np.ndarray:
    """Return places on the page; the crowd in the middle is given more room than it takes by itself."""
    places = places - places.mean(axis=0)
    away = np.maximum(np.linalg.norm(places, axis=1), 1e-9)[:, None]
    places = places / away * away**SPREAD
    low, high = places.min(axis=0), places.max(axis=0)
    span = np.maximum(high - low, 1e-6)
    fitted: np.ndarray = np.array([EDGE * 1.6, EDGE / 2]) + (places - low) / span * np.array(
        [WIDTH - EDGE * 3.2, HEIGHT - EDGE]
    )
    return fitted
