"""The run on Ray: chunks of reports read by actors of a cluster, the order kept. The only file that imports Ray.

In: reports and failures as they come from ingest, and the cluster's address. Out: findings and failures in the same order.
The store is written by the caller's process alone, so that a cluster needs no shared disk.
"""

from collections import deque
from collections.abc import Iterable, Iterator
from itertools import cycle
from types import ModuleType
from typing import Any

from dragoman.model import DragomanError, SettingsError
from dragoman.pipeline.settings import Settings
from dragoman.pipeline.stages import load_knowledge
from dragoman.pipeline.workers import IN_FLIGHT, Item, Result, chunks_of, read_chunk

__all__ = ["read_on_ray"]

HERE = "local"  # an address that starts a small cluster on this machine


class ChunkReader:
    """Reads chunks in a process of the cluster, its knowledge loaded once.

    Args:
        settings: How to read.
    """

    def __init__(self, settings: Settings) -> None:
        self._knowledge = load_knowledge(settings)

    def read(self, chunk: list[Item]) -> list[Result]:
        """Return the findings of every report of a chunk, in order."""
        return list(read_chunk(chunk, self._knowledge))


def read_on_ray(items: Iterable[Item], settings: Settings) -> Iterator[Result]:
    """Yield the findings of every report and pass everything else on, in order.

    Raises:
        SettingsError: When Ray is not installed.
        DragomanError: When the cluster cannot be reached, or a reader dies.
    """
    try:
        import ray  # noqa: PLC0415 - an extra, and a second to import
    except ModuleNotFoundError:
        raise SettingsError("reading on Ray needs it installed: pip install 'dragoman[ray]'") from None
    started = _join(ray, settings)
    try:
        yield from _read(ray, items, settings)
    except ray.exceptions.RayError as error:
        raise DragomanError(f"Ray: {str(error).splitlines()[0]}; what was read is kept: run the command again") from error
    finally:
        if started:
            ray.shutdown()


def _join(ray: ModuleType, settings: Settings) -> bool:
    if ray.is_initialized():
        return False
    here = settings.ray == HERE
    try:
        ray.init(
            address=None if here else settings.ray,
            num_cpus=settings.workers if here else None,
            include_dashboard=False if here else None,
            log_to_driver=False,
            logging_level="ERROR",
        )
    except (ConnectionError, ValueError, RuntimeError) as error:
        raise DragomanError(f"Ray at {settings.ray}: {str(error).splitlines()[0]}") from error
    return True


def _read(ray: ModuleType, items: Iterable[Item], settings: Settings) -> Iterator[Result]:
    reader = ray.remote(num_cpus=1)(ChunkReader)
    readers = cycle([reader.remote(settings) for _ in range(settings.workers)])
    waiting: deque[Any] = deque()
    for chunk in chunks_of(items, settings.chunk):
        waiting.append(next(readers).read.remote(chunk))
        while len(waiting) > IN_FLIGHT * settings.workers:
            yield from ray.get(waiting.popleft())
    while waiting:
        yield from ray.get(waiting.popleft())
