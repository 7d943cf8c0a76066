"""Numbers in words: what amount a phrase names, and how it bounds it.

"more than 1.2 million" -> at least 1 200 000; "dozens" -> at least 24; "between 300 and 500" -> 300 to 500. In: the words of a
phrase. Out: an ``Amount`` with the count of words that it took. Which noun the amount counts is left to ``figures``.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.model.terms import Bound

__all__ = ["Amount", "read_amount", "read_number"]

_SMALL = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_UNITS = {word: value for value, word in enumerate(_SMALL)}
_ROUND = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_TENS = {word: 10 * value for value, word in enumerate(_ROUND, start=2)}
_SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12, "k": 10**3, "m": 10**6, "bn": 10**9}
_PARTS = {"half": 1 / 2, "third": 1 / 3, "thirds": 1 / 3, "quarter": 1 / 4, "quarters": 1 / 4}
_WHOLE = frozenset({"thousand", "million", "billion", "trillion"})
_VAGUE = {
    "several": 3,
    "dozens": 24,
    "scores": 40,
    "hundreds": 200,
    "thousands": 2_000,
    "millions": 2_000_000,
    "billions": 2_000_000_000,
}
"""Plurals without a count name at least two of them, "several" three. Source: joint annotation guide, convention 8."""
_FEW = {("several",): 3, ("a", "few"): 3, ("a", "couple", "of"): 2}
_ROUNDS = {"dozen": 12, "hundred": 100, "thousand": 10**3, "million": 10**6, "billion": 10**9}
_HEAPS = {
    ("tens", "thousands"): 20_000,
    ("dozens", "thousands"): 24_000,
    ("hundreds", "thousands"): 200_000,
    ("tens", "millions"): 20_000_000,
    ("hundreds", "millions"): 200_000_000,
}
_DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
_BOUNDS: dict[Bound, str] = {
    "at_least": "at least|more than|no fewer than|not less than|no less than|upwards of|in excess of|over|above|greater than",
    "at_most": "at most|up to|as many as|no more than|fewer than|less than|under|not more than|a maximum of",
    "about": "an estimated|estimated|about|around|some|nearly|almost|roughly|approximately|close to|circa",
    "exact": "exactly|only|just|all|a total of",
}
_QUALIFIERS = tuple((tuple(words.split()), bound) for bound, listed in _BOUNDS.items() for words in listed.split("|"))


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount: ``low`` is None for "at most", ``high`` for "at least"; ``length`` counts the words taken."""

    low: float | None
    high: float | None
    bound: Bound
    length: int


def read_amount(words: Sequence[str]) -> Amount | None:
    """Read the amount that a run of words begins with, qualifier and "+" included; None when it begins with none."""
    plain = [word.lower() for word in words]
    if plain[:1] == ["between"]:
        return _read_range(plain, 1, "and")
    skip, bound = _read_qualifier(plain)
    heap = _read_heap(plain, skip)
    if heap is not None:
        return heap
    found = read_number(plain[skip:])
    if found is None:
        return None
    value, length = found
    end = skip + length
    if not skip and (ranged := _read_range(plain, 0, "to", "-", "–")) is not None:
        return ranged
    if plain[end : end + 2] == ["or", "more"]:
        bound, end = "at_least", end + 2
    elif plain[end : end + 1] == ["+"]:
        bound, end = "at_least", end + 1
    return _bounded(value, bound, end)


def _bounded(value: float, bound: Bound, length: int) -> Amount:
    low = None if bound == "at_most" else value
    high = None if bound == "at_least" else value
    return Amount(low, high, bound, length)


def _read_qualifier(plain: Sequence[str]) -> tuple[int, Bound]:
    for words, bound in _QUALIFIERS:
        if tuple(plain[: len(words)]) == words:
            return len(words), bound
    return 0, "exact"


