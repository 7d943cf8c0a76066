"""Reading to events: PLOVER type and mode, actors, recipients, when, where, status, figures, and who tells it."""

from dragoman.events.finder import find_events

__all__ = ["find_events"]
