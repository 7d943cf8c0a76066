"""Who is said to have done it, where a source leaves open which of two."""

import pytest

from dragoman.linking import look_across
from dragoman.linking.blaming import blamed_by, is_named_doer
from dragoman.model.happenings import Named
from tests.linking.telling import telling, voice

MARKET = "the raid on the vegetable market in Harim killed shoppers"


@pytest.mark.parametrize(
    ("contents", "codes"),
    [
        ("the raid was carried out by Russian warplanes", ({"RUS"}, False)),
        ("the raid was carried out by either Russian or Syrian government planes", ({"RUS", "SYR"}, False)),
        ("six air raids by suspected Russian jets hit Harim", ({"RUS"}, False)),
        ("“warplanes either Russian or Syrian carried out six strikes” in Harim", ({"RUS", "SYR"}, False)),
        ("the planes are believed to be Russian", ({"RUS"}, False)),
        ("Russian and regime warplanes “targeted a school”", ({"RUS", "SYR"}, True)),
        ("it was unclear if the raid was carried out by Syrian planes or those of Russia", None),
        ("the raid was launched by the clan's forces", None),
        ("the raid hit Russian forces", None),
    ],
)
def test_whose_forces_a_source_blames(contents, codes):
    assert blamed_by(voice("a", contents, says="Monitor"), "SYR") == codes


@pytest.mark.parametrize(
    ("contents", "told"),
    [
        ("the market was struck by the Harim Army", True),
        ("the Harim Army shelled the market", True),
        ("the Harim Army was behind the raid", True),
        ("a Harim Army raid killed shoppers", True),
        ("a bomb killed shoppers near a base of the Harim Army", False),
        ("a bomb killed shoppers", False),
    ],
)
def test_a_doer_is_named_as_such_and_not_only_beside_the_deed(contents, told):
    assert is_named_doer(Named("army", "Harim Army"), None, voice("a", contents, says="Monitor")) is told


def test_who_claims_a_deed_names_himself():
    assert is_named_doer(Named("army", "Harim Army"), None, voice("a", "it carried out the raid", says="Harim Army"))
    assert not is_named_doer(Named("army", "Harim Army"), None, voice("a", "it saw the raid", says="Monitor"))


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


def test_either_of_two_and_both_together_are_two_positions():
    either, both = "the raid was carried out by Russian or Syrian jets", "Russian and Syrian jets bombed shoppers at the market"
    assert blames([either, both]) == [["Russia and Syria together", "Russia or Syria, not known which"]]