def _read_heap(plain: Sequence[str], start: int) -> Amount | None:
    rest = plain[start:]
    if len(rest) > 2 and rest[1] == "of" and (rest[0], rest[2]) in _HEAPS:
        return Amount(_HEAPS[rest[0], rest[2]], None, "at_least", start + 3)
    for words, times in _FEW.items():
        scale = rest[len(words)] if tuple(rest[: len(words)]) == words and len(rest) > len(words) else ""
        if scale in _ROUNDS:
            return Amount(times * _ROUNDS[scale], None, "at_least", start + len(words) + 1)  # "several hundred" is not three
    if rest and rest[0] in _VAGUE:
        return Amount(_VAGUE[rest[0]], None, "at_least", start + 1)
    return None


def _read_range(plain: Sequence[str], start: int, *joints: str) -> Amount | None:
    first = read_number(plain[start:])
    if first is None:
        return None
    joint = start + first[1]
    second = read_number(plain[joint + 1 :]) if plain[joint : joint + 1] and plain[joint] in joints else None
    if second is None:
        return None
    low, high = first[0], second[0]
    scale = next((_SCALES[word] for word in plain[joint + 1 : joint + 1 + second[1]] if word in _SCALES), 1)
    if low < scale <= high:
        low *= scale
    return Amount(low, high, "between", joint + 1 + second[1]) if low <= high else None


def read_number(words: Sequence[str]) -> tuple[float, int] | None:
    """Read the number that a run of words begins with.

    Args:
        words: Words in lower case, hyphens apart or within ("twenty-five").

    Returns:
        The number, and the count of words that it took; None when the first word is none of a number.
    """
    if list(words[:3]) == ["half", "a", "dozen"]:
        return 6, 3
    part = _read_part(words)
    if part is not None:
        return part
    if words[:1] and words[0] == "a" and words[1:2] and words[1] in {"dozen", "hundred", "thousand", "million", "billion"}:
        return read_number(["one", *words[1:]])
    total, group, taken = 0.0, 0.0, 0
    for word in words:
        value = _value_of(word)
        if word == "000" and taken:
            group, taken = group * 1000, taken + 1  # "300 000"
            continue
        if value is not None and not _joins(group, value, taken):
            break
        if value is not None:
            group += value
        elif word in {"hundred", "dozen"} and taken:
            group = (group or 1) * (100 if word == "hundred" else 12)
        elif word in _SCALES and taken:
            total, group = total + (group or 1) * _SCALES[word], 0.0
        elif not (word in {"and", "-"} and taken and _continues(words[taken + 1 :], group)):
            break
        taken += 1
    number = total + group
    return (int(number) if number == int(number) else number, taken) if taken else None


def _read_part(words: Sequence[str]) -> tuple[float, int] | None:
    """Read a part of a round number: "half a million", "a quarter of a million", "three quarters of a million"."""
    count, at = 1, 0
    if words[:1] and words[0] in {"a", "one"}:
        at = 1
    elif words[:1] and words[0] in _UNITS:
        count, at = _UNITS[words[0]], 1
    if words[at : at + 1] and words[at] in _PARTS:
        share = _PARTS[words[at]]
        at += 1
        at += list(words[at : at + 1]) == ["of"]
        at += bool(words[at : at + 1]) and words[at] in {"a", "one"}
        if words[at : at + 1] and words[at] in _WHOLE:
            return round(count * share * _SCALES[words[at]]), at + 1
    return None


def _value_of(word: str) -> float | None:
    if word in _UNITS or word in _TENS:
        return float(_UNITS.get(word, _TENS.get(word, 0)))
    if _DIGITS.fullmatch(word):
        return float(word.replace(",", ""))
    tens, _, unit = word.partition("-")
    return float(_TENS[tens] + _UNITS[unit]) if tens in _TENS and 0 < _UNITS.get(unit, 0) < 10 else None


def _joins(group: float, value: float, taken: int) -> bool:
    """Tell whether a value goes on with the group: "twenty" + "five", "hundred" + "two", never "six" + "ten"."""
    if not taken or not group:
        return not taken or value < 1000
    return (group % 100 == 0 and value < 100) or (20 <= group % 100 < 100 and group % 10 == 0 and value < 10)


def _continues(rest: Sequence[str], group: float) -> bool:
    following = _value_of(rest[0]) if rest else None
    return following is not None and group != 0 and _joins(group, following, 1) and not _DIGITS.fullmatch(rest[0])
