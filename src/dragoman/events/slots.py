"""Positions of a frame: which tokens stand in ``subj``, ``obj``, ``with``, ``poss``, ``between`` … of a trigger.

"Norland's strike on the port" -> ``poss`` is *Norland*, ``on`` is *port*. In: a reading, a trigger token and what carries it.
Out: head tokens with their conjuncts. A noun may be carried by a verb ("carried out a strike"): the verb's subject is then its
``subj``.
"""

from dataclasses import dataclass

from dragoman.events.syntax import HELPING_HALVES, conjuncts, deep_object, deep_subject, is_passive, objects_of, surface_subject
from dragoman.lexicon.frames import FrameLexicon
from dragoman.model import Reading, Token
from dragoman.model.attachment import is_verb

__all__ = ["Trigger", "complement_of", "find_carrier", "opposed_to", "tokens_at"]

_MODIFIERS = frozenset({"amod", "compound", "nmod", "npadvmod", "nummod"})
_CARRIER_PREPOSITIONS = frozenset({"on", "against", "with", "to", "from", "over", "for", "into"})
_FRAMING = frozenset({"on", "for"})
"""Prepositions that before their verb only frame it: "On the state's channel, she called on the king"."""
_ALLOWING = frozenset({"allow", "let", "permit", "enable", "have", "see"})
_TAKING_PART = frozenset({"participate", "engage", "embark", "partake", "involve"})
_AGAINST = frozenset({"anti", "counter"})
_DUE = frozenset({"schedule", "slate", "book", "expect", "set"})
_WEIGHING = frozenset({"consider", "weigh", "threaten", "contemplate"})
"""Verbs whose subject would be the one to do what they bear on: "is considering sanctions"."""
_HYPHENS = frozenset({"-", "–"})
_MEASURES = frozenset(
    {
        "round",
        "series",
        "wave",
        "spate",
        "number",
        "barrage",
        "string",
        "dozen",
        "hundred",
        "flurry",
        "couple",
        "handful",
        "spree",
    }
)
"""Nouns that only count what follows their "of": "a series of raids"."""
_NEAR = 4  # tokens between a possessor and its noun
_CLAUSES = frozenset({"ccomp", "xcomp", "advcl"})


@dataclass(frozen=True, slots=True)
class Trigger:
    """A token that a frame may read.

    Attributes:
        token: The verb, noun or adjective.
        form: ``verb``, ``noun`` or ``adj``.
        carrier: The verb that carries a noun as its object or subject; None without one.
        kind: How the carrier carries it: its subject does it (``do``), is to do it (``due``: "was scheduled for a visit"),
            suffers it (``undergo``) or bears on it (``bear``).
    """

    token: Token
    form: str
    carrier: Token | None = None
    kind: str = ""


def find_carrier(reading: Reading, noun: Token, lexicon: FrameLexicon) -> tuple[Token | None, str]:
    """Return the verb that carries an event noun, and how."""
    top = _top_of(reading, noun)
    verb = reading.head(top)
    if top.dep == "pobj" and verb.lemma == "for" and (above := reading.head(verb)).lemma in _DUE and is_passive(reading, above):
        return above, "due"
    if top.dep == "pobj" and verb.lemma in {"in", "on"} and (taker := _who_takes_part(reading, reading.head(verb))) is not None:
        return taker, "do"
    if top.dep in {"acl", "relcl", "ROOT"} or not is_verb(verb):
        return _modifying_verb(reading, noun, lexicon)
    if top.dep in {"dobj", "nsubjpass"}:
        particle = reading.child(verb, "prt")
        names = {verb.lemma, f"{verb.lemma}_{particle.lemma}" if particle else verb.lemma}
        for kind in ("undergo", "do", "bear"):
            if names & lexicon.carriers[kind]:
                return verb, kind
    return (verb, "") if top.dep in {"dobj", "nsubjpass", "nsubj"} else (None, "")


def _top_of(reading: Reading, noun: Token) -> Token:
    """Return the head of the phrase of a noun: the first of several joined, the measure of "a series of raids"."""
    top = noun
    while top.dep == "conj" and reading.head(top).pos in {"NOUN", "PROPN"}:
        top = reading.head(top)
    above = reading.head(top)
    if top.dep == "pobj" and above.lemma == "of" and reading.head(above).lemma.lower() in _MEASURES:
        return reading.head(above)
    return top


