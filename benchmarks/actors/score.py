"""Score the actors stage on the joint set, by the definitions of ``score_record.py``.

python benchmarks/actors/score.py ../shared/data/joint READINGS.pkl [--verbose]
python benchmarks/actors/score.py ../shared/data/joint            (parses the 16 reports itself)
"""

import json
import pickle
import sys
import time
from collections import Counter, defaultdict
from datetime import date
from math import asin, cos, radians, sin, sqrt
from pathlib import Path

from dragoman.actors import build_knowledge, find_cast
from dragoman.lexicon.world import load_world
from dragoman.model import Cast, Reading, Report, text_id

UNNAMED = {"pronoun", "description"}


def readings_of(folder: Path, pickled: str | None) -> list[Reading]:
    if pickled:
        return pickle.loads(Path(pickled).read_bytes())
    from dragoman.reading import load_reader  # noqa: PLC0415 - not needed with pickled readings

    docs = [(path.stem, json.loads(path.read_text())) for path in sorted((folder / "docs").glob("*.json"))]
    reports = [
        Report(
            id=text_id(doc["text"]), key=key, file=key, text=doc["text"],
            published=date.fromisoformat(doc["date"][:10]) if doc.get("date") else None,
        )
        for key, doc in docs
    ]  # fmt: skip
    return list(load_reader().read(reports))


def align(gold: list, found: list) -> list[tuple[int, int]]:
    pairs = [
        (2 * (min(a[1], b[1]) - max(a[0], b[0])) / (a[1] - a[0] + b[1] - b[0]), i, j)
        for i, a in enumerate(gold)
        for j, b in enumerate(found)
        if a[0] < b[1] and b[0] < a[1]
    ]
    ours: set[int] = set()
    theirs: set[int] = set()
    aligned = []
    for _, i, j in sorted(pairs, key=lambda pair: (-pair[0], pair[1], pair[2])):
        if i not in ours and j not in theirs:
            ours.add(i)
            theirs.add(j)
            aligned.append((i, j))
    return aligned


def kilometres(a: float, b: float, c: float, d: float) -> float:
    a, b, c, d = map(radians, (a, b, c, d))
    return 6371 * 2 * asin(sqrt(sin((c - a) / 2) ** 2 + cos(a) * cos(c) * sin((d - b) / 2) ** 2))


def count_actors(gold: dict, cast: Cast, counts: Counter, misses: list[str], text: str) -> None:
    gold_mentions = [(tuple(span), k) for k, actor in enumerate(gold["actors"]) for span in actor["mentions"]]
    mentions = [
        ((mention.span.start, mention.span.end), k, mention)
        for k, actor in enumerate(cast.actors)
        for mention in actor.mentions
        if mention.form not in UNNAMED
    ]
    counts.update(gold=len(gold_mentions), found=len(mentions))
    aligned = align([span for span, _ in gold_mentions], [mention[0] for mention in mentions])
    counts["aligned"] += len(aligned)
    by_gold, by_found = defaultdict(set), defaultdict(set)
    for n, (i, j) in enumerate(aligned):
        by_gold[gold_mentions[i][1]].add(n)
        by_found[mentions[j][1]].add(n)
    for n, (i, j) in enumerate(aligned):
        wanted, got = gold["actors"][gold_mentions[i][1]], cast.actors[mentions[j][1]]
        ours, theirs = by_gold[gold_mentions[i][1]], by_found[mentions[j][1]]
        assert n in ours & theirs
        counts["b3p"] += len(ours & theirs) / len(theirs)
        counts["b3r"] += len(ours & theirs) / len(ours)
        if wanted.get("country"):
            counts["countries"] += 1
            counts["country"] += wanted["country"] == got.country
            if wanted["country"] != got.country:
                misses.append(f"COUNTRY {wanted['name']} {wanted['country']} <- {got.name} {got.country}")
        if wanted.get("sectors"):
            counts["with_sectors"] += 1
            counts["sectors"] += bool(set(wanted["sectors"]) & set(got.sectors))
            if not set(wanted["sectors"]) & set(got.sectors):
                misses.append(f"SECTORS {wanted['name']} {wanted['sectors']} <- {got.name} {got.sectors}")
    hit, met = {i for i, _ in aligned}, {j for _, j in aligned}
    misses += [
        f"MISSED {text[a:b]!r} {gold['actors'][k]['name']} … {text[max(0, a - 40) : b + 30]!r}"
        for i, ((a, b), k) in enumerate(gold_mentions)
        if i not in hit
    ]
    misses += [
        f"EXTRA {text[a:b]!r} {mention.trace} {cast.actors[k].name} … {text[max(0, a - 40) : b + 30]!r}"
        for j, ((a, b), k, mention) in enumerate(mentions)
        if j not in met
    ]


