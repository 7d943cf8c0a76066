"""What ``read`` says of single inputs beside its table: not in English, its date not understood, not of a type that is read."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dragoman.model import Report

__all__ = ["date_not_understood", "name_input", "note_passed_over"]

_FOUND = "dragoman.ingest.finding"  # says in its log what it passes over in a folder

_WRONG_DATES = {
    "unreadable-date": "its date cannot be read",
    "ambiguous-date": "its date leaves open which part is the month",
}


def name_input(report: "Report") -> str:
    """Return where a report came from, as a message names it: its file, and its key where the file has several."""
    return report.file if report.key in report.file else f"{report.file} ({report.key})"


def date_not_understood(report: "Report") -> str | None:
    """Return the line that says which input has a date that could not be used; None where it has one, or none at all."""
    trouble = _WRONG_DATES.get(report.published_reason or "")
    return f"undated: {name_input(report)}: {trouble}" if trouble else None


@contextmanager
def note_passed_over(noted: list[str]) -> Iterator[None]:
    """Note for each folder the files in it that are of no type that is read, while it lasts."""
    handler = _Noting(noted)
    log = logging.getLogger(_FOUND)
    before = log.level
    log.addHandler(handler)
    log.setLevel(logging.INFO)
    try:
        yield
    finally:
        log.removeHandler(handler)
        log.setLevel(before)


class _Noting(logging.Handler):
    def __init__(self, noted: list[str]) -> None:
        super().__init__()
        self._noted = noted

    def emit(self, record: logging.LogRecord) -> None:
        self._noted.append(f"passed over: {record.getMessage()}")
