"""Times: half-open intervals of days with a grain, and the phrases that name them."""

from dataclasses import dataclass
from datetime import date

from dragoman.model.spans import Span
from dragoman.model.terms import Basis, Grain, TimexKind
from dragoman.model.trace import Trace

__all__ = ["Interval", "Timex"]


@dataclass(frozen=True, slots=True)
class Interval:
    """The days ``[start, end)``.

    Attributes:
        start: First day; None for an open beginning.
        end: The day after the last; None for an open end.
        grain: How fine the words were: an interval of one day by grain ``time`` names an hour of that day in its timex's value.

    Raises:
        ValueError: When both ends are open, or the interval is empty or reversed.
    """

    start: date | None
    end: date | None
    grain: Grain

    def __post_init__(self) -> None:
        if self.start is None and self.end is None:
            raise ValueError("an interval needs at least one end")
        if self.start is not None and self.end is not None and self.start >= self.end:
            raise ValueError(f"interval [{self.start}, {self.end}) is empty or reversed")

    def meets(self, other: "Interval") -> bool:
        """Tell whether both intervals share a day."""
        return (self.start or date.min) < (other.end or date.max) and (other.start or date.min) < (self.end or date.max)


@dataclass(frozen=True, slots=True, kw_only=True)
class Timex:
    """A time phrase.

    Attributes:
        span: The words of the phrase.
        kind: TIMEX3 type.
        value: TIMEX3 value; ``XXXX-06-30`` where the year is open.
        interval: The days it names; None for durations, sets and what cannot be resolved.
        interval_reason: Why there is no interval (``no-publication-date``, ``duration``, ``set``, ``vague``); None with one.
        mod: TIMEX3 modifier (``START``, ``APPROX`` …).
        basis: ``stated`` by the words alone, ``anchored`` to another date, or ``inferred``.
        anchor: What it was counted from (``published``, ``previous``, ``dateline``, ``said`` in quoted words
            of another day, ``weekday`` where the weekday leaves one year); None when stated.
        trace: Rule that resolved it.

    Source: TimeML 1.2.1, TIMEX3.
    """

    span: Span
    kind: TimexKind
    value: str
    interval: Interval | None
    interval_reason: str | None = None
    mod: str | None = None
    basis: Basis = "stated"
    anchor: str | None = None
    trace: Trace
