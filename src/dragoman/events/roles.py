"""Roles: which actors the tokens in a position name.

"Turkish and Russian forces" -> Türkiye, Russia. In: a cast. Out: actor ids, in text order, each once. A mention that covers the
token counts first, then an apposition, then, for forces, officials and the like, the country that they are of. A means ("a
drone killed") names nobody.
"""

from collections.abc import Iterable, Iterator

from dragoman.events.listing import parts_of
from dragoman.events.naming import Names
from dragoman.events.syntax import HELPING_HALVES, conjuncts, objects_of, surface_subject
from dragoman.model import Token
from dragoman.model.attachment import is_verb

__all__ = ["Roster"]

_TOGETHER = {
    **dict.fromkeys(("country", "nation", "ally", "power", "neighbour", "neighbor", "state", "government"), "country"),
    **dict.fromkeys(("leader", "president", "man", "woman", "minister", "premier", "politician"), "person"),
}
"""Nouns that take up several actors by their number ("the two countries"), with the kind that they take up."""
_MEANT = {
    **dict.fromkeys(("him", "her"), frozenset({"person"})),
    "it": frozenset({"country", "organization"}),
    "them": frozenset({"group", "organization", "country"}),
}
"""Which kinds of actors a pronoun in the object may mean."""
_KEPT = frozenset({"hold", "control", "occupy", "run", "rule", "dominate", "seize", "capture"})
_BODIES = frozenset({"regime", "government", "army", "coalition", "opposition", "rebel", "junta", "militia", "police"})
_NO_SIDE = frozenset({"ally", "partner", "rival", "foe", "enemy", "opponent", "critic"})
"""Nouns before which somebody's name says whose they are, not who they are: "a league partner"."""
_LYING = frozenset({"border", "route", "crossing", "frontier", "coast", "citizenship", "nationality", "passport"})
"""Nouns before which a country's name says where or of which land."""
_HOW_MANY = {"two": 2, "both": 2, "three": 3}
_LOOK_BACK = 3  # sentences


