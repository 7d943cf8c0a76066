"""Reading in this process, in workers and on Ray gives the same findings in the same order."""

from dataclasses import replace

import pytest

from dragoman.model import Failure, Findings, Report, text_id
from dragoman.pipeline import load_knowledge, load_settings, read_only, read_reports
from dragoman.pipeline.versions import made_by

pytestmark = pytest.mark.slow


def report(number, **fields):
    text = f"The mayor of Harim denied on Monday that bridge {number} was unsafe, and an engineer accused him of lying."
    return Report(id=text_id(text), key=f"r{number}", file="case.jsonl", text=text, **fields)


ITEMS = [report(1), Failure(where="case.jsonl:2", trouble="no text"), *map(report, range(3, 9))]


def found(settings):
    return [(outcome.status, outcome.findings, outcome.failure) for outcome in read_only(iter(ITEMS), settings)]


@pytest.fixture(scope="module")
def here():
    return found(replace(load_settings(), workers=1))


def test_every_input_has_its_outcome_in_order(here):
    assert [status for status, _, _ in here] == ["read", "failed"] + ["read"] * 6
    assert [findings.report.key for _, findings, _ in here if findings] == ["r1", "r3", "r4", "r5", "r6", "r7", "r8"]


def test_workers_find_the_same(here):
    assert found(replace(load_settings(), workers=2, chunk=200, in_process_below=0)) == here


@pytest.mark.filterwarnings("ignore")  # Ray's own, of its sockets and of the days to come
def test_ray_finds_the_same(here):
    assert found(replace(load_settings(), workers=1, chunk=300, ray="local")) == here


def test_a_fault_in_one_report_leaves_the_others(monkeypatch):
    knowledge = load_knowledge(load_settings())

    def broken(reading, *_):
        if reading.report.key == "r4":
            raise ZeroDivisionError("made for this test")
        return ()

    monkeypatch.setattr("dragoman.pipeline.stages.find_times", broken)
    results = list(read_reports([report(3), report(4), report(5)], knowledge))
    assert [type(result) for result in results] == [Findings, Failure, Findings]
    assert "ZeroDivisionError" in results[1].trouble
    assert "Traceback" in results[1].detail


def test_a_language_that_is_not_read_has_no_findings():
    knowledge = load_knowledge(load_settings())
    (findings,) = read_reports([report(1, language="de")], knowledge)
    assert findings.statements == findings.events == ()
    assert findings.not_read == "language"


def test_a_report_whose_language_nothing_tells_is_read():
    knowledge = load_knowledge(load_settings())
    (findings,) = read_reports([report(1, language=None)], knowledge)
    assert findings.statements
    assert findings.not_read is None


def test_versions_are_told_without_a_model():
    version = made_by(None)
    assert version.dragoman
    assert version.models["reader"]
    assert version == made_by(None)
