"""Agents: who the clause of what is said speaks of, and whether that party acts by choice.

"it will send troops" -> the source itself, a deed; "the bank will benefit" -> a named party, the course of things; "the loan is
needed" -> nobody acts. In: a reading, a clause's verb and its draft. Out: yes or no.
"""

from dragoman.lexicon.cues import CueLexicon
from dragoman.model import Reading, Token
from dragoman.statements.drafts import Draft

__all__ = ["is_agent", "is_course", "is_named", "is_onlooker", "modals_of", "speaks_of_itself", "subject_in"]

_SUBJECTS = ("nsubj", "nsubjpass")
_THINGS = frozenset({"it", "this", "that", "which", "what", "these", "those", "there"})
_UNPEOPLED = frozenset({"document", "media"})
_TAKEN = frozenset({"loss", "time", "day", "week", "month", "year", "while", "place", "effect", "lot", "toll"})
_NUMBERED = frozenset({"CD", "$", "CARDINAL"})


def subject_in(reading: Reading, verb: Token) -> Token | None:
    """Return the subject that stands in a verb's own clause."""
    return reading.child(verb, *_SUBJECTS)


def modals_of(reading: Reading, verb: Token) -> frozenset[str]:
    """Return the modals of a verb by lemma; "'d" before a participle is "had", not "would"."""
    if verb.tag in {"VBN", "VBD"} and not any(child.lemma in {"have", "be"} for child in reading.children(verb)):
        return frozenset()
    return frozenset(child.lemma for child in reading.children(verb) if child.dep in {"aux", "auxpass"} and child.tag == "MD")


def is_agent(reading: Reading, token: Token, cues: CueLexicon) -> bool:
    """Tell whether a word names somebody who can act: a person or a body, not a thing, a text or a sum."""
    word = token.text.lower()
    if cues.means("generic", word) or (word == "those" and reading.child(token, "relcl") is not None):
        return True
    if token.pos == "PRON":
        return word not in _THINGS
    if token.pos == "PROPN":
        return True
    kind = cues.sources.get(token.lemma.lower()) or cues.sources.get(word)
    return kind is not None and kind not in _UNPEOPLED


def is_named(reading: Reading, verb: Token) -> bool:
    """Tell whether the subject of a verb is a name or stands with one ("Orland's forces", "Turkish forces")."""
    subject = reading.child(verb, "nsubj")
    if subject is None:
        return False
    return subject.pos == "PROPN" or any(
        child.text[0].isupper() and child.dep in {"amod", "poss"} and child.index > reading.sentence_of(verb).first
        for child in reading.children(subject)
    )


def is_course(reading: Reading, verb: Token, cues: CueLexicon) -> bool:
    """Tell whether a verb says how things go, not what somebody does ("will rise", "would have stopped", "will be bought").

    Some verbs that only happen are deeds with an object: "sales will increase", "it will increase its aid".
    """
    children = reading.children(verb)
    if any(child.dep == "auxpass" or (child.dep == "aux" and child.lemma == "have") for child in children):
        return True
    below = reading.child(verb, "dobj")
    if verb.lemma == "take" and below is not None:
        counted = any(child.tag in _NUMBERED for child in reading.subtree(below))
        return below.lemma in _TAKEN or counted
    if below is not None and cues.means("turning", verb.lemma):
        subject = subject_in(reading, verb)
        return subject is not None and subject.pos == "NOUN" and not is_agent(reading, subject, cues)
    return cues.means("course", verb.lemma) or reading.child(verb, "csubj", "csubjpass") is not None


def is_onlooker(reading: Reading, draft: Draft, cues: CueLexicon) -> bool:
    """Tell whether a source speaks of others from outside ("analysts", "a survey"): it promises and threatens nothing."""
    if draft.source is None:
        return False
    words = reading.tokens[draft.source[0] : draft.source[1]]
    return any(token.pos in {"NOUN", "PROPN"} and cues.means("onlooker", token.lemma.lower()) for token in words)


def speaks_of_itself(reading: Reading, draft: Draft, verb: Token, cues: CueLexicon) -> bool:
    """Tell whether the subject of a clause is its source: the same word, or a pronoun that can stand for it."""
    subject = subject_in(reading, verb)
    if subject is None:
        return verb.tag not in {"VBD", "VBZ", "VBP"} and reading.child(verb, "csubj", "expl") is None
    word = subject.text.lower()
    if word in {"i", "we"}:
        return True
    if draft.source is None or draft.source_head is None:
        return False
    head = reading.tokens[draft.source_head]
    person = any(name.label == "PERSON" and reading.tokens[name.last - 1].text == head.text for name in reading.names)
    if word == "it" and (person or _is_expletive(reading, verb)):
        return False
    if word in {"it", "they"}:
        if cues.sources.get(head.lemma.lower()) == "document":
            return False
        return head.text.lower() not in {"he", "she"} and not person
    if word in {"he", "she"}:
        kind = cues.sources.get(head.lemma.lower())
        return head.pos in {"PROPN", "PRON", "NOUN"} and head.text.lower() not in {"it", "they"} and kind not in _UNPEOPLED
    return _is_same(reading, draft, head, subject, cues)


def _is_same(reading: Reading, draft: Draft, head: Token, subject: Token, cues: CueLexicon) -> bool:
    """Tell whether a subject is the word that heads the source, or shares a name with it ("Turkish officials … Turkey")."""
    if draft.source is None or subject.lemma.lower() == head.lemma.lower():
        return subject.lemma.lower() == head.lemma.lower()
    words = reading.tokens[draft.source[0] : draft.source[1]]
    if subject.pos != "PROPN":
        return is_agent(reading, subject, cues) and any(token.lemma.lower() == subject.lemma.lower() for token in words)
    near = [token for token in words if token.pos in {"PROPN", "ADJ"}]
    return any(_kin(subject.lemma.lower(), token.lemma.lower()) or _is_word(subject, token) for token in near)


def _is_word(one: Token, other: Token) -> bool:
    return one.lemma.lower() == other.lemma.lower()


def _is_expletive(reading: Reading, verb: Token) -> bool:
    """Tell whether "it" stands for a clause behind it ("it is wrong that …")."""
    return verb.lemma == "be" and reading.child(verb, "ccomp", "xcomp", "advcl") is not None


def _kin(name: str, other: str) -> bool:
    """Tell whether a country and its adjective share their beginning ("Turkey", "Turkish")."""
    return len(name) > 4 and len(other) > 4 and name[:4] == other[:4]
