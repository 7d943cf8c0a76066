"""The map: outlines of countries from Natural Earth (public domain), baked into the package, drawn to fit the places shown.

Longitude is squeezed by the cosine of the middle latitude, so that a region has its shape. No tile is loaded from anywhere.
"""

import gzip
import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from dragoman.present.cli.cells import shorten
from dragoman.present.web.charts.labels import free_labels
from dragoman.store.browsing import PlaceRow

__all__ = ["Point", "WorldMap", "draw_map"]

WIDTH, TALLEST = 1000.0, 540.0
MOST = 0.8  # of the happenings: the others are spread over the world
NAMED = 60  # places that may be named
SPECK = 3.0  # units: smaller islands are not seen
MARGIN = 40.0  # units beyond the frame at which a coast is cut off
LEAST = 4.0  # degrees on each side of a single place: about the size of a small country


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A place; ``size`` is a radius, ``side`` where its name is written, if anywhere."""

    place: PlaceRow
    x: float
    y: float
    size: float
    side: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WorldMap:
    """Land as one filled path, borders and coasts as one of lines, and the places on them."""

    land: str
    lines: str
    points: tuple[Point, ...]
    beyond: int
    width: float
    height: float


def draw_map(places: Sequence[PlaceRow], *, focus: bool = True) -> WorldMap:
    """Return the map of places, all of which have coordinates; the whole world where there are none.

    Args:
        places: The most told first.
        focus: Whether the map is drawn of where eight of ten happenings are, places beyond it left out.
    """
    west, south, east, north = _frame(_middle(places) if focus else places)
    beyond = [place for place in places if not (west < (place.longitude or 0) < east and south < (place.latitude or 0) < north)]
    places = [place for place in places if place not in beyond]
    squeeze = math.cos(math.radians((south + north) / 2))
    scale = min(WIDTH / ((east - west) * squeeze), TALLEST / (north - south))
    width, height = (east - west) * squeeze * scale, (north - south) * scale

    def project(longitude: float, latitude: float) -> tuple[float, float]:
        return round((longitude - west) * squeeze * scale, 1), round((north - latitude) * scale, 1)

    def path(name: str) -> str:
        drawn = []
        for left, low, right, high, line in outlines()[name]:
            if right < west or left > east or high < south or low > north or max(right - left, high - low) * scale < SPECK:
                continue
            ends: list[tuple[float, float]] = []
            for longitude, latitude in line:
                x, y = project(longitude, latitude)
                end = min(max(x, -MARGIN), width + MARGIN), min(max(y, -MARGIN), height + MARGIN)
                if not ends or abs(end[0] - ends[-1][0]) + abs(end[1] - ends[-1][1]) >= 1.6:
                    ends.append(end)
            if len(ends) > 1:
                drawn.append("M" + "L".join(f"{x:.4g} {y:.4g}" for x, y in ends) + ("Z" if name == "land" else ""))
        return "".join(drawn)

    most = max((place.happenings for place in places), default=1)
    dots = []
    for place in places:
        x, y = project(place.longitude or 0.0, place.latitude or 0.0)
        dots.append((x, y, 3.5 + 11 * math.sqrt(place.happenings / most) if most > 1 else 5.0, shorten(place.name, 24)))
    sides = free_labels(dots[:NAMED], width)
    points = tuple(
        Point(place=place, x=x, y=y, size=round(size, 1), side=sides[number] if number < len(sides) else "")
        for number, (place, (x, y, size, _)) in enumerate(zip(places, dots, strict=True))
    )
    land, lines = path("land"), path("lines")
    return WorldMap(land=land, lines=lines, points=points, beyond=len(beyond), width=round(width, 1), height=round(height, 1))


def _middle(places: Sequence[PlaceRow]) -> Sequence[PlaceRow]:
    """Return the places nearest to the middle of all happenings in which eight of ten of them are."""
    total = sum(place.happenings for place in places)
    x, y = (_median(places, side) for side in ("longitude", "latitude"))
    squeeze = math.cos(math.radians(y))

    def away(place: PlaceRow) -> float:
        return math.hypot(((place.longitude or 0.0) - x) * squeeze, (place.latitude or 0.0) - y)

    kept, seen = [], 0
    for place in sorted(places, key=lambda one: (away(one), one.name)):
        if seen >= total * MOST:
            break
        kept.append(place)
        seen += place.happenings
    return kept


def _median(places: Sequence[PlaceRow], side: str) -> float:
    """Return the longitude or latitude on both sides of which half of the happenings are."""
    half, seen = sum(place.happenings for place in places) / 2, 0
    for at, count in sorted((getattr(place, side) or 0.0, place.happenings) for place in places):
        seen += count
        if seen >= half:
            return float(at)
    return 0.0


def _frame(places: Sequence[PlaceRow]) -> tuple[float, float, float, float]:
    if not places:
        return -180.0, -58.0, 180.0, 84.0
    longitudes = [place.longitude or 0.0 for place in places]
    latitudes = [place.latitude or 0.0 for place in places]
    wide = max((max(longitudes) - min(longitudes)) * 0.12, LEAST)
    tall = max((max(latitudes) - min(latitudes)) * 0.15, LEAST * 0.7)
    west, east = max(min(longitudes) - wide, -180.0), min(max(longitudes) + wide, 180.0)
    south, north = max(min(latitudes) - tall, -84.0), min(max(latitudes) + tall, 84.0)
    short = (east - west) / 2.6 - (north - south)  # a frame that is too flat shows little land
    if short > 0:
        south, north = max(south - short / 2, -84.0), min(north + short / 2, 84.0)
    return west, south, east, north


Outline = tuple[float, float, float, float, tuple[tuple[float, float], ...]]
"""West, south, east and north end of a line, and its points."""


@cache
def outlines() -> dict[str, tuple[Outline, ...]]:
    """Return the rings of the ``land``, and the ``lines`` of coasts and borders."""
    baked = json.loads(gzip.decompress(files("dragoman.present.web").joinpath("outlines.json.gz").read_bytes()))
    return {name: tuple(map(_outline, baked[name])) for name in ("land", "lines")}


def _outline(steps: Sequence[int]) -> Outline:
    points, longitude, latitude = [], 0, 0
    for number in range(0, len(steps), 2):
        longitude, latitude = longitude + steps[number], latitude + steps[number + 1]
        points.append((longitude / 100, latitude / 100))
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys), tuple(points)
