"""Names that the parser tore: "Salah al" and "Din", "Karl" - "Heinz Dahl", "Ivo Brothers" and its "Inc".

In: the names of a report in text order. Out: the same, joined where they are one.
"""

from collections.abc import Container, Sequence
from dataclasses import replace

from dragoman.actors.edges import TAILS
from dragoman.actors.firms import with_tail
from dragoman.actors.knowledge import Knowledge, fold
from dragoman.actors.names import Named
from dragoman.model import Reading

__all__ = ["join_names"]

_PARTICLES = frozenset({
    "van", "von", "den", "der", "de", "del", "dos", "das", "du", "di", "da", "ter", "ten", "zu", "bin", "ibn", "bint",
})  # fmt: skip
"""Small words that stand before the last part of a surname, and in no English text else."""
_JOINTS = frozenset({"do", "della", "dello", "dell", "des", "delle", "degli"})
"""What joins a body's name in other languages, and nobody's surname."""
_ARTICLES = frozenset({"al", "el", "ad", "ar", "as", "ash", "at", "an", "az", "ez", "es", "ed", "ul"})


def join_names(reading: Reading, knowledge: Knowledge, names: Sequence[Named]) -> list[Named]:
    """Return names with the articles that belong to them: "Salah al-Din" for "Salah al" and "Din"; firms whole."""
    joined: list[Named] = []
    sure = [named for named in names if named.entries or named.last - named.first > 1]
    taken = {index for named in sure for index in range(named.first, named.last)}
    sure_at = {index for named in names if named.entries for index in range(named.first, named.last)}
    for each in names:
        named = with_tail(reading, knowledge, each, taken) if each.seems == "body" else each
        grown = named if named.entries else _with_particles(reading, _grown(reading, named))
        whole = _romance(reading, knowledge, named, sure_at)
        if whole is not named:
            while joined and joined[-1].last > whole.first:
                whole = replace(whole, seems="place" if joined.pop().seems == "place" else whole.seems)
            joined.append(whole)
            continue
        if joined and _is_partner(reading, joined[-1], named, names):
            joined[-1] = replace(named, first=joined[-1].first)  # "Marl and Lune Steam Co"
            continue
        if joined and _is_second_part(reading, joined[-1], named):
            joined[-1] = replace(joined[-1], last=named.last)  # "Luc van den Brande"
            continue
        if joined and _is_hyphened(reading, joined[-1], grown):
            grown = replace(grown, first=joined.pop().first)  # "Karl-Heinz Dahl"
        if joined and grown.first < joined[-1].last:
            if named.entries or joined[-1].entries or grown.last <= joined[-1].last:
                if not named.entries or joined[-1].entries:
                    continue
                joined.pop()
            else:
                grown = replace(grown, first=joined.pop().first)
        joined.append(named if named.entries else grown)
    return joined


def _is_partner(reading: Reading, before: Named, named: Named, names: Sequence[Named]) -> bool:
    """Whether a firm's end follows "and" after a word that stands nowhere by itself: "Peninsular and Oriental Steam Co"."""
    tokens = reading.tokens
    joint = named.first == before.last + 1 and tokens[before.last].text in {"and", "&"}
    if not joint or before.entries or named.entries or named.seems != "body" or named.last - named.first < 2:
        return False
    if tokens[named.last - 1].text.casefold().strip(".") not in TAILS or before.last - before.first > 1:
        return False
    word = tokens[before.first].text
    return not word.isupper() and sum(word in {token.text for token in tokens[each.first : each.last]} for each in names) == 1


def _romance(reading: Reading, knowledge: Knowledge, named: Named, taken: Container[int]) -> Named:
    """Return a body's name in another language with what stands before its joint: "Jornal do Brasil"."""
    tokens, sentence = reading.tokens, reading.sentences[reading.tokens[named.first].sentence]
    start = named.first - 2
    if start < sentence.first or tokens[start + 1].text not in _JOINTS or named.entries:
        return named
    if start in taken or not tokens[start].text[:1].isupper() or not tokens[start].tag.startswith("NNP"):
        return named
    if fold(tokens[start].text) in knowledge.given_names or tokens[start].text.isupper():
        return named
    while start > sentence.first and tokens[start - 1].tag.startswith("NNP") and tokens[start - 1].text.istitle():
        start -= 1
    return Named(start, named.last, "body")


def _with_particles(reading: Reading, named: Named) -> Named:
    """Return a surname with the small words before it: "van den Brande"."""
    first, lowest = named.first, reading.sentences[reading.tokens[named.first].sentence].first
    while named.seems in {"person", "unknown"} and first > lowest and reading.tokens[first - 1].text in _PARTICLES:
        first -= 1
    return replace(named, first=first, seems="person") if first < named.first else named


def _is_second_part(reading: Reading, before: Named, named: Named) -> bool:
    """Whether only small words part a surname from the first name: "Luc" + "Brande"."""
    between = reading.tokens[before.last : named.first]
    if before.entries or named.entries or before.seems != "person" or not between or named.seems == "body":
        return False
    return all(token.text in _PARTICLES for token in between)


def _is_hyphened(reading: Reading, before: Named, named: Named) -> bool:
    tokens = reading.tokens
    if before.entries or named.entries or not before.seems == named.seems == "person" or named.first != before.last + 1:
        return False
    joint = tokens[before.last]
    return joint.text == "-" and joint.start == tokens[before.last - 1].end and joint.end == tokens[named.first].start


def _grown(reading: Reading, named: Named) -> Named:
    tokens, first, last = reading.tokens, named.first, named.last
    if first > 1 and tokens[first - 1].text == "-" and tokens[first - 2].text.casefold() in _ARTICLES:
        first -= 2
        before = tokens[first - 1] if first else None
        if (
            before is not None
            and before.text[:1].isupper()
            and before.tag == "NNP"
            and before.sentence == tokens[first].sentence
        ):
            first -= tokens[first].text.islower() and before.text.isalpha() and before.end + 1 >= tokens[first].start
    while last + 1 < len(tokens) and tokens[last].text == "-" and tokens[last - 1].text.casefold() in _ARTICLES:
        last += 2
    return replace(named, first=first, last=last)
