"""The table of nouns for deeds."""

import pytest

from dragoman.lexicon.deeds import load_deed_nouns, read_deed_noun
from dragoman.lexicon.tables import Row
from dragoman.model.errors import LexiconError


def test_every_noun_is_told_once_and_found():
    nouns = load_deed_nouns()
    assert len({one.noun for one in nouns.nouns}) == len(nouns.nouns)
    for one in nouns.nouns:
        found = nouns.found.search(f"the {one.noun} in Harim")
        assert found is not None
        assert f"{found['before'] or ''} {found['noun']}".strip() == one.noun


@pytest.mark.parametrize(
    ("words", "before", "noun"),
    [
        ("three car-bomb attacks", "car-bomb", "attacks"),
        ("an airstrike", None, "airstrike"),
        ("the chemical weapons attack", "chemical weapons", "attack"),
    ],
)
def test_the_word_before_a_noun_is_found_with_it(words, before, noun):
    found = load_deed_nouns().found.search(words)
    assert (found["before"], found["noun"]) == (before, noun)


def test_an_example_without_its_noun_is_refused():
    cells = {"noun": "raid", "plural": "raids", "also": "", "before": "", "verbs": "", "example": "a blast in Harim"}
    with pytest.raises(LexiconError, match=r"deed_nouns\.tsv:7: .*does not hold it"):
        read_deed_noun(Row("deed_nouns.tsv", 7, cells))
