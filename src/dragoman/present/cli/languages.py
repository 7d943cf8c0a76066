"""What is said of a report's language: its name, what tells it and how surely, and that a report was not read for it."""

from typing import TYPE_CHECKING

from dragoman.lexicon.languages import name_language
from dragoman.present.cli.noting import name_input

if TYPE_CHECKING:
    from dragoman.model import Report
    from dragoman.store.rows import ReportRow

__all__ = ["NOT_READ", "not_in_english", "tell_language"]

NOT_READ = "its language is not read: its text is kept, no statements, events or names were looked for"


def tell_language(report: "Report | ReportRow") -> str:
    """Return a report's language as a reader writes it, with what says so: ``Malay (ms, by its words: 0.92)``."""
    if report.language is None:
        return f"unknown ({report.language_reason})" if report.language_reason else "unknown"
    name = name_language(report.language)
    told = [report.language] if name != report.language else []
    if report.language_basis == "metadata":
        told.append("by the metadata")
    elif report.language_basis == "text":
        told.append("by its words" + (f": {report.language_confidence:.2f}" if report.language_confidence is not None else ""))
    return f"{name} ({', '.join(told)})" if told else name


def not_in_english(report: "Report") -> str:
    """Return the line that says which input was not read for its language."""
    return f"not in English: {name_input(report)}: {tell_language(report)}"
