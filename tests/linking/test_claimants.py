"""Who claims what somebody denies, in the whole report: gold cases in the file beside."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.linking import link_denials, look_across
from dragoman.model import Judgement
from dragoman.pipeline.seeing import claim_of
from tests.linking.telling import voice

CASES = [json.loads(line) for line in Path(__file__).with_name("claimants.jsonl").read_text(encoding="utf-8").splitlines()]
EACH = pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])


def said(one, report="a", place=0, **more):
    """Return a voice of a report, after those before it."""
    told = {name: one[name] for name in ("kind", "lead", "tail") if name in one}
    made = voice(report, one["contents"], says=one["says"], lemma=one.get("lemma", "deny"), **told, **more)
    start = one.get("at", place)
    return replace(made, start=start, stop=start + len(one["contents"]))


def report_of(case, report="a"):
    """Return the voices of a case: what is said, then the denial, unless the case says where each stands."""
    told = [said(one, report, 200 * place, stance=one.get("stance", "asserts")) for place, one in enumerate(case["said"])]
    return [*told, said(case["denial"], report, 200 * len(told), stance="denies")]


def claimants(voices, judged=()):
    """Return who claims it in the one dispute."""
    (dispute,) = look_across([], voices, judged).disputes
    return [one.name for position in dispute.positions if position.stance != "denies" for one in position.held_by]


@EACH
def test_a_denial_is_answered_by_those_who_claim_it_in_its_report(case):
    voices = report_of(case)
    found = claimants(voices, list(link_denials(map(claim_of, voices))))
    assert sorted(found) == sorted(case["claim"])


@EACH
def test_another_report_claims_it_only_where_it_is_a_copy(case):
    *told, denial = report_of(case, "b")
    told = [replace(one, report="a", id=f"{one.id}-a") for one in told]
    alike = Judgement(id="copy", kind="copy", left="a", right="b", holds=True, score=1.0, reason="", by="test")
    assert claimants([*told, denial]) == (claimants([denial]) if not told else [])
    assert claimants([*told, denial], [alike]) == ([] if case.get("placed") else claimants(report_of(case)))


@settings(deadline=None, max_examples=20)
@given(st.permutations(range(len(CASES))))
def test_the_order_of_the_reports_changes_no_claimant(order):
    def disputes(some):
        return look_across([], [one for place in some for one in report_of(CASES[place], f"r{place}")], []).disputes

    assert disputes(order) == disputes(range(len(CASES)))


def test_the_position_of_a_claimant_rests_on_his_own_words():
    voices = report_of(CASES[0])
    (dispute,) = look_across([], voices, []).disputes
    spans = {(one.evidence[0].start, one.evidence[0].stop) for one in dispute.positions}
    assert spans == {(one.start, one.stop) for one in voices}
    assert all(one.named for one in dispute.positions)


def test_a_claim_told_only_by_its_noun_is_that_of_who_makes_it_elsewhere():
    denial = said({"says": "Orland", "contents": "claims that it was behind the raid"}, stance="denies")
    nested = replace(
        said({"says": None, "lemma": "claim", "contents": "that it was behind the raid"}, stance="asserts"), start=7, stop=34
    )
    other = said({"says": "Kara", "lemma": "say", "contents": "Orland was behind the raid"}, place=200, stance="asserts")
    link = Judgement(
        id="j", kind="denies", left=denial.id, right=nested.id, holds=True, score=1.0, reason="", by="rule:shared-words"
    )
    assert claimants([denial, nested, other], [link]) == ["Kara"]
    assert claimants([denial, nested], [link]) == []


@pytest.mark.parametrize(
    ("tail", "claimant"),
    [
        (", as mentioned in the Harim Council readout, adding that it was late.", ["Harim Council"]),
        (", as alleged by Kara.", ["Kara"]),
        (", as Kara had claimed.", ["Kara"]),
        (", as it was late.", []),
        (", as the two men said goodbye.", []),
    ],
)
def test_who_is_named_behind_a_denial_as_saying_so_claims_it(tail, claimant):
    denial = voice("a", "that Moss had raised the matter", says="an official", stance="denies", lemma="deny", tail=tail)
    assert claimants([denial]) == claimant


def test_an_accusation_ends_where_the_accuser_goes_on_to_act():
    words = "Orland of being behind the raid and fired missiles at its port"
    accusation = said({"says": "Velia", "lemma": "accuse", "contents": words}, stance="accuses")
    denial = said({"says": "Orland", "contents": "the charges"}, place=100, stance="denies")
    (dispute,) = look_across([], [accusation, denial], []).disputes
    assert dispute.question == "Is it true that Orland was behind the raid?"
    assert dispute.positions[0].gist == "Orland of being behind the raid"
    assert dispute.positions[0].evidence[0].stop == len("Orland of being behind the raid")
