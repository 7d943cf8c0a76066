"""What people judge about actors outlives every reading, is never erased, and is taken back by a word."""

from dataclasses import replace

import pytest

from dragoman.model import Judgement, StoreError, content_id
from dragoman.store import Filters
from tests.store.cases import NEWER, accusing, denying, same_actor

ADA, BO = "person:ada", "person:bo"
RULE = same_actor(by="rule:name")


def ids(store, name="Kaya"):
    return sorted(row.id for row in store.find_actors(Filters(actor=name)))


def test_a_merge_makes_one_actor_of_two(kept):
    one, other = ids(kept)
    (judgement,) = kept.merge_actors(one, other, by=ADA, because="same office")
    assert (judgement.holds, judgement.score, judgement.by) == (True, 1.0, ADA)
    assert "same office" in judgement.reason
    (row,) = kept.find_actors(Filters(actor="Kaya"))
    assert sorted(row.merged) == [one, other]


def test_a_name_will_do_where_it_means_one(kept):
    kept.merge_actors("Şule Kaya", "S. Kaya", by=ADA)
    assert len(ids(kept)) == 1


def test_a_name_that_means_several_is_refused_with_the_list(kept):
    with pytest.raises(StoreError, match="may be"):
        kept.rename_actor("Kaya", "Ada", by=ADA)
    with pytest.raises(StoreError, match="nobody"):
        kept.rename_actor("Nemo", "Ada", by=ADA)


def test_the_same_may_not_be_merged_twice(kept):
    kept.merge_actors(*ids(kept), by=ADA)
    with pytest.raises(StoreError, match="one actor already"):
        kept.merge_actors("Şule Kaya", "S. Kaya", by=ADA)


def test_a_split_parts_what_a_rule_merged_and_the_rule_does_not_undo_it(kept):
    one, other = ids(kept)
    rule = Judgement(
        id="r", kind="same_actor", left=one, right=other, holds=True, score=0.99, reason="names", by="rule:full-name"
    )
    kept.keep_judgement(rule)
    assert len(ids(kept)) == 1
    kept.split_actors(one, other, by=ADA)
    assert ids(kept) == [one, other]
    again = replace(rule, id="again", by="rule:other-names")
    kept.keep_judgement(again)
    assert ids(kept) == [one, other]


def test_a_split_without_another_takes_one_out_of_all(kept):
    one, other = ids(kept)
    kept.merge_actors(one, other, by=ADA)
    kept.split_actors(other, by=ADA)
    assert ids(kept) == [one, other]
    with pytest.raises(StoreError, match="merged with nobody"):
        kept.split_actors(other, by=ADA)


def test_a_later_merge_goes_before_an_earlier_split_and_back(kept):
    one, other = ids(kept)
    for _ in range(2):
        kept.merge_actors(one, other, by=ADA)
        assert len(ids(kept)) == 1
        kept.split_actors(one, other, by=BO)
        assert len(ids(kept)) == 2
    assert len(list(kept.judgements("same_actor"))) == 4


def test_both_outlive_a_new_reading(kept):
    one, other = ids(kept)
    kept.merge_actors(one, other, by=ADA)
    kept.keep(accusing(NEWER))
    assert len(ids(kept)) == 1
    kept.split_actors(one, other, by=ADA)
    kept.keep(denying(NEWER))
    assert ids(kept) == [one, other]


def renamed_reading(made_by=NEWER):
    """The accusing report, as a reader sees it that calls Kaya otherwise."""
    findings = accusing(made_by)
    old, new = content_id("actor", "kaya"), content_id("actor", "governor kaya")
    actors = tuple(replace(each, id=new) if each.id == old else each for each in findings.actors)
    statements = tuple(
        replace(each, source=replace(each.source, actor=new)) if each.source.actor == old else each
        for each in findings.statements
    )
    events = tuple(
        replace(each, recipients=tuple(new if one == old else one for one in each.recipients)) for each in findings.events
    )
    return replace(findings, actors=actors, statements=statements, events=events), old, new


