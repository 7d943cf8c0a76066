import json
from pathlib import Path

import pytest

from dragoman.events import find_events
from dragoman.lexicon.frames import load_frames
from dragoman.model import Cue, Source, Statement, Trace
from tests.events.casting import cast_of
from tests.notation import reading_of

FRAMES = load_frames()
CASES = [json.loads(line) for line in (Path(__file__).parent / "cases_events.jsonl").read_text(encoding="utf-8").splitlines()]


def events_of(notation, statements=()):
    reading = reading_of(notation)
    return reading, find_events(reading, cast_of(reading), (), statements, FRAMES)


def fields_of(event):
    return {
        "type": event.type,
        "modes": list(event.modes),
        "status": event.status,
        "actors": sorted(event.actors),
        "recipients": sorted(event.recipients),
        "figures": sorted([figure.what, figure.low, figure.high] for figure in event.figures),
    }


@pytest.mark.parametrize("case", [case for case in CASES if "event" in case], ids=lambda case: case["text"])
def test_sentence_tells_its_event(case):
    _, events = events_of(case["notation"])
    wanted = case["event"] | {"actors": sorted(case["event"]["actors"]), "recipients": sorted(case["event"]["recipients"])}
    assert wanted in [fields_of(event) for event in events]


@pytest.mark.parametrize("case", [case for case in CASES if "absent" in case], ids=lambda case: case["text"])
def test_sentence_tells_no_such_event(case):
    _, events = events_of(case["notation"])
    assert case["absent"] not in {event.type for event in events}


DENIED = """
The DT det 2
ministry NN nsubj 3
denied VBD ROOT 0 deny
that IN mark 6
Kenya NNP nsubj 6
attacked VBD ccomp 3 attack
Uganda NNP dobj 6
_. . punct 3
@GPE 5 5
@GPE 7 7
"""


def statement_over(reading, first, last, stance):
    return Statement(
        id="statement",
        source=Source(span=reading.span(0, 2), kind="organization"),
        cue=Cue(span=reading.span(2, 3), lemma="deny"),
        contents=(reading.span(first, last),),
        manner="indirect",
        stance=stance,
        confidence=0.9,
        trace=Trace("test", "hand"),
    )


def test_what_a_source_denies_has_not_happened():
    reading = reading_of(DENIED)
    _, events = events_of(DENIED, (statement_over(reading, 4, 7, "denies"),))
    event = next(event for event in events if event.type == "ASSAULT")
    assert (event.status, event.carried_by) == ("denied", ("statement",))


def test_what_is_asserted_is_carried_and_happened():
    notation = DENIED.replace("denied VBD ROOT 0 deny", "said VBD ROOT 0 say")
    reading = reading_of(notation)
    _, events = events_of(notation, (statement_over(reading, 4, 7, "asserts"),))
    assert [(event.status, event.carried_by) for event in events] == [("happened", ("statement",))]


def test_the_reporter_carries_what_no_statement_covers():
    _, events = events_of(CASES[0]["notation"])
    assert [event.carried_by for event in events] == [()]


STRIKE_TWICE = """
Kenya NNP poss 3
_'s POS case 1
airstrike NN nsubj 4
hit VBD ROOT 0 hit
the DT det 6
port NN dobj 4
_. . punct 4
@GPE 1 1

The DT det 2
strike NN nsubj 3
killed VBD ROOT 0 kill
six CD nummod 5
people NNS dobj 3
_. . punct 3
"""


def test_mentions_of_one_strike_are_one_event():
    reading, events = events_of(STRIKE_TWICE)
    assert [event.type for event in events] == ["ASSAULT"]
    assert {reading.words(span) for span in (events[0].trigger, *events[0].also)} == {"airstrike", "hit", "strike", "killed"}
    assert [(figure.what, figure.low) for figure in events[0].figures] == [("killed", 6)]


def test_without_any_date_the_event_says_why():
    _, events = events_of(CASES[0]["notation"])
    assert {event.when_reason for event in events} == {"no-publication-date"}


def test_ids_are_the_same_when_read_again():
    first, second = (events_of(STRIKE_TWICE)[1] for _ in range(2))
    assert [event.id for event in first] == [event.id for event in second]
