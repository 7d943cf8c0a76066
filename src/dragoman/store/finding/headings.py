"""Headings: by what a report is known at a glance, its headline or else its opening words.

headings_of(connection, [report])  ->  "Ferry firm denies warning" without a place in the text, or its first sentence with one
"""

import re
from collections.abc import Collection
from typing import Any

from sqlalchemy import Connection, select

from dragoman.store.finding.conditions import REPORT_NAME, report_name
from dragoman.store.rows import Heading, ReportName
from dragoman.store.tables import reports

__all__ = ["headings_of", "opening_of"]

LEAST = 40  # code points: "KARA, Norland." opens nothing
MOST = 160
_END = re.compile(r"[.!?][\"”’')]*(?=\s+[\"“‘'(]?[A-Z])|\n\s*\n")


def headings_of(connection: Connection, ids: Collection[str]) -> dict[str, Heading]:
    """Return by what each of these reports is known.

    Args:
        connection: Open for reading.
        ids: Ids of reports.
    """
    columns: tuple[Any, ...] = (*REPORT_NAME, reports.c.text)
    found = connection.execute(select(*columns).where(reports.c.id.in_(ids)))
    return {row.report_id: _heading(report_name(row), row.text) for row in found}


def _heading(report: ReportName, text: str) -> Heading:
    title = " ".join((report.title or "").split())
    if title:
        return Heading(report=report, words=title, start=None, stop=None)
    start, stop = opening_of(text)
    return Heading(report=report, words=" ".join(text[start:stop].split()), start=start, stop=stop)


def opening_of(text: str) -> tuple[int, int]:
    """Return where a text's opening words stand, ``[start, stop)`` in code points: its first sentence, or what fits of it."""
    start = len(text) - len(text.lstrip())
    ends = (found.end() for found in _END.finditer(text, start, start + MOST + 1))
    stop = next((end for end in ends if end - start >= LEAST), None)
    if stop is None:
        stop = len(text) if len(text) - start <= MOST else max(text.rfind(" ", start, start + MOST), start)
    return start, start + len(text[start:stop].rstrip())