def test_a_judgement_follows_an_actor_whom_a_new_reading_calls_otherwise(kept):
    findings, old, new = renamed_reading()
    kept.merge_actors("Şule Kaya", "S. Kaya", by=ADA)
    kept.rename_actor(old, "The Governor", by=ADA)
    kept.keep(findings)
    (row,) = kept.find_actors(Filters(actor="Kaya"))
    assert new in row.merged
    assert row.name == "The Governor"


def test_without_a_persons_word_nothing_follows(kept):
    findings, _, _ = renamed_reading()
    kept.keep(findings)
    assert list(kept.judgements()) == []


def test_a_given_name_goes_before_those_of_reports_and_is_found(kept):
    one, _ = ids(kept)
    kept.rename_actor(one, "  Governor  Kaya ", by=ADA)
    (row,) = kept.find_actors(Filters(actor="Governor Kaya"))
    assert (row.id, row.name) == (one, "Governor Kaya")
    assert any("Kaya" in name and name != "Governor Kaya" for name in row.names)
    kept.keep(accusing(NEWER))
    kept.keep(denying(NEWER))
    (row,) = kept.find_actors(Filters(actor=one))
    assert row.name == "Governor Kaya"


def test_a_given_name_is_that_of_all_merged_and_leaves_with_undo(kept):
    one, other = ids(kept)
    before = {row.id: (row.name, row.names) for row in kept.find_actors(Filters(actor="Kaya"))}
    kept.rename_actor(other, "The Governor", by=ADA)
    kept.merge_actors(one, other, by=ADA)
    (row,) = kept.find_actors(Filters(actor="Kaya"))
    assert row.name == "The Governor"
    kept.undo(by=ADA)
    names = {row.id: row.name for row in kept.find_actors(Filters(actor="Kaya"))}
    assert names == {one: before[one][0], other: "The Governor"}
    kept.undo(by=ADA)
    assert {row.id: (row.name, row.names) for row in kept.find_actors(Filters(actor="Kaya"))} == before


def test_undo_takes_back_the_last_word_of_a_person_alone_and_erases_nothing(kept):
    one, other = ids(kept)
    kept.rename_actor(one, "Bo's", by=BO)
    kept.merge_actors(one, other, by=ADA)
    (undone,) = kept.undo(by=ADA)
    assert undone.kind == "same_actor"
    assert ids(kept) == [one, other]
    log = list(kept.judgements_on())
    assert [(each.judgement.kind, each.withdrawn_by) for each in log] == [("renamed", None), ("same_actor", ADA)]
    with pytest.raises(StoreError, match="judged nothing"):
        kept.undo(by=ADA)


def test_a_judgement_of_a_rule_is_undone_by_its_id(kept):
    kept.keep_judgement(RULE)
    with pytest.raises(StoreError, match="none in force"):
        kept.undo("ffffffffffff", by=ADA)
    assert kept.undo(RULE.id[:10], by=ADA) == (RULE,)
    assert not kept.keep_judgement(RULE)


def test_an_actor_of_the_world_table_may_stand_for_a_local_one(kept):
    one, _ = ids(kept)
    kept.merge_actors(one, "per-kaya", by=ADA)
    (row,) = kept.find_actors(Filters(actor="per-kaya"))
    assert (row.id, row.merged) == ("per-kaya", (one,))


def test_judgements_about_an_actor_are_those_of_all_that_it_stands_for(kept):
    one, other = ids(kept)
    kept.merge_actors(one, other, by=ADA)
    assert [each.judgement.kind for each in kept.judgements_on(other)] == ["same_actor"]
    assert list(kept.judgements_on("RUR")) == []


def test_an_empty_name_is_refused(kept):
    with pytest.raises(StoreError, match="called nothing"):
        kept.rename_actor(ids(kept)[0], "  ", by=ADA)
