from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.model import Interval

days = st.dates(date(2000, 1, 1), date(2000, 2, 28))


@st.composite
def intervals(draw):
    start = draw(days)
    end = start + timedelta(days=draw(st.integers(1, 20)))
    return draw(st.sampled_from([Interval(start, end, "day"), Interval(None, end, "day"), Interval(start, None, "day")]))


@pytest.mark.parametrize(("start", "end"), [(date(2024, 5, 2), date(2024, 5, 2)), (date(2024, 5, 3), date(2024, 5, 2))])
def test_an_interval_is_never_empty_or_reversed(start, end):
    with pytest.raises(ValueError, match="empty or reversed"):
        Interval(start, end, "day")


def test_an_interval_without_ends_is_none():
    with pytest.raises(ValueError, match="at least one end"):
        Interval(None, None, "day")


@given(intervals(), intervals())
def test_intervals_meet_where_they_share_a_day(one, other):
    every = [date(1999, 12, 1) + timedelta(days=number) for number in range(150)]
    shared = [day for day in every if holds(one, day) and holds(other, day)]
    assert one.meets(other) == other.meets(one) == bool(shared)


def holds(interval, day):
    return (interval.start is None or interval.start <= day) and (interval.end is None or day < interval.end)


def test_neighbours_do_not_meet():
    may = Interval(date(2024, 5, 1), date(2024, 6, 1), "month")
    june = Interval(date(2024, 6, 1), date(2024, 7, 1), "month")
    assert not may.meets(june)
