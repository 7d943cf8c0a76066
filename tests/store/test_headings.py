"""Headings: by what a report is known at a glance."""

from hypothesis import given
from hypothesis import strategies as st

from dragoman.store.finding.headings import MOST, opening_of


def test_opening_words_are_the_first_sentence():
    text = "  The ferry company denied on Friday that it had been warned. Police disagree."
    start, stop = opening_of(text)
    assert text[start:stop] == "The ferry company denied on Friday that it had been warned."


def test_a_dateline_alone_opens_nothing():
    text = "Kara, Norland. The ferry company denied on Friday that it had been warned."
    start, stop = opening_of(text)
    assert text[start:stop] == text


@given(st.text(max_size=400))
def test_opening_words_lie_in_the_text_and_fit_a_line(text):
    start, stop = opening_of(text)
    assert 0 <= start <= stop <= len(text) and stop - start <= MOST + 2
    assert text[start:stop] == text[start:stop].strip()
    assert stop > start or not text.strip()
