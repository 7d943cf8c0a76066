"""Reading to events: PLOVER type and mode, actors, recipients, when, where, status, figures, and who tells it."""

from dragoman.events.finder import Judge, Plot, find_events, find_plot
from dragoman.events.parties import narrow_cast, widen_cast

__all__ = ["Judge", "Plot", "find_events", "find_plot", "narrow_cast", "widen_cast"]
