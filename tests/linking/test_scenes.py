"""How a question names a happening: its noun, its place, its day."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from dragoman.linking import look_across
from dragoman.linking.gathering import gather
from dragoman.linking.origins import Origins
from dragoman.linking.scenes import ask_doer, ask_figure
from dragoman.model.happenings import Named
from tests.linking.telling import DAY, killed, telling, voice


def asked(*tellings):
    return ask_figure((gather(tellings, Origins({})), tellings), "people were killed", [])


@pytest.mark.parametrize(
    ("words", "trigger", "question"),
    [
        ("jets killed 9 in air strikes on Harim", "killed", "in the air strikes in Harim on 4 March 2020"),
        ("airstrikes hit the market", "airstrikes", "in the air strikes in Harim on 4 March 2020"),
        ("a car bombing in Harim killed 9", "killed", "in the car bombing in Harim on 4 March 2020"),
        ("troops shelled the market of Harim", "shelled", "in the shelling in Harim on 4 March 2020"),
        ("9 were killed in Harim", "killed", "in Harim on 4 March 2020"),
        ("tanks were destroying homes", "destroying", "in Harim on 4 March 2020"),
    ],
)
def test_the_deed_is_told_by_a_noun(words, trigger, question):
    assert asked(telling("a", words, trigger=trigger)) == f"How many people were killed {question}?"


def test_the_noun_of_most_tellings_is_taken_and_their_number():
    told = [
        telling(one, f"{noun} hit Harim", trigger=noun) for one, noun in (("a", "blasts"), ("b", "attacks"), ("c", "attacks"))
    ]
    assert asked(*told) == "How many people were killed in the attacks in Harim on 4 March 2020?"


def test_what_half_the_tellings_say_of_a_deed_is_left_out():
    told = [telling("a", "rocket attack on Harim", trigger="attack"), telling("b", "attack on Harim", trigger="attack")]
    assert asked(*told) == "How many people were killed in the attack in Harim on 4 March 2020?"


def test_a_town_in_the_words_of_several_goes_before_a_country():
    told = [telling(one, "a raid on Harim killed 9", trigger="raid", place="Orland", place_kind="country") for one in "ab"]
    told = [replace(one, near=("Harim", "Velia"), title="Velia calls for talks") for one in told]
    assert asked(*told) == "How many people were killed in the raid in Harim on 4 March 2020?"
    alone = "How many people were killed in the raid in Orland on 4 March 2020 (“Velia calls for talks”)?"
    assert asked(told[0]) == alone


def test_a_headline_tells_what_no_town_does():
    told = telling("a", "the raid killed 9", trigger="raid", place=None, title="Nine die at the Velian ferry")
    assert asked(told) == "How many people were killed in the raid on 4 March 2020 (“Nine die at the Velian ferry”)?"


@pytest.mark.parametrize(
    ("days", "basis", "when"),
    [
        (1, "stated", "on 4 March 2020"),
        (1, "inferred", "about 4 March 2020"),
        (3, "anchored", "between 4 March 2020 and 6 March 2020"),
        (7, "inferred", "about 4 March 2020"),
    ],
)
def test_a_day_is_shown_as_sure_as_it_is_told(days, basis, when):
    told = replace(telling("a", "the raid", trigger="raid"), before=DAY + timedelta(days=days), when_basis=basis)
    assert asked(told) == f"How many people were killed in the raid in Harim {when}?"


@pytest.mark.parametrize(
    ("since", "before", "when"),
    [(date(2020, 3, 1), date(2020, 4, 1), "in March 2020"), (date(2020, 1, 1), date(2021, 1, 1), "in 2020")],
)
def test_a_month_is_shown_as_a_month(since, before, when):
    told = replace(telling("a", "the raid", trigger="raid"), since=since, before=before)
    assert asked(told) == f"How many people were killed in the raid in Harim {when}?"


def test_what_nothing_dates_is_about_its_publication():
    told = replace(telling("a", "the raid", trigger="raid"), since=None, before=None, when_basis=None)
    assert asked(told) == "How many people were killed in the raid in Harim about 4 March 2020?"


def test_who_did_it_is_asked_by_a_noun_or_by_the_word_that_tells_it():
    shot = telling("a", "shot the envoy", trigger="shot")
    assert ask_doer((gather([shot], Origins({})), [shot])) == "Who was behind the shooting in Harim on 4 March 2020?"
    stormed = telling("a", "stormed the hall", trigger="stormed")
    assert ask_doer((gather([stormed], Origins({})), [stormed])) == "Who did it: “stormed” in Harim on 4 March 2020?"


def test_what_no_town_tells_apart_is_known_by_whom_it_befell():
    shot = telling(
        "a", "shot the envoy", trigger="shot", place="Orland", place_kind="country", recipients=(Named("k", "Kara"),)
    )
    assert ask_doer((gather([shot], Origins({})), [shot])) == "Who was behind the shooting of Kara in Orland on 4 March 2020?"
    hit = replace(shot, trigger="attack")
    assert ask_doer((gather([hit], Origins({})), [hit])) == "Who was behind the attack on Kara in Orland on 4 March 2020?"


def test_another_word_for_a_happening_makes_no_other_dispute():
    def dispute(noun):
        said = voice("b", "31 were killed", says="Monitor")
        words = f"the {noun} at the vegetable market in Harim killed shoppers"
        told = [
            telling("a", words, trigger="killed", figures=[killed(43, bound="at_least")]),
            telling("b", words, trigger="killed", figures=[killed(31, by=said)]),
        ]
        first = telling("a", "x").event
        (found,) = look_across([replace(told[0], event=first), told[1]], [said], []).disputes
        return found

    assert dispute("blast").question != dispute("raid").question
    assert dispute("blast").id == dispute("raid").id
