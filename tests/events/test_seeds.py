from datetime import date
from functools import cache
from pathlib import Path

import pytest

from dragoman.actors import build_knowledge, find_cast
from dragoman.dates import find_times
from dragoman.events import find_events, widen_cast
from dragoman.lexicon.cues import load_cues
from dragoman.lexicon.frames import load_frames
from dragoman.lexicon.times import load_time_lexicon
from dragoman.lexicon.world import load_world
from dragoman.model import Report, text_id
from dragoman.reading import load_reader
from dragoman.statements import find_statements

SEEDS = Path(__file__).parents[3] / "shared" / "seeds"
pytestmark = [pytest.mark.slow, pytest.mark.skipif(not SEEDS.is_dir(), reason="the seed reports are not in the repository")]
DATES = {"A": date(2024, 11, 19), "B": date(2024, 8, 1)}
FILES = {"A": "000_8ce61a100b7452a2.txt", "B": "004_50f90fcd2c9c5bab.txt"}


@cache
def events_of(seed):
    text = (SEEDS / FILES[seed]).read_text(encoding="utf-8")
    report = Report(id=text_id(text), key=seed, file=FILES[seed], text=text, published=DATES[seed])
    reading = next(iter(load_reader().read([report])))
    times = find_times(reading, load_time_lexicon())
    cast = find_cast(reading, build_knowledge(load_world()))
    statements = find_statements(reading, cast, times, load_cues())
    wide = widen_cast(reading, cast, load_frames())
    return reading, wide, find_events(reading, wide, times, statements, load_frames())


def matching(seed, kind, actor="", recipient="", near=""):
    reading, cast, events = events_of(seed)
    names = {each.id: each.name for each in cast.actors}
    for event in events:
        evidence = " ".join(reading.words(span) for span in event.evidence)
        doers = " ".join(names[each] for each in event.actors)
        others = " ".join(names[each] for each in event.recipients)
        if event.type == kind and actor in doers and recipient in others and near in evidence:
            yield event


@pytest.mark.parametrize(
    ("seed", "kind", "actor", "recipient", "status"),
    [
        ("A", "CONSULT", "Bar", "Turkey", "happened"),
        ("A", "CONSULT", "Bar", "Kal", "happened"),
        ("A", "SANCTION", "Qatar", "Hamas", "happened"),
        ("A", "REJECT", "Turkey", "", "happened"),
        ("A", "CONSULT", "Herzog", "Azerbaijan", "denied"),
        ("A", "SUPPORT", "Hamas", "Turkey", "denied"),
        ("B", "ASSAULT", "Israel", "Haniyeh", "happened"),
        ("B", "ASSAULT", "Israel", "sister", "happened"),
        ("B", "CONSULT", "Haniyeh", "Erdo", "happened"),
        ("B", "CONSULT", "Kal", "", "happened"),
        ("B", "CONSULT", "Intelligence", "Qatar", "happened"),
        ("B", "CONSULT", "Intelligence", "Egypt", "happened"),
        ("B", "CONSULT", "Intelligence", "United States", "happened"),
        ("B", "SANCTION", "Turkey", "Israel", "happened"),
        ("B", "AGREE", "Turkey", "South Africa", "happened"),
        ("B", "ACCUSE", "South Africa", "Israel", "happened"),
        ("B", "SUPPORT", "Kal", "Haniyeh", "happened"),
        ("B", "ACCUSE", "Turkey", "Israel", "happened"),
        ("B", "ACCUSE", "Haniyeh", "Israel", "happened"),
    ],
)
def test_seed_tells_what_a_careful_reader_takes_from_it(seed, kind, actor, recipient, status):
    assert status in {event.status for event in matching(seed, kind, actor, recipient)}


def test_expulsion_is_carried_by_the_reports_that_tell_it():
    assert all(event.carried_by for event in matching("A", "SANCTION", "Qatar"))


def test_toll_of_the_offensive_is_a_lower_bound():
    figures = [figure for event in matching("B", "ASSAULT", "Israel") for figure in event.figures]
    assert ("killed", 39445, None) in [(figure.what, figure.low, figure.high) for figure in figures]


def test_visit_that_was_called_off_is_one_event():
    visits = [event for event in matching("A", "CONSULT", "Herzog") if "visit" in event.modes]
    assert [event.status for event in visits] == ["denied"]
    assert visits[0].when.interval.start == date(2024, 11, 19)


def test_nobody_tells_that_the_offices_moved():
    assert {event.status for event in matching("A", "SUPPORT", "Hamas")} == {"denied"}


def test_one_man_named_is_one_killed():
    told = matching("B", "ASSAULT", "Israel", "Haniyeh", near="Haniyeh was killed")
    tolls = [{(figure.what, figure.low, figure.high) for figure in event.figures} for event in told]
    assert tolls and all(("killed", 1, 1) in figures for figures in tolls)


def test_two_meetings_this_year_are_dated_by_the_last():
    meeting = next(event for event in matching("B", "CONSULT", "Kal", near="at least twice"))
    assert meeting.when.interval.start == date(2024, 6, 30)
    assert ("other", 2, None) in [(figure.what, figure.low, figure.high) for figure in meeting.figures]


def test_two_meetings_of_one_man_are_two_and_his_killing_was_aimed_at_him():
    with_one = {one.trigger for one in matching("B", "CONSULT", recipient="Erdo")}
    with_other = {one.trigger for one in matching("B", "CONSULT", actor="Kal")}
    assert with_one and with_other and not with_one & with_other
    assert any("targeted" in one.modes for one in matching("B", "ASSAULT", "Israel", "Haniyeh"))
