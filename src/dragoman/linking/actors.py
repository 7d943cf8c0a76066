"""Same actors: actors that no table knows, met in two reports under one name or two spellings of it.

"Talal Barakat, a spokesman for the council" in one report and "Talal Barakat" in the next; "Abdel Fattah Burhan" and
"Abdelfattah al-Burhan". In: the local actors of many reports. Out: judgements that two of them are one, and the
pairs that a person should look at. Likeness of letters alone decides nothing: Kerry and Kerrey differ by one and are two men.
What counts is how the names are related, and then country, sectors and company; another kind or country keeps two apart.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from dragoman.lexicon.gazetteer import FOREIGN
from dragoman.lexicon.spelling import KEPT, are_spellings, sound_of
from dragoman.model import Actor, Judgement, content_id

__all__ = ["Doubt", "LocalActor", "doubt_actors", "fold_name", "link_actors", "local_actors"]

SURE, DOUBTFUL = 0.75, 0.5
"""Scores from which two are one, and from which a person is asked. Set by hand on pairs of the development reports."""

_ARTICLES = re.compile(r"\b(?:al|el|ul|as|ash|an|ad|ar|az|bin|ibn|ben)[-\s]+")
_KUNYAS = frozenset({"abu", "abo", "umm", "um"})
_BASE = {"name": 0.75, "spelling": 0.6, "fuller": 0.45, "initial": 0.35, "byname": 0.5}
"""What a relation of names is worth before anything else is known; an untold country speaks neither way."""
_COUNTRY, _SECTOR, _OTHER_SECTOR, _COMPANY = 0.15, 0.05, -0.25, 0.05
_LONG = 5  # letters of a surname, fewer than which differ by one too easily: "Kerry", "Kerrey"
_SIDES = frozenset({"REB", "OPP", "MIL", "PRM", "GOV", "PTY", "COP", "UAF"})
_MOST_COMPANY = 2  # shared actors that count; more come of one story told twice


@dataclass(frozen=True, slots=True)
class LocalActor:
    """An actor that the world table does not know, as one report shows it.

    Attributes:
        sectors: PLOVER sector codes.
        company: Ids of the known people and bodies that its report names too.
    """

    id: str
    name: str
    kind: str
    country: str | None
    sectors: tuple[str, ...] = ()
    company: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Doubt:
    """Two actors that may be one; ``score`` from 0 to 1, ``reason`` in words."""

    left: LocalActor
    right: LocalActor
    score: float
    reason: str


def local_actors(actors: Iterable[Actor]) -> Iterator[LocalActor]:
    """Yield the actors that can be met again under their name: unknown to the world table, and named in their report."""
    known = tuple(actors)
    company = frozenset(actor.id for actor in known if actor.known and actor.kind != "country")
    for actor in known:
        if not actor.known and any(mention.form == "name" for mention in actor.mentions):
            yield LocalActor(actor.id, actor.name, actor.kind, actor.country, actor.sectors, company)


@lru_cache(maxsize=KEPT)
def fold_name(name: str) -> str:
    """Return a name without case, diacritics, punctuation and Arabic articles, so that two spellings meet."""
    plain = "".join(letter for letter in unicodedata.normalize("NFKD", name) if not unicodedata.combining(letter))
    plain = plain.casefold().replace("ı", "i").replace("’", "").replace("'", "")
    return " ".join(re.findall(r"\w+", _ARTICLES.sub("", plain)))


def link_actors(actors: Iterable[LocalActor]) -> Iterator[Judgement]:
    """Yield a judgement for each actor that is an earlier one met again.

    Args:
        actors: Local actors of many reports; the first of each group stands for it.

    Yields:
        ``same_actor`` judgements, in the order of the later actor.
    """
    for doubt in _compare(actors):
        if doubt.score >= SURE:
            yield _same(doubt)


def doubt_actors(actors: Iterable[LocalActor]) -> list[Doubt]:
    """Return the pairs that may be one actor and are not judged so, the likeliest first: what a person should look at.

    Args:
        actors: Local actors of many reports, in the order in which ``link_actors`` had them.
    """
    found = (doubt for doubt in _compare(actors) if DOUBTFUL <= doubt.score < SURE)
    return sorted(found, key=lambda doubt: (-doubt.score, doubt.left.id, doubt.right.id))


def _compare(actors: Iterable[LocalActor]) -> Iterator[Doubt]:
    """Yield each actor's best match among the groups before it, where there is one, and the doubtful ones beside it."""
    groups: defaultdict[tuple[str, str], list[_Group]] = defaultdict(list)
    for actor in actors:
        folded = fold_name(actor.name)
        if not folded or not _can_be_met(actor, folded):
            continue
        block = groups[actor.kind, sound_of(folded.split()[-1]).consonants]
        weighed = [(doubt, group) for group in block if (doubt := _weigh(group, actor)) is not None]
        weighed.sort(key=lambda pair: -pair[0].score)
        if weighed and weighed[0][0].score >= SURE:
            doubt, group = weighed[0]
            if group.first.id != actor.id:
                yield doubt
            group.take(actor)
            continue
        yield from (doubt for doubt, _ in weighed if doubt.left.id != doubt.right.id)
        block.append(_Group(actor))


