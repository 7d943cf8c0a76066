import re

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.reading.pieces import Encoded, encode_paragraph, pack_windows, quoted_units


def cut(text: str) -> tuple[list[int], list[tuple[int, int]], list[int | None]]:
    """Words in pieces of three letters; marks alone."""
    ids, offsets, words = [], [], []
    for number, word in enumerate(re.finditer(r"\w+|[^\w\s]", text)):
        for at in range(word.start(), word.end(), 3):
            ids.append(1012 if word.group() == "." else 2000 + number)
            offsets.append((at, min(at + 3, word.end())))
            words.append(number)
    return ids, offsets, words


def inside(text: str) -> str:
    """The words inside quotation marks."""
    units = [(found.start(), found.end()) for found in re.finditer(r"\w+|[^\w\s]", text)]
    flags = quoted_units(text, [a for a, _ in units], [b for _, b in units])
    return " ".join(text[a:b] for (a, b), flag in zip(units, flags, strict=True) if flag and text[a:b].isalnum())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('He said "no" twice.', "no"),
        ("He said “no” twice.", "no"),
        ("Er sagte „nein“ laut.", "nein laut"),
        ("Il dit « non » hier.", "non"),
        ("He called it a 'win' for Kara's side.", "win"),
        ("He called it a ‘win’ for Kara’s side.", "win"),
        ("It's the ministers' fault.", ""),
        ("“Left open to the end", "Left open to the end"),
    ],
)
def test_quotations_of_every_kind_are_seen(text: str, expected: str) -> None:
    assert inside(text) == expected


def test_units_carry_case_and_quotation() -> None:
    encoded = encode_paragraph("NATO said “No”.", cut)
    assert encoded.signals[encoded.firsts].tolist() == [4, 0, 1, 3, 1, 0]
    assert encoded.starts.tolist() == [0, 5, 10, 11, 13, 14]


@given(st.text(alphabet="aA \"“”‘’'.«»", max_size=60))
def test_any_text_becomes_units_in_order(text: str) -> None:
    encoded = encode_paragraph(text, cut)
    assert (encoded.ends > encoded.starts).all()
    assert (np.diff(encoded.starts) > 0).all()


@given(st.lists(st.integers(1, 400), max_size=12), st.integers(64, 256))
def test_windows_hold_every_unit_once_and_are_never_too_long(sizes: list[int], longest: int) -> None:
    paragraphs = [encode_paragraph("ab " * size, cut) for size in sizes]
    windows = list(pack_windows(paragraphs, longest=longest))
    assert all(window.pieces <= longest for window in windows)
    seen = [(number, unit) for window in windows for number, first, last in window.runs for unit in range(first, last)]
    assert seen == [(number, unit) for number, size in enumerate(sizes) for unit in range(size)]


def test_a_long_paragraph_is_cut_after_a_sentence() -> None:
    paragraph: Encoded = encode_paragraph("ab " * 50 + ". " + "ab " * 30, cut)
    first = next(iter(pack_windows([paragraph], longest=64)))
    assert first.runs == ((0, 0, 51),)
