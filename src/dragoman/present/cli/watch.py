"""``dragoman watch``: reads what is new in folders and feeds, and prints or writes what matches saved searches."""

import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dragoman import __version__
from dragoman.model import SettingsError
from dragoman.present.cli.options import ActorTables, StoreOption
from dragoman.present.cli.output import console, errors
from dragoman.present.cli.searches import Search, load_searches

if TYPE_CHECKING:
    from dragoman.pipeline import Settings
    from dragoman.pipeline.watching import State, Watch
    from dragoman.store import Store

__all__ = ["EPILOG", "watch"]

EPILOG = """Examples:\n
  dragoman watch https://harbour-post.example/feed.xml --searches mine.toml\n
  dragoman watch inbox/ feeds/*.xml --once --searches mine.toml --to-file found.jsonl\n
"""
SOME_FAILED = 3
STOPPED = 130
LEAST = 60  # seconds between two requests for one feed: what is asked more often is not polite


def watch(
    inputs: Annotated[list[str], typer.Argument(metavar="FOLDER|FEED...", help="Folders, files, and addresses of feeds.")],
    store: StoreOption = "dragoman.sqlite",
    searches: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Saved searches (TOML); what is new and matches is printed.")
    ] = None,
    to_file: Annotated[
        Path | None, typer.Option("--to-file", help="Append what matches to this file, a line of JSON each.")
    ] = None,
    once: Annotated[bool, typer.Option("--once", help="One round, as for cron.")] = False,
    every: Annotated[int, typer.Option(min=LEAST, help="Seconds between two rounds, and two requests for one feed.")] = 900,
    pages: Annotated[
        bool, typer.Option("--pages", help="Read the pages that a feed links to, not only what the feed gives.")
    ] = False,
    allow_local: Annotated[
        bool, typer.Option("--allow-local", help="Follow redirects and links to this machine and its network.")
    ] = False,
    state: Annotated[
        Path | None, typer.Option(metavar="FILE", help="What was seen; by default beside the store, as STORE.watch.json.")
    ] = None,
    actors: ActorTables = None,
    settings: Annotated[Path | None, typer.Option(help="A TOML file of settings.")] = None,
) -> None:
    """Read what is new in folders and feeds, again and again or once, and say what matches saved searches."""
    from dragoman.ingest.fetching import Limits
    from dragoman.pipeline import load_settings
    from dragoman.pipeline.watching import Watch, load_state, save_state
    from dragoman.store import Store

    chosen = load_settings(settings)
    if actors:
        chosen = replace(chosen, actors=(*actors, *chosen.actors))
    asked = load_searches(searches) if searches else ()
    kept = state or _beside(store)
    limits = Limits(agent=f"dragoman/{__version__} (feed reader)", size=chosen.max_bytes, local=allow_local)
    watched = Watch(inputs=tuple(inputs), every=every, pages=pages, limits=limits)
    seen = load_state(kept)
    failed = False
    try:
        with Store.open(store) as opened:
            while True:
                failed = _round(opened, watched, seen, chosen, asked, to_file)
                save_state(kept, seen)
                if once:
                    break
                time.sleep(every)
    except KeyboardInterrupt:
        errors().print("stopped; what was read is kept")
        raise typer.Exit(STOPPED) from None
    if failed:
        raise typer.Exit(SOME_FAILED)


def _beside(store: str) -> Path:
    if "://" in store:
        raise SettingsError("this store is no file; say with --state where to keep what was seen")
    return Path(f"{store}.watch.json")


def _round(
    store: "Store", watched: "Watch", seen: "State", settings: "Settings", asked: tuple[Search, ...], to_file: Path | None
) -> bool:
    """Read one round and say what came of it; tell whether something could not be had."""
    from dragoman.pipeline import link_store, read_into
    from dragoman.pipeline.watching import watch_round
    from dragoman.present.cli.languages import not_in_english

    new: list[str] = []
    failures = not_read = 0
    for outcome in read_into(store, watch_round(watched, seen), settings):
        if outcome.failure is not None:
            failures += 1
            errors().print(f"not readable: {outcome.failure.where}: {outcome.failure.trouble}", markup=False)
        elif outcome.status == "not-read" and outcome.report is not None:
            not_read += 1
            errors().print(not_in_english(outcome.report), markup=False)
        elif outcome.status == "read" and outcome.report is not None and outcome.copy_of != outcome.report.id:
            new.append(outcome.report.id)
    if new:
        link_store(store)
    found = list(_matches(store, asked, new))
    aside = f", {not_read} not in English" if not_read else ""
    console().print(f"{len(new)} new{aside}{f', {len(found)} found' if asked else ''}")
    if to_file is not None:
        _append(to_file, found)
    else:
        for search, row in found:
            console().print(f"[{search.name}] {_line(row)}", markup=False, soft_wrap=True)
    return failures > 0


def _matches(store: "Store", asked: tuple[Search, ...], new: list[str]) -> Iterator[tuple[Search, Any]]:
    for search in asked:
        for report in new:
            for row in getattr(store, f"find_{search.kind}")(replace(search.filters, report=report)):
                yield search, row


def _append(path: Path, found: list[tuple[Search, Any]]) -> None:
    import msgspec

    try:
        with path.open("ab") as file:
            for search, row in found:
                file.write(msgspec.json.encode({"search": search.name, "kind": search.kind, "row": row}) + b"\n")
    except OSError as trouble:
        raise SettingsError(f"{path}: {trouble.strerror}") from trouble


def _line(row: Any) -> str:
    """Return a row as one line: whose words, which words, and where they are printed."""
    from dragoman.present.cli.cells import names, quoted, says, shorten
    from dragoman.store.rows import EventRow, FigureRow, StatementRow

    match row:
        case EventRow():
            told = f" (according to {says(row.says)})" if row.says else ""
            words = f"{row.type}, {row.status}: {names(row.who)} → {names(row.whom)}: {quoted(row.evidence)}{told}"
        case StatementRow():
            source = row.source.name if row.source else row.source_words or row.source_kind
            words = f"{source} {row.stance}: {quoted(row.contents)}"
        case FigureRow():
            words = f"{row.what}: {row.words.words}"
        case _:
            return shorten(f"{row.title or row.key} ({row.publisher or 'outlet not known'}, {row.published or 'undated'})")
    report = row.report
    return f"{words} — {report.publisher or report.key}, {report.published or 'undated'}"
