"""Positions: one side of a dispute, made of the voices and outlets that hold it, with their words and origins.

"The monitor said 31" in three papers is one position held by one origin. In: what is held, by whom, in which words. Out:
``Position``; the warning where all sides go back to one origin.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from dragoman.linking.origins import Origins, count_origins, folded_holder
from dragoman.model.happenings import Evidence, Named, Origin, Position, Telling, Voice
from dragoman.model.terms import Stance

__all__ = ["Held", "held_by_outlet", "held_by_voice", "make_position", "warn"]


@dataclass(frozen=True, slots=True)
class Held:
    """One bearer of a position in one report."""

    holder: Named | None
    origin: Origin
    evidence: Evidence
    published: date | None


def held_by_voice(voice: Voice, origins: Origins) -> Held:
    """Return what a statement holds."""
    words = Evidence(report=voice.report, start=voice.start, stop=voice.stop)
    return Held(voice.holder, origins.of_voice(voice), words, voice.published)


def held_by_outlet(telling: Telling, origins: Origins) -> Held:
    """Return what an outlet tells in its own words."""
    words = Evidence(report=telling.report, start=telling.start, stop=telling.stop)
    return Held(None, origins.of_outlet(telling.report, telling.publisher, telling.agency), words, telling.published)


def make_position(gist: str, stance: Stance, held: Iterable[Held]) -> Position:
    """Return a position.

    Args:
        gist: What it holds.
        stance: How.
        held: Who holds it, in any order. Beside a named source an outlet that repeats it adds no origin, and several outlets
            without one count once.
    """
    bearers = sorted(held, key=lambda one: (one.published or date.max, one.evidence.report, one.evidence.start))
    sourced = [one.origin for one in bearers if one.holder is not None]
    own = [one.origin for one in bearers if one.holder is None][:1]
    known, unknown = count_origins(sourced or own)
    days = [one.published for one in bearers if one.published is not None]
    return Position(
        gist=gist,
        stance=stance,
        held_by=tuple({folded_holder(one.holder): one.holder for one in reversed(bearers) if one.holder is not None}.values())[
            ::-1
        ],
        named=any(one.holder is not None and one.origin.kind != "unknown" for one in bearers),
        evidence=tuple(dict.fromkeys(one.evidence for one in bearers)),
        since=min(days, default=None),
        origins=len(known),
        unknown=unknown,
    )


def warn(sides: Sequence[Iterable[Held]]) -> str | None:
    """Return a warning where the sides of a dispute go back to one origin or to nobody who is named."""
    keys = [{one.origin.key for one in side} for side in sides]
    if len(set().union(*keys)) == 1:
        return "all sides go back to one origin"
    if all(one.origin.kind == "unknown" for side in sides for one in side):
        return "nobody on any side is named"
    return None
