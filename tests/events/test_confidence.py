"""How sure the coding of an event is, and what is left out for being unlikely."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.events import find_events, find_plot, find_traits
from dragoman.events.confidence import BASE, LEAST_SURE, confidence_of
from dragoman.lexicon.frames import load_frames
from dragoman.model import Report, text_id
from dragoman.reading import load_reader
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


def attacked():
    reading = reading_of(ATTACKED)
    return reading, cast_of(reading), (), ()


def test_an_event_carries_the_confidence_of_its_traits():
    ((event, traits),) = find_traits(*attacked(), FRAMES)
    assert event.confidence == pytest.approx(confidence_of(traits, FRAMES.confidence))
    assert find_events(*attacked(), FRAMES) == (event,)


def test_no_trait_names_anybody():
    ((_, traits),) = find_traits(*attacked(), FRAMES)
    assert not any("kenya" in trait.lower() or "uganda" in trait.lower() for trait in traits)


def test_an_unlikely_event_is_left_out_with_its_reason():
    doubting = replace(FRAMES, confidence={BASE: -3.0})
    assert len(find_plot(*attacked(), doubting).events) == 1
    plot = find_plot(*attacked(), doubting, least=LEAST_SURE)
    assert plot.events == ()
    assert [(left.type, left.reason) for left in plot.left_out] == [("ASSAULT", "judged-unlikely")]


def surest(text: str) -> float:
    (reading,) = load_reader().read([Report(id=text_id(text), key="x", file="x", text=text)])
    return max(event.confidence for event in find_events(reading, cast_of(reading), (), (), FRAMES))


@pytest.mark.slow
@pytest.mark.parametrize(
    ("surer", "less_sure"),
    [
        ("Kenyan warplanes bombed a camp in Uganda, killing 12 civilians.", "The startup bombed with a new app for shoppers."),
        ("Police arrested 40 protesters in Nairobi.", "His imagination was arrested by the painting."),
        ("Kenya accused Uganda of shelling a border village.", "Critics accused the film of being slow."),
    ],
)
def test_what_is_plainly_told_is_surer_than_a_figure_of_speech(surer, less_sure):
    assert surest(surer) > LEAST_SURE
    assert surest(surer) > surest(less_sure)


@given(st.dictionaries(st.sampled_from(sorted(FRAMES.confidence)), st.floats(0, 3), max_size=40))
def test_confidence_is_a_probability(traits):
    assert 0 < confidence_of(traits, FRAMES.confidence) < 1


def test_every_report_starts_from_a_base():
    assert BASE in FRAMES.confidence
    assert len(FRAMES.confidence) > 500
