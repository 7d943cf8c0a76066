"""Lists: the other heads that a phrase of several holds, wherever the parser hung them.

"President Adda and Speaker Bell", "Norland, along with Sudria", "a number of rebels", "all parties, including Norland" -> each
of them. In: a token and whom tokens name. Out: tokens.
"""

from dragoman.events.naming import Names
from dragoman.events.syntax import conjuncts, objects_of
from dragoman.model import Reading, Token

__all__ = ["parts_of"]

_SEVERAL = frozenset(
    {
        "actor", "ally", "country", "government", "leader", "mediator", "nation", "neighbor", "neighbour", "partner", "party",
        "player", "power", "side", "stakeholder", "state",
    }
)  # fmt: skip
"""Nouns of many of whom a report may name some."""
_QUANTITIES = frozenset(
    {
        "number", "dozen", "hundred", "thousand", "score", "many", "most", "majority", "several", "some", "group", "handful",
        "few", "rest", "remnant", "couple", "pair", "all",
    }
)  # fmt: skip
_AMONG = frozenset({"include", "like"})
_ALONG = frozenset({"along", "together", "alongside"})
_LINKS = 3  # "held talks with parties, including": the parser may hang the list on the verb


def parts_of(reading: Reading, names: Names, token: Token) -> tuple[Token, ...]:
    """Return the heads of a phrase of which a token is one, in the order in which they are told."""
    return (
        *_before(reading, names, token), token, *_listed(reading, names, token), *_included(reading, names, token),
        *_accompanying(reading, token), *_counted(reading, names, token),
    )  # fmt: skip


def _before(reading: Reading, names: Names, token: Token) -> tuple[Token, ...]:
    """Return the persons whom the parser hung before the last of several: "President Adda and Speaker Bell met"."""
    own = names.actor_at(token)
    if own is None or own.kind != "person":
        return ()
    return tuple(
        child
        for child in reading.children(token)
        if child.dep in {"nmod", "compound"}
        and child.pos == "PROPN"
        and (other := names.actor_at(child)) is not None
        and other.id != own.id
        and other.kind == "person"
        and reading.child(child, "cc") is not None
    )


def _accompanying(reading: Reading, token: Token) -> tuple[Token, ...]:
    """Return who does it too: "Norland, along with Sudria,"."""
    found: list[Token] = []
    head = reading.head(token)
    aside = (
        [child for child in reading.children(head) if token.index < child.index < head.index] if token.dep == "nsubj" else []
    )
    for child in (*reading.children(token), *aside):
        if child.dep not in {"prep", "advmod"} or child.lemma.lower() not in _ALONG:
            continue
        ends = [child] if child.lemma.lower() == "alongside" else reading.children(child)
        below = (each for end in ends if end.lemma.lower() in {"with", "alongside"} for each in reading.children(end))
        found.extend(part for each in below for part in conjuncts(reading, each))
    return tuple(found)


def _counted(reading: Reading, names: Names, token: Token) -> tuple[Token, ...]:
    """Return of whom a number of is: "a number of rebels", "dozens of the clan"."""
    if token.lemma.lower() not in _QUANTITIES or names.actor_at(token) is not None:
        return ()
    return tuple(part for each in objects_of(reading, token, "of") for part in conjuncts(reading, each))


def _listed(reading: Reading, names: Names, token: Token) -> tuple[Token, ...]:
    """Return the rest of a list that the parser took for an apposition: "Norland, Sudria and Estmark"."""
    own, child = names.actor_at(token), reading.child(token, "appos")
    other = None if child is None else names.actor_at(child)
    if own is None or child is None or other is None:
        return ()
    if own.kind == other.kind == "country" or (token.tag == "NNS" and own.kind == other.kind == "person"):
        return conjuncts(reading, child)
    return ()


def _included(reading: Reading, names: Names, token: Token) -> tuple[Token, ...]:
    """Return the names among those whom a plural only describes: "all parties to the talks, including Norland"."""
    if token.tag != "NNS" or token.lemma.lower() not in _SEVERAL:
        return ()
    above = (child for head in list(reading.ancestors(token))[:_LINKS] for child in reading.children(head))
    near = (*reading.subtree(token), *above)
    below = (each for each in near if each.dep == "prep" and each.lemma.lower() in _AMONG and each.index > token.index)
    heads = (end for each in below for end in reading.children(each) if end.dep == "pobj")
    return tuple(part for head in heads for part in conjuncts(reading, head) if names.actor_at(part) is not None)
