"""One incident, told in several words, is one event; incidents that differ in day, place or toll are several."""

from datetime import date
from functools import cache
from itertools import combinations

import pytest

from dragoman.events import find_tellings
from dragoman.events.likeness import BASE, WEIGHTS, Likeness
from dragoman.lexicon.frames import load_frames
from dragoman.model import Report, text_id
from dragoman.pipeline import load_knowledge, load_settings, read_reports
from dragoman.reading import load_reader
from tests.events.casting import cast_of

pytestmark = pytest.mark.slow
FRAMES = load_frames()
ONE = [
    "Russian warplanes bombed the town of Kelm on Friday. The bombing killed six people. The raid lasted an hour.",
    "The president met the prime minister in Ankara. The two leaders discussed trade at the meeting.",
    "Police arrested the mayor on Monday. His arrest came after a raid on his office.",
    "A car bomb killed nine people in Kelm on Friday, police said. The car bomb killed nine people near the market in Kelm.",
    "Militants fired rockets at the port on Sunday, wounding four. The rocket fire came days after a truce.",
    "At least nine people were killed and dozens wounded in a bombing on Friday.",
]
APART = [
    "Shells killed two people in Aleppo on Monday. A bomb killed five people in Damascus on Tuesday.",
    "Police arrested two students on Monday. Soldiers arrested a judge in Lyon last year.",
    "Israel bombed Gaza on Friday. Turkey bombed Afrin on Sunday.",
    "Shelling hit a market in Kelm on Friday, killing nine people. Russian jets bombed a school in Orm, killing four children.",
    "An air strike killed nine people in Kelm on Friday. Air strikes have continued in the north of the country since March.",
    "The minister met his Norwegian counterpart in Oslo on Monday. On Tuesday he met the Danish prime minister in Copenhagen.",
    "A rocket hit a school in Kelm on Friday, killing three children. A second rocket hit a house there, killing a man.",
    "Jets killed three people in Kelm on Friday while seven were killed by shells in Orm.",
    "Russian jets have repeatedly bombed the port of Kelm. The bombing on Friday killed six people.",
    "Six people were killed by jets on Friday in Kelm, the site of a gas attack in April.",
    "The envoy criticised Norway on Friday. He also criticised Sweden.",
]


@cache
def reading_of_text(text):
    (reading,) = load_reader().read([Report(id=text_id(text), key="x", file="x", text=text)])
    return reading, cast_of(reading)


@cache
def read():
    known = {"published": date(2024, 8, 2), "published_grain": "day", "published_basis": "metadata"}
    reports = [Report(id=text_id(text), key=text, file="case", text=text, **known) for text in (*ONE, *APART)]
    return {found.report.key: found.events for found in read_reports(reports, load_knowledge(load_settings()))}


def told_of(text, kind):
    return [event for event in read()[text] if event.type == kind]


@pytest.mark.parametrize(
    ("text", "kind"), list(zip(ONE, ["ASSAULT", "CONSULT", "COERCE", "ASSAULT", "ASSAULT", "ASSAULT"], strict=True))
)
def test_what_is_told_again_is_one_event(text, kind):
    assert len(told_of(text, kind)) == 1


@pytest.mark.parametrize(
    ("text", "kind"),
    list(
        zip(APART, ["ASSAULT", "COERCE", "ASSAULT", "ASSAULT", "ASSAULT", "CONSULT", *["ASSAULT"] * 4, "ACCUSE"], strict=True)
    ),
)
def test_what_differs_in_day_place_or_party_is_several(text, kind):
    assert len(told_of(text, kind)) == 2


@pytest.mark.parametrize("text", [*ONE, *APART])
def test_likeness_is_a_probability_or_none(text):
    reading, cast = reading_of_text(text)
    mentions = find_tellings(reading, cast, (), (), FRAMES)
    likeness = Likeness(reading, mentions, FRAMES, cast)
    likely = [likeness.of(*pair) for pair in combinations(mentions, 2) if pair[0].frame.type == pair[1].frame.type]
    assert likely
    assert all(each is None or 0 < each < 1 for each in likely)


def traits_of(text):
    reading, cast = reading_of_text(text)
    mentions = find_tellings(reading, cast, (), (), FRAMES)
    likeness = Likeness(reading, mentions, FRAMES, cast)
    words = {told.token.text: told for told in mentions}
    return lambda one, other: likeness.traits(words[one], words[other])


def test_every_trait_has_a_weight():
    traits = traits_of("An airstrike hit the port. The raid killed six people.")
    assert set(traits("airstrike", "raid")) == set(WEIGHTS)


def test_a_deed_that_answers_another_is_set_apart_from_it():
    traits = traits_of("Government troops shelled the town of Kelm in response to the ambush.")
    assert traits("shelled", "ambush")["answers"]
    assert not traits_of("An airstrike killed six people in Kelm.")("airstrike", "killed")["answers"]


def test_deeds_at_large_are_told_from_one_deed():
    traits = traits_of("The raid on Kelm killed six people. Airstrikes on villages have continued.")
    assert traits("raid", "Airstrikes")["general later"]
    assert not traits("raid", "killed")["general later"]


def test_sentences_of_the_same_words_are_alike():
    traits = traits_of("Rebels killed nine soldiers in Kelm. In Kelm rebels shot nine soldiers. Norland bombed Orm.")
    assert traits("killed", "shot")["alike"] > traits("killed", "bombed")["alike"]


def test_a_shared_figure_speaks_for_one_event_and_another_against():
    assert WEIGHTS["figure same"] > 0 > WEIGHTS["figures differ"]
    assert abs(BASE) < 2
