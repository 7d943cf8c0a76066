"""A filter means the same on every list, in its JSON and CSV, and in every export that is linked under it."""

import csv
import io
import json

import pytest


def lines(pages, address):
    answer = pages.get(address)
    assert answer.status_code == 200, address
    return list(csv.DictReader(io.StringIO(answer.text)))


def total_of(pages, path, query):
    found = pages.get(f"{path}.json?{query}").json()["found"]
    return found["total"] if "total" in found else len(next(value for value in found.values() if isinstance(value, list)))


STATEMENTS = (
    ("stance=denies", lambda row: row["stance"] == "denies"),
    ("says=police", lambda row: "police" in (row["according_to"] + row["source_words"]).casefold()),
    ("outlet=Northern", lambda row: "Northern" in row["publisher"]),
    ("q=toll", lambda row: "toll" in row["says"].casefold()),
)
HAPPENINGS = (
    ("type=ASSAULT", lambda row: row["type"] == "ASSAULT"),
    ("origins=2", lambda row: int(row["origins"]) >= 2),
    ("place=Sri+Lanka", lambda row: row["place"] == "Sri Lanka"),
    ("from=2019-04-22&to=2019-04-30", lambda row: row["since"] <= "2019-04-30" and row["before"] > "2019-04-22"),
)


@pytest.mark.parametrize(("query", "holds"), STATEMENTS)
def test_statements_hold_what_is_asked(pages, query, holds):
    some = lines(pages, f"/statements.csv?{query}")
    assert some
    assert all(map(holds, some))
    assert len(some) < len(lines(pages, "/statements.csv"))
    assert total_of(pages, "/statements", query) == len(some)
    exported = lines(pages, f"/export/csv?{query}")  # events, tied to such statements
    assert len(exported) < len(lines(pages, "/export/csv"))


@pytest.mark.parametrize(("query", "holds"), HAPPENINGS)
def test_happenings_hold_what_is_asked_on_the_timeline_and_in_exports(pages, query, holds):
    some = lines(pages, f"/timeline.csv?{query}")
    assert some
    assert all(map(holds, some))
    assert total_of(pages, "/timeline", query) == len(some)
    features = json.loads(pages.get(f"/export/geojson?{query}").text)["features"]
    everything = json.loads(pages.get("/export/geojson").text)["features"]
    assert 0 < len(features) < len(everything)
    if query == "type=ASSAULT":
        assert {row["type"] for row in lines(pages, f"/export/csv?{query}")} == {"ASSAULT"}


@pytest.mark.parametrize(
    "query", ["outlet=Northern", "stance=denies", "type=ASSAULT", "actor=LKA", "place=Colombo", "origins=2"]
)
@pytest.mark.parametrize(
    "path", ["/reports", "/timeline", "/statements", "/disputes", "/figures", "/actors", "/network", "/map"]
)
def test_every_list_narrows_and_says_so(pages, path, query):
    name, _, value = query.partition("=")
    page = pages.get(f"{path}?{query}").text
    assert f'value="{value}"' in page or f"<option selected>{value}</option>" in page
    assert "Not understood" not in page
    assert len(lines(pages, f"{path}.csv?{query}")) <= len(lines(pages, f"{path}.csv"))
    assert pages.get(f"{path}.json?{query}").json()["asked"] == {name: value}


def test_two_filters_leave_no_more_than_each(pages):
    one, other = (len(lines(pages, f"/timeline.csv?{query}")) for query in ("type=ASSAULT", "origins=2"))
    assert 0 < len(lines(pages, "/timeline.csv?type=ASSAULT&origins=2")) <= min(one, other)


def test_what_nothing_holds_is_empty_everywhere(pages):
    for path in ("/reports", "/timeline", "/statements", "/disputes", "/figures", "/actors", "/network", "/map"):
        assert lines(pages, f"{path}.csv?actor=nobody+of+this+name") == []
    for form in ("jsonl", "plover", "cameo", "w3c", "bibtex"):
        assert "Northern" not in pages.get(f"/export/{form}?actor=nobody+of+this+name").text
