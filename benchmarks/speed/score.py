"""How fast Dragoman reads, and in how much memory. ``python -m benchmarks.speed.score ../shared``.

Reads the 159 + 300 development articles into a fresh store with two worker processes, then one 500-word article alone.
"""

import json
import resource
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

from dragoman.ingest import IngestOptions
from dragoman.pipeline import Settings, load_knowledge, load_settings, open_inputs, read_into, read_reports
from dragoman.store import Store

ARTICLES = 300  # of the outlets' reports, beside all of the Guardian's


def measure(shared: Path) -> dict[str, float]:
    settings = replace(load_settings(), workers=2)
    with tempfile.TemporaryDirectory() as folder:
        rows = (shared / "data/syria/outlets_dev.jsonl").read_text(encoding="utf-8").splitlines()[:ARTICLES]
        some = Path(folder) / "outlets.jsonl"
        some.write_text("\n".join(rows), encoding="utf-8")
        inputs = [str(shared / "data/syria/guardian_dev.jsonl"), str(some)]
        started = time.perf_counter()
        with Store.open(Path(folder) / "speed.sqlite") as store:
            outcomes = list(read_into(store, open_inputs(inputs, IngestOptions(), settings), settings))
        seconds = time.perf_counter() - started
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss + 2 * resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    return {
        "articles": len(outcomes),
        "articles a second, two workers, start included": len(outcomes) / seconds,
        "articles a second and core": len(outcomes) / seconds / 2,
        "peak memory MB, both workers": peak / 1024,
        **_one_article(shared, settings),
    }


def _one_article(shared: Path, settings: Settings) -> dict[str, float]:
    started = time.perf_counter()
    knowledge = load_knowledge(settings)
    loaded = time.perf_counter() - started
    items = open_inputs([str(shared / "data/syria/guardian_dev.jsonl")], IngestOptions(), settings)
    report = min(items, key=lambda report: abs(len(report.text.split()) - 500))
    list(read_reports([report], knowledge))
    timings = []
    for _ in range(5):
        started = time.process_time()
        list(read_reports([report], knowledge))
        timings.append(time.process_time() - started)
    return {"seconds to load": loaded, "CPU ms for a 500-word article": 1000 * sorted(timings)[2]}


if __name__ == "__main__":
    print(json.dumps({name: round(value, 2) for name, value in measure(Path(sys.argv[1])).items()}, indent=1))
