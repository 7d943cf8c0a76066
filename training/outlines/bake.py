"""Bake the outlines of countries: Natural Earth 1:50 m (public domain) to ``present/web/outlines.json.gz``.

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    python training/outlines/bake.py package/countries-50m.json package/land-50m.json

world-atlas (ISC) holds Natural Earth's countries as TopoJSON, in which a border that two countries share is one line. The file:
``lines`` are borders and coasts, ``land`` the rings of the land, in hundredths of degrees, each point as what it differs from
the one before. What bends less than ``BEND`` is left out (Douglas and Peucker, 1973), and so are islands smaller than three.
"""

import gzip
import json
import sys
from itertools import pairwise
from pathlib import Path

OUT = Path(__file__).parents[2] / "src/dragoman/present/web/outlines.json.gz"
BEND = 0.04  # degrees: at the finest a page shows, about a point

Point = tuple[float, float]


def main(countries: Path, land: Path) -> None:
    """Write the outlines."""
    lines = [line for arc in arcs(countries) if extent(line := simplify(unwrapped(arc))) > BEND * 3]
    rings = [ring for ring in map(simplify, land_rings(land)) if extent(ring) > BEND * 3 and len(ring) > 3]
    parts = {"lines": [deltas(line) for line in lines], "land": [deltas(ring) for ring in rings]}
    baked = json.dumps({"source": "Natural Earth 1:50m, public domain", **parts}, separators=(",", ":"))
    OUT.write_bytes(gzip.compress(baked.encode(), 9, mtime=0))
    points = sum(map(len, lines)) + sum(map(len, rings))
    print(f"{len(lines)} lines, {len(rings)} rings, {points} points, {OUT.stat().st_size / 1e3:.0f} kB")


def arcs(source: Path) -> list[list[Point]]:
    """Return the arcs of a topology in degrees."""
    topology = json.loads(source.read_text(encoding="utf-8"))
    (scale_x, scale_y), (shift_x, shift_y) = topology["transform"]["scale"], topology["transform"]["translate"]
    found = []
    for arc in topology["arcs"]:
        x = y = 0
        points: list[Point] = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * scale_x + shift_x, y * scale_y + shift_y))
        found.append(points)
    return found


def land_rings(source: Path) -> list[list[Point]]:
    """Return the outer and inner rings of the land."""
    topology, found = json.loads(source.read_text(encoding="utf-8")), arcs(source)
    rings = []
    for shape in topology["objects"]["land"]["geometries"]:
        for polygon in shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]:
            for ring in polygon:
                points: list[Point] = []
                for number in ring:
                    part = found[number] if number >= 0 else found[~number][::-1]
                    points += part[1:] if points else part
                rings.append(unwrapped(points))
    return rings


def simplify(points: list[Point]) -> list[Point]:
    """Return a line without the points that lie within ``BEND`` of the straight between those kept."""
    if len(points) < 3:
        return points
    first, last = points[0], points[-1]
    far, at = max((away(point, first, last), number) for number, point in enumerate(points[1:-1], 1))
    if far <= BEND:
        return [first, last]
    return simplify(points[: at + 1])[:-1] + simplify(points[at:])


def away(point: Point, first: Point, last: Point) -> float:
    """Return how far a point lies from the straight between two."""
    dx, dy = last[0] - first[0], last[1] - first[1]
    length = (dx * dx + dy * dy) ** 0.5
    if length == 0:
        return ((point[0] - first[0]) ** 2 + (point[1] - first[1]) ** 2) ** 0.5
    return abs(dx * (point[1] - first[1]) - dy * (point[0] - first[0])) / length


def unwrapped(points: list[Point]) -> list[Point]:
    """Return a line that goes on beyond the 180th meridian where it would leap to the other edge of the world."""
    turned, going = 0.0, points[:1]
    for one, other in pairwise(points):
        if abs(other[0] - one[0]) > 180:
            turned += 360.0 if other[0] < one[0] else -360.0
        going.append((other[0] + turned, other[1]))
    middle = (max(one[0] for one in going) + min(one[0] for one in going)) / 2
    shift = -360.0 if middle > 180 else 360.0 if middle < -180 else 0.0
    return [(longitude + shift, latitude) for longitude, latitude in going]


def extent(line: list[Point]) -> float:
    """Return how wide or high a line is."""
    return max(max(one[axis] for one in line) - min(one[axis] for one in line) for axis in (0, 1))


def deltas(line: list[Point]) -> list[int]:
    """Return a line as whole hundredths of degrees, each the step from the point before."""
    steps, before = [], (0, 0)
    for longitude, latitude in line:
        at = round(longitude * 100), round(latitude * 100)
        steps += [at[0] - before[0], at[1] - before[1]]
        before = at
    return steps


if __name__ == "__main__":
    sys.setrecursionlimit(20_000)
    main(Path(sys.argv[1]), Path(sys.argv[2]))
