from dragoman.events import find_events
from dragoman.lexicon.frames import load_frames
from tests.events.casting import cast_of
from tests.notation import reading_of

FRAMES = load_frames()

NO_PLACE = """
Soldiers NNS nsubj 2 soldier
killed VBD ROOT 0 kill
ten CD nummod 4
people NNS dobj 2
_. . punct 2
"""
IN_THE_NORTH = """
The DT det 2
north NN nsubj 5
of IN prep 2
Kenya NNP pobj 3
suffers VBZ ROOT 0 suffer
_. . punct 5
@GPE 4 4
"""


def place_of(notation):
    reading = reading_of(notation)
    cast = cast_of(reading)
    event = next(event for event in find_events(reading, cast, (), (), FRAMES) if event.type == "ASSAULT")
    return (None if event.where is None else cast.places[event.where].name), event.where_reason


def test_the_only_place_of_the_sentence_before_is_where_it_is():
    assert place_of(f"{IN_THE_NORTH}\n{NO_PLACE}") == ("Kenya", None)


def test_a_place_of_another_paragraph_named_once_places_nothing():
    assert place_of(f"{IN_THE_NORTH}\n---\n{NO_PLACE}") == (None, "no-place-phrase")


def test_the_place_that_a_report_names_most_is_where_it_is():
    assert place_of(f"{IN_THE_NORTH}\n{IN_THE_NORTH}\n{IN_THE_NORTH}\n---\n{NO_PLACE}") == ("Kenya", None)
