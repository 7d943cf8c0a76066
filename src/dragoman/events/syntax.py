"""Deep positions: who a verb's subject and object are, whatever its voice and wherever they stand.

"the guards, accused of shelling the town, fled" -> the deep subject of ``shelling`` is *guards*. In: a reading and a token.
Out: the head tokens of the phrases. Shared subjects of conjoined verbs, relative pronouns, participles, infinitives under
control verbs, passives and their agents are followed; what each phrase names is left to ``roles``.
"""

from collections.abc import Iterator

from dragoman.model import Reading, Token
from dragoman.model.attachment import is_verb

__all__ = [
    "COUNTERING",
    "HELPING_HALVES",
    "conjuncts",
    "deep_object",
    "deep_subject",
    "is_passive",
    "objects_of",
    "plan_before",
    "surface_subject",
]

OBJECT_CONTROL = frozenset(
    {
        "accuse", "acquit", "applaud", "arrest", "ban", "bar", "blame", "blast", "block", "censure", "charge", "chide",
        "commend", "condemn", "congratulate", "convict", "criticise", "criticize", "denounce", "detain", "dissuade", "fault",
        "fine", "impeach", "indict", "jail", "keep", "lambast", "mock", "praise", "prevent", "prohibit", "prosecute", "punish",
        "rebuke", "reprimand", "ridicule", "sack", "sanction", "scold", "sentence", "slam", "stop", "sue", "suspect",
        "thank", "try",
    }
)  # fmt: skip
"""Verbs whose object does what follows the preposition: "accused the guards of shooting"."""
HELPING_HALVES = frozenset({"backed", "facilitated", "funded", "hosted", "monitored", "sponsored", "supervised", "supported"})
"""Second halves whose first half only helps or watches: "a league-monitored truce", but not "a Norland-led raid"."""
SUBJECT_CONTROL = frozenset({"promise", "threaten", "vow", "pledge", "use", "take", "have", "make"})
_ASIDE = 14  # tokens between a helper and its verb that an aside may take
_CAUSING = frozenset({"have", "get", "see"})
_PLANS = frozenset(
    {
        "attempt", "bid", "campaign", "drive", "effort", "initiative", "motion", "move", "petition", "plan", "proposal", "push",
        "request",
    }
)  # fmt: skip
"""Nouns whose infinitive is done by whose they are, wherever the parser hung it: "joined Sudria's bid to free the poet"."""
_THEN = frozenset({"after", "before", "since", "following"})
"""Prepositions whose gerund is done by the subject of the clause: "in remarks after meeting the envoy, Adda said"."""
COUNTERING = frozenset({"thwart", "repel", "foil", "stop", "counter", "prevent", "repulse", "rebuff", "halt"})
"""Verbs whose object is the deed of the other side."""
_STEPS = 8  # more links than any sentence has; a parse may hold a circle of relative clauses
_STRANDED = frozenset({"alongside", "with", "beside", "for", "about", "from", "under"})
_RELATIVES = frozenset({"who", "which", "that", "whom"})


def surface_subject(reading: Reading, verb: Token, steps: int = _STEPS) -> Token | None:
    """Return the grammatical subject of a verb, its own or the one that it shares."""
    if not steps:
        return None
    own = reading.child(verb, "nsubj", "nsubjpass")
    if own is not None:
        return _antecedent(reading, own, verb)
    head = reading.head(verb)
    split = _split_helper(reading, verb)
    if split is not None:
        return surface_subject(reading, split, steps - 1)
    if verb.dep == "conj" and head.pos in {"VERB", "AUX"}:
        return surface_subject(reading, head, steps - 1)
    return _governed_subject(reading, verb, head, steps - 1)


def _split_helper(reading: Reading, verb: Token) -> Token | None:
    """Return the "had" that an aside between commas cuts off from its verb: "which he had, an envoy says, accused"."""
    if verb.tag not in {"VBN", "VBD"} or verb.index < 2 or reading.tokens[verb.index - 1].text != ",":
        return None
    first = max(reading.sentence_of(verb).first, verb.index - _ASIDE)
    for index in range(verb.index - 2, first, -1):
        token = reading.tokens[index]
        if token.lemma == "have" and token.tag in {"VBD", "VBZ", "VBP"} and reading.tokens[index + 1].text == ",":
            below = [
                child for child in reading.children(token) if child.index > index and child.dep in {"dobj", "xcomp", "ccomp"}
            ]
            return None if below or reading.child(token, "nsubj") is None else token
    return None


