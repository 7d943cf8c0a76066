"""Utterances: what words do beyond asserting, by their main clause.

"we will crush them" -> threatens; "it would pay" -> promises; "they must leave" -> demands; "the raid was a crime" -> accuses;
"it opposed the plan" -> declines, for its subject is who speaks; "Kara urged them to leave" -> nothing, for that is Kara's
demand. In: drafts. Out: a stance, or None where the words only assert.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile

from dragoman.lexicon.cues import CueLexicon
from dragoman.model import Reading, Token
from dragoman.model.terms import Stance
from dragoman.statements.drafts import Draft
from dragoman.statements.phrases import is_negated

__all__ = ["main_verb", "stance_of_words"]

_NAMED = frozenset({"as", "name"})
_WILL = frozenset({"will", "would", "shall"})
_CLAUSES = frozenset({"VBD", "VBZ", "VBP", "MD"})
_OWN_ACTS = frozenset({"accuses", "declines", "denies", "doubts"})
_STATES = frozenset({"be", "lead", "cause", "mean", "have", "become", "need"})
_RESOLVED = frozenset({"determined", "determine", "ready", "prepared", "committed", "commit", "intend", "poised", "resolved"})
_BARE = frozenset({"information", "comment", "datum", "data", "knowledge", "statement", "detail"})
_WEIGHTY = frozenset({"threatens", "accuses"})
"""Stances that a later sentence of a quotation gives to the whole: a threat is one also behind an opening remark."""
_OFFERS = frozenset({"offer", "demand", "condition", "proposal", "request", "term", "call", "ultimatum", "plan", "deal"})
_UNFIT = frozenset({"unrealistic", "unacceptable", "impossible", "hard", "insufficient", "inadequate", "unworkable", "late"})
_WISHES = frozenset({"need", "expect"})
_OBJECTS = ("ccomp", "xcomp", "dobj", "nsubjpass", "prep")
_TRUTHS = frozenset({"truth", "substance", "basis", "foundation"})
_CASES = frozenset({"case", "event"})
_BELOW = frozenset({"aux", "auxpass", "relcl", "advcl", "acl"})
_ASIDE = frozenset({"nsubjpass", "relcl", "advcl", "compound", "parataxis"})


def stance_of_words(reading: Reading, draft: Draft, cues: CueLexicon) -> Stance | None:
    """Return what a draft's contents do beyond asserting; None where they do nothing else."""
    words = [reading.tokens[index] for first, last in draft.contents for index in range(first, last)]
    if any(token.text == "?" for token in words[-2:]):
        return "asks"
    if draft.row is not None and draft.row.stance == "promises" and draft.rule.endswith("object"):
        return "threatens" if _heads_violence(reading, words, cues) else None
    if draft.rule.split("-")[-1] in _NAMED:
        named = takewhile(lambda token: token.text != ",", words[len(words) - _last_size(draft) :])
        return "accuses" if any(cues.means("accusing", token.lemma) for token in named) else None
    for place, verb in enumerate(_main_verbs(reading, draft)):
        stance = _Utterance(reading, draft, verb, cues).stance([token for token in words if token.sentence == verb.sentence])
        later = verb.sentence != words[0].sentence
        if stance is not None and (place == 0 or stance in _WEIGHTY or (stance == "promises" and not later)):
            return stance
    return None


def _last_size(draft: Draft) -> int:
    first, last = draft.contents[-1]
    return last - first


def _heads_violence(reading: Reading, words: list[Token], cues: CueLexicon) -> bool:
    """Tell whether the noun that heads some words means force ("a strong response to any raid")."""
    inside = {token.index for token in words}
    return any(token.head not in inside and token.pos == "NOUN" and cues.means("violent", token.lemma) for token in words)


def main_verb(reading: Reading, draft: Draft) -> Token | None:
    """Return the verb that heads the first clause of the contents."""
    inside = [reading.tokens[index] for first, last in draft.contents for index in range(first, last)]
    for token in _tops(inside, draft):
        if token.pos in {"VERB", "AUX"}:
            return token
    return next((token for token in inside if token.tag in _CLAUSES and token.dep not in _BELOW), None)


def _main_verbs(reading: Reading, draft: Draft) -> Iterator[Token]:
    """Yield the verb of the first clause, then those of the further sentences that are quoted."""
    first = main_verb(reading, draft)
    if first is None:
        return
    yield first
    for child in reading.children(first):
        if child.dep == "conj" and reading.child(child, "nsubj", "nsubjpass") is not None:
            yield child
    seen = {first.sentence}
    for begin, end in draft.contents if draft.quoted else ():
        for token in reading.tokens[begin:end]:
            if token.sentence not in seen and token.dep == "ROOT" and token.pos in {"VERB", "AUX"}:
                seen.add(token.sentence)
                yield token


