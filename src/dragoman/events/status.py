"""Status: whether an event happened, as the words around its trigger tell it.

"failed to reach a deal" -> denied; "plans to visit" -> planned; "would have met" -> hypothetical; "is shelling" -> ongoing. In:
a trigger, the frame that reads it, and the statements over it. Out: one of the record's statuses. The nearest word decides: an
auxiliary before a governing verb, a governing verb before the stance of the statement that carries it.
"""

from collections.abc import Sequence

from dragoman.events.governors import is_negated, kind_of, status_of_verb
from dragoman.events.lasting import goes_on, is_raised, tells_of_going_on
from dragoman.events.slots import Trigger
from dragoman.events.telling import VERBAL
from dragoman.lexicon.frames import Frame, FrameLexicon
from dragoman.model import Reading, Statement, Token
from dragoman.model.terms import Status

__all__ = ["status_of"]

_STANCES: dict[str, Status] = {
    "demands": "hypothetical",
    "threatens": "planned",
    "promises": "planned",
    "doubts": "hypothetical",
    "asks": "hypothetical",
}
_LATER = frozenset({"postpone", "delay"})
_AGENDAS = frozenset({"schedule", "agenda", "programme", "program", "itinerary", "plan", "timetable", "diary"})
"""Nouns that hold what is to come: "the envoy's schedule includes talks"."""
_HANDING = frozenset({"submit", "pass", "send", "forward", "refer", "present", "put", "hand", "await", "wait"})
_EXPECTED = frozenset(
    {"promise", "plan", "schedule", "propose", "expect", "intend", "envisage", "pledge", "vow", "threaten", "slate"}
)
"""Participles after a noun of what has not come yet: "a withdrawal promised by the king"."""
_IN_STORE = frozenset({"arrest", "deportation", "extradition", "execution", "expulsion", "eviction", "imprisonment", "jail"})
"""What somebody "faces" that has not been done to him yet."""
_PRESENT = frozenset({"VBZ", "VBP", "VBG"})
_HINGES = frozenset({"hinge", "depend", "conditional", "contingent", "dependent"})
_NO_SIGN = frozenset({"sign", "evidence", "indication", "prospect", "hint", "trace", "question", "chance"})


def status_of(
    reading: Reading, trigger: Trigger, frame: Frame, statements: Sequence[Statement], lexicon: FrameLexicon
) -> Status:
    """Return the status of one mention.

    Args:
        reading: The reading.
        trigger: The trigger with its carrier.
        frame: The frame that reads it; a frame that needs a negation has used it up.
        statements: The statements whose contents cover the trigger, innermost first.
        lexicon: Words that govern events.
    """
    negated_by_frame = any(condition.slots == ("neg",) for condition in frame.conditions)
    verbal = frame.type in VERBAL
    if trigger.form == "noun":
        found = _of_noun(reading, trigger, lexicon, verbal=verbal)
    elif trigger.form == "adj" and frame.type == "ACCUSE":
        found = "denied" if is_negated(reading, reading.head(trigger.token)) else "happened"
    else:
        verb = trigger.token if trigger.form == "verb" else reading.head(trigger.token)
        found = status_of_verb(reading, verb, lexicon, verbal=verbal, negated_by_frame=negated_by_frame)
    if found == "happened" and goes_on(reading, trigger, lexicon):
        found = "ongoing"
    if statements and statements[0].stance == "denies" and _is_point_of(reading, trigger, statements[0]):
        return "denied"
    if found == "happened" and statements and not verbal and not _finite(reading, trigger.carrier or trigger.token):
        return _STANCES.get(statements[0].stance, found)
    return found


def _is_point_of(reading: Reading, trigger: Trigger, statement: Statement) -> bool:
    """Tell whether a denial is about the trigger: not when an aside or an adjunct tells it ("denied a role in the killing")."""
    token = trigger.token
    if trigger.form == "noun" and token.dep in {"pobj", "nsubj", "nsubjpass", "poss"}:
        return False
    start = statement.contents[0].start
    while (
        token.dep not in {"relcl", "acl", "advcl", "pcomp"} and token.head != token.index and reading.head(token).start >= start
    ):
        token = reading.head(token)
    above = reading.head(reading.head(token)) if token.dep == "pcomp" else token
    return token.dep not in {"relcl", "advcl"} and not (token.dep == "pcomp" and above.dep == "acl")  # "men suspected of it"


def _finite(reading: Reading, token: Token) -> bool:
    return token.tag == "VBD" or any(
        child.tag == "VBD" or child.lemma == "have" for child in reading.children(token) if child.dep.startswith("aux")
    )


def _of_noun(reading: Reading, trigger: Trigger, lexicon: FrameLexicon, *, verbal: bool) -> Status:
    noun, carrier = trigger.token, trigger.carrier
    modifiers = {
        child.lemma.lower() for child in reading.children(noun) if child.dep in {"amod", "det", "compound", "neg", "advmod"}
    }
    modifiers |= {child.text.lower() for child in reading.children(noun) if child.dep == "amod"}
    if modifiers & lexicon.carriers["never"] or modifiers & {"no"}:
        return "denied"
    if _of_preposition(reading, noun, lexicon) == "denied":
        return "denied"  # "the cancellation of the planned visit"
    if _is_to_come(reading, trigger):
        return "planned"
    if modifiers & lexicon.carriers["future"]:
        return "hypothetical" if modifiers & lexicon.carriers["unreal"] else "planned"
    if modifiers & lexicon.carriers["lasting"]:
        return "ongoing"
    verb = carrier if carrier is not None else None
    if verb is not None and noun.dep in {"dobj", "nsubjpass", "conj"}:
        return _of_object(reading, noun, verb, lexicon, verbal=verbal)
    if verb is not None and trigger.kind != "due":
        return _of_subject(reading, verb, lexicon)
    return _of_preposition(reading, noun, lexicon)


