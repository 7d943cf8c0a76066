"""Why not: the reason why words that may tell an event tell none that is kept.

"The battle for the nomination" -> ``metaphor``; "to end the war" -> ``purpose``; "are usually shelled" -> ``habit``. In: a
trigger with its frame and status. Out: the name of a reason, or None. What is refused stands in the record with its reason.
"""

from collections.abc import Iterator
from itertools import pairwise

from dragoman.events.conditions import Matcher
from dragoman.events.governors import STAGES
from dragoman.events.slots import Trigger
from dragoman.events.syntax import is_passive
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
_SOUGHT = frozenset({"serve", "struggle", "work", "act", "like", "wish"})
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


_TYPICAL = frozenset({"typically", "usually", "normally", "traditionally"})
_GATHERINGS = frozenset({"protest", "demonstration", "rally", "march", "uprising", "unrest", "riot", "petition", "revolt"})
"""Nouns whose "demanding" only says what they are about."""
_AFTER = frozenset(
    {
        "focus", "bent", "bend", "pretext", "keen", "honest", "serious", "intent", "way", "means", "idea", "talk", "goal",
        "aim", "objective", "purpose", "hope",
    }
)  # fmt: skip
"""Words whose preposition with a gerund tells what somebody is after, not what he does: "on the pretext of fighting"."""
_STANCES = _SIDING | {"oppose", "favor", "favour", "champion", "advocate", "reject", "promote"}
"""Verbs that in a clause beside a body say what it is for: "a group which opposes the wall"."""
_BARRED = frozenset({"ban", "outlaw", "prohibit", "banned", "outlawed"})
_ASKING = frozenset({"ask", "wonder", "inquire", "enquire"})
_WHETHER = frozenset({"if", "whether"})
_FINITE = frozenset({"VBD", "VBN", "VBZ", "VBP"})
_ALLOWED = frozenset({"can", "could", "may", "might", "would"})
_IDEAS = frozenset({"bid", "call", "draft", "idea", "initiative", "motion", "move", "plan", "proposal", "resolution"})
_PROSPECTS = frozenset({"danger", "prospect", "risk", "possibility", "fear", "spectre", "specter", "likelihood", "chance"})
_UNDONE = frozenset({"planned", "hypothetical"})
_DUTIES = frozenset({"should", "must", "ought"})
_QUOTES = frozenset({'"', "“", "”", "``", "''"})


