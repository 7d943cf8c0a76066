"""Spellings of one name, and names that only look alike."""

import pytest

from dragoman.lexicon.gazetteer import load_gazetteer
from dragoman.lexicon.spelling import are_spellings, sound_of


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Deir el-Zour", "Deir Ezzor"),
        ("al-Qameshli", "Qamishli"),
        ("Kafranbel", "Kafr Nabl"),
        ("Sana’a", "Sanaa"),
        ("Maaret al-Noman", "Maʿarrat an-Nuʿmān"),
        ("Kharkov", "Kharkiv"),
        ("Darayya", "Daraya"),
        ("Yarmouk", "Jarmuk"),
    ],
)
def test_spellings_of_one_name_sound_alike(one: str, other: str) -> None:
    assert are_spellings(sound_of(one), sound_of(other))


@pytest.mark.parametrize(
    ("one", "other"), [("Homs", "Hama"), ("Salma", "Salamiyah"), ("Midan", "Mayadin"), ("Sarmin", "Surmene"), ("Rawa", "Rayy")]
)
def test_other_names_do_not(one: str, other: str) -> None:
    assert not are_spellings(sound_of(one), sound_of(other))


def test_a_town_is_found_by_another_spelling_in_its_country_alone() -> None:
    gazetteer = load_gazetteer()
    assert not gazetteer.places_named("al-Qameshli")
    assert next(spot.name for spot in gazetteer.places_alike("al-Qameshli", ["SYR", "USA"])) == "Qamishli"
    assert not gazetteer.places_alike("al-Qameshli", ["USA", "FRA"])
