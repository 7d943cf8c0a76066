"""How sure the coding of an event is: the more is known of it, the surer; frames that ask for more err more."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.events import find_events
from dragoman.events.confidence import BASE, TRAITS, WEIGHTS, confidence_of, traits_of
from dragoman.lexicon.frames import Condition, load_frames
from tests.events.casting import cast_of
from tests.notation import reading_of

FRAMES = load_frames()
ATTACKED = """
Kenya NNP nsubj 2
attacked VBD ROOT 0 attack
Uganda NNP dobj 2
_. . punct 2
@GPE 1 1
@GPE 3 3
"""
FRAME = FRAMES.frames["verb", "attack"][0]


def told():
    reading = reading_of(ATTACKED)
    cast = cast_of(reading)
    (event,) = find_events(reading, cast, (), (), FRAMES)
    return event, cast


def test_an_event_carries_the_confidence_of_its_traits():
    event, cast = told()
    frame = next(frame for frame in FRAMES.frames["verb", "attack"] if frame.id == event.trace.rule)
    assert event.confidence == pytest.approx(confidence_of(event, frame, cast))


def test_what_is_told_again_and_has_a_recipient_is_surer():
    event, cast = told()
    again = replace(event, also=(event.trigger,))
    alone = replace(event, recipients=())
    likely = [confidence_of(each, FRAME, cast) for each in (alone, event, again)]
    assert likely == sorted(likely)
    assert len(set(likely)) == 3


def test_nobody_named_is_less_sure():
    event, cast = told()
    assert confidence_of(replace(event, actors=()), FRAME, cast) < confidence_of(event, FRAME, cast)


def test_a_frame_that_asks_for_more_is_less_sure():
    event, cast = told()
    asking = replace(FRAME, conditions=(Condition(slots=("obj",)), Condition(slots=("to",))))
    refusing = replace(FRAME, conditions=(Condition(slots=("to",), wanted=False),))
    plain = replace(FRAME, conditions=())
    assert confidence_of(event, asking, cast) < confidence_of(event, plain, cast) == confidence_of(event, refusing, cast)


@given(st.integers(0, 9))
def test_confidence_stays_between_what_the_weights_allow(conditions):
    event, cast = told()
    frame = replace(FRAME, conditions=(Condition(slots=("obj",)),) * conditions)
    assert len(traits_of(event, frame, cast)) == len(TRAITS) == len(WEIGHTS)
    assert 0.1 < confidence_of(event, frame, cast) < 0.99
    assert -1 < BASE < 1
