"""Disputes: where what is told of one happening cannot all be the whole truth, side by side, with no winner.

"At least 43 were killed" (an outlet) against "31" (a monitor): a dispute about a figure. "Hamas said that Israel killed him",
Israel "has not commented": about the doer. In: happenings with their tellings, the voices of all reports, judgements
``denies``. Out: ``Dispute`` values, ordered by id. Tellings that only part from each other are ``differs``, never ``denies``.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from dragoman.linking.actors import fold_name
from dragoman.linking.origins import Origins
from dragoman.linking.positions import Held, held_by_outlet, held_by_voice, make_position, warn
from dragoman.linking.tolls import ALL, value_of
from dragoman.model import content_id
from dragoman.model.happenings import About, Dispute, Happening, Named, Telling, Toll, Voice
from dragoman.model.terms import Stance

__all__ = ["ANSWERING", "HINTING", "Gathered", "Scores", "about_of", "doer_disputes", "figure_disputes", "make_dispute"]

Gathered = tuple[Happening, Sequence[Telling]]
"""A happening with its tellings."""

Scores = Mapping[tuple[str, str], float]
"""How sure it is that two events are one thing, by their ids, the smaller first."""

ANSWERING = frozenset({"denies", "doubts", "declines"})
HINTING = frozenset({"hint", "allude", "insinuate"})
CONTESTED = ("killed", "injured", "displaced", "arrested", "missing")
NOUNS = {"killed": "were killed", "injured": "were injured", "displaced": "were displaced", "arrested": "were arrested",
         "missing": "are missing"}  # fmt: skip
VAGUE = {3.0, 24.0, 40.0, 200.0, 2000.0, 20000.0}  # what "several", "dozens", "scores", "hundreds" … are read as
NEAR = 0.1  # of the larger: rounding, not dissent
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
LONGEST = 6  # words of a name; more are a clause
APART = 3.0  # times: above it two numbers count two things
CLOSE = 1.15  # times, within one report of which only one number has a source
SURE = 0.75  # score of two tellings that are surely of one thing
LOOSE_DAYS = 14
SAME_TIME = 1  # days: a later, higher toll is news; two of one day differ
_ABOUT: tuple[tuple[About, re.Pattern[str]], ...] = (
    ("cause", re.compile(r"\b(?:because|reasons?|due to|causes?d?|motives?|considerations|why)\b", re.I)),
    ("weapon", re.compile(r"\b(?:chemical|sarin|chlorine|gas|barrel|cluster|phosphor\w+|thermite|napalm)\b.*", re.I)),
    (
        "doer",
        re.compile(
            r"\b(?:responsib\w+|behind|involve\w*|carried out|carrying out|its (?:forces|planes|aircraft|jets))\b", re.I
        ),
    ),
    ("figure", re.compile(r"\b(?:toll|casualt\w+|number of (?:dead|killed|victims))\b", re.I)),
)


def about_of(words: str) -> About:
    """Return what a denial contests, by its words: the cause, the weapon, the doer, a figure, or whether it happened at all."""
    return next((about for about, pattern in _ABOUT if pattern.search(words)), "occurrence")


def make_dispute(
    about: About, clash: str, question: str, happening: str | None, sides: Sequence[tuple[str, Stance, Sequence[Held]]]
) -> Dispute:
    """Return a dispute of its sides: gist, stance and bearers of each."""
    positions = tuple(make_position(gist, stance, held) for gist, stance, held in sides)
    first = sorted((one.evidence[0].report, one.evidence[0].start, one.gist) for one in positions if one.evidence)
    return Dispute(
        id=content_id("dispute", about, happening, *(first if happening is None else (question,))),
        about=about,
        clash=clash,
        question=question,
        happening=happening,
        positions=positions,
        warning=warn([held for _, _, held in sides]),
    )


def figure_disputes(gathered: Gathered, scores: Scores) -> Iterator[Dispute]:
    """Yield a dispute for each figure of a happening that two origins give differently, and for each corrected one.

    Args:
        gathered: A happening with its tellings; one that is dated no finer than a month is too loose a thing to differ on.
        scores: How sure it is that two events are one thing, by the pair of their ids.
    """
    happening, tellings = gathered
    if happening.since and happening.before and (happening.before - happening.since).days > LOOSE_DAYS:
        return
    sure = _sure_pairs(happening, scores)
    publisher = {telling.report: telling for telling in tellings}
    outlet = {telling.report: telling.publisher or telling.report for telling in tellings}
    series: defaultdict[tuple[str, str], list[Toll]] = defaultdict(list)
    for toll in happening.tolls:
        if toll.what in CONTESTED and not _is_rest(toll):
            series[toll.what, toll.scope].append(toll)
    for (what, scope), tolls in sorted(series.items()):
        corrects = any(toll.note == "corrected" for toll in tolls)
        shown = tolls if corrects else _clashing(tolls, outlet, sure)
        if not shown:
            continue
        whom = "people" if scope == ALL else scope
        sides = [(_gist(same, what, whom), "asserts", [held for toll in same for held in _bearers(toll, publisher)])
                 for same in _values(shown)]  # fmt: skip
        yield make_dispute(
            "figure",
            "corrects" if corrects else "differs",
            f"How many {whom} {NOUNS[what]}: {_scene(happening)}?",
            happening.id,
            [(gist, "asserts", held) for gist, _, held in sides],
        )


def _sure_pairs(happening: Happening, scores: Scores) -> set[frozenset[str]]:
    """Return the pairs of reports of which two tellings are surely of one thing."""
    events = happening.events
    return {
        frozenset((left, right))
        for (left, one), (right, other) in combinations(events, 2)
        if scores.get((min(one, other), max(one, other)), 0.0) >= SURE
    }


def _is_rest(toll: Toll) -> bool:
    """Tell whether a figure counts the rest beside others that are told apart: "a woman and two others were killed"."""
    return toll.what == "killed" and toll.of is not None and re.search(r"\bothers?\b", toll.of, re.I) is not None


def _clashing(tolls: Sequence[Toll], outlet: Mapping[str, str], sure: Collection[frozenset[str]]) -> list[Toll]:
    """Return the values of a series that stand against another one of it."""
    given: defaultdict[float, set[str]] = defaultdict(set)
    counted: defaultdict[str, set[float]] = defaultdict(set)
    for toll in tolls:
        given[value_of(toll)].update(toll.reports)
        counted[toll.origin.key].add(value_of(toll))
    against = {
        value_of(one)
        for pair in combinations(tolls, 2)
        if _clash(*pair, given, outlet) and _of_one_thing(*pair, sure) and not _told_apart(*pair, counted)
        for one in pair
    }
    return [toll for toll in tolls if value_of(toll) in against]


def _of_one_thing(one: Toll, other: Toll, sure: Collection[frozenset[str]]) -> bool:
    """Tell whether two values are of one thing: two outlets' own numbers need tellings that are surely of one."""
    if any(toll.according_to is not None and toll.origin.kind != "unknown" for toll in (one, other)):
        return True
    pairs = ((left, right) for left in one.reports for right in other.reports)
    return any(left == right or frozenset((left, right)) in sure for left, right in pairs)


