import pytest

from dragoman.lexicon.frequencies import RAREST, load_stem_weights, read_frequency
from dragoman.lexicon.tables import Row
from dragoman.linking.words import SteadyScale
from dragoman.model import LexiconError


def test_a_rare_word_weighs_more_than_a_common_one_and_none_more_than_the_rarest():
    weights = load_stem_weights()
    assert weights["govern"] < weights["observatory"] <= RAREST
    assert all(0 <= weight <= RAREST for weight in weights.values())


def test_a_name_weighs_as_much_as_its_rarest_word():
    scale = SteadyScale()
    assert scale.weight("minister of observatories xyzzy") == RAREST**2
    assert scale.weight("govern minister") == max(scale.weight("govern"), scale.weight("minister"))


@pytest.mark.parametrize("number", ["", "24", "100001", "many"])
def test_a_number_out_of_range_is_refused_with_its_line(number):
    with pytest.raises(LexiconError, match=r"word_frequencies\.tsv:9"):
        read_frequency(Row("word_frequencies.tsv", 9, {"stem": "kara", "sentences": number}))
