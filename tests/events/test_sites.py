"""Where events are: by their own clause, by what takes a place up, by the story around, or nowhere; one text a class."""

import json
from pathlib import Path

import pytest

from dragoman.events import find_events, widen_cast
from dragoman.model import Report, text_id
from dragoman.pipeline import load_knowledge, load_settings
from dragoman.pipeline.stages import find_before

pytestmark = pytest.mark.slow
CASES = [json.loads(line) for line in Path(__file__).with_name("cases_places.jsonl").read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def knowledge():
    return load_knowledge(load_settings())


def report(text):
    return Report(id=text_id(text), key="case", file="case", text=text, published_reason="none-stated")


@pytest.fixture(scope="module")
def told(knowledge):
    reports = [report(text) for text in dict.fromkeys(case["text"] for case in CASES)]
    found = {}
    for reading, tagging in zip(knowledge.reader.read(reports), knowledge.tagger.tag(reports), strict=True):
        times, cast, statements = find_before(reading, tagging, knowledge)
        wide = widen_cast(reading, cast, knowledge.frames)
        found[reading.report.text] = wide, find_events(reading, wide, times, statements, knowledge.frames)
    return found


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['trigger']}: {case['text']}")
def test_an_event_is_where_its_words_put_it(told, case):
    text = case["text"]
    cast, events = told[text]
    event = next(one for one in events if case["trigger"] in {text[span.start : span.end] for span in (one.trigger, *one.also)})
    words = None if event.where is None else text[cast.places[event.where].span.start : cast.places[event.where].span.end]
    assert (words, event.where_basis) == (case["place"], case["basis"])
    assert (event.where is None) == (event.where_reason is not None)
