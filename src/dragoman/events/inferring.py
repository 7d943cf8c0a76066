"""Who else it may be: doers and recipients that no position of a frame names, read from the words around it.

"Norland rejected a plan that would help Sudria" -> the nearest actor below the refusal is the recipient; "The league said they
would free the poet" -> *they* are who says it. In: a trigger. Out: actor ids. What is read so is a guess of the sentence's
making: it is taken only where nothing names anybody.
"""

from collections.abc import Iterator

from dragoman.events.roles import Roster
from dragoman.events.slots import Trigger
from dragoman.events.syntax import conjuncts, surface_subject
from dragoman.model import Reading, Token
from dragoman.model.attachment import is_verb

__all__ = ["nearest_below", "speaker_of"]

_WAYS = frozenset(
    {
        "dobj", "obj", "prep", "pobj", "pcomp", "ccomp", "xcomp", "dative", "nsubj", "nsubjpass", "poss", "compound", "nmod",
        "amod", "acl", "attr", "agent", "oprd", "appos", "prt",
    }
)  # fmt: skip
"""Relations that lead from a predicate to what it is about; relative and adverbial clauses tell of something else."""
_DEPTH = 6
_PRONOUNS = frozenset({"it", "they", "he", "she", "them"})


def nearest_below(reading: Reading, roster: Roster, trigger: Trigger, doers: tuple[str, ...]) -> tuple[str, ...]:
    """Return the actors nearest below a trigger that are not its doers, those joined by "and" together."""
    top = trigger.token
    waiting = [
        child for child in reading.children(top) if child.dep in _WAYS - {"nsubj", "agent"} or _is_purpose(reading, child)
    ]
    if trigger.form == "verb":
        waiting = [child for child in waiting if child.dep != "nsubjpass"]
    for _ in range(_DEPTH):
        for token in waiting:
            joined = (each for each in conjuncts(reading, token) if not roster.is_setting(each))
            found = tuple(each for each in roster.ids_of(joined) if not roster.is_of(each, doers))
            if found and not any(child.dep == "agent" for child in (reading.head(token),)):
                return found
        waiting = [child for token in waiting for child in _below(reading, roster, token)]
    return ()


def _below(reading: Reading, roster: Roster, token: Token) -> Iterator[Token]:
    for child in reading.children(token):
        if child.dep in _WAYS - {"appos"} and not (child.dep == "prep" and child.lemma != "by" and roster.is_deed(token)):
            yield child


def _is_purpose(reading: Reading, token: Token) -> bool:
    return token.dep == "advcl" and any(child.tag == "TO" for child in reading.children(token))


def speaker_of(reading: Reading, roster: Roster, trigger: Trigger) -> tuple[str, ...]:
    """Return who says it where a pronoun of theirs does it: "the league said it would free the poet"."""
    verb = trigger.carrier or trigger.token
    if not is_verb(verb):
        return ()
    subject = surface_subject(reading, verb)
    if subject is None or subject.lemma.lower() not in _PRONOUNS:
        return ()
    clause = reading.head(subject)
    while clause.dep in {"conj", "xcomp"} and clause.head != clause.index:
        clause = reading.head(clause)
    above = reading.head(clause)
    if clause.dep not in {"ccomp", "advcl"} or not is_verb(above) or above == clause:
        return ()
    speaker = surface_subject(reading, above)
    return () if speaker is None or speaker.lemma.lower() in _PRONOUNS else roster.ids_of([speaker])
