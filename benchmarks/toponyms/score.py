"""Score the resolution of given toponyms on LGL and GeoVirus; see SOURCE.md.

python -m benchmarks.toponyms.score ../shared [--verbose] [--bands]

``--bands`` prints how many choices of each confidence are right: what the confidence of a place is counted on.
"""

import json
import sys
import time
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterator
from math import asin, cos, radians, sin, sqrt
from pathlib import Path

from benchmarks.reading_in import knowledge, report_of
from dragoman.actors import resolve_toponyms
from dragoman.model import Place, Reading, Report

CORPUS = ("data/toponyms",)
NEAR = 161.0  # kilometres: 100 miles, the field's measure
COUNTRIES = {"PCLI", "PCLS", "PCLD", "PCL", "PCLF", "TERR", "PCLIX", "PCLH"}  # feature codes of states and territories

Gold = tuple[int, int, float, float, str]
"""Start, end, latitude, longitude, and the name of the country where the toponym is one."""


def lgl(shared: Path) -> Iterator[tuple[Report, list[Gold]]]:
    for article in ET.parse(shared / "data/toponyms/lgl.xml").getroot():
        text = article.findtext("text")
        report = report_of(article.get("docid"), text, article.findtext("dltime"))
        gold = []
        for toponym in article.iter("toponym"):
            tag = toponym.find("gaztag")
            if tag is not None:
                country = tag.findtext("name") if tag.findtext("fcode") in COUNTRIES else ""
                gold.append((*_span(toponym), float(tag.findtext("lat")), float(tag.findtext("lon")), country))
        yield report, gold


def geovirus(shared: Path) -> Iterator[tuple[Report, list[Gold]]]:
    for number, article in enumerate(ET.parse(shared / "data/toponyms/GeoVirus.xml").getroot()):
        text = article.findtext("text")
        gold = [
            (start - 1, end - 1, float(place.findtext("lat")), float(place.findtext("lon")), _page(place))
            for place in article.iter("location")
            for start, end in [_span(place)]
        ]
        yield report_of(f"geovirus-{number}", text), gold


def _span(element: ET.Element) -> tuple[int, int]:
    return int(element.findtext("start")), int(element.findtext("end"))


def _page(place: ET.Element) -> str:
    return (place.findtext("page") or "").rsplit("/", 1)[-1].replace("_", " ")


def kilometres(a: float, b: float, c: float, d: float) -> float:
    a, b, c, d = map(radians, (a, b, c, d))
    return 6371 * 2 * asin(sqrt(sin((c - a) / 2) ** 2 + cos(a) * cos(c) * sin((d - b) / 2) ** 2))


def is_right(place: Place | None, gold: Gold, names: dict[str, str]) -> bool:
    """Whether a place lies within 161 km of the gold one; a country is right as that country, wherever its middle is put."""
    if place is None:
        return False
    code = names.get(gold[4])
    if code is not None and place.kind == "country":
        return place.country == code
    if place.latitude is None or place.longitude is None:
        return False
    return kilometres(place.latitude, place.longitude, gold[2], gold[3]) <= NEAR


def score(articles: list[tuple[Reading, list[Gold]]], *, verbose: bool = False) -> tuple[Counter, float]:
    known = knowledge().world.world
    names = {name: row.code for row in known.countries for name in (row.name, row.official, *row.aliases)}
    counts, seconds = Counter(), 0.0
    for reading, gold in articles:
        spans = [reading.report.span(start, end) for start, end, *_ in gold]
        began = time.perf_counter()
        places = resolve_toponyms(reading, spans, knowledge().world)
        seconds += time.perf_counter() - began
        for span, wanted, place in zip(spans, gold, places, strict=True):
            right = is_right(place, wanted, names)
            counts.update(all=1, right=right)
            if place is not None and place.confidence is not None:
                counts[f"band {place.confidence:.2f}"] += 1
                counts[f"right {place.confidence:.2f}"] += right
            if verbose and not right:
                found = f"{place.name} {place.kind} {place.country} {place.latitude} {place.longitude}" if place else "nothing"
                print(reading.report.key, reading.words(span), "| wanted", wanted[2:], "| found", found)
    return counts, seconds


def read(articles: list[tuple[Report, list[Gold]]]) -> list[tuple[Reading, list[Gold]]]:
    readings = knowledge().reader.read([report for report, _ in articles])
    return [(reading, gold) for reading, (_, gold) in zip(readings, articles, strict=True)]


def measure(shared: Path) -> dict[str, float]:
    found = {}
    for name, articles in (("LGL", lgl(shared)), ("GeoVirus", geovirus(shared))):
        counts, _ = score(read(list(articles)), verbose="--verbose" in sys.argv)
        if "--bands" in sys.argv:
            for band in sorted(key[5:] for key in counts if key.startswith("band ")):
                print(name, band, counts[f"band {band}"], round(100 * counts[f"right {band}"] / counts[f"band {band}"], 1))
        found[f"{name} within 161 km"] = round(100 * counts["right"] / counts["all"], 1)
    return found


if __name__ == "__main__":
    print(json.dumps(measure(Path(sys.argv[1])), indent=1))