class Roster(Names):
    """Tells whom the phrases of one reading name, by what stands around their heads."""

    def ids_of(self, tokens: Iterable[Token]) -> tuple[str, ...]:
        """Return the ids of the actors that tokens name, each once, in order."""
        every = (part for token in tokens for part in parts_of(self._reading, self, token))
        return tuple(dict.fromkeys(found for token in every for found in self._of(token, apposed=True)))

    def holders_of(self, tokens: Iterable[Token]) -> tuple[str, ...]:
        """Return whose the things are that tokens name: "Norland's offensive", "the decision of the court"."""
        found: list[str] = []
        for token in tokens:
            links = {"by", "between"} if self.is_deed(token) else {"of", "by", "between"}
            for child in self._reading.children(token):
                before = child.dep in {"amod", "compound", "nmod"} and child.text[:1].isupper() and not self.is_setting(child)
                before = before and token.lemma.lower() not in _LYING
                if child.dep == "poss" or before:
                    owners = self._of(child, apposed=False)
                    found.extend(self.without_scenes(owners, owners) if before and self.is_deed(token) else owners)
                elif child.dep == "acl" and child.lemma.lower() in self._done | {"claim"}:
                    found.extend(self.ids_of(objects_of(self._reading, child, "by")))
                elif child.dep in {"prep", "agent"} and child.lemma in links:
                    below = (part for each in self._reading.children(child) for part in conjuncts(self._reading, each))
                    found.extend(each for part in below for each in self._of(part, apposed=False))
        return tuple(dict.fromkeys(found))

    def makers_of(self, deeds: Iterable[Token]) -> tuple[str, ...]:
        """Return who made deeds: "army shelling", "raids by Norland", "an attack carried out by the clan"."""
        found: list[str] = []
        for deed in deeds:
            for child in self._reading.children(deed):
                if child.dep in {"amod", "compound", "nmod"} and child.index not in self.places:
                    makers = self._direct(child) or self._said_before(child)
                    found.extend(self.without_scenes(makers, makers))
            found.extend(self.holders_of((deed,)))
        return tuple(dict.fromkeys(found))

    def keepers_of(self, tokens: Iterable[Token]) -> tuple[str, ...]:
        """Return who holds what tokens name: "rebel-held towns", "the area controlled by the clan"."""
        found: list[str] = []
        for token in tokens:
            for child in self._reading.children(token):
                if child.dep not in {"amod", "acl"} or child.lemma.lower() not in _KEPT:
                    continue
                for below in self._reading.children(child):
                    if below.dep in {"npadvmod", "amod", "compound", "nmod", "advmod"}:
                        found.extend(self._kept_by(below))
                    elif below.dep == "agent":
                        found.extend(self.ids_of(self._reading.children(below)))
        return tuple(dict.fromkeys(found))

    def _kept_by(self, token: Token) -> tuple[str, ...]:
        """Return whom the first half of "rebel-held" means: the last one before it whom that word describes, else its own."""
        word = token.lemma.lower()
        for index in range(token.index - 1, -1, -1):
            named = self._named.get(index)
            if named is not None and self._reading.tokens[index].lemma.lower() == word and self._cast[named[1]].kind == "group":
                return (named[1],)
        named = self._named.get(token.index)
        return () if named is None else (named[1],)

    def _of(self, token: Token, *, apposed: bool) -> tuple[str, ...]:
        several = self._bound.get(token.index) or self._taken_up(token) or self._meant_by(token)
        if several:
            return several
        return self._hyphenated(token) + self._of_one(token, apposed=apposed)

    def _taken_up(self, token: Token) -> tuple[str, ...]:
        """Return the actors that "the two countries" takes up: the last so many of the kind; none where there are fewer."""
        kind = _TOGETHER.get(token.lemma.lower())
        words = {child.lemma.lower() for child in self._reading.children(token)}
        wanted = next((number for word, number in _HOW_MANY.items() if word in words), 0)
        if kind is None or not wanted or any(child.dep == "appos" for child in self._reading.children(token)):
            return ()
        found: list[str] = []
        for index in range(token.index - 1, self._reading.sentences[max(0, token.sentence - _LOOK_BACK)].first - 1, -1):
            named = self._named.get(index)
            if self._reading.tokens[index].dep == "compound":
                continue
            if named is not None and named[1] not in found and self._cast[named[1]].kind == kind:
                found.append(named[1])
                if len(found) == wanted:
                    return tuple(reversed(found))
        return ()

    def _meant_by(self, token: Token) -> tuple[str, ...]:
        """Return whom a pronoun means that the cast leaves open: the last one before it of the kind, not its own subject."""
        kinds = _MEANT.get(token.lemma.lower())
        if (
            kinds is None
            or token.index in self._named
            or (token.index in self._bound and "person" not in kinds)
            or token.dep not in {"dobj", "pobj", "dative"}
        ):
            return ()
        verb = next((head for head in self._reading.ancestors(token) if is_verb(head)), None)
        subject = None if verb is None else surface_subject(self._reading, verb)
        beside = () if subject is None else conjuncts(self._reading, subject)
        parts = {part.index for each in beside for part in parts_of(self._reading, self, each)}
        barred = {self._named[index][1] for index in parts if index in self._named}
        first = self._reading.sentences[max(0, token.sentence - 1)].first
        for index in range(token.index - 1, first - 1, -1):
            named = self._named.get(index)
            if named is None or named[1] in barred:
                continue
            if self._cast[named[1]].kind in kinds and self._reading.tokens[index].dep not in {"compound", "amod"}:
                return (named[1],)
        return ()

    def _hyphenated(self, token: Token) -> tuple[str, ...]:
        """Return the first of two that a hyphen joins: "a Norland-Sudrian deal"."""
        before = self._reading.tokens[token.index - 1] if token.index else token
        helped = token.text.lower() in HELPING_HALVES
        if helped or before.text not in {"-", "–"} or before.head != token.index:
            return ()
        first = self._reading.tokens[before.index - 1]
        return self._direct(first) if first.head == token.index and first.dep in {"npadvmod", "compound", "nmod"} else ()

    def _of_one(self, token: Token, *, apposed: bool) -> tuple[str, ...]:
        named = self._named.get(token.index)
        above = self._named.get(token.head) if apposed and token.dep == "appos" else None
        if above is not None and self._cast[above[1]].kind == "person" and (named is None or self._is_described(named[1])):
            return (above[1],)  # "Kim Adda, a member of the clan, was killed": it is she
        if named is not None and self._is_described(named[1]):
            better = self._said_before(token) or self._of_neighbours(token, apposed=apposed)
            if better:
                return better
        if named is not None and not (token.pos == "ADJ" and token.text.islower()) and not self._is_means(token):
            return (named[1],)
        country = self.country_of(token)
        if country is not None:
            return (country,)
        joined = tuple(
            self._countries[code] for part in token.text.split("-") if (code := self._code_of(part)) in self._countries
        )
        if joined and "-" in token.text:
            return joined
        if token.pos not in {"NOUN", "PROPN", "NUM", "DET", "PRON", "ADJ"}:
            return ()
        return self._of_neighbours(token, apposed=apposed) or self._said_before(token)

    def _said_before(self, token: Token) -> tuple[str, ...]:
        """Return whom a body's bare word before a deed takes up: "regime airstrikes" after "the Sudrian regime"."""
        lemma = token.lemma.lower()
        if lemma not in _BODIES or token.dep not in {"compound", "nmod", "amod", "poss"}:
            return ()
        for index in range(token.index - 1, -1, -1):
            named = self._named.get(index)
            before = self._reading.tokens[index]
            after = self._named.get(index + 1)
            ends = named is not None and (after is None or after[1] != named[1])
            if named is not None and ends and before.lemma.lower() == lemma:
                return (named[1],)
        return ()

    def _of_neighbours(self, token: Token, *, apposed: bool) -> tuple[str, ...]:
        children = self._reading.children(token)
        for child in (*children, *self._beside(token)):
            if child.dep == "appos" and apposed:
                found = tuple(each for part in conjuncts(self._reading, child) for each in self._of(part, apposed=False))
                if found:
                    return tuple(dict.fromkeys(found))
        if token.lemma.lower() not in self._delegates:
            return ()
        return tuple(each for child in children for each in self._behind(child))

    def _beside(self, token: Token) -> tuple[Token, ...]:
        """Return the name that the parser hung on a phrase inside: "the envoy for Sudria, Kim Adda"."""
        if token.lemma.lower() not in self._officials:
            return ()
        below = (end for child in self._reading.children(token) if child.dep == "prep" for end in self._reading.children(child))
        apposed = (each for end in below if end.index in self.places for each in self._reading.children(end))
        return tuple(
            each for each in apposed if (named := self._named.get(each.index)) and self._cast[named[1]].kind == "person"
        )

    def _behind(self, child: Token) -> Iterator[str]:
        """Yield whom a modifier or an "of" phrase of a delegate names."""
        if child.dep in {"compound", "nmod"} and self._reading.head(child).lemma.lower() in _NO_SIDE:
            return  # but "its Norlandic ally" is Norland
        if child.dep in {"amod", "compound", "nmod", "poss"}:
            for part in conjuncts(self._reading, child):
                yield from self._direct(part)
        elif child.dep == "prep" and child.lemma in {"of", "from"}:
            for below in self._reading.children(child):
                for part in conjuncts(self._reading, below):
                    yield from self._of(part, apposed=False)