def _antecedent(reading: Reading, token: Token, verb: Token) -> Token:
    if token.lemma.lower() in _RELATIVES and token.tag in {"WDT", "WP", "IN", "DT"} and verb.dep == "relcl":
        return _plural_head(reading, verb)
    return token


def _plural_head(reading: Reading, verb: Token) -> Token:
    """Return what a relative clause is about: all of "Norland and Sudria, who have met", though it hangs on the last."""
    head = reading.head(verb)
    forms = {verb.tag, *(child.text.lower() for child in reading.children(verb) if child.dep in {"aux", "auxpass"})}
    while forms & {"VBP", "have", "are", "were"} and head.dep == "conj" and head.tag in {"NNP", "NN"}:
        head = reading.head(head)
    return head


def _governed_subject(reading: Reading, verb: Token, head: Token, steps: int) -> Token | None:
    if verb.dep in {"advcl", "xcomp"} and (plan := plan_before(reading, verb)) is not None:
        return _owner(reading, plan, steps)
    if verb.dep in {"xcomp", "ccomp"} and head.index != verb.index:
        return _controller(reading, head, steps)
    if verb.dep == "advcl" and (verb.tag in {"VBG", "VBN", "VB"}):
        return surface_subject(reading, head, steps) if is_verb(head) else None
    if verb.dep == "pcomp":
        return _controller_of_preposition(reading, head, steps)
    if verb.dep in {"acl", "relcl"}:
        infinitive = any(child.tag == "TO" for child in reading.children(verb))
        if verb.tag == "VBG" and head.dep == "dobj" and reading.head(head).lemma in COUNTERING:
            return surface_subject(reading, reading.head(head), steps)  # "repelled an attack killing six": who repelled it
        return _owner(reading, head, steps) if infinitive else head
    if verb.dep == "amod":
        return head
    return None


def plan_before(reading: Reading, verb: Token) -> Token | None:
    """Return the owned noun of a plan that an infinitive stands behind."""
    mark = next((child for child in reading.children(verb) if child.tag == "TO"), None)
    if mark is None or not mark.index:
        return None
    noun = reading.tokens[mark.index - 1]
    return noun if noun.lemma.lower() in _PLANS and reading.child(noun, "poss") is not None else None


def _controller(reading: Reading, head: Token, steps: int) -> Token | None:
    if head.pos == "ADJ":
        return surface_subject(reading, reading.head(head), steps)
    if not is_verb(head):
        return _owner(reading, head, steps)
    if is_passive(reading, head):
        return surface_subject(reading, head, steps)
    target = reading.child(head, "dobj", "dative")
    if target is not None and target.pos != "ADP" and head.lemma not in SUBJECT_CONTROL:
        return target
    for preposition in reading.children(head):
        if (
            preposition.dep == "prep"
            and preposition.index > head.index
            and preposition.lemma in {"on", "upon", "for"}
            and head.lemma in {"call", "appeal", "prevail"}
        ):
            return reading.child(preposition, "pobj")
    return surface_subject(reading, head, steps)


def _controller_of_preposition(reading: Reading, preposition: Token, steps: int) -> Token | None:
    governor = reading.head(preposition)
    if preposition.lemma == "for" and (charged := _charged(reading, governor)) is not None:
        return charged
    if is_verb(governor):
        if governor.lemma in OBJECT_CONTROL or (preposition.lemma == "for" and reading.child(governor, "prt") is not None):
            return deep_object(reading, governor, steps) or surface_subject(reading, governor, steps)
        return surface_subject(reading, governor, steps)
    owner = _owner(reading, governor, steps)
    if owner is None and preposition.lemma in _THEN and governor.dep == "pobj":
        verb = next((head for head in reading.ancestors(governor) if is_verb(head)), None)
        return None if verb is None else surface_subject(reading, verb, steps)
    return owner


def _charged(reading: Reading, governor: Token) -> Token | None:
    """Return who did what he answers for: "began a case against Sudria for refusing"."""
    places = [governor, *(child for child in reading.children(governor) if child.dep in {"dobj", "nsubjpass"})]
    return next((token for place in places for token in objects_of(reading, place, "against")), None)


def _owner(reading: Reading, noun: Token, steps: int) -> Token | None:
    """Return whose plan, attempt or decision a noun is: its possessor, or the subject of the verb that governs it."""
    owner = reading.child(noun, "poss") or next(
        (child for child in reading.children(noun) if _is_adjective_of_name(child)), None
    )
    if owner is not None:
        return owner
    head = reading.head(noun)
    if noun.dep == "dobj" and is_verb(head):
        return surface_subject(reading, head, steps)
    return None


def _is_adjective_of_name(token: Token) -> bool:
    return token.dep in {"amod", "compound", "nmod"} and token.text[:1].isupper()


