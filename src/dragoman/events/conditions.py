"""Conditions: whether what a frame needs stands beside its predicate.

"fired rockets at the port" meets ``obj:rocket``; "fired the minister" does not. In: a trigger, a frame. Out: yes or no.
"""

from collections.abc import Iterable

from dragoman.events.roles import Roster
from dragoman.events.slots import Trigger, complement_of, tokens_at
from dragoman.events.syntax import deep_object, is_passive, objects_of
from dragoman.lexicon.frames import Condition, Frame, FrameLexicon
from dragoman.model import Actor, Reading, Token
from dragoman.model.attachment import is_verb

__all__ = ["Matcher"]

_PERSONS = frozenset({"he", "she", "they", "i", "we", "him", "her", "them", "me", "us", "who", "whom"})
_HEAPS = frozenset({"dozens", "scores", "hundreds", "thousands", "tens"})
_KINDS = {
    "person": frozenset({"person"}),
    "party": frozenset({"group", "organization", "country"}),
    "human": frozenset({"person", "group"}),
    "fighters": frozenset({"group", "organization"}),
    "striker": frozenset({"country", "group", "organization"}),
    "force": frozenset({"group", "organization"}),
    "actor": frozenset({"person", "group", "organization", "country"}),
}
"""Which kinds of actors belong to a word class."""

_ACTING = ("person", "human", "state", "fighters")
"""Classes of nouns that can act or be acted on though nobody is named."""
_PARTS = frozenset(
    {
        "all", "any", "area", "both", "bulk", "cluster", "couple", "dozen", "dozens", "each", "either", "group", "half",
        "handful", "hundred", "hundreds", "lot", "majority", "many", "more", "most", "much", "none", "number", "one", "pair",
        "part", "portion", "quarter", "rest", "scores", "section", "series", "several", "some", "string", "swath", "swathe",
        "third", "thousand", "thousands", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    }
)  # fmt: skip
"""Words that only say how much of what follows "of" is meant."""


_PUBLIC = frozenset({"GOV", "MIL", "SPY", "LEG", "JUD", "IGO", "PTY", "ELI", "COP", "OPP"})
"""Sectors whose people travel and ask for their side."""


def _holds_office(actor: Actor | None) -> bool:
    return actor is not None and actor.kind == "person" and bool(actor.offices or set(actor.sectors) & _PUBLIC)


