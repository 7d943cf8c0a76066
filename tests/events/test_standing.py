"""Up to which day a figure counts, by which words, and over what longer course than its event it sums up."""

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.model import Report, text_id
from dragoman.pipeline import load_knowledge, load_settings, read_reports

pytestmark = pytest.mark.slow
CASES = [json.loads(line) for line in Path(__file__).with_name("cases_standing.jsonl").read_text(encoding="utf-8").splitlines()]
DAYS = ("Monday", "Tuesday", "Friday", "Sunday")


@pytest.fixture(scope="module")
def knowledge():
    return load_knowledge(load_settings())


@pytest.fixture(scope="module")
def findings(knowledge):
    texts = {case["text"]: date.fromisoformat(case["published"]) for case in CASES}
    return {found.report.text: found for found in read_reports([report(*each) for each in texts.items()], knowledge)}


def report(text, published):
    return Report(
        id=text_id(text),
        key="case",
        file="case",
        text=text,
        published=published,
        published_grain=published and "day",
        published_basis=published and "metadata",
        published_reason=None if published else "none-stated",
    )


def words(span, text):
    return span and span.words(text)


@pytest.mark.parametrize("case", CASES, ids=[case["why"] for case in CASES])
def test_a_figure_is_as_of_the_day_that_its_words_say(case, findings):
    text = case["text"]
    told = [figure for event in findings[text].events for figure in event.figures]
    (figure,) = (one for one in told if one.what == case["what"] and case["value"] in {one.low, one.high})
    assert (figure.as_of, words(figure.as_of_words, text), figure.as_of_basis, words(figure.over, text)) == (
        case["as_of"],
        case["words"],
        case["basis"],
        case["over"],
    )


@settings(max_examples=20, deadline=None)
@given(killed=st.integers(5, 500), day=st.sampled_from(DAYS), published=st.dates(date(2001, 1, 1), date(2030, 12, 31)))
def test_no_figure_is_as_of_a_day_to_come_nor_of_a_report_without_a_day(knowledge, killed, day, published):
    text = f"A bomb exploded in Kabul last month. By {day} the death toll had risen to {killed}, and 12 people are now missing."
    for at in (published, None):
        (found,) = read_reports([report(text, at)], knowledge)
        for figure in (one for event in found.events for one in event.figures):
            assert figure.as_of is None if at is None else figure.as_of is None or figure.as_of <= at.isoformat()


CONDEMNED = "The minister {} the attack on the school in Kabul that killed 12 people."


@pytest.mark.parametrize(("verb", "gives"), [("condemned", False), ("reported", True)])
def test_who_condemns_an_attack_does_not_give_its_toll(verb, gives, knowledge):
    (found,) = read_reports([report(CONDEMNED.format(verb), date(2024, 3, 6))], knowledge)
    (figure,) = (one for event in found.events for one in event.figures)
    assert (figure.low, figure.according_to is not None) == (12, gives)
