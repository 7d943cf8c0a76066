"""Paragraphs as word pieces for our own encoder, with letter case and quotation marks as signals, packed into windows.

"He said: “No.”" -> pieces he said : “ no . ” with units (words and marks) that start them; Title, lower, inside a quotation.
In: texts of paragraphs. Out: arrays that the encoder reads. Training and run time share this file, so that both see the same.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

__all__ = ["SIGNALS", "Encoded", "Window", "encode_paragraph", "pack_windows", "quoted_units"]

SIGNALS = 6  # letter case (lower, Title, CAPS) times inside a quotation (no, yes)
LONGEST_WINDOW = 256  # pieces, marks of the encoder included; longer windows cost more and gain nothing
_OPENING, _CLOSING, _STRAIGHT = "“«„‟〝", "”»〞", '"＂'

Pieces = tuple[Sequence[int], Sequence[tuple[int, int]], Sequence[int | None]]


@dataclass(frozen=True, slots=True, eq=False)
class Encoded:
    """A paragraph as pieces.

    Attributes:
        ids: Piece numbers, ``(pieces,) int32``.
        signals: Letter case and quotation flag of each piece's word, ``(pieces,) int8``, 0 to 5.
        firsts: The first piece of each unit (a word or a mark), ``(units,) int32``.
        starts: Where each unit starts in the paragraph, in code points, ``(units,) int32``.
        ends: Where each unit ends.
    """

    ids: NDArray[np.int32]
    signals: NDArray[np.int8]
    firsts: NDArray[np.int32]
    starts: NDArray[np.int32]
    ends: NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Window:
    """Runs of units that are read together: (paragraph, first unit, last unit + 1), in text order."""

    runs: tuple[tuple[int, int, int], ...]
    pieces: int


def encode_paragraph(text: str, tokenize: Callable[[str], Pieces]) -> Encoded:
    """Cut a paragraph into pieces.

    Args:
        text: The paragraph.
        tokenize: Returns the piece numbers of a text, their offsets in code points and the word that each belongs to.
    """
    ids, offsets, words = tokenize(text)
    firsts = [at for at, word in enumerate(words) if at == 0 or word != words[at - 1]]
    bounds = [*firsts, len(ids)]
    starts = [offsets[first][0] for first in firsts]
    ends = [offsets[following - 1][1] for following in bounds[1:]]
    quoted = quoted_units(text, starts, ends)
    signals = np.empty(len(ids), np.int8)
    for unit, (first, following) in enumerate(pairwise(bounds)):
        signals[first:following] = _case(text[starts[unit] : ends[unit]]) * 2 + quoted[unit]
    return Encoded(
        np.asarray(ids, np.int32),
        signals,
        np.asarray(firsts, np.int32),
        np.asarray(starts, np.int32),
        np.asarray(ends, np.int32),
    )


def _case(word: str) -> int:
    if not word[:1].isupper():
        return 0
    return 2 if len(word) > 1 and word.isupper() else 1


def quoted_units(text: str, starts: Sequence[int], ends: Sequence[int]) -> list[bool]:
    """Say which units stand inside a quotation, its marks included; a quotation left open ends with the paragraph.

    Args:
        text: The paragraph.
        starts: Where each unit starts, in code points.
        ends: Where each unit ends.
    """
    quoted: list[bool] = []
    double = single = False
    for start, end in zip(starts, ends, strict=True):
        mark = text[start:end]
        was_inside = double or single
        if mark in _OPENING:
            double = True
        elif mark in _CLOSING:
            double = False
        elif mark in _STRAIGHT:
            double = not double
        elif mark in "‘’'`":
            single = _single_after(text, start, end, is_open=single)
        quoted.append(was_inside or double or single)
    return quoted


def _single_after(text: str, start: int, end: int, *, is_open: bool) -> bool:
    """Whether a single quotation is open after the mark at ``start``; between letters it is an apostrophe."""
    before, after = text[start - 1 : start], text[end : end + 1]
    if before.isalnum() and after.isalnum():
        return is_open
    if text[start:end] == "‘" or (not is_open and not before.strip() and after.isalnum()):
        return text[start:end] != "’"
    return False


def pack_windows(
    paragraphs: Sequence[Encoded], *, longest: int = LONGEST_WINDOW, first_longest: int | None = None
) -> Iterator[Window]:
    """Pack whole paragraphs into windows, in text order; a paragraph too long for one is cut, after a sentence if it can.

    Args:
        paragraphs: The paragraphs of one report.
        longest: Pieces in a window, the encoder's own marks (one, and one per paragraph) included.
        first_longest: Another limit for the first window: training shifts the cuts by it.
    """
    limit = first_longest or longest
    runs: list[tuple[int, int, int]] = []
    size = 1
    for number, paragraph in enumerate(paragraphs):
        for first, last, pieces in _runs(paragraph, longest - 2):
            if runs and size + pieces + 1 > limit:
                yield Window(tuple(runs), size)
                runs, size, limit = [], 1, longest
            runs.append((number, first, last))
            size += pieces + 1
    if runs:
        yield Window(tuple(runs), size)


def _runs(paragraph: Encoded, longest: int) -> Iterator[tuple[int, int, int]]:
    """Yield the runs of units that a paragraph is read in, with their pieces: mostly one."""
    bounds = np.append(paragraph.firsts, len(paragraph.ids))
    units, first = len(paragraph.firsts), 0
    while first < units:
        if bounds[units] - bounds[first] <= longest:
            last = units
        else:
            last = max(int(np.searchsorted(bounds, bounds[first] + longest, side="right")) - 1, first + 1)
            last = _sentence_end(paragraph, first, last)
        yield first, last, min(int(bounds[last] - bounds[first]), longest)
        first = last


def _sentence_end(paragraph: Encoded, first: int, last: int) -> int:
    """The unit after the last full stop in the second half of the run, else its end."""
    for unit in range(last - 1, (first + last) // 2, -1):
        if paragraph.ids[paragraph.firsts[unit]] in _STOPS:
            return unit + 1
    return last


_STOPS = frozenset({1012, 999, 1029})  # . ! ? in the vocabulary of uncased BERT
