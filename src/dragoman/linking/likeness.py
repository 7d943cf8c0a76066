"""Likeness: how much speaks for two tellings being of one thing, each part with its reason in words.

Two reports of one day tell of a blast at a town's gate that killed "at least 24" and "43": same type (+), same day (+), same
place (+), words that few reports use (+), different figures (no matter). In: two ``Traits``. Out: a sum of parts, above 0 when
more speaks for than against, and the reasons. What nobody says (no place, no day, no doer) speaks neither for nor against.

The weights are fixed and were set on the cross-report cells of the development data, by hand and in steps of a quarter.
"""

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from dragoman.linking.counting import is_of_a_while
from dragoman.linking.scopes import COUNTED
from dragoman.linking.words import Scale, stems_of
from dragoman.model.happenings import Named, Telling

__all__ = ["FAMILIES", "FAR_KM", "Likeness", "Traits", "kilometres", "traits_of", "weigh"]

FINE = 3  # days: a longer interval ("last week", "in August", "since 2011") dates a telling only softly
LEAD = 350  # code points: headline, dateline and the first sentence or two
NAMED, MOST_NAMED = 1.0, 1.75  # a shared name, by how rare it is; several of them
SPANNED = -0.75
SUMMED = -4.0  # "the war, which began in 2011, has killed 280,000": no telling of one attack
OTHER_ADDRESSEE = -1.0
UNTIED = -1.75  # of no known day, and neither place nor party nor number in common
FEW = 0.25  # for a number that many things share
TELLING = 10.0  # a smaller number is shared by many things
ONE_DEATH = 6.0  # outweighs all that speaks against it, two countries and one report included
NEAR_KM, FAR_KM = 20.0, 80.0  # a suburb of the place; another town
EARTH_KM = 6371.0

THOUSANDS = 2000.0
_LOCAL = re.compile(r"[0-9a-f]{16}")  # a content hash: an actor that no table knows
_WAR = re.compile(r"\b(?:war|conflict|uprising|revolt|crisis|since|began|erupted|years?)\b", re.I)
_DEATH = re.compile(r"(?:kill|death|assassinat|murder|slay|slain|behead|execut|martyr)\w*|died?|dead", re.I)

FAMILIES = {
    "CONSULT": "talk", "AGREE": "talk", "COOPERATE": "talk", "SUPPORT": "talk", "CONCEDE": "talk",
    "ACCUSE": "words", "REJECT": "words", "REQUEST": "words", "THREATEN": "words",
    "AID": "leave", "RETREAT": "leave",
    "COERCE": "force", "SANCTION": "force", "MOBILIZE": "force", "PROTEST": "protest", "ASSAULT": "assault",
}  # fmt: skip
"""Types that two outlets may give one thing: an evacuation is AID here and RETREAT there."""


@dataclass(frozen=True, slots=True)
class Traits:
    """What is compared of a telling.

    Attributes:
        first: First day, by the text or else by publication; None when neither is known.
        last: Last day.
        soft: Whether only the publication or a long interval dates it.
        stems: Stems of the words that it rests on.
        story: Stems of the report's events together.
        names: Folded names of doers; ``whom`` of those it is done to.
        victims: Those of ``whom`` that are persons of the world table.
        counts: What is counted, with the lower or else the upper bound.
        sums: Whether the toll of a whole war is told.
        spans: Whether a toll sums up a while: "45 in the past 24 hours".
    """

    telling: Telling
    family: str
    first: int | None
    last: int | None
    soft: bool
    stems: frozenset[str]
    story: frozenset[str]
    near: frozenset[str]
    names: frozenset[str]
    whom: frozenset[str]
    victims: frozenset[str]
    counts: frozenset[tuple[str, float]]
    sums: bool
    spans: bool
    trigger: frozenset[str]
    leads: bool


@dataclass(frozen=True, slots=True)
class Likeness:
    """The sum of what speaks for and against, and the parts with their reasons."""

    total: float
    parts: tuple[tuple[str, float], ...]

    @property
    def score(self) -> float:
        """The sum as a number from 0 to 1; 0.5 where as much speaks for as against."""
        return round(1 / (1 + math.exp(-self.total)), 3)

    @property
    def reason(self) -> str:
        """The parts in words, the weightiest first: what speaks for it, then what against."""
        told = sorted((part for part in self.parts if abs(part[1]) >= 0.2), key=lambda part: (-abs(part[1]), part[0]))
        pros = [words for words, weight in told if weight > 0]
        cons = [words for words, weight in told if weight < 0]
        return ", ".join(pros) + (f"; but {', '.join(cons)}" if cons else "") or "nothing tells"


