"""Distinctions: by which words a later mention tells of another deed than an earlier one, whatever else they share.

"a second rocket hit", "rebels meanwhile shelled", "is regularly attacked" beside "this blast" -> another deed. In: two mentions
of one type, the later one last. Out: yes or no; what only makes it likelier is weighed in ``likeness``.
"""

from dragoman.events.agreeing import Rivals
from dragoman.events.telling import VERBAL, Told
from dragoman.model import Reading, Token
from dragoman.model.attachment import is_verb

__all__ = ["are_distinct"]

_ANOTHER = frozenset({"second", "separate", "additional", "subsequent", "retaliatory"})
"""Adjectives of a deed that is not the one told before."""
_ELSEWHERE = frozenset({"meanwhile", "elsewhere", "separately"})
"""Adverbs of a clause that goes on to another deed."""
_OFTEN = frozenset({"regularly", "repeatedly", "often", "frequently", "routinely", "daily", "sometimes", "always"})
_ONE = frozenset({"a", "an", "this"})
_SPOKEN = VERBAL - {"REJECT", "CONCEDE"}
"""Types that are done again to each whom they are done to; a refusal is often told of the whole and of its parts."""


def are_distinct(reading: Reading, earlier: Told, later: Told, rivals: Rivals) -> bool:
    """Tell whether a later mention says of itself that it is not the earlier one.

    Args:
        reading: The reading.
        earlier: The earlier of two mentions of one type.
        later: The later one.
        rivals: Who is somebody else.
    """
    if _is_another(reading, later) or _is_often(reading, earlier) != _is_often(reading, later):
        return True
    if _is_one_after_many(reading, earlier, later):
        return True
    doers, others = rivals.differ(earlier.actors, later.actors), rivals.differ(earlier.recipients, later.recipients)
    return (doers and others) or ((doers or others) and earlier.frame.type in _SPOKEN)


def _tops_of(reading: Reading, told: Told) -> tuple[Token, Token]:
    """Return the trigger and the verb of its clause, where it has one: a noun's is what carries it or whose subject it is."""
    top = told.trigger.carrier or told.token
    if not is_verb(top) and told.token.dep in {"nsubj", "nsubjpass", "dobj"}:
        top = reading.head(told.token)
    return told.token, top


def _is_another(reading: Reading, told: Told) -> bool:
    token, top = _tops_of(reading, told)
    doer = reading.child(top, "nsubj", "nsubjpass")
    named = (token,) if doer is None else (token, doer)  # "a second rocket hit"
    own = {child.lemma.lower() for each in named for child in reading.children(each) if child.dep in {"amod", "advmod"}}
    adverbs = {child.lemma.lower() for child in reading.children(top) if child.dep == "advmod"}
    return bool(own & _ANOTHER or (own | adverbs) & _ELSEWHERE)


def _is_often(reading: Reading, told: Told) -> bool:
    """Tell whether a mention tells of many such deeds: "has regularly been targeted in attacks"."""
    return any(child.lemma.lower() in _OFTEN for top in _tops_of(reading, told) for child in reading.children(top))


def _is_one_after_many(reading: Reading, earlier: Told, later: Told) -> bool:
    """Tell whether a single deed is told after many of its name: "attacks on the coast … an attack on the port"."""
    if later.frame.type != "ASSAULT" or (earlier.token.tag, later.token.tag) != ("NNS", "NN"):
        return False
    same = earlier.token.lemma.lower() == later.token.lemma.lower()
    return same and any(child.dep == "det" and child.lemma.lower() in _ONE for child in reading.children(later.token))
