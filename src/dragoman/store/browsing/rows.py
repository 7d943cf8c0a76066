"""What pages are made of: a slice of rows, a search's hit, a day's count, a place, a pair of actors, a card to review."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Generic, TypeVar

from dragoman.model.happenings import Dispute, Link
from dragoman.model.judgements import Judgement
from dragoman.store.filters import Filters
from dragoman.store.rows import EventRow, Party, ReportName, StatementRow

__all__ = [
    "Bin", "CatalogueCounts", "Day", "Hit", "Marks", "Pair", "PlaceRow", "ReviewCard", "Slice", "Standing", "Wanted",
]  # fmt: skip

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What a page is narrowed by: the store's filters, and how many independent origins must stand behind a thing."""

    filters: Filters = field(default_factory=Filters)
    origins: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Slice(Generic[Row]):
    """Rows ``start`` to ``start + len(rows)`` of ``total``."""

    rows: tuple[Row, ...]
    total: int
    start: int = 0

    def __iter__(self) -> Iterator[Row]:
        return iter(self.rows)


@dataclass(frozen=True, slots=True, kw_only=True)
class CatalogueCounts:
    """How much a store holds."""

    reports: int
    copies: int
    undated: int
    not_read: int
    failures: int
    statements: int
    events: int
    happenings: int
    disputes: int
    actors: int
    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A report, statement or event that holds the words of a search.

    Attributes:
        kind: ``report``, ``statement`` or ``event``.
        pieces: Its words around those that were found; true where a piece is one of them.
        marked: Stance or status; None of a report.
    """

    kind: str
    id: str
    report: ReportName
    pieces: tuple[tuple[str, bool], ...]
    marked: str | None = None


@dataclass(frozen=True, slots=True)
class Day:
    """How many things begin on a day, and how many of them are disputed."""

    day: date
    count: int
    disputed: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Bin:
    """Days ``[since, before)`` with how many things begin in them."""

    since: date
    before: date
    count: int
    disputed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceRow:
    """A place with the happenings that are told there."""

    name: str
    country: str | None
    kind: str
    latitude: float | None
    longitude: float | None
    happenings: int
    disputed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two actors on both sides of events; ``origins`` counts those who stand behind them, ``unknown`` tellings by nobody."""

    one: Party
    other: Party
    events: int
    reports: int
    origins: int
    unknown: int
    types: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where an event or statement stands among those of other reports.

    Attributes:
        happening: Id of the happening that an event belongs to.
        origins: Known origins behind the happening; ``unknown`` tellings by nobody, ``links`` the reports that tell it.
        disputes: Disputes that quote it, or that are about its happening.
        answers: Judgements ``denies`` that it takes part in.
        copies: Reports that print the same text.
    """

    happening: str | None = None
    gloss: str | None = None
    links: int = 0
    origins: int = 0
    unknown: int = 0
    disputes: tuple[Dispute, ...] = ()
    answers: tuple[Judgement, ...] = ()
    copies: tuple[ReportName, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """What the rows of one page are marked with.

    Attributes:
        origins: Known origins, by happening id or event id; ``disputed`` holds the ids that a dispute is about.
    """

    origins: dict[str, int]
    disputed: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewCard:
    """One thing in doubt, with both sides as the reports tell them.

    Attributes:
        kind: ``same_happening``, ``denies``, ``same_actor`` or ``copy``.
        left: Id of one side; ``right`` of the other.
        score: 0 to 1.
        holds: What the program has it for now.
        judgement: The rule's judgement that stands; None of a link between happenings.
        sides: Both rows; empty of copies and actors.
    """

    kind: str
    left: str
    right: str
    score: float
    reason: str
    holds: bool
    judgement: Judgement | None = None
    link: Link | None = None
    sides: tuple[EventRow | StatementRow, ...] = ()
    names: tuple[str, ...] = ()