def traits_of(telling: Telling, story: frozenset[str]) -> Traits:
    """Return what is compared of a telling.

    Args:
        telling: An event of a report.
        story: Stems of all events of its report.
    """
    first, last, soft = _span(telling)
    counts = [(one.what, one.low if one.low is not None else one.high, one.over) for one in telling.figures]
    many = any(
        value is not None and value >= THOUSANDS and what in {"killed", "injured", "displaced"} for what, value, _ in counts
    )
    return Traits(
        telling=telling,
        family=FAMILIES[telling.type],
        first=first.toordinal() if first else None,
        last=last.toordinal() if last else None,
        soft=soft,
        stems=stems_of(telling.words),
        story=story,
        near=frozenset(telling.near),
        names=frozenset(named.name.casefold() for named in telling.actors),
        whom=frozenset(named.name.casefold() for named in telling.recipients),
        victims=frozenset(named.name for named in telling.recipients if named.id.startswith("per-")),
        counts=frozenset((what, value) for what, value, over in counts if value is not None and over is None),
        spans=any(one.what in COUNTED and is_of_a_while(one) for one in telling.figures),
        sums=many and _WAR.search(telling.words) is not None,
        trigger=stems_of(telling.trigger),
        leads=telling.start < LEAD,
    )


def _span(telling: Telling) -> tuple[date | None, date | None, bool]:
    """Return first and last day, and whether they are soft: guessed, or no finer than a week.

    A soft interval that the publication lies in, or ends, is taken for the day of publication: news is of these days.
    """
    since, before, published = telling.since, telling.before, telling.published
    if since is None or before is None:
        return published, published, True
    last = before - timedelta(days=1)
    # A guessed day is that of another event of the report; a guessed week is no more than the day of publication.
    if (before - since).days <= (1 if telling.when_basis == "inferred" else FINE):
        return since, last, False
    if published is not None and since <= published <= before:
        return published, published, True
    return since, last, True


def weigh(one: Traits, other: Traits, scale: Scale) -> Likeness:
    """Return how much speaks for two tellings being of one thing.

    Args:
        one: A telling.
        other: Another; the order does not matter.
        scale: Weighs stems.
    """
    parts = [
        _type(one, other),
        _modes(one, other),
        _days(one, other),
        _place(one, other),
        _roles(one, other, scale),
        _death(one, other),
        _sum(one, other),
        _counts(one, other),
        _status(one, other),
        *_words(one, other, scale),
        _untied(one, other),
    ]
    found = tuple(part for part in parts if part is not None)
    return Likeness(round(scale.start + sum(weight for _, weight in found), 6), found)


Part = tuple[str, float] | None


def _type(one: Traits, other: Traits) -> Part:
    if one.telling.type == other.telling.type:
        return "the same type", 0.75
    return "another type of one family", 0.0


def _modes(one: Traits, other: Traits) -> Part:
    left, right = set(one.telling.modes), set(other.telling.modes)
    if left & right:
        return f"both {', '.join(sorted(left & right))}", 0.5
    # Outlets differ on the weapon of one blast: little weight.
    return ("other means", -0.25) if left and right else None


def _days(one: Traits, other: Traits) -> Part:
    if one.first is None or other.first is None or one.last is None or other.last is None:
        return None
    gap = max(one.first, other.first) - min(one.last, other.last)
    if one.soft or other.soft:
        if gap <= 1:
            return "days that agree with the reports'", 0.25
        return ("days near each other", -0.25) if gap <= 3 else ("reports of other days", -0.5 * min(gap, 8))
    if gap <= 0:
        return "the same day", 1.25
    return ("one day apart", -0.75) if gap == 1 else (f"{gap} days apart", -1.5 * min(gap, 5))


def _place(one: Traits, other: Traits) -> Part:
    left, right = one.telling, other.telling
    if left.place is None or right.place is None:
        shared = one.near & other.near
        least = min(len(one.near), len(other.near))
        return (f"both reports name {sorted(shared)[0]}", 0.75 * len(shared) / least) if shared else None
    if left.place == right.place:
        return f"both in {left.place}", 0.25 if left.place_kind == "country" else 1.0
    if left.country and right.country and left.country != right.country:
        return "in two countries", -2.0
    if "country" in {left.place_kind, right.place_kind}:
        return None
    apart = kilometres(left, right)
    if apart is None or {left.place, right.place} & (one.near & other.near):
        return None
    if apart <= NEAR_KM:
        return "places near each other", 0.25
    return ("places far apart", -1.25) if apart >= FAR_KM else ("other places", -0.5)


