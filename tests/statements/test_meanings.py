from datetime import date

import pytest

from dragoman.lexicon.cues import load_cues
from dragoman.model import Actor, Cast, Interval, Mention, Timex, Trace
from dragoman.statements import find_statements
from tests.notation import reading_of

TOLD = """
An DT det 2
official NN nsubj 3
told VBD ROOT 0 tell
Caliber NNP dobj 3
on IN prep 3
Friday NNP pobj 5
that IN mark 9
Orland NNP nsubj 9
left VBD ccomp 3 leave
_. . punct 3
@ORG 4 4
@DATE 6 6
@GPE 8 8

He PRP nsubj 2
denied VBD ROOT 0 deny
it PRP dobj 2
_. . punct 2
"""
TRACE = Trace("actors", "case")


@pytest.fixture(scope="module")
def cues():
    return load_cues()


def cast_of(reading):
    def actor(name, kind, sectors=()):
        start = reading.report.text.index(name)
        mention = Mention(span=reading.report.span(start, start + len(name)), form="name", trace=TRACE)
        return Actor(id=f"id-{name}", name=name, kind=kind, sectors=sectors, mentions=(mention,))

    return Cast(actors=(actor("official", "person"), actor("Caliber", "organization", ("JRN",)), actor("Orland", "country")))


def friday(reading):
    start = reading.report.text.index("Friday")
    span = reading.report.span(start, start + 6)
    interval = Interval(date(2024, 3, 1), date(2024, 3, 2), "day")
    return Timex(span=span, kind="DATE", value="2024-03-01", interval=interval, trace=Trace("dates", "weekday"))


def test_the_outlet_that_was_told_passes_it_on(cues):
    reading = reading_of(TOLD)
    statement = find_statements(reading, cast_of(reading), (), cues)[0]
    assert statement.through == ("id-Caliber",)
    assert statement.source.actor == "id-official"


def test_the_time_phrase_of_the_cue_dates_the_saying(cues):
    reading = reading_of(TOLD)
    first, second = find_statements(reading, cast_of(reading), (friday(reading),), cues)
    assert (first.said.time, first.said.interval) == (0, friday(reading).interval)
    assert second.said.time is None


def test_without_a_cast_a_source_has_a_kind_but_no_actor(cues):
    statement = find_statements(reading_of(TOLD), Cast(), (), cues)[0]
    assert (statement.source.kind, statement.source.actor, statement.through) == ("anonymous", None, ())


def test_the_same_report_yields_the_same_ids(cues):
    one, other = (find_statements(reading_of(TOLD), Cast(), (), cues) for _ in range(2))
    assert [statement.id for statement in one] == [statement.id for statement in other]


def test_confidences_are_probabilities(cues):
    assert all(0 < statement.confidence < 1 for statement in find_statements(reading_of(TOLD), Cast(), (), cues))
