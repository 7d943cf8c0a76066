"""Retelling: whether a later mention takes up an earlier one, by their words, their clause and what each says.

"an offensive … the operation", "an airstrike killed six", "held talks to discuss" -> yes. In: two mentions of one type. Out:
what the rules see in them; ``likeness`` weighs it with the rest, ``merging`` decides.
"""

from collections.abc import Sequence

from dragoman.events.agreeing import Rivals, is_one_journey
from dragoman.events.syntax import is_passive
from dragoman.events.telling import VERBAL, Told
from dragoman.lexicon.frames import FrameLexicon
from dragoman.model import Reading, Token
from dragoman.model.attachment import is_verb

__all__ = ["TURNS", "carries", "is_bound", "is_definite", "is_in_one_clause", "is_one_of_many", "is_toll_of", "takes_up"]

_HARM = frozenset({"kill", "wound", "injure", "die", "hurt", "blow", "explode", "detonate"})
_SHORTLY = 3  # sentences
_MANY = 1000  # above it a toll is a war's, not an attack's
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "such"})
TURNS = frozenset(
    {
        "after", "although", "because", "before", "despite", "if", "once", "since", "though", "unless", "until", "whereas",
        "while",
    }
)  # fmt: skip
"""Words that set a clause off as the time, the ground or the contrast of another: what it tells is another deed."""
_SITES = frozenset({"scene", "site", "place", "target", "town", "city", "village", "area"})
"""Nouns whose "of" phrase tells what happened there before."""
_NEW = frozenset({"a", "an", "another", "any", "some", "more", "further", "new", "other", "fresh", "separate", "every", "no"})


def is_bound(reading: Reading, earlier: Told, later: Told, lexicon: FrameLexicon, rivals: Rivals) -> bool:
    """Tell whether grammar makes two mentions one event: "held talks", "an airstrike killed six", a death told twice."""
    if carries(reading, earlier, later) or carries(reading, later, earlier):
        return True
    if earlier.frame.type != "ASSAULT":
        return False
    return is_in_one_clause(reading, earlier, later, lexicon) or rivals.share_dead(earlier, later)


def takes_up(reading: Reading, earlier: Told, later: Told, lexicon: FrameLexicon, rivals: Rivals) -> bool:
    """Tell whether the rules take two mentions for one event told again."""
    if earlier.frame.type != later.frame.type:
        return False
    if is_bound(reading, earlier, later, lexicon, rivals):
        return True
    if earlier.frame.type == "ASSAULT" and (rivals.share_toll(earlier, later) or is_toll_of(earlier, later, rivals)):
        return True
    if earlier.token.lemma.lower() == later.token.lemma.lower() and _is_told_again_there(earlier, later, rivals):
        return True
    if earlier.frame.type in VERBAL and not (_is_noun(earlier) or _is_noun(later)):
        return _said_again(earlier, later)
    if earlier.frame.type in {"ASSAULT", "CONSULT"} and rivals.are_apart(earlier.place, later.place):
        return False
    return is_one_journey(earlier, later) or _is_named_again(reading, earlier, later, lexicon)


def is_toll_of(earlier: Told, later: Told, rivals: Rivals) -> bool:
    """Tell whether harm by nobody, at no other place or time, is what violence told shortly before did."""
    if later.token.lemma.lower() not in _HARM or later.actors or later.time is not None:
        return False
    if later.place is not None and not rivals.share_place(earlier, later):
        return False
    if later.status != "happened" or earlier.status != "happened" or any((each.low or 0) > _MANY for each in later.figures):
        return False
    return 0 <= later.token.sentence - earlier.token.sentence <= _SHORTLY


def _is_told_again_there(earlier: Told, later: Told, rivals: Rivals) -> bool:
    """Tell whether one deed is told twice by one word at one place."""
    if earlier.frame.type in VERBAL or not rivals.share_place(earlier, later):
        return False
    return _role_fits(earlier.actors, later.actors) and _role_fits(earlier.recipients, later.recipients)


def _said_again(earlier: Told, later: Told) -> bool:
    """Tell whether the same doer does the same to the same by the same word; who is left out may be the same."""
    if earlier.token.lemma.lower() != later.token.lemma.lower():
        return False
    return (
        _role_fits(earlier.actors, later.actors) and _role_fits(earlier.recipients, later.recipients) and _meet(earlier, later)
    )


