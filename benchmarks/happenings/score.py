"""Score happenings, figures, disputes and copies against cells of reports read by hand; see SOURCE.md."""

import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.reading_in import run_scorer, write_records
from dragoman.ingest import IngestOptions
from dragoman.linking import group_tellings
from dragoman.model import Report
from dragoman.model.happenings import Telling
from dragoman.pipeline import link_store, load_settings, open_inputs, read_into
from dragoman.present.export.across import export_copies, export_disputes, export_happenings
from dragoman.store import Filters, Store

CORPUS = ("data/syria/outlets_dev.jsonl", "data/syria/cross_report_gold")


@contextmanager
def read_corpus(shared: Path) -> Iterator[Store]:
    """Read the short reports into a store that is dropped in the end."""
    settings = load_settings()
    with TemporaryDirectory() as folder, Store.open(Path(folder) / "reports.sqlite") as store:
        for _ in read_into(store, open_inputs([str(shared / CORPUS[0])], IngestOptions(), settings), settings):
            pass
        link_store(store)
        yield store


def measure(shared: Path) -> dict[str, float]:
    with read_corpus(shared) as store:
        return score(store, shared) | {"happenings B3 F1, gold tellings given": 100 * given(store, shared / CORPUS[1])}


def score(store: Store, shared: Path) -> dict[str, float]:
    """Return what the scorer of the cells prints, in per cent."""
    exports = {"happenings": export_happenings, "disputes": export_disputes, "copies": export_copies}
    with TemporaryDirectory() as folder:
        files = {name: Path(folder) / f"{name}.jsonl" for name in ("records", *exports)}
        write_records(store.all_findings(), files["records"])
        for name, export in exports.items():
            files[name].write_bytes(b"".join(export(store, Filters())))
        tool, gold = shared / "tools/score_cross_report.py", shared / CORPUS[1]
        words = run_scorer(tool, gold, *files.values())
        files["records"].write_text(_with_all_names(files["records"]), encoding="utf-8")
        by_any_name = re.search(r"also said by ([\d.]+) %", run_scorer(tool, gold, *files.values()))
    found = {
        "tellings found": r"found ([\d.]+) %",
        "happenings B3 F1, own events": r"B3 .*F1 ([\d.]+)",
        "figures, value and what": r"value and what ([\d.]+) %",
        "figures, also said by": r"also said by ([\d.]+) %",
        "disputes recall": r"recall ([\d.]+) %",
        "copies F1": r"copies .*F1 ([\d.]+)",
    }
    scores = {name: float(re.search(pattern, words)[1]) for name, pattern in found.items()}  # type: ignore[index]
    return scores | {"figures, also said by, under any name": float(by_any_name[1])}  # type: ignore[index]


def _with_all_names(path: Path) -> str:
    """Return records whose actors bear every name that a report gives them: the gold has "SANA", the record its full name."""
    records = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    names: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for record in records:
        for actor in record["actors"]:
            names[actor["id"]][actor["name"]] = None
            for mention in actor["mentions"]:
                if mention["form"] in {"name", "metonym"}:
                    names[actor["id"]][record["report"]["text"][slice(*mention["span"])]] = None
    for record in records:
        record["actors"] = [actor | {"name": " | ".join(names[actor["id"]])} for actor in record["actors"]]
    return "".join(json.dumps(record) + "\n" for record in records)


def given(store: Store, cells: Path) -> float:
    """Return B-cubed F1 over gold tellings whose triggers, types, statuses and figures are given, 0 to 1.

    Day and place are not given: each telling takes those of our own event in its sentence, or has none.
    """
    own: defaultdict[str, list[Telling]] = defaultdict(list)
    for _, some in store.told():
        for telling in some:
            own[telling.key].append(telling)
    texts = {row.key: store.findings(row.id).report for row in store.reports()}
    gold: dict[str, tuple[str, str]] = {}
    tellings: list[Telling] = []
    for path in sorted(cells.glob("*.json")):
        cell = json.loads(path.read_text(encoding="utf-8"))
        for happening in cell["happenings"]:
            for told in happening["tellings"]:
                event = f"{cell['cell']}-{happening['id']}-{told['unit_id']}"
                gold[event] = (cell["cell"], happening["id"])
                made = _given(event, happening, told, own[told["unit_id"]], texts.get(told["unit_id"]))
                tellings += [made] if made else []
    others = [one for some in own.values() for one in some]
    groups = group_tellings([*tellings, *others]).groups
    system = {one.event: number for number, group in enumerate(groups) for one in group if one.event in gold}
    return _b_cubed(gold, system)


def _given(
    event: str, happening: dict[str, Any], told: dict[str, Any], own: list[Telling], report: Report | None
) -> Telling | None:
    if report is None or not own:
        return None
    start, stop = (point - report.offset for point in told["trigger"])
    left = max((match.end() for match in re.finditer(r"[.!?][\"”’')]*\s+|\n+", report.text[:start])), default=0)
    right = re.search(r"[.!?](?:\s|$)|\n", report.text[stop:])
    end = stop + right.end() if right else len(report.text)
    near = [one for one in own if left <= one.start < end]
    base = min(near or own, key=lambda one: abs(one.start - start))
    kind = happening["type"] if happening["type"] != "NONE" else "ASSAULT"
    more = {} if near else {"since": None, "before": None, "grain": None, "place": None, "place_kind": None, "actors": ()}
    return replace(
        base,
        event=event,
        type=kind,
        modes=base.modes if base.type == kind else (),
        status=told["status"],
        trigger=report.text[start:stop],
        words=report.text[left:end],
        start=start,
        stop=stop,
        figures=(),
        **more,
    )


def _b_cubed(gold: dict[str, tuple[str, str]], system: dict[str, int]) -> float:
    alone = {one: system.get(one, one) for one in gold}
    precision = recall = 0.0
    for one, happening in gold.items():
        same = {other for other, its in gold.items() if its == happening}
        ours = {other for other, group in alone.items() if group == alone[one]}
        precision += len(same & ours) / len(ours)
        recall += len(same & ours) / len(same)
    precision, recall = precision / len(gold), recall / len(gold)
    return 2 * precision * recall / (precision + recall)


if __name__ == "__main__":
    for name, value in measure(Path(sys.argv[1] if len(sys.argv) > 1 else "../shared")).items():
        print(f"{value:8.1f}  {name}")
