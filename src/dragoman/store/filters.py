"""Filters: what a question about the store may be narrowed by; every one that is given must hold.

    Filters(actor="Erdogan", type="CONSULT", date_from=date(2024, 11, 1))

Which filters a kind of row knows is in ``KNOWN_FILTERS``; one that it does not know is refused, never ignored.
"""

from dataclasses import dataclass, fields
from datetime import date
from typing import Literal

from dragoman.model import SettingsError

__all__ = ["Filters", "RowKind", "check_filters"]

RowKind = Literal["events", "statements", "figures", "actors", "reports"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What rows must hold to be found.

    Attributes:
        words: Words of the text: all of them, ``"a phrase"``, ``begin*``; in an event's evidence, in what a statement says, in
            a report's title and text; of actors, whole words of a name.
        actor: An actor's id, or whole words of a name that any report gives it. Events: a doer or recipient. Statements: their
            source, or somebody named in them.
        says: The same, of whoever says it; or whole words of the source phrase ("officials").
        type: PLOVER event type.
        status: Event status.
        stance: Stance of a statement, or of a statement that carries the event.
        what: What a figure counts.
        place: Whole words of a place's name, or an ISO 3166-1 alpha-3 code in capitals.
        publisher: Whole words of the outlet's name.
        report: A report's id or key.
        date_from: First day. Events and figures by when the event took place, statements by when they were said, reports by
            publication. With a day given, rows without a date are left out; ``count_undated`` counts them.
        date_to: Last day, included.
        originals: True leaves out what stands in copies of an earlier report.
        limit: At most so many rows; None for all.

    Raises:
        SettingsError: When the days are reversed or the limit is not positive.
    """

    words: str | None = None
    actor: str | None = None
    says: str | None = None
    type: str | None = None
    status: str | None = None
    stance: str | None = None
    what: str | None = None
    place: str | None = None
    publisher: str | None = None
    report: str | None = None
    date_from: date | None = None
    date_to: date | None = None
    originals: Literal[True] | None = None
    limit: int | None = None

    def __post_init__(self) -> None:
        if self.date_from and self.date_to and self.date_from > self.date_to:
            raise SettingsError(f"the days {self.date_from} to {self.date_to} are reversed")
        if self.limit is not None and self.limit < 1:
            raise SettingsError(f"a limit of {self.limit} finds nothing")

    @property
    def dated(self) -> bool:
        """Whether a day is given."""
        return self.date_from is not None or self.date_to is not None


_EVERYWHERE = {"report", "publisher", "date_from", "date_to", "limit", "words", "place", "originals"}
KNOWN_FILTERS: dict[RowKind, set[str]] = {
    "events": _EVERYWHERE | {"actor", "says", "type", "status", "stance"},
    "statements": _EVERYWHERE | {"actor", "says", "stance"},
    "figures": _EVERYWHERE | {"actor", "says", "type", "status", "what"},
    "actors": {"actor", "words", "report", "limit"},
    "reports": _EVERYWHERE | {"actor", "says", "type", "status", "stance"},
}


def check_filters(kind: RowKind, filters: Filters) -> None:
    """Refuse filters that a kind of row does not know.

    Raises:
        SettingsError: Naming the first one.
    """
    for field in fields(filters):
        if getattr(filters, field.name) is not None and field.name not in KNOWN_FILTERS[kind]:
            raise SettingsError(f"{kind} cannot be narrowed by {field.name}")
