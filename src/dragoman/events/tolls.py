"""Tolls: the sums that a report gives of the harm of an event told elsewhere.

"The number of people killed in the blasts rose to 359" -> killed 359; "The toll now stands at 40" -> killed 40; "forty dead and
twelve wounded" -> both; "there were 20 women among the dead" -> killed 20; "twenty others suffered burns" -> injured 20. In:
the counts of a reading. Out: tolls. To which event a toll without its own belongs is left to ``harming``.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dragoman.events.counts import Count
from dragoman.events.harm_words import DYING, died_otherwise, is_joint, is_of_next
from dragoman.lexicon.frames import FrameLexicon
from dragoman.model import Reading, Token
from dragoman.model.attachment import is_verb
from dragoman.model.terms import FigureKind

__all__ = ["MOVES", "NEAR", "SUMS", "Toll", "find_tolls"]

SUMS = frozenset({"toll", "number", "count", "figure", "total", "tally"})
NEAR = 2  # sentences from an attack to those who "died", with no word of what they died of
MOVES = frozenset(
    {
        "rise", "climb", "jump", "stand", "reach", "increase", "grow", "go", "lower", "revise", "cut", "put", "raise", "bring",
        "double", "be", "hit", "pass", "top", "exceed", "fall", "drop", "soar", "surge", "swell", "mount", "reduce", "remain",
        "place",
    }
)  # fmt: skip
_KINDS: tuple[FigureKind, ...] = ("killed", "injured", "displaced", "arrested", "missing", "troops")
_BARE: tuple[FigureKind, ...] = ("killed", "injured", "missing")
_SUFFER = frozenset({"suffer", "sustain", "receive"})
_HARMS = frozenset(
    {"injury", "wound", "burn", "suffocation", "asphyxiation", "poisoning", "concussion", "fracture", "shrapnel"}
)
_OBJECTS = frozenset({"DT", "CD", "PRP", "NN", "NNS", "NNP", "NNPS", "PRP$", "JJ"})
_TAKING = frozenset({"claim", "cost", "take", "lose"})
_DEPTH = 4  # "the number of people who were killed": sum, of, people, killed
_REACH = frozenset({"to", "at", "of"})


@dataclass(frozen=True, slots=True)
class Toll:
    """A sum of harm.

    Attributes:
        count: The number with its noun.
        what: What it counts.
        sum: The word that tells of the sum ("toll", "number", "wounded").
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
        else:
            found += _bare_toll(reading, count, counts, lexicon)
    return tuple(found)


def _bare_toll(reading: Reading, count: Count, counts: Sequence[Count], lexicon: FrameLexicon) -> Iterator[Toll]:
    """Yield what a count without a verb of harm over it tells: "40 wounded", "20 women among the dead"."""
    after = reading.tokens[count.last] if count.last < len(reading.tokens) else None
    if after is not None and after.sentence == count.bearer.sentence:
        for what in _BARE:
            if after.lemma.lower() in lexicon.counts(what) and after.tag in {"VBN", "VBD", "JJ", "NN", "NNS"}:
                behind = (each for each in counts if each.first == after.index + 1)
                others = any(is_of_next(reading, after, each, lexicon) for each in behind)
                if (others or not _has_object(reading, after)) and not died_otherwise(reading, after, lexicon):
                    yield Toll(count, "other" if is_joint(reading, after, lexicon) else what, after)
                return
    yield from _of_the_dead(reading, count, lexicon)
    verb = reading.head(count.bearer)
    if _takes_lives(reading, count):
        yield Toll(count, "killed", verb)
    said_of = reading.children(verb) if count.bearer.dep == "nsubj" and verb.lemma == "be" else ()
    for child in (*reading.children(count.bearer), *said_of):
        victims = reading.child(child, "pobj") if child.dep == "prep" and child.lemma.lower() in {"among", "amongst"} else None
        if victims is not None:
            yield from (Toll(count, what, victims) for what in _BARE[:2] if _tells(reading, victims, what, lexicon))
    if count.bearer.dep == "nsubj" and verb.lemma.lower() in DYING and not died_otherwise(reading, verb, lexicon):
        yield Toll(count, "killed", verb)
    if count.bearer.dep == "nsubj" and verb.lemma.lower() in _SUFFER:
        harm = _below(reading, verb, 2)
        if any(token.lemma.lower() in _HARMS for token in harm if token.index > verb.index):
            yield Toll(count, "injured", verb)


