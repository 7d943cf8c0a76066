"""Governors: what auxiliaries, negation and the words above a verb make of its event.

"plans to attack" -> planned; "failed to attack" -> denied; "was forced to flee" -> happened, since to be forced is to do. In: a
reading and a verb. Out: a status. The nearest word decides; nouns and statements are left to ``status``.
"""

from collections.abc import Sequence
from typing import Literal

from dragoman.events.syntax import plan_before
from dragoman.lexicon.frames import FrameLexicon
from dragoman.model import Reading, Token
from dragoman.model.attachment import is_verb
from dragoman.model.terms import Status

__all__ = ["STAGES", "is_negated", "kind_of", "status_of_verb"]

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
_CIRCUMSTANCE = frozenset({"after", "since", "while", "following", "upon", "despite", "besides", "by", "before"})
"""Prepositions whose gerund no verb of its clause governs: "after seizing the town, it tried"."""
_BEFORE = frozenset({"recently", "previously", "earlier", "already", "repeatedly"})
_INSTEAD = frozenset({"without", "instead"})
"""Prepositions whose gerund tells what is not done."""
_SELVES = frozenset({"i", "we", "it", "they", "he", "she"})
_SCALES = frozenset({"even", "as", "especially", "particularly", "only"})
"""Words before "if" that leave what is said as it is."""
_PICKED = frozenset({"first", "last", "latest", "second", "third", "only", "few", "one", "fewer"})
"""Words whose infinitive tells what they did: "the first senator to endorse him"."""
_STATES = frozenset({"support", "back", "oppose", "favour", "favor"})
"""Verbs of a stance that lasts while it is told in the present."""
_TOLD_PLANS = frozenset({"announce", "announcement", "decide", "decision", "declare", "declaration"})
"""Words under which a past progressive is what was then to come: "announced that he was pulling the troops out"."""
_LONG = frozenset({"investigate", "probe"})
"""Verbs of words that are no single act: "has been investigating"."""
_DREADING = frozenset({"fear", "worry", "dread", "suspect", "doubt"})
"""Verbs under which what will be is only thought of."""
_ASKING = frozenset(
    {
        "advise", "appeal", "ask", "beg", "call", "caution", "implore", "order", "plead", "request", "tell", "urge", "warn",
        "warning",
    }
)  # fmt: skip
_NOBODY = frozenset({"no", "neither", "none", "nobody"})
"""Words of a subject or object by which nothing was done."""
_KNOWN_TO = frozenset(
    {"know", "believe", "think", "say", "report", "allege", "understand", "suspect", "rumour", "rumor", "consider"}
)
"""Participles after which an infinitive tells what goes on: "is known to hold hostages"."""
_GOVERNED = ("denied", "hypothetical", "planned", "ongoing")
STAGES = frozenset(
    {
        "appear", "come", "gather", "go", "join", "meet", "move", "rise", "rush", "speak", "stand", "step", "take", "turn",
        "use", "weigh",
    }
)  # fmt: skip
"""Verbs after which words of speech are said, not planned: "took to the air to denounce", "used the talks to call for"."""
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
        return _of_negation(reading, verb, negated_by_frame=negated_by_frame)
    if negated_by_frame:
        return "happened"
    if _conditional(reading, verb):
        return "hypothetical"
    helpers = _helpers(reading, verb)
    modal = _of_modals(reading, verb, helpers, lexicon)
    if modal == "planned" and (_depends(reading, verb) or _is_dreaded(reading, verb)):
        return "hypothetical"
    performed = verbal and not carries and _is_of_speaker(reading, verb, lexicon)
    if (modal == "planned" and performed) or {"to", "have"} <= {helper.lemma.lower() for helper in helpers}:
        return "happened"  # who says that he will refuse has refused; "is believed to have been killed" tells of the past
    lemma = verb.lemma.lower()
    lasts = lemma in lexicon.carriers["durative"] or lemma in {"remain", "stay", "hold", "keep"}
    told = verbal and not carries and lemma not in _LONG
    return (
        modal
        or _of_governors(reading, verb, lexicon, verbal=verbal)
        or _of_tense(reading, verb, helpers, verbal=verbal, told=told, lasts=lasts)
    )


def _of_negation(reading: Reading, verb: Token, *, negated_by_frame: bool) -> Status:
    """Return the status of a negated verb: what is only supposed, or asked not to be done, is not denied."""
    if _conditional(reading, verb) or _is_asked_not_to(reading, verb):
        return "hypothetical"
    open_still = {helper.lemma.lower() for helper in _helpers(reading, verb)} & _OPEN
    if negated_by_frame:
        return "hypothetical" if open_still & {"may", "might"} else "happened"
    return "hypothetical" if open_still else "denied"


