"""Judgements: what was decided about two things across reports, why, and by whom. Appended, withdrawn, never erased."""

from dataclasses import dataclass

from dragoman.model.terms import JudgementKind

__all__ = ["Judgement"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """One decision.

    Attributes:
        id: Content hash of kind, sides and basis.
        kind: What is decided.
        left: Id of one side; the smaller of the two where the order means nothing; the report that is ``corrected``.
        right: Id of the other; the name that a person gave where it is ``renamed``; the correction where it is ``corrected``.
        holds: Whether it holds; False keeps the two apart.
        score: 0 to 1.
        reason: Why, in words.
        by: ``rule:NAME``, ``model:NAME@VERSION`` or ``person:NAME``.
    """

    id: str
    kind: JudgementKind
    left: str
    right: str
    holds: bool
    score: float
    reason: str
    by: str
