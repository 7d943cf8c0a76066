"""Importing: records of another store are kept as they are: nothing is read again, and exporting them gives the same bytes.

In: findings, as ``model.recalling`` makes them of a record. Out: what became of each; links are drawn anew in the end.
"""

from collections.abc import Iterable, Iterator

from dragoman.ingest import fingerprint
from dragoman.linking import CopyIndex, sketch
from dragoman.model import Findings
from dragoman.model.inferred import without_inferred
from dragoman.pipeline.across import link_store
from dragoman.store import Kept, Store

__all__ = ["import_findings"]


def import_findings(store: Store, found: Iterable[Findings]) -> Iterator[Kept]:
    """Keep findings and, when all are there, what belongs together across them.

    Args:
        store: Where they are kept.
        found: Findings of other stores; a report that is there gives way to the one that comes.

    Yields:
        What became of each, in order; what was yielded is kept.

    Raises:
        StoreError: When the store cannot be written.
    """
    copies: dict[str, str] = {}
    for findings in map(without_inferred, found):
        yield store.keep(findings, fingerprint(findings.report.text))
        if findings.report.copy_of is not None:
            copies[findings.report.id] = findings.report.copy_of
    if copies:
        _judge_copies(store, copies)
    link_store(store)


def _judge_copies(store: Store, copies: dict[str, str]) -> None:
    """Keep the judgement behind each ``copy_of``, with its share and reason, where the original is in the store."""
    needed = {*copies, *copies.values()}
    marks = {one: sketch(one, known.exact, known.shingles) for one, known in store.fingerprints() if one in needed}
    for copy, original in copies.items():
        if original in marks and copy in marks:
            judgement = CopyIndex([marks[original]]).original_of(marks[copy])
            if judgement is not None:
                store.keep_judgement(judgement)
