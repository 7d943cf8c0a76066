"""Why not: the reason why words that may tell an event tell none that is kept.

"The battle for the nomination" -> ``metaphor``; "to end the war" -> ``purpose``; "are usually shelled" -> ``habit``. In: a
trigger with its frame and status. Out: the name of a reason, or None. What is refused stands in the record with its reason.
"""

from collections.abc import Iterator

from dragoman.events.conditions import Matcher
from dragoman.events.slots import Trigger
from dragoman.events.telling import VERBAL
from dragoman.lexicon.frames import Frame, FrameLexicon
from dragoman.model import Reading, Token
from dragoman.model.attachment import is_verb
from dragoman.model.terms import Status

__all__ = ["Refuser"]

_HABITS = frozenset(
    {
        "usually",
        "often",
        "always",
        "typically",
        "normally",
        "traditionally",
        "rarely",
        "frequently",
        "sometimes",
        "generally",
        "regularly",
        "routinely",
    }
)
_JUDGED = frozenset({"easy", "hard", "difficult", "tough", "wrong", "right", "tempting", "illegal", "futile", "pointless"})
"""Adjectives whose infinitive is only judged, nobody's deed."""
_ANYBODY = frozenset({"anyone", "anybody", "everyone", "everybody", "those", "whoever"})
_NOMINAL = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "poss", "dative"})
_SIDING = frozenset({"back", "support", "help", "aid", "assist", "fund", "finance", "endorse", "sponsor", "bankroll"})
_SOUGHT = frozenset({"use", "serve", "struggle", "work", "act", "like", "wish"})
"""Verbs whose infinitive is only what somebody is after."""
_MEANT = frozenset({"design", "mean", "intend"})
"""Participles whose infinitive is what a thing is for: "talks designed to end the war"."""
_PLANS = frozenset(
    {
        "plan", "offer", "agreement", "deal", "decision", "threat", "promise", "invitation", "proposal", "pledge", "vow",
        "call", "demand", "request", "order", "campaign", "refusal", "failure", "intention", "bid", "commitment", "attempt",
        "readiness", "willingness", "operation", "offensive",
    }
)  # fmt: skip
"""Nouns whose infinitive is what is planned or asked, not what something is for."""


class Refuser:
    """Tells why mentions of one reading are no events.

    Args:
        reading: The reading.
        matcher: Which conditions hold beside a trigger.
        lexicon: Figures of speech, and words that govern events.
    """

    def __init__(self, reading: Reading, matcher: Matcher, lexicon: FrameLexicon) -> None:
        self._reading, self._matcher, self._lexicon = reading, matcher, lexicon

    def reason(self, trigger: Trigger, frame: Frame, status: Status) -> str | None:
        """Return why a mention is no event, or None."""
        speech = self._figure_of_speech(trigger)
        if speech is not None:
            return speech
        token = trigger.token
        if is_verb(token) and (token.dep == "amod" or self._is_noun(token) or self._only_says_whose(token, frame)):
            return "modifier"
        if trigger.form != "noun" and frame.type not in VERBAL and self._is_habit(token):
            return "habit"
        if self._is_thought_of(token):
            return "purpose"
        if is_verb(token) and self._is_anybodys(token):
            return "nobody-named"
        if frame.type in VERBAL and self._is_asked_of_reader(token):
            return "question"
        if status in {"planned", "hypothetical"} and trigger.form == "verb" and self._is_purpose(token):
            return "purpose"
        return None

    def _figure_of_speech(self, trigger: Trigger) -> str | None:
        lemma = trigger.token.lemma.lower()
        for frame, reason in self._lexicon.no_events.get((trigger.form, lemma), ()):
            if self._matcher.reads(trigger, frame):
                return reason
        return None

    def _is_noun(self, verb: Token) -> bool:
        """Tell whether a participle stands for people: "the accused told the court"."""
        return verb.dep in _NOMINAL and any(child.dep == "det" for child in self._reading.children(verb))

    def _only_says_whose(self, verb: Token, frame: Frame) -> bool:
        """Tell whether a participle only says on whose side somebody is: "rebels backed by Norland"."""
        beside = verb.dep == "acl" or (verb.dep == "advcl" and verb.tag == "VBN")
        return frame.type in {"AID", "SUPPORT"} and beside and verb.lemma.lower() in _SIDING

    def _is_thought_of(self, token: Token) -> bool:
        """Tell whether a clause is only judged or a condition: "to blame him would be facile", "unless it is agreed"."""
        top = next(self._tops(token), token)
        if top.dep == "csubj":
            return True
        return (
            is_verb(token)
            and top.dep == "advcl"
            and any(child.dep == "mark" and child.lemma == "unless" for child in self._reading.children(top))
        )

    def _is_habit(self, verb: Token) -> bool:
        words = {child.lemma.lower() for child in self._reading.children(verb) if child.dep == "advmod"}
        return bool(words & _HABITS)

    def _is_anybodys(self, verb: Token) -> bool:
        """Tell whether a clause only says which of many are meant: "those who attack the weak", "any that do not attend"."""
        whom = self._reading.head(verb)
        if verb.dep not in {"relcl", "acl"} or verb.tag not in {"VB", "VBP", "VBZ", "VBG"}:
            return False
        told = {child.lemma.lower() for child in self._reading.children(whom) if child.dep == "det"}
        return whom.lemma.lower() in _ANYBODY or bool(told & {"any", "every"})

    def _is_asked_of_reader(self, verb: Token) -> bool:
        """Tell whether a question asks whoever reads it: "Do you support the mayor?"."""
        subjects = (child for child in self._reading.children(verb) if child.dep == "nsubj")
        asked = any(child.lemma.lower() == "you" for child in subjects)
        return asked and any(child.text == "?" for child in self._reading.children(verb))

    def _is_purpose(self, verb: Token) -> bool:
        """Tell whether a clause only says what something is for: "pressure to end the war"."""
        top = next(self._tops(verb), verb)
        if not any(child.tag == "TO" for child in self._reading.children(top)):
            return False
        above = self._reading.head(top)
        if above.lemma.lower() in _JUDGED:
            return True  # "it is easier to bomb a country"
        if above.lemma.lower() == "order" and self._reading.head(above).lemma.lower() == "in":
            return True
        if top.dep == "xcomp" and above.lemma in _MEANT and above.dep == "acl" and above.tag == "VBN":
            return True
        if top.dep == "xcomp" and above.lemma.lower() in _SOUGHT:
            return True
        if top.dep == "relcl" and self._reading.child(top, "nsubj", "nsubjpass") is None:
            return True  # "a way to press the mayor", "the final battle to oust the clan"
        if top.dep == "advcl":
            return above.lemma not in self._lexicon.carriers["planned"] | {"possible"} and above.pos != "ADJ"
        return top.dep == "acl" and above.pos == "NOUN" and above.lemma.lower() not in _PLANS

    def _tops(self, verb: Token) -> Iterator[Token]:
        token = verb
        while token.dep == "conj" and is_verb(self._reading.head(token)):
            token = self._reading.head(token)
        yield token
