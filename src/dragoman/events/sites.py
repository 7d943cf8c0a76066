"""Sites: which place a phrase puts something at.

"a hospital in Kelm", "the town of Kelm", "Kelm's market" -> Kelm; "the city", after it was named -> Kelm, taken up. In: a
reading, its cast and time phrases. Out: the site of a phrase, or nothing. What a name only says of somebody ("the Kelm-based
monitor", "the senator from Orland") is no site, nor is a name that stands in another's ("the Kelm Media Centre") or in a date.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from dragoman.events.syntax import conjuncts
from dragoman.lexicon.frames import FrameLexicon
from dragoman.model import Cast, Place, Reading, Sentence, Timex, Token
from dragoman.model.attachment import is_verb
from dragoman.model.terms import Basis

__all__ = ["HERE", "Site", "Sites"]

HERE = frozenset(
    {
        "in", "at", "near", "inside", "outside", "around", "across", "along", "off", "throughout", "within", "beside",
        "alongside", "amid", "beyond", "behind",
    }
)  # fmt: skip
"""Prepositions that say where something is."""
_MANY = frozenset({"series", "string", "wave", "spate", "barrage", "round", "flurry", "hail", "spree", "campaign", "result"})
"""Nouns that only count what follows: "killed in a series of raids on Kelm"."""
_OPEN = frozenset({"the", "this", "that"})
_TAKEN_UP: dict[str, frozenset[str]] = {
    **dict.fromkeys(("city", "town", "village", "capital", "resort", "port"), frozenset({"city"})),
    **dict.fromkeys(("province", "governorate", "region", "peninsula", "county"), frozenset({"region"})),
    **dict.fromkeys(("enclave", "district", "stronghold", "camp", "there"), frozenset({"region", "city"})),
    "country": frozenset({"country"}),
    "island": frozenset({"region", "country", "other"}),
}
"""Nouns that take up a place named before, with the kinds that they take up."""
_ASIDE = 7  # tokens between a place and the one that it lies in
_BACK = 4  # sentences that "the city" looks back
_DEEP = 4  # phrases inside one another
_WHOSE = frozenset({"of", "for", "with", "against"})
_HOME = frozenset({"from", "of"})
_BASED = frozenset({"base", "headquarter", "bear", "raise", "educate"})
_JOINED = frozenset({"-", "–"})


@dataclass(frozen=True, slots=True)
class Site:
    """A place that a phrase gives.

    Attributes:
        index: Index of the place in the cast.
        basis: ``stated`` by its name, ``anchored`` where a phrase takes up a place named before, or ``inferred``.
    """

    index: int
    basis: Basis = "stated"


class Sites:
    """Finds the sites of one reading's phrases.

    Args:
        reading: The reading.
        cast: Its places, and the actors in whose names places may stand.
        times: Its time phrases.
        lexicon: Nouns of people, of violence and of places.
    """

    def __init__(self, reading: Reading, cast: Cast, times: Sequence[Timex], lexicon: FrameLexicon) -> None:
        self._reading, self.places, self._people = reading, cast.places, lexicon.people
        self._deeds, self._abstract = lexicon.classes["violence"], lexicon.classes["matter"]
        self._named, self._parts, self._folk = (lexicon.classes[name] for name in ("settlement", "premises", "inhabitants"))
        self._placed = self._named | self._parts
        lands = Counter(place.country for place in cast.places if place.use == "location" and place.country)
        self._land = lands.most_common(1)[0][0] if lands else None
        dated = {token.index for time in times for token in reading.tokens_in(time.span.start, time.span.end)}
        spans = [reading.tokens_in(place.span.start, place.span.end) for place in cast.places]
        self._spans = {token.index: {each.index for each in tokens} for tokens in spans for token in tokens}
        self._at: dict[int, int] = {}
        for index, place in enumerate(cast.places):
            tokens = reading.tokens_in(place.span.start, place.span.end)
            if place.use != "location" or not tokens or _is_in_name(cast, place):
                continue
            if not self._may_be_somewhere(place, tokens[-1]):
                continue
            for token in tokens:
                if token.index not in dated and not self._is_of_somebody(token):
                    self._at[token.index] = index
        self._inner = dict(self._holders())

    @property
    def nouns(self) -> frozenset[str]:
        """Return the nouns of settlements and lands."""
        return self._named | {"country", "nation", "land"}

    def named(self, token: Token) -> int | None:
        """Return the index of the place that a token itself names."""
        return self._at.get(token.index)

    def of(self, token: Token, depth: int = _DEEP) -> Site | None:
        """Return the site of a noun phrase, by its head: named by it, inside it, or taken up by it."""
        if token.index in self._at:
            return Site(self._at[token.index])
        if depth == 0 or is_verb(token):
            return None
        named = next(self._inside(token, depth), None)
        return named if named is not None else self._taken_up(token)

    def around(self, head: Token, prepositions: frozenset[str], depth: int = _DEEP) -> Iterator[Site]:
        """Yield the sites of the phrases that hang on a token by some prepositions."""
        for child in self._reading.children(head):
            lemma = child.lemma.lower()
            if child.dep in {"prep", "agent", "advmod", "prt", "dative"} and lemma in prepositions:
                below = (each for each in self._reading.children(child) if each.dep in {"pobj", "pcomp"})
                yield from (site for each in below if (site := self.of(each, depth - 1)) is not None)
            if child.dep in {"prep", "prt", "advmod"} and child.pos in {"ADP", "ADV", "SCONJ"}:
                out = {"of"} if lemma == "out" and "from" in prepositions else set()
                yield from self.around(child, prepositions | out, depth)  # "out of", "back in", "close to the border in"
            if lemma == "there" and child.dep == "advmod" and (site := self._taken_up(child)) is not None:
                yield site

    def closest(self, sites: Iterable[Site]) -> Site | None:
        """Return the first of several sites of one event, or a closer one: "in Orland … the port of Kelm"."""
        found = list(sites)
        if not found:
            return None
        found = [Site(self.inner(site.index), site.basis) for site in found]
        first = self.places[found[0].index]
        small = [site for site in found if self.places[site.index].kind != "country"]
        if found[0].basis == "anchored":
            return next((site for site in small if site.basis == "stated"), found[0])  # "the port of Kelm in the province"
        inside = (site for site in small if self.places[site.index].country == first.country)
        return next(inside, found[0]) if first.kind == "country" else found[0]

    def inner(self, index: int) -> int:
        """Return the place that a place is only said to hold: for Orland of "the town of Kelm in western Orland", Kelm."""
        for _ in range(_DEEP):
            inside = self._inner.get(index)
            if inside is None:
                return index
            index = inside
        return index

    def in_sentence(self, sentence: Sentence) -> dict[str, int]:
        """Return the places that a sentence names as places, by name, in text order; of one in another only the inner."""
        found: dict[str, int] = {}
        for token in self._reading.tokens_of(sentence):
            index = self._at.get(token.index)
            if index is not None and index not in self._inner:
                found.setdefault(self.places[index].name, index)
        return found

    def _holders(self) -> Iterator[tuple[int, int]]:
        """Yield places with the one before them that lies in them: "Kelm in western Orland", "Kelm, Orland"."""
        marked = sorted(self._at)
        for left, right in pairwise(marked):
            between = self._reading.tokens[left + 1 : right]
            if self._at[left] == self._at[right] or not between or len(between) > _ASIDE:
                continue
            if self._reading.tokens[left].sentence != self._reading.tokens[right].sentence:
                continue
            words = [token.lemma.lower() for token in between]
            joined = words[0] in {"in", ","} or (words[0] in self._placed and words[1:2] == ["in"])
            plain = all(token.pos in {"DET", "ADJ", "ADP", "NOUN", "PUNCT", "PROPN"} for token in between)
            known = all(
                token.pos not in {"NOUN", "PROPN"} or token.lemma.lower() in self._placed for token in between
            ) and not set(words[1:]) & {",", "and", "or", "to", "from", "with", "against"}
            if joined and plain and known and self._may_hold(self._at[left], self._at[right]):
                yield self._at[right], self._at[left]

    def _may_hold(self, inner: int, outer: int) -> bool:
        one, other = self.places[inner], self.places[outer]
        known = one.country is None or other.country is None or one.country == other.country
        return known and one.kind != "country" and one.name != other.name

    def _inside(self, token: Token, depth: int) -> Iterator[Site]:
        """Yield the sites that the words of a noun phrase name, the likeliest first."""
        lemma = token.lemma.lower()
        children = self._reading.children(token)
        if lemma in self._named and token.tag != "NNS":
            yield from self.around(token, frozenset({"of"}), depth)
        yield from (Site(self._at[child.index]) for child in children if self._is_placed_by(token, child))
        near = HERE
        if lemma in self._placed | self._folk | _MANY or token.pos == "NUM":
            near |= {"of"}
        if lemma in self._deeds:
            near |= {"of", "on", "against"}
        yield from self.around(token, near, depth)
        for child in children:
            if child.dep == "appos" and (site := self.of(child, depth - 1)) is not None:
                yield site
            if child.dep == "prep" and child.lemma.lower() in _WHOSE and lemma not in self._abstract:
                below = (each for each in self._reading.children(child) if each.index not in self._at)
                yield from (site for each in below for site in self.around(each, HERE, depth - 1))  # "hideouts of men in Kelm"
        yield from (
            site for each in conjuncts(self._reading, token)[1:] if (site := self.of(each, min(1, depth - 1))) is not None
        )

    def _is_placed_by(self, noun: Token, child: Token) -> bool:
        """Tell whether a name before or beside a noun says where it is: "Kelm residents", but not "the Kelm mayor"."""
        lemma = noun.lemma.lower()
        if child.index not in self._at:
            return False
        if child.dep == "poss":
            return lemma in self._placed
        if child.dep in {"compound", "nmod", "amod"}:
            return lemma not in self._abstract and lemma not in self._people - self._folk
        return child.dep == "appos"

    def _taken_up(self, token: Token) -> Site | None:
        """Return the place that "the city" or "there" takes up: the last of its kind that was named before it."""
        kinds = _TAKEN_UP.get(token.lemma.lower())
        words = {child.text.lower() for child in self._reading.children(token)}
        if kinds is None or (token.lemma.lower() != "there" and (not words & _OPEN or token.tag == "NNS")):
            return None
        if words & {"other", "another", "whole", "entire"} and token.lemma.lower() != "country":
            return None
        first = self._reading.sentences[max(0, token.sentence - _BACK)].first
        before = (self._at[index] for index in range(token.index - 1, first - 1, -1) if index in self._at)
        found = [index for index in before if self._may_take_up(self.places[index], kinds)]
        lemma = token.lemma.lower()
        called = (index for index in found if self._is_called(self.places[index], lemma))  # "the town" after "the town of Kelm"
        here = (index for index in found if self.places[index].country in {None, self._land})
        index = next(called, next(here, found[0] if found and lemma != "country" else None))
        return None if index is None else Site(index, "anchored")

    def _may_take_up(self, place: Place, kinds: frozenset[str]) -> bool:
        if place.point_reason != "not-in-gazetteer" or "city" not in kinds:
            return place.kind in kinds
        return any(self._is_called(place, lemma) for lemma in ("town", "village", "city"))

    def _is_called(self, place: Place, lemma: str) -> bool:
        """Tell whether the noun beside a place's name says what it is: "the town of Kelm", "Kelm village"."""
        above = self._reading.head(self._reading.tokens_in(place.span.start, place.span.end)[-1])
        above = self._reading.head(above) if above.lemma.lower() == "of" else above
        return above.lemma.lower() == lemma

    def _is_of_somebody(self, token: Token) -> bool:
        """Tell whether a place only says whose or what somebody is: "Kelm-based", "R-Orland", "the senator from Orland"."""
        tokens = self._reading.tokens
        after = tokens[token.index + 1 : token.index + 3]
        if len(after) == 2 and after[0].text in _JOINED and after[1].index not in self._spans.get(token.index, ()):
            return True  # "Kelm-based", "the Kelm-Orland talks"
        before = tokens[max(0, token.index - 2) : token.index]
        if len(before) == 2 and before[1].text in _JOINED and before[0].index not in self._spans.get(token.index, ()):
            return True  # "R-Orland"
        if token.dep == "compound" and self._is_longer_name(token):
            return True
        top = token
        while top.dep in {"compound", "nmod", "conj"} and top.head != top.index:
            top = self._reading.head(top)
        above = self._reading.head(top)
        whose = self._reading.head(above)
        if top.dep == "pobj" and whose.lemma.lower() in _BASED and whose.tag == "VBN":
            return True
        if top.dep == "pobj" and whose.text == "State" and above.lemma.lower() in {"in", "of"}:
            return True  # an armed group's full name
        if top.dep != "pobj" or above.lemma.lower() not in _HOME or whose.index == token.index:
            return False
        one = any(child.lemma.lower() in {"a", "an"} for child in self._reading.children(whose))
        somebody = whose.lemma.lower() in self._people - self._folk or (one and above.lemma.lower() == "from")
        return whose.pos == "PROPN" or (whose.pos == "NOUN" and somebody)

    def _may_be_somewhere(self, place: Place, token: Token) -> bool:
        """Tell whether a word that no gazetteer knows stands as a place does: "in Kelm", "Kelm village", "the town of Kelm"."""
        if place.point_reason != "not-in-gazetteer":
            return True
        while token.dep == "conj" and token.head != token.index:
            token = self._reading.head(token)
        above = self._reading.head(token)
        known = self._placed
        if token.dep in {"compound", "nmod", "amod", "appos"}:
            return above.lemma.lower() in known or token.dep == "appos"
        if token.dep == "pobj" and above.lemma.lower() == "of":
            return self._reading.head(above).lemma.lower() in known
        return token.dep == "dobj" or (token.dep == "pobj" and above.lemma.lower() in HERE | {"on", "to", "into", "from"})

    def _is_longer_name(self, token: Token) -> bool:
        """Tell whether a place's name only begins another: "Kelm" of "the Kelm Committee", but not of "Kelm Airport"."""
        head = self._reading.head(token)
        known = head.lemma.lower() in self._placed
        return head.pos == "PROPN" and head.text[:1].isupper() and head.index not in self._spans and not known


def _is_in_name(cast: Cast, place: Place) -> bool:
    """Tell whether a place is part of somebody's longer name."""
    actor = cast.actor_at(place.span)
    if actor is None or actor.kind == "country":
        return False
    return any(
        mention.span.start <= place.span.start
        and place.span.end <= mention.span.end
        and len(mention.span) > len(place.span)
        and mention.form != "description"
        for mention in actor.mentions
    )
