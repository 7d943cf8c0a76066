from datetime import date

import pytest

from dragoman.actors import code_phrase
from tests.actors.knowing import shipped


@pytest.mark.parametrize(
    ("phrase", "country", "sector"),
    [
        ("the Ukrainian farmers", "UKR", "AGR"),
        ("a former Turkish minister", "TUR", "ELI"),
        ("a group of tourists", None, "CVL"),
        ("Chile's Ministry of Mines", "CHL", "GOV"),
        ("Emmanuel Macron", "FRA", "GOV"),
        ("Russia’s ambassador to Poland", "RUS", "GOV"),
        ("riot police", None, "COP"),
    ],
)
def test_a_phrase_has_a_country_and_a_sector(phrase, country, sector):
    _, found, sectors = code_phrase(phrase, shipped())
    assert found == country
    assert sector in sectors


def test_an_office_counts_on_its_day():
    assert "GOV" in code_phrase("Barack Obama", shipped(), day=date(2012, 1, 1))[2]
    assert code_phrase("Barack Obama", shipped(), day=date(2018, 1, 1))[2] == ("ELI",)


def test_a_country_alone_has_no_sector():
    assert code_phrase("Mongolia", shipped()) == ("Mongolia", "MNG", ())
