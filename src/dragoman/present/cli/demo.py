"""``dragoman demo``: reads the episode that ships with Dragoman and prints five findings."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import as_file, files
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.present.cli.options import Format, FormatOption
from dragoman.present.cli.output import console, write_json

if TYPE_CHECKING:
    from dragoman.store import Store

__all__ = ["demo", "demo_store"]


def demo(
    store: Annotated[str | None, typer.Option(help="Keep the demo's record here, to ask it more.")] = None,
    output: FormatOption = Format.table,
) -> None:
    """Read eight short reports of one affair, as several outlets might tell it, and print five findings.

    The outlets are invented, and the texts were written for Dragoman after public facts of the Easter bombings in Sri Lanka
    in 2019.
    """
    from dragoman.present.demo import ask_findings
    from dragoman.store import Store

    with tempfile.TemporaryDirectory() as folder, Store.open(store or str(Path(folder) / "demo.sqlite")) as opened:
        counted = _read(opened)
        findings = ask_findings(opened)
        if output is not Format.table:
            write_json({finding.heading: finding.lines for finding in findings})
            return
        console().print(counted)
        for number, finding in enumerate(findings, start=1):
            console().print(f"\n{number}. {finding.heading}", style="bold")
            for line in finding.lines or ("nothing found",):
                console().print(f"   {line}", markup=False, soft_wrap=True)
        console().print("\nNext: dragoman read YOUR_FOLDER, then dragoman find statements --stance denies")


@contextmanager
def demo_store() -> Iterator["Store"]:
    """Open a store that holds the episode and is dropped in the end."""
    from dragoman.store import Store

    with tempfile.TemporaryDirectory() as folder, Store.open(str(Path(folder) / "demo.sqlite")) as opened:
        _read(opened)
        yield opened


def _read(opened: "Store") -> str:
    from dragoman.ingest import IngestOptions
    from dragoman.pipeline import link_store, load_settings, open_inputs, read_into

    settings = load_settings()
    with as_file(files("dragoman.present.demo").joinpath("episode.jsonl")) as episode:
        outcomes = list(read_into(opened, open_inputs([str(episode)], IngestOptions(), settings), settings))
    link_store(opened)
    found = [outcome.findings for outcome in outcomes if outcome.findings]
    statements, events = sum(len(one.statements) for one in found), sum(len(one.events) for one in found)
    return f"{len(outcomes)} reports read: {statements} statements, {events} events"
