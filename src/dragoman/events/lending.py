"""Lent doers: whose a deed is by the clause around it, where the parser hung its words on something that does nothing.

"The army advanced on the suburb, inflicting losses" -> the army, though the parser has *suburb* do it; "the court's report
criticised" -> the court; "Norland is in talks with Sudria" -> both. In: a trigger. Out: actor ids, none where it is open.
"""

from collections.abc import Iterator

from dragoman.events.doer_words import PAPERS
from dragoman.events.roles import Roster
from dragoman.events.slots import Trigger
from dragoman.events.syntax import conjuncts, deep_subject, surface_subject
from dragoman.model import Reading, Token
from dragoman.model.attachment import is_verb

__all__ = ["doer_above", "in_company", "owner_of_paper"]

_REACH = 3  # verbs above a participle whose subject may do what it tells
_SAYING = frozenset(
    {"say", "tell", "add", "report", "claim", "announce", "state", "note", "write", "show", "suggest", "believe"}
)
_IN = frozenset({"in", "at"})


def doer_above(reading: Reading, roster: Roster, trigger: Trigger, *, spoken: bool) -> tuple[str, ...]:
    """Return who does what a participle goes on to tell: the doer of the nearest verb above that has one.

    Args:
        reading: The reading.
        roster: Who is named in it.
        trigger: The trigger; only a verb in "-ing" is read.
        spoken: Whether words do it, so that who says the whole may do it too.
    """
    verb = trigger.token
    if trigger.form != "verb" or verb.tag != "VBG" or any(child.dep in _SUBJECTS for child in reading.children(verb)):
        return ()
    subject = surface_subject(reading, verb)
    if subject is not None and (roster.is_people(subject) or subject.tag.startswith("PRP")):
        return ()
    for above in _verbs_above(reading, verb):
        if above.lemma in _SAYING and not spoken:
            return ()
        doer = deep_subject(reading, above)
        if doer is None or doer == subject:
            continue
        if found := roster.ids_of(conjuncts(reading, doer)):
            return found
        if roster.is_people(doer):
            return ()
    return ()


_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def _verbs_above(reading: Reading, verb: Token) -> Iterator[Token]:
    """Yield the verbs that a participle goes on from, nearest first; none beyond a clause about a noun."""
    token, left = verb, _REACH
    while token.dep == "conj" and is_verb(reading.head(token)):
        token = reading.head(token)
    if token.dep not in {"advcl", "acl"}:
        return
    for above in reading.ancestors(token):
        if not is_verb(above):
            continue
        yield above
        left -= 1
        if not left or above.dep in {"relcl", "acl"}:
            return


def owner_of_paper(reading: Reading, roster: Roster, verb: Token) -> tuple[str, ...]:
    """Return whose words do it: "the court's report criticised the army", "a statement by the league urged calm"."""
    paper = surface_subject(reading, verb)
    if paper is None or paper.lemma.lower() not in PAPERS or roster.actor_at(paper) is not None:
        return ()
    before = [child for child in reading.children(paper) if child.dep in {"compound", "nmod"} and roster.actor_at(child)]
    return roster.holders_of((paper,)) or roster.ids_of(before)


def in_company(reading: Reading, roster: Roster, trigger: Trigger) -> tuple[str, ...]:
    """Return who is at what the verb "to be" has them in: "Norland and Sudria are in talks", "is at war with"."""
    head = reading.head(trigger.token)
    if trigger.form != "noun" or trigger.token.dep != "pobj" or head.lemma.lower() not in _IN:
        return ()
    verb = reading.head(head)
    if verb.lemma not in {"be", "remain"} or not is_verb(verb):
        return ()
    subject = surface_subject(reading, verb)
    return () if subject is None else roster.ids_of(conjuncts(reading, subject))