def _told_apart(one: Toll, other: Toll, counted: Mapping[str, Collection[float]]) -> bool:
    """Tell whether the source of one value gives another that lies nearer to the other's: it counts two things."""
    left, right = value_of(one), value_of(other)
    gap = abs(left - right)
    return any(abs(value - right) < gap for value in counted[one.origin.key] if value != left) or any(
        abs(value - left) < gap for value in counted[other.origin.key] if value != right
    )


def _scene(happening: Happening) -> str:
    """Return the gloss without the parties: a question does not say who did it, nor how many suffered it."""
    return happening.gloss.partition(" by ")[0].partition(" against ")[0].partition(" to ")[0]


def _clash(one: Toll, other: Toll, given: Mapping[float, set[str]], outlet: Mapping[str, str]) -> bool:
    """Tell whether two values of two origins, given at about one time, cannot be the same count."""
    if one.origin.key == other.origin.key or _loose(one) or _loose(other) or not _meet(one, other, given, outlet):
        return False
    if one.published and other.published and abs((one.published - other.published).days) > SAME_TIME:
        return False
    left, right = value_of(one), value_of(other)
    if left == right or max(left, right) < 2:
        return False
    tolerant = NEAR if "about" in {one.bound, other.bound} else 0.0
    low, high = min(left, right), max(left, right)
    bound = (one if left < right else other).bound
    if bound == "at_least" and high - low <= max(1.0, 0.05 * low):
        return False
    return high - low > tolerant * high


def _meet(one: Toll, other: Toll, given: Mapping[float, set[str]], outlet: Mapping[str, str]) -> bool:
    """Tell whether two values may be counts of one thing: by known sources, or by two outlets, and not worlds apart."""
    low, high = sorted((value_of(one), value_of(other)))
    if high > APART * max(low, 1.0):
        return False
    # One report, or one outlet from day to day, gives numbers of several things more often than two of one.
    held = sum(toll.according_to is not None and toll.origin.kind != "unknown" for toll in (one, other))
    if not given[value_of(one)].isdisjoint(given[value_of(other)]):
        return held == 2 or (held == 1 and high <= CLOSE * low)
    return held == 2 or {outlet[report] for report in one.reports}.isdisjoint(outlet[report] for report in other.reports)


