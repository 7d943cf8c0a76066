"""How sure the coding of an event is: its traits, weighed.

Told twice, of two states, with a toll -> 0.9; "demonstrated a capability" read as a protest -> 0.1. In: an event's traits and
the fitted weights of ``lexicon/plover/confidence.tsv``. Out: a probability. It says how often events like this one were coded
right, not whether it is so.
"""

import math
from collections.abc import Mapping

from dragoman.events.traits import Traits
from dragoman.model import Reading

__all__ = ["BASE", "LEAST_SURE", "LEAST_SURE_ALONE", "confidence_of", "least_sure"]

BASE = "base"
"""The row of the weights that every event has."""
LEAST_SURE = 0.55
"""An event of a report less sure than this is left out, with its reason. Chosen on judged reports: docs/models/events.md."""
LEAST_SURE_ALONE = 0.2
"""The same for a text of a sentence or two: what it is about is not to be told from the rest of it."""
_ALONE = 3


def confidence_of(traits: Traits, weights: Mapping[str, float]) -> float:
    """Return how likely an event is one that a reader would code so, 0 to 1.

    Args:
        traits: The event's traits.
        weights: Log odds of each trait; one that was never seen weighs nothing.
    """
    odds = weights.get(BASE, 0.0) + sum(weights.get(trait, 0.0) * value for trait, value in sorted(traits.items()))
    return 1 / (1 + math.exp(-odds))


def least_sure(reading: Reading) -> float:
    """Return how sure an event must be to be kept."""
    return LEAST_SURE if len(reading.sentences) > _ALONE else LEAST_SURE_ALONE