def kilometres(left: Telling, right: Telling) -> float | None:
    """Return how far the places of two tellings lie apart; None where one is not known."""
    if left.latitude is None or left.longitude is None or right.latitude is None or right.longitude is None:
        return None
    north = math.radians(right.latitude - left.latitude)
    east = math.radians(right.longitude - left.longitude) * math.cos(math.radians((left.latitude + right.latitude) / 2))
    return EARTH_KM * math.hypot(north, east)


def _roles(one: Traits, other: Traits, scale: Scale) -> Part:
    shared = sorted((one.names & other.names) | (one.whom & other.whom))
    if shared:
        # "Syria" in a war in Syria tells little; the mayor of a town tells much.
        return f"both name {max(shared, key=scale.rarity)}", min(NAMED * sum(map(scale.rarity, shared)), MOST_NAMED)
    crossed = (one.names & other.whom) or (one.whom & other.names)
    if crossed:
        return f"{sorted(crossed)[0]} acts in one and suffers in the other", -0.5
    # Who did it is what reports dispute: different doers speak little against one thing.
    if not (one.whom and other.whom):
        return None
    # Whom one accuses or asks is the thing itself; whom an attack hit is told in many ways.
    return ("said of other people", OTHER_ADDRESSEE) if one.family == "words" else ("other people", -0.25)


def _death(one: Traits, other: Traits) -> Part:
    """A person dies once, wherever and whenever it is told that he did."""
    real = all(traits.telling.status == "happened" and _DEATH.match(traits.telling.trigger) for traits in (one, other))
    shared = sorted(one.victims & other.victims) if real else []
    return (f"both tell the death of {shared[0]}", ONE_DEATH) if shared else None


def _sum(one: Traits, other: Traits) -> Part:
    if one.sums != other.sums:
        return "one sums up a war", SUMMED
    return ("one sums up a while", SPANNED) if one.spans != other.spans else None


def _counts(one: Traits, other: Traits) -> Part:
    shared = [(what, value) for what, value in one.counts & other.counts if value > 2]
    if shared:
        what, value = max(shared, key=lambda pair: (pair[1], pair[0]))
        return f"both count {value:,.0f} {what}", 1.0 if value >= TELLING else FEW
    left, right = dict(sorted(one.counts)), dict(sorted(other.counts))
    ratios = [
        max(left[what], right[what]) / max(min(left[what], right[what]), 1) for what in sorted(left.keys() & right.keys())
    ]
    if ratios and min(ratios) > 20:
        return "figures too far apart", -2.0
    if ratios and min(ratios) > 5:
        return "figures far apart", -0.75
    return None


def _untied(one: Traits, other: Traits) -> Part:
    """Two arrests of no known day are two things, unless a town, a party, a number or nearly all their words are the same."""
    if None not in {one.first, other.first}:
        return None
    town = one.telling.place is not None and one.telling.place == other.telling.place and one.telling.place_kind != "country"
    parties = _known(one.telling.actors) & _known(other.telling.actors)
    parties |= _known(one.telling.recipients) & _known(other.telling.recipients)
    if town or parties or any(value >= TELLING and what != "money" for what, value in one.counts & other.counts):
        return None
    return "no day, place or party in common", UNTIED


def _known(parties: Iterable[Named]) -> set[str]:
    """Return those who are somebody: known to the world table, or called by a name of two words."""
    return {
        one.name.casefold() for one in parties if not _LOCAL.fullmatch(one.id) or re.match(r"[A-Z]\S+ (?:.* )?[A-Z]", one.name)
    }


def _status(one: Traits, other: Traits) -> Part:
    unreal = {"planned", "hypothetical"}
    if (one.telling.status in unreal) != (other.telling.status in unreal):
        return "one only planned or supposed", -0.5
    return None


def _words(one: Traits, other: Traits, scale: Scale) -> tuple[Part, ...]:
    shared = sorted(one.stems & other.stems, key=lambda stem: (-scale.weight(stem), stem))
    alike = scale.cosine(one.stems, other.stems)
    same = one.trigger & other.trigger
    story = scale.stories(one.story, other.story)
    return (
        (f"shared words ({', '.join(shared[:4])})", 4.0 * alike) if shared else None,
        (f"both say “{sorted(same)[0]}”", 0.25) if same else None,
        ("reports of one story", min(3.0 * story, 1.75)) if story > 0.1 else None,
        ("both lead their report", 0.75) if one.leads and other.leads else None,
    )
