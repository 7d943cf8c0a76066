"""Governors: what auxiliaries, negation and the words above a verb make of its event.

"plans to attack" -> planned; "failed to attack" -> denied; "was forced to flee" -> happened, since to be forced is to do. In: a
reading and a verb. Out: a status. The nearest word decides; nouns and statements are left to ``status``.
"""

from collections.abc import Sequence

from dragoman.events.syntax import plan_before
from dragoman.lexicon.frames import FrameLexicon
from dragoman.model import Reading, Token
from dragoman.model.attachment import is_verb
from dragoman.model.terms import Status

__all__ = ["is_negated", "kind_of", "status_of_verb"]

_MODALS = frozenset({"may", "might", "could", "can", "should", "must", "would", "ought"})
_CLAIMS = frozenset(
    {"report", "claim", "allegation", "evidence", "basis", "suggestion", "indication", "proof", "sign", "rumour", "rumor"}
)
_REFUSING = frozenset({"deny", "reject", "dismiss", "refute", "rebut"})
_KNOWN = frozenset({"deny", "know", "mention", "note", "reveal", "admit", "acknowledge", "understand"})
"""Verbs whose negation leaves what they are about as it is: "did not deny that it had struck"."""
_OPEN = frozenset({"need", "should", "must", "may", "might", "ought"})
"""Modals whose negation leaves open whether it is done: "must not attack", "need not resign"."""
_EMBEDDED = frozenset({"xcomp", "ccomp", "acl", "pcomp", "advcl"})
_GOVERNED = ("denied", "hypothetical", "planned", "ongoing")
_DEPTH = 3  # clauses above a trigger that may still bear on it


def status_of_verb(
    reading: Reading, verb: Token, lexicon: FrameLexicon, *, verbal: bool, negated_by_frame: bool, carries: bool = False
) -> Status:
    """Return the status that a verb's own words and those above it tell.

    Args:
        reading: The reading.
        verb: The verb, or the copula of an adjective.
        lexicon: Words that govern events.
        verbal: Whether the verb performs its event: its present tense is no habit, and to announce it is to do it.
        negated_by_frame: Whether a negation belongs to the event ("did not allow").
        carries: Whether the event is the verb's object or subject, not its own: to announce it is not to do it.
    """
    if verb.dep == "amod":
        return "ongoing" if any(child.tag == "HYPH" for child in reading.children(verb)) else "happened"
    if is_negated(reading, verb):
        open_still = {helper.lemma.lower() for helper in _helpers(reading, verb)} & _OPEN
        return "happened" if negated_by_frame else "hypothetical" if open_still else "denied"
    if negated_by_frame:
        return "happened"
    if _conditional(reading, verb):
        return "hypothetical"
    helpers = _helpers(reading, verb)
    modal = _of_modals(reading, verb, helpers, lexicon)
    performed = verbal and not carries and verb.dep == "ccomp" and reading.head(verb).lemma in lexicon.carriers["say"]
    if (modal == "planned" and performed) or {"to", "have"} <= {helper.lemma.lower() for helper in helpers}:
        return "happened"  # who says that he will refuse has refused; "is believed to have been killed" tells of the past
    lasts = verb.lemma.lower() in lexicon.carriers["durative"] or verb.lemma.lower() in {"remain", "stay", "hold", "keep"}
    return (
        modal
        or _of_governors(reading, verb, lexicon, verbal=verbal)
        or _of_tense(reading, verb, helpers, verbal=verbal, lasts=lasts)
    )


def is_negated(reading: Reading, verb: Token) -> bool:
    """Tell whether a verb is negated, by "not" or by a negative subject or object."""
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
    if verb.dep in {"advcl", "ccomp"} and mark is not None and mark.lemma.lower() in {"if", "unless", "whether", "lest"}:
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
    thought = "have" in lemmas and verb.tag == "VBN" and not lemmas & {"would", "should", "ought", "must"}
    if thought and _is_suffered(reading, verb):
        return "happened"  # "could have been killed": what is thought to have happened
    return "hypothetical" if lemmas & _MODALS else None


def _is_suffered(reading: Reading, verb: Token) -> bool:
    return verb.lemma == "die" or any(child.dep in {"auxpass", "nsubjpass"} for child in reading.children(verb))