def _tops(inside: list[Token], draft: Draft) -> Iterator[Token]:
    for token in inside:
        if token.head == token.index or not draft.holds(token.head):
            yield token


@dataclass(frozen=True, slots=True)
class _Utterance:
    """One main clause of what a draft holds."""

    reading: Reading
    draft: Draft
    verb: Token
    cues: CueLexicon

    def stance(self, words: list[Token]) -> Stance | None:
        """Return what the clause does; ``words`` are all words of the contents."""
        negated, own = self._is_denied(), self._speaks_of_itself()
        act = self._act(own=own, negated=negated)
        if act is not None:
            return act
        auxiliaries = self._auxiliaries()
        if not own and not auxiliaries & _WILL and self._is_told_of_others():
            return self._denial_by_others() if negated else None
        accusing = any(self.cues.means("accusing", token.lemma) and self._is_told(token) for token in words)
        if auxiliaries & _WILL:
            future = self._future(own=own, negated=negated)
            if future is not None and not (future == "promises" and not own and accusing):
                return future
        wishes = self.verb.lemma in _WISHES and own
        if not (negated or wishes) and any(self.cues.means("demanding", lemma) for lemma in auxiliaries | {self.verb.lemma}):
            return "demands"
        if own and not negated and self.cues.means("asking", self.verb.lemma):
            return "asks"
        if self._is_refused_offer():
            return "declines"
        if accusing and not negated and (not own or self._judges()):
            return "accuses"
        return "denies" if negated and not any(self.cues.means("hedge", lemma) for lemma in auxiliaries) else None

    def _act(self, *, own: bool, negated: bool) -> Stance | None:
        """Return what the speaker says that he does himself ("it opposed the plan", "we have no information")."""
        below = self.reading.child(self.verb, "dobj", "attr")
        if self.verb.lemma == "have" and below is not None and below.lemma in _BARE:
            bare = any(child.lemma == "no" for child in self.reading.children(below))
            return "declines" if bare or negated else None
        aim = self._aim() if not negated and (own or self._is_named()) else None
        aim = self.verb if self._is_vowed() and not negated else aim
        if aim is not None:
            return "threatens" if _is_violent(self.reading, aim, self.cues) else "promises"
        row = self.cues.cue("VERB", self.verb.lemma) if own and not self._auxiliaries() & _WILL else None
        if row is None or self.reading.child(self.verb, "auxpass") is not None:
            return None
        if row.stance == "believes" and negated:
            return "doubts"
        return row.stance if row.stance in _OWN_ACTS and not negated else None

    def _aim(self) -> Token | None:
        """Return what somebody is set on ("are determined to cross", "remains committed to joining", "intends to leave")."""
        resolve = next((child for child in self.reading.children(self.verb) if child.lemma in _RESOLVED), None)
        resolve = self.verb if self.verb.lemma in _RESOLVED else resolve
        if resolve is None:
            return None
        through = self.reading.child(resolve, "prep")
        return self.reading.child(resolve, "xcomp", "ccomp") or (
            self.reading.child(through, "pcomp") if through is not None and through.lemma == "to" else None
        )

    def _denial_by_others(self) -> Stance | None:
        row = self.cues.cue("VERB", self.verb.lemma)
        if self.reading.child(self.verb, "auxpass") is not None:
            return None
        return "doubts" if row is not None and row.stance == "believes" else "denies"

    def _is_told_of_others(self) -> bool:
        """Tell whether the clause itself reports what another one says or thinks."""
        row = self.cues.cue("VERB", self.verb.lemma)
        if row is None or not (row.stance == "believes" or "quote" in row.frames):
            return False
        return self.reading.child(self.verb, *_OBJECTS) is not None

    def _is_refused_offer(self) -> bool:
        """Tell whether the clause finds an offer or a demand unfit ("the terms are hard to accept")."""
        subject, found = self.reading.child(self.verb, "nsubj"), self.reading.child(self.verb, "acomp", "attr")
        return subject is not None and found is not None and subject.lemma in _OFFERS and found.lemma in _UNFIT

    def _is_vowed(self) -> bool:
        row = self.draft.row
        return row is not None and row.stance == "promises" and self.verb.tag == "VB"

    def _judges(self) -> bool:
        """Tell whether the clause says what its speaker takes another for ("we see the group as terrorists")."""
        row = self.cues.cue("VERB", self.verb.lemma)
        judging = self.verb.lemma == "hold" or (row is not None and bool(row.frames & _NAMED))
        below = self.reading.child(self.verb, "dobj")
        near = self.reading.children(self.verb) + (self.reading.children(below) if below is not None else ())
        return judging and any(child.lemma == "as" or child.dep in {"oprd", "ccomp"} for child in near)

    def _is_told(self, token: Token) -> bool:
        """Tell whether a word belongs to what the clause says.

        Not to how it names a thing ("Orland-occupied Kara"), nor to the case that it is said for ("in case of a threat, we …").
        """
        if token.lemma == "fail" and self.reading.child(token, "xcomp") is None:
            return False
        if token.lemma == "cause" and self._is_by_a_thing(token):
            return False
        while token.index not in {self.verb.index, token.head}:
            if token.dep in _ASIDE or (token.dep in {"amod", "acl"} and token.tag == "VBN") or token.lemma in _CASES:
                return False
            token = self.reading.head(token)
        return True

    def _is_by_a_thing(self, verb: Token) -> bool:
        """Tell whether something without a name did it ("were caused by a stove")."""
        agent = self.reading.child(verb, "agent")
        doer = self.reading.child(agent, "pobj") if agent is not None else None
        return doer is not None and not any(token.pos == "PROPN" for token in self.reading.subtree(doer))

    def _auxiliaries(self) -> set[str]:
        return {child.lemma for child in self.reading.children(self.verb) if child.dep in {"aux", "auxpass"}}

    def _is_all_said(self) -> bool:
        first, last = self.draft.contents[0][0], self.draft.contents[-1][1] - 1
        return self.reading.tokens[first].sentence == self.reading.tokens[last].sentence

    def _is_denied(self) -> bool:
        """Tell whether the clause is negated ("did not", "at no point", "is unrelated"), where it is all that is said."""
        verb, children = self.verb, self.reading.children(self.verb)
        if is_negated(self.reading, verb) or any(self.cues.means("negating", child.lemma) for child in children):
            return self._is_all_said()
        below = self.reading.child(verb, "attr", "nsubj") if verb.lemma == "be" else None
        if below is not None and below.lemma in _TRUTHS and any(child.lemma == "no" for child in self.reading.children(below)):
            return self._is_all_said()  # "there is no truth in the report"
        phrases = [child for child in children if child.dep == "prep" and child.index < verb.index]
        return any(below.lemma == "no" for phrase in phrases for below in self.reading.subtree(phrase)[:3])

    def _future(self, *, own: bool, negated: bool) -> Stance | None:
        row = self.draft.row
        firm = row is not None and self.cues.means("denying", row.lemma) and not own
        if negated:
            return "denies" if firm else "declines"
        if _is_violent(self.reading, self.verb, self.cues):
            return "threatens"
        return "promises" if own or self._can_act() else None

    def _can_act(self) -> bool:
        """Tell whether the subject of what will be done is named, and the verb a deed: the source speaks for it."""
        return self.verb.lemma not in _STATES and self._is_named()

    def _is_named(self) -> bool:
        subject = self.reading.child(self.verb, "nsubj")
        if subject is None:
            return False
        return subject.pos == "PROPN" or any(
            child.text[0].isupper() and child.dep in {"amod", "poss"} for child in self.reading.children(subject)
        )

    def _is_expletive(self, subject: Token) -> bool:
        """Tell whether "it" stands for a clause behind it ("it is wrong that …")."""
        return self.verb.lemma == "be" and self.reading.child(self.verb, "ccomp", "xcomp", "advcl") is not None

    def _speaks_of_itself(self) -> bool:
        """Tell whether the subject of the clause is the source: the same word, or a pronoun that can stand for it."""
        subject = self.reading.child(self.verb, "nsubj", "nsubjpass")
        if subject is None:
            return self.verb.tag not in {"VBD", "VBZ", "VBP"}
        word = subject.text.lower()
        if word in {"i", "we"}:
            return True
        if self.draft.source is None or self.draft.source_head is None:
            return False
        source = {token.lemma.lower() for token in self.reading.tokens[self.draft.source[0] : self.draft.source[1]]}
        head = self.reading.tokens[self.draft.source_head]
        person = any(name.label == "PERSON" and name.first <= head.index < name.last for name in self.reading.names)
        if word == "it" and (person or self._is_expletive(subject)):
            return False
        if word in {"it", "they"}:
            return head.text.lower() not in {"he", "she"} and not person
        if word in {"he", "she"}:
            return head.pos in {"PROPN", "PRON", "NOUN"} and head.text.lower() not in {"it", "they"}
        return subject.lemma.lower() in source or (
            subject.pos == "PROPN" and any(_kin(subject.lemma.lower(), name) for name in source)
        )


def _is_violent(reading: Reading, verb: Token, cues: CueLexicon) -> bool:
    """Tell whether a verb, or the object of one that begins something, means force ("will crush", "will launch an attack")."""
    if cues.means("violent", verb.lemma):
        return True
    objects = [child for child in reading.children(verb) if child.dep in {"dobj", "xcomp"}]
    return cues.means("undertaking", verb.lemma) and any(cues.means("violent", child.lemma) for child in objects)


def _kin(name: str, other: str) -> bool:
    """Tell whether a country and its adjective share their beginning ("Turkey", "Turkish")."""
    return len(name) > 4 and len(other) > 4 and name[:4] == other[:4]