def _of_the_dead(reading: Reading, count: Count, lexicon: FrameLexicon) -> Iterator[Toll]:
    """Yield what a part of the harmed is said to be: "at least two of the dead were doctors" -> killed 2 doctors."""
    kind = next((child for child in reading.children(reading.head(count.bearer)) if child.dep == "attr"), None)
    if count.bearer.pos != "NUM" or count.bearer.dep != "nsubj" or kind is None:
        return
    if count.noun != count.bearer and kind.lemma.lower() in lexicon.counts("groups"):
        for what in _BARE[:2]:
            if _tells(reading, count.noun, what, lexicon):
                yield Toll(replace(count, noun=kind), what, count.noun)


def _takes_lives(reading: Reading, count: Count) -> bool:
    """Tell whether lives were taken: "claimed the lives of three civilians", "cost 14 lives"."""
    above = reading.head(reading.head(count.bearer)) if count.bearer.dep == "pobj" else count.bearer
    lost = reading.head(above).lemma.lower()
    return above.lemma.lower() == "life" and (
        (above.dep == "dobj" and lost in _TAKING) or (above.dep == "nsubjpass" and lost == "lose")
    )


def _has_object(reading: Reading, word: Token) -> bool:
    """Tell whether a word of harm does it to others: "two gunmen killed three people"."""
    following = reading.tokens[word.index + 1] if word.index + 1 < len(reading.tokens) else None
    acts = word.tag == "VBD" and following is not None and following.sentence == word.sentence and following.tag in _OBJECTS
    return acts or reading.child(word, "dobj", "obj") is not None


def _tells(reading: Reading, victims: Token, what: FigureKind, lexicon: FrameLexicon) -> bool:
    words = {victims.lemma.lower(), *(child.lemma.lower() for child in reading.children(victims) if child.dep != "prep")}
    return bool(words & (lexicon.counts(what) - {"toll"})) or (what == "killed" and victims.lemma.lower() == "victim")


def _sums_by(reading: Reading, count: Count) -> Iterator[Token]:
    """Yield the nouns of a sum that a count is said of: "the toll rose to 40", "put the toll at 40", "a toll of 40"."""
    preposition = reading.head(count.bearer)
    head = preposition
    if count.bearer.dep == "pobj":
        if preposition.lemma.lower() not in _REACH:
            return
        head = reading.head(preposition)
    if head.lemma.lower() in SUMS:
        yield head
    if is_verb(head) and head.lemma.lower() in MOVES and count.bearer.dep in {"pobj", "dobj", "attr", "acomp", "npadvmod"}:
        for child in reading.children(head):
            if child.dep in {"nsubj", "nsubjpass", "dobj"} and child.lemma.lower() in SUMS:
                yield child


def _kind_of(reading: Reading, noun: Token, lexicon: FrameLexicon) -> FigureKind | None:
    words = {token.lemma.lower() for token in _below(reading, noun, _DEPTH)}
    if noun.lemma.lower() == "number" and "victim" in words:
        return "killed"  # as "the dead": those who were hurt are told apart
    if noun.lemma.lower() == "toll":
        return "injured" if words & {"injury", "injured"} else "killed"
    return next((what for what in _KINDS if words & (lexicon.counts(what) - {"leave", "toll"})), None)


def _below(reading: Reading, token: Token, depth: int) -> Iterator[Token]:
    if not depth:
        return
    for child in reading.children(token):
        yield child
        yield from _below(reading, child, depth - 1)
