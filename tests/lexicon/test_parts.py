"""The table of parts, and the names of countries."""

import pytest

from dragoman.lexicon.parts import load_country_names, load_parts, read_part
from dragoman.lexicon.tables import Row
from dragoman.model.errors import LexiconError


def test_every_part_is_told_by_its_example():
    parts = load_parts()
    assert len({part.name for part in parts}) == len(parts)
    assert all(part.words.search(part.example) for part in parts)


@pytest.mark.parametrize("words", ["brought the two sides much closer", "resolving the deadlocks", "a go-between", "mediating"])
def test_mediation_has_many_words(words):
    (mediator,) = [part for part in load_parts() if part.name == "a mediator"]
    assert mediator.words.search(words) is not None


def test_an_example_without_its_words_is_refused():
    with pytest.raises(LexiconError, match=r"parts\.tsv:7: .*holds none of its words"):
        read_part(Row("parts.tsv", 7, {"part": "a mediator", "words": "mediat*", "example": "Kara left"}))


@pytest.mark.parametrize("name", ["Turkey", "Türkiye", "Republic of Türkiye", "Ankara"])
def test_a_country_is_found_under_each_of_its_names(name):
    names = load_country_names()
    found = names.pattern.search(f"It was {name}’s idea")
    assert found is not None
    assert names.names[names.codes[found[0]]] == "Turkey"
