"""Whom "it said" and "the source added" mean."""

from dataclasses import replace

import pytest

from dragoman.linking.bearers import with_bearers
from dragoman.linking.referring import known_phrases, with_bodies, with_referents, with_tails
from tests.linking.telling import killed, telling, voice

MONITOR = replace(voice("one", "20 people died", says="Harim Observatory for Peace"), start=10, stop=24)
POLICE = replace(
    voice("one", "a shell fell on the market", says="a police source in Harim"), kind="anonymous", start=10, stop=36
)


def later(words, start=60, **more):
    said = voice("one", "31 were hurt", says=words)
    return replace(said, actor=None, start=start, stop=start + 12, **more)


def holders(*voices):
    return [one.holder.name if one.holder else None for one in with_referents(voices)]


@pytest.mark.parametrize("words", ["It", "they", "The group", "the monitor"])
def test_a_body_goes_on_speaking(words):
    assert holders(MONITOR, later(words)) == ["Harim Observatory for Peace"] * 2


def test_he_is_not_a_body():
    assert holders(MONITOR, later("He")) == ["Harim Observatory for Peace", "He"]


def test_it_far_below_is_left_open():
    assert holders(MONITOR, later("It", start=900))[1] == "It"


def test_the_source_is_the_one_that_the_report_has_told_of():
    assert holders(POLICE, later("the source", kind="anonymous")) == ["a police source in Harim"] * 2


def test_a_director_speaks_for_the_body_that_the_report_names():
    said = voice("one", "16 were killed", says="Director of the UK-based Observatory Sami Kara")
    kara = replace(said, actor=replace(MONITOR.actor, id="kara", name="Sami Kara"), kind="person", start=50, stop=64)
    assert [one.holder.name for one in with_bodies([MONITOR, kara])] == ["Harim Observatory for Peace"] * 2


def test_a_witness_speaks_for_himself():
    said = voice("one", "16 were killed", says="Sami Kara who lives near the Observatory")
    kara = replace(said, actor=replace(MONITOR.actor, id="kara", name="Sami Kara"), kind="person", start=50, stop=64)
    assert [one.holder.name for one in with_bodies([MONITOR, kara])][1] == "Sami Kara"


@pytest.mark.parametrize(
    ("words", "bearer"),
    [
        ("hospitals received the bodies of 44 victims", "Harim Observatory for Peace"),
        ("forty houses and 44 shops burnt", None),
        ("it killed 144 people", None),
    ],
)
def test_a_first_sentence_takes_the_source_of_the_same_number_below(words, bearer):
    below = replace(MONITOR, contents=words, start=200, stop=200 + len(words))
    tellings, _ = with_bearers([telling("one", "blast killed 44", figures=(killed(44),))], [below])
    given = tellings[0].figures[0].voice
    assert (given.holder.name if given else None) == bearer


@pytest.mark.parametrize(
    ("words", "kind", "holder"),
    [
        ("a child and two women Kara News Agency", "organization", "Kara News Agency"),
        ("Sami Kara director of the Kara News Agency", "person", "Kara News Agency"),
        ("a recent report by Kara News Agency", "document", "Kara News Agency"),
        ("foes of the Kara News Agency", "organization", "foes of the Kara News Agency"),
        ("a source at Kara News Agency", "anonymous", "a source at Kara News Agency"),
    ],
)
def test_a_phrase_that_lost_its_comma_ends_in_the_body_that_speaks(words, kind, holder):
    agency = voice("two", "18 died", says="the Kara News Agency")
    agency = replace(agency, actor=replace(agency.actor, id="out-kara", name="Kara News Agency"))
    torn = replace(voice("one", "20 died", says=words), kind=kind)
    (found,) = with_tails([torn], known_phrases([agency, torn]))
    assert found.holder.name == holder


NEWSLETTER = replace(voice("one", "losses grew", says="The financial newsletter, Karat"), kind="media", start=10, stop=24)


def test_the_newsletter_is_the_one_that_the_report_names():
    assert holders(NEWSLETTER, later("The newsletter", kind="media", start=2000))[1] == "The financial newsletter, Karat"


def test_of_two_newspapers_neither_is_the_newspaper():
    both = [
        replace(voice("one", f"{name} fell", says=f"The newspaper {name}"), kind="media", start=place, stop=place + 9)
        for place, name in ((10, "Karat"), (40, "Dal"))
    ]
    assert holders(*both, later("The newspaper", kind="media"))[2] == "The newspaper"


def test_they_are_not_one_man():
    kara = replace(voice("one", "prices fell", says="Sami Kara"), kind="person", start=10, stop=24)
    assert holders(kara, later("They", kind="anonymous"))[1] == "They"


@pytest.mark.parametrize(
    ("words", "holder"),
    [
        ("A spokesman for the Harim Observatory for Peace", "Harim Observatory for Peace"),
        ("a spokeswoman for Dal Steel Inc., its parent company", "Dal Steel Inc."),
        ("a spokesman for the two sides", "a spokesman for the two sides"),
        ("a source close to the Harim Observatory for Peace", "a source close to the Harim Observatory for Peace"),
    ],
)
def test_an_unnamed_spokesman_stands_for_the_body_that_he_speaks_for(words, holder):
    assert [one.holder.name for one in with_bodies([MONITOR, later(words, kind="anonymous")])][1] == holder


def test_a_phrase_is_not_cut_to_a_man_without_a_name():
    both = (("a spokesman", 5), ("a spokesman in Harim", 60))
    heard = [replace(later(words, start=start, kind="anonymous"), id=words) for words, start in both]
    _, voices = with_bearers([], heard)
    assert sorted(one.holder.name for one in voices) == ["a spokesman", "a spokesman in Harim"]


@pytest.mark.parametrize(("kind", "holder"), [("person", "Sami Kara"), ("organization", "Mum")])
def test_who_is_only_called_mum_in_a_headline_is_the_one_named_below(kind, holder):
    headline = replace(voice("one", "inventing the story", says="Mum", stance="denies"), kind="person", stop=40)
    below = replace(voice("one", "she had not made it up", says="Sami Kara"), kind=kind, start=90, stop=110)
    assert holders(headline, below)[0] == holder


def test_a_mother_far_below_the_headline_stays_herself():
    mother = replace(voice("one", "inventing the story", says="Mum", stance="denies"), kind="person", start=900, stop=940)
    below = replace(voice("one", "she had not made it up", says="Sami Kara"), kind="person", start=990, stop=1010)
    assert holders(mother, below)[0] == "Mum"
