"""Denials as disputes: what is denied, doubted or left without comment, with those who say it on the other side.

"The ministry denied that the pact was broken" against "a rebel spokesman said the army had broken it". In: judgements
``denies`` with the voices on both sides, and the happenings that these voices tell of. Out: disputes about whether it happened,
why, who did it or with what.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from dragoman.linking.accusations import LEAST_TOLD, answers_to_accusations, is_one_holder, refers_back, within_accusation
from dragoman.linking.actors import fold_name
from dragoman.linking.claimants import claimants_of
from dragoman.linking.clauses import MERE_PRONOUN
from dragoman.linking.denied import Denied
from dragoman.linking.disputes import about_of, make_dispute
from dragoman.linking.holding import claimant_held, holders_of
from dragoman.linking.naming import with_names
from dragoman.linking.origins import Origins, folded_holder
from dragoman.linking.passages import copy_families
from dragoman.linking.positions import Held, held_by_voice
from dragoman.linking.propositions import read_denial
from dragoman.linking.questions import ask, charged, shorten, unfound
from dragoman.linking.standing import foretells, plain_denials, refuses, tells_deed
from dragoman.linking.words import stems_of
from dragoman.model import Judgement
from dragoman.model.happenings import About, Dispute, Origin, Voice
from dragoman.model.terms import Stance

__all__ = ["denial_disputes", "lone_denials"]

_DEFINITE = re.compile(r"(?:the|any|all|both|these|those|such|his|her|its|their)\b", re.I)
_TELLERS = re.compile(r"\W*(?:that )?(?:they|we|I)\b", re.I)
"""Who tells of themselves: "they had shot it down"."""
REPEATED = 0.6  # part of a denial's stems that tell it a second time
_CAUSE = re.compile(
    r"\b(?:because of|due to|reasons? (?:for|behind|why)|causes? (?:of|for)|related to|motivated by|"
    r"(?:any|no)thing to do with|prompted by|influenced by|factor in|in response to|retaliation for)\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class _Around:
    """What stands around denials.

    Attributes:
        beside: Voices by report; ``copies`` by family of copies.
        happening_of: Happenings by event id.
        origins: Names who stands behind each.
    """

    beside: Mapping[str, Sequence[Voice]]
    copies: Mapping[str, Sequence[Voice]]
    happening_of: Mapping[str, str]
    origins: Origins


def denial_disputes(
    judged: Iterable[Judgement], voices: Mapping[str, Voice], happening_of: Mapping[str, str], origins: Origins
) -> Iterator[Dispute]:
    """Yield a dispute for each denial with what it denies; denials of one claim, and claims of one denial, are one dispute.

    Args:
        judged: Judgements ``denies`` that hold.
        voices: Statements by id, of whole reports.
        happening_of: Happenings by event id.
        origins: Names who stands behind each.
    """
    voices = {key: within_accusation(voice) for key, voice in voices.items()}
    pairs = {(one.left, one.right) for one in judged if one.left in voices and one.right in voices}
    ordered = sorted(voices.values(), key=_order)
    pairs |= set(answers_to_accusations(ordered, {denial for denial, _ in pairs}))
    plain = plain_denials(ordered)
    pairs = {(denial, claim) for denial, claim in pairs if _stands(voices[denial], voices[claim], plain)}
    families = copy_families(sorted(pairs))
    around = _Around(_by_report(ordered), _by_family(ordered, origins), happening_of, origins)
    groups: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for denial, claim in sorted(pairs):
        groups[families[denial]].append((denial, claim))
    for _, group in sorted(groups.items()):
        parted = [pair for pair in group if _of_two_origins(*pair, voices, origins)]
        if parted:
            yield _dispute(parted, voices, around)


def lone_denials(
    judged: Iterable[Judgement],
    voices: Iterable[Voice],
    others: Iterable[Dispute],
    happening_of: Mapping[str, str],
    origins: Origins,
) -> Iterator[Dispute]:
    """Yield a dispute for each denial of a fact whose claim no statement makes: somebody says so, and nobody tells who.

    Copies that print one denial of one source are one dispute.

    Args:
        judged: Judgements ``denies`` that hold.
        voices: Statements of whole reports.
        others: Disputes of which a denial may be a position already.
        happening_of: Happenings by event id.
        origins: Names who stands behind each.
    """
    ordered = sorted(voices, key=_order)
    linked = {one.left for one in judged}
    linked |= {denial for denial, _ in answers_to_accusations(ordered, linked)}
    held = {(words.report, words.start) for one in others for position in one.positions for words in position.evidence}
    told = {(voice.report, voice.contents) for voice in ordered if voice.id in linked or (voice.report, voice.start) in held}
    stated, plain, beside = set(told), plain_denials(ordered), _by_report(ordered)
    around = _Around(beside, _by_family(ordered, origins), happening_of, origins)
    alone: defaultdict[tuple[str, str, str], list[tuple[Voice, Denied]]] = defaultdict(list)
    for voice in ordered:
        if not refuses(voice) or (voice.report, voice.contents) in told:
            continue
        told.add((voice.report, voice.contents))
        holder = voice.holder
        denied = None if holder is None or MERE_PRONOUN.fullmatch(holder.name) else read_denial(voice.lemma, voice.contents)
        if denied is None or holder is None or voice.id not in plain or not tells_deed(denied, voice.lemma):
            continue
        whole = denied.claimed or len(stems_of(denied.words)) >= LEAST_TOLD
        if whole and not _is_repeated(voice, beside[voice.report], stated):
            stated.add((voice.report, voice.contents))
            key = (origins.family(voice.report), " ".join(denied.words.casefold().split()), folded_holder(holder))
            alone[key].append((voice, denied))
    for some in alone.values():
        yield _refuted(some, around)


def _is_repeated(denial: Voice, beside: Iterable[Voice], stated: Collection[tuple[str, str]]) -> bool:
    """Tell whether a report tells a denial a second time: by the body for which a spokesman denies it again."""
    words = stems_of(denial.contents)
    return any(
        other.id != denial.id
        and refuses(other)
        and (other.report, other.contents) in stated
        and _is_for(denial, other)
        and len(words & stems_of(other.contents)) >= max(LEAST_TOLD, REPEATED * len(words))
        for other in beside
    )


def _is_for(one: Voice, other: Voice) -> bool:
    """Tell whether two who deny may be one voice: the name of one holds the name of the other."""
    if one.holder is None or other.holder is None:
        return False
    ours, theirs = set(fold_name(one.holder.name).split()), set(fold_name(other.holder.name).split())
    return ours <= theirs or theirs <= ours


def _stands(denial: Voice, claim: Voice, plain: Collection[str]) -> bool:
    """Tell whether a denial is a side of a dispute; where nobody makes the claim it must deny a deed."""
    if not refuses(denial):
        return True
    denied = read_denial(denial.lemma, denial.contents)
    if denied is None:
        return denial.id in plain
    if claim.holder is not None and not denied.view:
        return denial.id in plain and not foretells(denied, denial.lemma)
    return denial.id in plain and tells_deed(denied, denial.lemma)


def _of_two_origins(denial: str, claim: str, voices: Mapping[str, Voice], origins: Origins) -> bool:
    """Tell whether a denial and a claim go back to two, or to one that changed what it says.

    An embassy does not contradict its ambassador; a spokesman may deny on Thursday what he said on Monday.
    """
    one, other = voices[denial], voices[claim]
    origin = origins.of_voice(one)
    return origin.kind == "unknown" or origin.key != origins.of_voice(other).key or is_one_holder(one, other)


def _changed(claims: Sequence[str], denials: Sequence[str], voices: Mapping[str, Voice]) -> bool:
    """Tell whether all that is denied was said by the one who denies it."""
    return all(is_one_holder(voices[denial], voices[claim]) for denial in denials for claim in claims) and bool(claims)


def _refuted(some: Sequence[tuple[Voice, Denied]], around: _Around) -> Dispute:
    """Return the dispute of a denial, in all its copies, of what somebody says.

    He is whom its words name, else whoever claims it elsewhere in the report, else nobody is named.
    """
    first, denied, origins = some[0][0], with_names(some[0][1], some[0][0]), around.origins
    claimed: list[Held] = []
    denying: list[Held] = []
    for voice, read_so in some:
        held = held_by_voice(voice, origins)
        nobody = replace(held, holder=None, origin=Origin("unknown", f"nobody:{origins.family(voice.report)}", "not known"))
        claimed.append(claimant_held(read_so, voice, around.beside[voice.report], origins) or nobody)
        denying += holders_of(voice, around.beside[voice.report], origins)
    words, about = shorten(denied.words), _about(denied.words)
    named = any(one.holder is not None for one in claimed)
    told = words if named else f"{unfound(denied)}: {words}"
    found = [] if named else claimants_of(first, some[0][1], around.copies[origins.family(first.report)], origins)
    told_of = (around.happening_of.get(event) for voice, _ in some for event in voice.events)
    happening = next((one for one in told_of if one is not None), None)
    sides: list[tuple[str, Stance, Sequence[Held]]] = [
        (_pointed(one, words), "accuses" if one.stance == "demands" else one.stance, [held_by_voice(one, origins)])
        for one in found
    ] or [(told, "asserts", claimed)]
    sides.append((words, "denies", denying))
    return make_dispute(about, "denies", ask(denied, first), happening, sides)


def _pointed(claim: Voice, words: str) -> str:
    """Return what a claim says; what is denied, where it only points at that or asks what should come of it."""
    pointed = claim.stance == "demands" or re.match(r"(?:that|which) …", claim.contents) is not None
    return words if pointed else shorten(claim.contents)


def _about(words: str) -> About:
    if _CAUSE.search(words):
        return "cause"
    about = about_of(words)
    return "occurrence" if about == "cause" else about


def _dispute(pairs: Sequence[tuple[str, str]], voices: Mapping[str, Voice], around: _Around) -> Dispute:
    happening_of, origins, beside = around.happening_of, around.origins, around.beside
    denials = sorted({denial for denial, _ in pairs}, key=lambda one: _order(voices[one]))
    claims = sorted({claim for _, claim in pairs} - set(denials), key=lambda one: _order(voices[one]))
    told = (happening_of[event] for one in (*claims, *denials) for event in voices[one].events if event in happening_of)
    read = {one: read_denial(voices[one].lemma, voices[one].contents) for one in denials}
    strong = [(one, denied) for one, denied in read.items() if denied is not None and not denied.weak]
    first, denied = strong[0] if strong else (denials[0], charged(voices[(claims or denials)[0]]))
    bare = shorten(denied.words)
    if strong or _may_be_his(voices[(claims or denials)[0]]):
        denied = with_names(denied, voices[first])
    about = _about(denied.words)
    claimed = {one: claimant_held(read_so, voices[one], beside[voices[one].report], origins) for one, read_so in strong}
    # A claim that nobody makes is the very words of the denial that names who makes it.
    named = {voices[one].report for one, held in claimed.items() if held is not None}
    claims = [one for one in claims if voices[one].holder is not None or voices[one].report not in named]
    if strong and not named and all(voices[one].holder is None for one in claims):
        family = around.copies[origins.family(voices[first].report)]
        claims = [one.id for one in claimants_of(voices[first], strong[0][1], family, origins)] or claims
    sides: list[tuple[str, Stance, Sequence[Held]]] = [
        (_told(voices[one], denied, bare), voices[one].stance, holders_of(voices[one], beside[voices[one].report], origins))
        for one in (*claims, *denials)
    ]
    known = {folded_holder(holder) for one in claims if (holder := voices[one].holder) is not None}
    for one, read_so in strong:
        held = claimed[one]
        if held is not None and held.holder is not None and folded_holder(held.holder) not in known:
            known.add(folded_holder(held.holder))
            sides.insert(0, (shorten(with_names(read_so, voices[one]).words), "asserts", [held]))
    weak = all(denied is not None and denied.weak for denied in read.values())
    clash = "corrects" if _changed(claims, denials, voices) else "differs" if weak else "denies"
    teller = None if strong or not claims else voices[claims[0]]
    return make_dispute(about, clash, ask(denied, voices[first], teller), next(told, None), sides)


def _told(voice: Voice, denied: Denied, bare: str) -> str:
    """Return the gist of what a voice holds: its words, or what is denied with its names where they are the same, ``bare``."""
    words = shorten(voice.contents)
    if voice.stance == "denies":
        read_so = read_denial(voice.lemma, voice.contents)
        if read_so is not None and not read_so.weak:
            words = shorten(with_names(read_so, voice).words)
        elif refers_back(voice.contents) and not _DEFINITE.match(voice.contents):
            return shorten(denied.words)
    words = shorten(denied.words) if words == bare else words
    return words if voice.holder is not None else f"{unfound(denied, voice.lemma)}: {words}"


def _may_be_his(claim: Voice) -> bool:
    """Tell whether "he" in a claim may be whoever denies it: not where another tells of himself."""
    return claim.stance == "accuses" or (claim.kind != "person" and _TELLERS.match(claim.contents) is None)


def _by_family(voices: Iterable[Voice], origins: Origins) -> dict[str, list[Voice]]:
    found: defaultdict[str, list[Voice]] = defaultdict(list)
    for voice in voices:
        found[origins.family(voice.report)].append(voice)
    return found


def _by_report(voices: Iterable[Voice]) -> dict[str, list[Voice]]:
    found: defaultdict[str, list[Voice]] = defaultdict(list)
    for voice in voices:
        found[voice.report].append(voice)
    return found


def _order(voice: Voice) -> tuple[str, str, int, str]:
    return (voice.published.isoformat() if voice.published else "9999", voice.report, voice.start, voice.id)
