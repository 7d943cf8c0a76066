"""Blames: whether an accusing word in what is said accuses somebody.

"Orland committed a massacre" -> yes; "Orland-occupied Kara", "in case of a threat" -> the word only names a thing; "the storm
caused damage", "the new group is responsible for sales" -> nobody is blamed. In: a reading, the word, the verb of its clause.
Out: yes or no.
"""

from dragoman.lexicon.cues import CueLexicon
from dragoman.model import Reading, Token
from dragoman.statements.agents import is_agent, modals_of, subject_in

__all__ = ["is_blame"]

_CASES = frozenset({"case", "event"})
_ASIDE = frozenset({"nsubjpass", "relcl", "advcl", "compound", "parataxis"})
_UNSURE = frozenset({"may", "might", "could", "can"})
_PLACED = frozenset({"in", "on", "at", "with", "behind", "down", "ahead", "still", "outside", "near", "between", "within"})
_DUTIES = frozenset(
    {"sale", "marketing", "installation", "service", "support", "operation", "management", "development", "administration"}
    | {"program", "programme", "project", "planning", "policy", "coordination", "production", "maintenance", "area", "division"}
)
_SUPPOSED = frozenset({"possible", "potential", "alleged", "suspected"})
_DEEDS = frozenset({"cause", "target"})  # as nouns they accuse nobody ("the cause", "a growth target")
_HELD = frozenset({"hold", "consider", "find", "make"})


def is_blame(reading: Reading, token: Token, verb: Token, cues: CueLexicon) -> bool:
    """Tell whether an accusing word belongs to what a clause says, and has somebody to accuse where it is a weak one.

    Args:
        reading: The reading that it stands in.
        token: The accusing word.
        verb: The verb of the main clause.
        cues: The lists of accusing words and of faults, which accuse only whoever commits them.
    """
    if not cues.means("accusing", token.lemma) or not _is_told(reading, token, verb):
        return False
    return _has_culprit(reading, token, cues) if cues.means("fault", token.lemma) else True


def _is_told(reading: Reading, token: Token, verb: Token) -> bool:
    """Tell whether a word belongs to what the clause says: not to a name, nor to a case that is provided for."""
    if token.lemma == "lie" and any(child.lemma in _PLACED for child in reading.children(token)):
        return False
    if any(child.lemma == "no" or child.lemma in _SUPPOSED for child in reading.children(token)):
        return False
    if token.lemma in _DEEDS and token.pos != "VERB":
        return False
    while token.index not in {verb.index, token.head}:
        if token.dep in _ASIDE or (token.dep in {"amod", "acl"} and token.tag == "VBN") or token.lemma in _CASES:
            return False
        token = reading.head(token)
    return True


def _has_culprit(reading: Reading, token: Token, cues: CueLexicon) -> bool:
    """Tell whether a fault ("caused", "failed", "responsible", "wrong") is somebody's."""
    if token.lemma == "responsible" and _is_in_charge(reading, token):
        return False
    if token.lemma in {"fail", "refuse"} and token.pos == "VERB" and reading.child(token, "xcomp") is None:
        return False
    verb = token if token.pos in {"VERB", "AUX"} else reading.head(token)
    if modals_of(reading, verb) & _UNSURE:
        return False
    agent = reading.child(verb, "agent")
    by = reading.child(agent, "pobj") if agent is not None else None
    culprit = by if by is not None else subject_in(reading, verb)
    if culprit is None and verb.dep in {"ccomp", "xcomp"} and reading.head(verb).lemma in _HELD:
        culprit = reading.child(reading.head(verb), "dobj")
    if culprit is None or culprit.tag in {"WDT", "WP"}:
        return verb.tag in {"VBD", "VBZ", "VBP"}
    return (by is None and is_agent(reading, culprit, cues)) or any(below.pos == "PROPN" for below in reading.subtree(culprit))


def _is_in_charge(reading: Reading, token: Token) -> bool:
    """Tell whether somebody is responsible for work, not for harm ("responsible for sales")."""
    what = reading.child(token, "prep")
    return what is not None and any(below.lemma in _DUTIES for below in reading.subtree(what))
