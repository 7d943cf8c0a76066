"""Answers: voices that deny, doubt or decline to speak of a happening, found by the events that they carry or by their words.

"The ministry denied any role in the strike" answers the strike that a report before it tells. In: happenings with their
tellings, all voices. Out: each happening with the voices that answer it.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from dragoman.linking.disputes import Gathered
from dragoman.linking.words import stems_of
from dragoman.model.happenings import Voice

__all__ = ["answers_to"]

ANSWERING = frozenset({"denies", "doubts", "declines"})
SHARED = 2  # stems of what is said that the tellings of the same report use for the happening


def answers_to(gathered: Sequence[Gathered], voices: Iterable[Voice]) -> Iterator[tuple[Gathered, list[Voice]]]:
    """Yield each happening with the voices that answer it, in the order of their ids.

    Args:
        gathered: Happenings with their tellings.
        voices: All voices, in any order.
    """
    of_event = {event: index for index, (happening, _) in enumerate(gathered) for _, event in happening.events}
    in_report: defaultdict[str, set[int]] = defaultdict(set)
    for index, (happening, _) in enumerate(gathered):
        for report, _ in happening.events:
            in_report[report].add(index)
    found: defaultdict[int, list[Voice]] = defaultdict(list)
    for voice in sorted(voices, key=lambda voice: voice.id):
        if voice.stance in ANSWERING:
            about = {of_event[event] for event in voice.events if event in of_event}
            for index in about or _alike(voice, gathered, in_report[voice.report]):
                found[index].append(voice)
    for index, told in enumerate(gathered):
        yield told, found[index]


def _alike(voice: Voice, gathered: Sequence[Gathered], near: Iterable[int]) -> list[int]:
    """Return the happening of the voice's report that shares most words with it, if it shares enough."""
    said = stems_of(voice.contents)
    scored = []
    for index in sorted(near):
        happening, tellings = gathered[index]
        told = frozenset[str]().union(
            *(stems_of(one.words) | stems_of(one.trigger) for one in tellings if one.report == voice.report)
        )
        shared = len(said & told)
        # "Israel has not commented on the death": the word that tells the event is enough for one who declines to speak of it.
        named = any(said & stems_of(one.trigger) for one in tellings if one.report == voice.report)
        if shared >= SHARED or (named and voice.stance == "declines"):
            scored.append((-shared, -happening.reports, happening.id, index))
    return [min(scored)[3]] if scored else []
