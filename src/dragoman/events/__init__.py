"""Reading to events: PLOVER type and mode, actors, recipients, when, where, status, figures, and who tells it."""

from dragoman.events.confidence import LEAST_SURE
from dragoman.events.finder import Plot, find_events, find_plot, find_traits
from dragoman.events.parties import narrow_cast, widen_cast

__all__ = ["LEAST_SURE", "Plot", "find_events", "find_plot", "find_traits", "narrow_cast", "widen_cast"]
