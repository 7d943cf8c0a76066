"""Fingerprints: the same everywhere, blind to spacing and case, and graded for copies in part."""

from hypothesis import given as drawn
from hypothesis import strategies as st

from dragoman.ingest import containment, fingerprint, resemblance

STORY = " ".join(f"The mayor of town {number} shut the quay on day {number} and left." for number in range(12))


def test_spacing_case_and_punctuation_do_not_matter():
    assert fingerprint("The quay, was shut!") == fingerprint("the  quay\nwas SHUT")


def test_a_copy_with_a_paragraph_more_contains_the_original():
    longer = fingerprint(STORY + " The islanders asked for a bridge, as they had done every year since the storm.")
    assert containment(fingerprint(STORY), longer) == 1.0
    assert 0.5 < containment(longer, fingerprint(STORY)) < 1.0


def test_another_story_shares_nothing():
    other = fingerprint("Farmers in the hills counted their sheep after the snow and found that few were lost.")
    assert containment(fingerprint(STORY), other) == 0.0
    assert resemblance(fingerprint(STORY), other) == 0.0


def test_a_fingerprint_is_the_same_on_every_machine():
    assert sorted(fingerprint("The quay was shut").shingles) == [11250577461273576484]


@drawn(st.text())
def test_every_text_has_a_fingerprint_that_contains_itself(text):
    mark = fingerprint(text)
    assert containment(mark, mark) == (1.0 if mark.shingles else 0.0)