def count_places(gold: dict, cast: Cast, counts: Counter, misses: list[str], text: str) -> None:
    places = [place for place in cast.places if place.use == "location"]
    counts.update(gold_places=len(gold["places"]), places=len(places))
    spans = [tuple(place["span"]) for place in gold["places"]]
    aligned = align(spans, [(place.span.start, place.span.end) for place in places])
    counts["aligned_places"] += len(aligned)
    for i, j in aligned:
        wanted, got = gold["places"][i], places[j]
        if wanted.get("country"):
            counts["place_countries"] += 1
            counts["place_country"] += wanted["country"] == got.country
            if wanted["country"] != got.country:
                misses.append(f"PLACE-COUNTRY {wanted['name']} {wanted['country']} <- {got.name} {got.country}")
        if wanted.get("lat") is not None and wanted["kind"] == "city":
            counts["cities"] += 1
            near = got.latitude is not None and kilometres(wanted["lat"], wanted["lon"], got.latitude, got.longitude) <= 161
            counts["near"] += near
            if not near:
                misses.append(f"FAR {wanted['name']} <- {got.name} {got.country} {got.latitude}")
    hit, met = {i for i, _ in aligned}, {j for _, j in aligned}
    misses += [f"PLACE-MISSED {text[a - 40 : b + 30]!r} {text[a:b]!r}" for i, (a, b) in enumerate(spans) if i not in hit]
    misses += [
        f"PLACE-EXTRA {place.name} {place.trace} … {text[max(0, place.span.start - 40) : place.span.end + 30]!r}"
        for j, place in enumerate(places)
        if j not in met
    ]


def share(part: float, whole: float) -> float:
    return round(100 * part / whole, 1) if whole else 0.0


def f1(both: int, found: int, gold: int) -> dict[str, float]:
    return {"P": share(both, found), "R": share(both, gold), "F1": share(2 * both, found + gold)}


def main() -> None:
    arguments = [argument for argument in sys.argv[1:] if not argument.startswith("--")]
    folder = Path(arguments[0])
    readings = readings_of(folder, arguments[1] if len(arguments) > 1 else None)
    began = time.perf_counter()
    knowledge = build_knowledge(load_world())
    loaded = time.perf_counter() - began
    counts: Counter = Counter()
    misses: list[str] = []
    seconds, words = 0.0, 0
    find_cast(readings[0], knowledge)
    for reading in readings:
        began = time.perf_counter()
        cast = find_cast(reading, knowledge)
        seconds += time.perf_counter() - began
        words += len(reading.tokens)
        gold = json.loads((folder / "gold" / f"{reading.report.key}.json").read_text())
        misses.append(f"== {reading.report.key}")
        count_actors(gold, cast, counts, misses, reading.report.text)
        count_places(gold, cast, counts, misses, reading.report.text)
    if "--verbose" in sys.argv:
        print("\n".join(misses))
    b3p, b3r = share(counts["b3p"], counts["aligned"]), share(counts["b3r"], counts["aligned"])
    print("mentions", f1(counts["aligned"], counts["found"], counts["gold"]))
    print("B3", {"P": b3p, "R": b3r, "F1": round(2 * b3p * b3r / (b3p + b3r), 1) if b3p + b3r else 0})
    print("country", share(counts["country"], counts["countries"]), "sectors", share(counts["sectors"], counts["with_sectors"]))
    print("places", f1(counts["aligned_places"], counts["places"], counts["gold_places"]))
    near = share(counts["near"], counts["cities"])
    print("place country", share(counts["place_country"], counts["place_countries"]), "city within 161 km", near)
    print(f"world {1000 * loaded:.0f} ms; {1000 * seconds / words * 500:.1f} ms per 500 tokens")


if __name__ == "__main__":
    main()