def _role_fits(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    return not left or not right or _shared(left, right)


def _meet(earlier: Told, later: Told) -> bool:
    """Tell whether two mentions share a party in one role."""
    return _shared(earlier.actors, later.actors) or _shared(earlier.recipients, later.recipients)


def _is_named_again(reading: Reading, earlier: Told, later: Told, lexicon: FrameLexicon) -> bool:
    """Tell whether a later mention takes up an earlier one: "the strike", "the operation" after "an offensive"."""
    first, second = earlier.token.lemma.lower(), later.token.lemma.lower()
    if _is_noun(later) and _is_new(reading, later.token):
        return False
    related = lexicon.families.get(first, first) == lexicon.families.get(second, second)
    if not related:
        return False
    if _meet(earlier, later) and _role_fits(earlier.actors, later.actors) and _role_fits(earlier.recipients, later.recipients):
        return True
    lasts = {first, second} <= lexicon.carriers["durative"]
    if lasts and _shared(earlier.actors, later.actors) and not (earlier.recipients and later.recipients):
        return True  # a report that tells twice of Norland's offensive tells of one
    return _is_noun(later) and (is_definite(reading, later.token) or first == second or not (later.actors or later.recipients))


def is_one_of_many(earlier: Told, later: Told) -> bool:
    """Tell whether a deed is but one of those told later: "an attack" and "the attacks on the port"."""
    same_word = earlier.token.lemma.lower() == later.token.lemma.lower()
    return earlier.frame.type == "ASSAULT" and same_word and (earlier.token.tag, later.token.tag) == ("NN", "NNS")


def carries(reading: Reading, verb: Told, other: Told) -> bool:
    """Tell whether one mention carries the other ("held talks"), or is followed by it ("met to discuss")."""
    if other.token.sentence != verb.token.sentence:
        return False
    if other.trigger.carrier is not None and other.trigger.carrier.index == verb.token.index:
        return True
    if _is_noun(other):
        return False
    below = other.token
    while below.dep == "conj":
        below = reading.head(below)
    if below.dep == "advcl" and any(child.lemma.lower() in TURNS for child in reading.children(below)):
        return False
    return below.dep in {"xcomp", "advcl", "acl", "relcl"} and reading.head(below).index in {
        verb.token.index,
        _index_of(verb.trigger.carrier),
    }


def _index_of(token: Token | None) -> int:
    return -1 if token is None else token.index


def _is_noun(told: Told) -> bool:
    return told.trigger.form == "noun"


def is_definite(reading: Reading, noun: Token) -> bool:
    """Tell whether a noun takes up what is known: "the attack", "their talks"."""
    return any(
        child.dep == "poss" or (child.dep == "det" and child.lemma.lower() in _DEFINITE) for child in reading.children(noun)
    )


def _is_new(reading: Reading, noun: Token) -> bool:
    """Tell whether a determiner brings in something not told before: "an attack", "further talks"."""
    return any(child.dep in {"det", "amod"} and child.lemma.lower() in _NEW for child in reading.children(noun))


def _shared(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    return bool(set(left) & set(right))


def is_in_one_clause(reading: Reading, earlier: Told, later: Told, lexicon: FrameLexicon) -> bool:
    """Tell whether one mention is the means, the occasion or the effect of the other: "an airstrike killed six"."""
    if earlier.token.sentence != later.token.sentence:
        return False
    for effect, cause in ((earlier, later), (later, earlier)):
        if effect.token.lemma.lower() not in lexicon.classes["effect"]:
            continue
        if _is_outcome(reading, effect, cause, lexicon):
            return True
        path = _clause_path(reading, cause.token)
        if effect.token in path and not _is_beside(reading, cause, effect.token, path, lexicon):
            return True
        if (
            not _is_of_another(reading, effect.token, cause.token)
            and effect.token.dep in {"advcl", "conj", "relcl", "acl"}
            and effect.token.tag in {"VBG", "VBD", "VBN"}
            and (
                reading.head(effect.token).index
                in {cause.token.index, cause.trigger.carrier.index if cause.trigger.carrier else -1}
            )
        ):
            return True
    return False


def _is_beside(reading: Reading, cause: Told, effect: Token, path: Sequence[Token], lexicon: FrameLexicon) -> bool:
    """Tell whether what stands below harm is another deed: "killed fighting the clan", "killed at the site of the attack"."""
    if any(token.lemma.lower() in lexicon.classes["answer"] | TURNS for token in path):
        return True
    if _is_noun(cause):
        return any((token.pos == "PROPN" or token.lemma.lower() in _SITES) and token != effect for token in path)
    return cause.token.lemma.lower() in lexicon.carriers["durative"] or _is_of_another(reading, cause.token, effect)


def _is_of_another(reading: Reading, verb: Token, other: Token) -> bool:
    """Tell whether a clause is not of the one that it hangs on: "jets bombed the port while rebels shelled the town".

    Numbers of one toll are of one deed: "six were killed and ten wounded".
    """
    children = reading.children(verb)
    marks = {child.lemma.lower() for child in children if child.dep in {"mark", "advmod", "prep"}} & TURNS
    told_again = verb.lemma == other.lemma or any(child.dep == "agent" for child in children)
    toll = verb.tag == "VBN" and is_passive(reading, other) and not told_again
    if verb.dep in {"advcl", "conj"} and reading.child(verb, "nsubj") is not None and not toll:
        return True
    return bool(marks) and not (marks <= {"while"} and toll)


def _is_outcome(reading: Reading, effect: Told, cause: Told, lexicon: FrameLexicon) -> bool:
    """Tell whether harm without a doer is what the deed beside it did: "six were killed when jets struck", "where six died"."""
    verb = effect.token
    if effect.actors or not is_verb(verb) or not (is_passive(reading, verb) or verb.lemma == "die"):
        return False
    for child in reading.children(verb):
        deed = reading.child(child, "pobj") if child.dep in {"agent", "prep"} else None
        if child.lemma in {"in", "by", "during"} and deed is not None and deed.lemma.lower() in lexicon.classes["violence"]:
            return False
    above = cause.trigger.carrier or cause.token
    mark = next((child.lemma.lower() for child in reading.children(above) if child.dep in {"mark", "advmod"}), "")
    if above.dep == "advcl" and mark in {"when", "as"}:
        return verb in tuple(reading.ancestors(above))
    place = any(child.lemma.lower() == "where" for child in reading.children(verb))
    return verb.dep == "relcl" and place


def _clause_path(reading: Reading, token: Token) -> list[Token]:
    """Return the tokens from a noun up to the verb whose subject or adjunct it is."""
    found = []
    for head in reading.ancestors(token):
        found.append(head)
        if head.pos in {"VERB", "AUX"}:
            break
    return found