def is_passive(reading: Reading, verb: Token) -> bool:
    """Tell whether a verb stands in the passive, also as a bare participle after a noun ("the men killed on Friday")."""
    if verb.tag not in {"VBN", "VBD"}:
        return False
    deps = {child.dep for child in reading.children(verb)}
    if deps & {"auxpass", "nsubjpass", "agent"} or _is_caused(reading, verb):
        return True
    if verb.tag == "VBD" or deps & {"dobj", "aux"}:
        return False
    if verb.dep == "conj":
        return is_passive(reading, reading.head(verb))
    if "nsubj" in deps:
        return False
    return verb.dep in {"acl", "amod", "advcl", "relcl", "ROOT"}


def _is_caused(reading: Reading, verb: Token) -> bool:
    """Tell whether others are to do it: "to have the general tried"."""
    head = reading.head(verb)
    helped = reading.child(verb, "aux") is not None or reading.child(verb, "nsubj") is None
    return verb.tag == "VBN" and verb.dep == "ccomp" and head.lemma in _CAUSING and head.pos == "VERB" and not helped


def deep_subject(reading: Reading, verb: Token) -> Token | None:
    """Return who does what a verb tells: the subject, or the agent of a passive."""
    if _is_caused(reading, verb):
        return surface_subject(reading, reading.head(verb))
    return _agent(reading, verb) if is_passive(reading, verb) else surface_subject(reading, verb)


def _agent(reading: Reading, verb: Token) -> Token | None:
    """Return the agent of a passive, also that of the last of several: "were captured and executed by the clan"."""
    for child in reading.children(verb):
        if child.dep == "agent" or (child.dep == "prep" and child.lemma == "by"):
            return reading.child(child, "pobj")
    for child in reading.children(verb):
        joined = child.dep == "conj" and child.tag == "VBN" and reading.child(child, "nsubj", "nsubjpass", "auxpass") is None
        if joined and child.index > verb.index:
            return _agent(reading, child)
    return None


def deep_object(reading: Reading, verb: Token, steps: int = _STEPS) -> Token | None:
    """Return to whom it is done: the object, or the subject of a passive."""
    if not steps:
        return None
    if is_passive(reading, verb):
        if verb.dep in {"acl", "amod"} and reading.child(verb, "nsubjpass", "nsubj") is None:
            return reading.head(verb)
        return surface_subject(reading, verb, steps - 1)
    target = reading.child(verb, "dobj", "obj")
    if target is not None:
        return _antecedent(reading, target, verb)
    for child in reading.children(verb):
        if (
            child.dep == "conj"
            and is_verb(child)
            and 0 < child.index - verb.index <= 3
            and reading.child(child, "nsubj") is None
        ):
            return reading.child(child, "dobj")
    if verb.dep == "relcl" and reading.child(verb, "xcomp", "ccomp") is None:
        relative = any(child.lemma.lower() in _RELATIVES and child.dep.startswith("nsubj") for child in reading.children(verb))
        return None if relative or _is_stranded(reading, verb) else reading.head(verb)
    return None


def _is_stranded(reading: Reading, verb: Token) -> bool:
    """Tell whether a preposition without a phrase takes what a relative clause is about: "those whom we fought alongside"."""
    return any(
        child.index > verb.index and child.dep in {"prep", "advmod"} and child.lemma.lower() in _STRANDED
        and not reading.children(child)
        for child in reading.children(verb)
    )  # fmt: skip


def objects_of(reading: Reading, head: Token, preposition: str) -> Iterator[Token]:
    """Yield what hangs on a token by a preposition, also through a particle ("walk out of") or the token's object."""
    for child in reading.children(head):
        if child.dep in {"prep", "agent", "dative", "prt", "advmod"} and child.pos in {"ADP", "SCONJ", "PART", "ADV"}:
            if child.lemma.lower() == preposition:
                yield from (token for token in reading.children(child) if token.dep in {"pobj", "pcomp"})
            else:
                yield from objects_of(reading, child, preposition)


def _may_join(token: Token) -> bool:
    return token.pos in {"NOUN", "PROPN", "PRON", "NUM", "VERB"} or (token.pos == "ADJ" and token.text[:1].isupper())


def conjuncts(reading: Reading, token: Token) -> tuple[Token, ...]:
    """Return a token and those coordinated with it, in text order."""
    found, waiting = [token], [token]
    while waiting:
        for child in reading.children(waiting.pop()):
            if child.dep == "conj" and _may_join(child) and child not in found:
                found.append(child)
                waiting.append(child)
    return tuple(sorted(found, key=lambda each: each.index))