class Matcher:
    """Tells which frame reads a trigger of one reading.

    Args:
        reading: The reading.
        roster: Who is named in it.
        lexicon: Frames and classes.
    """

    def __init__(self, reading: Reading, roster: Roster, lexicon: FrameLexicon) -> None:
        self._reading = reading
        self._roster = roster
        self._lexicon = lexicon

    def is_body(self, token: Token) -> bool:
        """Tell whether a phrase names or describes a body or a group, not a person or a country."""
        actor = self._roster.actor_at(token)
        return token.pos == "NOUN" if actor is None else actor.kind in {"organization", "group"}

    def best(self, trigger: Trigger) -> Frame | None:
        """Return the heaviest frame that reads a trigger, or None."""
        lemma = trigger.token.text.lower() if trigger.form == "adj" else trigger.token.lemma.lower()
        before_noun = trigger.form == "verb" and trigger.token.dep == "amod"
        for frame in self._lexicon.frames.get((trigger.form, lemma), ()):
            if before_noun and not any(condition.slots == ("amod",) for condition in frame.conditions):
                continue
            if self.reads(trigger, frame):
                return frame
        return None

    def reads(self, trigger: Trigger, frame: Frame) -> bool:
        """Tell whether all that a frame needs stands beside a trigger."""
        return self._particle_fits(trigger.token, frame) and all(self._holds(trigger, frame, each) for each in frame.conditions)

    def _particle_fits(self, token: Token, frame: Frame) -> bool:
        particles = [
            child for child in self._reading.children(token) if child.dep in {"prt", "prep", "advmod", "acomp", "oprd"}
        ]
        words = {child.lemma.lower() for child in particles}
        if frame.particle:
            return frame.particle.split("_")[0] in words
        return not ("off" in words and frame.form == "verb") or frame.lemma in {"go", "set", "cut", "break"}

    def _holds(self, trigger: Trigger, frame: Frame, condition: Condition) -> bool:
        held = any(self._slot_holds(trigger, frame, slot, condition) for slot in condition.slots)
        return held == condition.wanted

    def _slot_holds(self, trigger: Trigger, frame: Frame, slot: str, condition: Condition) -> bool:
        check = getattr(self, f"_check_{slot}", None)
        if check is not None:
            return bool(check(trigger, frame, condition))
        return self._meets(tokens_at(self._reading, trigger, slot), condition)

    def _meets(self, tokens: Iterable[Token], condition: Condition) -> bool:
        if not condition.words and not condition.classes:
            return any(True for _ in tokens)
        return any(self._fits(part, condition) for token in tokens for part in self._whole_of(token))

    def _whole_of(self, token: Token) -> tuple[Token, ...]:
        """Return a token, and what it is part of: "a number of villages", "almost all of the province"."""
        if token.lemma.lower() not in _PARTS and token.tag != "CD":
            return (token,)
        return (token, *objects_of(self._reading, token, "of"))

    def _fits(self, token: Token, condition: Condition) -> bool:
        lemma = token.lemma.lower()
        return lemma in condition.words or any(self._in_class(token, lemma, name) for name in condition.classes)

    def _in_class(self, token: Token, lemma: str, name: str) -> bool:
        return (
            lemma in self._lexicon.classes.get(name, ()) or self._is_by_itself(token, lemma, name) or self._is_kind(token, name)
        )

    def _is_by_itself(self, token: Token, lemma: str, name: str) -> bool:
        """Tell whether a word that no list names belongs to a class: a number of people, a pronoun, a place's name."""
        if name == "place":
            return token.index in self._roster.places
        if name in {"human", "people"} and (token.pos == "NUM" or token.tag == "CD" or self._is_heap(token)):
            return True
        if name in {"human", "person", "actor"} and lemma in _PERSONS:
            return True
        if name == "actor" and any(lemma in self._lexicon.classes[each] for each in _ACTING):
            return True
        return name in {"official", "party"} and _holds_office(self._roster.actor_at(token))

    def _is_kind(self, token: Token, name: str) -> bool:
        """Tell whether whom a word names is of a kind that belongs to a class."""
        kinds = _KINDS.get(name)
        if not kinds:
            return False
        actor = self._roster.actor_at(token)
        if actor is not None:
            return actor.kind in kinds
        return (name == "actor" and bool(self._roster.ids_of([token]))) or (name in {"human", "actor"} and token.pos == "PROPN")

    def _is_heap(self, token: Token) -> bool:
        """Tell whether a word stands for so many people: "scores were hurt", not "scores of cars were hurt"."""
        return token.text.lower() in _HEAPS and self._reading.child(token, "prep") is None

    def _lemmas(self, tokens: Iterable[Token], condition: Condition) -> bool:
        lists = (condition.words, *(self._lexicon.classes.get(name, ()) for name in condition.classes))
        return any(token.lemma.lower() in words for token in tokens for words in lists)

    def _check_inf(self, trigger: Trigger, frame: Frame, condition: Condition) -> bool:
        below = complement_of(self._reading, trigger.token, infinitive=True)
        if below is not None and below.tag == "VBG" and frame.type == "REQUEST":
            return False  # "told the council, pinning the blame on the clan"
        return below is not None and (not condition.words or below.lemma in condition.words)

    def _check_ccomp(self, trigger: Trigger, _frame: Frame, condition: Condition) -> bool:
        below = complement_of(self._reading, trigger.token, infinitive=False)
        if below is None or below.dep != "ccomp":
            return False
        helpers = {child.lemma for child in self._reading.children(below) if child.dep == "aux"}
        return not condition.words or (below.lemma in condition.words and bool(helpers & {"will", "would", "shall"}))

    def _check_clause(self, trigger: Trigger, _frame: Frame, condition: Condition) -> bool:
        below = complement_of(self._reading, trigger.token)
        if below is None or not condition.words:
            return below is not None
        helpers = {child.lemma for child in self._reading.children(below) if child.dep == "aux"} | {below.lemma}
        subject = self._reading.child(below, "nsubj", "nsubjpass")
        return (
            bool(helpers & condition.words)
            and subject is not None
            and subject.lemma.lower() not in {"it", "there", "this", "that"}
        )

    def _check_neg(self, trigger: Trigger, _frame: Frame, _condition: Condition) -> bool:
        words = {child.lemma.lower() for child in self._reading.children(trigger.token)}
        return any(child.dep == "neg" for child in self._reading.children(trigger.token)) or {"no", "longer"} <= words

    def _check_aux(self, trigger: Trigger, _frame: Frame, condition: Condition) -> bool:
        return self._lemmas((child for child in self._reading.children(trigger.token) if child.dep == "aux"), condition)

    def _check_mod(self, trigger: Trigger, _frame: Frame, condition: Condition) -> bool:
        return self._lemmas(self._modifiers(trigger.token), condition)

    def _check_objmod(self, trigger: Trigger, _frame: Frame, condition: Condition) -> bool:
        target = deep_object(self._reading, trigger.token)
        return target is not None and self._lemmas(self._modifiers(target), condition)

    def _check_advmod(self, trigger: Trigger, _frame: Frame, condition: Condition) -> bool:
        return self._lemmas((child for child in self._reading.children(trigger.token) if child.dep == "advmod"), condition)

    def _modifiers(self, noun: Token) -> list[Token]:
        found = [
            child for child in self._reading.children(noun) if child.dep in {"amod", "compound", "nmod", "nummod", "npadvmod"}
        ]
        return found + [below for child in found for below in self._reading.children(child)]

    def _check_word(self, trigger: Trigger, _frame: Frame, condition: Condition) -> bool:
        return self._lemmas(
            (token for child in self._reading.children(trigger.token) for token in (child, *self._below(child))), condition
        )

    def _below(self, token: Token) -> tuple[Token, ...]:
        return self._reading.children(token) if token.dep in {"ccomp", "oprd", "dobj", "xcomp", "attr", "acomp"} else ()

    def _check_passive(self, trigger: Trigger, _frame: Frame, _condition: Condition) -> bool:
        return is_passive(self._reading, trigger.token)

    def _check_amod(self, trigger: Trigger, _frame: Frame, _condition: Condition) -> bool:
        return trigger.token.dep == "amod" and any(
            child.tag == "HYPH" or child.text == "-" for child in self._reading.children(trigger.token)
        )

    def _check_imperative(self, trigger: Trigger, _frame: Frame, _condition: Condition) -> bool:
        token = trigger.token
        return (
            token.tag in {"VB", "VBP"} and self._reading.child(token, "nsubj", "aux") is None and token.dep in {"ROOT", "ccomp"}
        )

    def _check_said(self, trigger: Trigger, _frame: Frame, _condition: Condition) -> bool:
        says = self._lexicon.carriers["say"]
        return any(token.lemma in says for token in self._reading.ancestors(trigger.token)) or bool(
            self._reading.report.text[max(0, trigger.token.start - 300) : trigger.token.start].count("“") % 2
        )

    def _check_under(self, trigger: Trigger, _frame: Frame, condition: Condition) -> bool:
        if trigger.form == "verb":
            return self._meets(tokens_at(self._reading, trigger, "under"), condition)
        above = self._reading.head(trigger.token)
        return trigger.token.dep == "pobj" and self._lemmas((above,), condition)

    def _check_near(self, trigger: Trigger, _frame: Frame, condition: Condition) -> bool:
        """Tell whether a word stands anywhere in the sentence."""
        sentence = self._reading.sentence_of(trigger.token)
        return self._lemmas(self._reading.tokens[sentence.first : sentence.last], condition)

    def _check_roles(self, trigger: Trigger, frame: Frame, _condition: Condition) -> bool:
        slots = [slot for slot in (*frame.actors, *frame.recipients) if slot != "mod"]
        if any(tokens_at(self._reading, trigger, slot) for slot in slots):
            return True
        return "mod" in frame.actors and bool(self._roster.ids_of(tokens_at(self._reading, trigger, "mod")))

    def _check_carrier(self, trigger: Trigger, _frame: Frame, condition: Condition) -> bool:
        return trigger.carrier is not None and self._lemmas((trigger.carrier,), condition)

    def _check_light(self, trigger: Trigger, _frame: Frame, _condition: Condition) -> bool:
        return trigger.carrier is not None and trigger.kind in {"do", "undergo", "bear"} and is_verb(trigger.carrier)
