"""Events have the days that their words give them: sums from their start or not at all, asides none."""

import json
from datetime import date
from pathlib import Path

import pytest

from dragoman.model import Report, text_id
from dragoman.pipeline import load_knowledge, load_settings, read_reports

pytestmark = pytest.mark.slow
CASES = [json.loads(line) for line in Path(__file__).with_name("cases_dates.jsonl").read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def findings():
    reports = [
        Report(
            id=text_id(case["text"]),
            key=case["text"],
            file="case",
            text=case["text"],
            published=date.fromisoformat(case["published"]),
            published_grain="day",
            published_basis="metadata",
        )
        for case in CASES
    ]
    return {found.report.key: found for found in read_reports(reports, load_knowledge(load_settings()))}


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:70] for case in CASES])
def test_an_event_has_the_days_that_its_words_give_it(case, findings):
    found = findings[case["text"]]
    (event,) = (
        event
        for event in found.events
        if case["trigger"] in (span.words(case["text"]) for span in (event.trigger, *event.also))
    )
    days = event.when and [event.when.interval.start.isoformat(), event.when.interval.end.isoformat()]
    assert (days, event.when_reason, event.when and event.when.basis) == (case["days"], case["reason"], case["basis"])
