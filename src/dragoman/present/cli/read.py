"""``dragoman read``: reports in, the record kept, and a table of what was read, folded, undated or not readable, and why."""

import signal
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, cast

import typer

from dragoman.model import Failure
from dragoman.model.terms import Grain
from dragoman.present.cli.noting import date_not_understood, note_passed_over
from dragoman.present.cli.options import ActorTables, StoreOption, day
from dragoman.present.cli.output import console, errors

if TYPE_CHECKING:
    from collections.abc import Callable

    from dragoman.ingest import FileType, IngestOptions
    from dragoman.pipeline import Outcome, Settings
    from dragoman.store import Store

__all__ = ["EPILOG", "Tally", "read"]

EPILOG = """Examples:\n
  dragoman read report.txt --published 2024-08-01 --publisher "Harbour Post"\n
  dragoman read news/ 'archive/*.jsonl.gz' --map text=body,date=when\n
  cat report.html | dragoman read - --type html\n
  dragoman read news/ --no-store --format jsonl > record.jsonl
"""

SOME_FAILED = 3
STOPPED = 130  # 128 + SIGINT, as shells count it
SHOWN = 20  # troubles listed one by one; the rest is counted


class ReadFormat(StrEnum):
    """A summary for people, or every record as a line of JSON."""

    table = "table"
    jsonl = "jsonl"


@dataclass(slots=True)
class Tally:
    """What a run has met so far."""

    read: int = 0
    unchanged: int = 0
    copies: int = 0
    statements: int = 0
    events: int = 0
    undated: Counter[str] = field(default_factory=Counter)
    languages: Counter[str] = field(default_factory=Counter)
    not_read: list[str] = field(default_factory=list)
    misdated: list[str] = field(default_factory=list)
    passed_over: list[str] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)

    def add(self, outcome: "Outcome") -> None:
        """Count one outcome."""
        if outcome.failure is not None:
            self.failures.append(outcome.failure)
        if outcome.status == "unchanged":
            self.unchanged += 1
        if outcome.findings is None:
            return
        from dragoman.lexicon.languages import name_language
        from dragoman.present.cli.languages import not_in_english

        report = outcome.findings.report
        if outcome.status == "not-read":
            self.languages[name_language(report.language or "?")] += 1
            self.not_read.append(not_in_english(report))
            return
        self.read += 1
        self.copies += outcome.copy_of is not None
        self.statements += len(outcome.findings.statements)
        self.events += len(outcome.findings.events)
        if report.published is None:
            self.undated[report.published_reason or "not-stated"] += 1
            self.misdated += filter(None, [date_not_understood(report)])


def read(
    inputs: Annotated[list[str], typer.Argument(help="Files, folders, globs, or - for standard input.")],
    store: StoreOption = "dragoman.sqlite",
    published: Annotated[str | None, typer.Option(help="Publication date of all of them: 2024-08-01, 2024-08 or 2024.")] = None,
    publisher: Annotated[str | None, typer.Option(help="Publisher of all of them.")] = None,
    columns: Annotated[str | None, typer.Option("--map", help="Columns of JSONL and CSV: text=body,date=when.")] = None,
    file_type: Annotated[
        str | None, typer.Option("--type", help="Take every input for txt, md, html, jsonl, csv or tsv.")
    ] = None,
    actors: ActorTables = None,
    settings: Annotated[Path | None, typer.Option(help="A TOML file of settings.")] = None,
    workers: Annotated[int | None, typer.Option(min=1, help="Processes that read; by default one a core.")] = None,
    tagger: Annotated[
        bool | None,
        typer.Option("--tagger/--no-tagger", help="Find statements with our encoder (the default), or by rules alone: faster."),
    ] = None,
    any_language: Annotated[
        bool, typer.Option("--any-language", help="Read reports in other languages too, as if they were in English.")
    ] = False,
    keep: Annotated[bool, typer.Option("--store-record/--no-store", help="Keep the record, or only write it out.")] = True,
    output: Annotated[
        ReadFormat, typer.Option("--format", help="A summary, or every record as a line of JSON.")
    ] = ReadFormat.table,
) -> None:
    """Read reports and keep the record of what they tell. What this version has read before is passed over."""
    from dragoman.pipeline import load_settings

    chosen = load_settings(settings)
    if workers is not None:
        chosen = replace(chosen, workers=workers)
    if actors:
        chosen = replace(chosen, actors=(*actors, *chosen.actors))
    if tagger is not None:
        chosen = replace(chosen, tagger=tagger)
    if any_language:
        chosen = replace(chosen, languages=frozenset())
    tally = Tally()
    try:
        _read_all(inputs, _options(published, publisher, columns, file_type), chosen, store if keep else None, output, tally)
    except KeyboardInterrupt:
        _summarise(tally, output)
        errors().print("stopped; what was read is kept, and the same command goes on from here")
        raise typer.Exit(STOPPED) from None
    _summarise(tally, output)
    if tally.failures:
        raise typer.Exit(SOME_FAILED)


