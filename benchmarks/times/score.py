"""Score time phrases with TempEval-3's definitions.

python -m benchmarks.times.score CORPUS [--half first|second] [--types] [--errors N]
--types sets the gold's types beside ours, with the values that agree, and with those that agree to the day.
CORPUS has ``docs/<doc>.json`` {doc, published, text} and ``gold/<doc>.json`` {times: [{span, type, value}]}; see SOURCE.md.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from dragoman.dates import find_times
from dragoman.lexicon.times import load_time_lexicon
from dragoman.model import Report, Timex, text_id
from dragoman.reading import load_reader

MEASURES = ("strict", "relaxed", "value", "type")


def reports_of(corpus: Path, half: str | None) -> list[Report]:
    paths = sorted((corpus / "docs").glob("*.json"))
    middle = len(paths) // 2
    paths = {"first": paths[:middle], "second": paths[middle:]}.get(half or "", paths)
    docs = [json.loads(path.read_text(encoding="utf-8")) for path in paths]
    return [
        Report(
            id=text_id(doc["text"]),
            key=doc["doc"],
            file=doc["doc"],
            text=doc["text"],
            published=date.fromisoformat(doc["published"]),
            published_grain="day",
        )
        for doc in docs
    ]


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not text[end - 1].isalnum():
        end -= 1
    return start, end


def pairs_of(gold: list[tuple[int, int]], found: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield which gold phrase goes with which found one: equal spans first, then by overlap, each once."""
    ranked = sorted(
        (a != b, -min(a[1], b[1]) + max(a[0], b[0]), i, j)
        for i, a in enumerate(gold)
        for j, b in enumerate(found)
        if a[0] < b[1] and b[0] < a[1]
    )
    ours: set[int] = set()
    theirs: set[int] = set()
    for _, _, i, j in ranked:
        if i not in ours and j not in theirs:
            ours.add(i)
            theirs.add(j)
            yield i, j


def day_of(value: str) -> str:
    """Return a value without its time of day; durations stay whole."""
    return value if value.startswith("P") else value.partition("T")[0]


def compare(report: Report, gold: list[dict], found: tuple[Timex, ...], counts: Counter) -> list[str]:
    """Count one report into ``counts`` and return its errors in words."""
    gold_spans = [trimmed(report.text, *time["span"]) for time in gold]
    found_spans = [trimmed(report.text, timex.span.start, timex.span.end) for timex in found]
    pairs = list(pairs_of(gold_spans, found_spans))
    errors = []
    counts.update(gold=len(gold), found=len(found), relaxed=len(pairs))
    for i, j in pairs:
        value, kind = gold[i]["value"], gold[i]["type"]
        counts["strict"] += gold_spans[i] == found_spans[j]
        counts["value"] += value == found[j].value
        counts["type"] += kind == found[j].kind
        counts["found", kind, found[j].kind] += 1
        counts["value", kind, found[j].kind] += value == found[j].value
        counts["day", kind, found[j].kind] += day_of(value) == day_of(found[j].value)
        if value != found[j].value:
            words = report.text[slice(*gold_spans[i])]
            errors.append(f"VALUE {report.key} {words!r} {value} {found[j].value} {found[j].trace.rule}")
    errors += [
        f"MISS  {report.key} {report.text[slice(*gold_spans[i])]!r} {gold[i]['value']}"
        for i in set(range(len(gold))) - {i for i, _ in pairs}
    ]
    errors += [
        f"EXTRA {report.key} {report.text[slice(*found_spans[j])]!r} {found[j].value} {found[j].trace.rule}"
        for j in set(range(len(found))) - {j for _, j in pairs}
    ]
    return errors


def score(corpus: Path, half: str | None = None) -> tuple[Counter, list[str]]:
    words = load_time_lexicon()
    counts: Counter = Counter()
    errors = []
    for reading in load_reader().read(reports_of(corpus, half)):
        gold = json.loads((corpus / "gold" / f"{reading.report.key}.json").read_text(encoding="utf-8"))["times"]
        errors += compare(reading.report, gold, find_times(reading, words), counts)
    return counts, errors


def f1(counts: Counter, measure: str) -> float:
    return 200 * counts[measure] / (counts["gold"] + counts["found"])


def table_of(counts: Counter) -> list[str]:
    """Return a line for each type of the gold and what we call it: how many, with the gold's value, with its day."""
    pairs = sorted(key[1:] for key in counts if key[0] == "found")
    return [
        f"{gold:9s}as {ours:9s}{counts['found', gold, ours]:4d}"
        f"  value {counts['value', gold, ours]:4d}  day {counts['day', gold, ours]:4d}"
        for gold, ours in pairs
    ]


CORPUS = ("data/times",)


def measure(shared: Path) -> dict[str, float]:
    sets = {
        "TimeBank first half": ("timebank", "first"),
        "TimeBank second half": ("timebank", "second"),
        "AQUAINT": ("aquaint", None),
    }
    found: dict[str, float] = {}
    whole: Counter = Counter()
    for name, (corpus, half) in sets.items():
        counts, _ = score(shared / "data/times" / corpus, half)
        whole += counts if corpus == "timebank" else Counter()
        found |= {f"{name} {measure} F1": round(f1(counts, measure), 1) for measure in MEASURES}
    return {**{f"TimeBank {measure} F1": round(f1(whole, measure), 1) for measure in MEASURES}, **found}


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--half", choices=("first", "second"))
    parser.add_argument("--types", action="store_true")
    parser.add_argument("--errors", type=int, default=0)
    options = parser.parse_args()
    counts, errors = score(options.corpus, options.half)
    print(f"gold {counts['gold']} found {counts['found']}")
    for measure in MEASURES:
        precision, recall = 100 * counts[measure] / counts["found"], 100 * counts[measure] / counts["gold"]
        print(f"{measure:8s} P {precision:.1f} R {recall:.1f} F1 {f1(counts, measure):.1f}")
    for line in table_of(counts) if options.types else ():
        print(line)
    for error in errors[: options.errors]:
        print(error)


if __name__ == "__main__":
    main()
