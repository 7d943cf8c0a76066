"""Tolls: the sums that a report gives of the harm of an event told elsewhere.

"The number of people killed in the blasts rose to 359" -> killed 359; "The toll now stands at 40" -> killed 40; "forty dead and
twelve wounded" -> both. In: the counts of a reading. Out: tolls. To which event a toll without its own belongs is left to
``finder``.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dragoman.events.counts import Count
from dragoman.lexicon.frames import FrameLexicon
from dragoman.model import Reading, Token
from dragoman.model.attachment import is_verb
from dragoman.model.terms import FigureKind

__all__ = ["Toll", "find_tolls"]

_SUMS = frozenset({"toll", "number", "count", "figure", "total", "tally"})
_MOVES = frozenset(
    {
        "rise", "climb", "jump", "stand", "reach", "increase", "grow", "go", "lower", "revise", "cut", "put", "raise", "bring",
        "double", "be", "hit", "pass", "top", "exceed", "fall", "drop", "soar", "surge", "swell", "mount", "reduce", "remain",
        "place",
    }
)  # fmt: skip
_KINDS: tuple[FigureKind, ...] = ("killed", "injured", "displaced", "arrested", "missing", "troops")
_DEPTH = 4  # "the number of people who were killed": sum, of, people, killed
_REACH = frozenset({"to", "at", "of"})


@dataclass(frozen=True, slots=True)
class Toll:
    """A sum of harm.

    Attributes:
        count: The number with its noun.
        what: What it counts.
        sum: The noun that names the sum ("toll", "number").
    """

    count: Count
    what: FigureKind
    sum: Token


def find_tolls(reading: Reading, counts: Sequence[Count], lexicon: FrameLexicon) -> tuple[Toll, ...]:
    """Return the sums of harm that a report gives, in text order."""
    found = []
    for count in counts:
        noun = next((token for token in _sums_by(reading, count) if token.index != count.bearer.index), None)
        what = None if noun is None else _kind_of(reading, noun, lexicon)
        if noun is not None and what is not None:
            found.append(Toll(count, what, noun))
    return tuple(found)


def _sums_by(reading: Reading, count: Count) -> Iterator[Token]:
    """Yield the nouns of a sum that a count is said of: "the toll rose to 40", "put the toll at 40", "a toll of 40"."""
    preposition = reading.head(count.bearer)
    head = preposition
    if count.bearer.dep == "pobj":
        if preposition.lemma.lower() not in _REACH:
            return
        head = reading.head(preposition)
    if head.lemma.lower() in _SUMS:
        yield head
    if is_verb(head) and head.lemma.lower() in _MOVES and count.bearer.dep in {"pobj", "dobj", "attr", "acomp", "npadvmod"}:
        for child in reading.children(head):
            if child.dep in {"nsubj", "nsubjpass", "dobj"} and child.lemma.lower() in _SUMS:
                yield child


def _kind_of(reading: Reading, noun: Token, lexicon: FrameLexicon) -> FigureKind | None:
    words = {token.lemma.lower() for token in _below(reading, noun, _DEPTH)}
    if noun.lemma.lower() == "toll":
        return "injured" if words & {"injury", "injured"} else "killed"
    return next((what for what in _KINDS if words & (lexicon.counts(what) - {"leave", "toll"})), None)


def _below(reading: Reading, token: Token, depth: int) -> Iterator[Token]:
    if not depth:
        return
    for child in reading.children(token):
        yield child
        yield from _below(reading, child, depth - 1)
