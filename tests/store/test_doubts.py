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
