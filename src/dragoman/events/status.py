"""Status: whether an event happened, as the words around its trigger tell it.

"failed to reach a deal" -> denied; "plans to visit" -> planned; "would have met" -> hypothetical; "is shelling" -> ongoing. In:
a trigger, the frame that reads it, and the statements over it. Out: one of the record's statuses. The nearest word decides: an
auxiliary before a governing verb, a governing verb before the stance of the statement that carries it.
"""

from collections.abc import Sequence

from dragoman.events.slots import Trigger
from dragoman.lexicon.frames import Frame, FrameLexicon
from dragoman.model import Reading, Statement, Token
from dragoman.model.attachment import is_verb
from dragoman.model.terms import Status

__all__ = ["status_of"]

VERBAL = frozenset({"ACCUSE", "REQUEST", "REJECT", "THREATEN", "AGREE", "SUPPORT", "CONCEDE"})
"""Types whose verbs perform the event: a present tense is no habit there."""
_MODALS = frozenset({"may", "might", "could", "can", "should", "must", "would", "ought"})
_STANCES: dict[str, Status] = {
    "demands": "hypothetical",
    "threatens": "planned",
    "promises": "planned",
    "doubts": "hypothetical",
    "asks": "hypothetical",
}
_EMBEDDED = frozenset({"xcomp", "ccomp", "acl", "pcomp", "advcl"})
_GOVERNED = ("denied", "hypothetical", "planned", "ongoing")
_DEPTH = 3  # clauses above a trigger that may still bear on it


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
    if trigger.form == "noun":
        found = _of_noun(reading, trigger, lexicon)
    else:
        verb = trigger.token if trigger.form == "verb" else reading.head(trigger.token)
        found = _of_verb(reading, verb, lexicon, verbal=frame.type in VERBAL, negated_by_frame=negated_by_frame)
    if found == "happened" and _goes_on(reading, trigger, lexicon):
        found = "ongoing"
    if statements and statements[0].stance == "denies" and _is_point_of(reading, trigger, statements[0]):
        return "denied"
    if found == "happened" and statements and not _finite(reading, trigger.token):
        return _STANCES.get(statements[0].stance, found)
    return found


def _goes_on(reading: Reading, trigger: Trigger, lexicon: FrameLexicon) -> bool:
    """Tell whether what lasts by nature is told without an end: "the siege of the port", "militias fighting the army"."""
    token = trigger.token
    if token.lemma.lower() not in lexicon.carriers["durative"]:
        return False
    if trigger.form == "noun":
        verb = trigger.carrier
        ended = (
            verb is not None
            and trigger.kind == "do"
            and verb.tag in {"VBD", "VBN"}
            and verb.lemma not in {"launch", "begin", "start", "resume"}
        )
        return not ended and not any(
            child.lemma.lower() in {"last", "year", "previous", "earlier"} for child in reading.subtree(token)
        )
    return (token.tag == "VBG" and token.dep in {"acl", "pcomp"}) or any(
        child.lemma == "have" and child.tag != "VBD" for child in reading.children(token) if child.dep == "aux"
    )


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
    return token.dep not in {"relcl", "advcl"}


def _finite(reading: Reading, token: Token) -> bool:
    return token.tag == "VBD" or any(
        child.tag == "VBD" or child.lemma == "have" for child in reading.children(token) if child.dep.startswith("aux")
    )


def _of_verb(reading: Reading, verb: Token, lexicon: FrameLexicon, *, verbal: bool, negated_by_frame: bool) -> Status:
    if verb.dep == "amod":
        return "ongoing" if any(child.tag == "HYPH" for child in reading.children(verb)) else "happened"
    if _negated(reading, verb):
        return "happened" if negated_by_frame else "denied"
    if negated_by_frame:
        return "happened"
    if _conditional(reading, verb):
        return "hypothetical"
    helpers = _helpers(reading, verb)
    modal = _of_modals(reading, verb, helpers, lexicon)
    if modal is not None:
        return modal
    governed = _of_governors(reading, verb, lexicon, verbal=verbal)
    if governed is not None:
        return governed
    return _of_tense(verb, helpers, verbal=verbal)


def _negated(reading: Reading, verb: Token) -> bool:
    children = reading.children(verb)
    if any(child.dep == "neg" for child in children):
        return True
    words = [child.lemma.lower() for child in children]
    if {"no", "longer"} <= set(words):
        return True
    subject = reading.child(verb, "nsubj", "nsubjpass", "dobj")
    return subject is not None and any(
        child.lemma.lower() in {"no", "neither"} for child in (*reading.children(subject), subject)
    )


def _helpers(reading: Reading, verb: Token) -> list[Token]:
    found = [child for child in reading.children(verb) if child.dep in {"aux", "auxpass"}]
    if not found and verb.dep == "conj" and is_verb(reading.head(verb)) and verb.tag in {"VB", "VBN", "VBG"}:
        return _helpers(reading, reading.head(verb))
    return found


def _conditional(reading: Reading, verb: Token) -> bool:
    mark = reading.child(verb, "mark")
    if verb.dep == "advcl" and mark is not None and mark.lemma.lower() in {"if", "unless", "whether", "lest"}:
        return True
    head = reading.head(verb)
    return verb.dep == "conj" and is_verb(head) and head.dep == "advcl" and _conditional(reading, head)


