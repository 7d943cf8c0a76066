"""Folding: what PLOVER's tables, which have no status, make of events that have not happened.

A planned visit is an agreement to meet; a denied attack is none. Source: PLOVER manual, sections 2.3 and 3.1.
"""

from dataclasses import dataclass

from dragoman.model.terms import EventType
from dragoman.present.export.gathering import Told

__all__ = ["Coding", "coding_of"]

_FUTURE: dict[EventType, EventType] = {
    "CONSULT": "AGREE", "SUPPORT": "AGREE", "COOPERATE": "AGREE", "AID": "AGREE", "AGREE": "AGREE", "RETREAT": "CONCEDE",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Coding:
    """The type and modes under which an event stands in a table."""

    type: EventType
    modes: tuple[str, ...]


def coding_of(told: Told, *, folded: bool) -> Coding | None:
    """Return the coding of an event; None where it is left out.

    Args:
        told: The event.
        folded: Whether denied and hypothetical events are left out and planned ones become what announces them, or are left
            out where nothing does; else every event stands as it is, and its status beside it.
    """
    event = told.event
    if not folded or event.status in {"happened", "ongoing"}:
        return Coding(event.type, event.modes)
    if event.status == "planned" and event.type in _FUTURE:
        return Coding(_FUTURE[event.type], ())
    return None
