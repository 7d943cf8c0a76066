"""Publication dates: how they are written, and which of several pieces of evidence holds."""

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given as drawn
from hypothesis import strategies as st

from dragoman.ingest import Given, IngestOptions, parse_dates, report_from
from dragoman.ingest.days import date_in_url, learn_order
from dragoman.lexicon.boilerplate import load_boilerplate

RULES = load_boilerplate()
CASES = [json.loads(line) for line in (Path(__file__).parent / "cases_dates.jsonl").read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['given']}-{case.get('order')}")
def test_dates_are_read_as_collections_write_them(case):
    readings = parse_dates(case["given"], case.get("order"))
    assert [dated.day.isoformat() for dated in readings] == case["readings"]
    assert {dated.grain for dated in readings} <= {case.get("grain")}


@drawn(
    st.dates(date(1900, 1, 1), date(2099, 12, 31)), st.sampled_from(["%Y-%m-%d", "%d %B %Y", "%b %d, %Y", "%Y%m%d", "%d.%m.%Y"])
)
def test_every_day_is_read_back(day, form):
    assert [dated.day for dated in parse_dates(day.strftime(form))] == [day]


@drawn(st.one_of(st.text(), st.integers(), st.floats(), st.none(), st.lists(st.integers())))
def test_no_cell_breaks_the_reading_of_dates(cell):
    parse_dates(cell)


def test_one_value_beyond_twelve_tells_the_order():
    assert learn_order(["4/5/2017", "4/25/2017"]) == ("mdy", 1)
    assert learn_order(["4/5/2017", "25/4/2017"]) == ("dmy", 1)
    assert learn_order(["4/25/2017", "25/4/2017"]) == (None, 0)
    assert learn_order(["2017-08-16", "4/5/2017"]) == (None, 0)


def test_addresses_state_dates():
    assert date_in_url("https://harbour.example/2024/03/09/ferry").day == date(2024, 3, 9)
    assert date_in_url("https://harbour.example/world/2024/mar/09/ferry").day == date(2024, 3, 9)
    assert date_in_url("https://harbour.example/2024/03/ferry").grain == "month"
    assert date_in_url("https://harbour.example/2024/99/09/ferry") is None
    assert date_in_url(None) is None


def _report(text="The quay was shut.", options=None, **fields):
    return report_from(Given(key="k", file="f", where="f", text=text, **fields), options or IngestOptions(), RULES)


def test_the_user_beats_all_evidence():
    report = _report("date 2024-03-09 The quay.", IngestOptions(published=date(2024, 8, 1)), dates=parse_dates("2024-03-09"))
    assert (report.published, report.published_basis) == (date(2024, 8, 1), "user")


def test_a_column_that_says_published_beats_the_header():
    report = _report("date 2024-03-20 The quay was shut.", dates=parse_dates("2024-03-09"), date_given="2024-03-09")
    assert (report.published, report.published_basis) == (date(2024, 3, 9), "metadata")


def test_a_header_beats_a_column_that_may_date_the_event():
    report = _report("date 2024-03-20 The quay.", dates=parse_dates("2024-03-09"), date_given="2024-03-09", date_loose=True)
    assert (report.published, report.published_basis) == (date(2024, 3, 20), "header")


def test_a_header_a_day_apart_leaves_the_column_standing():
    report = _report("date 2024-03-10 The quay.", dates=parse_dates("2024-03-09"), date_given="2024-03-09", date_loose=True)
    assert (report.published, report.published_basis) == (date(2024, 3, 9), "metadata")


def test_an_ambiguous_date_stays_unknown():
    report = _report(dates=parse_dates("4/5/2017"), date_given="4/5/2017")
    assert (report.published, report.published_basis, report.published_reason) == (None, None, "ambiguous-date")


def test_a_header_settles_an_ambiguous_date():
    report = _report("Wed 05 Apr 2017 The quay was shut.", dates=parse_dates("4/5/2017"), date_given="4/5/2017")
    assert (report.published, report.published_basis) == (date(2017, 4, 5), "metadata")


def test_a_date_that_cannot_be_read_is_said_so():
    assert _report(date_given="spring").published_reason == "unreadable-date"
    assert _report().published_reason == "not-stated"


def test_an_address_dates_a_report_last():
    report = _report(url="https://www.harbour.example/2024/03/09/ferry")
    assert (report.published, report.published_basis) == (date(2024, 3, 9), "url")
    assert (report.publisher, report.publisher_basis) == ("harbour.example", "url")
