"""Open phrases near a day that is known: what they must mean, and when they stay open."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.linking.calendar import day_of, resolve_open

KNOWN = date(2024, 7, 31)  # a Wednesday


@pytest.mark.parametrize(
    ("value", "words", "since", "before"),
    [
        ("XXXX-WXX-4", "Thursday", date(2024, 8, 1), date(2024, 8, 2)),
        ("XXXX-WXX-1", "Monday", date(2024, 7, 29), date(2024, 7, 30)),
        ("XXXX-06-30", "June 30", date(2024, 6, 30), date(2024, 7, 1)),
        ("XXXX-04", "April", date(2024, 4, 1), date(2024, 5, 1)),
        ("XXXX-12", "last December", date(2023, 12, 1), date(2024, 1, 1)),
        ("XXXX-10", "last October", date(2023, 10, 1), date(2023, 11, 1)),
        ("XXXX-10", "next October", date(2024, 10, 1), date(2024, 11, 1)),
        ("XXXX-08-20", "August 20", date(2024, 8, 20), date(2024, 8, 21)),
        ("XXXX", "this year", date(2024, 1, 1), date(2025, 1, 1)),
        ("XXXX", "last year", date(2023, 1, 1), date(2024, 1, 1)),
    ],
)
def test_an_open_phrase_is_of_the_days_around_the_known_one(value, words, since, before):
    assert resolve_open(value, words, KNOWN, weekday=True) == (since, before)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("XXXX-WXX-7", "last Sunday"),  # of which week nothing tells
        ("XXXX-WXX-6", "Saturday"),  # four days before, or three after
        ("XXXX-10-20", "October 20"),  # nine months behind, or three ahead
        ("XXXX-XX-XX", "yesterday"),
        ("XXXX-WXX", "this week"),
        ("PAST_REF", "recently"),
        ("XXXX-02-30", "February 30"),
    ],
)
def test_what_could_be_of_two_years_or_weeks_stays_open(value, words):
    assert resolve_open(value, words, KNOWN, weekday=True) is None


def test_without_a_weekday_the_report_may_be_weeks_later_and_weekdays_stay_open():
    assert resolve_open("XXXX-WXX-4", "Thursday", KNOWN, weekday=False) is None
    assert resolve_open("XXXX-06-30", "June 30", KNOWN, weekday=False) == (date(2024, 6, 30), date(2024, 7, 1))


def test_a_year_is_left_open_where_the_report_may_be_of_either():
    assert resolve_open("XXXX", "this year", date(2023, 12, 29), weekday=True) is None


@given(st.dates(date(1990, 1, 1), date(2040, 1, 1)), st.integers(-40, 40), st.booleans())
def test_what_is_resolved_fits_its_words_and_lies_near(known, apart, weekday):
    day = known + timedelta(days=apart)
    for value in (f"XXXX-{day:%m-%d}", f"XXXX-WXX-{day.isoweekday()}"):
        found = resolve_open(value, "then", known, weekday=weekday)
        if found is not None:
            assert day_of(value).fits(found[0])
            assert found[1] - found[0] == timedelta(days=1)
            assert abs((found[0] - known).days) < 300
