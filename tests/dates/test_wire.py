"""Sentences in the manner of news agencies, read by the parser that ships: directions hang on tenses that only it knows."""

import json
from datetime import date
from pathlib import Path

import pytest

from dragoman.dates import find_times
from dragoman.model import Report, text_id
from dragoman.reading import load_reader

pytestmark = pytest.mark.slow
CASES = [json.loads(line) for line in Path(__file__).with_name("wire.jsonl").read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def readings():
    reports = [
        Report(
            id=text_id(case["text"]),
            key=f"{number}",
            file="wire",
            text=case["text"],
            published=date.fromisoformat(case["published"]) if case["published"] else None,
            published_grain="day" if case["published"] else None,
        )
        for number, case in enumerate(CASES)
    ]
    return list(load_reader().read(reports))


@pytest.mark.parametrize("number", range(len(CASES)), ids=[case["text"][:60] for case in CASES])
def test_phrases_of_a_wire_report_have_their_values(number, readings, words):
    case, reading = CASES[number], readings[number]
    assert [[reading.words(timex.span), timex.value] for timex in find_times(reading, words)] == case["times"]
