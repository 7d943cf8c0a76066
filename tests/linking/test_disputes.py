from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.linking import Claim, link_denials, look_across
from tests.linking.telling import DAY, killed, telling, voice

MARKET = "the bomb at the vegetable market in Harim killed shoppers"


def blast(report, figures=(), **more):
    return telling(report, MARKET, trigger="bomb", figures=figures, **more)


def disputes(tellings, voices=()):
    return look_across(tellings, voices, []).disputes


def test_two_origins_that_count_differently_are_a_dispute_without_a_winner():
    monitor = voice("b", "31 were killed", says="Monitor")
    (dispute,) = disputes([blast("a", [killed(43, bound="at_least")]), blast("b", [killed(31, by=monitor)])], [monitor])
    assert (dispute.about, dispute.clash) == ("figure", "differs")
    assert [position.gist for position in dispute.positions] == ["31 people killed", "at least 43 people killed"]
    assert [position.origins for position in dispute.positions] == [1, 1]
    assert "How many people were killed" in dispute.question


def test_one_origin_whose_toll_grows_is_no_dispute():
    said = [voice(name, f"{count} killed", says="Monitor") for name, count in (("a", 24), ("b", 43))]
    tellings = [blast(one.report, [killed(count, by=one)]) for one, count in zip(said, (24, 43), strict=True)]
    assert disputes(tellings, said) == ()


def test_figures_of_two_scopes_are_not_compared():
    assert disputes([blast("a", [killed(43)]), blast("b", [killed(11, of="children")])]) == ()


def test_bounds_that_agree_are_no_dispute():
    assert disputes([blast("a", [killed(51, bound="at_least")]), blast("b", [killed(51)])]) == ()


def test_a_doer_who_denies_it_is_a_dispute():
    claim = voice("a", MARKET, says="Monitor")
    told = [blast("a", voices=[claim], actors=["Harim Army"]), blast("b")]
    denial = voice("b", "its forces bombed the market", says="Harim Army", stance="denies", events=[told[1].event])
    (dispute,) = disputes(told, [claim, denial])
    assert (dispute.about, dispute.clash) == ("doer", "denies")
    assert [position.stance for position in dispute.positions] == ["asserts", "denies"]


def test_what_denies_a_hint_is_no_answer_to_who_did_it():
    claim = voice("a", MARKET, says="Monitor")
    told = [blast("a", voices=[claim], actors=["Harim Army"]), blast("b")]
    hint = "he was implying that Velian forces were involved"
    denial = voice("b", hint, says="Harim Army", stance="denies", lemma="deny", events=[told[1].event])
    assert not [one for one in disputes(told, [claim, denial]) if one.question.startswith("Who was behind")]


def test_no_comment_alone_is_no_position():
    claim = voice("a", MARKET, says="Monitor")
    told = blast("a", voices=[claim], actors=["Harim Army"])
    silence = voice("a", "on the strike", says="Harim Army", stance="declines", events=[told.event])
    assert disputes([told], [claim, silence]) == ()


def test_silence_on_what_another_word_of_the_report_tells_is_no_comment():
    claim = voice("a", MARKET, says="Monitor")
    told = replace(blast("a", voices=[claim], actors=["Harim Army"]), trigger="killed")
    silence = voice("a", "on the bomb", says="Harim Army", stance="declines")
    hint = voice("a", "the army’s involvement", says="Ada Lamp", lemma="hint")
    (dispute,) = disputes([told], [claim, silence, hint])
    assert "no comment by Harim Army" in [position.gist for position in dispute.positions]


def test_a_corrected_toll_is_a_correction():
    later = telling(
        "b", MARKET + ". The earlier figure was wrong", trigger="bomb", figures=[killed(30)], published=DAY.replace(day=6)
    )
    (dispute,) = disputes([blast("a", [killed(43)]), later])
    assert dispute.clash == "corrects"


CASE = [
    (blast("a", [killed(43)]), voice("a", "the army bombed the market", says="Monitor")),
    (blast("b", [killed(31)]), voice("b", "it bombed the market", says="Harim Army", stance="denies")),
    (blast("c", [killed(24)]), voice("c", "shoppers fled", says="Witness")),
]


@given(st.permutations(CASE))
def test_the_order_of_the_reports_does_not_matter(reports):
    expected = look_across([one for one, _ in CASE], [one for _, one in CASE], [])
    assert look_across([one for one, _ in reports], [one for _, one in reports], []) == expected


