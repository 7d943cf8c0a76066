"""How sure the coding of an event is, from what is known of it.

Told twice, with a toll and a mode -> 0.9; by one verb of many uses, of nobody named -> 0.4. In: a finished event, the frame
of its fullest mention, the cast. Out: a probability. It says how often events like this one were coded right, not whether it
is so.
"""

import math

from dragoman.lexicon.frames import Frame
from dragoman.model import Cast, Event

__all__ = ["TRAITS", "WEIGHTS", "confidence_of", "traits_of"]

TRAITS = ("told again", "figures", "modes", "named actor", "recipient", "noun", "conditions")
WEIGHTS = (0.83, 1.07, 0.58, 0.50, 0.34, 0.55, -0.53)
"""Log odds of each trait. A frame that asks for more is of a word with more uses, and errs more.

Source: fitted on the articles of ``training/events`` by ``training/events/confidence.py``, which also tells how well.
"""
BASE = -0.29
_MOST = 3  # conditions: few frames ask for more


def traits_of(event: Event, frame: Frame, cast: Cast) -> tuple[float, ...]:
    """Return what an event has of ``TRAITS``; all are 0 or 1 but the conditions that the frame asks for.

    Args:
        event: An event; its confidence is not asked.
        frame: The frame that read its fullest mention.
        cast: The report's actors.
    """
    named = any(mention.form == "name" for each in event.actors for mention in cast.actor(each).mentions)
    told = (bool(event.also), bool(event.figures), bool(event.modes), named, bool(event.recipients), frame.form == "noun")
    return (*map(float, told), float(min(_MOST, sum(each.wanted for each in frame.conditions))))


def confidence_of(event: Event, frame: Frame, cast: Cast) -> float:
    """Return how likely an event is one that a reader would code so, 0 to 1.

    Args:
        event: An event; its confidence is not asked.
        frame: The frame that read its fullest mention.
        cast: The report's actors.
    """
    odds = BASE + sum(weight * trait for weight, trait in zip(WEIGHTS, traits_of(event, frame, cast), strict=True))
    return 1 / (1 + math.exp(-odds))
