from dataclasses import replace

from dragoman.events import find_events, widen_cast
from dragoman.lexicon.frames import load_frames
from dragoman.model import Cast
from tests.events.casting import cast_of
from tests.notation import reading_of

FRAMES = load_frames()

MEETING_HOST = """
Harbour NNP compound 2
Council NNP nsubj 3
made VBD ROOT 0 make
a DT det 5
visit NN dobj 3
to IN prep 5
Kenya NNP pobj 6
_, , punct 3
meeting VBG advcl 3 meet
with IN prep 9
Otto NNP compound 12
Lund NNP pobj 10
_. . punct 3
@ORG 1 2
@GPE 7 7
@PERSON 11 12
"""
CALLED_OFF = """
Harbour NNP compound 2
Council NNP nsubjpass 4
was VBD auxpass 4 be
scheduled VBN ROOT 0 schedule
for IN prep 4
a DT det 7
visit NN pobj 5
to IN prep 7
Malta NNP pobj 8
_. . punct 4
@ORG 1 2
@GPE 9 9

The DT det 2
bishop NN nsubj 3
deplored VBD ROOT 0 deplore
the DT det 5
cancellation NN dobj 3
of IN prep 5
Harbour NNP compound 8
Council NNP poss 11
_'s POS case 8
planned VBN amod 11 plan
trip NN pobj 6
to IN prep 11
Malta NNP pobj 12
_. . punct 3
@ORG 7 8
@GPE 13 13
"""
HIS_SISTER = """
Otto NNP compound 2
Lund NNP poss 4
_'s POS case 2
sister NN nsubjpass 6
was VBD auxpass 6 be
killed VBN ROOT 0 kill
in IN prep 6
a DT det 10
Kenyan JJ amod 10
attack NN pobj 7
_. . punct 6
@PERSON 1 2
@NORP 9 9
"""
A_SISTER = (
    HIS_SISTER.replace("Otto NNP compound 2", "The DT det 4")
    .replace("Lund NNP poss 4", "elder JJ amod 4")
    .replace("_'s POS case 2", "surviving JJ amod 4")
)
ONE_OF_MANY = """
Otto NNP compound 2
Lund NNP nsubjpass 4
was VBD auxpass 4 be
killed VBN ROOT 0 kill
in IN prep 4
a DT det 8
Kenyan JJ amod 8
attack NN pobj 5
_. . punct 4
@PERSON 1 2
@NORP 7 7

The DT det 2
bishop NN nsubj 3
deplored VBD ROOT 0 deplore
Kenya NNP poss 6
_'s POS case 4
attacks NNS dobj 3 attack
on IN prep 6
the DT det 9
ports NNS pobj 7 port
_. . punct 3
@GPE 4 4
"""


def events_of(notation, **lands):
    reading = reading_of(notation)
    cast = cast_of(reading)
    actors = tuple(replace(actor, country=lands.get(actor.name.split()[-1], actor.country)) for actor in cast.actors)
    wide = widen_cast(reading, Cast(actors=actors, places=cast.places), FRAMES)
    names = {actor.id: actor.name for actor in wide.actors}
    return reading, names, find_events(reading, wide, (), (), FRAMES)


def test_whom_a_guest_meets_in_the_land_he_visits_is_a_host():
    _, names, events = events_of(MEETING_HOST, Lund="Kenya", Council="Malta")
    visit = next(event for event in events if event.type == "CONSULT")
    assert {names[each] for each in visit.recipients} == {"Kenya", "Otto Lund"}


def test_whom_a_guest_meets_abroad_is_no_host_when_he_is_of_another_land():
    _, names, events = events_of(MEETING_HOST, Lund="Chile", Council="Malta")
    visit = next(event for event in events if event.type == "CONSULT")
    assert {names[each] for each in visit.recipients} == {"Kenya"}


def test_a_planned_visit_and_its_cancellation_are_one_event_that_did_not_happen():
    reading, _, events = events_of(CALLED_OFF)
    visits = [event for event in events if "visit" in event.modes]
    assert [event.status for event in visits] == ["denied"]
    assert {reading.words(span) for span in (visits[0].trigger, *visits[0].also)} == {"visit", "trip"}


def test_kin_of_somebody_named_is_a_party():
    _, names, events = events_of(HIS_SISTER)
    killing = next(event for event in events if event.type == "ASSAULT")
    assert [names[each] for each in killing.recipients] == ["Otto Lund's sister"]


def test_kin_of_nobody_is_no_party():
    _, _, events = events_of(A_SISTER)
    killing = next(event for event in events if event.type == "ASSAULT")
    assert killing.recipients == ()


def test_an_attack_is_not_all_of_the_attacks_told_later():
    reading, _, events = events_of(ONE_OF_MANY)
    assert [reading.words(event.trigger) for event in events if event.type == "ASSAULT"] == ["killed", "attacks"]
