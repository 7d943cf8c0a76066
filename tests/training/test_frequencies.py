"""The table of how often words stand in news: every set weighs the same, however long it is."""

from dragoman.lexicon.frequencies import SENTENCES
from training.linking.frequencies import count

RAIN = "Rain fell on the harbour town."
WIND = "Wind rose over the harbour town."


def test_a_stem_counts_once_a_sentence() -> None:
    assert count([["Rain, rain and rain fell there. " + WIND]])["rain"] == SENTENCES // 2


def test_a_long_set_weighs_no_more_than_a_short_one() -> None:
    counted = count([[RAIN], [WIND] * 99])
    assert counted["rain"] == counted["wind"] == SENTENCES // 2
    assert counted["harbour"] == SENTENCES


def test_headings_and_rare_words_are_left_out() -> None:
    counted = count([["Storm warning\n" + " ".join([WIND] * 9_999) + " " + RAIN]])
    assert "storm" not in counted
    assert "rain" not in counted
    assert counted["wind"] == SENTENCES - 10
