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
        if token.dep == "amod" and is_verb(token):
            return "modifier"
        if trigger.form != "noun" and frame.type not in VERBAL and self._is_habit(token):
            return "habit"
        if next(self._tops(token), token).dep == "csubj":
            return "purpose"  # "to pin the blame on one side would be facile"
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
        if top.dep == "advcl":
            return above.lemma not in self._lexicon.carriers["planned"] | {"possible"} and above.pos != "ADJ"
        return top.dep == "acl" and above.pos == "NOUN" and above.lemma.lower() not in _PLANS

    def _tops(self, verb: Token) -> Iterator[Token]:
        token = verb
        while token.dep == "conj" and is_verb(self._reading.head(token)):
            token = self._reading.head(token)
        yield token
