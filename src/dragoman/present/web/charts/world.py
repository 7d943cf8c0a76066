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

from dragoman.store.browsing import PlaceRow

__all__ = ["Point", "WorldMap", "draw_map"]

WIDTH, TALLEST = 1000.0, 620.0
LEAST = 4.0  # degrees on each side of a single place: about the size of a small country


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A place; ``size`` is a radius."""

    place: PlaceRow
    x: float
    y: float
    size: float
    labelled: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class WorldMap:
    """Outlines as one path of lines, and the places on them."""

    path: str
    points: tuple[Point, ...]
    width: float
    height: float


def draw_map(places: Sequence[PlaceRow]) -> WorldMap:
    """Return the map of places, all of which have coordinates; the whole world where there are none."""
    west, south, east, north = _frame(places)
    squeeze = math.cos(math.radians((south + north) / 2))
    scale = min(WIDTH / ((east - west) * squeeze), TALLEST / (north - south))
    width, height = (east - west) * squeeze * scale, (north - south) * scale

    def project(longitude: float, latitude: float) -> tuple[float, float]:
        return round((longitude - west) * squeeze * scale, 1), round((north - latitude) * scale, 1)

    drawn = []
    for left, low, right, high, line in outlines():
        if right < west or left > east or high < south or low > north:
            continue
        ends: list[tuple[float, float]] = []
        for longitude, latitude in line:
            end = project(longitude, latitude)
            if not ends or abs(end[0] - ends[-1][0]) + abs(end[1] - ends[-1][1]) >= 1.0:
                ends.append(end)
        if len(ends) > 1:
            drawn.append("M" + "L".join(f"{x:g} {y:g}" for x, y in ends))
    most = max((place.happenings for place in places), default=1)
    points = []
    for number, place in enumerate(places):
        x, y = project(place.longitude or 0.0, place.latitude or 0.0)
        size = round(3.5 + 11 * math.sqrt(place.happenings / most), 1) if most > 1 else 5.0
        points.append(Point(place=place, x=x, y=y, size=size, labelled=number < 14))
    return WorldMap(path="".join(drawn), points=tuple(points), width=round(width, 1), height=round(height, 1))


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
def outlines() -> tuple[Outline, ...]:
    """Return the lines of coasts and borders."""
    baked = files("dragoman.present.web").joinpath("outlines.json.gz").read_bytes()
    lines = []
    for line in json.loads(gzip.decompress(baked))["lines"]:
        points, longitude, latitude = [], 0, 0
        for number in range(0, len(line), 2):
            longitude, latitude = longitude + line[number], latitude + line[number + 1]
            points.append((longitude / 100, latitude / 100))
        xs, ys = [x for x, _ in points], [y for _, y in points]
        lines.append((min(xs), min(ys), max(xs), max(ys), tuple(points)))
    return tuple(lines)
