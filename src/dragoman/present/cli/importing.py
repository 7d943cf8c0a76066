"""``dragoman import``: records of ``export jsonl`` are kept in a store as they are, without being read again."""

import gzip
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.model import InputError, RecordError
from dragoman.present.cli.options import StoreOption
from dragoman.present.cli.output import console, errors

if TYPE_CHECKING:
    from dragoman.model import Findings

__all__ = ["EPILOG", "bring_in"]

EPILOG = "Example:\n\n  dragoman import record.jsonl --store other.sqlite"
SOME_FAILED = 3
LONGEST_LINE = 200_000_000  # bytes: a report of 20 MB with everything that was found in it stays below


def bring_in(
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="Records of export jsonl; .gz is unpacked.")],
    store: StoreOption = "dragoman.sqlite",
) -> None:
    """Keep records of dragoman export jsonl as they are; links across reports are drawn anew."""
    from dragoman.pipeline.importing import import_findings
    from dragoman.store import Store

    troubles: list[str] = []
    with Store.open(store) as opened:
        outcomes = Counter(kept.outcome for kept in import_findings(opened, _findings(files, troubles)))
    for trouble in troubles:
        errors().print(f"not kept: {trouble}", markup=False)
    console().print(", ".join(f"{count} {outcome}" for outcome, count in sorted(outcomes.items())) or "nothing kept")
    if troubles:
        raise typer.Exit(SOME_FAILED)


def _findings(files: list[Path], troubles: list[str]) -> "Iterator[Findings]":
    from dragoman.model.recalling import findings_of
    from dragoman.store.codec import decode

    for path in files:
        for number, line in _lines(path):
            try:
                yield findings_of(decode(line))
            except RecordError as trouble:
                troubles.append(f"{path}:{number}: {trouble}")


def _lines(path: Path) -> Iterator[tuple[int, bytes]]:
    opening = gzip.open if path.suffix == ".gz" else open
    try:
        with opening(path, "rb") as file:
            number = 0
            while line := file.readline(LONGEST_LINE + 1):
                number += 1
                if len(line) > LONGEST_LINE:
                    raise InputError(f"{path}:{number}", f"a line of more than {LONGEST_LINE} bytes is no record")
                if line.strip():
                    yield number, line
    except (OSError, EOFError) as trouble:
        raise InputError(str(path), f"cannot be read ({getattr(trouble, 'strerror', None) or trouble})") from trouble
