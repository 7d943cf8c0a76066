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

__all__ = ["deeds_beside", "nearest_below", "speaker_of"]

_WAYS = frozenset(
    {
        "dobj", "obj", "prep", "pobj", "pcomp", "ccomp", "xcomp", "dative", "nsubj", "nsubjpass", "poss", "compound", "nmod",
        "amod", "acl", "attr", "agent", "oprd", "appos", "prt",
    }
)  # fmt: skip
"""Relations that lead from a predicate to what it is about; relative and adverbial clauses tell of something else."""
_DEPTH = 6
_ASIDE = frozenset(
    {
        "as",
        "after",
        "alongside",
        "amid",
        "during",
        "despite",
        "since",
        "before",
        "following",
        "like",
        "under",
        "unlike",
        "without",
        "according",
        "accord",
    }
)
"""Prepositions whose phrase tells of something else."""
_MEANT_FOR = frozenset(
    {"help", "defend", "support", "aid", "assist", "rebuild", "show", "express", "voice", "demand", "denounce"}
)
"""Verbs of a purpose whose object is who the whole is for or against: "send ships to help defend Sudria"."""
_INSIDE = frozenset({"of", "by", "from", "with", "against", "to", "on", "between", "for"})
"""Prepositions that inside a phrase lead on to whose it is or whom it is about: not "the talks in Sudria"."""
_DURING = frozenset({"in", "by", "during", "from"})
_PRONOUNS = frozenset({"it", "they", "he", "she", "them"})


def nearest_below(reading: Reading, roster: Roster, trigger: Trigger, doers: tuple[str, ...]) -> tuple[str, ...]:
    """Return the actors nearest below a trigger that are not its doers, those joined by "and" together."""
    top = trigger.token
    waiting = [
        child
        for child in reading.children(top)
        if (child.dep in _WAYS - {"nsubj", "agent"} and not (child.dep == "prep" and child.lemma.lower() in _ASIDE))
        or _is_purpose(reading, child)
    ]
    if trigger.form == "verb":
        waiting = [child for child in waiting if child.dep != "nsubjpass"]
    for _ in range(_DEPTH):
        for token in waiting:
            joined = (each for each in conjuncts(reading, token) if not roster.is_setting(each))
            found = tuple(each for each in roster.ids_of(joined) if not roster.is_of(each, doers) and not roster.is_vague(each))
            if found and not any(child.dep == "agent" for child in (reading.head(token),)):
                return found
        waiting = [child for token in waiting for child in _below(reading, roster, token)]
    return ()


def _below(reading: Reading, roster: Roster, token: Token) -> Iterator[Token]:
    """Yield what a phrase is of or about; of a clause only who does it: what is done there is done to somebody else."""
    if is_verb(token) and token.lemma not in _MEANT_FOR:
        yield from (child for child in reading.children(token) if child.dep == "nsubj" and not roster.is_harm(token))
        return
    human = token.pos == "NOUN" and roster.is_people(token)
    for child in reading.children(token):
        if human and child.dep in {"amod", "compound", "nmod"}:
            continue  # "the Sudrian swimmer" is not Sudria
        if child.dep == "prep" and (child.lemma not in _INSIDE or (child.lemma != "by" and roster.is_deed(token))):
            continue
        if child.dep in _WAYS - {"appos"}:
            yield child


def _is_purpose(reading: Reading, token: Token) -> bool:
    return token.dep == "advcl" and any(child.tag == "TO" for child in reading.children(token))


def deeds_beside(reading: Reading, roster: Roster, trigger: Trigger) -> tuple[Token, ...]:
    """Return the deeds that do it or in which it is done: "the raid killed six", "six were killed in raids by the army"."""
    verb = trigger.token if trigger.form == "verb" else trigger.carrier
    if verb is None or not is_verb(verb):
        return ()
    found: list[Token] = []
    for top in (verb, *_joined_above(reading, verb)):
        subject = surface_subject(reading, top) if trigger.form == "verb" else None
        found.extend(() if subject is None else (subject,))
        for child in reading.children(top):
            if child.dep in {"prep", "agent"} and child.lemma.lower() in _DURING:
                found.extend(each for each in reading.children(child) if each.dep == "pobj")
    return tuple(token for each in dict.fromkeys(found) for token in conjuncts(reading, each) if roster.is_deed(token))


def _joined_above(reading: Reading, verb: Token) -> Iterator[Token]:
    """Yield the verbs that a verb shares its adjuncts with: "were killed and wounded in the raid" from either."""
    if verb.dep == "conj" and is_verb(reading.head(verb)):
        yield reading.head(verb)
    yield from (child for child in reading.children(verb) if child.dep == "conj" and child.tag in {"VBN", "VBD"})


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
