"""Which way a bare date looks: "on Friday" after "met" lies behind the report, after "will meet" ahead of it.

In: a reading and the tokens of a phrase. Out: ``past``, ``future``, or None when nothing tells. The tense is that of the
nearest verb above the phrase; on the way up, nouns and participles of planning ("a meeting scheduled for Friday", "the
deadline") look ahead.
"""

from itertools import pairwise
from typing import Literal

from dragoman.lexicon.times import TimeLexicon
from dragoman.model import Reading, Token
from dragoman.model.attachment import is_verb, tense_of

__all__ = ["Direction", "direction_of"]

Direction = Literal["past", "future"]

_TELLING = frozenset({"say", "tell", "report", "write", "state", "note", "be", "have", "remain", "stand"})
_MOVING = frozenset(
    {
        "meet",
        "arrive",
        "leave",
        "visit",
        "begin",
        "start",
        "open",
        "close",
        "end",
        "vote",
        "resume",
        "go",
        "come",
        "hold",
        "face",
        "travel",
        "fly",
        "play",
        "return",
    }
)
"""Verbs whose present tense beside a date tells a plan: "the envoys meet on Friday"."""


def direction_of(reading: Reading, tokens: tuple[Token, ...], words: TimeLexicon) -> Direction | None:
    """Return which way the clause around a phrase looks."""
    inside = {token.index for token in tokens}
    top = next((token for token in reversed(tokens) if token.head not in inside), None)
    if top is None:
        return None
    if setting_out(reading, tokens[0]):
        return "future"
    unfinished = crossed = False
    for below, above in pairwise((top, *reading.ancestors(top))):
        apart = crossed and below.pos in {"ADP", "SCONJ"}
        if not apart and _looks_ahead(reading, below, above, words):
            return "future"
        if above.lemma == "since":
            return "past"
        if not is_verb(above):
            continue
        tense = tense_of(reading, above)
        if tense != "none":
            way = _way(tense, above, unfinished=unfinished)
            return None if way == "past" and below.lemma in {"until", "till", "by"} else way
        crossed = True
        unfinished = unfinished or above.tag == "VBG"
    return None


def _way(tense: str, verb: Token, *, unfinished: bool) -> Direction | None:
    if tense in {"past", "perfect"}:
        return "past"
    if tense == "future" or unfinished:
        return "future"
    return None if verb.lemma in _TELLING else "future" if verb.lemma in _MOVING or verb.tag == "VBG" else None


def setting_out(reading: Reading, first: Token) -> bool:
    """Tell whether "as early as" or "as soon as" leads a phrase."""
    words = [token.text.lower() for token in reading.tokens[max(0, first.index - 3) : first.index]]
    return words in (["as", "early", "as"], ["as", "soon", "as"])


def _looks_ahead(reading: Reading, below: Token, above: Token, words: TimeLexicon) -> bool:
    """Tell whether a word above a phrase is one of planning: "set for Friday", but not "a record set on Friday" or "due to"."""
    ahead = words.keys["ahead"]
    lemma = above.lemma.lower()
    if lemma in {"set", "due"}:
        plan = any(child.dep == "xcomp" for child in reading.children(above))
        return plan or (below.lemma in {"for", "on", "in"} and lemma == "due") or below.lemma == "for"
    if lemma in ahead:
        return not (above.tag == "VBD" and lemma in {"invite", "deliver", "propose", "prepare", "postpone"})
    return any(child.lemma.lower() in ahead and child.dep == "amod" for child in reading.children(above))
