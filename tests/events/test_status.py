"""What auxiliaries, governing words and the words around a noun make of an event, one invented sentence a class."""

import json
from pathlib import Path

import pytest

from dragoman.events import find_events
from dragoman.lexicon.frames import load_frames
from tests.events.casting import cast_of
from tests.notation import reading_of

FRAMES = load_frames()
CASES = [json.loads(line) for line in (Path(__file__).parent / "cases_status.jsonl").read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"])
def test_words_around_a_trigger_tell_its_status(case):
    reading = reading_of(case["notation"])
    events = find_events(reading, cast_of(reading), (), (), FRAMES)
    assert case["status"] in [event.status for event in events if event.type == case["type"]]
