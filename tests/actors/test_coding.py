import csv
from datetime import date
from pathlib import Path

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


PHRASES = list(csv.DictReader((Path(__file__).parent / "phrases.tsv").read_text(encoding="utf-8").splitlines(), delimiter="\t"))


@pytest.mark.parametrize("case", PHRASES, ids=[case["phrase"] for case in PHRASES])
def test_gold_phrase(case):
    _, country, sectors = code_phrase(case["phrase"], shipped(), day=date(2023, 6, 1))
    assert (country or "") == case["country"]
    assert case["sector"] in sectors or (not case["sector"] and not sectors)


def test_who_only_backs_somebody_gives_them_no_country():
    assert code_phrase("US-backed fighters", shipped())[1] is None
    assert code_phrase("Turkish-backed Syrian rebels", shipped())[1] == "SYR"


def test_an_office_counts_on_its_day():
    assert "GOV" in code_phrase("Barack Obama", shipped(), day=date(2012, 1, 1))[2]
    assert code_phrase("Barack Obama", shipped(), day=date(2018, 1, 1))[2] == ("ELI",)


def test_a_country_alone_has_no_sector():
    assert code_phrase("Mongolia", shipped()) == ("Mongolia", "MNG", ())