def _can_be_met(actor: LocalActor, folded: str) -> bool:
    """Whether a name tells one from others: a full name, a body's, a side's ("Syrian rebels"), not "29 rebels", "children"."""
    if actor.kind == "person":
        return " " in folded
    if actor.kind == "group":
        side = actor.country is not None and bool(_SIDES & set(actor.sectors))
        return side and " " in folded and not any(map(str.isdigit, folded))
    return True


class _Group:
    """Actors that are one: the first of them, and the countries that are told of any."""

    def __init__(self, first: LocalActor) -> None:
        self.first = first
        self._countries: set[str] = set()
        self.take(first)

    def take(self, actor: LocalActor) -> None:
        """Count an actor among them."""
        if actor.country is not None:
            self._countries.add(actor.country)

    def fits(self, actor: LocalActor) -> bool:
        """Tell whether no member is of another country."""
        return actor.country is None or self._countries <= {actor.country}


def _weigh(group: _Group, actor: LocalActor) -> Doubt | None:
    """Weigh an actor against a group by its first member; None where a member speaks against it."""
    if not group.fits(actor):
        return None
    first = group.first
    relation = _relation(first, actor)
    if relation is None or (actor.kind == "group" and relation != "name"):
        return None
    parts = [(_BASE[relation], _TOLD[relation].format(first.name, actor.name))]
    country = first.country if first.country == actor.country else None
    if country:
        parts.append((_COUNTRY, f"both of {country}"))
    if first.sectors and actor.sectors:
        shared = set(first.sectors) & set(actor.sectors)
        parts.append((_SECTOR, f"both {min(shared)}") if shared else (_OTHER_SECTOR, "other sectors"))
    met = min(len(first.company & actor.company), _MOST_COMPANY)
    if met:
        parts.append((_COMPANY * met, "named beside the same actors"))
    score = min(round(sum(worth for worth, _ in parts), 2), 1.0)
    return Doubt(first, actor, score, ", ".join(words for _, words in parts))


_TOLD = {
    "name": "both named {1}",
    "spelling": "{0} and {1} are spellings of one name",
    "fuller": "{0} and {1} have first and last name in common",
    "initial": "{0} and {1} fit by an initial",
    "byname": "both called {1}, as many are",
}


def _relation(one: LocalActor, other: LocalActor) -> str | None:
    """How two names are related; None where they are two names."""
    left, right = fold_name(one.name).split(), fold_name(other.name).split()
    byname = one.kind == "person" and len(left) == 2 and left[0] in _KUNYAS
    if left == right:
        return "byname" if byname else "name"
    if byname:
        return None
    if are_spellings(sound_of(one.name), sound_of(other.name)) and _may_be_spelled(one, other, left, right):
        return "spelling"
    if one.kind != "person" or left[-1] != right[-1]:
        return None
    if left[0] == right[0] and left[0] not in _KUNYAS and (set(left) <= set(right) or set(right) <= set(left)):
        return "fuller"
    short, long = sorted((left[0], right[0]), key=len)
    return "initial" if len(short) == 1 and long.startswith(short) else None


def _may_be_spelled(one: LocalActor, other: LocalActor, left: list[str], right: list[str]) -> bool:
    """Whether names out of another script may differ in letters: the country writes so, or, untold, what is beside them agrees.

    A name of Latin letters has one spelling: Kerry is not Kerrey.
    """
    countries = {one.country, other.country} - {None}
    if countries:
        return countries <= FOREIGN
    return bool(one.company & other.company) and left[0] == right[0] and len(left[-1]) > _LONG


def _same(doubt: Doubt) -> Judgement:
    left, right = sorted((doubt.left.id, doubt.right.id))
    rule = "rule:full-name" if doubt.reason.startswith("both named") else "rule:spelling"
    return Judgement(
        id=content_id("judgement", "same_actor", left, right, rule),
        kind="same_actor",
        left=left,
        right=right,
        holds=True,
        score=doubt.score,
        reason=doubt.reason,
        by=rule,
    )