def _of_governors(reading: Reading, verb: Token, lexicon: FrameLexicon, *, verbal: bool) -> Status | None:
    """Return the status that the words above an embedded verb give it, the nearest first; None when none does."""
    token = verb
    for _ in range(_DEPTH):
        while token.dep == "conj" and is_verb(reading.head(token)):
            token = reading.head(token)
        if token.dep not in _EMBEDDED:
            return None
        infinitive = any(child.tag == "TO" for child in reading.children(token))
        if token.dep == "advcl" and (plan := plan_before(reading, token)) is not None:
            return kind_of(reading, plan, lexicon)
        if token.dep == "advcl":
            return "planned" if infinitive else None
        governor = reading.head(reading.head(token)) if token.dep == "pcomp" else reading.head(token)
        if governor.pos == "NOUN" and token.dep in {"acl", "ccomp"} and _is_disbelieved(reading, governor):
            return "denied"
        if token.tag == "VBD" and not infinitive:
            return None
        if governor.lemma == "decide" and verbal:
            return status_of_verb(reading, governor, lexicon, verbal=verbal, negated_by_frame=False)
        found = _of_governor(reading, token, governor, lexicon, bare=infinitive or token.tag in {"VB", "VBG"}, verbal=verbal)
        if found is not None or _is_finite(reading, token):
            return found  # "refused to confirm whether he had fled": who refuses does not bear on the flight
        token = governor
    return None


def _is_disbelieved(reading: Reading, noun: Token) -> bool:
    """Tell whether nothing is left of a claim: "no evidence that", "no basis for reports that", "dismissed claims that"."""
    if noun.lemma.lower() not in _CLAIMS:
        return False
    for token in (noun, *list(reading.ancestors(noun))[:_DEPTH]):
        if token.lemma in _REFUSING or any(child.lemma.lower() == "no" for child in reading.children(token)):
            return True
    return False


def _is_finite(reading: Reading, verb: Token) -> bool:
    tags = {verb.tag, *(child.tag for child in reading.children(verb) if child.dep in {"aux", "auxpass"})}
    return bool(tags & {"VBD", "VBZ", "VBP", "MD"})


def _of_governor(
    reading: Reading, token: Token, governor: Token, lexicon: FrameLexicon, *, bare: bool, verbal: bool
) -> Status | None:
    if is_verb(governor):
        if bare and governor.lemma in lexicon.carriers["implicative"]:
            return status_of_verb(reading, governor, lexicon, verbal=verbal, negated_by_frame=False)
        if _conditional(reading, governor):
            return "hypothetical"
        if bare and (modal := _of_modals(reading, governor, _helpers(reading, governor), lexicon)):
            return modal
    if token.dep == "ccomp" and governor.lemma in lexicon.carriers["say"] - _KNOWN and is_negated(reading, governor):
        return "hypothetical"  # "has not confirmed that it will attend"
    found = kind_of(reading, governor, lexicon)
    if found == "denied" and is_negated(reading, governor):
        return "planned"
    if bare or (found == "denied" and token.dep != "acl") or (found == "hypothetical" and token.dep == "ccomp"):
        return found
    return None


def kind_of(reading: Reading, governor: Token, lexicon: FrameLexicon) -> Status | None:
    """Return the status that a governing word gives what it governs ("plan", "fail", "continue"); None when it gives none."""
    particle = reading.child(governor, "prt")
    names = {governor.lemma.lower(), f"{governor.lemma}_{particle.lemma}" if particle else governor.lemma.lower()}
    for kind in _GOVERNED:
        if names & lexicon.carriers[kind]:
            return kind  # type: ignore[return-value]
    return None


def _of_tense(reading: Reading, verb: Token, helpers: Sequence[Token], *, verbal: bool, lasts: bool) -> Status:
    lemmas = {helper.lemma.lower() for helper in helpers}
    present = any(helper.tag in {"VBZ", "VBP"} for helper in helpers)
    if verb.tag == "VBG" and "be" in lemmas:
        return "ongoing" if present or "have" in lemmas else "happened"
    if any(helper.tag == "TO" for helper in helpers):
        return "planned"
    if verb.tag in {"VBZ", "VBP"} and not verbal and not lemmas and lasts:
        return "ongoing"  # "a blast kills six" is the present of headlines
    if verb.tag == "VB" and verb.dep == "ROOT" and not lemmas and not verbal and reading.child(verb, "nsubj") is None:
        return "hypothetical"  # an imperative: "kick him out"
    return "happened"