def _is_to_come(reading: Reading, trigger: Trigger) -> bool:
    """Tell whether a noun is of what has not come yet: "a truce promised by", "protests next month", "faces arrest"."""
    noun, carrier = trigger.token, trigger.carrier
    for child in reading.children(noun):
        expected = child.dep == "acl" and child.tag == "VBN" and child.lemma in _EXPECTED
        if expected or (child.dep == "npadvmod" and _is_next(reading, child)):
            return True
    faced = carrier is not None and carrier.lemma == "face" and carrier.tag in _PRESENT
    return faced and noun.lemma.lower() in _IN_STORE


def _is_next(reading: Reading, noun: Token) -> bool:
    """Tell whether a time is one to come: "next month", but not "the next month", which counts from what is told."""
    words = {child.lemma.lower() for child in reading.children(noun)}
    return "next" in words and "the" not in words


def _of_subject(reading: Reading, verb: Token, lexicon: FrameLexicon) -> Status:
    """Return the status of an event noun that is the subject of a verb: "the talks will begin"."""
    if verb.lemma == "be" and any(child.tag == "TO" for child in _helpers_below(reading, verb)):
        return "planned"  # "two summits are to be held"
    if tells_of_going_on(reading, verb):
        return "ongoing"
    found = status_of_verb(reading, verb, lexicon, verbal=True, negated_by_frame=False, carries=True)
    if verb.lemma in {"schedule", "expect", "plan", "stage", "hold", "due"} and found in {"planned", "hypothetical"}:
        return found
    if found in {"planned", "hypothetical"} and verb.lemma in {
        "take",
        "be",
        "begin",
        "start",
        "open",
        "happen",
        "continue",
        "resume",
        "last",
    }:
        return found
    return "ongoing" if kind_of(reading, verb, lexicon) == "ongoing" else "happened"


def _helpers_below(reading: Reading, verb: Token) -> tuple[Token, ...]:
    below = reading.child(verb, "xcomp")
    return () if below is None else reading.children(below)


def _of_object(reading: Reading, noun: Token, verb: Token, lexicon: FrameLexicon, *, verbal: bool) -> Status:
    own = status_of_verb(reading, verb, lexicon, verbal=True, negated_by_frame=False, carries=not verbal)
    if _is_of_agenda(reading, verb):
        return "planned"
    if own == "happened" and is_raised(reading, verb):
        return "ongoing"
    kind = kind_of(reading, verb, lexicon)
    if verb.lemma in lexicon.carriers["attended"] and (own == "denied" or kind == "denied" or verb.lemma in _LATER):
        return "planned"  # who stays away from a summit says that there will be one
    if verbal and own == "happened" and (kind == "planned" or verb.lemma == "offer"):
        return "happened"  # who offers an apology apologises
    if kind == "denied" and verb.lemma == "avoid" and any(child.lemma.lower() == "the" for child in reading.children(noun)):
        return "happened"  # who flees to avoid the fighting tells that there is fighting
    if kind == "denied":
        return "happened" if own == "denied" or verb.lemma in {"stop", "reject", "dismiss", "deny", "refute"} else "denied"
    if own in {"denied", "planned", "hypothetical", "ongoing"}:
        carried = verb.lemma in lexicon.carriers["do"] | lexicon.carriers["bear"] or _is_brought_in(reading, noun)
        return own if own == "denied" or carried else "happened"
    return kind if kind in {"planned", "hypothetical", "ongoing"} else own


def _is_of_agenda(reading: Reading, verb: Token) -> bool:
    subject = reading.child(verb, "nsubj")
    return verb.lemma in {"include", "feature"} and subject is not None and subject.lemma.lower() in _AGENDAS


def _is_brought_in(reading: Reading, noun: Token) -> bool:
    """Tell whether a noun is brought in as new ("could create an alliance"): there is none but for the verb."""
    return any(child.dep == "det" and child.lemma.lower() in {"a", "an", "any"} for child in reading.children(noun))


def _of_preposition(reading: Reading, noun: Token, lexicon: FrameLexicon) -> Status:
    head = reading.head(noun)
    if noun.dep != "pobj":
        return "happened"
    if head.lemma in {"without"}:
        return "denied"
    governor = reading.head(head)
    if head.lemma in {"on", "upon"} and governor.lemma in _HINGES:
        return "hypothetical"
    if (
        head.lemma == "of"
        and governor.lemma in _NO_SIGN
        and any(child.lemma.lower() == "no" for child in reading.children(governor))
    ):
        return "denied"
    if head.lemma == "for" and governor.lemma in _HANDING and reading.child(noun, "poss") is not None:
        return "planned"  # "passed to the envoy for his approval"
    if head.lemma in {"for", "to", "of"}:
        kind = kind_of(reading, governor, lexicon)
        if kind in {"hypothetical", "planned"} or (kind == "denied" and head.lemma == "of"):
            return kind
    return "planned" if head.lemma == "of" and governor.lemma in {"ahead", "advance"} else "happened"
