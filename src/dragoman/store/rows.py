"""What the store's questions are answered with: frozen rows with names in place of numbers.

A ``Party`` names an actor after the judgements in force: two spellings that were judged the same bear one id and one name. Days
are half open; words are the report's own, so that every row can be quoted.
"""

from dataclasses import dataclass, field
from datetime import date

__all__ = [
    "ActorRow", "Contact", "EventRow", "FigureRow", "Heading", "Party", "Quoted", "ReportName", "ReportRow", "Saying",
    "StatementRow",
]  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """An actor by its id and name."""

    id: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoted:
    """Words of a report with their place, ``[start, stop)`` in code points."""

    start: int
    stop: int
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportName:
    """A report as a row of another kind cites it."""

    id: str
    key: str
    title: str | None
    publisher: str | None
    published: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """By what a report is known at a glance.

    Attributes:
        words: Its headline; where it came without one, its opening words.
        start: Where the opening words stand in its text, ``[start, stop)`` in code points; None for a headline.
    """

    report: ReportName
    words: str
    start: int | None
    stop: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportRow:
    """A report with what was found in it, counted.

    Attributes:
        not_read: Why nothing was looked for in it; None when it was read.
        words: Words of its text.
        also: How many other keys the same text came with.
    """

    id: str
    key: str
    file: str
    title: str | None
    publisher: str | None
    published: date | None
    published_grain: str | None
    published_basis: str | None
    published_reason: str | None
    language: str | None
    language_basis: str | None
    language_confidence: float | None
    language_reason: str | None
    not_read: str | None
    agency: str | None
    copy_of: str | None
    words: int
    statements: int
    events: int
    also: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorRow:
    """An actor with all that was judged the same.

    Attributes:
        names: Every name that reports give, shortest first.
        merged: Ids of the actors that this row stands for, its own among them.
        reports: In how many reports it is.
    """

    id: str
    name: str
    kind: str
    country: str | None
    known: bool
    wikidata: str | None
    names: tuple[str, ...]
    merged: tuple[str, ...]
    reports: int
    mentions: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementRow:
    """Who says what.

    Attributes:
        source: The actor; None where it is nobody in particular.
        source_words: The source phrase; None where the text names nobody.
        contents: The pieces of what is said, in text order.
        since: First day of the saying; both days None when it is not known.
        within: Id of the statement that this one is told in.
        through: Those who pass it on.
    """

    report: ReportName
    id: str
    source: Party | None
    source_words: str | None
    source_kind: str
    source_count: int
    cue: str | None
    lemma: str | None
    stance: str
    manner: str
    contents: tuple[Quoted, ...]
    since: date | None
    before: date | None
    grain: str | None
    within: str | None
    through: tuple[Party, ...] = ()
    hedged: bool
    confidence: float
    trace: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """A statement that carries an event: who says so, and with which stance."""

    id: str
    source: Party | None
    source_words: str | None
    source_kind: str
    stance: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EventRow:
    """Who did what to whom, and who says so.

    Attributes:
        who: The doers.
        whom: Those it is done to.
        says: The statements that tell it; empty when the reporter does.
        since: First day; both days None when it is not dated, and ``when_reason`` says why.
        trigger: The words that tell it.
        evidence: The clauses that its fields rest on.
        inferred: Why it has these days, where another report gives them and its own does not; None otherwise.
    """

    report: ReportName
    id: str
    type: str
    modes: tuple[str, ...]
    contexts: tuple[str, ...]
    status: str
    who: tuple[Party, ...]
    whom: tuple[Party, ...]
    says: tuple[Saying, ...]
    since: date | None
    before: date | None
    grain: str | None
    when_basis: str | None
    when_reason: str | None
    place: str | None
    country: str | None
    latitude: float | None
    longitude: float | None
    where_reason: str | None
    trigger: Quoted
    evidence: tuple[Quoted, ...]
    confidence: float
    trace: str
    inferred: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureRow:
    """A number, of whom, and who gives it; the event's days and place with it.

    ``as_of_words`` say up to when it counts, ``over`` over what longer course than the event it sums up.
    """

    report: ReportName
    event: str
    type: str
    status: str
    what: str
    of: str | None
    low: float | None
    high: float | None
    bound: str
    words: Quoted
    as_of: date | None
    as_of_words: str | None
    over: str | None
    according_to: Saying | None
    since: date | None
    before: date | None
    place: str | None
    country: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """Somebody whom an actor shares events with, counted by PLOVER type."""

    actor: Party
    events: int
    reports: int
    types: dict[str, int] = field(default_factory=dict)
