"""Which figures of one happening part: superseded ones, parts and wholes, state media, provinces and towns; how it is asked."""

from dataclasses import replace

import pytest

from dragoman.linking import look_across
from dragoman.linking.scopes import scope_of
from tests.linking.telling import killed, telling, voice
from tests.linking.test_counting import MARKET, cited, counted


def found(*told):
    said = [figure.voice for one in told for figure in one.figures if figure.voice]
    return [one for one in look_across(told, said, []).disputes if one.about == "figure"]


def counting(one, **figure):
    """Return a telling whose figure counts otherwise: of whom, or with a bound."""
    return replace(one, figures=(replace(one.figures[0], **figure),))


def values(*told):
    return [[position.gist for position in one.positions] for one in found(*told)]


def test_a_value_that_its_source_has_raised_stands_against_nobody():
    first = counted("a", "The monitor counted «24 dead».", 24, says="Monitor")
    ministry = counted("b", "The bomb killed «70 people».", 70, says="Ministry")
    updated = counted("c", "The bomb killed «43 people», the monitor said in an updated toll.", 43, says="Monitor")
    again = replace(updated, figures=(replace(updated.figures[0], tail=", the monitor said"),))
    assert values(first, updated, ministry) == [["43 people killed", "70 people killed"]]
    assert values(first, again) == []


def test_what_stands_beside_a_superseded_value_was_counted_then():
    first = counted("a", "The monitor counted «24 dead».", 24, says="Monitor")
    beside = replace(counted("a", "The hospital counted «22 dead».", 22, says="Hospital"), event="other")
    updated = counted("c", "The death toll has risen to «43», the monitor said.", 43, says="Monitor")
    ministry = counted("b", "The bomb killed «70 people».", 70, says="Ministry")
    assert values(first, beside, updated, ministry) == [["43 people killed", "70 people killed"]]


def test_media_of_one_state_are_one_origin():
    agency = counted("a", "The bomb killed «31 people».", 31, says="state news agency")
    television = counted("b", "The bomb killed «44 people».", 44, says="Syrian state television")
    assert values(agency, television) == []
    assert values(agency, counted("b", "The bomb killed «44 people».", 44, says="Coast Television")) != []


def test_an_outlet_that_only_reportedly_knows_gives_no_number_of_its_own():
    monitor = counted("a", "The bomb killed «31 people».", 31, says="Monitor")
    assert values(monitor, counted("b", "The bomb hit the market, killing «19 people».", 19)) != []
    assert values(monitor, counted("b", "The bomb hit the market, reportedly killing «19 people».", 19)) == []


def test_a_province_and_its_town_are_counted_apart():
    town = counted("a", "The raids killed «19 people» in the town of Harim.", 19, says="Monitor")
    other = counted("b", "The raids killed «31 people» in the town of Harim.", 31, says="Ministry")
    province = counted("b", "The raids killed «31 people» in the province of Harim.", 31, says="Ministry")
    assert values(town, other) != []
    assert values(town, province) == []


def test_children_of_some_ages_are_no_count_of_the_children():
    assert scope_of(cited("It killed «eleven children» at ages below 8.", 11, of="children")) == "children at ages below 8"
    assert scope_of(cited("It killed «eleven children» under 10.", 11, of="children")) == "children under 10"
    assert scope_of(cited("It killed «eleven children» under 10 hours of fire.", 11, of="children")) == "children"


def test_a_part_above_the_whole_contradicts_it():
    whole = counted("a", "The shell killed «two people».", 2, says="Ministry")
    part = counted("a", "The shell killed «four civilians».", 4, says="Monitor")
    part = counting(part, of="civilians")
    assert values(whole, part) == [["2 people killed", "4 civilians killed"]]
    assert values(counted("a", "The shell killed «nine people».", 9, says="Ministry"), part) == []


def test_two_sources_side_by_side_in_one_report_part_though_one_was_first_printed_before():
    day = telling("a", "x").published
    before = replace(counted("a", "The bomb killed «58 people».", 58, says="Monitor"), published=day)
    later = [
        replace(counted("b", f"The bomb killed «{count} people».", count, says=says), published=day.replace(day=day.day + 1))
        for count, says in ((58, "Monitor"), (100, "Ministry"))
    ]
    assert values(before, *later) == [["58 people killed", "100 people killed"]]


def test_lower_bounds_are_shown_with_a_warning():
    exact = counted("a", "The bomb killed «31 people».", 31, says="Monitor")
    monitor = counting(exact, bound="at_least", high=None)
    ministry = counting(counted("b", "The bomb killed «43 people».", 43, says="Ministry"), bound="at_least", high=None)
    (bounds,), (one,) = found(monitor, ministry), found(exact, ministry)
    assert "all of them may hold" in (bounds.warning or "")
    assert one.warning is None


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("«31 people» were killed in rocket and mortar attacks on the town.", "in the rocket and mortar attacks in Harim"),
        ("A plane crashed into the market and killed «31 people».", "in the plane crash in Harim"),
        ("«31 people» were killed.", "in the bombing in Harim"),
    ],
)
def test_a_question_names_the_deed_and_not_only_its_harm(sentence, told):
    one, other = (
        replace(counted(report, sentence, low, says=says, words=f"killed shoppers. {MARKET}"), trigger="killed")
        for report, low, says in (("a", 31, "Monitor"), ("b", 20, "Ministry"))
    )
    (dispute,) = found(one, other)
    assert told in dispute.question


def test_a_happening_without_a_place_is_known_by_the_title_and_day_of_its_report():
    said = [voice("a", f"{count} were killed", says=says) for count, says in ((27, "Monitor"), (31, "Ministry"))]
    figures = [killed(count, by=one) for count, one in zip((27, 31), said, strict=True)]
    told = telling("a", MARKET, trigger="bomb", figures=figures, place=None, title="Plane hits market", when_basis="inferred")
    (dispute,) = look_across([told], said, []).disputes
    assert dispute.question == "How many people were killed in the bombing about 4 March 2020 (“Plane hits market”)?"


def test_two_unnamed_sources_part_where_the_report_sets_one_against_the_other():
    plain = "The army said «eight people» were killed."
    against = "The army confirmed the attack but said «eight people» were killed."
    officials = counted("a", "Local officials said «20 people» were killed.", 20, says="local officials")
    unnamed = replace(officials.figures[0].voice, kind="anonymous")
    officials = counting(officials, voice=unnamed)
    army = [replace(counted("a", sentence, 8, says="Harim Army"), event="army") for sentence in (plain, against)]
    assert values(officials, army[0]) == []
    assert values(officials, army[1]) == [["8 people killed", "20 people killed"]]


def test_who_cites_early_reports_gives_their_number():
    sentence = "The army said preliminary reports indicated «eight people» were killed."
    early = voice("a", "eight people were killed", says="preliminary reports", kind="document")
    army = replace(voice("a", "preliminary reports indicated eight people were killed", says="Harim Army"), start=5, stop=90)
    early = replace(early, start=30, stop=90)
    told = telling("a", MARKET, trigger="bomb", figures=[cited(sentence, 8, by=early)])
    other = counted("b", "The monitor counted «20 dead».", 20, says="Monitor")
    (dispute,) = look_across([told, other], [army, early, other.figures[0].voice], []).disputes
    assert [[one.name for one in position.held_by] for position in dispute.positions] == [["Harim Army"], ["Monitor"]]
