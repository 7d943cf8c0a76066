"""The table of words of one sense."""

import pytest

from dragoman.lexicon.senses import load_senses, read_sense
from dragoman.lexicon.tables import Row, read_table
from dragoman.model.errors import LexiconError


def test_no_sense_is_told_twice_and_no_word_is_of_two_senses():
    senses = load_senses()
    assert len({sense.name for sense in senses}) == len(senses)
    rows = read_table("en/deed_senses.tsv", ("kind", "sense", "words", "example")).rows
    for row in rows:
        for word in row.list("words"):
            told = word.replace("*", "")
            assert [sense.name for sense in senses if sense.words.fullmatch(told)] == [row["sense"]], word


@pytest.mark.parametrize(
    ("words", "sense"),
    [("was behind the raid", "did"), ("violating it", "break"), ("the truce", "pact"), ("sarin", "chemical"), ("uses", "use")],
)
def test_words_of_one_sense_are_known(words, sense):
    assert sense in {one.name for one in load_senses() if one.words.search(words)}


@pytest.mark.parametrize(
    ("cells", "trouble"),
    [
        ({"kind": "deed", "sense": "kill", "words": "kill*", "example": "the mayor left"}, "holds none of its words"),
        ({"kind": "verb", "sense": "kill", "words": "kill*", "example": "they killed him"}, "'verb' is none of"),
        ({"kind": "deed", "sense": "kill", "words": "", "example": "they killed him"}, "words is empty"),
    ],
)
def test_a_row_that_breaks_the_schema_is_refused(cells, trouble):
    with pytest.raises(LexiconError, match=rf"deed_senses\.tsv:7: .*{trouble}"):
        read_sense(Row("deed_senses.tsv", 7, cells))
