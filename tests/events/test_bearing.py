from datetime import date

import pytest

from dragoman.dates import find_times
from dragoman.events import find_events
from dragoman.lexicon.frames import load_frames
from dragoman.lexicon.times import load_time_lexicon
from dragoman.model import Interval
from tests.events.casting import cast_of
from tests.notation import reading_of

FRAMES = load_frames()
WORDS = load_time_lexicon()
PUBLISHED = date(2021, 3, 12)

AFTER = """
Kenya NNP nsubj 2
arrested VBD ROOT 0 arrest
six CD nummod 4
men NNS dobj 2 man
two CD nummod 6
days NNS npadvmod 7 day
after IN prep 2
Sunday NNP poss 10
_'s POS case 8
attack NN pobj 7
_. . punct 2
@GPE 1 1
"""
STORY = """
Kenya NNP nsubj 2
attacked VBD ROOT 0 attack
Uganda NNP dobj 2
on IN prep 2
Sunday NNP pobj 4
_. . punct 2
@GPE 1 1
@GPE 3 3

Sudan NNP nsubj 2
arrested VBD ROOT 0 arrest
six CD nummod 4
men NNS dobj 2 man
two CD nummod 6
days NNS npadvmod 7 day
after IN prep 2
the DT det 9
attack NN pobj 7
_. . punct 2
@GPE 1 1
"""
SIEGE = """
Kenya NNP nsubj 3
has VBZ aux 3 have
besieged VBN ROOT 0 besiege
Uganda NNP dobj 3
for IN prep 3
almost RB advmod 7
two CD nummod 8
years NNS pobj 5 year
_. . punct 3
@GPE 1 1
@GPE 4 4
"""
SINCE = """
Kenya NNP nsubj 3
has VBZ aux 3 have
besieged VBN ROOT 0 besiege
Uganda NNP dobj 3
since IN prep 3
2019 CD pobj 5
_. . punct 3
@GPE 1 1
@GPE 4 4
"""
PAST = """
Kenya NNP nsubj 2
left VBD ROOT 0 leave
Uganda NNP dobj 2
in IN prep 2
2015 CD pobj 4
_. . punct 2
@GPE 1 1
@GPE 3 3

It PRP nsubj 2
attacked VBD ROOT 0 attack
Sudan NNP dobj 2
_. . punct 2
@GPE 3 3
"""


def told_in(notation, words, *, published=PUBLISHED):
    reading = reading_of(notation, published=published)
    events = find_events(reading, cast_of(reading), find_times(reading, WORDS), (), FRAMES)
    return next(event for event in events if reading.words(event.trigger) == words)


def day(number):
    return Interval(date(2021, 3, number), date(2021, 3, number + 1), "day")


def test_so_many_days_after_a_dated_event():
    event = told_in(AFTER, "arrested")
    assert (event.when.interval, event.when.basis) == (day(9), "anchored")
    assert told_in(AFTER, "attack").when.interval == day(7)


def test_so_many_days_after_the_day_told_before_is_inferred():
    event = told_in(STORY, "arrested")
    assert (event.when.interval, event.when.basis) == (day(9), "inferred")


@pytest.mark.parametrize("side", ["after", "before"])
def test_before_or_after_an_event_alone_names_no_day(side):
    notation = AFTER.replace("two CD nummod 6\ndays NNS npadvmod 7 day\nafter", side)
    notation = notation.replace("poss 10", "poss 8").replace("case 8", "case 6").replace("pobj 7", "pobj 5")
    event = told_in(notation, "arrested")
    assert (event.when, event.when_reason) == (None, "before-or-after")


def test_what_lasts_is_not_of_the_past_days():
    event = told_in(SIEGE, "besieged")
    assert (event.when, event.when_reason) == (None, "lasting")


def test_what_goes_on_since_a_year_reaches_to_the_report():
    assert told_in(SINCE, "besieged").when.interval == Interval(date(2019, 1, 1), date(2021, 3, 13), "year")


def test_what_follows_an_old_day_is_background():
    event = told_in(PAST, "attacked")
    assert (event.when, event.when_reason) == (None, "background")