def test_claims_that_are_denied_are_a_dispute_though_nobody_tells_who_makes_them():
    denial = voice("a", "claims that the army had left the town", says="Ministry", stance="denies", lemma="deny")
    (dispute,) = disputes([], [denial])
    assert dispute.question == "Is it true that the army had left the town (denied by Ministry)?"
    assert [position.stance for position in dispute.positions] == ["asserts", "denies"]
    assert [(position.named, position.unknown) for position in dispute.positions] == [(False, 1), (True, 0)]


def test_one_who_hints_at_the_doer_holds_a_position_of_his_own():
    claim = voice("a", MARKET, says="Monitor")
    told = blast("a", voices=[claim], actors=["Harim Army"])
    silence = voice("a", "on the strike", says="Harim Army", stance="declines", events=[told.event])
    hint = voice("a", "the army’s involvement", says="Ada Lamp", lemma="hint")
    (dispute,) = disputes([told], [claim, silence, hint])
    assert [one.gist for one in dispute.positions[1:]] == ["hints at the army’s involvement", "no comment by Harim Army"]


def test_refusing_to_do_something_is_no_answer():
    claim = voice("a", MARKET, says="Monitor")
    told = blast("a", voices=[claim], actors=["Harim Army"])
    refusal = voice("a", "to surrender", says="Harim Army", stance="declines", lemma="refuse", events=[told.event])
    assert disputes([told], [claim, refusal]) == ()


def test_values_worlds_apart_are_counts_of_two_things():
    monitor = voice("b", "310 were killed", says="Monitor")
    assert disputes([blast("a", [killed(43)]), blast("b", [killed(310, by=monitor)])], [monitor]) == ()


def test_several_numbers_of_one_report_are_no_dispute_unless_two_sources_give_them():
    army, monitor = (voice("a", f"{name} said", says=name) for name in ("Harim Army", "Monitor"))
    assert disputes([blast("a", [killed(43), killed(31)])]) == ()
    (dispute,) = disputes([blast("a", [killed(43, by=army), killed(31, by=monitor)])], [army, monitor])
    assert dispute.about == "figure"


def test_two_outlets_that_name_two_doers_in_their_own_words_are_no_dispute():
    assert disputes([blast("a", actors=["Harim Army"]), blast("b", actors=["Coast Guard"])]) == ()


def test_reasons_part_where_one_is_set_against_the_other():
    office = voice("a", "for security reasons the trip to Harim was cancelled", says="Office")
    source = voice("a", "the reason for the cancelled trip was unrelated to security", says="Coast Ministry")
    other = voice("a", "the harvest failed because it did not rain", says="Farmers")
    (dispute,) = disputes([], [office, source, other])
    assert (dispute.about, len(dispute.positions)) == ("cause", 2)


def test_reasons_of_two_things_do_not_part():
    one = voice("a", "the fare cut is not the root cause of the large gaps in the budget", says="Office")
    other = voice("a", "the fare cut resulted from the fears of the council", says="Coast Ministry")
    assert disputes([], [one, other]) == ()


def test_the_reason_is_asked_for_by_what_it_is_for():
    office = voice("a", "for security reasons the trip to Harim was cancelled", says="Office")
    source = voice("a", "the reason for the cancelled trip was unrelated to security", says="Coast Ministry")
    assert [one.question for one in disputes([], [office, source])] == ["What was the reason for the cancelled trip?"]
    unnamed = replace(office, actor=None, words="he")
    assert disputes([], [unnamed, source]) == ()


def test_a_negative_with_a_reason_of_its_own_denies_nobodys_reason():
    one = voice("a", "he cannot vote for Kara because she is dishonest", says="Student", stance="denies", lemma="say")
    other = voice("a", "he sold water to those who vote because of the heat", says="Boy")
    assert not disputes([], [one, other])
    assert all(dispute.about != "cause" for dispute in disputes([], [replace(one, lemma="deny"), other]))


def test_two_reasons_for_two_things_are_no_dispute():
    one = voice("a", "the bridge closed, not because it was old, but because nobody paid", says="Kara")
    other = voice("a", "he opposes the bridge because it harms the river", says="Moss")
    third = voice("a", "the report on the bridge is misleading because it leaves out the tolls", says="Harim Council")
    left_out = voice("a", "it did not count the tolls because they were no part of the bridge", says="Press", stance="denies")
    assert not disputes([], [one, other])
    assert not disputes([], [third, replace(left_out, lemma="say")])


def test_two_reasons_for_one_deed_part():
    one = voice("a", "the bridge was closed because of the flood", says="Kara")
    other = voice("a", "the bridge was closed not because of the flood but because nobody paid", says="Moss")
    (dispute,) = disputes([], [one, other])
    assert (dispute.about, len(dispute.positions)) == ("cause", 2)


