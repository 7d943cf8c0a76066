"""Answers: voices that deny, doubt or decline to speak of a happening, found by the events that they carry or by their words.

"The ministry denied any role in the strike" answers the strike that a report before it tells. In: happenings with their
tellings, all voices. Out: each happening with the voices that answer it.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from dragoman.linking.disputes import ANSWERING, HINTING, Gathered, about_of
from dragoman.linking.words import stems_of
from dragoman.model.happenings import Voice

__all__ = ["answers_to"]

SILENT = frozenset(
    {"comment", "respond", "reply", "answer", "decline", "confirm", "acknowledge", "address", "discuss", "elaborate"}
)
_COMMENT = re.compile(
    r"\b(?:comment|discuss|answer|speculate|confirm(?: (?:n?or )?deny)?)\b|\W*(?:whether|how|why|what|who|on|about)\b"
    r"|\W*to (?:say|speak|talk|elaborate|respond|reply|identify|name|reveal|specify|disclose|address|give (?:any )?details)\b",
    re.I,
)
_OFFERED = re.compile(r"\b(?:to|opportunity|invitation|offer|offers|chance|requests?|job|post|nomination|help|deal)\b", re.I)
_EVER = re.compile(r"\W*any\b", re.I)
BESIDE = 200  # code points: one sentence
SHARED = 2  # stems of what is said that the tellings of the same report use for the happening


def answers_to(gathered: Sequence[Gathered], voices: Collection[Voice]) -> Iterator[tuple[Gathered, list[Voice]]]:
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
        if _answers(voice):
            about = {of_event[event] for event in voice.events if event in of_event}
            for index in about or _alike(voice, gathered, in_report[voice.report]):
                found[index].append(voice)
    for voice, index in _hints(voices, found, gathered):
        found[index].append(voice)
    for index, told in enumerate(gathered):
        yield told, found[index]


def _hints(
    voices: Collection[Voice], found: Mapping[int, Sequence[Voice]], gathered: Sequence[Gathered]
) -> list[tuple[Voice, int]]:
    """Return who hints at a doer beside an answer: "the army has not commented, but its chief has hinted at its part"."""
    answered = [(one, index) for index in sorted(found) for one in found[index]]
    hints = []
    for voice in sorted(voices, key=lambda voice: voice.id):
        if voice.lemma in HINTING and about_of(voice.contents) == "doer":
            near = [
                (abs(one.start - voice.start), gathered[index][0].id, index)
                for one, index in answered
                if one.report == voice.report
            ]
            hints += [(voice, index) for distance, _, index in sorted(near)[:1] if distance <= BESIDE]
    return hints


def _answers(voice: Voice) -> bool:
    return declines_comment(voice) if voice.stance == "declines" else voice.stance in ANSWERING


def declines_comment(voice: Voice) -> bool:
    """Tell whether a voice declines to speak of something, and not to do it: "refused to surrender" is no answer.

    Nor is it one to decline "an offer", or to have acknowledged no deed of a kind, "any civilian deaths".
    """
    if _EVER.match(voice.contents):
        return False
    if voice.lemma in SILENT | {None, "refuse"} and _COMMENT.search(voice.contents) is not None:
        return True
    return voice.lemma is None or (voice.lemma in SILENT and _OFFERED.search(voice.contents) is None)


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
        # All that is passed over in silence stands among the happening's words, though another word tells it: "was killed".
        whole = bool(said) and said <= told
        if shared >= SHARED or ((named or whole) and voice.stance == "declines"):
            scored.append((-shared, -happening.reports, happening.id, index))
    return [min(scored)[3]] if scored else []
