"""Ingest: texts, web pages and tables become reports with a frozen text, a publisher and a date with its basis."""

from dragoman.ingest.days import parse_dates
from dragoman.ingest.fingerprint import Fingerprint, containment, fingerprint, resemblance
from dragoman.ingest.given import Dated, Given
from dragoman.ingest.options import FileType, IngestOptions, parse_columns
from dragoman.ingest.reports import read_inputs, report_from

__all__ = [
    "Dated", "FileType", "Fingerprint", "Given", "IngestOptions", "containment", "fingerprint", "parse_columns", "parse_dates",
    "read_inputs", "report_from", "resemblance",
]  # fmt: skip
