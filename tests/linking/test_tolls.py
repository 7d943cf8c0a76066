"""The figures of a happening as series: one scope a line, each value as of the day that its words say."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from dragoman.linking.origins import Origins
from dragoman.linking.tolls import tolls_of
from tests.linking.telling import DAY, killed, telling

NEXT = DAY + timedelta(days=1)


def told(*tellings):
    return [(toll.scope, toll.low, toll.as_of, toll.note) for toll in tolls_of(tellings, Origins({}))]


def test_a_sum_since_a_start_is_no_value_of_the_toll_of_a_raid():
    both = (killed(12), replace(killed(900), over="since  the October war"))
    first, second = telling("a", "raid killed 12", figures=both), telling("b", "raid killed 14", day=NEXT, figures=[killed(14)])
    assert told(first, second) == [
        ("all", 12, None, None),
        ("all", 14, None, "rises"),
        ("people since october war", 900, None, None),
    ]


def test_a_value_that_is_as_of_no_day_is_told_with_the_same_value_as_of_one():
    dated, bare = replace(killed(40), as_of=DAY), killed(40)
    one = telling("a", "raid killed 40", figures=[bare], publisher="Paper")
    other = telling("b", "raid killed 40 too", figures=[dated], publisher="Paper")
    (toll,) = tolls_of([one, other], Origins({}))
    assert (toll.as_of, toll.reports) == (DAY, ("a", "b"))


def test_a_series_goes_by_the_days_that_values_are_as_of():
    late = telling("a", "raid killed 30", day=NEXT, figures=[replace(killed(30), as_of=DAY - timedelta(days=2))])
    early = telling("b", "raid killed 20", figures=[replace(killed(20), as_of=DAY)])
    assert [value for _, value, _, _ in told(early, late)] == [30, 20]


@given(st.lists(st.tuples(st.integers(1, 3), st.sampled_from([None, DAY, NEXT, date(2019, 1, 1)])), min_size=1, max_size=6))
def test_every_report_of_a_value_is_kept_once_a_day_and_value(given_values):
    tellings = [
        telling(str(place), f"raid killed {value}", figures=[replace(killed(value), as_of=day)], publisher="Paper")
        for place, (value, day) in enumerate(given_values)
    ]
    tolls = tolls_of(tellings, Origins({}))
    assert len({(toll.low, toll.as_of) for toll in tolls}) == len(tolls)
    assert sorted(one for toll in tolls for one in toll.reports) == sorted(telling.report for telling in tellings)
