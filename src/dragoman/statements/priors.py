"""Confidence: how often each rule was right, as measured, weighed by how often its cue attributes at all; or the tagger's own.

In: a draft. Out: a number from 0 to 1.
"""

from dragoman.statements.drafts import Draft

__all__ = ["PRECISION", "confidence_of"]

PRECISION: dict[str, float] = {
    "according": 0.92, "adjective-about": 0.85, "adjective-clause": 0.68, "adjective-of": 0.60, "adjective-with": 0.47,
    "adverb": 0.88, "aside": 0.84, "bare-quotation": 0.15, "closing": 0.80, "continued": 0.50,
    "headline": 0.80, "in-words": 0.60, "label": 0.80, "light-about": 0.80,
    "light-clause": 0.73, "light-do": 0.73, "light-of": 0.68, "light-on": 0.68, "light-over": 0.80, "light-with": 0.80,
    "noun-about": 0.48, "noun-clause": 0.42, "noun-do": 0.49, "noun-for": 0.85, "noun-of": 0.34, "noun-on": 0.60,
    "noun-to": 0.68, "passive-as": 0.65, "passive-clause": 0.80, "passive-do": 0.74, "passive-for": 0.88,
    "passive-name": 0.90, "passive-object": 0.68, "passive-of": 0.77, "passive-whom": 0.85, "passive-with": 0.48,
    "signature": 0.87, "tag-after": 0.70, "tag-before": 0.64, "unsaid": 0.38, "verb-about": 0.63, "verb-amount": 0.74,
    "verb-against": 0.53,
    "verb-as": 0.83, "verb-at": 0.60, "verb-clause": 0.90, "verb-do": 0.71, "verb-for": 0.76, "verb-in": 0.80,
    "verb-ing": 0.62, "verb-name": 0.67, "verb-object": 0.74, "verb-of": 0.85, "verb-on": 0.77, "verb-order": 0.74,
    "verb-to": 0.60, "verb-with": 0.64,
}  # fmt: skip
"""Share of each rule's statements that gold has with the same source, smoothed by two at 0.7.

Source: PolNeAR 1.0 development split and the joint set, ``benchmarks/statements/score.py --rules``.
"""
_UNMEASURED = 0.5  # a rule that neither set uses


def confidence_of(draft: Draft) -> float:
    """Return the confidence in a draft."""
    if draft.tagged is not None:
        return round(draft.tagged, 2)
    measured = PRECISION.get(draft.rule, _UNMEASURED)
    if draft.row is None or draft.quoted:
        return measured
    return round(measured * (0.5 + draft.row.prior / 2), 2)