def _who_takes_part(reading: Reading, head: Token) -> Token | None:
    """Return the verb of taking part in what follows: "took part in the raid", "embarked on an offensive"."""
    taken = reading.child(head, "dobj") if head.lemma == "take" else None
    if taken is not None and taken.lemma == "part":
        return head
    if head.lemma == "part" and head.dep == "dobj" and reading.head(head).lemma in {"take", "play"}:
        return reading.head(head)
    return head if is_verb(head) and head.lemma in _TAKING_PART else None


def _modifying_verb(reading: Reading, noun: Token, lexicon: FrameLexicon) -> tuple[Token | None, str]:
    for child in reading.children(noun):
        if child.dep == "acl" and child.tag == "VBN" and child.lemma in lexicon.carriers["do"] | {"carry"}:
            return child, "do"
    return None, ""


def tokens_at(reading: Reading, trigger: Trigger, slot: str) -> tuple[Token, ...]:
    """Return the head tokens in a position, conjuncts included, in text order."""
    if trigger.form == "noun":
        found = _at_noun(reading, trigger, slot)
    elif trigger.form == "adj":
        found = _at_adjective(reading, trigger.token, slot)
    else:
        found = _at_verb(reading, trigger.token, slot)
    return tuple(dict.fromkeys(part for token in found for part in conjuncts(reading, token)))


def complement_of(reading: Reading, token: Token, *, infinitive: bool | None = None) -> Token | None:
    """Return the clause below a predicate: the first infinitive, the first finite clause, or either."""
    for child in reading.children(token):
        if child.dep not in _CLAUSES and not (child.dep == "acl" and token.pos == "NOUN"):
            continue
        has_to = any(helper.tag == "TO" for helper in reading.children(child))
        if child.dep == "advcl" and (not has_to or child.index < token.index):
            continue
        has_to = has_to or child.tag == "VBG"
        if infinitive is None or infinitive == has_to:
            return child
    return None


def _at_verb(reading: Reading, verb: Token, slot: str) -> list[Token]:
    single: Token | None = None
    if slot == "subj":
        single = deep_subject(reading, verb)
    elif slot == "obj":
        single = deep_object(reading, verb)
    elif slot == "dative":
        single = _dative(reading, verb)
    elif slot == "clause.subj":
        below = complement_of(reading, verb)
        single = None if below is None else (reading.child(below, "nsubj", "nsubjpass") or _missing_object(reading, verb))
    elif slot == "clause.obj":
        return _objects_below(reading, verb)
    elif slot == "hyphen":
        return [child for child in reading.children(verb) if child.dep in {"npadvmod", "amod", "compound", "advmod", "nmod"}]
    elif slot == "head":
        single = reading.head(verb)
    elif slot == "oprd":
        return [child for child in _described(reading, verb) if child.dep in {"oprd", "attr", "acomp", "ccomp", "pobj", "dobj"}]
    else:
        return _by_preposition(reading, verb, slot)
    return [] if single is None else [single]


def _objects_below(reading: Reading, predicate: Token) -> list[Token]:
    """Return what a complement clause is done to: its object, or whom it is done with, to or for."""
    below = complement_of(reading, predicate)
    if below is None:
        return []
    found = deep_object(reading, below)
    if found is None and below.lemma in _ALLOWING:  # "refused to allow the envoy's plane to land"
        inner = complement_of(reading, below)
        found = None if inner is None else reading.child(inner, "nsubj", "nsubjpass")
    others = [token for slot in ("with", "to", "for", "against", "on") for token in objects_of(reading, below, slot)]
    return [*([] if found is None else [found]), *others]


def _missing_object(reading: Reading, verb: Token) -> Token | None:
    return reading.child(verb, "dobj")


def _described(reading: Reading, verb: Token) -> list[Token]:
    """Return the children of a verb and of its "as" phrase or small clause."""
    found = list(reading.children(verb))
    for child in reading.children(verb):
        if child.dep in {"prep", "ccomp", "oprd"} or child.lemma == "as":
            found.extend(reading.children(child))
    return found


def _dative(reading: Reading, verb: Token) -> Token | None:
    token = reading.child(verb, "dative")
    if token is not None and token.pos == "ADP":
        return reading.child(token, "pobj")
    return token


