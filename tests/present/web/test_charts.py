"""The drawings say where they stand: dates under their bars, names beside their dots, a map of where things are told."""

from datetime import date, timedelta
from itertools import pairwise

from dragoman.present.web.charts.histogram import draw_histogram
from dragoman.present.web.charts.labels import free_labels
from dragoman.present.web.charts.world import draw_map
from dragoman.store.browsing import Bin, PlaceRow


def bins(count):
    first = date(2020, 1, 1)
    days = [first + timedelta(days=number) for number in range(count + 1)]
    return [Bin(since=one, before=other, count=1, disputed=0) for one, other in pairwise(days)]


def test_every_date_under_a_histogram_is_that_of_its_bar():
    for count in (1, 2, 7, 8, 9, 41, 60):
        drawn = draw_histogram(bins(count), lambda since, last: f"{since}/{last}")
        assert len(drawn.axis) == len(drawn.bars)
        shown = [(number, tick) for number, tick in enumerate(drawn.axis) if tick]
        assert shown
        assert len(shown) <= 8
        assert all(tick == str(date(2020, 1, 1) + timedelta(days=number)) for number, tick in shown)


def test_a_name_runs_over_no_dot_that_stands_beside_it():
    dots = [(100.0, 50.0, 5.0, "first"), *[(400.0, 10.0 * one, 5.0, "") for one in range(20, 34)]]
    behind = (500.0, 50.0, 5.0, "a name of some length"), (560.0, 50.0, 5.0, "")
    sides = free_labels([*dots, *behind], 1000)
    assert sides[0] == "right"
    assert sides[-2] == "left"


def place(name, longitude, latitude, happenings):
    return PlaceRow(
        name=name, country=None, kind="city", latitude=latitude, longitude=longitude, happenings=happenings, disputed=0
    )


def test_a_map_is_of_where_most_is_told():
    near = [place(f"near {one}", 36 + one / 10, 35 + one / 10, 20) for one in range(10)]
    far = [place("London", -0.1, 51.5, 15), place("Washington", -77.0, 38.9, 15)]
    drawn = draw_map([*near, *far])
    assert {point.place.name for point in drawn.points} == {one.name for one in near}
    assert drawn.beyond == 2
    assert {point.place.name for point in draw_map([*near, *far], focus=False).points} >= {"London", "Washington"}
