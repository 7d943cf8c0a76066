"""A doubtful pair of actors is shown until a person judges it, and neither side is merged before."""

from dataclasses import replace

import pytest

from dragoman.pipeline.across import doubtful_actors, link_store
from tests.store.cases import accusing, denying


def told_of(findings, name, actor_id):
    """The same findings with their person alone, under another name and id, of ELA and its army."""
    person = next(actor for actor in findings.actors if actor.kind == "person")
    other = replace(person, id=actor_id, name=name, country="ELA", sectors=("MIL",))
    return replace(findings, actors=(other,), statements=(), events=())


@pytest.fixture
def doubtful(store):
    store.keep(told_of(accusing(), "Şule Kaya", "0123456789abcdef"))
    store.keep(told_of(denying(), "S. Kaya", "fedcba9876543210"))
    return store


def test_a_doubtful_pair_waits_for_a_person(doubtful):
    link_store(doubtful)
    (doubt,) = doubtful_actors(doubtful)
    assert {doubt.left.name, doubt.right.name} == {"Şule Kaya", "S. Kaya"}
    assert "initial" in doubt.reason
    assert not list(doubtful.judgements("same_actor"))


@pytest.mark.parametrize("verdict", ["merge_actors", "split_actors"])
def test_a_judged_pair_is_asked_about_no_more_and_again_after_undo(doubtful, verdict):
    getattr(doubtful, verdict)("0123456789abcdef", "fedcba9876543210", by="person:ada")
    assert doubtful_actors(doubtful) == []
    doubtful.undo(None, by="person:ada")
    assert len(doubtful_actors(doubtful)) == 1


def doubted(findings, candidate="per-kaya", confidence=0.41):
    """The same findings with their person alone, who may be one of the world table."""
    person = next(actor for actor in findings.actors if actor.kind == "person")
    local = replace(
        person, id="00ddba1100ddba11", name="Kaya", known=False, candidate=candidate, confidence=confidence,
        link_reason="doubtful-link",
    )  # fmt: skip
    return replace(findings, actors=(local,), statements=(), events=())


def test_a_doubtful_link_to_the_table_waits_for_a_person(store):
    store.keep(doubted(accusing()))
    link_store(store)
    (doubt,) = doubtful_actors(store)
    assert (doubt.left.name, doubt.right.id, doubt.score) == ("Kaya", "per-kaya", 0.41)
    assert "doubtful link" in doubt.reason
    store.merge_actors("00ddba1100ddba11", "per-kaya", by="person:ada")
    assert doubtful_actors(store) == []


def test_a_doubtful_link_is_kept_in_the_record(store):
    findings = doubted(accusing())
    store.keep(findings)
    (actor,) = store.findings(findings.report.id).actors
    assert (actor.candidate, actor.confidence, actor.link_reason) == ("per-kaya", 0.41, "doubtful-link")
