"""Denials as disputes: what is denied, doubted or left without comment, with those who say it on the other side.

"The ministry denied that the pact was broken" against "a rebel spokesman said the army had broken it". In: judgements
``denies`` with the voices on both sides, and the happenings that these voices tell of. Out: disputes about whether it happened,
why, who did it or with what.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from dragoman.lexicon.denials import load_denial_words
from dragoman.linking.actors import fold_name
from dragoman.linking.affirming import names_of
from dragoman.linking.disputes import about_of, make_dispute
from dragoman.linking.origins import Origins, folded_holder
from dragoman.linking.passages import copy_families
from dragoman.linking.positions import Held, held_by_voice
from dragoman.linking.denied import Denied
from dragoman.linking.propositions import is_bare, read_denial
from dragoman.linking.questions import ask, charged, shorten
from dragoman.linking.standing import plain_denials, refuses, tells_deed
from dragoman.linking.words import stems_of
from dragoman.model import Judgement
from dragoman.model.happenings import About, Dispute, Named, Origin, Voice
from dragoman.model.terms import Stance

__all__ = ["denial_disputes", "lone_denials"]

REACH = 400  # code points from an accusation to "denied the accusations": two sentences
LEAST_TOLD = 2  # stems that a denial must tell to be a question by itself
CHARGING = frozenset({"accuse", "charge", "blame", "allege"})
ALLEGING = frozenset({"allege", "accuse", "claim", "blame", "charge", "report"})
_ACCUSATION = re.compile(r"\b(?:allegation|accusation|charge)s?\b|\bwrongdoing\b", re.I)
_UNTOLD = re.compile(r"he|she|it|they|we|I|who|which|that", re.I)
_CAUSE = re.compile(
    r"\b(?:because of|due to|reasons? (?:for|behind|why)|related to|motivated by|anything to do with|nothing to do with|"
    r"prompted by|influenced by|factor in|in response to|retaliation for)\b",
    re.I,
)


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
    pairs = {(one.left, one.right) for one in judged if one.left in voices and one.right in voices}
    ordered = sorted(voices.values(), key=_order)
    pairs |= set(_answers_to_accusations(ordered, {denial for denial, _ in pairs}))
    plain = plain_denials(ordered)
    pairs = {(denial, claim) for denial, claim in pairs if _stands(voices[denial], voices[claim], plain)}
    families = copy_families(sorted(pairs))
    groups: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for denial, claim in sorted(pairs):
        groups[families[denial]].append((denial, claim))
    for _, group in sorted(groups.items()):
        parted = [pair for pair in group if _of_two_origins(*pair, voices, origins)]
        if parted:
            yield _dispute(parted, voices, happening_of, origins)


def lone_denials(
    judged: Iterable[Judgement],
    voices: Iterable[Voice],
    others: Iterable[Dispute],
    happening_of: Mapping[str, str],
    origins: Origins,
) -> Iterator[Dispute]:
    """Yield a dispute for each denial of a fact whose claim no statement makes: somebody says so, and nobody tells who.

    Args:
        judged: Judgements ``denies`` that hold.
        voices: Statements of whole reports.
        others: Disputes of which a denial may be a position already.
        happening_of: Happenings by event id.
        origins: Names who stands behind each.
    """
    ordered = sorted(voices, key=_order)
    linked = {one.left for one in judged}
    linked |= {denial for denial, _ in _answers_to_accusations(ordered, linked)}
    held = {(words.report, words.start) for one in others for position in one.positions for words in position.evidence}
    told = {(voice.report, voice.contents) for voice in ordered if voice.id in linked or (voice.report, voice.start) in held}
    plain = plain_denials(ordered)
    for voice in ordered:
        if not refuses(voice) or (voice.report, voice.contents) in told:
            continue
        told.add((voice.report, voice.contents))
        denied = (
            None if voice.holder is None or _UNTOLD.fullmatch(voice.holder.name) else read_denial(voice.lemma, voice.contents)
        )
        if denied is None or voice.id not in plain or not tells_deed(denied, voice.lemma):
            continue
        if denied.claimed or len(stems_of(denied.words)) >= LEAST_TOLD:
            yield _refuted(voice, denied, ordered, happening_of, origins)


def _answers_to_accusations(ordered: Sequence[Voice], linked: Collection[str]) -> Iterator[tuple[str, str]]:
    """Yield a denial with the accusation that the report tells before it: "denied the accusations", or that very deed."""
    before: dict[str, Voice] = {}
    for voice in ordered:
        if voice.id not in linked and refuses(voice):
            accused = before.get(voice.report)
            near = accused is not None and 0 <= voice.start - accused.stop <= REACH
            if accused is not None and near and not _is_one_holder(voice, accused) and _answers_it(voice, accused):
                yield voice.id, accused.id
        alleges = voice.lemma in ALLEGING or (voice.stance == "accuses" and voice.lemma not in load_denial_words().attitude)
        if alleges and len(stems_of(voice.contents)) >= LEAST_TOLD:
            before[voice.report] = voice


def _answers_it(denial: Voice, accused: Voice) -> bool:
    """Tell whether a denial names nothing but "the charges", or a matter of which the accusation just before it charges."""
    if is_bare(denial.contents):
        # "the allegations" are no mere reports: of what was reported somebody has to be accused.
        return accused.stance == "accuses" or accused.lemma != "report" or not _ACCUSATION.search(denial.contents)
    denied = read_denial(denial.lemma, denial.contents)
    if denied is None or denied.claimant or accused.lemma not in CHARGING:
        return False
    named = names_of(f"by {denied.words}") | names_of(f"by {accused.contents}")
    shared = stems_of(denied.words) & stems_of(accused.contents)
    return any(stem[:5] not in named for stem in shared)


def _stands(denial: Voice, claim: Voice, plain: Collection[str]) -> bool:
    """Tell whether a denial is a side of a dispute; where nobody makes the claim it must deny a deed."""
    if not refuses(denial):
        return True
    denied = read_denial(denial.lemma, denial.contents)
    return denial.id in plain and (claim.holder is not None or denied is None or tells_deed(denied, denial.lemma))


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


def _refuted(
    voice: Voice, denied: Denied, voices: Iterable[Voice], happening_of: Mapping[str, str], origins: Origins
) -> Dispute:
    """Return the dispute of a denial of what somebody says: whom its words name, or nobody knows who."""
    held = held_by_voice(voice, origins)
    claimant = _claimant(denied, voice, voices, origins)
    claimed = claimant or replace(held, holder=None, origin=Origin("unknown", f"nobody:{voice.report}", "not known"))
    words = shorten(denied.words)
    about = _about(denied.words)
    happening = next((happening_of[event] for event in voice.events if event in happening_of), None)
    sides: list[tuple[str, Stance, Sequence[Held]]] = [
        (words if claimant else f"who claims it was not found: {words}", "asserts", [claimed]),
        (words, "denies", [held]),
    ]
    return make_dispute(about, "denies", ask(denied, voice), happening, sides)


def _claimant(denied: Denied, voice: Voice, voices: Iterable[Voice], origins: Origins) -> Held | None:
    """Return who claims what is denied, where the words of the denial name him: "Kara's claims that"."""
    if denied.claimant is None:
        return None
    sought = fold_name(denied.claimant).split()
    known = {
        other.holder: other
        for other in voices
        if other.report == voice.report
        and other.holder is not None
        and fold_name(other.holder.name).split()[-len(sought) :] == sought
    }
    meant = next(iter(known.values())) if len(known) == 1 else None
    named = replace(voice, actor=None, body=None, organ=None, words=denied.claimant, kind="person") if meant is None else meant
    return replace(held_by_voice(voice, origins), holder=named.holder, origin=origins.of_voice(named))


def _about(words: str) -> About:
    if _CAUSE.search(words):
        return "cause"
    about = about_of(words)
    return "occurrence" if about == "cause" else about


def _dispute(
    pairs: Sequence[tuple[str, str]], voices: Mapping[str, Voice], happening_of: Mapping[str, str], origins: Origins
) -> Dispute:
    denials = sorted({denial for denial, _ in pairs}, key=lambda one: _order(voices[one]))
    claims = sorted({claim for _, claim in pairs} - set(denials), key=lambda one: _order(voices[one]))
    told = (happening_of[event] for one in (*claims, *denials) for event in voices[one].events if event in happening_of)
    read = {one: read_denial(voices[one].lemma, voices[one].contents) for one in denials}
    strong = [(one, denied) for one, denied in read.items() if denied is not None and not denied.weak]
    first, denied = strong[0] if strong else (denials[0], charged(voices[(claims or denials)[0]]))
    about = _about(denied.words)
    sides: list[tuple[str, Stance, Sequence[Held]]] = [
        (_told(voices[one]), voices[one].stance, [held_by_voice(voices[one], origins)]) for one in (*claims, *denials)
    ]
    known = {folded_holder(holder) for one in claims if (holder := voices[one].holder) is not None}
    for one, read_so in strong:
        held = _claimant(read_so, voices[one], voices.values(), origins)
        if held is not None and held.holder is not None and folded_holder(held.holder) not in known:
            known.add(folded_holder(held.holder))
            sides.insert(0, (shorten(read_so.words), "asserts", [held]))
    weak = all(denied is not None and denied.weak for denied in read.values())
    clash = "corrects" if _changed(claims, denials, voices) else "differs" if weak else "denies"
    return make_dispute(about, clash, ask(denied, voices[first]), next(told, None), sides)


def _told(voice: Voice) -> str:
    return shorten(voice.contents) if voice.holder is not None else f"who claims it was not found: {shorten(voice.contents)}"


def _order(voice: Voice) -> tuple[str, str, int, str]:
    return (voice.published.isoformat() if voice.published else "9999", voice.report, voice.start, voice.id)
