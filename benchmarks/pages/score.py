"""How long the pages take over a large store; see SOURCE.md.

python -m benchmarks.pages.score ../shared --reports 20000 --store /tmp/large.sqlite
"""

import argparse
import statistics
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from starlette.testclient import TestClient

from benchmarks.happenings.score import CORPUS
from benchmarks.pages.growing import grow_store
from dragoman.ingest import IngestOptions
from dragoman.pipeline import link_store, load_settings, open_inputs, read_into
from dragoman.present.web.app import make_app
from dragoman.store import Filters, Store

__all__ = ["CORPUS", "measure"]

REPORTS = 20_000
TIMES = 3  # each address is asked so often; the first answer counts like the others
LISTS = ("/reports", "/timeline", "/statements", "/disputes", "/figures", "/actors", "/network", "/map")
NARROWED = (
    "", "?page=3", "?from=2017-01&to=2017-06", "?outlet=Guardian", "?actor=Russia", "?type=ASSAULT", "?stance=denies",
    "?status=planned", "?place=Aleppo", "?origins=3", "?q=chemical", "?actor=Syria&type=ASSAULT&place=Idlib&from=2017",
)  # fmt: skip
SEARCHED = ("chemical attack", "Aleppo", "ceasefire", "the", '"human rights"', "bomb*", "Lavrov Kerry", "denied")


def measure(shared: Path, reports: int = REPORTS) -> dict[str, float]:
    with TemporaryDirectory() as folder:
        large = Path(folder) / "large.sqlite"
        _make(shared, Path(folder) / "small.sqlite", large, reports)
        return ask(large)


def ask(large: Path) -> dict[str, float]:
    """Return median and 95th percentile of each page's processor time in milliseconds."""
    found: dict[str, float] = {}
    with Store.open(large, create=False) as store, TestClient(make_app(store), base_url="http://127.0.0.1") as client:
        found["columns loaded once, s"] = _timed(client, "/actors") / 1000
        for name, addresses in _addresses(store).items():
            taken = sorted(_timed(client, address) for address in addresses for _ in range(TIMES))
            found[f"{name} median ms"] = statistics.median(taken)
            found[f"{name} p95 ms"] = taken[min(int(len(taken) * 0.95), len(taken) - 1)]
    return found


def _addresses(store: Store) -> dict[str, list[str]]:
    groups = {"/": ["/"], **{path: [path + query for query in NARROWED] for path in LISTS}}
    rows = store.find_reports(Filters())
    reports = [next(rows).id for _ in range(8)]
    told = store.find_happenings(Filters(limit=8))
    disputes = store.find_disputes(Filters(limit=8))
    statements = store.find_statements(Filters(stance="denies", limit=8))
    known = ("RUS", "SYR", "USA", "TUR")
    tabs = ("said", "denied", "did", "done", "contacts", "names")
    groups["report"] = [f"/reports/{one}" for one in reports]
    groups["happening"] = [f"/happenings/{one.id}" for one in told]
    groups["dispute"] = [f"/disputes/{one.id}" for one in disputes]
    groups["actor"] = [f"/actors/{one}?tab={tab}" for one in known for tab in tabs]
    groups["evidence"] = [f"/evidence/statement/{one.id}?part=1" for one in statements]
    groups["review"] = ["/review", "/review?kind=same_actor&skip=9"]
    groups["search"] = [f"/search?q={words}" for words in SEARCHED]
    return groups


def _timed(client: TestClient, address: str) -> float:
    start, began = time.process_time(), time.perf_counter()
    answer = client.get(address)
    taken = time.process_time() - start
    if answer.status_code != 200:
        raise SystemExit(f"{address}: {answer.status_code}")
    if 0.3 < taken < 3:
        print(f"{address}: {taken * 1000:.0f} ms, {1000 * (time.perf_counter() - began):.0f} by the clock", file=sys.stderr)
    return 1000 * taken


def _make(shared: Path, small: Path, large: Path, reports: int) -> None:
    settings = load_settings()
    if not small.exists():
        with Store.open(small) as store:
            for _ in read_into(store, open_inputs([str(shared / CORPUS[0])], IngestOptions(), settings), settings):
                pass
            link_store(store)
    print(f"{grow_store(small, large, reports)} reports", file=sys.stderr)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("shared", type=Path)
    parser.add_argument("--reports", type=int, default=REPORTS)
    parser.add_argument("--small", type=Path, help="a store that was read and linked, in place of the corpus")
    parser.add_argument("--store", type=Path, help="where the large store is kept, for another time")
    options = parser.parse_args()
    if options.store is None:
        found = measure(options.shared, options.reports)
    else:
        if not options.store.exists():
            small = options.small or options.store.with_suffix(".small.sqlite")
            _make(options.shared, small, options.store, options.reports)
        found = ask(options.store)
    for name, value in found.items():
        print(f"{value:10.1f}  {name}")


if __name__ == "__main__":
    main()
