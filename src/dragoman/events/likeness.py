"""Likeness: how likely two mentions of a report tell one event, by what each says and by how the later takes the earlier up.

"An airstrike hit the port" and "the raid killed six" -> 0.8. In: two mentions of one type. Out: a probability, or none where
they contradict each other. What is decided with it is left to ``merging``.
"""

import math
from collections.abc import Sequence

from dragoman.events.agreeing import Rivals, tolls_differ
from dragoman.events.contrasts import Contrasts
from dragoman.events.distinctions import are_distinct
from dragoman.events.retelling import is_bound, is_definite, is_one_of_many, is_toll_of, takes_up
from dragoman.events.telling import VERBAL, Told
from dragoman.lexicon.frames import FrameLexicon
from dragoman.model import Cast, Reading
from dragoman.model.attachment import is_verb

__all__ = ["BASE", "WEIGHTS", "Likeness"]

WEIGHTS: dict[str, float] = {
    "same word": 0.45, "same family": 0.12, "harm and deed": 0.24, "later definite": 0.81, "later bare": 0.48,
    "plural differs": -0.28, "words unlike": -0.16, "verbal": -0.54, "mode shared": 0.53, "modes differ": -0.63,
    "actor unsaid": -0.29, "actors differ": -1.26, "recipient unsaid": -0.41, "recipients differ": -1.51, "figure same": 1.51,
    "figures differ": -1.36, "tolls differ": -0.76, "toll of": 0.47, "status same": 0.31, "place same": 0.47, "apart": -0.59,
    "distance": -0.49, "between": -0.58, "nearest": -0.40, "earlier leads": 0.79, "one paragraph": -0.10, "one saying": 0.53,
    "rules": 0.69, "bound": 1.88, "names unlike": -0.40, "general earlier": -0.42, "general later": -0.30,
    "lasts differ": -0.66, "spans differ": -1.28, "alike": 1.48, "crowd": -0.63, "many": 0.29, "two places": -0.13,
    "answers": -0.84,
}  # fmt: skip
"""Log odds of each trait.

Source: fitted on pairs of mentions of ``training/events/retold.jsonl`` and of our articles by ``training/events/likeness.py``,
which also tells how well.
"""
BASE = 0.11

_LEAD = 1  # a headline and the first sentence sum up what follows
_BY_PHRASE = 2  # the worst rank of a date that a time phrase gives
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
        self._words = {told.token.index: self._words_of(told) for told in mentions}
        self._contrasts = Contrasts(reading, mentions, self._words, lexicon, cast)

    def of(self, earlier: Told, later: Told) -> float | None:
        """Return how likely two mentions of one type tell one event, 0 to 1; None where what they say rules it out."""
        if self.are_ruled_out(earlier, later):
            return None
        odds = BASE + sum(WEIGHTS[name] * value for name, value in self.traits(earlier, later).items() if value)
        return 1 / (1 + math.exp(-odds))

    def are_ruled_out(self, earlier: Told, later: Told) -> bool:
        """Tell whether days apart, a denial of one alone, words of difference or one deed of many rule out one event."""
        if self.rivals.exclude(earlier, later) or is_one_of_many(earlier, later) or _days_differ(earlier, later):
            return True
        return are_distinct(self.reading, earlier, later, self.rivals) and not self.is_bound(earlier, later)

    def is_bound(self, earlier: Told, later: Told) -> bool:
        """Tell whether grammar makes two mentions one event."""
        return is_bound(self.reading, earlier, later, self.lexicon, self.rivals)

    def traits(self, earlier: Told, later: Told) -> dict[str, float]:
        """Return the traits of a pair: 0 or 1 but for distances, counts and shares."""
        found = self._words_traits(earlier, later) | self._party_traits(earlier, later) | self._setting_traits(earlier, later)
        found |= self._contrasts.traits(earlier, later)
        return {name: float(value) for name, value in found.items()}

    def _words_traits(self, earlier: Told, later: Told) -> dict[str, float]:
        first, second = earlier.token.lemma.lower(), later.token.lemma.lower()
        classes, families = self.lexicon.classes, self.lexicon.families
        harms = (first in classes["effect"], second in classes["effect"])
        noun = later.trigger.form == "noun"
        bare = noun and not (later.actors or later.recipients or later.figures or later.place is not None)
        one, other = self._words[earlier.token.index], self._words[later.token.index]
        return {
            "same word": first == second,
            "same family": first != second and families.get(first, first) == families.get(second, second),
            "harm and deed": any(harms) and not all(harms) and bool({first, second} & classes["violence"]),
            "later definite": noun and is_definite(self.reading, later.token),
            "later bare": bare,
            "plural differs": {earlier.token.tag, later.token.tag} == {"NN", "NNS"},
            "words unlike": bool(one) and bool(other) and not one & other,
            "verbal": earlier.frame.type in VERBAL,
        }

    def _party_traits(self, earlier: Told, later: Told) -> dict[str, float]:
        rivals = self.rivals
        figures = [(one, other) for one in earlier.figures for other in later.figures if one.what == other.what]
        return {
            "mode shared": bool(set(earlier.modes) & set(later.modes)),
            "modes differ": bool(earlier.modes and later.modes and not set(earlier.modes) & set(later.modes)),
            "actor unsaid": bool(earlier.actors) != bool(later.actors),
            "actors differ": rivals.differ(earlier.actors, later.actors),
            "recipient unsaid": bool(earlier.recipients) != bool(later.recipients),
            "recipients differ": rivals.differ(earlier.recipients, later.recipients),
            "figure same": any((one.low, one.high) == (other.low, other.high) for one, other in figures),
            "figures differ": bool(figures) and not any(one.low == other.low for one, other in figures),
            "tolls differ": tolls_differ(earlier, later),
            "toll of": earlier.frame.type == "ASSAULT" and is_toll_of(earlier, later, rivals),
            "status same": earlier.status == later.status,
        }

    def _setting_traits(self, earlier: Told, later: Told) -> dict[str, float]:
        here, there = earlier.place, later.place
        known = here is not None and there is not None
        same_place = known and (here == there or self.rivals.share_place(earlier, later))
        between = sum(
            earlier.token.index < told.token.index < later.token.index and told.frame.type == later.frame.type
            for told in self.mentions
        )
        said_by = [told.carriers[0].id for told in (earlier, later) if told.carriers]
        paragraphs = {self.reading.sentence_of(told.token).paragraph for told in (earlier, later)}
        return {
            "place same": same_place,
            "apart": self.rivals.are_apart(here, there),
            "distance": math.log1p(later.token.sentence - earlier.token.sentence),
            "between": math.log1p(between),
            "nearest": not between,
            "earlier leads": earlier.token.sentence <= _LEAD,
            "one paragraph": len(paragraphs) == 1,
            "one saying": len(said_by) > 1 and said_by[0] == said_by[1],
            "rules": takes_up(self.reading, earlier, later, self.lexicon, self.rivals),
            "bound": self.is_bound(earlier, later),
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


def _days_differ(earlier: Told, later: Told) -> bool:
    """Tell whether phrases of their own date both, on days that do not meet."""
    one, other = earlier.dated, later.dated
    if one.when is None or other.when is None or max(one.rank, other.rank) > _BY_PHRASE:
        return False
    return not one.when.interval.meets(other.when.interval)
