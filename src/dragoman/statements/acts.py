"""Acts: what one main clause of what is said does beyond asserting.

"we will crush them" -> threatens; "we do not comment" -> declines; "sales should rise" -> nothing. In: a draft, the verb of the
clause and the words around it. Out: a stance, or None where the clause only asserts.
"""

from dataclasses import dataclass

from dragoman.lexicon.cues import CueLexicon
from dragoman.model import Reading, Token
from dragoman.model.terms import Stance
from dragoman.statements.agents import is_agent, is_course, is_named, is_onlooker, modals_of, speaks_of_itself, subject_in
from dragoman.statements.blames import is_blame
from dragoman.statements.drafts import Draft
from dragoman.statements.phrases import is_negated

__all__ = ["Utterance"]

_NAMED = frozenset({"as", "name"})
_WILL = frozenset({"will", "would", "shall"})
_OWN_ACTS = frozenset({"accuses", "declines", "denies", "doubts"})
_RESOLVED = frozenset({"determined", "determine", "ready", "prepared", "committed", "commit", "intend", "poised", "resolved"})
_COMPLEMENTS = frozenset({"acomp", "oprd", "xcomp", "attr"})
_BARE = frozenset({"information", "comment", "datum", "data", "knowledge", "statement", "detail"})
_SPEAKING = frozenset({"comment", "discuss", "speculate", "elaborate", "specify", "disclose", "reveal", "answer", "know"})
_WILLING = frozenset({"prepared", "willing", "ready"})
_NOTHING = frozenset({("know", "nothing"), ("have", "intention"), ("have", "plan"), ("have", "desire")})
_POINTERS = frozenset({"it", "there", "this", "that"})
_DEGREES = frozenset({"only", "necessarily", "always", "exactly", "entirely", "fully", "quite", "really"})
_INVOLVED = frozenset({"responsible", "involved", "guilty", "true", "accurate", "correct", "behind", "connected", "linked"})
_BORNE = frozenset({"suffer", "face"})
_SOFT = frozenset({"enter", "eliminate", "neutralize", "neutralise", "cross", "target", "sanction", "fight"})
_OFFERS = frozenset({"offer", "demand", "condition", "proposal", "request", "term", "call", "ultimatum", "plan", "deal"})
_UNFIT = frozenset({"unrealistic", "unacceptable", "impossible", "hard", "insufficient", "inadequate", "unworkable", "late"})
_WISHES = frozenset({"need", "expect"})
_TRUTHS = frozenset({"truth", "substance", "basis", "foundation"})
_OBJECTS = ("ccomp", "xcomp", "dobj", "nsubjpass", "prep")


