"""Clauses: what kind of clause a verb heads.

"to leave" -> an infinitive; "that it left" -> finite, with "that"; "who left" -> a question, or a relative clause. In: a
reading and a verb. Out: yes or no.
"""

from dragoman.model import Reading, Token

__all__ = ["has_subject", "has_that", "infinitive_start", "is_finite", "is_infinitive", "is_question"]

_RELATIVE = frozenset({"WDT", "WP"})


def is_question(reading: Reading, verb: Token) -> bool:
    """Tell whether a clause asks ("knows who came"): nobody is said to believe it."""
    return any(child.tag in {"WP", "WRB", "WDT"} or child.lemma in {"whether", "if"} for child in reading.children(verb))


def is_infinitive(reading: Reading, verb: Token) -> bool:
    """Tell whether a verb has "to" before it."""
    return any(child.tag == "TO" and child.dep in {"aux", "mark"} for child in reading.children(verb))


def is_finite(reading: Reading, verb: Token) -> bool:
    """Tell whether a verb heads a finite clause."""
    if is_infinitive(reading, verb):
        return False
    return verb.tag in {"VBD", "VBZ", "VBP"} or any(
        child.dep in {"aux", "auxpass", "mark"} and child.tag in {"VBD", "VBZ", "VBP", "MD", "IN"}
        for child in reading.children(verb)
    )


def has_subject(reading: Reading, verb: Token) -> bool:
    """Tell whether a verb heads a finite clause with a subject that is no relative pronoun."""
    return is_finite(reading, verb) and any(
        child.dep in {"nsubj", "nsubjpass", "expl", "csubj"} and child.tag not in _RELATIVE for child in reading.children(verb)
    )


def has_that(reading: Reading, verb: Token) -> bool:
    """Tell whether "that" opens a clause as its mark, not as its subject or object."""
    return any(child.lemma == "that" and child.dep == "mark" for child in reading.children(verb))


def infinitive_start(reading: Reading, verb: Token) -> int:
    """Return the index of "to", or of the "not" before it."""
    starts = [child.index for child in reading.children(verb) if child.tag == "TO"]
    before = [child.index for child in reading.children(verb) if child.dep == "neg" and child.index < min(starts)]
    return min([*starts, *before])
