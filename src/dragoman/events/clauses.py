"""Clauses: which verbs a trigger shares its time with.

"The raid was ordered on Monday and *killed* ten" -> *ordered*. In: a reading and a trigger. Out: verbs, innermost first.
"""

from collections.abc import Iterator

from dragoman.events.bearing import SIDES
from dragoman.events.slots import Trigger
from dragoman.model import Reading, Token
from dragoman.model.attachment import is_verb

__all__ = ["clause_heads", "is_finite", "verb_of", "verbs_over"]


def is_finite(reading: Reading, verb: Token) -> bool:
    """Tell whether a verb has a time of its own: "were killed", "has left"; not "killing" nor a bare "killed by"."""
    return verb.tag not in {"VBG", "VBN"} or any(
        child.dep in {"aux", "auxpass"} and child.tag in {"VBD", "VBZ", "VBP", "MD"} for child in reading.children(verb)
    )


def clause_heads(reading: Reading, trigger: Trigger) -> list[Token]:
    """Return the verbs whose time is the trigger's too: those it is a conjunct, a participle or an adjunct noun of."""
    token = trigger.carrier or trigger.token
    found = []
    for head in reading.ancestors(token):
        if is_verb(head):
            if token.dep == "relcl" or (
                token.dep in {"ccomp", "acl", "advcl"} and is_verb(token) and is_finite(reading, token)
            ):
                break
            found.append(head)
            token = head
        elif token.dep in {"relcl", "acl"} or (head.lemma.lower() in SIDES and head.pos in {"ADP", "SCONJ"}):
            break  # "closed on Monday, three days after the attack"
        if len(found) == 2:
            break
        if not is_verb(token):
            token = head
    return found


def verbs_over(reading: Reading, token: Token) -> Iterator[Token]:
    """Yield the verbs above a token, innermost first."""
    return (head for head in reading.ancestors(token) if is_verb(head))


def verb_of(reading: Reading, trigger: Trigger) -> Token | None:
    """Return the verb that a trigger is or hangs on."""
    token = trigger.carrier or trigger.token
    return token if is_verb(token) else next(verbs_over(reading, token), None)
