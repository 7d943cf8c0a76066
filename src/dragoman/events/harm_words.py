"""Words of harm that share what they count: "killing and wounding dozens" tells neither how many died nor how many were hurt.

"killed, wounded or captured 300" -> one of several; "scores of dead and wounded" -> joint; "three killed 38 injured" -> the 38
are those of the second word. In: a reading and a word of harm. Out: yes or no. What a number counts is left to ``figures``.
"""

from collections.abc import Iterator

from dragoman.events.counts import Count
from dragoman.events.syntax import conjuncts
from dragoman.lexicon.frames import FrameLexicon
from dragoman.model import Reading, Token
from dragoman.model.attachment import is_verb
from dragoman.model.terms import FigureKind

__all__ = ["DYING", "HARM", "died_otherwise", "is_joint", "is_of_next", "is_one_of"]

HARM: tuple[FigureKind, ...] = ("killed", "injured", "displaced", "arrested", "missing")
DYING = frozenset({"die", "perish"})
_BODILY: tuple[FigureKind, ...] = ("killed", "injured")
_INJURIES = frozenset({"burn", "bleeding", "suffocation", "asphyxiation", "poisoning", "shrapnel", "gas"})
_ACCIDENTS = frozenset({"accident", "crash", "earthquake", "quake", "flood", "storm", "stampede", "avalanche", "wildfire"})
_HARM_TAGS = frozenset({"VBG", "VBN", "VBD", "VBP", "VB", "VBZ", "JJ", "NN"})


def is_one_of(reading: Reading, verb: Token, lexicon: FrameLexicon) -> bool:
    """Tell whether a verb is one of several kinds of harm, none of them for all: "killed, wounded or captured"."""
    top = verb
    while top.dep == "conj" and is_verb(reading.head(top)):
        top = reading.head(top)
    joined = [token for token in conjuncts(reading, top) if is_verb(token)]
    either = any(child.dep == "cc" and child.lemma == "or" for token in joined for child in reading.children(token))
    return either and len({what for token in joined for what in HARM if token.lemma.lower() in lexicon.counts(what)}) > 1


def is_joint(reading: Reading, word: Token, lexicon: FrameLexicon) -> bool:
    """Tell whether a word of harm shares what it counts with its neighbour: "killing and wounding dozens"."""
    own = _harms(word, lexicon)
    return bool(own) and any(
        own.isdisjoint(_harms(other, lexicon)) and reading.child(max(word, other, key=_place), "nsubj", "nsubjpass") is None
        for other in _joined(reading, word)
        if _harms(other, lexicon)
    )


def _joined(reading: Reading, word: Token) -> Iterator[Token]:
    """Yield the words that an "and" or "or" alone parts from a word."""
    sentence = reading.sentence_of(word)
    for step in (-1, 1):
        place = word.index + 2 * step
        if sentence.first <= place < sentence.last and reading.tokens[word.index + step].lemma.lower() in {"and", "or", "&"}:
            yield reading.tokens[place]


def _place(token: Token) -> int:
    return token.index


def _harms(word: Token, lexicon: FrameLexicon) -> frozenset[FigureKind]:
    lemma = word.lemma.lower()
    words = {lemma, lemma.removesuffix("ing")}  # "on Saturday killing and wounding": a noun to the parser
    return frozenset(what for what in _BODILY if word.tag in _HARM_TAGS and words & lexicon.counts(what))


def is_of_next(reading: Reading, verb: Token, count: Count, lexicon: FrameLexicon) -> bool:
    """Tell whether another word of harm follows a count at once and takes it: "three killed 38 injured".

    The word may stand before the verb too: the two of "2 civilians killed 9 injured" were not injured.
    """
    after = reading.tokens[count.last] if count.last < len(reading.tokens) else verb
    if after.sentence != verb.sentence or after.index == verb.index or after.tag not in {"VBN", "VBD"}:
        return False
    return bool(_harms(after, lexicon)) and _harms(after, lexicon).isdisjoint(_harms(verb, lexicon))


def died_otherwise(reading: Reading, verb: Token, lexicon: FrameLexicon) -> bool:
    """Tell whether a verb says that somebody died of what no attack does: "died of hunger", not "died of his wounds"."""
    if verb.lemma.lower() not in DYING:
        return False
    told = {child.lemma.lower(): reading.child(child, "pobj") for child in reading.children(verb) if child.dep == "prep"}
    accident = told.get("in")
    if accident is not None and accident.lemma.lower() in _ACCIDENTS:
        return True
    causes = (told.get("of"), told.get("from"))
    violent = lexicon.classes["violence"] | lexicon.counts("injured") | _INJURIES
    return any(cause is not None and cause.lemma.lower() not in violent for cause in causes)