def _is_of_speaker(reading: Reading, verb: Token, lexicon: FrameLexicon) -> bool:
    """Tell whether who says it does it: "said that he will refuse", but not "said that the envoys will be invited"."""
    if verb.dep != "ccomp" or reading.head(verb).lemma not in lexicon.carriers["say"]:
        return False
    subject = reading.child(verb, "nsubjpass")
    return subject is None or subject.lemma.lower() in _SELVES


def _depends(reading: Reading, verb: Token) -> bool:
    """Tell whether a condition hangs on what will be done: "will strike if"."""
    for child in reading.children(verb):
        mark = reading.child(child, "mark") if child.dep == "advcl" else None
        if mark is None or mark.lemma.lower() not in {"if", "unless"} or reading.child(child, "nsubj", "nsubjpass") is None:
            continue
        if not mark.index or reading.tokens[mark.index - 1].lemma.lower() not in _SCALES:
            return True
    return False


def _is_dreaded(reading: Reading, verb: Token) -> bool:
    return verb.dep == "ccomp" and reading.head(verb).lemma in _DREADING


def is_negated(reading: Reading, verb: Token) -> bool:
    """Tell whether a verb is negated, by "not" or by a negative subject or object."""
    children = reading.children(verb)
    if any(child.dep == "neg" for child in children):
        return True
    words = [child.lemma.lower() for child in children]
    if {"no", "longer"} <= set(words):
        return True
    subject = reading.child(verb, "nsubj", "nsubjpass", "dobj")
    return subject is not None and any(child.lemma.lower() in _NOBODY for child in (*reading.children(subject), subject))


def _is_asked_not_to(reading: Reading, verb: Token) -> bool:
    """Tell whether somebody is asked or warned not to do it: "urged them not to strike" does not deny that they do."""
    if verb.dep not in {"xcomp", "ccomp", "acl"} or all(helper.tag != "TO" for helper in _helpers(reading, verb)):
        return False
    return reading.head(verb).lemma.lower() in _ASKING


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
        infinitive = any(child.tag == "TO" for child in reading.children(token))
        if infinitive and verbal and _is_staged(reading, token):
            return status_of_verb(reading, reading.head(token), lexicon, verbal=verbal, negated_by_frame=False)
        governor = _over_preposition(reading, token) if token.dep == "pcomp" else reading.head(token)
        if (decided := _decided(reading, token, governor, lexicon, infinitive=infinitive)) is not None:
            return decided or None
        if governor.lemma == "decide" and verbal:
            return status_of_verb(reading, governor, lexicon, verbal=verbal, negated_by_frame=False)
        found = _of_governor(reading, token, governor, lexicon, bare=infinitive or token.tag in {"VB", "VBG"}, verbal=verbal)
        if found is not None or _is_finite(reading, token):
            return found  # "refused to confirm whether he had fled": who refuses does not bear on the flight
        token = governor
    return None


def _over_preposition(reading: Reading, gerund: Token) -> Token:
    """Return what a gerund's preposition hangs on, or the first of several: "stand together on trade and on arresting them"."""
    preposition = reading.head(gerund)
    while preposition.dep == "conj" and reading.head(preposition).pos == "ADP":
        preposition = reading.head(preposition)
    return reading.head(preposition)


def _decided(
    reading: Reading, token: Token, governor: Token, lexicon: FrameLexicon, *, infinitive: bool
) -> Status | Literal[""] | None:
    """Return what a clause is by how it hangs on the one above: "" where nothing there bears on it, None where that is open."""
    if infinitive and token.dep in {"acl", "relcl"} and _is_picked(reading, governor):
        return "happened"
    if token.dep not in _EMBEDDED:
        return ""
    if token.dep == "advcl":
        plan = plan_before(reading, token)
        return (kind_of(reading, plan, lexicon) or "") if plan is not None else "planned" if infinitive else ""
    if token.dep == "pcomp" and _is_instead(reading, reading.head(token)):
        return "denied"
    if _is_circumstance(reading, token) and is_verb(governor):
        recent = any(child.lemma.lower() in _BEFORE for child in reading.children(token) if child.dep == "advmod")
        return "" if recent else _of_circumstance(reading, governor, lexicon) or ""
    if governor.pos == "NOUN" and token.dep in {"acl", "ccomp"} and _is_disbelieved(reading, governor):
        return "denied"
    return "" if token.tag == "VBD" and not infinitive else None


