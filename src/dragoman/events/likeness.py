"""Likeness: how likely two mentions of a report tell one event, by what each says and by how the later takes the earlier up.

"An airstrike hit the port" and "the raid killed six" -> 0.8. In: two mentions of one type. Out: a probability, or none where
they contradict each other. What is decided with it is left to ``merging``.
"""

import math
from collections import Counter
from collections.abc import Sequence

from dragoman.events.agreeing import Rivals
from dragoman.events.retelling import carries, is_definite, is_in_one_clause, is_one_of_many, takes_up
from dragoman.events.telling import VERBAL, Told
from dragoman.lexicon.frames import FrameLexicon
from dragoman.model import Cast, Figure, Reading
from dragoman.model.attachment import is_verb

__all__ = ["BASE", "WEIGHTS", "Likeness"]

WEIGHTS: dict[str, float] = {
    "same word": 0.73, "same family": 0.35, "harm and deed": 0.09, "later definite": 0.58, "later new": -0.25,
    "later bare": 0.18, "both nouns": -0.21, "plural differs": -0.38, "words shared": 0.01, "words unlike": -0.24,
    "verbal": -0.34, "assault": -0.43, "meeting": -0.34, "mode shared": 0.40, "modes differ": -1.36,
    "actor shared": 0.05, "actor unsaid": -0.31, "actors differ": -0.63, "recipient shared": 0.43,
    "recipient unsaid": -0.46, "recipients differ": -1.15, "figure same": 0.97, "figures differ": -2.03,
    "sums": -0.80, "status same": 0.31, "place same": 0.31, "apart": -0.83, "times differ": -0.67,
    "one sentence": -0.59, "distance": -0.55, "between": -0.39, "earlier leads": 0.61, "fresh": -0.36,
    "one paragraph": -0.26, "one saying": 0.83, "carried": 1.51, "one clause": 1.20, "rules": 1.08,
    "against rules": -0.57,
}  # fmt: skip
"""Log odds of each trait.

Source: fitted on pairs of mentions of ``training/events/retold.jsonl`` and of our articles by ``training/events/likeness.py``,
which also tells how well.
"""
BASE = 0.68

_NEW = frozenset({"another", "further", "new", "other", "fresh", "separate", "second", "third", "similar", "more"})
_FRESH = frozenset({"meanwhile", "elsewhere", "separately", "also", "earlier", "later", "previously", "similarly", "another"})
"""Words at the head of a sentence that turn to something else."""
_LEAD = 1  # a headline and the first sentence sum up what follows
_TURN = 4  # tokens
_BY_PHRASE = 2  # the worst rank of a date that a time phrase gives
_MANY = 1000  # above it a toll is a war's, not an attack's
_MOST = 2.0
_IDLE = frozenset(
    {
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march", "april",
        "may", "june", "july", "august", "september", "october", "november", "december", "day", "week", "month", "year", "time",
        "people", "person", "number", "thousand", "hundred", "dozen", "source", "report", "official", "statement", "group",
    }
)  # fmt: skip
"""Words beside an event that do not tell which it is."""
_CLAUSES = frozenset({"ccomp", "advcl", "relcl", "parataxis"})


