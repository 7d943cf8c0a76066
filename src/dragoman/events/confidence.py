"""How sure the coding of an event is: its traits, weighed.

Told twice, of two states, with a toll -> 0.9; "demonstrated a capability" read as a protest -> 0.1. In: an event's traits and
the fitted weights of ``lexicon/plover/confidence.tsv``. Out: a probability. It says how often events like this one were coded
right, not whether it is so.
"""

import math
from collections.abc import Mapping

from dragoman.events.traits import Traits

__all__ = ["BASE", "LEAST_SURE", "confidence_of"]

BASE = "base"
"""The row of the weights that every event has."""
LEAST_SURE = 0.4
"""An event less sure than this is left out, with its reason. Chosen on judged reports: docs/models/events.md."""


def confidence_of(traits: Traits, weights: Mapping[str, float]) -> float:
    """Return how likely an event is one that a reader would code so, 0 to 1.

    Args:
        traits: The event's traits.
        weights: Log odds of each trait; one that was never seen weighs nothing.
    """
    odds = weights.get(BASE, 0.0) + sum(weights.get(trait, 0.0) * value for trait, value in sorted(traits.items()))
    return 1 / (1 + math.exp(-odds))
