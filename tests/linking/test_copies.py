from hypothesis import given
from hypothesis import strategies as st

from dragoman.linking import CopyIndex, sketch

words = st.sets(st.integers(min_value=0, max_value=2**32), min_size=60, max_size=200)


def test_a_cut_reprint_is_a_copy_of_the_longer_report():
    index = CopyIndex([sketch("long", "x", set(range(400)))])
    copy = index.original_of(sketch("short", "y", set(range(250))))
    assert (copy.kind, copy.left, copy.right, copy.score) == ("copy", "short", "long", 1.0)


def test_reports_that_share_a_quotation_are_no_copies():
    index = CopyIndex([sketch("one", "x", set(range(400)))])
    assert index.original_of(sketch("two", "y", set(range(280, 700)))) is None


def test_equal_words_are_a_copy_however_short():
    index = CopyIndex([sketch("one", "same", {4})])
    assert index.original_of(sketch("two", "same", {4})).reason == "the same words"


def test_the_closest_original_is_named():
    index = CopyIndex([sketch("near", "x", set(range(0, 380))), sketch("nearer", "y", set(range(0, 400)))])
    assert index.original_of(sketch("new", "z", set(range(0, 400)) | {404})).right == "nearer"


@given(words)
def test_a_report_is_never_a_copy_of_itself(shingles):
    one = sketch("one", "x", shingles)
    assert CopyIndex([one]).original_of(one) is None


@given(words, words)
def test_the_share_is_never_above_one(left, right):
    copy = CopyIndex([sketch("left", "x", left)]).original_of(sketch("right", "y", right))
    assert copy is None or 0 < copy.score <= 1


def test_an_original_that_is_read_anew_is_no_copy_of_its_copy():
    first, second = sketch("first", "x", set(range(400))), sketch("second", "y", set(range(300)))
    index = CopyIndex([first, second])
    assert index.original_of(first) is None
    assert index.original_of(second).right == "first"
