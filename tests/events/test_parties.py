"""Who does it and to whom it is done, one invented sentence a class."""

import json
from pathlib import Path

import pytest

from dragoman.events import find_events, widen_cast
from dragoman.events.finder import find_tellings
from dragoman.lexicon.frames import load_frames
from dragoman.model import Actor, Cast, Mention, Trace
from tests.events.casting import cast_of
from tests.notation import reading_of

FRAMES = load_frames()
CASES = [json.loads(line) for line in (Path(__file__).parent / "cases_parties.jsonl").read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"])
def test_sentence_names_its_parties(case):
    reading = reading_of(case["notation"])
    events = find_events(reading, cast_of(reading), (), (), FRAMES)
    found = [(sorted(event.actors), sorted(event.recipients)) for event in events if event.type == case["type"]]
    assert (case["actors"], case["recipients"]) in found


REPELLED = """
Kenya NNP nsubj 2
repelled VBD ROOT 0 repel
an DT det 4
attack NN dobj 2
on IN prep 4
the DT det 7
port NN pobj 5
killing VBG acl 4 kill
30 CD nummod 10
raiders NNS dobj 8 raider
_. . punct 2
@GPE 1 1
"""


def test_who_beats_off_an_attack_killed_those_who_made_it():
    reading = reading_of(REPELLED)
    tellings = find_tellings(reading, cast_of(reading), (), (), FRAMES)
    assert [told.actors for told in tellings if told.token.text == "killing"] == [("Kenya",)]


NESTED = """
Regime NN compound 2 regime
air NN compound 3
strikes NNS nsubj 4 strike
killed VBD ROOT 0 kill
66 CD nummod 6
civilians NNS dobj 4 civilian
_. . punct 4
"""


def test_a_body_told_before_the_means_does_it_and_counted_people_suffer_it():
    reading = reading_of(NESTED)
    spans = reading.span(4, 6)
    counted = Actor(
        id="counted",
        name="66 civilians",
        kind="group",
        mentions=(Mention(span=spans, form="description", trace=Trace("test", "group")),),
    )
    wide = widen_cast(reading, Cast(actors=(counted,), places=()), FRAMES)
    (event,) = find_events(reading, wide, (), (), FRAMES)
    names = {actor.id: actor.name for actor in wide.actors}
    assert [names[each] for each in event.actors] == ["Regime"]
    assert [names[each] for each in event.recipients] == ["66 civilians"]
