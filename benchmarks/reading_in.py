"""What every benchmark shares: reading reports through the whole pipeline, and calling the shared scorers on the records."""

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from dragoman.model import Failure, Findings, Report, text_id
from dragoman.model.recording import record_of
from dragoman.pipeline import Knowledge, load_knowledge, load_settings, read_reports
from dragoman.store.codec import encode


@cache
def knowledge() -> Knowledge:
    """Return the loaded knowledge, once a process."""
    return load_knowledge(load_settings())


def report_of(key: str, text: str, published: str | None = None) -> Report:
    """Return a report as the corpus has it: nothing is cut, so that gold offsets hold."""
    day = date.fromisoformat(published[:10]) if published else None
    basis = {"published": day, "published_grain": "day", "published_basis": "metadata"} if day else {}
    return Report(id=text_id(text), key=key, file=key, text=text, **basis)


def find_all(reports: Sequence[Report]) -> list[Findings]:
    """Read reports; a failure ends the benchmark."""
    found: list[Findings] = []
    for result in read_reports(reports, knowledge()):
        match result:
            case Findings():
                found.append(result)
            case Failure():
                raise RuntimeError(f"{result.where}: {result.trouble}\n{result.detail}")
    return found


def write_records(findings: Iterable[Findings], path: Path) -> None:
    """Write records as JSON lines."""
    path.write_bytes(b"".join(encode(record_of(each)) + b"\n" for each in findings))


def run_scorer(tool: Path, *arguments: str | Path) -> str:
    """Run one of the shared scorers and return what it prints."""
    command = [sys.executable, str(tool), *map(str, arguments)]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def score_records(tool: Path, gold: Path, findings: Sequence[Findings]) -> dict[str, Any]:
    """Score findings with a shared scorer that takes gold, records and ``--json``."""
    with tempfile.TemporaryDirectory() as folder:
        records, scores = Path(folder, "records.jsonl"), Path(folder, "scores.json")
        write_records(findings, records)
        run_scorer(tool, gold, records, "--json", scores)
        return json.loads(scores.read_text(encoding="utf-8"))
