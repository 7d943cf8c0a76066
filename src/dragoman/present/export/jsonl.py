"""The record as JSON lines: one report a line, lossless, and read back by ``dragoman import``."""

from collections.abc import Iterator

from dragoman.model.recording import record_of
from dragoman.store import Filters, Store
from dragoman.store.codec import encode

__all__ = ["export_jsonl"]


def export_jsonl(store: Store, asked: Filters) -> Iterator[bytes]:
    """Yield one line a report that matches, in the order of the store."""
    for report in store.find_reports(asked):
        yield encode(record_of(store.findings(report.id))) + b"\n"
