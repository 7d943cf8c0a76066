"""Parts: numbers and single victims that a report gives beside or within a toll.

"seventeen civilians including eight children were killed" -> killed 8 children, beside the 17; "killing a woman and injuring
four" -> killed 1 woman; "the dead included two medics" is left alone. In: the counts of a reading, the figures found at a
trigger. Out: counts with what they count. A part counts a group of its own (children, women, medics), so that no sum is made
of whole and part.
"""

from collections.abc import Iterator, Sequence

from dragoman.events.counts import Count
from dragoman.events.numbers import Amount
from dragoman.lexicon.frames import FrameLexicon
from dragoman.model import Reading, Token
from dragoman.model.terms import FigureKind

__all__ = ["beside_a_toll", "find_singles", "is_part", "parts_of"]

_HARM: frozenset[FigureKind] = frozenset({"killed", "injured", "arrested", "missing"})
_ONE = Amount(1, 1, "exact", 1)
_STEPS = 6  # "including three women, two medics and a child": more conjuncts than a list of victims has


def find_singles(reading: Reading, lexicon: FrameLexicon) -> tuple[Count, ...]:
    """Return the persons of a group that a report tells by "a" or "an": "a woman", "a 10-year-old child"."""
    found = []
    for token in reading.tokens:
        if token.tag == "NN" and token.lemma.lower() in lexicon.counts("groups"):
            article = next((child for child in reading.children(token) if child.lemma.lower() in {"a", "an"}), None)
            if article is not None and article.dep == "det" and article.index < token.index:
                found.append(Count(_ONE, article.index, token.index + 1, token, token))
    return tuple(found)


def beside_a_toll(reading: Reading, single: Count, counts: Sequence[Count], lexicon: FrameLexicon) -> bool:
    """Tell whether a single victim stands in a sentence that counts people: it is a part of a toll then, and no lone event."""
    people = lexicon.counts("people")
    return any(
        count.bearer.sentence == single.bearer.sentence and (count.noun.pos == "NUM" or count.noun.lemma.lower() in people)
        for count in counts
    )


def is_part(reading: Reading, count: Count, lexicon: FrameLexicon) -> bool:
    """Tell whether a count is named as part of another: "including a child", "among them two medics"."""
    return _part_word(reading, count, lexicon) is not None and not _is_whole(reading, count)


def parts_of(
    reading: Reading, counts: Sequence[Count], wholes: Sequence[tuple[Count, FigureKind]], lexicon: FrameLexicon
) -> Iterator[tuple[Count, FigureKind]]:
    """Yield the counts of groups that are parts of a toll.

    Args:
        reading: The reading.
        counts: Counts of the sentence, single persons among them.
        wholes: Figures of the trigger.
        lexicon: Words that name a group, and those that name parts.
    """
    for count in counts:
        if count.noun.lemma.lower() not in lexicon.counts("groups"):
            continue
        if is_part(reading, count, lexicon):
            before = [whole for whole in wholes if whole[0].first < count.first or _is_whole(reading, whole[0])]
        elif _governs_among(reading, count, wholes):
            before = [whole for whole in wholes if _is_whole(reading, whole[0])]
        else:
            continue
        nearest = _nearest(reading, count, counts, lexicon)
        if nearest is not None and all(nearest is not whole for whole, _ in wholes):
            continue  # a part of those who died elsewhere
        larger = [(whole, what) for whole, what in before if what in _HARM and _holds(whole.amount, count.amount)]
        if larger:
            yield count, larger[-1][1]


def _nearest(reading: Reading, part: Count, counts: Sequence[Count], lexicon: FrameLexicon) -> Count | None:
    """Return the whole that stands next before a part, whether or not it is a figure of the trigger."""
    people = lexicon.counts("people")
    before = [
        count
        for count in counts
        if count.first < part.first
        and count.amount is not _ONE
        and (count.noun.pos == "NUM" or count.noun.lemma.lower() in people)
        and not is_part(reading, count, lexicon)
    ]
    return max(before, key=lambda count: count.first, default=None)


def _holds(whole: Amount, part: Amount) -> bool:
    high = float("inf") if whole.high is None else whole.high
    return (part.low or 0.0) <= high


def _part_word(reading: Reading, count: Count, lexicon: FrameLexicon) -> Token | None:
    """Return the word by which a count is named as a part, also over the conjuncts before it."""
    token = count.bearer
    before = reading.tokens[max(count.first - 2, 0) : count.first]
    if len(before) == 2 and before[0].lemma.lower() in lexicon.counts("part") and before[1].text.lower() in {"them", "whom"}:
        return before[0]
    for _ in range(_STEPS):
        head = reading.head(token)
        if token.dep == "pobj" and head.lemma.lower() in lexicon.counts("part"):
            return head
        if token.dep not in {"conj", "appos"} or head.pos not in {"NOUN", "PROPN", "NUM", "PRON"}:
            return None
        token = head
    return None


def _is_whole(reading: Reading, count: Count) -> bool:
    """Tell whether a count is that among which others are told: "six civilians were among 22 people killed"."""
    preposition = reading.head(count.bearer)
    if count.bearer.dep != "pobj" or preposition.lemma.lower() != "among":
        return False
    harmed = any(child.dep in {"acl", "relcl", "amod"} and child.tag == "VBN" for child in reading.children(count.bearer))
    return harmed and reading.head(preposition).lemma.lower() == "be"


def _governs_among(reading: Reading, count: Count, wholes: Sequence[tuple[Count, FigureKind]]) -> bool:
    verbs = {reading.head(reading.head(whole.bearer)).index for whole, _ in wholes if _is_whole(reading, whole)}
    return count.bearer.dep == "nsubj" and count.bearer.head in verbs
