"""Who is said to have done it, where a source leaves open which of two."""

import pytest

from dragoman.linking import look_across
from dragoman.linking.blaming import blamed_by
from tests.linking.telling import telling, voice

MARKET = "the raid on the vegetable market in Harim killed shoppers"


@pytest.mark.parametrize(
    ("contents", "codes"),
    [
        ("the raid was carried out by Russian warplanes", {"RUS"}),
        ("the raid was carried out by either Russian or Syrian government planes", {"RUS", "SYR"}),
        ("the raid was launched by the clan's forces", set()),
        ("the raid hit Russian forces", set()),
    ],
)
def test_whose_forces_a_source_blames(contents, codes):
    assert blamed_by(voice("a", contents, says="Monitor")) == codes


def blames(contents):
    said = [voice("a", contents[0], says="Monitor"), voice("b", contents[1], says="Ministry")]
    told = [telling(one.report, f"{MARKET}. {one.contents}", trigger="raid", voices=[one]) for one in said]
    return [
        [position.gist for position in one.positions] for one in look_across(told, said, []).disputes if one.about == "doer"
    ]


def test_one_country_and_either_of_two_are_two_positions():
    one, either = "the raid was carried out by Russian jets", "the raid was carried out by Russian or Syrian jets"
    assert blames([one, either]) == [["Russia", "Russia or Syria, not known which"]]
    assert blames([one, one]) == []
