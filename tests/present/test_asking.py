"""What an analyst asks of the demo's record, and what must come back."""

import json
from io import StringIO

import jsonschema
import pytest
from rich.console import Console

from dragoman.present.cli.cells import EVENTS, REPORTS
from dragoman.present.cli.options import Format
from dragoman.present.cli.output import print_rows
from dragoman.store import Filters, Store, record_schema
from tests.present.conftest import run_dragoman

pytestmark = pytest.mark.slow


def test_a_denial_is_found_with_its_words_and_holder(ask):
    rows = ask("find", "statements", "warned", "--stance", "denies")
    (row,) = [row for row in rows if row["report"]["key"] == "harbour-post-2"]
    assert row["source"]["name"] == "Maithripala Sirisena"
    assert "been warned of the Easter attacks" in row["contents"][0]["words"]


def test_unnamed_sources_stay_unnamed(ask):
    rows = ask("find", "statements", "--says", "officer")
    assert {row["source_kind"] for row in rows} == {"anonymous"}


def test_the_toll_is_told_by_source_and_day(ask):
    rows = ask("find", "figures", "--what", "killed")
    told = {(row["report"]["key"], row["low"]) for row in rows}
    assert {("tidewater-1", 290), ("meridian-1", 359), ("northern-wire-1", 207)} <= told


def test_what_is_said_is_not_told_as_done(ask):
    events = ask("find", "events", "--type", "ACCUSE", "--report", "tidewater-1")
    assert any("Senaratne" in party["name"] for event in events for party in event["who"])


def test_events_of_a_day_are_found_by_their_day(ask):
    events = ask("find", "events", "--from", "2019-04-26", "--to", "2019-04-26")
    assert events
    assert all(event["since"] <= "2019-04-26" < event["before"] for event in events)


def test_the_timeline_is_in_order_with_the_undated_last(ask):
    dates = [event["since"] for event in ask("timeline", "--limit", "200")]
    dated = [date for date in dates if date]
    assert dated == sorted(dated)
    assert dates == dated + [None] * (len(dates) - len(dated))


def test_a_dossier_tells_what_an_actor_said_and_denied(ask):
    dossier = ask("actor", "show", "Maithripala Sirisena")
    assert dossier["denied"]
    assert dossier["actor"]["country"] == "LKA"


def test_show_gives_the_words_in_context_and_the_rule(kept, ask):
    (first, *_) = ask("find", "statements", "--stance", "denies")
    shown = run_dragoman("show", first["id"], "--store", kept)
    text = shown.stdout.decode()
    assert first["contents"][0]["words"].split()[0] in text
    assert "why" in text
    assert "rule statements/" in text


def test_show_of_a_report_lists_what_was_cut_and_found(kept):
    text = run_dragoman("show", "meridian-1", "--store", kept).stdout.decode()
    assert "Meridian News" in text
    assert "2019-04-24" in text


def test_show_of_a_report_says_where_no_event_was_coded_and_why(kept, ask):
    keys = [row["key"] for row in ask("find", "reports")]
    plain = [run_dragoman("show", key, "--store", kept).stdout.decode() for key in keys]
    asked = [run_dragoman("show", key, "--why", "--store", kept).stdout.decode() for key in keys]
    assert not any(line.startswith("no event") for text in plain for line in text.splitlines())
    assert any(line.startswith("no event") and "(events/" in line for text in asked for line in text.splitlines())


def test_copies_are_folded(ask):
    copies = {row["key"]: row["copy_of"] for row in ask("find", "reports")}
    original = next(row["id"] for row in ask("find", "reports") if row["key"] == "northern-wire-1")
    assert {key for key, of in copies.items() if of == original} == {"harbour-post-1", "levant-daily-1"}


def test_what_copies_repeat_is_left_out_unless_asked_for(ask):
    folded = ask("find", "figures", "--what", "killed", "--limit", "1000")
    keys = {row["report"]["key"] for row in folded}
    assert "northern-wire-1" in keys
    assert "harbour-post-1" not in keys
    assert len(ask("find", "figures", "--what", "killed", "--limit", "1000", "--copies")) > len(folded)


def test_the_export_is_valid_and_its_spans_hold_the_words(kept):
    lines = run_dragoman("export", "jsonl", "--store", kept).stdout.splitlines()
    schema = record_schema()
    assert len(lines) == 8
    for line in lines:
        record = json.loads(line)
        jsonschema.validate(record, schema)
        text = record["report"]["text"]
        for place in record["places"]:
            start, end = place["span"]
            assert text[start:end].strip() == text[start:end] != ""


def test_csv_has_one_row_a_statement(kept, ask):
    lines = run_dragoman("export", "csv", "--kind", "statements", "--store", kept).stdout.decode().splitlines()
    assert len(lines) == 1 + len(ask("find", "statements", "--limit", "1000"))


def test_the_demo_prints_five_findings():
    findings = json.loads(run_dragoman("demo", "--format", "json").stdout)
    assert len(findings) == 5
    assert all(findings.values())
    copies, toll, denials, corrections, unnamed = findings.values()
    assert "3 links, 1 origin" in copies[-1]
    assert len(toll) >= 4
    assert any("Sirisena" in line for line in denials)
    assert any("253" in line for line in corrections)
    assert any("condition of anonymity" in line or "officer" in line for line in unnamed)


@pytest.mark.parametrize("width", [80, 100])
def test_a_narrow_screen_loses_no_cell(kept, monkeypatch, width):
    screen = Console(width=width, file=StringIO(), highlight=False)
    monkeypatch.setattr("dragoman.present.cli.output.console", lambda: screen)
    with Store.open(kept, create=False) as store:
        rows = list(store.find_events(Filters(status="happened")))[:12]
        print_rows(rows, EVENTS, Format.table, nothing="")
        print_rows(store.find_reports(Filters()), REPORTS, Format.table, nothing="")
    lines = screen.file.getvalue().splitlines()
    assert max(map(len, lines)) <= width
    whole = " ".join(" ".join(line.split()) for line in lines)
    for row in rows:
        assert row.id[:8] in whole
    assert whole.count("in Northern Wire,") >= 1
    assert "according to a police spokesman" in whole
    assert "publisher Harbour Post" in whole
    assert "COERCE/" in whole and "COERCE/arrest" not in whole
    assert "copy of" in whole
