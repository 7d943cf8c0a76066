from datetime import date

import pytest

from dragoman.events import find_events
from dragoman.lexicon.frames import load_frames
from dragoman.model import Interval, Timex, Trace
from tests.events.casting import cast_of
from tests.notation import reading_of

FRAMES = load_frames()
PUBLISHED = date(2021, 3, 9)
SUNDAY = Interval(date(2021, 3, 7), date(2021, 3, 8), "day")
WEEK = Interval(date(2021, 3, 3), date(2021, 3, 10), "week")

ON_SUBJECT = """
The DT det 2
blasts NNS nsubj 7 blast
in IN prep 2
Kenya NNP pobj 3
on IN prep 2
Sunday NNP pobj 5
killed VBD ROOT 0 kill
ten CD nummod 9
people NNS dobj 7
_. . punct 7
@GPE 4 4
"""
FRESH = """
Kenya NNP nsubj 3
has VBZ aux 3 have
attacked VBN ROOT 0 attack
Uganda NNP dobj 3
_. . punct 3
@GPE 1 1
@GPE 4 4
"""
BEFORE = FRESH.replace("has VBZ", "had VBD")
LONG = FRESH.replace("has VBZ aux 3 have", "has VBZ aux 4 have\nrepeatedly RB advmod 4").replace("nsubj 3", "nsubj 4")
LONG = LONG.replace("dobj 3", "dobj 4").replace("punct 3", "punct 4").replace("@GPE 4 4", "@GPE 5 5")
ASIDE = """
Kenya NNP nsubj 6
_, , punct 1
which WDT nsubj 5
has VBZ aux 5 have
attacked VBN relcl 1 attack
Uganda NNP dobj 5
_, , punct 1
denounced VBD ROOT 0 denounce
Sudan NNP dobj 8
_. . punct 8
@GPE 1 1
@GPE 6 6
@GPE 9 9
""".replace("nsubj 6", "nsubj 8")
NEXT_DAY = """
Kenya NNP nsubj 2
attacked VBD ROOT 0 attack
Uganda NNP dobj 2
on IN prep 2
Sunday NNP pobj 4
_. . punct 2
@GPE 1 1
@GPE 3 3

Sudan NNP nsubj 2
denounced VBD ROOT 0 denounce
Kenya NNP dobj 2
_. . punct 2
@GPE 1 1
@GPE 3 3
"""


def told_in(notation, kind, *, published=PUBLISHED):
    reading = reading_of(notation, published=published)
    days = [token for token in reading.tokens if token.text == "Sunday"]
    times = tuple(
        Timex(
            span=reading.span(token.index, token.index + 1),
            kind="DATE",
            value="2021-03-07",
            interval=SUNDAY,
            basis="anchored",
            anchor="published",
            trace=Trace("test", "hand"),
        )
        for token in days
    )
    events = find_events(reading, cast_of(reading), times, (), FRAMES)
    return next(event for event in events if event.type == kind)


def test_the_day_on_the_subject_dates_what_it_did():
    event = told_in(ON_SUBJECT, "ASSAULT")
    assert (event.when.interval, event.when.basis, event.when.time) == (SUNDAY, "anchored", 0)


def test_the_perfect_of_a_fresh_report_is_of_the_past_days():
    event = told_in(FRESH, "ASSAULT")
    assert (event.when.interval, event.when.basis, event.when.time) == (WEEK, "inferred", None)


@pytest.mark.parametrize(
    ("notation", "reason"), [(BEFORE, "before-the-story"), (LONG, "before-the-story"), (ASIDE, "background")]
)
def test_what_lies_before_or_beside_the_story_is_not_dated_by_tense(notation, reason):
    event = told_in(notation, "ASSAULT")
    assert (event.when, event.when_reason) == (None, reason)


def test_a_report_without_a_date_dates_nothing_by_tense():
    assert told_in(FRESH, "ASSAULT", published=None).when_reason == "no-publication-date"


def test_a_story_goes_on_the_same_day():
    event = told_in(NEXT_DAY, "ACCUSE")
    assert (event.when.interval, event.when.basis) == (SUNDAY, "inferred")


LAST_OF_SEVERAL = """
Kenya NNP nsubj 4
and CC cc 1
Uganda NNP conj 1
met VBD ROOT 0 meet
twice RB advmod 4
this DT det 7
year NN npadvmod 4
_, , punct 4
as RB advmod 10
recently RB advmod 4
as IN prep 10
Sunday NNP pobj 11
_. . punct 4
@GPE 1 1
@GPE 3 3
"""


def test_the_last_of_several_meetings_dates_them():
    reading = reading_of(LAST_OF_SEVERAL, published=PUBLISHED)
    year = Interval(date(2021, 1, 1), date(2022, 1, 1), "year")
    found = ((5, 7, year, "2021"), (11, 12, SUNDAY, "2021-03-07"))
    times = tuple(
        Timex(
            span=reading.span(first, last),
            kind="DATE",
            value=value,
            interval=interval,
            basis="anchored",
            anchor="published",
            trace=Trace("test", "hand"),
        )
        for first, last, interval, value in found
    )
    events = find_events(reading, cast_of(reading), times, (), FRAMES)
    assert [event.when.interval for event in events if event.type == "CONSULT"] == [SUNDAY]
