"""Denials as disputes: what is denied, doubted or left without comment, with those who say it on the other side.

"The ministry denied that the pact was broken" against "a rebel spokesman said the army had broken it". In: judgements
``denies`` with the voices on both sides, and the happenings that these voices tell of. Out: disputes about whether it happened,
why, who did it or with what.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from dragoman.linking.disputes import about_of, make_dispute
from dragoman.linking.origins import Origins, folded_holder
from dragoman.linking.passages import copy_families
from dragoman.linking.positions import Held, held_by_voice
from dragoman.model import Judgement
from dragoman.model.happenings import Dispute, Origin, Voice
from dragoman.model.terms import Stance

__all__ = ["denial_disputes"]

_CLAIMED = re.compile(
    r"(?:the |any |all |these |those |media |press )*(?:claims?|reports?|allegations?|rumou?rs?|accusations?|suggestions?) "
    r"(?:that|of|about)\s+",
    re.I,
)
SHOWN = 140  # code points of a gist
QUESTIONS = {
    "cause": "Why: {words}?",
    "weapon": "With what: {words}?",
    "doer": "Who is responsible: {words}?",
    "figure": "How many: {words}?",
}


def denial_disputes(
    judged: Iterable[Judgement], voices: Mapping[str, Voice], happening_of: Mapping[str, str], origins: Origins
) -> Iterator[Dispute]:
    """Yield a dispute for each denial with what it denies; denials of one claim, and claims of one denial, are one dispute.

    Args:
        judged: Judgements ``denies`` that hold.
        voices: Statements by id.
        happening_of: Happenings by event id.
        origins: Names who stands behind each.
    """
    pairs = sorted({(one.left, one.right) for one in judged if one.left in voices and one.right in voices})
    families = copy_families(pairs)
    groups: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for denial, claim in pairs:
        groups[families[denial]].append((denial, claim))
    for _, group in sorted(groups.items()):
        parted = [pair for pair in group if _of_two_origins(*pair, voices, origins)]
        if parted:
            yield _dispute(parted, voices, happening_of, origins)
    linked = {denial for denial, _ in pairs}
    for voice in sorted(voices.values(), key=_order):
        if voice.stance == "denies" and voice.id not in linked and (told := _CLAIMED.match(voice.contents)):
            yield _refuted(voice, voice.contents[told.end() :], happening_of, origins)


def _of_two_origins(denial: str, claim: str, voices: Mapping[str, Voice], origins: Origins) -> bool:
    """Tell whether a denial and a claim go back to two, or to one that changed what it says.

    An embassy does not contradict its ambassador; a spokesman may deny on Thursday what he said on Monday.
    """
    one, other = voices[denial], voices[claim]
    origin = origins.of_voice(one)
    return origin.kind == "unknown" or origin.key != origins.of_voice(other).key or _is_one_holder(one, other)


def _is_one_holder(one: Voice, other: Voice) -> bool:
    return one.holder is not None and other.holder is not None and folded_holder(one.holder) == folded_holder(other.holder)


def _changed(claims: Sequence[str], denials: Sequence[str], voices: Mapping[str, Voice]) -> bool:
    """Tell whether all that is denied was said by the one who denies it."""
    return all(_is_one_holder(voices[denial], voices[claim]) for denial in denials for claim in claims) and bool(claims)


def _refuted(voice: Voice, words: str, happening_of: Mapping[str, str], origins: Origins) -> Dispute:
    """Return the dispute of a denial that speaks of "claims" or "reports": somebody says so, and nobody tells who."""
    denied = held_by_voice(voice, origins)
    claimed = replace(denied, holder=None, origin=Origin("unknown", f"nobody:{voice.report}", "not known"))
    about = about_of(words)
    question = QUESTIONS.get(about, "Did it happen: {words}?").format(words=_short(words))
    happening = next((happening_of[event] for event in voice.events if event in happening_of), None)
    sides: list[tuple[str, Stance, Sequence[Held]]] = [
        (f"claimed, by whom is not told: {_short(words)}", "asserts", [claimed]),
        (_short(words), "denies", [denied]),
    ]
    return make_dispute(about, "denies", question, happening, sides)


def _dispute(
    pairs: Sequence[tuple[str, str]], voices: Mapping[str, Voice], happening_of: Mapping[str, str], origins: Origins
) -> Dispute:
    denials = sorted({denial for denial, _ in pairs}, key=lambda one: _order(voices[one]))
    claims = sorted({claim for _, claim in pairs} - set(denials), key=lambda one: _order(voices[one]))
    first = voices[denials[0]]
    told = (happening_of[event] for one in (*claims, *denials) for event in voices[one].events if event in happening_of)
    about = about_of(" ".join(voices[one].contents for one in denials))
    question = QUESTIONS.get(about, "Did it happen: {words}?").format(words=_short(first.contents))
    sides: list[tuple[str, Stance, Sequence[Held]]] = [
        (_told(voices[one]), voices[one].stance, [held_by_voice(voices[one], origins)]) for one in (*claims, *denials)
    ]
    clash = "corrects" if _changed(claims, denials, voices) else "denies"
    return make_dispute(about, clash, question, next(told, None), sides)


def _told(voice: Voice) -> str:
    return _short(voice.contents) if voice.holder is not None else f"claimed, by whom is not told: {_short(voice.contents)}"


def _order(voice: Voice) -> tuple[str, str, int, str]:
    return (voice.published.isoformat() if voice.published else "9999", voice.report, voice.start, voice.id)


def _short(words: str) -> str:
    words = " ".join(words.split()).strip("\"“”'‘’ ,.")
    return words if len(words) <= SHOWN else words[: words.rfind(" ", 0, SHOWN)] + " …"
