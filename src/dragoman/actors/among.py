"""Whether a name stands among places: "the villages of A and B", "in A, B and C".

In: a reading and a name. Out: yes or no, by the words around the list that it stands in.
"""

from collections.abc import Iterator

from dragoman.actors.judging import AREAS, LOCATIVES, SPEECH
from dragoman.actors.names import Named
from dragoman.model import Reading

__all__ = ["is_among_places"]

_FAR = 30  # tokens: the longest list of towns that is followed


def is_among_places(reading: Reading, named: Named) -> bool:
    """Whether a name stands in a list of places: "the villages of A and B", "in A, B and C", "A and B neighbourhoods"."""
    tokens = reading.tokens
    if tokens[named.last - 1].dep in {"nsubj", "nsubjpass"} and reading.head(tokens[named.last - 1]).lemma in SPEECH:
        return False
    after = next(_beyond(reading, named.last, 1), None)
    if after is not None and tokens[after - 1].text != "," and tokens[after].text.casefold() in AREAS:
        return True
    before = next(_beyond(reading, named.first - 1, -1), None)
    if before is None or tokens[before + 1].text == ",":
        return False
    if any(tokens[index].text == "," for index in range(before + 1, named.first)) and tokens[named.last - 1].dep != "conj":
        return False  # "in Washington, Marc Baker, the chief of"
    word, above = tokens[before].text.casefold(), tokens[before - 1].text.casefold() if before else ""
    if word in {"of", "including"}:
        return above in AREAS
    if word in LOCATIVES:
        return not _owns(reading, named.last) and not _modifies(reading, named)
    return word in AREAS - {"camp"} and word.endswith("s")


def _owns(reading: Reading, last: int) -> bool:
    return last < len(reading.tokens) and reading.tokens[last].tag == "POS"


def _modifies(reading: Reading, named: Named) -> bool:
    """Whether a name stands before the noun that it belongs to: "in Hajj stampede"."""
    token = reading.tokens[named.last - 1]
    return token.dep in {"compound", "nmod", "amod"} and token.head >= named.last


def _beyond(reading: Reading, index: int, step: int) -> Iterator[int]:
    """Yield the token past a list of capitals, from one of its names, within the sentence."""
    tokens = reading.tokens
    if not 0 <= index < len(tokens):
        return
    sentence = tokens[index].sentence
    for _ in range(_FAR):
        if not 0 <= index < len(tokens) or tokens[index].sentence != sentence:
            return
        text = tokens[index].text
        if text not in {",", "and", "&", "-", "–", "(", ")"} and not text[:1].isupper() and text not in {"al", "el"}:
            yield index
            return
        index += step
