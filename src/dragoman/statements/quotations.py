"""Quotations: the words between quotation marks of every style, also where a mark is missing.

'“We left,” he said.' -> one quotation, '“We left,”'. A mark left open at the end of a paragraph closes there; where the next
paragraph opens with a mark again, the quotation goes on. A closing mark without a twin reaches back to the start of its
paragraph. In: a reading. Out: quotations in text order, none inside another. Nobody is asked whose words they are.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.model import Reading

__all__ = ["Quotation", "find_quotations"]

_PAIRS = {"“": "”", "«": "»", "„": "“", "‘": "’"}
_STRAIGHT = frozenset({'"', "''", "``"})
_CLOSERS = frozenset({"”", "»"})
_SINGLE = frozenset({"‘", "'", "`"})


@dataclass(frozen=True, slots=True)
class Quotation:
    """Tokens ``[first, last)`` between quotation marks, marks included, with whether it goes on in the next paragraph."""

    first: int
    last: int
    goes_on: bool = False

    def holds(self, index: int) -> bool:
        """Tell whether a token stands in it."""
        return self.first <= index < self.last

    @property
    def size(self) -> int:
        """How many tokens it holds."""
        return self.last - self.first


def find_quotations(reading: Reading) -> tuple[Quotation, ...]:
    """Return the outermost quotations of a report, in text order."""
    paragraphs = list(_paragraphs(reading))
    found: list[Quotation] = []
    for number, (first, last) in enumerate(paragraphs):
        for begin, end, closed in _quoted(reading, first, last):
            opens_next = number + 1 < len(paragraphs) and _opens(reading, paragraphs[number + 1][0])
            found.append(Quotation(begin, end, goes_on=not closed and end == last and opens_next))
    return tuple(found)


def _paragraphs(reading: Reading) -> Iterator[tuple[int, int]]:
    first = 0
    for here, sentence in enumerate(reading.sentences):
        is_last = here + 1 == len(reading.sentences) or reading.sentences[here + 1].paragraph != sentence.paragraph
        if is_last:
            yield first, sentence.last
            first = sentence.last


def _quoted(reading: Reading, first: int, last: int) -> Iterator[tuple[int, int, bool]]:
    index = begin = first
    while index < last:
        text = reading.tokens[index].text
        if text in _CLOSERS and index > begin:
            yield begin, index + 1, True  # its twin is missing
            index = begin = index + 1
        elif _opens(reading, index):
            end = _closing(reading, index, last)
            if end is None and text in _SINGLE:
                index += 1
            else:
                stop = end + 1 if end is not None else _unclosed_end(reading, index, first, last)
                yield index, stop, end is not None
                index = begin = stop
        else:
            index += 1


def _unclosed_end(reading: Reading, index: int, first: int, last: int) -> int:
    """Where a quotation ends whose second mark is missing: with its paragraph if it opens it, else with its sentence."""
    return last if index == first else min(reading.sentence_of(reading.tokens[index]).last, last)


def _opens(reading: Reading, index: int) -> bool:
    token = reading.tokens[index]
    if token.text not in _PAIRS and token.text not in _STRAIGHT and token.text not in _SINGLE:
        return False
    glued_before = (
        index > 0
        and reading.tokens[index - 1].end == token.start
        and reading.tokens[index - 1].text not in {"(", "[", "–", "—", "-"}
    )
    glued_after = index + 1 < len(reading.tokens) and reading.tokens[index + 1].start == token.end
    if token.text in {'"', "''"}:
        return not glued_before
    if token.text in _SINGLE:
        return not glued_before and glued_after and token.tag != "POS" and reading.tokens[index + 1].text[0].isalpha()
    return True


def _closing(reading: Reading, index: int, last: int) -> int | None:
    mark = reading.tokens[index].text
    ends = {_PAIRS.get(mark, mark)} | ({"''", '"'} if mark in _STRAIGHT else set()) | ({"’", "'"} if mark in _SINGLE else set())
    for place in range(index + 1, last):
        token = reading.tokens[place]
        if token.text not in ends or token.tag == "POS":
            continue
        if mark in _STRAIGHT and _opens(reading, place) and place + 1 < last:
            continue
        if (
            mark in _SINGLE
            and place + 1 < last
            and reading.tokens[place + 1].start == token.end
            and reading.tokens[place + 1].text[0].isalnum()
        ):
            continue
        return place
    return None