class Likeness:
    """Scores pairs of mentions of one reading.

    Args:
        reading: The reading.
        mentions: All its mentions, in text order.
        lexicon: Families of words, and what means harm.
        cast: Who is named and who only described, and where places lie.
    """

    def __init__(self, reading: Reading, mentions: Sequence[Told], lexicon: FrameLexicon, cast: Cast) -> None:
        self.reading, self.mentions, self.lexicon = reading, mentions, lexicon
        self.rivals = Rivals(cast)
        self._often = Counter(token.lemma.lower() for token in reading.tokens if token.pos in {"NOUN", "PROPN"})
        self._words = {told.token.index: self._words_of(told) for told in mentions}

    def of(self, earlier: Told, later: Told) -> float | None:
        """Return how likely two mentions of one type tell one event, 0 to 1; None where what they say rules it out."""
        if self.rivals.exclude(earlier, later) or is_one_of_many(earlier, later) or _days_differ(earlier, later):
            return None
        odds = BASE + sum(WEIGHTS[name] * value for name, value in self.traits(earlier, later).items() if value)
        return 1 / (1 + math.exp(-odds))

    def traits(self, earlier: Told, later: Told) -> dict[str, float]:
        """Return the traits of a pair: 0 or 1 but for distances, counts and shared words."""
        one_clause = is_in_one_clause(self.reading, earlier, later, self.lexicon)
        carried = carries(self.reading, earlier, later) or carries(self.reading, later, earlier)
        rules = takes_up(self.reading, earlier, later, self.lexicon, self.rivals)
        found = self._words_traits(earlier, later) | self._party_traits(earlier, later) | self._setting_traits(earlier, later)
        found |= {
            "carried": carried,
            "one clause": one_clause,
            "rules": rules,
            "against rules": not self.rivals.agree(earlier, later, in_one=one_clause),
        }
        return {name: float(value) for name, value in found.items()}

    def _words_traits(self, earlier: Told, later: Told) -> dict[str, float]:
        first, second = earlier.token.lemma.lower(), later.token.lemma.lower()
        classes, families = self.lexicon.classes, self.lexicon.families
        harms = (first in classes["effect"], second in classes["effect"])
        noun, kind = later.trigger.form == "noun", earlier.frame.type
        articles = {"a", "an"} if noun else frozenset[str]()
        bare = noun and not (later.actors or later.recipients or later.figures or later.place is not None)
        shared, unlike = self._shared(earlier, later)
        return {
            "same word": first == second,
            "same family": first != second and families.get(first, first) == families.get(second, second),
            "harm and deed": any(harms) and not all(harms) and bool({first, second} & classes["violence"]),
            "later definite": noun and is_definite(self.reading, later.token),
            "later new": any(child.lemma.lower() in _NEW | articles for child in self.reading.children(later.token)),
            "later bare": bare,
            "both nouns": noun and earlier.trigger.form == "noun",
            "plural differs": {earlier.token.tag, later.token.tag} == {"NN", "NNS"},
            "words shared": shared,
            "words unlike": unlike,
            "verbal": kind in VERBAL,
            "assault": kind == "ASSAULT",
            "meeting": kind == "CONSULT",
        }

    def _party_traits(self, earlier: Told, later: Told) -> dict[str, float]:
        rivals = self.rivals
        figures = [(one, other) for one in earlier.figures for other in later.figures if one.what == other.what]
        same = any((one.low, one.high) == (other.low, other.high) for one, other in figures)
        return {
            "mode shared": bool(set(earlier.modes) & set(later.modes)),
            "modes differ": bool(earlier.modes and later.modes and not set(earlier.modes) & set(later.modes)),
            "actor shared": bool(set(earlier.actors) & set(later.actors)),
            "actor unsaid": bool(earlier.actors) != bool(later.actors),
            "actors differ": rivals.differ(earlier.actors, later.actors),
            "recipient shared": bool(set(earlier.recipients) & set(later.recipients)),
            "recipient unsaid": bool(earlier.recipients) != bool(later.recipients),
            "recipients differ": rivals.differ(earlier.recipients, later.recipients),
            "figure same": same,
            "figures differ": bool(figures) and not any(one.low == other.low for one, other in figures),
            "sums": any(_is_sum(figure) for figure in (*earlier.figures, *later.figures)),
            "status same": earlier.status == later.status,
        }

    def _setting_traits(self, earlier: Told, later: Told) -> dict[str, float]:
        here, there = earlier.place, later.place
        gap = later.token.sentence - earlier.token.sentence
        known = here is not None and there is not None
        same_place = known and (here == there or self.rivals.share_place(earlier, later))
        sentence = self.reading.sentence_of(later.token)
        opening = self.reading.tokens[sentence.first : min(sentence.first + _TURN, sentence.last)]
        between = sum(
            earlier.token.index < told.token.index < later.token.index and told.frame.type == later.frame.type
            for told in self.mentions
        )
        said_by = [told.carriers[0].id for told in (earlier, later) if told.carriers]
        return {
            "place same": same_place,
            "apart": self.rivals.are_apart(here, there),
            "times differ": _days_differ(earlier, later),
            "one sentence": gap == 0,
            "distance": math.log1p(gap),
            "between": math.log1p(between),
            "earlier leads": earlier.token.sentence <= _LEAD,
            "fresh": gap > 0 and any(token.lemma.lower() in _FRESH for token in opening),
            "one paragraph": self.reading.sentence_of(earlier.token).paragraph == sentence.paragraph,
            "one saying": len(said_by) > 1 and said_by[0] == said_by[1],
        }

    def _words_of(self, told: Told) -> frozenset[str]:
        """Return the nouns of a mention's clause or phrase, without those that tell nothing of it."""
        top = told.trigger.carrier or told.token
        head = self.reading.head(told.token)
        if told.trigger.form == "noun" and is_verb(head) and told.token.dep in {"nsubj", "nsubjpass", "dobj"}:
            top = head
        found, waiting = set(), [top]
        while waiting:
            for child in self.reading.children(waiting.pop()):
                if child.dep in _CLAUSES or (child.dep == "conj" and is_verb(child)):
                    continue
                waiting.append(child)
                if child.pos in {"NOUN", "PROPN"} and child.index != told.token.index:
                    found.add(child.lemma.lower())
        return frozenset(found - _IDLE)

    def _shared(self, earlier: Told, later: Told) -> tuple[float, bool]:
        """Return how much the nouns beside two mentions share, less for what the report names often, and whether nothing."""
        one, other = self._words[earlier.token.index], self._words[later.token.index]
        weight = sum(1 / math.log2(1 + self._often[word]) for word in sorted(one & other))
        return min(weight, _MOST), bool(one) and bool(other) and not one & other


def _is_sum(figure: Figure) -> bool:
    return (figure.low or 0) >= _MANY


def _days_differ(earlier: Told, later: Told) -> bool:
    """Tell whether phrases of their own date both, on days that do not meet."""
    one, other = earlier.dated, later.dated
    if one.when is None or other.when is None or max(one.rank, other.rank) > _BY_PHRASE:
        return False
    return not one.when.interval.meets(other.when.interval)
