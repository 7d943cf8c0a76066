"""Blaming: whose forces did it, as sources say, where one names one country and another leaves open which of two.

"Carried out by Norlandic warplanes", an activist said; "by either Norlandic or Sudrian planes", the monitor: they differ on who
did it, and neither denies the other. In: a happening of force with its tellings, all voices. Out: ``Dispute`` values.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import combinations

from dragoman.lexicon.parts import load_country_names, load_peoples
from dragoman.linking.disputes import ANSWERING, SURE, Gathered, Scores, make_dispute, scene_of
from dragoman.linking.origins import Origins
from dragoman.linking.positions import held_by_voice
from dragoman.model.happenings import Dispute, Happening, Telling, Voice

__all__ = ["blame_disputes", "blamed_by"]

_MEANS = (
    r"(?:(?:air ?force|army|military|government|regime) )*"
    r"(?:(?:war)?planes|jets|aircraft|helicopters|forces|troops|drones|artillery)"
)
_BLAMED = re.compile(
    r"\b(?:carried out|conducted|launched|fired|dropped|staged) by (?:what \w+ to be |suspected )?"
    rf"(?P<either>either )?(?P<one>[A-Z]\w+)(?: (?:government|regime))?(?: or (?:the )?(?P<other>[A-Z]\w+))? {_MEANS}\b"
)


def blamed_by(voice: Voice) -> frozenset[str]:
    """Return the codes of the countries whose forces a voice says did it: two where it leaves open which."""
    found = _BLAMED.search(voice.contents) if voice.stance not in ANSWERING else None
    if found is None:
        return frozenset()
    codes = [load_peoples().get(name.casefold()) for name in (found["one"], found["other"]) if name]
    return frozenset(code for code in codes if code) if all(codes) else frozenset()


def blame_disputes(
    gathered: Iterable[Gathered], voices: Iterable[Voice], scores: Scores, origins: Origins
) -> Iterator[Dispute]:
    """Yield a dispute where two sources name other countries as the doers of what is surely one thing.

    Args:
        gathered: Happenings with their tellings.
        voices: All voices of their reports.
        scores: How sure it is that two events are one thing, by the pair of their ids.
        origins: Names who stands behind each.
    """
    blaming: defaultdict[str, list[Voice]] = defaultdict(list)
    for voice in sorted(voices, key=lambda one: one.id):
        if voice.holder is not None and blamed_by(voice):
            blaming[voice.report].append(voice)
    for happening, tellings in gathered:
        told = {telling.report: telling for telling in tellings}
        about = [voice for report in told for voice in blaming.get(report, ()) if _is_about(voice, tellings)]
        if happening.type == "ASSAULT" and len({blamed_by(voice) for voice in about}) > 1:
            yield from _dispute(happening, about, _sure(happening, scores), origins)


def _is_about(voice: Voice, tellings: Iterable[Telling]) -> bool:
    """Tell whether a voice stands among the words that tell a happening."""
    said = " ".join(voice.contents.split())
    return any(
        one.report == voice.report and (one.event in voice.events or said in " ".join(one.words.split())) for one in tellings
    )


def _sure(happening: Happening, scores: Scores) -> set[frozenset[str]]:
    return {
        frozenset((left, right))
        for (left, one), (right, other) in combinations(happening.events, 2)
        if scores.get((min(one, other), max(one, other)), 0.0) >= SURE
    }


def _dispute(
    happening: Happening, about: Iterable[Voice], sure: Collection[frozenset[str]], origins: Origins
) -> Iterator[Dispute]:
    held: defaultdict[frozenset[str], list[Voice]] = defaultdict(list)
    for voice in about:
        held[blamed_by(voice)].append(voice)
    if not any(_part(left, right, sure, origins) for left, right in combinations(held.values(), 2)):
        return
    sides = sorted((_called(codes), [held_by_voice(voice, origins) for voice in some]) for codes, some in _ordered(held))
    yield make_dispute(
        "doer",
        "differs",
        f"Who did it: {scene_of(happening)}?",
        happening.id,
        [(gist, "asserts", bearers) for gist, bearers in sides],
    )


def _ordered(held: Mapping[frozenset[str], list[Voice]]) -> list[tuple[frozenset[str], list[Voice]]]:
    return sorted(held.items(), key=lambda each: sorted(each[0]))


def _part(left: Collection[Voice], right: Collection[Voice], sure: Collection[frozenset[str]], origins: Origins) -> bool:
    """Tell whether two sides have no source in common, a known one among them, and speak of what is surely one thing."""
    ours, theirs = ({origins.of_voice(voice) for voice in side} for side in (left, right))
    if {one.key for one in ours} & {one.key for one in theirs} or all(one.kind == "unknown" for one in ours | theirs):
        return False
    return any(one.report == other.report or frozenset((one.report, other.report)) in sure for one in left for other in right)


def _called(codes: Iterable[str]) -> str:
    names = load_country_names().names
    parties = sorted(names[code] for code in codes)
    return parties[0] if len(parties) == 1 else f"{' or '.join(parties)}, not known which"
