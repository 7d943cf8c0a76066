"""What a denial denies, and which claims it answers: gold cases in ``denied.jsonl`` and ``denials.jsonl``."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.linking import link_denials, look_across
from dragoman.linking.propositions import read_denial
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


def test_who_denies_the_accusations_denies_those_told_before():
    accused = voice("a", "Orland of arming the rebels", says="Velia", stance="accuses", lemma="accuse")
    denial = replace(voice("a", "the accusations", says="Orland", stance="denies", lemma="deny"), start=60, stop=75)
    (dispute,) = look_across([], [accused, denial], []).disputes
    assert dispute.question == "Is it true that Orland was arming the rebels?"
    far = replace(denial, start=2_000, stop=2_015)
    assert look_across([], [accused, far], []).disputes == ()


def test_it_that_is_accused_is_whoever_denies_that():
    accused = voice("a", "it of arming the rebels", says="Velia", stance="accuses", lemma="accuse")
    denial = replace(voice("a", "the accusations", says="Orland", stance="denies", lemma="deny"), start=60, stop=75)
    (dispute,) = look_across([], [accused, denial], []).disputes
    assert dispute.question == "Is it true that Orland was arming the rebels?"


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
