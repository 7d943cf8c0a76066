"""What numbers count, for whom and of which event, as the whole program reads short texts."""

import json
from datetime import date
from pathlib import Path

import pytest

from dragoman.model import Report, text_id
from dragoman.pipeline import load_knowledge, load_settings, read_reports

pytestmark = pytest.mark.slow
CASES = [json.loads(line) for line in Path(__file__).with_name("cases_counted.jsonl").read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def findings():
    reports = [
        Report(
            id=text_id(case["text"]),
            key="case",
            file="case",
            text=case["text"],
            published=date(2024, 3, 6),
            published_grain="day",
            published_basis="metadata",
        )
        for case in CASES
    ]
    return {found.report.text: found for found in read_reports(reports, load_knowledge(load_settings()))}


@pytest.mark.parametrize("case", CASES, ids=[case["why"] for case in CASES])
def test_numbers_count_what_the_words_say(case, findings):
    text = case["text"]
    told = [
        [figure.what, figure.span.words(text), figure.low, figure.high, figure.of]
        for event in findings[text].events
        for figure in event.figures
    ]
    assert sorted(told, key=str) == sorted(case["figures"], key=str)
