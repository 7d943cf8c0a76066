import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from dragoman.dates import find_times
from tests.dates.plain import reading_of_words

CASES = [json.loads(line) for line in Path(__file__).with_name("cases.jsonl").read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("case", CASES, ids=[f"{case['text'][:60]} {case['published']}" for case in CASES])
def test_phrase_is_found_with_its_value(case, words):
    published = date.fromisoformat(case["published"]) if case["published"] else None
    reading = reading_of_words(case["text"], published)
    assert [[reading.words(timex.span), timex.value] for timex in find_times(reading, words)] == case["times"]


def test_days_that_hang_on_an_inferred_publication_date_are_inferred(words):
    reading = reading_of_words("They met on Wednesday and left a day later. The war began in 2011.", date(2018, 5, 17))
    reading = replace(reading, report=replace(reading.report, published_basis="inferred"))
    assert [timex.basis for timex in find_times(reading, words)] == ["inferred", "inferred", "stated"]


def test_a_year_that_only_the_weekday_leaves_is_inferred(words):
    reading = reading_of_words("The war began in 2023. They met on Thursday, Aug. 1.")
    stated, timex = find_times(reading, words)
    assert (stated.basis, timex.basis, timex.anchor) == ("stated", "inferred", "weekday")
