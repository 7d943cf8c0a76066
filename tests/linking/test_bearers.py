"""Whom the figures of a report go back to."""

from dataclasses import replace

import pytest

from dragoman.linking.bearers import with_bearers
from tests.linking.telling import killed, telling, voice

MONITOR = voice("one", "22 people were killed in raids", says="a monitor")
NAMED = voice("one", "The rest were fighters", says="Harim Observatory for Peace")
OTHER = voice("one", "It was at night", says="Coastal Watch Network")


def bearer_of(figure, *voices, **more):
    tellings, _ = with_bearers([telling("one", "raids killed", figures=(figure,), **more)], voices)
    given = tellings[0].figures[0].voice
    return given.holder.name if given else None


def test_a_monitor_is_the_one_observatory_that_the_report_names():
    assert bearer_of(killed(22, by=MONITOR), MONITOR, NAMED) == "Harim Observatory for Peace"


@pytest.mark.parametrize("others", [(), (NAMED, OTHER)], ids=["none is named", "two are named"])
def test_a_monitor_stays_a_monitor_where_the_report_does_not_tell_which(others):
    assert bearer_of(killed(22, by=MONITOR), MONITOR, *others) == "a monitor"


def test_a_figure_inside_somebodys_words_is_his():
    assert bearer_of(killed(22), replace(NAMED, start=0, stop=40)) == "Harim Observatory for Peace"


def test_a_figure_inside_a_denial_is_nobodys():
    assert bearer_of(killed(22), replace(NAMED, stance="denies", start=0, stop=40)) is None


def test_the_number_of_a_headline_goes_back_to_the_source_below_it():
    headline = telling("one", "22 dead in raids", figures=(killed(22),), start=0)
    below = telling("one", "raids killed at least 22", figures=(killed(22, by=NAMED, bound="at_least"),), start=90)
    tellings, _ = with_bearers([headline, below], [replace(NAMED, start=80, stop=140)])
    assert [one.figures[0].voice.holder.name for one in tellings] == ["Harim Observatory for Peace"] * 2


def test_another_report_gives_no_bearer():
    elsewhere = voice("two", "22 people were killed in raids", says="Harim Observatory for Peace")
    assert bearer_of(killed(22), replace(elsewhere, start=0, stop=40)) is None


def test_the_observatory_is_the_one_that_the_report_names():
    assert bearer_of(killed(22, by=NAMED), NAMED) == "Harim Observatory for Peace"
    short = voice("one", "18 more died", says="the observatory")
    assert bearer_of(killed(18, by=short), NAMED, short) == "Harim Observatory for Peace"


def test_a_state_run_agency_is_the_one_that_the_report_names():
    named = voice("one", "it was at night", says="Harim News Agency", kind="media")
    described = voice("one", "44 people were killed", says="the Norland state-run news agency", kind="media")
    assert bearer_of(killed(44, by=described), named, described) == "Harim News Agency"


@pytest.mark.parametrize(
    ("lead", "bearer"),
    [
        ("The observatory put the toll at ", "Harim Observatory for Peace"),
        ("The Harim Observatory for Peace, a monitoring group, gave a slightly lower toll of ", "Harim Observatory for Peace"),
        ("Kara reported 12 while the Harim Observatory for Peace gave a death toll of ", "Harim Observatory for Peace"),
        ("Residents put the toll at ", None),
        ("The observatory said that it was night. The raids killed ", None),
    ],
)
def test_who_puts_a_toll_at_a_number_gives_it(lead, bearer):
    assert bearer_of(replace(killed(22), start=99, stop=101, lead=lead), NAMED, OTHER) == bearer


def test_a_body_that_other_reports_know_by_its_whole_name_may_put_a_toll():
    known = {"harim observatory for peace": NAMED.actor}
    figure = replace(killed(22), start=99, stop=101, lead="The Harim Observatory for Peace put the death toll at ")
    tellings, _ = with_bearers([telling("one", "raids killed", figures=(figure,))], [], known)
    assert tellings[0].figures[0].voice.holder.name == "Harim Observatory for Peace"
