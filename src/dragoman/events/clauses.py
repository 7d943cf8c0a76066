"""Clauses: which verbs a trigger shares its time with.

"The raid was ordered on Monday and *killed* ten" -> *ordered*. In: a reading and a trigger. Out: verbs, innermost first.
"""

from collections.abc import Callable, Iterator

from dragoman.events.bearing import SIDES
from dragoman.events.slots import Trigger
from dragoman.model import Reading, Token
from dragoman.model.attachment import is_verb, tense_of

__all__ = ["clause_heads", "is_finite", "is_meanwhile", "timed_heads", "verb_of", "verbs_over"]

_NEXT = 3  # tokens: a participle farther behind a noun is likely not about it
_HEADS = 2  # verbs above a trigger that may share its time


def is_finite(reading: Reading, verb: Token) -> bool:
    """Tell whether a verb has a time of its own: "were killed", "has left"; not "killing" nor a bare "killed by"."""
    return verb.tag not in {"VBG", "VBN"} or any(
        child.dep in {"aux", "auxpass"} and child.tag in {"VBD", "VBZ", "VBP", "MD"} for child in reading.children(verb)
    )


def clause_heads(reading: Reading, trigger: Trigger) -> list[Token]:
    """Return the verbs of the trigger's clause and those that it is a conjunct, a participle or an adjunct noun of."""
    return _heads(reading, trigger, lambda token: False)


def timed_heads(reading: Reading, trigger: Trigger) -> list[Token]:
    """Return the verbs whose time is the trigger's too: also of "when they fired", "a statement demanding talks"."""
    return _heads(reading, trigger, lambda token: is_meanwhile(reading, token) or _goes_on(reading, token))


def _heads(reading: Reading, trigger: Trigger, passes: Callable[[Token], bool]) -> list[Token]:
    token = trigger.carrier or trigger.token
    found = []
    for head in reading.ancestors(token):
        if is_verb(head):
            if not passes(token) and (token.dep == "relcl" or _has_own_time(reading, token)):
                break
            found.append(head)
            token = head
        elif (token.dep in {"relcl", "acl"} and not passes(token)) or (
            head.lemma.lower() in SIDES and head.pos in {"ADP", "SCONJ"}
        ):
            break  # "closed on Monday, three days after the attack"
        if len(found) == _HEADS:
            break
        if not is_verb(token) or token.dep == "acl":
            token = head
    return found


def _has_own_time(reading: Reading, token: Token) -> bool:
    return token.dep in {"ccomp", "acl", "advcl"} and is_verb(token) and is_finite(reading, token)


def is_meanwhile(reading: Reading, verb: Token) -> bool:
    """Tell whether a clause says what happened at the time of the clause above: "were hurt when rebels fired on the market"."""
    if verb.dep != "advcl" or tense_of(reading, verb) != "past" or tense_of(reading, reading.head(verb)) != "past":
        return False
    return any(child.lemma.lower() in {"when", "while"} and child.dep in {"advmod", "mark"} for child in reading.children(verb))


def _goes_on(reading: Reading, verb: Token) -> bool:
    """Tell whether a participle goes on with what its clause tells: "sent a letter on Friday asking them to resign".

    The parser hangs it on the noun nearest before it: "advanced on Sunday against rebels across the country inflicting losses".
    """
    if verb.dep != "acl" or verb.tag != "VBG":
        return False
    head = reading.head(verb)
    far = verb.index - head.index > _NEXT
    return head.dep == "dobj" or (head.dep == "pobj" and (far or reading.head(head).dep == "agent"))


def verbs_over(reading: Reading, token: Token) -> Iterator[Token]:
    """Yield the verbs above a token, innermost first."""
    return (head for head in reading.ancestors(token) if is_verb(head))


def verb_of(reading: Reading, trigger: Trigger) -> Token | None:
    """Return the verb that a trigger is or hangs on."""
    token = trigger.carrier or trigger.token
    return token if is_verb(token) else next(verbs_over(reading, token), None)
