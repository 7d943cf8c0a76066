"""What a denial denies, which claims and accusations it answers, and how it is asked: gold cases in the files beside."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.linking import link_denials, look_across
from dragoman.linking.naming import with_names
from dragoman.linking.propositions import read_denial
from dragoman.linking.questions import ask
from dragoman.model import Judgement
from dragoman.pipeline.seeing import claim_of
from tests.linking.telling import DAY, voice


def cases(name):
    lines = Path(__file__).with_name(name).read_text(encoding="utf-8").splitlines()
    return [pytest.param(case, id=case["name"]) for case in map(json.loads, lines)]


def said(one, case="", **more):
    return voice(
        one["report"] + case, one["contents"], says=one["says"], stance=one.get("stance", "denies"), lemma=one["lemma"], **more
    )


@pytest.mark.parametrize("case", cases("denied.jsonl"))
def test_a_denial_denies_a_fact_or_none(case):
    denied = read_denial(case["lemma"], case["contents"])
    told = denied and {name: getattr(denied, name) for name in ("words", "form", "open", "claimant", "weak")}
    assert told == case["denied"]


@pytest.mark.parametrize("case", cases("denials.jsonl"))
def test_a_denial_answers_the_claim_of_that_very_thing(case):
    denial, claim = said(case["denial"]), said(case["claim"])
    found = list(link_denials([claim_of(denial), claim_of(claim)]))
    assert [(one.left, one.right) for one in found] == ([(denial.id, claim.id)] if case["linked"] else [])


@settings(deadline=None, max_examples=20)
@given(st.permutations([case.values[0] for case in cases("denials.jsonl")]))
def test_the_order_of_the_statements_changes_no_dispute(shuffled):
    def disputes(some):
        voices = [said(one[side], one["name"]) for one in some for side in ("denial", "claim")]
        return look_across([], voices, list(link_denials(map(claim_of, voices)))).disputes

    assert disputes(shuffled) == disputes([case.values[0] for case in cases("denials.jsonl")])


def test_a_denial_of_a_claim_that_nobody_makes_is_a_dispute_with_its_question():
    denial = voice("a", "any role in the raid", says="Orland", stance="denies", lemma="deny")
    (dispute,) = look_across([], [denial], []).disputes
    assert (dispute.question, dispute.clash) == ("Did Orland have any role in the raid?", "denies")
    assert [(one.stance, one.named) for one in dispute.positions] == [("asserts", False), ("denies", True)]


def test_the_one_whose_claim_is_denied_holds_it():
    denial = voice("a", "Velia's claims that the ship was armed", says="Orland", stance="denies", lemma="reject")
    (dispute,) = look_across([], [denial], []).disputes
    assert [[one.name for one in position.held_by] for position in dispute.positions] == [["Velia"], ["Orland"]]


def after(denial, contents, says):
    """Return what is said just behind a denial, in its sentence."""
    start = denial.stop + 20
    return replace(voice(denial.report, contents, says=says, lemma="say"), start=start, stop=start + len(contents))


@pytest.mark.parametrize(
    ("contents", "claimant"),
    [("they had", ["a colleague"]), ("that it was so", ["a colleague"]), ("they had lunch", []), ("the road was closed", [])],
)
def test_who_says_otherwise_behind_a_denial_holds_the_claim(contents, claimant):
    denial = voice("a", "the guards had met to discuss the raid", says="Lev Moss", stance="denies", lemma="deny")
    (dispute,) = look_across([], [denial, after(denial, contents, "a colleague")], []).disputes
    assert [[one.name for one in position.held_by] for position in dispute.positions] == [claimant, ["Lev Moss"]]


@pytest.mark.parametrize(("second", "disputes"), [("a spokesman for Orland Bank", 1), ("Velia Bank", 2)])
def test_a_denial_that_a_spokesman_repeats_is_told_once(second, disputes):
    denial = voice("a", "that it had written off loans to Velian firms", says="Orland Bank", stance="denies", lemma="deny")
    again = after(denial, "that it had ever written off any loans to Velian firms", second)
    assert len(look_across([], [denial, replace(again, stance="denies", lemma="deny")], []).disputes) == disputes


@pytest.mark.parametrize("case", cases("questions.jsonl"))
def test_what_is_denied_is_asked_in_plain_words(case):
    more = {name: case[name] for name in ("kind", "called", "lead", "before", "title", "opening") if name in case}
    denial = voice("a", case["contents"], says=case["says"], stance="denies", lemma=case["lemma"], **more)
    denied = read_denial(case["lemma"], case["contents"])
    assert ask(with_names(denied, denial), denial) == case["question"]


def beside(case, start, **more):
    one = case["accusation"]
    accused = replace(
        voice("a", one["contents"], says=one["says"], stance=one["stance"], lemma=one["lemma"]), stop=len(one["contents"])
    )
    two = case["denial"]
    denial = voice("a", two["contents"], says=two["says"], stance="denies", lemma=two["lemma"], called=two["says"], **more)
    return accused, replace(denial, start=start, stop=start + len(two["contents"]))


@pytest.mark.parametrize("case", cases("accusations.jsonl"))
def test_who_denies_the_accusations_denies_those_told_before(case):
    found = look_across([], beside(case, 90), []).disputes
    assert [one.question for one in found] == ([case["question"]] if case["question"] else [])
    far = look_across([], beside(case, 4_000), []).disputes
    assert not any(position.named for one in far for position in one.positions[:-1])


def test_a_charge_is_told_after_its_denial_too():
    denial = replace(voice("a", "the charges", says="Moss", stance="denies", lemma="deny"), start=10, stop=21)
    accused = voice("a", "He … with forging passports", stance="accuses", lemma="charge", kind="unspecified")
    (dispute,) = look_across([], [denial, replace(accused, start=30, stop=60)], []).disputes
    assert dispute.question == "Is it true that Moss was forging passports?"


def test_a_charge_that_is_denied_is_what_stands_before_it():
    told = replace(voice("a", "the army had shelled the market", says="Kara", lemma="say"), start=10, stop=41)
    denial = replace(voice("a", "a charge … that", says="Orland", stance="denies", lemma="deny"), start=43, stop=56)
    (dispute,) = look_across([], [told, denial], []).disputes
    assert dispute.question == "Is it true that the army had shelled the market (denied by Orland)?"
    assert [[one.name for one in position.held_by] for position in dispute.positions] == [["Kara"], ["Orland"]]
    assert look_across([], [replace(told, start=0, stop=31), denial], []).disputes == ()


@pytest.mark.parametrize(
    ("called", "holder", "both"),
    [
        ("Orland and Velia", "Orland", ["Orland", "Velia"]),
        ("Both Orland and its ally Velia", "Orland", ["Orland", "Velia"]),
        ("Both Orland and Velia, who were at war", "Orland", ["Orland", "Velia"]),
        ("The two neighbours, Orland and Velia", "Orland", ["Orland", "Velia"]),
        ("Ministers from Orland and Velia", "Ministers from Orland and Velia", ["Ministers from Orland and Velia"]),
        ("Moss and Sons", "Moss and Sons", ["Moss and Sons"]),
        ("the minister and his deputy", "the minister", ["the minister"]),
    ],
)
def test_two_who_deny_together_both_do(called, holder, both):
    denial = voice(
        "a", "that they had sold the port", says=holder, stance="denies", lemma="deny", called=called, lead=f"{called} denied "
    )
    (dispute,) = look_across([], [denial], []).disputes
    assert [one.name for one in dispute.positions[-1].held_by] == both


def test_copies_of_one_denial_are_one_dispute():
    more = {"says": "Orland", "stance": "denies", "lemma": "deny"}
    one, other = (voice(report, "that it had sold the port", **more) for report in "ab")
    copy = Judgement(id="c" * 16, kind="copy", left="a", right="b", holds=True, score=1, reason="", by="rule:shared-runs")
    (dispute,) = look_across([], [one, other], [copy]).disputes
    assert [len(position.evidence) for position in dispute.positions] == [2, 2]
    assert (dispute.positions[0].origins, dispute.positions[0].unknown) == (0, 1)
    assert len(look_across([], [one, other], []).disputes) == 2


@pytest.mark.parametrize(
    ("contents", "told"),
    [
        ("that it had sold the port", "claimed (the words name nobody)"),
        ("reports that it had sold the port", "reported (the words name nobody)"),
        ("rumours that it had sold the port", "rumoured (the words name nobody)"),
        ("charges of selling stolen grain", "charged (the words name nobody)"),
    ],
)
def test_where_nobody_makes_a_claim_that_is_said(contents, told):
    (dispute,) = look_across([], [voice("a", contents, says="Orland", stance="denies", lemma="deny")], []).disputes
    assert dispute.positions[0].gist.partition(": ")[0] == told


def test_her_claim_is_that_of_who_spoke_last():
    told = replace(voice("a", "the port is safe", says="Ada Kara", kind="person", lemma="say"), start=0, stop=16)
    denial = voice("a", "her claim that he had met the rebels", says="Lev Moss", stance="denies", lemma="reject")
    (dispute,) = look_across([], [told, replace(denial, start=40, stop=70)], []).disputes
    assert [[one.name for one in position.held_by] for position in dispute.positions] == [["Ada Kara"], ["Lev Moss"]]
    (alone,) = look_across([], [replace(denial, start=40, stop=70)], []).disputes
    assert [one.named for one in alone.positions] == [False, True]


@pytest.mark.parametrize(
    ("gap", "lead", "stated"), [(10, "Rebels said they sold grain abroad, but Orland denied ", 1), (300, "Orland denied ", 0)]
)
def test_what_is_denied_in_the_same_sentence_is_what_was_just_said(gap, lead, stated):
    told = voice("a", "they sold grain abroad", says="Rebels", lemma="say")
    told = replace(told, start=10, stop=32)
    denial = voice("a", "it", says="Orland", stance="denies", lemma="deny", called="Orland", lead=lead)
    found = look_across([], [told, replace(denial, start=32 + gap, stop=34 + gap)], []).disputes
    assert [one.question.partition(" (")[0] for one in found] == ["Is it true that they sold grain abroad"] * stated
    assert [[one.name for one in side.held_by] for one in found for side in one.positions] == [["Rebels"], ["Orland"]] * stated


@pytest.mark.parametrize(("contents", "stated"), [("had fallen", 1), ("would fall", 0)])
def test_a_forecast_that_somebody_makes_is_no_fact_to_deny(contents, stated):
    claim = voice("a", f"that the port of Harim {contents}", says="Ada Kara", lemma="claim")
    denial = voice("a", f"claims that the port of Harim {contents}", says="Lev Moss", stance="denies", lemma="reject")
    found = look_across([], [claim, denial], list(link_denials(map(claim_of, (claim, denial))))).disputes
    assert len(found) == stated


def test_a_plain_negative_differs_and_does_not_deny():
    claim = voice("a", "he was working for the Harim Front", says="Lev Moss", lemma="tell")
    denial = voice("a", "Moss was not working for the Harim Front", says="Tor Lind", stance="denies", lemma="say")
    (dispute,) = look_across([], [claim, denial], list(link_denials(map(claim_of, (claim, denial))))).disputes
    assert dispute.clash == "differs"


def test_a_plain_negative_alone_is_no_dispute():
    denial = voice("a", "Moss was not working for the Harim Front", says="Tor Lind", stance="denies", lemma="say")
    assert look_across([], [denial], []).disputes == ()


def test_who_denies_is_told_by_name():
    denial = voice("a", "that he had left the party", says="he", stance="denies", lemma="deny", day=DAY)
    assert look_across([], [denial], []).disputes == ()


@pytest.mark.parametrize("case", cases("standing.jsonl"))
def test_a_denial_that_nobody_claims_stands_only_where_it_is_plainly_made_of_a_deed(case):
    lead, contents = case["lead"], case["contents"]
    kind, more = case.get("kind", "person"), {"lemma": case["lemma"], "lead": lead, "called": case["called"]}
    one = voice("a", contents, says=case["says"], stance="denies", kind=kind, **more)
    unnamed = replace(one, actor=None) if case.get("unnamed") else one
    assert bool(look_across([], [unnamed], []).disputes) is case["stands"]


def test_a_denial_of_the_deed_charged_just_before_names_who_charges():
    accused = voice("a", "Moss with joining the Harim Front", says="Orland", stance="accuses", lemma="charge")
    denial = replace(
        voice("a", "being a member of any front or of joining one", says="Moss", stance="denies", lemma="deny"),
        start=60,
        stop=100,
    )
    (dispute,) = look_across([], [accused, denial], []).disputes
    assert [[one.name for one in position.held_by] for position in dispute.positions] == [["Orland"], ["Moss"]]
    other = replace(accused, id="b" * 16, contents="Moss with selling stolen grain")
    (alone,) = look_across([], [other, denial], []).disputes
    assert [one.named for one in alone.positions] == [False, True]


def test_a_pronoun_means_who_was_named_in_its_sentence_or_just_before():
    told = voice("a", "the tolls had risen", says="Ada Kara", kind="person", lemma="say", called="Ada Kara")
    more = {"says": "Ada Kara", "stance": "denies", "kind": "person", "lemma": "deny", "called": "she"}
    denial = replace(voice("a", "that she had met the rebels", lead="She denied ", **more), start=60, stop=90, called="She")
    (dispute,) = look_across([], [told, denial], []).disputes
    assert [one.name for one in dispute.positions[1].held_by] == ["Ada Kara"]
    assert look_across([], [denial], []).disputes == ()
    elsewhere = replace(denial, lead="Lev Moss sat in the council, though she denied ", called="she")
    assert look_across([], [told, elsewhere], []).disputes == ()
