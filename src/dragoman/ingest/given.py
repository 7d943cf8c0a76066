"""What an input gave, before anything is cut: one text with the metadata that came with it.

Example: the row ``{"id": "7", "text": "…", "date": "4/5/2017"}`` of ``coast.jsonl`` gives a text, the key ``7`` and two
readings of its date, until the other rows of the file tell which part is the month.
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from dragoman.model import Failure, InputError
from dragoman.model.terms import Grain

__all__ = ["Dated", "Given", "Order", "as_failure"]

Order = Literal["mdy", "dmy"]


@dataclass(frozen=True, slots=True)
class Dated:
    """A day with its grain: for a month or a year, its first day."""

    day: date
    grain: Grain


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """One text as it was given.

    Attributes:
        key: The id that the input gave it, else the stem of its file.
        file: Path as given.
        where: The file or row, as a message names it (``coast.jsonl:3``).
        text: The given text: of a text file and a row the text itself, of Markdown and HTML what is rendered from it.
        title: Headline, when the metadata has one.
        publisher: Outlet or domain that the metadata names.
        url: Address that the metadata gives.
        language: ISO 639-1 code that the metadata gives.
        dates: Readings of the publication date in the metadata: none, one, or two when day and month may be swapped.
        date_given: The metadata's date as it stands, even when it cannot be read; None without one.
        date_loose: Whether its name (``date``, ``timestamp``) leaves open what it dates: the report or what it tells of.
    """

    key: str
    file: str
    where: str
    text: str
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    language: str | None = None
    dates: tuple[Dated, ...] = ()
    date_given: str | None = None
    date_loose: bool = False


def as_failure(error: InputError) -> Failure:
    """Return the failure that a batch keeps for an input error: its place and its trouble, on one line each."""
    return Failure(where=error.where, trouble=" ".join(error.trouble.split()))