def _is_instead(reading: Reading, preposition: Token) -> bool:
    before = reading.tokens[preposition.index - 1] if preposition.index else preposition
    return preposition.lemma.lower() in _INSTEAD or (preposition.lemma == "of" and before.lemma.lower() in _INSTEAD)


def _is_circumstance(reading: Reading, verb: Token) -> bool:
    """Tell whether a gerund tells of something beside the clause: "after seizing the port", not "accused of seizing it"."""
    return verb.dep == "pcomp" and reading.head(verb).lemma.lower() in _CIRCUMSTANCE


def _is_picked(reading: Reading, noun: Token) -> bool:
    """Tell whether a noun is one of few that did it, in a clause that is no plan: "the first state to recognise them"."""
    words = {noun.lemma.lower(), *(child.lemma.lower() for child in reading.children(noun))}
    clause = next((head for head in reading.ancestors(noun) if is_verb(head)), None)
    return bool(words & _PICKED) and (clause is None or not any(child.tag == "MD" for child in reading.children(clause)))


def _of_circumstance(reading: Reading, verb: Token, lexicon: FrameLexicon) -> Status | None:
    """Return what the clause of a gerund leaves of it: nothing done by what may or will be done is done yet."""
    found = status_of_verb(reading, verb, lexicon, verbal=True, negated_by_frame=False, carries=True)
    helped = {helper.lemma.lower() for helper in _helpers(reading, verb)}
    return found if found in {"planned", "hypothetical"} and "have" not in helped else None


def _is_staged(reading: Reading, verb: Token) -> bool:
    """Tell whether words are said on a stage, not planned: "took to the air to denounce the premier"."""
    above = reading.head(verb)
    return (
        verb.dep in {"advcl", "xcomp"} and above.lemma in STAGES and above.tag != "VBG" and plan_before(reading, verb) is None
    )


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
        went_on = governor.lemma == "go" and {"on"} & {child.lemma for child in reading.children(governor)}
        if bare and (went_on or governor.lemma in lexicon.carriers["implicative"]):
            return status_of_verb(reading, governor, lexicon, verbal=verbal, negated_by_frame=False)
        if _conditional(reading, governor):
            return "hypothetical"
        if bare and (modal := _of_modals(reading, governor, _helpers(reading, governor), lexicon)):
            return modal
    if token.dep == "ccomp" and governor.lemma in lexicon.carriers["say"] - _KNOWN and is_negated(reading, governor):
        return "hypothetical"  # "has not confirmed that it will attend"
    found = kind_of(reading, governor, lexicon)
    if governor.lemma == "able" and reading.head(governor).tag == "VBD" and not is_negated(reading, reading.head(governor)):
        return "happened"  # "were able to leave": they left
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


def _of_tense(reading: Reading, verb: Token, helpers: Sequence[Token], *, verbal: bool, told: bool, lasts: bool) -> Status:
    lemmas = {helper.lemma.lower() for helper in helpers}
    present = any(helper.tag in {"VBZ", "VBP"} for helper in helpers)
    if verb.tag == "VBN" and present and any(helper.text.lower() == "being" for helper in helpers):
        return "ongoing"
    if verb.tag == "VBG" and "be" in lemmas:
        performed = told and "have" in lemmas  # "has been urging": has urged, more than once
        if not present and "have" not in lemmas and verb.dep in {"ccomp", "acl"} and reading.head(verb).lemma in _TOLD_PLANS:
            return "planned"
        return "ongoing" if (present or "have" in lemmas) and not performed else "happened"
    if any(helper.tag == "TO" for helper in helpers):
        return "ongoing" if _is_known_to(reading, verb) else "planned"
    if verb.tag in {"VBZ", "VBP"} and not lemmas and (lasts if not verbal else verb.lemma.lower() in _STATES):
        return "ongoing"  # "a blast kills six" is the present of headlines
    if verb.tag in {"VBZ", "VBP"} and not lemmas and not verbal and verb.dep == "advcl":
        mark = reading.child(verb, "mark")
        return "ongoing" if mark is not None and mark.lemma.lower() in {"as", "while"} else "happened"
    if verb.tag == "VB" and verb.dep == "ROOT" and not lemmas and not verbal and reading.child(verb, "nsubj") is None:
        return "hypothetical"  # an imperative: "kick him out"
    return "happened"


def _is_known_to(reading: Reading, verb: Token) -> bool:
    above = reading.head(verb)
    passive = above.tag == "VBN" and any(child.dep == "auxpass" for child in reading.children(above))
    return verb.dep == "xcomp" and passive and above.lemma in _KNOWN_TO
