"""Events: what one report tells of who did what to whom. An event says nothing about whether other reports agree."""

from dataclasses import dataclass

from dragoman.model.spans import Span
from dragoman.model.terms import MODES, Basis, Bound, EventType, FigureKind, Status
from dragoman.model.times import Interval
from dragoman.model.trace import Trace

__all__ = ["Event", "Figure", "LeftOut", "When"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number that a report ties to an event.

    Attributes:
        span: The words of the number and its unit.
        what: What is counted.
        of: Of whom or what, in the report's words ("civilians", "dollars").
        low: Lower bound; None for "at most".
        high: Upper bound; None for "at least".
        bound: How the words bound it.
        according_to: Id of the statement that gives it; None when the report gives it itself.
        as_of: ISO date up to which it counts; None when not said.
        as_of_words: The words that say so ("by Thursday", "so far"); None without a date.
        as_of_basis: ``stated`` or ``anchored`` by those words, or ``inferred``; None without a date.
        over: The words that say over what longer course it sums up ("since October", "in seven years of war"); None for the
            harm of the event alone.

    Raises:
        ValueError: When it has no bound, its bounds are reversed, or a date of it stands without its words and basis.
    """

    span: Span
    what: FigureKind
    of: str | None = None
    low: float | None = None
    high: float | None = None
    bound: Bound
    according_to: str | None = None
    as_of: str | None = None
    as_of_words: Span | None = None
    as_of_basis: Basis | None = None
    over: Span | None = None

    def __post_init__(self) -> None:
        if self.low is None and self.high is None:
            raise ValueError("a figure needs a bound")
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError(f"figure {self.low} to {self.high} is reversed")
        if len({each is None for each in (self.as_of, self.as_of_words, self.as_of_basis)}) > 1:
            raise ValueError("a figure is as of a day with the words that say so and its basis, or of none")


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """When an event took or will take place.

    Attributes:
        interval: The days, with their grain.
        basis: ``stated`` or ``anchored`` by a phrase, or ``inferred`` from tense and the publication date.
        time: Index of the governing phrase among the report's times; None when inferred.
    """

    interval: Interval
    basis: Basis
    time: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One event as one report tells it.

    Attributes:
        id: Content hash.
        type: PLOVER event type.
        modes: PLOVER modes, sorted.
        contexts: PLOVER contexts, sorted.
        trigger: The word or words that tell the event.
        evidence: Clauses or sentences that its fields rest on, in text order.
        actors: Actor ids of the doers; empty when nobody is named.
        recipients: Actor ids of those it is done to.
        status: Whether it happened, as told.
        when: The days; None when not known.
        when_reason: Why not (``no-time-phrase``, ``no-publication-date`` …); None with a date.
        where: Index among the report's places; None when not known.
        where_reason: Why not; None with a place.
        where_basis: ``stated`` by the words of its clause, ``anchored`` by words that take up a place or a gathering named
            before, ``inferred`` from the story around; None without a place, and in records of older versions.
        figures: Numbers tied to it.
        carried_by: Ids of the statements that tell it; empty when the reporter does.
        also: Triggers of further mentions of the same event.
        confidence: 0 to 1.
        trace: Frame or model that found it.

    Raises:
        ValueError: When a mode is not one of the type's, or confidence is out of range.
    """

    id: str
    type: EventType
    modes: tuple[str, ...] = ()
    contexts: tuple[str, ...] = ()
    trigger: Span
    evidence: tuple[Span, ...]
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    status: Status
    when: When | None = None
    when_reason: str | None = None
    where: int | None = None
    where_reason: str | None = None
    where_basis: Basis | None = None
    figures: tuple[Figure, ...] = ()
    carried_by: tuple[str, ...] = ()
    also: tuple[Span, ...] = ()
    confidence: float
    trace: Trace

    def __post_init__(self) -> None:
        strange = set(self.modes) - MODES[self.type]
        if strange:
            raise ValueError(f"{self.type} has no mode {sorted(strange)[0]!r}")
        if not 0 <= self.confidence <= 1:
            raise ValueError(f"confidence {self.confidence} is outside 0 to 1")
        if (self.when is None) == (self.when_reason is None):
            raise ValueError("an event has either a date or the reason why it has none")


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """Words that may tell an event, and why none was coded.

    Attributes:
        span: The word that would be its trigger.
        type: The type that it would have; None where no frame reads it.
        reason: Why not (``metaphor``, ``purpose``, ``nobody-named``, ``no-frame-fits`` …).
        trace: The frame that read it, or the rule that did not.
    """

    span: Span
    type: EventType | None
    reason: str
    trace: Trace
