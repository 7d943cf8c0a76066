"""Statements: who says what, in which words. A statement says nothing about whether its content is true."""

from dataclasses import dataclass

from dragoman.model.spans import Span
from dragoman.model.terms import Manner, SourceKind, Stance
from dragoman.model.times import Interval
from dragoman.model.trace import Trace

__all__ = ["Cue", "Said", "Source", "Statement"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Who says it.

    Attributes:
        span: The whole source phrase; None where the text names nobody.
        actor: Actor id; None where it is nobody in particular.
        kind: What kind of source it is.
        count: How many sources the words claim ("two officials" is 2); 1 when they do not say.
    """

    span: Span | None = None
    actor: str | None = None
    kind: SourceKind
    count: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """The reporting words; no span for a bare quotation that nothing introduces."""

    span: Span | None = None
    lemma: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """When it was said.

    Attributes:
        time: Index of the time phrase among the report's times; None where none governs it.
        interval: The days; None when not known.
    """

    time: int | None = None
    interval: Interval | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One attribution.

    Attributes:
        id: Content hash.
        source: Who says it.
        cue: The reporting words.
        contents: What is said, without source and cue, quotation marks included; at least one span, in text order.
        manner: In the source's words, in the reporter's, or both.
        stance: What the source does by saying it. A denial holds the denied proposition as its contents.
        within: Id of the statement that this one is told in.
        through: Actor ids of those who pass it on, nearest the source first ("told Caliber").
        said: When.
        hedged: Whether the source hedges ("might", "appears to").
        confidence: 0 to 1.
        trace: Rule or model that found it.
    """

    id: str
    source: Source
    cue: Cue
    contents: tuple[Span, ...]
    manner: Manner
    stance: Stance
    within: str | None = None
    through: tuple[str, ...] = ()
    said: Said = Said()
    hedged: bool = False
    confidence: float
    trace: Trace

    def __post_init__(self) -> None:
        if not self.contents:
            raise ValueError("a statement needs contents")
        if list(self.contents) != sorted(self.contents):
            raise ValueError("the contents of a statement stand in text order")
        if not 0 <= self.confidence <= 1:
            raise ValueError(f"confidence {self.confidence} is outside 0 to 1")
