"""The record as JSON lines: one report a line, lossless, and read back by ``dragoman import``.

Days that other reports give to an undated one stand in it, marked ``inferred``; ``import`` takes them out and infers anew.
"""

from collections import defaultdict
from collections.abc import Iterator

from dragoman.model.inferred import with_inferred
from dragoman.model.recording import record_of
from dragoman.store import Filters, Store
from dragoman.store.codec import encode

__all__ = ["export_jsonl"]


def export_jsonl(store: Store, asked: Filters) -> Iterator[bytes]:
    """Yield one line a report that matches, in the order of the store."""
    inferred = defaultdict(list)
    for day in store.inferred():
        inferred[day.report].append(day)
    for report in store.find_reports(asked):
        findings = with_inferred(store.findings(report.id), inferred.get(report.id, ()))
        yield encode(record_of(findings)) + b"\n"
