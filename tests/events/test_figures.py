"""What numbers a sentence ties to its events, and what they count."""

import json
from pathlib import Path

import pytest

from dragoman.events import find_events
from dragoman.lexicon.frames import load_frames
from tests.events.casting import cast_of
from tests.notation import reading_of

FRAMES = load_frames()
CASES = [json.loads(line) for line in (Path(__file__).parent / "cases_figures.jsonl").read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['why']}: {case['text'][:40]}")
def test_numbers_count_what_their_sentence_says(case):
    reading = reading_of(case["notation"])
    events = find_events(reading, cast_of(reading), (), (), FRAMES)
    figures = [[one.what, reading.words(one.span), one.low, one.high] for event in events for one in event.figures]
    assert sorted(figures, key=str) == sorted(case["figures"], key=str)
