"""Reading to events: PLOVER type and mode, actors, recipients, when, where, status, figures, and who tells it."""

from dragoman.events.finder import find_events
from dragoman.events.parties import narrow_cast, widen_cast

__all__ = ["find_events", "narrow_cast", "widen_cast"]
