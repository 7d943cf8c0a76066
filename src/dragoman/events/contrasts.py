"""Contrasts: what sets two mentions of one type apart, or brings them together, beyond what each says of parties and figures.

"strikes to repel the assault" -> another deed; "air strikes continue" beside "the raid on Kelm" -> a generality; two sentences
of nearly the same words -> one event. In: two mentions and the words beside each. Out: traits, which ``likeness`` weighs.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from dragoman.events.retelling import TURNS
from dragoman.events.telling import Told
from dragoman.lexicon.frames import FrameLexicon
from dragoman.model import Cast, Reading, Token
from dragoman.model.attachment import is_verb

__all__ = ["Contrasts"]

_TELLING = frozenset({"NOUN", "PROPN", "VERB", "NUM", "ADJ"})
_TURNS = TURNS | {"follow", "following"}
_LONG_DAYS = 8  # longer than a week: a sum over time, or a campaign


class Contrasts:
    """Compares pairs of mentions of one reading by where in the report they stand and how wide each is.

    Args:
        reading: The reading.
        mentions: All its mentions, in text order.
        words: The nouns beside each mention, by the index of its token.
        lexicon: Words for what lasts, and for deeds that answer others.
        cast: Names of its actors, and its places.
    """

    def __init__(
        self,
        reading: Reading,
        mentions: Sequence[Told],
        words: Mapping[int, frozenset[str]],
        lexicon: FrameLexicon,
        cast: Cast,
    ) -> None:
        self._reading, self._mentions, self._words, self._lexicon = reading, mentions, words, lexicon
        self._cast = cast
        self._names = {token.lemma.lower() for token in reading.tokens if token.pos == "PROPN"}
        self._counts = Counter(told.frame.type for told in mentions)
        self._told_words: dict[int, frozenset[str]] = {}

    def traits(self, earlier: Told, later: Told) -> dict[str, float]:
        """Return the traits of a pair of one type: 0 or 1 but for counts and shares."""
        kind = later.frame.type
        one, other = self._names_beside(earlier), self._names_beside(later)
        lasting = self._lexicon.carriers["durative"]
        return {
            "names unlike": bool(one) and bool(other) and not one & other,
            "general earlier": self._is_general(earlier),
            "general later": self._is_general(later),
            "lasts differ": (earlier.token.lemma.lower() in lasting) != (later.token.lemma.lower() in lasting),
            "spans differ": _is_long(earlier) != _is_long(later),
            "alike": self._share_of_words(earlier.token.sentence, later.token.sentence),
            "crowd": math.log1p(len(self._places_of[kind])),
            "many": math.log1p(self._counts[kind]),
            "two places": earlier.place is not None and later.place is not None,
            "answers": self._answers(earlier, later),
        }

    @cached_property
    def _places_of(self) -> Mapping[str, set[str]]:
        """Names of the places, no countries, at which a report tells events, by type."""
        found: dict[str, set[str]] = defaultdict(set)
        for told in self._mentions:
            if told.place is not None and self._cast.places[told.place].kind != "country":
                found[told.frame.type].add(self._cast.places[told.place].name)
        return found

    @cached_property
    def _words_of_actors(self) -> Mapping[str, frozenset[str]]:
        return {
            actor.id: frozenset(
                word.lower() for mention in actor.mentions for word in self._reading.words(mention.span).split()
            )
            for actor in self._cast.actors
        }

    def _names_beside(self, told: Told) -> frozenset[str]:
        """Return the names beside a mention, without those of its parties."""
        own: set[str] = set()
        own.update(*(self._words_of_actors.get(each, frozenset()) for each in (*told.actors, *told.recipients)))
        return self._words[told.token.index] & self._names - own

    def _is_general(self, told: Told) -> bool:
        """Tell whether a noun may stand for any such deeds: "air strikes", "fighting", without article, number or date."""
        noun = told.token
        if told.trigger.form != "noun" or told.figures or told.time is not None:
            return False
        if noun.tag != "NNS" and noun.lemma.lower() not in self._lexicon.carriers["durative"]:
            return False
        return not any(child.dep in {"det", "poss", "nummod"} for child in self._reading.children(noun))

    def _share_of_words(self, left: int, right: int) -> float:
        """Return how much of the words of the shorter of two sentences the other has; 0 within one sentence."""
        if left == right:
            return 0.0
        one, other = self._words_in(left), self._words_in(right)
        return len(one & other) / max(1, min(len(one), len(other)))

    def _words_in(self, number: int) -> frozenset[str]:
        if number not in self._told_words:
            sentence = self._reading.sentences[number]
            tokens = self._reading.tokens[sentence.first : sentence.last]
            self._told_words[number] = frozenset(token.lemma.lower() for token in tokens if token.pos in _TELLING)
        return self._told_words[number]

    def _answers(self, earlier: Told, later: Told) -> bool:
        """Tell whether one deed is told as the answer to, the occasion of or the time before the other in their sentence."""
        if earlier.token.sentence != later.token.sentence:
            return False
        return any(
            token.lemma.lower() in self._lexicon.classes["answer"] | _TURNS
            for one, other in ((earlier, later), (later, earlier))
            for token in self._between(one, other)
        )

    def _between(self, below: Told, above: Told) -> Iterator[Token]:
        """Yield the words over a mention up to the other one, with those that introduce their clauses."""
        for token in (below.token, *self._reading.ancestors(below.token)):
            if token.index == above.token.index:
                return
            if token.index != below.token.index:
                yield token
            if is_verb(token) and token.dep in {"advcl", "pcomp"}:
                yield from (child for child in self._reading.children(token) if child.dep in {"mark", "advmod", "prep"})


def _is_long(told: Told) -> bool:
    """Tell whether a mention is dated by a stretch of more than a week."""
    when = told.dated.when
    if when is None or when.interval.start is None or when.interval.end is None:
        return False
    return (when.interval.end - when.interval.start).days > _LONG_DAYS
