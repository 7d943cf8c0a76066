"""Disputed doers: who is said to have done a thing, by origins that name different doers, or who deny it or do not comment.

"Hamas said that Israel killed him", Israel "denied it": a dispute. Who does not comment holds nothing, and is shown beside two
others at least. In: a happening with its tellings, the voices that answer it. Out: ``Dispute`` values.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from dragoman.linking.actors import fold_name
from dragoman.linking.blaming import is_named_doer
from dragoman.linking.disputes import ANSWERING, HINTING, SURE, Gathered, Scores, about_of, make_dispute
from dragoman.linking.origins import Origins
from dragoman.linking.positions import Held, held_by_outlet, held_by_voice
from dragoman.linking.scenes import ask_doer
from dragoman.linking.words import stems_of
from dragoman.model.happenings import Dispute, Named, Telling, Voice
from dragoman.model.terms import Stance

__all__ = ["doer_disputes"]

STATE = re.compile(r"(?:heavy |fierce )?(?:fight(?:ing|s)?|fought|clash\w*|battles?|offensives?|wars?)", re.I)
COUNTS = frozenset(
    {
        "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "twenty", "thirty",
        "forty", "fifty", "sixty", "seventy", "eighty", "ninety", "dozens", "scores", "hundreds", "thousands", "several",
        "many", "some", "at", "regime", "government", "rebels", "opposition", "army", "terrorists",
    }
)  # fmt: skip
"""First words that count people or stand for nobody by name."""
BODIES = frozenset({"coalition", "forces", "army", "troops", "aircraft", "warplanes", "jets", "planes", "police", "militia"})
_ALWAYS = re.compile(r"\b(?:always|long|repeatedly|consistently|persistently|routinely|regularly)\b[^.;]*$", re.I)
_BEFORE = re.compile(
    r"\b(?:that|those) (?:[\w-]+ )?(?:attacks?|strikes?|killings?|massacres?|bombings?|raids?|incidents?)\b", re.I
)
_CONCEDES = re.compile(r"\W*(?:that )?(?:while|although|though|even (?:if|though))\b", re.I)
"""What one grants before one says something else blames nobody."""
_HINTED = re.compile(r"\b(?:imply|suggest|claim|accus|alleg|blam|insinuat|say)ing\b", re.I)
"""A saying of one's own that one denies: "denied he was implying that Velia was involved"."""
_OFTEN = re.compile(
    r"\b(?:in the past|in recent (?:\w+ )?(?:days|weeks|months|years)|previously|regularly|routinely|repeatedly|frequently)\b"
    r"|\b(?:has|have) (?:\w+ )?(?:carried out|claimed|staged|launched|conducted) (?:a number of|several|many|numerous|other)\b",
    re.I,
)
"""What one does time and again is no telling of this one deed."""
BESIDE = 2  # positions on a deed beside which one who does not comment is shown
BRIEF = 3  # stems of "on the raid", which need not name the deed by the word that tells it
LONGEST = 6  # words of a name; more are a clause


def doer_disputes(gathered: Gathered, answers: Iterable[Voice], scores: Scores, origins: Origins) -> Iterator[Dispute]:
    """Yield a dispute where origins name different doers of a happening, or one who is named denies it or does not comment.

    Args:
        gathered: A happening of violence or force with its tellings.
        answers: Voices that deny, doubt or decline to speak of it.
        scores: How sure it is that two events are one thing, by the pair of their ids.
        origins: Names who stands behind each.
    """
    happening, tellings = gathered
    if happening.type not in {"ASSAULT", "COERCE", "SANCTION"}:
        return
    held, plain = (_doers(tellings, origins, plainly=plainly) for plainly in (False, True))
    # Who denies or does not comment must be one of those who are named: others who doubt it speak of something else.
    rejected = [
        voice
        for voice in answers
        if voice.stance in ANSWERING
        and _HINTED.search(voice.contents) is None
        and (not _is_standing(voice) or any(event in voice.events for _, event in happening.events))
        and _names(voice, _sourced(held) if voice.stance == "declines" else held)
        and (_passes_over(voice, tellings) if voice.stance == "declines" else about_of(voice.contents) == "doer")
    ]
    hints = [voice for voice in answers if voice.lemma in HINTING and voice.stance not in ANSWERING]
    # A denial or a silence is proof of whom it answers; others are doers where somebody plainly names them.
    held = plain | {named: some for named, some in held.items() if _answered(named, rejected)}
    if all(voice.stance == "declines" for voice in rejected) and len(held) + len(hints) < BESIDE:
        rejected = []
    placed = any(telling.place is not None and telling.place_kind != "country" for telling in tellings)
    # What is placed in a country at most is often two things: only an answer is proof that both speak of one.
    if not held or not (rejected or (placed and _part(held, _surely_one(tellings, scores)))):
        return
    sides: list[tuple[str, Stance, Sequence[Held]]] = [
        (named.name, "asserts", bearers) for named, bearers in sorted(held.items())
    ]
    by_stance: defaultdict[tuple[str, Stance], list[Held]] = defaultdict(list)
    for voice in rejected:
        name = voice.holder.name if voice.holder else "nobody named"
        gist = f"no comment by {name}" if voice.stance == "declines" else f"{name} {voice.stance} it"
        by_stance[gist, voice.stance].append(held_by_voice(voice, origins))
    for voice in hints:
        by_stance[f"hints at {' '.join(voice.contents.split())}", voice.stance].append(held_by_voice(voice, origins))
    sides += [(gist, stance, bearers) for (gist, stance), bearers in sorted(by_stance.items())]
    clash = "denies" if any(voice.stance == "denies" for voice in rejected) else "no comment" if rejected else "differs"
    yield make_dispute("doer", clash, ask_doer(gathered), happening.id, sides, matter="doer")


