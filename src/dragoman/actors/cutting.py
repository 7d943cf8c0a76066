"""Pieces of what the parser took for one name: ``Kara accused Selo``, ``Idlib Reuters``, ``ISIS Behead``.

Texts that lost their commas, headlines that run into what follows, and tags at the end of a page make names of several. In: a
name of the parser, what the world table found in it. Out: its pieces, words of headlines left out. What a piece names is left
to ``names``.
"""

from collections.abc import Iterator, Mapping

from dragoman.actors.judging import is_own_place
from dragoman.actors.knowledge import PARTICLES, Knowledge, fold
from dragoman.actors.scan import Hit
from dragoman.model import Name, Reading, Token

__all__ = ["cut_name"]

_HEADLINE = frozenset({
    "kill", "kills", "killed", "killing", "dead", "die", "dies", "injure", "injures", "injured", "wound", "wounds", "hurt",
    "behead", "beheads", "flee", "flees", "capture", "captures", "seize", "seizes", "retake", "retakes", "says", "urges",
    "warns", "airstrike", "airstrikes", "warplane", "warplanes", "shelling", "clashes", "explosion", "explosions", "smoke",
    "multiple",
    "several", "dozens", "scores", "hundreds", "thousands", "disguised", "amid", "over", "after", "vows", "denies", "claims",
    "targeting", "targets", "hits", "destroys", "destroyed", "liberates", "besieged", "category", "tags", "related",
    "slideshow",
})  # fmt: skip
"""Words that headlines write with a capital and that no name of one person or body holds but for a few long ones."""

_NUMBERS = frozenset({
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen",
    "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty", "thirty", "forty", "fifty",
})  # fmt: skip
_BRACKETS = frozenset({"(", ")", "[", "]", ";", "|", "<", ">"})
_JOINTS = frozenset({"of", "for", "and", "in", "at", "to", "from", "on", "&"})
_TWO_NAMES = 4  # words: first name, surname, first name, surname


def cut_name(reading: Reading, knowledge: Knowledge, name: Name, taken: Mapping[int, Hit]) -> Iterator[Name]:
    """Yield the pieces of a name of the parser, in text order.

    Args:
        reading: The report.
        knowledge: The world table by words.
        name: What the parser took for one name.
        taken: What the world table found, by token.
    """
    if _has_slash(reading, name):
        return
    first = name.first
    for index in range(name.first, name.last):
        token = reading.tokens[index]
        if name.last - name.first > 1 and _is_place(reading, knowledge, name, token):
            yield Name(first, index, name.label)
            yield Name(index, index + 1, "GPE")
            first = index + 1
        elif _is_between(reading, name, index) or _is_agency(reading, name, index, taken):
            yield Name(first, index, name.label)
            first = index + 1
        elif _is_of(reading, knowledge, first, index):
            yield Name(first, index, "PERSON")
            first = index + 1
            lives = first < name.last and reading.words(reading.span(first, name.last)) in knowledge.world.gazetteer
            yield Name(first, name.last, "GPE" if lives else name.label)
            return
        elif index == first + 2 and _is_second(reading, knowledge, name, first):
            yield Name(first, index, name.label)
            first = index
    yield Name(first, name.last, name.label)


def _has_slash(reading: Reading, name: Name) -> bool:
    """Whether it is a row of by-lines or a picture's credit: "Manal/Ghossoun", "Getty/Instagram", not "the A / B Galleries"."""
    return "/" in reading.words(reading.span(name.first, name.last)).replace(" / ", "")


def _is_place(reading: Reading, knowledge: Knowledge, name: Name, token: Token) -> bool:
    """Whether a known place stands in a person's name ("Russia Kara"), or in one that is only places ("Aleppo Raqqa")."""
    if _is_of_longer(reading, knowledge, name, token.index):
        return False
    if name.label == "PERSON" and name.last - name.first == 2 and token.index == name.first + 1:
        given = fold(reading.tokens[name.first].text) in knowledge.given_names
        return is_own_place(knowledge, token.text) and not (given and (token.text.casefold(),) not in knowledge.aliases)
    if name.label in {"PERSON", "GPE"}:
        return is_own_place(knowledge, token.text)
    words = reading.tokens[name.first : name.last]
    return name.label in {"ORG", "RUN", "FAC", "LOC"} and all(is_own_place(knowledge, word.text) for word in words)


def _is_of_longer(reading: Reading, knowledge: Knowledge, name: Name, index: int) -> bool:
    """Whether a place is only a piece of another's name: "New Jersey", "Mexico City"."""
    for first, last in ((index - 1, index + 1), (index, index + 2)):
        if name.first <= first and last <= name.last:
            words = reading.words(reading.span(first, last))
            if words in knowledge.world.gazetteer:
                return True
    return False


def _is_of(reading: Reading, knowledge: Knowledge, first: int, index: int) -> bool:
    """Whether "of" parts somebody from where they live: "Clara Dahl of Westport"."""
    given = fold(reading.tokens[first].text) in knowledge.given_names
    return given and index == first + 2 and reading.tokens[index].text == "of"


def _is_between(reading: Reading, name: Name, index: int) -> bool:
    """Whether a word belongs to no name: verbs, "in", words of headlines, an article inside, numbers at the end."""
    token = reading.tokens[index]
    word = token.text.casefold()
    if token.text in _BRACKETS:
        return True  # "International Law (IL"
    if token.text == ":" and index == name.first + 1 and name.first == reading.sentences[token.sentence].first:
        return True  # "Correction: Meridian News"
    if token.text[:1].islower() and (token.tag[:2] in {"VB", "MD"} or token.text in {"in", "against"}):
        return True
    if token.text == "the" and index > name.first:
        return reading.tokens[index - 1].text.casefold() not in _JOINTS
    if word in _NUMBERS:
        return index == name.last - 1 and index > name.first
    held = index > name.first and reading.tokens[index - 1].text.casefold() in _JOINTS
    return word in _HEADLINE and not held and not _goes_on(reading, name, index)


def _goes_on(reading: Reading, name: Name, index: int) -> bool:
    return index + 1 < name.last and reading.tokens[index + 1].text.casefold() in _JOINTS


def _is_agency(reading: Reading, name: Name, index: int, taken: Mapping[int, Hit]) -> bool:
    """Whether an agency or a body in capitals stands in a person's or a place's name: "Idlib Reuters", "Elizabeth Hoff WHO"."""
    hit = taken.get(index)
    if hit is None or hit.last - hit.first > 1 or name.last - name.first == 1:
        return False
    kind, word = hit.entries[0].kind, reading.tokens[index].text
    agency = kind == "outlet" and not hit.entries[0].guarded and (index == name.last - 1 or word.isupper())
    return agency or (name.label == "PERSON" and kind == "organisation" and word.isupper() and len(word) > 1)


def _is_second(reading: Reading, knowledge: Knowledge, name: Name, first: int) -> bool:
    """Whether a second full name begins after the first two words: "Gareth Jones Stephen Powell"."""
    words = [fold(token.text) for token in reading.tokens[first : name.last]]
    if name.label != "PERSON" or len(words) != _TWO_NAMES or set(words) & PARTICLES:
        return False
    given = [word in knowledge.given_names for word in words]
    return given == [True, False, True, False]