def _of_modals(reading: Reading, verb: Token, helpers: Sequence[Token], lexicon: FrameLexicon) -> Status | None:
    lemmas = {helper.lemma.lower() for helper in helpers}
    if lemmas & {"will", "shall", "'ll", "wo"}:
        return "planned"
    if "would" in lemmas and "have" not in lemmas:
        above = reading.head(verb)
        return "planned" if verb.dep == "ccomp" and above.lemma in lexicon.carriers["say"] else "hypothetical"
    return "hypothetical" if lemmas & _MODALS else None


def _of_governors(reading: Reading, verb: Token, lexicon: FrameLexicon, *, verbal: bool) -> Status | None:
    token = verb
    for _ in range(_DEPTH):
        while token.dep == "conj" and is_verb(reading.head(token)):
            token = reading.head(token)
        if token.dep not in _EMBEDDED:
            return None
        head = reading.head(token)
        governor = reading.head(head) if token.dep == "pcomp" else head
        infinitive = any(child.tag == "TO" for child in reading.children(token))
        bare = token.tag in {"VB", "VBG"} or infinitive
        if token.dep == "advcl" and infinitive:
            return "planned"
        if token.dep == "advcl" or (token.tag == "VBD" and not infinitive):
            return None
        found = _kind_of(reading, governor, lexicon)
        if governor.lemma == "decide" and verbal:
            return None
        if bare and is_verb(governor) and (modal := _of_modals(reading, governor, _helpers(reading, governor), lexicon)):
            return modal
        if found == "denied" and _negated(reading, governor):
            return "planned"
        if found is not None and (
            bare or (found in {"denied"} and token.dep != "acl") or (token.dep == "ccomp" and found == "hypothetical")
        ):
            return found
        token = governor
    return None


def _kind_of(reading: Reading, governor: Token, lexicon: FrameLexicon) -> Status | None:
    particle = reading.child(governor, "prt")
    names = {governor.lemma.lower(), f"{governor.lemma}_{particle.lemma}" if particle else governor.lemma.lower()}
    for kind in _GOVERNED:
        if names & lexicon.carriers[kind]:
            return kind  # type: ignore[return-value]
    return None


def _of_tense(verb: Token, helpers: Sequence[Token], *, verbal: bool) -> Status:
    lemmas = {helper.lemma.lower() for helper in helpers}
    present = any(helper.tag in {"VBZ", "VBP"} for helper in helpers)
    if verb.tag == "VBG" and "be" in lemmas:
        return "ongoing" if present or "have" in lemmas else "happened"
    if any(helper.tag == "TO" for helper in helpers):
        return "planned"
    if verb.tag in {"VBZ", "VBP"} and not verbal and not lemmas:
        return "ongoing"
    return "happened"


def _of_noun(reading: Reading, trigger: Trigger, lexicon: FrameLexicon) -> Status:
    noun, carrier = trigger.token, trigger.carrier
    modifiers = {
        child.lemma.lower() for child in reading.children(noun) if child.dep in {"amod", "det", "compound", "neg", "advmod"}
    }
    if modifiers & lexicon.carriers["never"] or modifiers & {"no"}:
        return "denied"
    if modifiers & lexicon.carriers["future"]:
        return "hypothetical" if modifiers & lexicon.carriers["unreal"] else "planned"
    if modifiers & lexicon.carriers["lasting"]:
        return "ongoing"
    verb = carrier if carrier is not None else None
    if verb is not None and noun.dep in {"dobj", "nsubjpass", "conj"}:
        return _of_object(reading, verb, lexicon)
    if verb is not None:
        found = _of_verb(reading, verb, lexicon, verbal=True, negated_by_frame=False)
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
        return "ongoing" if _kind_of(reading, verb, lexicon) == "ongoing" else "happened"
    return _of_preposition(reading, noun, lexicon)


def _of_object(reading: Reading, verb: Token, lexicon: FrameLexicon) -> Status:
    own = _of_verb(reading, verb, lexicon, verbal=True, negated_by_frame=False)
    kind = _kind_of(reading, verb, lexicon)
    if kind == "denied":
        return "happened" if own == "denied" or verb.lemma in {"stop", "reject", "dismiss", "deny", "refute"} else "denied"
    if own in {"denied", "planned", "hypothetical", "ongoing"}:
        return own if own == "denied" or verb.lemma in lexicon.carriers["do"] | lexicon.carriers["bear"] else "happened"
    return kind if kind in {"planned", "hypothetical", "ongoing"} else own


def _of_preposition(reading: Reading, noun: Token, lexicon: FrameLexicon) -> Status:
    head = reading.head(noun)
    if noun.dep != "pobj":
        return "happened"
    if head.lemma in {"without"}:
        return "denied"
    governor = reading.head(head)
    if head.lemma in {"for", "to", "of"}:
        kind = _kind_of(reading, governor, lexicon)
        if kind in {"hypothetical", "planned"}:
            return kind
    return "planned" if head.lemma == "of" and governor.lemma == "ahead" else "happened"