def _by_preposition(reading: Reading, verb: Token, slot: str) -> list[Token]:
    found = list(objects_of(reading, verb, slot))
    if slot in _FRAMING:
        found = [token for token in found if token.index > verb.index or token.tag in {"WP", "WDT"}]
    target = reading.child(verb, "dobj", "nsubjpass")
    if not found and target is not None:
        found = list(objects_of(reading, target, slot))
    return found


def _at_noun(reading: Reading, trigger: Trigger, slot: str) -> list[Token]:
    noun, carrier = trigger.token, trigger.carrier
    if slot == "poss":
        owners = [child for child in reading.children(noun) if child.dep == "poss"]
        return [_whose(reading, owner) for owner in owners] or _possessor_beside(reading, noun)
    if slot == "mod":
        return _modifiers(reading, noun)
    if slot == "clause.obj":
        return _objects_below(reading, noun)
    if slot == "subj":
        own = trigger.kind == "do" or (trigger.kind == "bear" and carrier is not None and carrier.lemma in _WEIGHING)
        doer = deep_subject(reading, carrier) if carrier is not None and own else None
        if carrier is not None and trigger.kind == "due":
            doer = surface_subject(reading, carrier)
        return [] if doer is None else [doer]
    found = list(objects_of(reading, noun, slot))
    if not found and carrier is not None and slot in _CARRIER_PREPOSITIONS:
        found = list(objects_of(reading, carrier, slot))
    return found


def _whose(reading: Reading, owner: Token) -> Token:
    """Return a possessor, for "whose" the noun that its clause is about."""
    if owner.tag != "WP$":
        return owner
    clause = next((head for head in reading.ancestors(owner) if head.dep == "relcl"), None)
    return owner if clause is None else reading.head(clause)


def _possessor_beside(reading: Reading, noun: Token) -> list[Token]:
    """Return a possessor that the parser hung on the verb: "blaming Norland's weeklong offensive"."""
    beside = reading.children(reading.head(noun)) if noun.dep in {"dobj", "pobj", "nsubj", "nsubjpass"} else ()
    return [
        token
        for token in beside
        if token.dep == noun.dep and 0 < noun.index - token.index <= _NEAR and reading.child(token, "case") is not None
    ]


def _modifiers(reading: Reading, noun: Token) -> list[Token]:
    found = []
    for child in reading.children(noun):
        if child.dep in _MODIFIERS and not _is_opposed(reading, child) and not _is_half(reading, child):
            found.append(child)
            if child.dep == "compound" and child.pos == "NOUN":  # "regime air strikes"
                found.extend(below for below in reading.children(child) if below.dep in {"compound", "nmod", "amod"})
            if child.tag in {"VBN", "JJ"} and child.lemma in {"lead", "led", "run", "launch"}:
                found.extend(below for below in reading.children(child) if below.pos in {"PROPN", "ADJ", "NOUN"})
    return found


def _is_opposed(reading: Reading, word: Token) -> bool:
    """Tell whether a modifier says whom it is against: "anti-government protests"."""
    if word.index < 2 or reading.tokens[word.index - 1].text not in _HYPHENS:
        return False
    return reading.tokens[word.index - 2].lemma.lower() in _AGAINST


def _is_half(reading: Reading, word: Token) -> bool:
    """Tell whether a modifier is the first half of one that tells who helped or watched: "a league-monitored truce"."""
    after = reading.tokens[word.index + 1 : word.index + 3]
    if len(after) < 2 or after[0].text not in _HYPHENS or after[1].head != word.head:
        return False
    return after[1].text.lower() in HELPING_HALVES


def opposed_to(reading: Reading, noun: Token) -> tuple[Token, ...]:
    """Return whom a noun is against by its prefix: "anti-government protests"."""
    return tuple(child for child in reading.children(noun) if child.dep in _MODIFIERS and _is_opposed(reading, child))


def _at_adjective(reading: Reading, adjective: Token, slot: str) -> list[Token]:
    if slot == "subj":
        holder = reading.head(adjective)
        subject = holder if adjective.dep == "amod" else surface_subject(reading, holder)
        return [] if subject is None else [subject]
    return _objects_below(reading, adjective) if slot == "clause.obj" else list(objects_of(reading, adjective, slot))
