"""The gate: measures every benchmark that has a floor and fails below it: ``python -m benchmarks.gate ../shared``.

``--raise`` writes what was measured where it is above the floor. A floor is lowered only by ``--lower BENCHMARK --because
"why"``, and the reason stays in ``floors.json``. A corpus whose files changed is named: its floor says nothing then.
"""

import argparse
import hashlib
import importlib
import json
import math
import sys
from pathlib import Path

FLOORS = Path(__file__).with_name("floors.json")
BENCHMARKS = {
    "joint": "benchmarks.joint.score",
    "polnear": "benchmarks.polnear.score",
    "times": "benchmarks.times.score",
    "phrases": "benchmarks.actors.score_phrases",
    "toponyms": "benchmarks.toponyms.score",
    "gum": "benchmarks.gum.score",
    "sentences": "benchmarks.events.score",
    "cameo": "benchmarks.cameo.score",
    "pages": "benchmarks.ingest.score",
    "happenings": "benchmarks.happenings.score",
    "copies": "benchmarks.copies.score",
    "claims": "benchmarks.claims.score",
}
SLACK = 0.5  # points: another processor's arithmetic turns a few of the parser's close decisions


def corpus_hash(shared: Path, corpus: tuple[str, ...]) -> str:
    """Return a hash of the names and sizes of a corpus's files, which tells another version of it."""
    digest = hashlib.sha256()
    for name in corpus:
        paths = (
            [shared / name]
            if (shared / name).is_file()
            else sorted(path for path in (shared / name).rglob("*") if path.is_file())
        )
        for path in paths:
            digest.update(f"{path.relative_to(shared)} {path.stat().st_size}\n".encode())
    return digest.hexdigest()[:16]


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("shared", type=Path)
    parser.add_argument("--only", nargs="*", default=list(BENCHMARKS))
    parser.add_argument("--raise", dest="lift", action="store_true")
    parser.add_argument("--lower")
    parser.add_argument("--because")
    options = parser.parse_args()
    if options.lower and not options.because:
        parser.error("a floor is lowered only with --because")
    floors = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
    broken = 0
    for name in options.only:
        module = importlib.import_module(BENCHMARKS[name])
        floor = floors.setdefault(name, {"corpus": "", "metrics": {}})
        corpus, measured = corpus_hash(options.shared, module.CORPUS), module.measure(options.shared)
        known = floor["corpus"] in {"", corpus}
        broken += _compare(name, floor["metrics"], measured, known=known)
        if options.lift or options.lower == name:
            _pin(floor, corpus, measured, lower=options.lower == name, because=options.because)
    if options.lift or options.lower:
        FLOORS.write_text(json.dumps(floors, indent=1) + "\n", encoding="utf-8")
        return 0
    print("every floor holds" if not broken else f"{broken} figures are below their floor")
    return 1 if broken else 0


def _compare(name: str, floors: dict[str, float], measured: dict[str, float], *, known: bool) -> int:
    print(f"\n{name}" + ("" if known else "  (another version of the corpus: not compared)"))
    broken = 0
    for metric, value in measured.items():
        floor = floors.get(metric)
        below = known and floor is not None and value < floor - SLACK
        broken += below
        print(f"  {value:8.1f}  floor {floor if floor is not None else '—':>6}  {metric}{'  BELOW' if below else ''}")
    return broken


def _pin(floor: dict, corpus: str, measured: dict[str, float], *, lower: bool, because: str | None) -> None:
    floor["corpus"] = corpus
    for metric, value in measured.items():
        pinned = math.floor(value * 10) / 10
        if metric not in floor["metrics"] or pinned > floor["metrics"][metric] or lower:
            floor["metrics"][metric] = pinned
    if lower:
        floor.setdefault("lowered", []).append(because)


if __name__ == "__main__":
    sys.exit(main())
