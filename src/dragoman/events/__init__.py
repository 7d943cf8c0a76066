"""Reading to events: PLOVER type and mode, actors, recipients, when, where, status, figures, and who tells it."""

from dragoman.events.confidence import least_sure
from dragoman.events.finder import Plot, find_events, find_plot, find_tellings, find_traits
from dragoman.events.parties import narrow_cast, widen_cast

__all__ = ["Plot", "find_events", "find_plot", "find_tellings", "find_traits", "least_sure", "narrow_cast", "widen_cast"]
