"""Taggings: the sources, cues and contents that a model marks in a report, and how strongly it ties them to each other.

"Kara said that he left" -> source Kara, cue said, content "he left"; the content is tied to the cue, the cue to the source.
"""

from dataclasses import dataclass
from typing import Literal

__all__ = ["Role", "Tagged", "Tagging", "Tie"]

Role = Literal["source", "cue", "content"]


@dataclass(frozen=True, slots=True)
class Tagged:
    """A marked span.

    Attributes:
        role: What it is to a statement.
        start: First code point in the report's text.
        end: One past the last.
        score: Mean probability of its labels, 0 to 1.
        edges: Probability of its first label times that of its last.
        paragraph: Which paragraph it stands in; no span runs over its end.
        quoted: Share of its words that stand inside quotation marks, 0 to 1.
    """

    role: Role
    start: int
    end: int
    score: float
    edges: float
    paragraph: int
    quoted: float


@dataclass(frozen=True, slots=True)
class Tie:
    """How strongly a span points to another: a content to its cue, a cue to its source.

    Attributes:
        span: Index of the span that points.
        to: Index of the span pointed to; None for "to nothing here".
        strength: Mean log probability.
    """

    span: int
    to: int | None
    strength: float


@dataclass(frozen=True, slots=True)
class Tagging:
    """All marked spans of a report, in order of appearance, and their ties; spans of different windows have none."""

    spans: tuple[Tagged, ...]
    ties: tuple[Tie, ...]