@dataclass(frozen=True, slots=True)
class Utterance:
    """One main clause of what a draft holds."""

    reading: Reading
    draft: Draft
    verb: Token
    cues: CueLexicon

    def stance(self, words: list[Token]) -> Stance | None:
        """Return what the clause does; ``words`` are all words of the contents."""
        negated, own = self._is_denied(), speaks_of_itself(self.reading, self.draft, self.verb, self.cues)
        act = self._act(own=own, negated=negated)
        if act is not None:
            return act
        modals = modals_of(self.reading, self.verb)
        if not own and not modals & _WILL and self._is_told_of_others():
            return self._denial_by_others() if negated else None
        accusing = any(is_blame(self.reading, token, self.verb, self.cues) for token in words)
        if modals & _WILL or self._is_going():
            future = self._future(own=own, negated=negated)
            if future is not None and not (future == "promises" and not own and accusing):
                return future
        if self._is_demand(own=own, negated=negated):
            return "demands"
        if own and not negated and self.cues.means("asking", self.verb.lemma):
            return "asks"
        if self._is_refused_offer():
            return "declines"
        if accusing and not negated and (not own or self._judges()):
            return "accuses"
        return "denies" if negated and self._is_denial(own=own) else None

    def _act(self, *, own: bool, negated: bool) -> Stance | None:
        """Return what the speaker says that he does himself ("it opposed the plan", "we have no information")."""
        silence = self._silence(own=own)
        if silence is not None:
            return silence
        aim = self._aim() if not negated and (own or is_named(self.reading, self.verb)) else None
        aim = self.verb if self._is_vowed() and not negated else aim
        if aim is not None:
            return "threatens" if self._is_violent(aim) else "promises"
        modals = modals_of(self.reading, self.verb)
        row = self.cues.cue("VERB", self.verb.lemma) if own and not modals & _WILL else None
        if row is None or self.reading.child(self.verb, "auxpass") is not None:
            return None
        if row.stance == "believes" and negated:
            return None if modals or self.cues.means("inner", self.verb.lemma) else "doubts"
        return row.stance if row.stance in _OWN_ACTS and not negated else None

    def _silence(self, *, own: bool) -> Stance | None:
        """Return ``declines`` for who says that he says or knows nothing ("we do not comment", "it has no information")."""
        below = self.reading.child(self.verb, "dobj", "attr")
        refused = is_negated(self.reading, self.verb)
        if self.verb.lemma in {"have", "be"} and below is not None and below.lemma in _BARE:
            return "declines" if refused or _is_none(self.reading, below) else None
        if own and below is not None and (self.verb.lemma, below.lemma) in _NOTHING:
            return "declines" if below.lemma == "nothing" or _is_none(self.reading, below) else None
        unwilling = any(child.dep == "acomp" and child.lemma in _WILLING for child in self.reading.children(self.verb))
        if unwilling and refused and (own or is_named(self.reading, self.verb)):
            return "declines"
        kept = self.verb.lemma in _SPEAKING and self.reading.child(self.verb, "auxpass") is None
        past = self.verb.tag in {"VBD", "VBN"} or any(child.text.lower() == "did" for child in self.reading.children(self.verb))
        return "declines" if own and kept and refused and not past else None

    def _aim(self) -> Token | None:
        """Return what somebody is set on ("are determined to cross", "remains committed to joining", "intends to leave")."""
        near = (child for child in self.reading.children(self.verb) if child.dep in _COMPLEMENTS)
        resolve = next((child for child in near if child.lemma in _RESOLVED and child.tag in {"JJ", "VBN"}), None)
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

    def _is_all_said(self) -> bool:
        first, last = self.draft.contents[0][0], self.draft.contents[-1][1] - 1
        return self.reading.tokens[first].sentence == self.reading.tokens[last].sentence

    def _is_denied(self) -> bool:
        """Tell whether the clause is negated ("did not", "at no point", "is unrelated"), where it is all that is said."""
        verb, children = self.verb, self.reading.children(self.verb)
        if is_negated(self.reading, verb) or any(
            child.lemma != "without" and self.cues.means("negating", child.lemma) for child in children
        ):
            return self._is_all_said()
        if self._is_untrue():
            return self._is_all_said()
        phrases = [child for child in children if child.dep == "prep" and child.index < verb.index]
        return any(below.lemma == "no" for phrase in phrases for below in self.reading.subtree(phrase)[:3])

    def _is_untrue(self) -> bool:
        """Tell whether a clause says that "there is no truth in the report"."""
        below = self.reading.child(self.verb, "attr", "nsubj") if self.verb.lemma == "be" else None
        return below is not None and below.lemma in _TRUTHS and _is_none(self.reading, below)

    def _is_going(self) -> bool:
        """Tell whether a clause says what somebody is going to do."""
        subject = subject_in(self.reading, self.verb)
        if self.verb.lemma != "go" or self.verb.tag != "VBG" or subject is None or subject.text.lower() == "it":
            return False
        return self.reading.child(self.verb, "xcomp") is not None

    def _future(self, *, own: bool, negated: bool) -> Stance | None:
        row = self.draft.row
        if negated and row is not None and self.cues.means("denying", row.lemma) and not own:
            return "denies"
        deed = self._deed()
        if not self._can_speak_for(own=own):
            return None
        if not negated and self._is_violent(deed):
            return None if own and deed.lemma in _BORNE else "threatens"
        if is_course(self.reading, deed, self.cues):
            return None
        if negated:
            return "promises" if deed.lemma == "hesitate" else "declines"
        return "promises" if own or (is_named(self.reading, self.verb) and not self._is_going()) else None

    def _deed(self) -> Token:
        """The verb of what will be done ("is going to leave")."""
        below = self.reading.child(self.verb, "xcomp") if self._is_going() else None
        return self.verb if below is None else below

    def _can_speak_for(self, *, own: bool) -> bool:
        """Tell whether a source can tell of what somebody will do as its own will, or that of those it speaks for."""
        subject = subject_in(self.reading, self.verb)
        acting = subject is None or is_agent(self.reading, subject, self.cues) or is_named(self.reading, self.verb)
        return own or (acting and not is_onlooker(self.reading, self.draft, self.cues))

    def _is_demand(self, *, own: bool, negated: bool) -> bool:
        """Tell whether a clause bids ("must leave"), and does not say what is to be expected ("should rise", "is needed")."""
        modals = modals_of(self.reading, self.verb)
        if any(self.cues.means("demanding", lemma) for lemma in modals):
            expected = modals <= {"should"} and self.cues.means("course", self.verb.lemma)
            subject = subject_in(self.reading, self.verb)
            return not expected or (subject is not None and is_agent(self.reading, subject, self.cues))
        if negated or is_negated(self.reading, self.verb) or not self.cues.means("demanding", self.verb.lemma):
            return False
        if self.verb.lemma in _WISHES and own:
            return False
        if self.verb.tag == "VB" and subject_in(self.reading, self.verb) is None:
            return True
        return self._asks_others()

    def _asks_others(self) -> bool:
        """Tell whether a verb that can demand does so here: somebody "calls for" it, somebody "needs to" leave."""
        subject = subject_in(self.reading, self.verb)
        if subject is None or not is_agent(self.reading, subject, self.cues) or self.verb.lemma in {"stop", "let"}:
            return False
        if self.verb.lemma == "call":
            return any(child.lemma in {"for", "on", "upon"} for child in self.reading.children(self.verb))
        return self.reading.child(self.verb, "auxpass") is None

    def _is_denial(self, *, own: bool) -> bool:
        """Tell whether a negative clause denies a deed or a part in one; "not clear" and "not yet" deny nothing."""
        if self._is_untrue():
            return True
        children = self.reading.children(self.verb)
        open_yet = any(child.lemma in {"yet", "until", "if"} or child.lemma in _DEGREES for child in children)
        if open_yet or modals_of(self.reading, self.verb) or self._is_going() or self.cues.means("inner", self.verb.lemma):
            return False
        if any(self.cues.means("hedge", child.lemma) for child in children if child.dep in {"aux", "auxpass"}):
            return False
        if any(child.dep == "acomp" and child.lemma not in _INVOLVED for child in children):
            return any(self.cues.means("negating", child.lemma) for child in children if child.dep == "acomp")
        subject = subject_in(self.reading, self.verb)
        if subject is None or own:
            return True
        if subject.pos == "NOUN" and not is_agent(self.reading, subject, self.cues) and not self._does_something():
            return False
        return subject.text.lower() not in _POINTERS or self.reading.child(self.verb, "auxpass") is not None

    def _does_something(self) -> bool:
        """Tell whether a thing is said to act on another, or to stand to it ("does not reflect it", "is not against it")."""
        below = {child.dep for child in self.reading.children(self.verb)}
        return bool(below & {"dobj", "auxpass"}) or (self.verb.lemma == "be" and "prep" in below)

    def _is_violent(self, verb: Token) -> bool:
        """Tell whether a verb, or the object of one that begins something, means force ("will crush", "will launch an attack").

        What befalls the speaker itself, and a contract that is "entered", are no threats.
        """
        objects = [child for child in self.reading.children(verb) if child.dep in {"dobj", "xcomp"}]
        if verb.lemma in _SOFT and any(child.pos == "NOUN" and not self._has_name(child) for child in objects):
            return False
        if self.cues.means("violent", verb.lemma):
            return True
        return self.cues.means("undertaking", verb.lemma) and any(self.cues.means("violent", child.lemma) for child in objects)

    def _has_name(self, noun: Token) -> bool:
        named = any(child.pos == "PROPN" and child.index < noun.index for child in self.reading.children(noun))
        return named or is_agent(self.reading, noun, self.cues)


def _is_none(reading: Reading, noun: Token) -> bool:
    return any(child.lemma == "no" for child in reading.children(noun))
