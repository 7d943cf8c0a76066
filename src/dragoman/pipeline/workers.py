"""Workers: chunks of reports read in this process, or in as many as there are cores, the order kept.

In: reports and failures as they come from ingest. Out: findings and failures in the same order; never more than a few chunks
in memory.
"""

import signal
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from itertools import chain
from multiprocessing import get_context

from dragoman.model import DragomanError, Failure, Findings, Report
from dragoman.pipeline.settings import Settings
from dragoman.pipeline.stages import Knowledge, load_knowledge, read_reports

__all__ = ["IN_FLIGHT", "Item", "Passed", "Result", "chunks_of", "read_chunk", "read_on_machine"]

IN_FLIGHT = 3  # chunks a worker: enough that none waits for the store, few enough to stay small


@dataclass(frozen=True, slots=True)
class Passed:
    """A report that is passed over, because the same version has read it."""

    report: Report


Item = Report | Failure | Passed
Result = Findings | Failure | Passed


def read_on_machine(items: Iterable[Item], settings: Settings) -> Iterator[Result]:
    """Yield the findings of every report and pass every failure on, in order.

    Raises:
        DragomanError: When a worker dies, as it does for want of memory.
    """
    items = iter(items)
    head: list[Item] = []
    size = 0
    for item in items:
        head.append(item)
        size += len(item.text) if isinstance(item, Report) else 0
        if size > settings.in_process_below:
            break
    if settings.workers < 2 or size <= settings.in_process_below:
        yield from _read_here(chain(head, items), settings)
    else:
        yield from _read_apart(chain(head, items), settings)


def _read_here(items: Iterable[Item], settings: Settings) -> Iterator[Result]:
    knowledge = None
    for chunk in chunks_of(items, settings.chunk):
        if knowledge is None and any(isinstance(item, Report) for item in chunk):
            knowledge = load_knowledge(settings)
        yield from read_chunk(chunk, knowledge)


def _read_apart(items: Iterable[Item], settings: Settings) -> Iterator[Result]:
    waiting: deque[Future[list[Result]]] = deque()
    # spawn: a forked child would inherit the store's connection
    pool = ProcessPoolExecutor(settings.workers, get_context("spawn"), _start_worker, (settings,))
    try:
        for chunk in chunks_of(items, settings.chunk):
            waiting.append(pool.submit(_read_in_worker, chunk))
            while len(waiting) > IN_FLIGHT * settings.workers:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()
        pool.shutdown()
    except BrokenProcessPool as error:
        raise DragomanError("a reading process died (out of memory?); what was read is kept: run the command again") from error
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


_KNOWLEDGE: list[Knowledge] = []  # a worker's own, filled once by _start_worker: a pool hands its tasks nothing else to hold it


def _start_worker(settings: Settings) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent, which ends the pool in order
    _KNOWLEDGE.append(load_knowledge(settings))


def _read_in_worker(chunk: list[Item]) -> list[Result]:
    return list(read_chunk(chunk, _KNOWLEDGE[0]))


def read_chunk(chunk: list[Item], knowledge: Knowledge | None) -> Iterator[Result]:
    """Yield the findings of the reports of a chunk, and whatever else is in it, in order."""
    reports = [item for item in chunk if isinstance(item, Report)]
    results = read_reports(reports, knowledge) if knowledge else iter(())
    for item in chunk:
        yield next(results) if isinstance(item, Report) else item


def chunks_of(items: Iterable[Item], most: int) -> Iterator[list[Item]]:
    """Yield items in chunks of at least so many code points of text, but for the last."""
    chunk: list[Item] = []
    size = 0
    for item in items:
        chunk.append(item)
        size += len(item.text) if isinstance(item, Report) else 0
        if size >= most:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk
