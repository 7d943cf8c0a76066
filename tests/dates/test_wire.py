"""Sentences in the manner of news agencies, read by the parser that ships: directions hang on tenses that only it knows.

``wire.jsonl`` has phrases and values, ``conventions.jsonl`` also types: the example classes of TimeML's guidelines for TIMEX3.
"""

import json
from datetime import date
from pathlib import Path

import pytest

from dragoman.dates import find_times
from dragoman.model import Report, text_id
from dragoman.reading import load_reader

pytestmark = pytest.mark.slow
CASES = [
    json.loads(line)
    for name in ("wire.jsonl", "conventions.jsonl")
    for line in Path(__file__).with_name(name).read_text(encoding="utf-8").splitlines()
]


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
    found = [[reading.words(timex.span), timex.value, timex.kind] for timex in find_times(reading, words)]
    asked = max((len(time) for time in case["times"]), default=2)
    assert [time[:asked] for time in found] == case["times"]