def test_the_rest_beside_others_is_no_toll_to_differ_on():
    monitor = voice("b", "31 were killed", says="Monitor")
    assert disputes([blast("a", [killed(43, of="others")]), blast("b", [killed(31, by=monitor)])], [monitor]) == ()


def test_a_source_that_counts_two_things_differs_only_by_the_nearer_number():
    monitor = [voice("b", "31 were killed", says="Monitor"), voice("b", "60 were killed", says="Monitor")]
    told = [blast("a", [killed(28)]), blast("b", [killed(31, by=monitor[0]), killed(60, by=monitor[1])])]
    (dispute,) = disputes(told, monitor)
    assert [position.gist for position in dispute.positions] == ["28 people killed", "31 people killed"]


def test_what_is_dated_to_a_month_is_too_loose_to_differ_on():
    monitor = voice("b", "31 were killed", says="Monitor")
    month = {"since": DAY, "before": DAY + timedelta(days=30), "grain": "month"}
    told = [blast("a", [killed(43)]), blast("b", [killed(31, by=monitor)])]
    assert disputes([replace(one, **month) for one in told], [monitor]) == ()


def two_doers():
    doers = ("Harim Army", "Kara Front")
    named = zip("ab", ("Monitor", "Ministry"), doers, strict=True)
    said = [voice(report, f"{MARKET}, planted by the {doer}", says=says) for report, says, doer in named]
    return said, [blast(one.report, voices=[one], actors=[doer]) for one, doer in zip(said, doers, strict=True)]


def test_who_is_only_named_beside_a_deed_is_no_doer_of_it():
    said, told = two_doers()
    bare = [replace(one, contents=MARKET) for one in said]
    assert disputes([replace(one, voices=(two,)) for one, two in zip(told, bare, strict=True)], bare) == ()


def test_what_is_told_of_other_times_is_no_telling_of_this_deed():
    said, told = two_doers()
    assert disputes([replace(one, words=f"{MARKET}, as it has done in the past") for one in told], said) == ()


def test_who_fights_with_whom_is_not_who_did_it():
    said, told = two_doers()
    assert [one.about for one in disputes(told, said)] == ["doer"]
    assert disputes([replace(one, trigger="fighting") for one in told], said) == ()


def test_an_embassy_does_not_contradict_its_ambassador():
    words = "the army had moved its heavy guns into the northern suburbs of Kara"
    said = voice("a", words, says="Embassy of Kara", organ="KAR")
    denial = replace(voice("b", f"{words} again", says="the ambassador", organ="KAR", stance="denies"), lemma="deny")
    judged = list(link_denials([claim_of(said), claim_of(denial)]))
    assert judged != []
    assert look_across([], [said, denial], judged).disputes == ()
    other = [replace(said, organ=None), denial]
    assert [one.clash for one in look_across([], other, judged).disputes] == ["denies"]


def test_an_accusation_of_which_nothing_is_told_is_linked_to_nothing():
    said = voice("a", "an accusation by the defence ministry of Kara was false", says="Monitor")
    denial = voice("b", "an accusation by the defence ministry of Kara", says="Kara Front", stance="denies")
    assert list(link_denials([claim_of(said), replace(claim_of(denial), lemma="deny")])) == []


def test_doers_of_what_is_placed_in_a_whole_country_do_not_part():
    said, told = two_doers()
    assert disputes([replace(one, place_kind="country", place="Syria") for one in told], said) == ()


def claim_of(one):
    return Claim(
        id=one.id,
        report_id=one.report,
        holder=one.actor.id,
        stance=one.stance,
        words=one.contents,
        day=one.published,
        lemma=one.lemma,
        name=one.actor.name,
    )


@pytest.mark.parametrize(("days", "clashes"), [((DAY, DAY + timedelta(days=3)), ["corrects"]), ((DAY, DAY), ["denies"])])
def test_a_source_that_denies_later_what_it_said_has_changed_its_position(days, clashes):
    words = "the army had moved its heavy guns into the northern suburbs of Kara"
    said = voice("a", words, says="the ministry", day=days[0])
    denial = replace(voice("b", f"{words} at all", says="the ministry", stance="denies", day=days[1]), lemma="deny")
    judged = list(link_denials([claim_of(said), claim_of(denial)]))
    found = look_across([], [said, denial], judged).disputes
    assert [one.clash for one in found] == clashes
    assert [[position.since for position in one.positions] for one in found] == [list(days)] * len(clashes)
