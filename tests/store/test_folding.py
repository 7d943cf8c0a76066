import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.store.folding import fold_name, folded_pattern


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("Recep Tayyip ERDOĞAN", " recep tayyip erdogan "),
        ("Kalın", " kalin "),
        ("İbrahim", " ibrahim "),
        ("Sana\u2019a", " sanaa "),
        ("al-Burhan", " al burhan "),
        ("Łódź Straße Ærø", " lodz strasse aero "),
        ("\u0645\u0635\u0631", " \u0645\u0635\u0631 "),
        ("--", " "),
    ],
)
def test_names_are_folded(name, folded):
    assert fold_name(name) == folded


@given(st.text())
def test_folding_leaves_no_wildcard_and_no_mark(name):
    folded = fold_name(name)
    assert not set("%_\\'\"") & set(folded)
    assert (folded_pattern(name) is None) == (folded == " ")
