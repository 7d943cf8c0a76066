"""Judgements: appended, withdrawn, never erased; people before rules; nobody joined over a pair that was kept apart."""

import pytest

from dragoman.model import Judgement, StoreError
from dragoman.store.judging import same_actors
from tests.store.cases import same_actor


def judged(left, right, *, holds=True, score=0.9, by="rule:name"):
    return Judgement(
        id=f"{left}{right}{by}", kind="same_actor", left=left, right=right, holds=holds, score=score, reason="r", by=by
    )


A, B, C, D = ("a" * 16, "b" * 16, "c" * 16, "per-d")


def test_what_was_withdrawn_stays_readable_and_is_not_made_again_by_a_rule(store):
    rule = same_actor(by="rule:name")
    assert store.keep_judgement(rule)
    assert not store.keep_judgement(rule)
    store.withdraw(rule.id, "person:ada")
    assert not store.keep_judgement(rule)
    assert list(store.judgements("same_actor")) == []
    (kept,) = store.judgement_history()
    assert (kept.judgement, kept.withdrawn_by) == (rule, "person:ada")


def test_a_person_may_judge_anew_after_a_withdrawal(store):
    store.keep_judgement(same_actor())
    store.withdraw(same_actor().id, "person:ada")
    assert store.keep_judgement(same_actor())
    assert list(store.judgements()) == [same_actor()]
    assert len(list(store.judgement_history())) == 2


def test_a_judgement_that_is_not_in_force_cannot_be_withdrawn(store):
    with pytest.raises(StoreError, match="none with this id"):
        store.withdraw("nothing", "person:ada")


def test_the_world_tables_actor_stands_for_the_local_ones():
    assert same_actors([judged(A, B), judged(B, D)]) == dict.fromkeys((A, B, D), D)


def test_a_person_outranks_a_rule_and_the_later_word_counts():
    no = judged(A, B, holds=False, by="person:ada")
    assert same_actors([judged(A, B), no]) == {}
    assert same_actors([no, judged(B, A, by="person:bo")]) == dict.fromkeys((A, B), A)


def test_groups_are_not_joined_over_a_pair_that_was_kept_apart():
    links = same_actors([judged(A, B, score=0.9), judged(B, C, score=0.8), judged(A, C, holds=False, by="person:ada")])
    assert links == dict.fromkeys((A, B), A)
