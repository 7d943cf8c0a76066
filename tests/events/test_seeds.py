from datetime import date
from functools import cache
from pathlib import Path

import pytest

from dragoman.actors import build_knowledge, find_cast
from dragoman.dates import find_times
from dragoman.events import find_events
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
    return reading, cast, find_events(reading, cast, times, statements, load_frames())


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
        ("A", "SANCTION", "Qatar", "Hamas", "happened"),
        ("A", "REJECT", "Turkey", "", "happened"),
        ("A", "CONSULT", "Herzog", "", "planned"),
        ("B", "ASSAULT", "Israel", "Haniyeh", "happened"),
        ("B", "CONSULT", "Haniyeh", "", "happened"),
        ("B", "SANCTION", "Turkey", "Israel", "happened"),
        ("B", "AGREE", "Turkey", "", "happened"),
        ("B", "SUPPORT", "Kal", "Haniyeh", "happened"),
        ("B", "ACCUSE", "Turkey", "Israel", "happened"),
    ],
)
def test_seed_tells_what_a_careful_reader_takes_from_it(seed, kind, actor, recipient, status):
    assert status in {event.status for event in matching(seed, kind, actor, recipient)}


def test_expulsion_is_carried_by_the_reports_that_tell_it():
    assert all(event.carried_by for event in matching("A", "SANCTION", "Qatar"))


def test_toll_of_the_offensive_is_a_lower_bound():
    figures = [figure for event in matching("B", "ASSAULT", "Israel") for figure in event.figures]
    assert ("killed", 39445, None) in [(figure.what, figure.low, figure.high) for figure in figures]