class Refuser:
    """Tells why mentions of one reading are no events.

    Args:
        reading: The reading.
        matcher: Which conditions hold beside a trigger.
        lexicon: Figures of speech, and words that govern events.
    """

    def __init__(self, reading: Reading, matcher: Matcher, lexicon: FrameLexicon) -> None:
        self._reading, self._matcher, self._lexicon = reading, matcher, lexicon

    def reason(self, trigger: Trigger, frame: Frame, status: Status, *, told: bool = True) -> str | None:
        """Return why a mention is no event, or None.

        Args:
            trigger: The word that a frame reads.
            frame: The frame.
            status: Whether it happened, as told.
            told: Whether a statement carries it; else the writer says it.
        """
        speech = self._figure_of_speech(trigger)
        if speech is not None:
            return speech
        token = trigger.token
        verbal = frame.type in VERBAL
        found = (
            ("modifier", is_verb(token) and self._is_beside(token, frame)),
            ("no-deed", self._is_credit(token) or self._is_penalty(token, frame)),
            ("advice", not told and status in _UNDONE and self._is_advice(trigger)),
            ("habit", trigger.form != "noun" and self._is_habit(token, _TYPICAL if verbal else _HABITS)),
            ("purpose", self._is_thought_of(token)),
            ("nobody-named", is_verb(token) and self._is_anybodys(token)),
            ("question", is_verb(token) and self._is_question(token, verbal=verbal)),
            (
                "purpose",
                status in _UNDONE and trigger.form == "verb" and self._is_purpose(token, verbal=verbal),
            ),
        )
        return next((reason for reason, holds in found if holds), None)

    def _is_beside(self, verb: Token, frame: Frame) -> bool:
        """Tell whether a verb only stands beside a noun to say which or whose it is."""
        if verb.dep == "amod" or self._is_noun(verb) or self._only_says_whose(verb, frame):
            return True
        return self._is_topic(verb, frame) or self._is_barred(verb, frame) or self._is_stance(verb, frame)

    def _is_question(self, verb: Token, *, verbal: bool) -> bool:
        return self._is_wondered(verb) or (verbal and (self._is_asked_of_reader(verb) or self._asks_whether(verb)))

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
        if verb.dep == "acl" and self._reading.head(verb).lemma.lower() in _IDEAS:
            return False  # "a move backed by Norland"
        return frame.type in {"AID", "SUPPORT"} and beside and verb.lemma.lower() in _SIDING

    def _is_topic(self, verb: Token, frame: Frame) -> bool:
        """Tell whether a clause only says what a gathering is about: "protests demanding bread"."""
        beside = verb.dep in {"acl", "relcl"} or (verb.dep == "advcl" and verb.tag == "VBG")
        return frame.type == "REQUEST" and beside and self._reading.head(verb).lemma.lower() in _GATHERINGS

    def _is_barred(self, verb: Token, frame: Frame) -> bool:
        """Tell whether a bare participle only says where somebody is outlawed: "the clan (banned in Norland)"."""
        if frame.type != "COERCE" or verb.lemma.lower() not in _BARRED or verb.tag not in {"VBN", "VBD"}:
            return False
        after = self._reading.tokens[verb.index + 1 : verb.index + 2]
        deps = {child.dep for child in self._reading.children(verb)}
        return bool(after) and after[0].text == "in" and not deps & {"aux", "auxpass", "agent", "nsubj", "nsubjpass", "dobj"}

    def _is_stance(self, verb: Token, frame: Frame) -> bool:
        """Tell whether a clause beside a body says what it stands for: "a group which opposes the wall"."""
        if frame.type not in {"SUPPORT", "ACCUSE", "AID"} or verb.dep != "relcl" or verb.tag not in {"VBZ", "VBP"}:
            return False
        whom = self._reading.head(verb)
        if verb.lemma.lower() not in _STANCES or whom.tag == "CD":
            return False
        itself = any(child.dep == "nsubj" and child.tag in {"WDT", "WP"} for child in self._reading.children(verb))
        return self._matcher.is_body(whom) if itself else whom.tag == "NNS"

    def _is_credit(self, token: Token) -> bool:
        """Tell whether a word heads a line of credits: "Contributing: Kim Adda"."""
        after = self._reading.tokens[token.index + 1 : token.index + 2]
        first = self._reading.sentence_of(token).first
        return token.tag == "VBG" and token.index == first and bool(after) and after[0].text == ":"

    def _is_penalty(self, token: Token, frame: Frame) -> bool:
        """Tell whether only the most that a law allows is told: "could have been jailed for up to two years"."""
        top = next(self._tops(token), token)
        helpers = {child.lemma.lower() for child in self._reading.children(top) if child.dep == "aux"}
        if frame.type not in {"SANCTION", "COERCE"} or not helpers & _ALLOWED:
            return False
        sentence = self._reading.sentence_of(token)
        words = [each.text.lower() for each in self._reading.tokens[sentence.first : sentence.last]]
        pairs = set(pairwise(words))
        return "maximum" in words or ("up", "to") in pairs or ("or", "both") in pairs

    def _is_advice(self, trigger: Trigger) -> bool:
        """Tell whether the writer himself says what ought to be done: "the ministers should expand aid"."""
        token = trigger.carrier or trigger.token
        chain = [token, *self._reading.ancestors(token)]
        if not any(self._has_duty(each) for each in chain if is_verb(each)):
            return False
        sentence = self._reading.sentence_of(token)
        return not any(each.text in _QUOTES for each in self._reading.tokens[sentence.first : sentence.last])

    def _has_duty(self, verb: Token) -> bool:
        return any(child.dep == "aux" and child.lemma.lower() in _DUTIES for child in self._reading.children(verb))

    def _is_wondered(self, verb: Token) -> bool:
        """Tell whether somebody only asks whether it is so: "he asked if she supported the plan"."""
        marks = {child.lemma.lower() for child in self._reading.children(verb) if child.dep == "mark"}
        above = self._reading.head(verb)
        return verb.dep in {"ccomp", "advcl"} and bool(marks & _WHETHER) and above.lemma.lower() in _ASKING

    def _asks_whether(self, verb: Token) -> bool:
        """Tell whether a verb asks to be told, not to be given: "asked whether the premier would go"."""
        if verb.lemma.lower() not in {"ask", "press"}:
            return False
        below = [
            child for child in self._reading.children(verb) if child.dep in {"ccomp", "advcl"} and child.index > verb.index
        ]
        marks = [each for child in below for each in self._reading.children(child) if each.dep in {"mark", "advmod"}]
        return any(each.lemma.lower() in _WHETHER or each.tag == "WRB" for each in marks)

    def _is_thought_of(self, token: Token) -> bool:
        """Tell whether a clause is only judged or a condition: "to blame him would be facile", "unless it is agreed"."""
        top = next(self._tops(token), token)
        if top.dep == "csubj" or self._is_put_aside(token) or self._is_in_case(top) or self._is_prospect(token):
            return True
        if top.dep == "pcomp" and top.tag == "VBG" and self._is_after(self._reading.head(top)):
            return True
        if token.lemma == "insist" and any(self._reading.child(each, "pcomp") for each in self._reading.children(token)):
            return True  # "insisted on paying": what one is to do oneself
        return (
            is_verb(token)
            and top.dep == "advcl"
            and any(child.dep == "mark" and child.lemma == "unless" for child in self._reading.children(top))
        )

    def _is_put_aside(self, token: Token) -> bool:
        """Tell whether something is told for not being done: "rather than prosecute him"."""
        start = token.index
        while start and self._reading.tokens[start - 1].dep in {"aux", "neg", "advmod"} and start > token.index - 3:
            start -= 1
        before = [each.text.lower() for each in self._reading.tokens[max(0, start - 2) : start]]
        return is_verb(token) and before == ["rather", "than"]

    def _is_prospect(self, noun: Token) -> bool:
        """Tell whether a noun tells only what may come: "the danger of a confrontation"."""
        of = self._reading.head(noun)
        return noun.dep == "pobj" and of.lemma == "of" and self._reading.head(of).lemma.lower() in _PROSPECTS

    def _is_in_case(self, token: Token) -> bool:
        """Tell whether a clause is only feared: "in case the clan raided the house"."""
        above = self._reading.head(token)
        return token.dep in {"acl", "advcl", "relcl"} and above.lemma == "case" and self._reading.head(above).lemma == "in"

    def _is_after(self, preposition: Token) -> bool:
        above = self._reading.head(preposition)
        return above.lemma.lower() in _AFTER or (above.lemma == "aim" and above.dep in {"acl", "advcl"})

    def _is_habit(self, verb: Token, habits: frozenset[str]) -> bool:
        own = {child.lemma.lower() for child in self._reading.children(verb) if child.dep == "advmod"}
        if verb.dep not in {"acl", "xcomp"}:
            return bool(own & habits)
        above = [each for each in list(self._reading.ancestors(verb))[:2] if is_verb(each)]
        words = {child.lemma.lower() for each in above for child in self._reading.children(each) if child.dep == "advmod"}
        return bool(own & habits or words & _TYPICAL)

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

    def _is_purpose(self, verb: Token, *, verbal: bool) -> bool:
        """Tell whether a clause only says what something is for: "pressure to end the war"."""
        top = next(self._tops(verb), verb)
        if not any(child.tag == "TO" for child in self._reading.children(top)):
            return False
        above = self._reading.head(top)
        if above.lemma.lower() in _JUDGED:
            return True  # "it is easier to bomb a country"
        if above.lemma.lower() == "order" and self._reading.head(above).lemma.lower() == "in":
            return True
        if top.dep == "xcomp":
            return self._is_sought(above)
        if top.dep == "relcl" and self._reading.child(top, "nsubj", "nsubjpass") is None:
            return True  # "a way to press the mayor", "the final battle to oust the clan"
        if top.dep == "advcl":
            staged = verbal and above.lemma in STAGES and above.tag in _FINITE  # "took to the air to denounce the premier"
            return not staged and above.lemma not in self._lexicon.carriers["planned"] | {"possible"} and above.pos != "ADJ"
        return top.dep == "acl" and above.pos == "NOUN" and above.lemma.lower() not in _PLANS

    def _is_sought(self, above: Token) -> bool:
        """Tell whether a verb's infinitive is only what somebody is after, or what a thing is for."""
        if above.lemma in _MEANT and above.dep == "acl" and above.tag == "VBN":
            return True
        return above.lemma.lower() in _SOUGHT or (above.lemma == "use" and is_passive(self._reading, above))

    def _tops(self, verb: Token) -> Iterator[Token]:
        token = verb
        while token.dep == "conj" and is_verb(self._reading.head(token)):
            token = self._reading.head(token)
        yield token
