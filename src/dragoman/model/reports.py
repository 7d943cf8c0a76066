"""Reports: one text of one publisher, frozen as it was read, with what was cut from it and what is known about it."""

from dataclasses import dataclass
from datetime import date

from dragoman.model.ids import text_id
from dragoman.model.spans import Span
from dragoman.model.terms import (
    AsideReason,
    Grain,
    LanguageBasis,
    LanguageReason,
    PublishedBasis,
    PublisherBasis,
    RemovedReason,
)

__all__ = ["Aside", "Failure", "Removed", "Report"]


@dataclass(frozen=True, slots=True)
class Removed:
    """Words cut from an end of what was given, because they are not the report's own."""

    text: str
    reason: RemovedReason


@dataclass(frozen=True, slots=True)
class Aside:
    """Words inside the text that are not the report's own; they stay in place and are read past."""

    span: Span
    reason: AsideReason


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One text of one publisher.

    Attributes:
        id: SHA-256 of ``text``.
        key: The id that the input gave it, else the stem of its file.
        file: Path or address as given.
        title: Headline, when it stands apart from the text.
        publisher: The outlet, as a reader would name it; None when nothing says so.
        publisher_basis: What said so.
        language: ISO 639 code, of two letters where there is one; None when it is not known.
        language_basis: What says so: the words of the text, or the metadata.
        language_confidence: Probability that the words are in it, 0 to 1; None unless the words say so.
        language_reason: Why it is not known: ``too-short``, ``unclear``, or ``mixed`` for a text partly in English.
        published: First day of the publication date; None when nothing states it.
        published_grain: ``day``, ``month`` or ``year``; None without a date.
        published_basis: What stated it.
        published_reason: Why there is no date (``not-stated``, ``conflicting``); None with one.
        text: The frozen text, a contiguous piece of what was given; every offset counts into it.
        offset: Code points cut in front of ``text``.
        removed: What was cut at both ends, in order.
        asides: Parts of ``text`` that are read past.
        copy_of: The report that this one repeats, as far as known when it was read.
        agency: The news agency that a tag or credit line names.

    Raises:
        ValueError: When the text is empty, the id is not its hash, or the language has a confidence that is no probability.
    """

    id: str
    key: str
    file: str
    text: str
    title: str | None = None
    publisher: str | None = None
    publisher_basis: PublisherBasis | None = None
    language: str | None = None
    language_basis: LanguageBasis | None = None
    language_confidence: float | None = None
    language_reason: LanguageReason | None = None
    published: date | None = None
    published_grain: Grain | None = None
    published_basis: PublishedBasis | None = None
    published_reason: str | None = None
    offset: int = 0
    removed: tuple[Removed, ...] = ()
    asides: tuple[Aside, ...] = ()
    copy_of: str | None = None
    agency: str | None = None

    def __post_init__(self) -> None:
        if not self.text:
            raise ValueError(f"report {self.key!r} has no text")
        if self.id != text_id(self.text):
            raise ValueError(f"report {self.key!r}: the id is not the hash of its text")
        if self.language_confidence is not None and not 0 <= self.language_confidence <= 1:
            raise ValueError(f"report {self.key!r}: language_confidence is {self.language_confidence}, expected 0 to 1")

    def span(self, start: int, end: int) -> Span:
        """Return the span ``[start, end)`` of this report's text."""
        return Span(self.id, start, end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """One input that could not be read, kept so that a batch can say at its end what is missing and why.

    Attributes:
        where: The file, address or row, as the user knows it.
        trouble: One line: what is wrong.
        detail: The traceback, for a fault of our own; None for bad input.
    """

    where: str
    trouble: str
    detail: str | None = None
