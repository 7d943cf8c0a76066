"""Crashes in dispute: whether an aircraft was shot down, as one source says, or came down by a fault, as another says.

"The clan said it had shot down the plane", the army "that it had crashed after a technical failure". In: happenings with their
tellings, all voices. Out: ``Dispute`` values.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from dragoman.linking.disputes import ANSWERING, Gathered, make_dispute
from dragoman.linking.origins import Origins
from dragoman.linking.positions import held_by_voice
from dragoman.linking.scenes import ask_fall
from dragoman.model.happenings import Dispute, Telling, Voice

__all__ = ["crash_disputes"]

_CRAFTS = {
    "plane": r"(?:war|air)?planes?|(?:fighter )?jets?|aircraft|airliners?|bombers?",
    "helicopter": r"helicopters?|choppers?",
    "drone": r"drones?|unmanned aerial vehicles?|UAVs?",
    "balloon": r"balloons?|airships?",
}
_CRAFT = re.compile("|".join(rf"\b(?P<{craft}>{words})\b" for craft, words in _CRAFTS.items()), re.I)
_SHOT = re.compile(
    r"\b(?:shot (?:\w+ )?down|(?:had |has |have )?downed|brought down (?:by|with)|hit by (?:a )?(?:missile|fire|rocket)s?)\b",
    re.I,
)
_FAULT = re.compile(
    r"\b(?:technical|mechanical|engine|electrical|instrument) "
    r"(?:fault|failure|problem|malfunction|trouble|defect|error|reason|issue)s?"
    r"|\bmalfunction\w*|\b(?:pilot|human) error\b|\bbad weather\b|\bran out of fuel\b",
    re.I,
)
_OPEN = re.compile(r"\b(?:whether|if|unclear|not (?:\w+ )?clear|could|might|may|would|will|not|never|did)\b", re.I)
_TURN = re.compile(r",? (?:while|whereas|but|though|although) ", re.I)
_FELL = re.compile(r"\b(?:crash\w*|shot down|down(?:ed|ing)|came down)\b", re.I)
_TOWNS = frozenset({"city", "other"})


@dataclass(frozen=True, slots=True)
class _Told:
    """How a voice says that an aircraft came down."""

    voice: Voice
    craft: str
    shot: bool


def crash_disputes(
    gathered: Sequence[Gathered], voices: Iterable[Voice], origins: Origins, wanted: Collection[str] | None = None
) -> Iterator[Dispute]:
    """Yield a dispute for each aircraft that one source has shot down and another has come down by a fault.

    Args:
        gathered: Happenings with their tellings, all those of their reports.
        voices: All voices of their reports.
        origins: Names who stands behind each.
        wanted: The ids of the happenings that are asked about; None for all.
    """
    of_report: defaultdict[str, list[_Told]] = defaultdict(list)
    for voice in sorted(voices, key=lambda one: (one.report, one.start, one.id)):
        told = _told(voice)
        if told is not None:
            of_report[voice.report].append(told)
    pairs = [
        (shot, fault)
        for some in of_report.values()
        for shot in some
        for fault in some
        if shot.shot and not fault.shot and shot.craft == fault.craft
        if origins.of_voice(shot.voice).key != origins.of_voice(fault.voice).key
    ]
    tellings = [(happening.id, telling) for happening, some in gathered for telling in some] if pairs else []
    by_id = {one[0].id: one for one in gathered}
    parted: defaultdict[tuple[str, ...], dict[_Told, None]] = defaultdict(dict)
    for shot, fault in pairs:
        happening = _happening(shot.craft, shot.voice.report, tellings)
        if happening is not None and (wanted is None or happening in wanted):
            keys = (origins.of_voice(one.voice).key for one in (shot, fault))
            parted[happening, shot.craft, *keys] |= {shot: None, fault: None}
    for (happening, craft, *_), group in sorted(parted.items()):
        yield _dispute(by_id[happening], craft, list(group), origins)


def _told(voice: Voice) -> _Told | None:
    """Return how a voice that is known says an aircraft came down; None where it says nothing of it, or leaves it open."""
    if voice.holder is None or voice.stance in ANSWERING:
        return None
    words = _TURN.split(voice.contents, maxsplit=1)[0]
    shot, fault, craft = _SHOT.search(words), _FAULT.search(words), _CRAFT.search(f"{words} {voice.lead}")
    crash = re.search(r"\bcrash\w*", words, re.I)
    if (shot is None) == (fault is None) or (fault is not None and crash is None):
        return None
    found = shot or fault
    assert found is not None
    if _OPEN.search(words[: found.start()]) or (shot is not None and craft is None):
        return None
    return _Told(voice, str(craft.lastgroup) if craft is not None else "plane", shot is not None)


def _fell(craft: str, telling: Telling) -> bool:
    """Tell whether a telling's words tell of an aircraft coming down."""
    return re.search(rf"\b(?:{_CRAFTS[craft]})\b", telling.words, re.I) is not None and _FELL.search(telling.words) is not None


def _happening(craft: str, report: str, tellings: Iterable[tuple[str, Telling]]) -> str | None:
    """Return the happening of the first telling of a report that tells of the aircraft coming down."""
    near = [
        (one.place_kind not in _TOWNS, one.start, happening)
        for happening, one in tellings
        if one.report == report and _fell(craft, one)
    ]
    return min(near)[2] if near else None


def _dispute(gathered: Gathered, craft: str, group: Sequence[_Told], origins: Origins) -> Dispute:
    happening, tellings = gathered
    telling = [one for one in tellings if _fell(craft, one)]
    return make_dispute(
        "doer",
        "differs",
        ask_fall(craft, happening, telling),
        happening.id,
        [
            (gist, "asserts", [held_by_voice(one.voice, origins) for one in group if one.shot is shot])
            for gist, shot in (("shot down", True), ("a fault", False))
        ],
        matter=f"fall of a {craft}: {', '.join(sorted({origins.of_voice(one.voice).key for one in group}))}",
    )
