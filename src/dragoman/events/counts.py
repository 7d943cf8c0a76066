"""Counts: the numbers of a report with the nouns that they count.

"dozens of villagers" -> at least 24, *villagers*, borne in the clause by *dozens*. In: a reading and its time phrases. Out:
counts. Numbers in dates, ages, shares, ranks and measures count nothing here; what a count means for an event is left to
``figures``.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.events.numbers import Amount, read_amount
from dragoman.lexicon.frames import FrameLexicon
from dragoman.model import Reading, Timex, Token

__all__ = ["Count", "find_counts"]

_INSIDE_PHRASE = frozenset({"nummod", "quantmod", "compound", "advmod", "npadvmod", "nmod", "amod", "det", "predet"})
_HEAPS = frozenset(
    {"dozen", "score", "hundred", "thousand", "million", "billion", "ten", "half", "third", "quarter", "lot", "majority"}
)
"""Nouns that only count what follows: "dozens of people", not "33 members of the party"."""
_LABELS = frozenset({"aged", "age", "article", "resolution", "no.", "number", "group", "top", "chapter", "page"})
_DATE = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}")
_LOOK_AHEAD = 9  # "between one hundred and twenty and two hundred"


@dataclass(frozen=True, slots=True)
class Count:
    """A number with the noun that it counts.

    Attributes:
        amount: The amount.
        first: Index of its first token.
        last: One past the last token of number and noun.
        bearer: The token that stands in the clause for the counted ("dozens" of "dozens of people").
        noun: The counted noun; the bearer itself where none is named.
    """

    amount: Amount
    first: int
    last: int
    bearer: Token
    noun: Token


def find_counts(reading: Reading, times: Sequence[Timex], lexicon: FrameLexicon) -> tuple[Count, ...]:
    """Find every number that counts something, in text order.

    Args:
        reading: The reading.
        times: Its time phrases; a number inside one counts nothing.
        lexicon: Words after which a number is a measure.
    """
    dated = {
        token.index for timex in times if timex.kind != "SET" for token in reading.tokens_in(timex.span.start, timex.span.end)
    }
    found: list[Count] = []
    index = 0
    while index < len(reading.tokens):
        count = _count_at(reading, index, dated, lexicon)
        if count is None:
            index += 1
            continue
        found.append(count)
        index = count.first + count.amount.length
    return tuple(found)


def _count_at(reading: Reading, index: int, dated: set[int], lexicon: FrameLexicon) -> Count | None:
    sentence = reading.sentences[reading.tokens[index].sentence]
    words = [token.text.lower() for token in reading.tokens[index : min(index + _LOOK_AHEAD, sentence.last)]]
    amount = read_amount(words)
    if amount is None or any(place in dated for place in range(index, index + amount.length)):
        return None
    last_number = reading.tokens[index + amount.length - 1 - (words[amount.length - 1] == "+")]
    if _is_no_count(reading, last_number, sentence.last, lexicon.counts("unit")):
        return None
    bearer = _bearer_of(reading, last_number, index)
    noun = _counted_noun(reading, bearer)
    last = max(noun.index, index + amount.length - 1) + 1
    return Count(amount, index, last if last - index < 12 else index + amount.length, bearer, noun)


def _bearer_of(reading: Reading, number: Token, first: int) -> Token:
    """Return what stands in the clause for a number: its noun, or itself."""
    bearer = number
    while bearer.head != bearer.index:
        joined = bearer.dep == "conj" and first <= bearer.head < bearer.index
        if not joined and bearer.dep not in _INSIDE_PHRASE:
            break
        bearer = reading.head(bearer)
        inner = bearer.dep == "compound" and bearer.tag == "NNS"  # "fifteen SARC volunteers", read as two nouns
        if bearer.pos in {"NOUN", "PROPN"} and bearer.index > number.index and not inner:
            break
    return bearer


def _is_no_count(reading: Reading, number: Token, end: int, units: frozenset[str]) -> bool:
    """Tell whether a number is a year, an age, a share, a rank or a measure."""
    following = reading.tokens[number.index + 1] if number.index + 1 < end else None
    previous = reading.tokens[number.index - 1] if number.index else None
    if following is not None and following.lemma.lower() in units:
        return True
    if following is not None and number.text.isdigit() and following.text.isdigit():
        return True  # "0 85 12 rebels were killed": counters of a page
    if following is not None and number.text.isdigit() and _DATE.match(following.text):
        return True  # "1735 15.04.2017": the hour of a page
    plural = following is not None and following.tag == "NNS"
    if number.text.isdigit() and len(number.text) == 4 and 1900 <= int(number.text) <= 2100 and not plural:
        return True
    if number.text.lower() == "one" and (following is None or following.tag not in {"NN", "NNP"} or number.dep != "nummod"):
        return True
    return previous is not None and previous.lemma.lower() in _LABELS


def _counted_noun(reading: Reading, bearer: Token) -> Token:
    preposition = reading.child(bearer, "prep")
    if preposition is not None and preposition.lemma == "of" and (bearer.pos == "NUM" or bearer.lemma.lower() in _HEAPS):
        return reading.child(preposition, "pobj") or bearer
    return bearer
