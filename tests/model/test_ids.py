from hypothesis import given
from hypothesis import strategies as st

from dragoman.model import content_id, text_id

parts = st.lists(st.integers() | st.text(max_size=5) | st.none(), max_size=4)


def test_ids_never_change_between_versions():
    # Stores and people's judgements hold them: a change here orphans both.
    assert text_id("Nothing moved.") == "1c32f504b8acef9b478329c68ac29510be3a8fa7179daf5337aa3217793d663c"
    assert content_id("statement", "a", 1) == "bfc504bc21358a72"


@given(parts, parts)
def test_other_parts_make_another_id(one, other):
    assert (content_id("event", *one) == content_id("event", *other)) == (one == other)


@given(parts)
def test_kinds_are_told_apart(found):
    assert content_id("event", *found) != content_id("statement", *found)
    assert len(content_id("event", *found)) == 16


@given(st.text())
def test_every_text_has_an_id(text):
    assert len(text_id(text)) == 64


def test_half_a_surrogate_pair_has_an_id():
    assert text_id("\ud800") != text_id("\ud801")
