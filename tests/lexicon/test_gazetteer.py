import pytest

from dragoman.lexicon.gazetteer import fold_name, load_gazetteer, read_towns
from dragoman.model import LexiconError

HEAD = "# kind: x\n# language: en\n# source: x\n# licence: MIT\nname\taliases\tkind\tcountry\tlatitude\tlongitude\tpopulation\n"


@pytest.mark.parametrize("name", ["al-Bāb", "Al Bab", "al bab"])
def test_spellings_of_one_name_fold_alike(name):
    assert fold_name(name) == "al bab"


@pytest.mark.parametrize(
    ("name", "country", "latitude"),
    [
        ("Geneva", "CHE", 46.2),
        ("Ghouta", "SYR", 33.51),
        ("Khan Shaykhun", "SYR", 35.44),
        ("New York", "USA", 40.71),
        ("Reyhanlı", "TUR", 36.27),
    ],
)
def test_a_place_is_where_it_is(name, country, latitude):
    spot = load_gazetteer().places_named(name)[0]
    assert (spot.country, round(spot.latitude, 1)) == (country, round(latitude, 1))


def test_a_strange_name_is_nowhere():
    assert load_gazetteer().places_named("Xyzzyville") == ()
    assert "Xyzzyville" not in load_gazetteer()


@pytest.mark.parametrize(
    ("cells", "trouble"),
    [
        ("Lamp\t\tcastle\t\t1\t1\t", "kind 'castle'"),
        ("Lamp\t\tcity\t\tx\t1\t", "no number"),
        ("Lamp\t\tcity\t\t99\t1\t", "off the map"),
    ],
)
def test_a_bad_town_is_refused_with_its_line(cells, trouble):
    with pytest.raises(LexiconError, match=f"towns.tsv:6: .*{trouble}"):
        read_towns("towns.tsv", HEAD + cells)
