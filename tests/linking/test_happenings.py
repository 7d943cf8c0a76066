from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.linking import group_tellings, look_across
from dragoman.linking.likeness import traits_of, weigh
from dragoman.linking.words import SteadyScale
from dragoman.model import Judgement
from dragoman.model.happenings import Named
from tests.linking.telling import DAY, killed, telling, voice

BLAST = [
    telling(
        "a", "a car bomb tore through the vegetable market in Harim and killed shoppers", trigger="bomb", figures=[killed(24)]
    ),
    telling("b", "the bomb at the vegetable market killed 24 shoppers", trigger="bomb", figures=[killed(24)]),
    telling("c", "shoppers died when a bomb went off in the vegetable market", trigger="bomb"),
]
OTHERS = [
    telling("a", "the envoy met ministers in Geneva for talks", kind="CONSULT", place="Geneva", start=500),
    telling("d", "gunmen shot the mayor of Salqin outside his house", trigger="shot", place="Salqin"),
    telling("e", "a bomb at the vegetable market in Harim killed shoppers", trigger="bomb", day=DAY.replace(year=2018)),
]


def groups(tellings, judged=()):
    return {frozenset(one.event for one in group) for group in group_tellings(tellings, judged).groups}


def judged(left, right, *, holds, by="person:ann"):
    one, other = sorted((left.event, right.event))
    return Judgement(
        id=f"{one}{other}{holds}", kind="same_happening", left=one, right=other, holds=holds, score=1.0, reason="read", by=by
    )


def test_three_tellings_of_one_blast_are_one_happening():
    assert frozenset(one.event for one in BLAST) in groups(BLAST + OTHERS)


def test_another_year_another_place_and_another_act_stay_apart():
    found = groups(BLAST + OTHERS)
    assert all(frozenset({one.event}) in found for one in OTHERS)


@given(st.permutations(BLAST + OTHERS))
def test_the_order_of_the_tellings_does_not_matter(tellings):
    assert group_tellings(tellings) == group_tellings(BLAST + OTHERS)


def test_a_person_who_keeps_two_apart_is_heard():
    found = groups(BLAST, [judged(BLAST[0], BLAST[1], holds=False)])
    assert not any({BLAST[0].event, BLAST[1].event} <= group for group in found)


def test_a_person_who_joins_two_is_heard_and_the_last_word_counts():
    pair = OTHERS[1], BLAST[0]
    assert any({one.event for one in pair} <= group for group in groups(BLAST + OTHERS, [judged(*pair, holds=True)]))
    again = [judged(*pair, holds=True), judged(*pair, holds=False)]
    assert not any({one.event for one in pair} <= group for group in groups(BLAST + OTHERS, again))


def test_a_link_gives_its_reasons_in_words():
    link = next(link for link in group_tellings(BLAST).links if link.joined)
    assert "the same day" in link.reason
    assert "both in Harim" in link.reason
    assert 0.5 <= link.score <= 1


def test_what_nobody_dates_is_dated_by_publication_and_marked():
    (happening,) = look_across([telling("a", "a bomb went off", day=None, published=DAY, place=None)], [], []).happenings
    assert (happening.since, happening.basis) == (DAY, "published")


def test_outlets_that_cite_one_monitor_are_one_origin():
    monitor = {name: voice(name, "24 were killed", says="Monitor") for name in "ab"}
    told = [telling(name, BLAST[1].words, trigger="bomb", voices=[monitor[name]], figures=[killed(24)]) for name in "ab"]
    (happening,) = look_across(told, monitor.values(), []).happenings
    assert (happening.reports, happening.outlets, happening.origins, happening.unknown) == (2, 2, 1, 0)


@pytest.mark.parametrize(
    ("says", "kind", "origins", "unknown"),
    [("a source", "anonymous", 0, 1), ("it", "organization", 0, 1), ("the monitoring group", "organization", 0, 1),
     ("Harim Monitor", "organization", 1, 0)],
)  # fmt: skip
def test_who_is_not_named_adds_no_origin(says, kind, origins, unknown):
    said = voice("a", "24 were killed", says=says, kind=kind)
    (happening,) = look_across([telling("a", "a bomb went off", voices=[said])], [said], []).happenings
    assert (happening.origins, happening.unknown) == (origins, unknown)


def test_an_undated_report_is_dated_by_another_telling_of_the_same_thing():
    words = "the party chief Nadim Sarkis was killed in a strike on a guest house in Harim"
    bare = telling("x", f"on Wednesday {words}", trigger="killed", day=None, published=None, actors=["Gulf State"])
    full = telling("y", words, trigger="killed", actors=["Gulf State"])
    (happening,) = look_across([bare, full], [], []).happenings
    assert (happening.since, happening.basis, happening.reports) == (DAY, "stated", 2)


def test_a_person_dies_once_whatever_the_places_are_called():
    victim = (Named("per-ada-lamp", "Ada Lamp"),)
    told = [
        telling("one", "Ada Lamp's death shook the port", trigger="death", place=None, day=None, recipients=victim),
        telling("one", "Lamp was killed at home", trigger="killed", place="Kobar", recipients=victim, start=900),
        telling("two", "She was wounded in a raid", trigger="wounded", place="Hadda", recipients=victim),
    ]
    assert sorted(len(group) for group in group_tellings(told).groups) == [1, 2]


UNTIED = "no day, place or party in common"


@pytest.mark.parametrize(
    ("more", "untied"),
    [
        ({}, True),
        ({"day": DAY}, False),
        ({"place": "Harim"}, False),
        ({"place": "Norland", "place_kind": "country"}, True),
        ({"actors": ["the police"]}, True),
        ({"actors": ["Harim Police"]}, False),
        ({"figures": [killed(3)]}, True),
        ({"figures": [killed(31)]}, False),
    ],
)
def test_what_is_of_no_known_day_needs_a_town_a_party_or_a_number_in_common(more, untied):
    more = {"place": None, "day": None, "kind": "COERCE"} | more
    parties = [Named("0123456789abcdef" if name.islower() else name, name) for name in more.pop("actors", ())]
    one, other = (
        traits_of(replace(telling(report, "arrested three men", **more), actors=tuple(parties)), frozenset())
        for report in ("a", "b")
    )
    assert (UNTIED in [words for words, _ in weigh(one, other, SteadyScale()).parts]) is untied


def test_two_who_are_accused_tell_two_accusations_apart():
    told = [telling(report, "accused the ministry of delay", kind="ACCUSE") for report in ("a", "b")]
    one, other = (
        traits_of(replace(each, recipients=(Named(name, name),)), frozenset())
        for each, name in zip(told, ("Kara", "Moss"), strict=True)
    )
    assert ("said of other people", -1.0) in weigh(one, other, SteadyScale()).parts
