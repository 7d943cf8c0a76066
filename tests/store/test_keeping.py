"""Keeping: one transaction a report, nothing lost, nothing twice, judgements untouched."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, assume, given, settings

from dragoman.model import Failure, RecordError, StoreError
from dragoman.store import Filters, Fingerprint, Kept, Store
from dragoman.store.found_tables import events
from tests import strategies
from tests.store.cases import MADE_BY, NEWER, accusing, denying, numbered, same_actor, unread


@given(strategies.findings())
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_is_kept_comes_back_and_every_question_can_be_asked(store, findings):
    assume(store._engine.dialect.name == "sqlite" or r"\x00" not in repr(findings))  # a server takes no NUL: test_postgresql
    outcome = store.keep(findings).outcome
    asked = Filters(report=findings.report.id)
    assert store.known_report(findings.report, findings.made_by)
    if outcome != "same-text":
        assert store.findings(findings.report.id) == findings
        assert [row.id for row in store.find_events(asked)] == [event.id for event in findings.events]
        assert [row.id for row in store.find_statements(asked)] == [one.id for one in findings.statements]
        assert len(list(store.find_figures(asked))) == sum(len(event.figures) for event in findings.events)
        assert {row.id for row in store.find_actors(asked)} == {actor.id for actor in findings.actors}


def test_the_same_findings_again_change_nothing(kept):
    before = dump(kept)
    assert kept.keep(accusing()) == Kept(report_id=accusing().report.id, outcome="unchanged")
    assert dump(kept) == before


def test_a_newer_reading_takes_the_place_of_the_older(kept):
    kept.keep_judgement(same_actor())
    bare = replace(accusing(NEWER), events=(), statements=())
    assert kept.keep(bare).outcome == "replaced"
    assert kept.findings(bare.report.id) == bare
    assert {row.report.key for row in kept.find_statements(Filters())} == {"denying"}
    assert list(kept.find_statements(Filters(words="killed"))) == []
    assert [one.reason for one in kept.judgements()] == ["one governor"]


def test_re_reading_leaves_no_trace_of_actors_that_are_gone(kept):
    kept.keep(replace(accusing(NEWER), actors=(), events=(), statements=()))
    assert {row.name for row in kept.find_actors(Filters())} == {"Ruritania", "S. Kaya"}
    assert list(kept.find_actors(Filters(actor="Şule"))) == []


def test_the_name_of_an_actor_does_not_depend_on_the_order_of_keeping(empty_file, tmp_path):
    names = []
    for turn, order in enumerate([("Al Kaya", "Alya Kaya"), ("Alya Kaya", "Al Kaya")]):
        file = tmp_path / f"{turn}.sqlite"
        file.write_bytes(empty_file.read_bytes())
        with Store.open(file) as store:
            for name in order:
                findings = accusing() if name == "Al Kaya" else denying()
                same = tuple(replace(one, id="per-kaya", name=name) for one in findings.actors if "Kaya" in one.name)
                store.keep(replace(findings, actors=same, events=(), statements=()))
            names += [row.name for row in store.find_actors(Filters())]
            assert store.keep(replace(denying(NEWER), actors=(), events=(), statements=())).outcome == "replaced"
            assert [row.name for row in store.find_actors(Filters())] == ["Al Kaya"]
    assert names == ["Alya Kaya", "Alya Kaya"]


def test_the_same_text_under_another_key_is_kept_beside_it(kept):
    copy = accusing(key="reprint", publisher="The Echo", published=date(2031, 5, 5))
    assert not kept.known_report(copy.report, MADE_BY)
    assert kept.keep(copy).outcome == "same-text"
    (also,) = kept.appearances(copy.report.id)
    assert (also.key, also.publisher, also.published) == ("reprint", "The Echo", date(2031, 5, 5))
    assert kept.known_report(copy.report, MADE_BY)
    assert kept.findings(copy.report.id) == accusing()
    assert kept.findings_of(copy.report) == copy
    assert next(row for row in kept.reports() if row.key == "accusing").also == 1


def test_a_newer_reading_under_another_key_swaps_the_two(kept):
    assert kept.keep(accusing(NEWER, key="reprint")).outcome == "replaced"
    assert [also.key for also in kept.appearances(accusing().report.id)] == ["accusing"]
    assert kept.keep(accusing(NEWER)).outcome == "same-text"
    assert [also.key for also in kept.appearances(accusing().report.id)] == ["accusing"]


def test_a_run_skips_what_this_version_has_read(kept):
    assert kept.known_report(accusing().report, MADE_BY)
    assert not kept.known_report(accusing().report, NEWER)
    assert not kept.known_report(numbered(1).report, MADE_BY)


def test_a_report_that_was_only_kept_is_known_until_it_is_to_be_read(store):
    findings = unread(language="de", language_basis="text", language_confidence=0.9)
    store.keep(findings)
    assert store.known_report(findings.report, MADE_BY, reads=False)
    assert not store.known_report(findings.report, MADE_BY)
    assert store.findings(findings.report.id) == findings


def test_fingerprints_come_back(store):
    marks = Fingerprint(exact="e", shingles=frozenset({0, 7, 2**64 - 1}))
    store.keep(accusing())
    store.keep(accusing(), marks)
    store.keep(denying())
    assert list(store.fingerprints()) == [(accusing().report.id, marks)]


def test_a_failure_is_kept_until_the_input_can_be_read(store):
    store.keep_failure(Failure(where="accusing.txt", trouble="no text"))
    store.keep_failure(Failure(where="accusing.txt", trouble="not text", detail="…"))
    assert [(one.where, one.trouble, one.detail) for one in store.failures()] == [("accusing.txt", "not text", "…")]
    store.keep(accusing())
    assert list(store.failures()) == []


def test_a_failure_is_kept_whatever_its_file_is_called(store):
    store.keep_failure(Failure(where="caf\udce9.txt", trouble="no text"))
    assert [one.where for one in store.failures()] == ["caf\\udce9.txt"]


def test_two_findings_with_one_id_are_refused(store):
    findings = accusing()
    with pytest.raises(RecordError, match="two events have the id"):
        store.keep(replace(findings, events=findings.events * 2))
    assert list(store.reports()) == []


def test_a_report_that_is_not_there_is_named(store):
    with pytest.raises(StoreError, match="report abc is not in the store"):
        store.findings("abc")


def test_all_findings_come_in_the_order_of_keys(store):
    for number in (3, 1, 2):
        store.keep(numbered(number))
    assert [one.report.key for one in store.all_findings()] == ["bulletin-001", "bulletin-002", "bulletin-003"]


def dump(store):
    with store._engine.connect() as connection:
        return {table.name: sorted(map(repr, connection.execute(table.select()))) for table in events.metadata.sorted_tables}