def _loose(toll: Toll) -> bool:
    return toll.bound in {"at_least", "about", "between"} and value_of(toll) in VAGUE


def _values(tolls: Iterable[Toll]) -> list[list[Toll]]:
    by_value: defaultdict[float, list[Toll]] = defaultdict(list)
    for toll in tolls:
        by_value[value_of(toll)].append(toll)
    return [same for _, same in sorted(by_value.items())]


def _gist(same: Sequence[Toll], what: str, whom: str) -> str:
    words = {"exact": "", "at_least": "at least ", "at_most": "at most ", "about": "about ", "between": "from "}
    bounds = sorted({words[toll.bound] for toll in same})
    shown = bounds[0] if len(bounds) == 1 else ""
    return f"{shown}{value_of(same[0]):,.0f} {whom} {what}"


def _bearers(toll: Toll, tellings: Mapping[str, Telling]) -> Iterator[Held]:
    for evidence in toll.evidence:
        yield Held(toll.according_to, toll.origin, evidence, tellings[evidence.report].published)


def doer_disputes(gathered: Gathered, answers: Iterable[Voice], origins: Origins) -> Iterator[Dispute]:
    """Yield a dispute where origins name different doers of a happening, or one who is named denies it or does not comment.

    Args:
        gathered: A happening of violence or force with its tellings.
        answers: Voices that deny, doubt or decline to speak of it.
        origins: Names who stands behind each.
    """
    happening, tellings = gathered
    if happening.type not in {"ASSAULT", "COERCE", "SANCTION"}:
        return
    held = _doers(tellings, origins)
    # Who denies or does not comment must be one of those who are named: others who doubt it speak of something else.
    rejected = [
        voice
        for voice in answers
        if voice.stance in ANSWERING
        and _names(voice, held)
        and (voice.stance == "declines" or about_of(voice.contents) == "doer")
    ]
    hints = [voice for voice in answers if voice.lemma in HINTING and voice.stance not in ANSWERING]
    placed = any(telling.place is not None and telling.place_kind != "country" for telling in tellings)
    # What is placed in a country at most is often two things: only an answer is proof that both speak of one.
    if not held or not (rejected or (placed and _part(held))):
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
    yield make_dispute("doer", clash, f"Who did it: {_scene(happening)}?", happening.id, sides)


def _doers(tellings: Iterable[Telling], origins: Origins) -> dict[Named, list[Held]]:
    """Return who is said to have done it, with those who say so; the organs of one government are one doer."""
    held: defaultdict[Named, list[Held]] = defaultdict(list)
    known: dict[str, Named] = {}
    for telling in tellings:
        if STATE.fullmatch(telling.trigger):
            continue  # who fights with whom is not who did it
        for actor, organ in zip(telling.actors, telling.organs or (None,) * len(telling.actors), strict=True):
            # "gunmen" and "a suicide attacker" name nobody: only names stand against each other.
            if telling.status in {"happened", "ongoing"} and (organ or _is_name(actor)) and actor not in telling.recipients:
                named = known.setdefault(organ or fold_name(actor.name).replace(" ", ""), actor)
                voices = [voice for voice in telling.voices if voice.stance not in {"denies", "declines", "doubts"}]
                held[named] += [held_by_voice(voice, origins) for voice in voices] or [held_by_outlet(telling, origins)]
    return dict(held)


def _is_name(actor: Named) -> bool:
    words = actor.name.split()
    if actor.id.startswith("out-") or not words[0][:1].isupper() or len(words) > LONGEST or words[0].casefold() in COUNTS:
        return False
    return words[-1][:1].isupper() or words[-1] in BODIES


def _part(held: Mapping[Named, Sequence[Held]]) -> bool:
    """Tell whether two origins name different doers, and one at least says so as its own claim."""
    for (left, one), (right, other) in combinations(sorted(held.items()), 2):
        if _akin(left.name, right.name):
            continue
        # An outlet's own words name whoever stands nearest; two sources that name two doers part indeed.
        sourced = all(
            any(bearer.holder is not None and bearer.origin.kind != "unknown" for bearer in side) for side in (one, other)
        )
        if sourced and not {bearer.origin.key for bearer in one} & {bearer.origin.key for bearer in other}:
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