def _read_all(
    inputs: list[str], options: "IngestOptions", settings: "Settings", where: str | None, output: ReadFormat, tally: Tally
) -> None:
    from dragoman.pipeline import link_store, open_inputs, read_into, read_only
    from dragoman.store import Store

    items = open_inputs(inputs, options, settings, stdin=sys.stdin.buffer)
    with Store.open(where) if where is not None else nullcontext() as store:
        outcomes = read_into(store, items, settings) if store is not None else read_only(items, settings)
        with _progress() as advance, _stopping() as stop_if_asked, note_passed_over(tally.passed_over):
            for outcome in outcomes:
                tally.add(outcome)
                advance(tally)
                if output is ReadFormat.jsonl:
                    _write_record(outcome, store)
                stop_if_asked()
        if store is not None and (tally.read or tally.not_read):
            link_store(store)


def _write_record(outcome: "Outcome", store: "Store | None") -> None:
    from dragoman.model.recording import record_of
    from dragoman.store.codec import encode

    findings = outcome.findings
    if findings is None and outcome.report is not None and store is not None:
        findings = store.findings_of(outcome.report)
    if findings is not None:
        sys.stdout.buffer.write(encode(record_of(findings)) + b"\n")
        sys.stdout.buffer.flush()


def _options(published: str | None, publisher: str | None, columns: str | None, file_type: str | None) -> "IngestOptions":
    from dragoman.ingest import IngestOptions, parse_columns

    grains: tuple[Grain, ...] = ("year", "month", "day")
    return IngestOptions(
        published=day(published),
        published_grain=grains[published.count("-")] if published else "day",
        publisher=publisher,
        columns=parse_columns(columns or ""),
        file_type=cast("FileType | None", file_type),  # IngestOptions refuses what is none
    )


@contextmanager
def _stopping() -> "Iterator[Callable[[], None]]":
    """Turn the first Ctrl-C into a stop after the report in hand, so that no writing is cut; a second one stops at once."""
    asked: list[int] = []

    def ask(number: int, _: object) -> None:
        asked.append(number)
        signal.signal(signal.SIGINT, before)

    def stop_if_asked() -> None:
        if asked:
            raise KeyboardInterrupt

    before = signal.signal(signal.SIGINT, ask)
    try:
        yield stop_if_asked
    finally:
        signal.signal(signal.SIGINT, before)


@contextmanager
def _progress() -> "Iterator[Callable[[Tally], None]]":
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.progress import MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    bars = (SpinnerColumn(), TextColumn("{task.description}"), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*bars, console=errors(), transient=True) as progress:
        task = progress.add_task("reading", total=None)
        yield lambda tally: progress.update(task, completed=tally.read + tally.unchanged + len(tally.failures))


def _summarise(tally: Tally, output: ReadFormat) -> None:
    failed = [f"not readable: {failure.where}: {failure.trouble}" for failure in tally.failures]
    for lines in (tally.passed_over, failed, tally.not_read, tally.misdated):
        for line in lines[:SHOWN]:
            errors().print(line, markup=False)
        if len(lines) > SHOWN:
            errors().print(f"{lines[0].partition(':')[0]}: {len(lines) - SHOWN} more", markup=False)
    rows = [("read", tally.read, f"{tally.statements} statements, {tally.events} events")]
    rows += [("unchanged", tally.unchanged, "read before by this version")] if tally.unchanged else []
    rows += [("copies", tally.copies, "of an earlier report; counted as one origin")] if tally.copies else []
    rows += [("undated", count, reason) for reason, count in sorted(tally.undated.items())]
    if tally.not_read:
        told = ", ".join(f"{name} {count}" for name, count in tally.languages.most_common())
        rows += [("not English", len(tally.not_read), f"{told}; only kept (--any-language reads them)")]
    rows += [("not readable", len(tally.failures), "listed above")] if tally.failures else []
    where = console() if output is ReadFormat.table else errors()
    if output is ReadFormat.table or sys.stderr.isatty():
        for name, count, note in rows:
            where.print(f"{name:<13}{count:>7}  {note}", markup=False)
