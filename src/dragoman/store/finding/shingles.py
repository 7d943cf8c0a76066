"""Shingles by which copies of a new report are found without a look at every report: postings of one shingle in four.

unposted(connection)  ->  the reports that came since; holders(connection, …) meets them; post_shingles(connection, …) adds them
"""

import struct
from collections.abc import Iterable, Mapping

from sqlalchemy import Connection, exists, insert, select

from dragoman.store.linked_tables import report_shingles
from dragoman.store.tables import fingerprints, reports

__all__ = ["holders", "post_shingles", "shingles_of", "unposted"]

MOST = 500  # values in one IN list
SHINGLE_BYTES = 8
_HALF, _WHOLE = 2**63, 2**64  # databases know signed numbers alone


def unposted(connection: Connection) -> list[str]:
    """Return the reports none of whose shingles are posted."""
    there = exists(select(report_shingles.c.shingle).where(report_shingles.c.report == fingerprints.c.report))
    query = select(reports.c.id).join(fingerprints, fingerprints.c.report == reports.c.number).where(~there)
    return list(connection.scalars(query.order_by(reports.c.id)))


def shingles_of(connection: Connection, ids: Iterable[str]) -> dict[str, tuple[int, ...]]:
    """Return the shingles of reports."""
    wanted, found = sorted(set(ids)), {}
    for start in range(0, len(wanted), MOST):
        query = select(reports.c.id, fingerprints.c.shingles).join(fingerprints, fingerprints.c.report == reports.c.number)
        for row in connection.execute(query.where(reports.c.id.in_(wanted[start : start + MOST]))):
            found[row.id] = struct.unpack(f"<{len(row.shingles) // SHINGLE_BYTES}Q", row.shingles)
    return found


def post_shingles(connection: Connection, sampled: Mapping[str, Iterable[int]]) -> None:
    """Post sampled shingles of reports.

    Args:
        connection: Inside a writing transaction.
        sampled: Shingles by report id.
    """
    for report, shingles in sampled.items():
        number = connection.scalar(select(reports.c.number).where(reports.c.id == report))
        rows = [{"shingle": _signed(one), "report": number} for one in sorted(set(shingles))]
        if rows:
            connection.execute(insert(report_shingles), rows)


def holders(connection: Connection, shingles: Iterable[int]) -> dict[int, list[str]]:
    """Return for each posted shingle the reports that hold it."""
    wanted = sorted({_signed(one) for one in shingles})
    found: dict[int, list[str]] = {}
    for start in range(0, len(wanted), MOST):
        query = select(report_shingles.c.shingle, reports.c.id).join(reports, reports.c.number == report_shingles.c.report)
        for row in connection.execute(query.where(report_shingles.c.shingle.in_(wanted[start : start + MOST]))):
            found.setdefault(row.shingle % _WHOLE, []).append(row.id)
    return found


def _signed(shingle: int) -> int:
    return shingle - _WHOLE if shingle >= _HALF else shingle
