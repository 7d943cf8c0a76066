"""Roles: which actors the tokens in a position name.

"Turkish and Russian forces" -> Türkiye, Russia. In: a cast. Out: actor ids, in text order, each once. A mention that covers the
token counts first, then an apposition, then, for forces, officials and the like, the country that they are of. A means ("a
drone killed") names nobody.
"""

from collections.abc import Iterable, Iterator

from dragoman.events.syntax import conjuncts
from dragoman.lexicon.frames import FrameLexicon
from dragoman.model import Actor, Cast, Reading, Token

__all__ = ["Roster"]


class Roster:
    """Tells whom the tokens of one reading name.

    Args:
        reading: The reading.
        cast: Its actors and places.
        lexicon: Demonyms, and the nouns that stand for the country or group that they are of ("Turkish forces").
    """

    def __init__(self, reading: Reading, cast: Cast, lexicon: FrameLexicon) -> None:
        self._reading = reading
        self._demonyms = lexicon.demonyms
        self._delegates = lexicon.classes["delegate"]
        self._means = lexicon.instruments
        self._deeds = lexicon.classes["violence"] | {"campaign", "operation"}
        self._cast = {actor.id: actor for actor in cast.actors}
        self._countries = {actor.country or actor.id: actor.id for actor in cast.actors if actor.kind == "country"}
        self._named: dict[int, tuple[int, str]] = {}
        for mention, actor in cast.mentions():
            for token in reading.tokens_in(mention.span.start, mention.span.end):
                size = len(mention.span)
                if token.index not in self._named or size < self._named[token.index][0]:
                    self._named[token.index] = (size, actor.id)
        self.places: dict[int, int] = {}
        for index, place in enumerate(cast.places):
            for token in reading.tokens_in(place.span.start, place.span.end):
                self.places[token.index] = index
        self._place_countries = {
            token: cast.places[index].country for token, index in self.places.items() if cast.places[index].kind == "country"
        }

    def actor_at(self, token: Token) -> Actor | None:
        """Return the actor that a mention over the token names."""
        found = self._named.get(token.index)
        return None if found is None else self._cast[found[1]]

    def country_of(self, token: Token) -> str | None:
        """Return the actor id of the country that an adjective, or a country's name, is of."""
        code = self._code_of(token.text)
        return self._countries.get(code or self._place_countries.get(token.index) or "")

    def _code_of(self, words: str) -> str | None:
        return self._demonyms.get(words.lower()) if words[:1].isupper() else None

    def ids_of(self, tokens: Iterable[Token]) -> tuple[str, ...]:
        """Return the ids of the actors that tokens name, each once, in order."""
        return tuple(dict.fromkeys(found for token in tokens for found in self._of(token, apposed=True)))

    def holders_of(self, tokens: Iterable[Token]) -> tuple[str, ...]:
        """Return whose the things are that tokens name: "Norland's offensive", "the decision of the court"."""
        found: list[str] = []
        for token in tokens:
            for child in self._reading.children(token):
                if child.dep == "poss" or (child.dep in {"amod", "compound", "nmod"} and child.text[:1].isupper()):
                    found.extend(self._of(child, apposed=False))
                elif child.dep in {"prep", "agent"} and child.lemma in {"of", "by", "between"}:
                    below = (part for each in self._reading.children(child) for part in conjuncts(self._reading, each))
                    found.extend(each for part in below for each in self._of(part, apposed=False))
        return tuple(dict.fromkeys(found))

    def _of(self, token: Token, *, apposed: bool) -> tuple[str, ...]:
        named = self._named.get(token.index)
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
        return self._of_neighbours(token, apposed=apposed)

    def _is_means(self, token: Token) -> bool:
        """Tell whether a token is a weapon or an attack, which some lists of phrases hold for somebody."""
        lemma = token.lemma.lower()
        return token.pos == "NOUN" and (lemma in self._means or lemma in self._deeds)

    def _of_neighbours(self, token: Token, *, apposed: bool) -> tuple[str, ...]:
        children = self._reading.children(token)
        for child in children:
            if child.dep == "appos" and apposed and (found := self._of(child, apposed=False)):
                return found
        if token.lemma.lower() not in self._delegates:
            return ()
        return tuple(each for child in children for each in self._behind(child))

    def _behind(self, child: Token) -> Iterator[str]:
        """Yield whom a modifier or an "of" phrase of a delegate names."""
        if child.dep in {"amod", "compound", "nmod", "poss"}:
            for part in conjuncts(self._reading, child):
                yield from self._direct(part)
        elif child.dep == "prep" and child.lemma in {"of", "from"}:
            for below in self._reading.children(child):
                for part in conjuncts(self._reading, below):
                    yield from self._of(part, apposed=False)

    def _direct(self, token: Token) -> tuple[str, ...]:
        named = self._named.get(token.index)
        country = named[1] if named else self.country_of(token)
        return () if country is None else (country,)
