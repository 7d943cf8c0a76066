"""Confidence: how often each rule was right, as measured, weighed by how often its cue attributes at all.

In: a draft. Out: a number from 0 to 1.
"""

from dragoman.statements.drafts import Draft

__all__ = ["PRECISION", "confidence_of"]

PRECISION: dict[str, float] = {}
_UNMEASURED = 0.5


def confidence_of(draft: Draft) -> float:
    """Return the confidence in a draft."""
    measured = PRECISION.get(draft.rule, _UNMEASURED)
    if draft.row is None or draft.quoted:
        return measured
    return round(measured * (0.5 + draft.row.prior / 2), 2)
