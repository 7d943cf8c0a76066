"""Links to the world table say how sure they are; what is in doubt stays local and keeps its candidate."""

import csv
from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from dragoman.actors import build_knowledge, find_cast
from dragoman.actors.confidence import BASE, THRESHOLD, TRAITS, WEIGHTS
from dragoman.lexicon.world import load_world
from tests.actors.knowing import shipped
from tests.notation import reading_of

LINKS = Path(__file__).parents[2] / "training/actors/links.tsv"

HAJI = """
Haji NNP compound 2
Saud NNP nsubj 3
left VBD ROOT 0 leave
Riyadh NNP dobj 3
_. . punct 3
@PERSON 2 2
@GPE 4 4
"""
PRESIDENT = """
President NNP compound 2
Obama NNP nsubj 3
left VBD ROOT 0 leave
America NNP dobj 3
_. . punct 3
@PERSON 2 2
@GPE 4 4
"""
VICE = """
Vice NNP compound 2
President NNP compound 3
Biden NNP nsubj 4
left VBD ROOT 0 leave
America NNP dobj 4
_. . punct 4
@PERSON 3 3
@GPE 5 5
"""
TOWN = """
Fighters NNS nsubj 2 fighter
left VBD ROOT 0 leave
the DT det 4
town NN dobj 2
of IN prep 4
Mayadeen NNP pobj 5
in IN prep 4
Syria NNP pobj 7
_. . punct 2
@ORG 6 6
@GPE 8 8
"""


def actors_of(notation, knowledge=None):
    reading = reading_of(notation, published=date(2015, 6, 1))
    return {actor.name: actor for actor in find_cast(reading, knowledge or shipped()).actors}


def test_a_surname_that_is_a_first_name_under_another_title_is_not_the_king():
    somebody = actors_of(HAJI)["Saud"]
    assert (somebody.known, somebody.link_reason, somebody.candidate) == (False, "doubtful-link", "per-salman-bin-abdulaziz")
    assert somebody.confidence < THRESHOLD
    assert somebody.country is None


def test_a_surname_under_its_own_title_is_sure():
    obama = actors_of(PRESIDENT)["Barack Obama"]
    assert obama.known
    assert obama.confidence > 0.8
    assert obama.candidate is None
    assert obama.link_reason is None


def test_a_full_name_is_surer_than_a_surname():
    full = actors_of(PRESIDENT.replace("President NNP compound", "Barack NNP compound").replace("@PERSON 2 2", "@PERSON 1 2"))
    assert full["Barack Obama"].confidence > actors_of(PRESIDENT)["Barack Obama"].confidence


def test_half_a_title_is_no_outlet():
    assert set(actors_of(VICE)) == {"Joe Biden"}


def test_a_town_is_no_broadcaster():
    reading = reading_of(TOWN, published=date(2015, 6, 1))
    cast = find_cast(reading, shipped())
    assert not any(actor.id == "out-al-mayadeen" for actor in cast.actors)
    assert "Mayadeen" in [reading.words(place.span) for place in cast.places]


def test_what_the_user_gave_is_not_doubted():
    knowledge = build_knowledge(replace(load_world(), own=frozenset({"per-salman-bin-abdulaziz"})))
    assert actors_of(HAJI, knowledge)["Salman bin Abdulaziz"].known


def test_a_country_has_no_confidence_to_weigh():
    assert actors_of("Syria NNP nsubj 2\nagreed VBD ROOT 0 agree\n_. . punct 2\n@GPE 1 1")["Syria"].confidence is None


def test_every_trait_has_a_weight_and_nothing_speaks_for_a_bare_surname():
    assert len(TRAITS) == len(WEIGHTS)
    weight = dict(zip(TRAITS, WEIGHTS, strict=True))
    assert BASE > 2
    assert all(weight[trait] < 0 for trait in ("surname", "guarded", "longer", "area", "other title", "abroad"))


def test_the_judged_links_name_rows_of_the_table():
    if not LINKS.is_file():
        pytest.skip("an installed package has no training data")
    rows = list(csv.DictReader(LINKS.read_text(encoding="utf-8").splitlines(), delimiter="\t"))
    knowledge = shipped()
    for row in rows:
        assert row["row"] in knowledge.people | knowledge.organisations | knowledge.outlets, row
        assert int(row["start"]) < int(row["end"])
        assert row["right"] in {"0", "1"}
    assert Counter(row["right"] for row in rows)["0"] > 50
    assert len({(row["set"], row["report"], row["start"], row["row"]) for row in rows}) == len(rows)
