"""What a report tells of an attack after the attack: the wounded, "the blast" again."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from dragoman.linking import group_tellings
from dragoman.linking.origins import Origins
from dragoman.linking.tolls import tolls_of
from tests.linking.telling import DAY, killed, telling

BLAST = telling("one", "A bomb exploded at the gate of the barracks", trigger="exploded")


def groups(*tellings):
    return sorted(len(group) for group in group_tellings(tellings).groups)


@pytest.mark.parametrize(
    "words, trigger",
    [("Dozens of people were also wounded", "wounded"), ("The blast tore through the wall", "blast")],
)
def test_harm_and_the_same_blast_again_are_of_the_attack_before_them(words, trigger):
    assert groups(BLAST, telling("one", words, trigger=trigger, place=None, day=None, start=120)) == [2]


@pytest.mark.parametrize(
    "told",
    [
        {"place": "Kobar", "start": 120},
        {"day": date(2020, 2, 1), "start": 120},
        {"start": 5000},
        {"figures": (killed(230000),), "start": 120},
    ],
    ids=["elsewhere", "another day", "far below", "the toll of the war"],
)
def test_harm_of_something_else_stays_apart(told):
    attack = telling("one", "A bomb exploded and killed six", trigger="exploded", figures=(killed(6),))
    assert groups(attack, telling("one", "People were killed", trigger="killed", **told)) == [1, 1]


def test_harm_by_another_stays_apart():
    attack = telling("one", "Norland's jets struck the port", trigger="struck", actors=("Norland",))
    assert groups(attack, telling("one", "Rebels killed a guard", trigger="killed", actors=("rebels",), start=120)) == [1, 1]


def test_a_new_strike_is_not_taken_for_the_one_before():
    attack = telling("one", "Jets struck the port", trigger="struck", start=400)
    later = telling("one", "Jets bombed a bakery in the same town", trigger="bombed", start=600)
    assert groups(attack, later) == [1, 1]


def test_the_harm_follows_the_attack_into_the_happening_of_other_reports():
    other = telling("two", "A bomb exploded at the gate of the barracks", trigger="exploded")
    wounded = telling("one", "Dozens were wounded", trigger="wounded", place=None, day=None, start=120)
    assert groups(BLAST, other, wounded) == [3]


def test_the_same_word_far_below_goes_back_to_its_attack_and_not_to_the_nearest():
    massacre = telling("one", "A massacre in the village", trigger="massacre")
    bomb = telling("one", "Jets bombed a bridge", trigger="bombed", day=None, start=500)
    again = telling("one", "They spoke of the massacre", trigger="massacre", day=None, start=1100)
    (joined,) = [group for group in group_tellings([massacre, bomb, again]).groups if len(group) == 2]
    assert {one.trigger for one in joined} == {"massacre"}


def test_a_guessed_day_keeps_nothing_apart():
    later = replace(telling("one", "The blast broke windows", trigger="blast", day=date(2020, 3, 6), start=120))
    assert groups(BLAST, later) == [1, 1]
    assert groups(BLAST, replace(later, when_basis="inferred")) == [2]


def test_what_another_report_tells_too_follows_the_attack_of_its_own_report():
    blast = telling("one", "The blast broke windows of a school", trigger="blast", day=None, start=120)
    other = telling("two", "A blast broke windows of a school", trigger="blast")
    assert groups(BLAST, blast, other) == [3]
    elsewhere = replace(other, place="Kobar", country="NOR", since=date(2020, 3, 9), before=date(2020, 3, 10))
    assert groups(BLAST, blast, elsewhere) == [1, 2]


WAVE = telling(
    "one", "Rocket attacks on several neighborhoods of Kobar killed six", trigger="attacks", place="Kobar", figures=(killed(6),)
)
QUARTER = {"place": "Old Gate", "place_kind": "other", "day": None}


def test_attacks_on_several_quarters_take_in_what_is_told_of_each():
    gate = telling("one", "Two people were killed at Old Gate", trigger="killed", start=120, **QUARTER)
    assert groups(WAVE, gate) == [2]
    alone = replace(WAVE, words="A rocket killed six in Kobar", trigger="rocket")
    assert groups(alone, gate) == [1, 1]


def test_what_a_report_turns_to_is_no_part_of_the_attacks_before_it():
    gate = telling("one", "Meanwhile two people were killed at Old Gate", trigger="killed", start=120, **QUARTER)
    assert groups(WAVE, gate) == [1, 1]


def test_the_dead_of_one_quarter_are_no_other_toll_of_the_town():
    gate = telling("one", "Two people were killed at Old Gate", trigger="killed", start=120, figures=(killed(2),), **QUARTER)
    tolls = tolls_of([WAVE, gate], Origins({}))
    assert {(toll.scope, toll.low) for toll in tolls} == {("all", 6), ("people in Old Gate", 2)}


def test_what_follows_an_attack_on_a_day_of_its_own_is_not_joined_by_another_day():
    week = {"since": DAY - timedelta(days=6), "before": DAY + timedelta(days=1), "when_basis": "inferred"}
    told = [
        replace(telling("a", "rocket attacks on Harim killed two", trigger="attacks"), **week),
        telling("a", "the attack killed three people", trigger="attack", place=None, start=200),
        telling("a", "the attack killed seven people", trigger="attack", place=None, start=400, day=DAY - timedelta(days=1)),
    ]
    told = [replace(one, published=DAY, publisher="Paper") for one in told]
    groups = [{one.start for one in group} for group in group_tellings(told).groups]
    assert {0, 200} in groups
    assert {400} in groups