def _is_standing(voice: Voice) -> bool:
    """Tell whether a denial is of something told before or of all that is ever said: "has always denied that attack"."""
    return _ALWAYS.search(voice.lead) is not None or _BEFORE.search(voice.contents) is not None


def _answered(named: Named, rejected: Iterable[Voice]) -> bool:
    return any(_names(voice, {named: ()}) for voice in rejected)


def _sourced(held: Mapping[Named, Sequence[Held]]) -> dict[Named, Sequence[Held]]:
    """Return the doers whom somebody names who is told: an outlet's own words name whoever stands nearest."""
    return {named: bearers for named, bearers in held.items() if any(bearer.holder is not None for bearer in bearers)}


def _passes_over(voice: Voice, tellings: Iterable[Telling]) -> bool:
    """Tell whether it is this deed that one declines to speak of: a question told at length names it."""
    asked = stems_of(voice.contents)
    return len(asked) <= BRIEF or any(asked & stems_of(telling.trigger) for telling in tellings)


def _doers(tellings: Iterable[Telling], origins: Origins, *, plainly: bool) -> dict[Named, list[Held]]:
    """Return who is said to have done it, with those who say so; the organs of one government are one doer.

    Args:
        tellings: Of one happening.
        origins: Names who stands behind each.
        plainly: Whether only those count who name the doer as such: a name beside a deed may be that of a witness or a town's.
    """
    held: defaultdict[Named, list[Held]] = defaultdict(list)
    known: dict[str, Named] = {}
    for telling in tellings:
        if STATE.fullmatch(telling.trigger) or _OFTEN.search(telling.words):
            continue  # who fights with whom is not who did it
        for actor, organ in zip(telling.actors, telling.organs or (None,) * len(telling.actors), strict=True):
            # "gunmen" and "a suicide attacker" name nobody: only names stand against each other.
            if telling.status in {"happened", "ongoing"} and (organ or _is_name(actor)) and actor not in telling.recipients:
                named = known.setdefault(organ or fold_name(actor.name).replace(" ", ""), actor)
                voices = [voice for voice in telling.voices if voice.stance not in {"denies", "declines", "doubts"}]
                blaming = [voice for voice in voices if not _CONCEDES.match(voice.contents)]
                if plainly:
                    blaming = [voice for voice in blaming if is_named_doer(actor, organ, voice)]
                held[named] += [held_by_voice(voice, origins) for voice in blaming]
                held[named] += [] if voices or plainly else [held_by_outlet(telling, origins)]
    return {named: bearers for named, bearers in held.items() if bearers}


def _is_name(actor: Named) -> bool:
    words = actor.name.split()
    if actor.id.startswith("out-") or not words[0][:1].isupper() or len(words) > LONGEST or words[0].casefold() in COUNTS:
        return False
    return words[-1][:1].isupper() or words[-1] in BODIES


def _surely_one(tellings: Sequence[Telling], scores: Scores) -> set[frozenset[str]]:
    """Return the pairs of reports of which two tellings are surely of one thing."""
    return {
        frozenset((one.report, other.report))
        for one, other in combinations(tellings, 2)
        if scores.get((min(one.event, other.event), max(one.event, other.event)), 0.0) >= SURE
    }


def _part(held: Mapping[Named, Sequence[Held]], sure: Collection[frozenset[str]]) -> bool:
    """Tell whether two origins name different doers of what is surely one thing, and each says so as its own claim."""
    for (left, one), (right, other) in combinations(sorted(held.items()), 2):
        # An outlet's own words name whoever stands nearest; two sources that name two doers part indeed.
        ours, theirs = (
            [bearer for bearer in side if bearer.holder and bearer.origin.kind != "unknown"] for side in (one, other)
        )
        if _akin(left.name, right.name) or {bearer.origin.key for bearer in one} & {bearer.origin.key for bearer in other}:
            continue
        if any(frozenset((a.evidence.report, b.evidence.report)) in sure for a in ours for b in theirs):
            return True
    return False


def _akin(left: str, right: str) -> bool:
    """Tell whether two names share the beginning of a word, as "Kurdish troops" and "the Kurds" do."""
    one, other = ({word[:4] for word in fold_name(name).split() if len(word) > 3} for name in (left, right))
    leads = {"coalition", "united states"}  # who leads a coalition is named for it
    return bool(one & other) or all(any(lead in name.casefold() for lead in leads) for name in (left, right))


def _names(voice: Voice, held: Mapping[Named, Sequence[Held]]) -> bool:
    names = {
        one.casefold() for one in (voice.holder.name if voice.holder else "", voice.actor.name if voice.actor else "") if one
    }
    return any(named.name.casefold() in names or named.id == voice.organ for named in held)
