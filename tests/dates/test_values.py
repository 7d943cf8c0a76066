from datetime import date

import pytest

from dragoman.dates.holidays import easter
from dragoman.dates.numbers import count_of, ordinal_of, year_of
from dragoman.dates.units import duration_value, move, value_at
from dragoman.dates.values import interval_of


@pytest.mark.parametrize(
    ("value", "start", "end", "grain"),
    [
        ("2018-05-17", "2018-05-17", "2018-05-18", "day"),
        ("2018-05-17TNI", "2018-05-17", "2018-05-18", "time"),
        ("2018-W51", "2018-12-17", "2018-12-24", "week"),
        ("2018-W51-WE", "2018-12-22", "2018-12-24", "weekend"),
        ("2018-12", "2018-12-01", "2019-01-01", "month"),
        ("2018-Q4", "2018-10-01", "2019-01-01", "quarter"),
        ("2018-H2", "2018-07-01", "2019-01-01", "half"),
        ("2017-WI", "2017-12-01", "2018-03-01", "season"),
        ("2018", "2018-01-01", "2019-01-01", "year"),
        ("198", "1980-01-01", "1990-01-01", "decade"),
        ("19", "1900-01-01", "2000-01-01", "century"),
    ],
)
def test_value_names_its_days(value, start, end, grain):
    interval = interval_of(value)
    assert (interval.start.isoformat(), interval.end.isoformat(), interval.grain) == (start, end, grain)


@pytest.mark.parametrize(
    "value", ["XXXX-06-30", "PAST_REF", "P3D", "XXXX-WXX-4", "2018-02-30", "2018-W54", "9999", "0000", "00"]
)
def test_value_without_known_days_has_no_interval(value):
    assert interval_of(value) is None


def test_a_week_at_the_turn_of_the_year_bears_the_iso_year():
    assert value_at(date(2019, 12, 31), "W") == "2020-W01"


def test_a_month_back_from_the_31st_is_the_last_of_a_shorter_month():
    assert move(date(2018, 3, 31), "M", -1) == date(2018, 2, 28)
    assert move(date(2016, 2, 29), "Y", -1) == date(2015, 2, 28)
    assert move(date(2018, 3, 31), "C", -21) is None


@pytest.mark.parametrize(
    ("count", "unit", "value"),
    [
        (3, "D", "P3D"),
        (2.5, "Y", "P2Y6M"),
        (0.5, "HR", "PT30M"),
        (None, "Y", "PXY"),
        (1, "FN", "P2W"),
        (1.5, "D", "P1.5D"),
        (None, "HR", "PTXH"),
    ],
)
def test_duration_value(count, unit, value):
    assert duration_value(None if count is None else float(count), unit) == value


def test_numbers_in_words(words):
    assert count_of("a hundred and twenty", words) == 120
    assert count_of("2 1/2", words) == 2.5
    assert count_of("two and a half", words) == 2.5
    assert count_of("half a dozen", words) == 6
    assert ordinal_of("twenty-first", words) == 21
    assert year_of("nineteen ninety-four", words) == 1994
    assert year_of("two thousand and one", words) == 2001


def test_easter():
    assert [easter(year) for year in (1818, 2016, 2024)] == [date(1818, 3, 22), date(2016, 3, 27), date(2024, 3, 31)]
