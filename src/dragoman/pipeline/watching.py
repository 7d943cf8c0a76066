"""Watching: one round over folders, feed files and addresses of feeds: what is new becomes reports.

What was seen is kept in a state file beside the store: of an address its ``ETag``, ``Last-Modified`` and when it may be asked
again; of a file its size and time. The store itself passes over what it has read; the state only spares asking and opening.
"""

import json
import os
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from dragoman.ingest import Given, IngestOptions, read_inputs, report_from
from dragoman.ingest.feeds import is_feed, read_feed
from dragoman.ingest.fetching import Limits, fetch
from dragoman.ingest.finding import find_files
from dragoman.ingest.given import as_failure
from dragoman.ingest.pages import read_page
from dragoman.lexicon.boilerplate import load_boilerplate
from dragoman.lexicon.outlets import load_outlet_domains
from dragoman.model import Failure, InputError, Report, SettingsError

__all__ = ["Watch", "load_state", "save_state", "watch_round"]

FORMAT = 1
FEEDS = {".xml", ".rss", ".atom"}
PAUSE = 1.0  # seconds between two pages of one round: a reader's pace

State = dict[str, dict[str, Any]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Watch:
    """What is watched, and how.

    Attributes:
        inputs: Folders, files, globs, and addresses that begin with ``http://`` or ``https://``.
        every: Seconds between two requests for one address, at least.
        pages: Whether the pages that entries link to are read instead of what the feed gives.
        limits: What a request may take.
        now: The clock, in seconds since 1970.
        sleep: What waits.
    """

    inputs: tuple[str, ...]
    every: int
    pages: bool
    limits: Limits
    options: IngestOptions = field(default_factory=IngestOptions)
    now: Callable[[], float] = time.time
    sleep: Callable[[float], None] = time.sleep


def load_state(path: Path) -> State:
    """Return what was seen; nothing where there is no file.

    Raises:
        SettingsError: When the file is none of ours.
    """
    try:
        state = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as trouble:
        raise SettingsError(f"{path}: cannot be read ({trouble}); remove it to begin anew") from trouble
    seen = state.get("seen") if isinstance(state, dict) and state.get("format") == FORMAT else None
    if not isinstance(seen, dict) or not all(isinstance(one, dict) for one in seen.values()):
        raise SettingsError(f"{path}: is no state of dragoman watch; remove it to begin anew")
    return seen


def save_state(path: Path, state: State) -> None:
    """Write what was seen, whole or not at all."""
    unfinished = path.with_name(f"{path.name}.part")
    unfinished.write_text(json.dumps({"format": FORMAT, "seen": state}, indent=1, sort_keys=True), encoding="utf-8")
    unfinished.replace(path)


def watch_round(watch: Watch, state: State) -> Iterator[Report | Failure]:
    """Yield the reports of what changed since the last round, and a failure for each thing that cannot be had.

    Args:
        watch: What is watched.
        state: What was seen; changed in place, an entry once its reports were taken.
    """
    rules, outlets = load_boilerplate(), load_outlet_domains()

    def report_of(given: Given) -> Report:
        return report_from(given, watch.options, rules, outlets)

    for one in watch.inputs:
        if one.startswith(("http://", "https://")):
            yield from _address(one, watch, state, report_of)
            continue
        for path in _paths(one):
            if isinstance(path, InputError):
                yield as_failure(path)
            else:
                yield from _file(path, watch, state, report_of)


def _paths(one: str) -> Iterator[str | InputError]:
    """Yield the files of a path: of a folder those that we read and feeds; an inbox may be empty."""
    if not Path(one).is_dir():
        yield from find_files([one])
        return
    for path in find_files([one]):
        if not (isinstance(path, InputError) and path.where == one and os.access(one, os.R_OK)):
            yield path
    yield from (str(path) for path in sorted(Path(one).rglob("*")) if path.suffix.lower() in FEEDS and path.is_file())


def _address(address: str, watch: Watch, state: State, report_of: Callable[[Given], Report]) -> Iterator[Report | Failure]:
    seen = state.get(address, {})
    if watch.now() < seen.get("next", 0):
        return
    try:
        fetched = fetch(address, watch.limits, etag=seen.get("etag"), modified=seen.get("modified"))
        given = list(read_feed(fetched.content, address)) if fetched.content is not None else []
    except InputError as error:
        state[address] = {**seen, "next": watch.now() + watch.every}
        yield as_failure(error)
        return
    if fetched.refused:
        yield Failure(where=address, trouble=f"the server asks to be left alone for {fetched.wait} seconds")
    done = set(seen.get("done", ()))
    for entry in given:
        if not watch.pages:
            yield report_of(entry)
        elif entry.key not in done:
            yield from map(report_of, _paged(entry, watch))
    # Of an entry whose page was had only the key is kept, so that no page is asked for twice.
    keys = [entry.key for entry in given] if fetched.content is not None else seen.get("done", [])
    state[address] = {
        "etag": fetched.etag,
        "modified": fetched.modified,
        "next": watch.now() + max(watch.every, fetched.wait or 0),
        **({"done": keys} if watch.pages else {}),
    }


def _paged(entry: Given, watch: Watch) -> Iterable[Given]:
    """Return an entry with the text of the page that it links to; as the feed gives it where the page cannot be had."""
    if entry.url is None:
        return [entry]
    watch.sleep(PAUSE)
    try:
        fetched = fetch(entry.url, watch.limits, trusted=False)
        if fetched.content is None or "html" not in fetched.kind:
            return [entry]
        page = read_page(fetched.content, entry.url, entry.key)
    except InputError:
        return [entry]
    if not page.text.strip():
        return [entry]
    dates = (entry.dates, entry.date_given, entry.date_loose) if entry.dates else (page.dates, page.date_given, page.date_loose)
    return [
        replace(
            page,
            key=entry.key,
            title=entry.title or page.title,
            publisher=entry.publisher or page.publisher,
            url=entry.url,
            dates=dates[0],
            date_given=dates[1],
            date_loose=dates[2],
        )
    ]


def _file(path: str, watch: Watch, state: State, report_of: Callable[[Given], Report]) -> Iterator[Report | Failure]:
    try:
        status = Path(path).stat()
        mark = [status.st_size, status.st_mtime_ns]
        if state.get(path, {}).get("mark") == mark:
            return
        with Path(path).open("rb") as file:
            feed = is_feed(file.read(2048)) or Path(path).suffix.lower() in FEEDS
        if feed:
            yield from map(report_of, read_feed(_whole(path, watch.limits.size), path))
        else:
            yield from read_inputs([path], watch.options, load_boilerplate(), outlets=load_outlet_domains())
    except InputError as error:
        yield as_failure(error)
    except OSError as error:
        yield Failure(where=path, trouble=f"cannot be read ({error.strerror})")
        return
    state[path] = {"mark": mark}


def _whole(path: str, limit: int) -> bytes:
    with Path(path).open("rb") as file:
        content = file.read(limit + 1)
    if len(content) > limit:
        raise InputError(path, f"more than {limit} bytes")
    return content
