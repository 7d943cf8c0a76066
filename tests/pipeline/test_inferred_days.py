"""An undated report is dated by another report of the same happening: marked, with its reason, and taken back when need be."""

from dataclasses import replace
from datetime import date
from itertools import permutations
from pathlib import Path

import pytest

from dragoman.ingest import IngestOptions, fingerprint
from dragoman.model import Judgement, Report, content_id, text_id
from dragoman.model.inferred import with_inferred, without_inferred
from dragoman.pipeline import link_store, load_settings, open_inputs, read_only, refresh_across
from dragoman.pipeline.importing import import_findings
from dragoman.present.export.jsonl import export_jsonl
from dragoman.store import Filters, Store

pytestmark = pytest.mark.slow

DATED = (
    "HARIM - Governor Talal Barakat was shot dead outside his office in Harim on Wednesday, police said. Two of his guards "
    "were wounded in the attack. The gunmen fled."
)
UNDATED = (
    "Governor Talal Barakat was shot dead in Harim on Wednesday by gunmen, police said Thursday. Two of his guards were "
    "wounded in the attack outside his office. Barakat took office in April. He met farmers in Harim on June 30. "
    "Kenyan and Ugandan ministers will meet on Friday."
)
RECALLED = "Governor Talal Barakat was shot dead in Harim, officials recalled. Clerks went on strike in Harim on Wednesday."
ELSEWHERE = "Mayor Sami Kara was shot dead in Kobar on Wednesday, police said."
SEEDS = Path(__file__).parents[2] / "../shared/seeds"


def written(key, text, published=None):
    known = {"published": published, "published_grain": "day", "published_basis": "metadata"} if published else {}
    return Report(
        id=text_id(text), key=key, file=key, text=text, publisher=f"The {key}", **known or {"published_reason": "not-stated"}
    )


@pytest.fixture(scope="module")
def read():
    reports = [
        written("dated", DATED, date(2024, 8, 1)),
        written("undated", UNDATED),
        written("recalled", RECALLED),
        written("elsewhere", ELSEWHERE, date(2024, 6, 6)),
    ]
    outcomes = read_only(reports, load_settings())
    return {outcome.report.key: outcome.findings for outcome in outcomes}


def linked(tmp_path, *found):
    store = Store.open(tmp_path / f"{len(list(tmp_path.iterdir()))}.sqlite")
    for findings in found:
        store.keep(findings, fingerprint(findings.report.text))
    link_store(store)
    return store


def refusal(kind, left, right):
    return Judgement(
        id=content_id("judgement", kind, left, right),
        kind=kind,
        left=left,
        right=right,
        holds=False,
        score=1.0,
        reason="read by a person",
        by="person:ada",
    )


def told(store, key="undated"):
    """What was inferred for a report, by its words."""
    findings = next(one for one in store.all_findings() if one.report.key == key)
    text = findings.report.text
    days = store.inferred(findings.report.id)
    return {findings.times[one.time].span.words(text): one.since for one in days if one.about == "time"}


def test_a_report_of_the_same_killing_dates_the_phrases_of_an_undated_one(read, tmp_path):
    with linked(tmp_path, *read.values()) as store:
        assert told(store) == {
            "Wednesday": date(2024, 7, 31),
            "Thursday": date(2024, 8, 1),
            "April": date(2024, 4, 1),
            "June 30": date(2024, 6, 30),
        }
        published = next(store.inferred(read["undated"].report.id))
        assert (published.about, published.since, published.before) == ("published", date(2024, 8, 1), date(2024, 8, 7))
        assert read["dated"].report.id[:8] in published.reason
        assert published.by_report == read["dated"].report.id
        assert {one.report for one in published.evidence} == {read["dated"].report.id, read["undated"].report.id}


def test_the_timeline_shows_inferred_days_as_inferred_and_the_report_keeps_its_own(read, tmp_path):
    with linked(tmp_path, *read.values()) as store:
        rows = {row.trigger.words: row for row in store.timeline(Filters(report="undated"))}
        shot, met = rows["shot"], rows["met"]
        assert (shot.since, shot.when_basis, met.since) == (date(2024, 7, 31), "inferred", date(2024, 6, 30))
        assert "same happening" in shot.inferred
        asked = Filters(report="undated", date_from=date(2024, 7, 1), date_to=date(2024, 7, 31))
        assert [row.trigger.words for row in store.timeline(asked)] == ["shot"]
        kept = store.findings(read["undated"].report.id)
        assert kept.report.published is None
        assert all(event.when is None for event in kept.events)


def test_what_is_planned_stays_open(read, tmp_path):
    with linked(tmp_path, *read.values()) as store:
        assert "Friday" not in told(store)


def test_an_inferred_day_dates_no_third_report(read, tmp_path):
    with linked(tmp_path, *read.values()) as store:
        assert told(store, "recalled") == {}


def test_another_killing_on_such_a_weekday_dates_nothing(read, tmp_path):
    with linked(tmp_path, read["undated"], read["elsewhere"]) as store:
        assert told(store) == {}


def test_a_weekday_that_does_not_fit_dates_nothing(read, tmp_path):
    other = next(
        outcome.findings
        for outcome in read_only([written("dated", DATED.replace("Wednesday", "Monday"), date(2024, 8, 1))], load_settings())
    )
    with linked(tmp_path, read["undated"], other) as store:
        assert told(store) == {}


def test_it_goes_when_the_report_that_gives_the_day_loses_its_date(read, tmp_path):
    with linked(tmp_path, *read.values()) as store:
        assert told(store)
        dated = read["dated"]
        bare = replace(
            dated,
            report=replace(dated.report, published=None, published_grain=None, published_basis=None),
            times=(),
            statements=(),
            events=tuple(
                replace(one, when=None, when_reason="no-time-phrase", carried_by=(), figures=()) for one in dated.events
            ),
        )
        store.keep(bare, fingerprint(DATED))
        link_store(store)
        assert told(store) == {}


def test_a_person_takes_it_back_and_may_restore_it(read, tmp_path):
    with linked(tmp_path, *read.values()) as store:
        before = list(store.inferred())
        report = read["undated"].report.id
        refused = refusal("dates", report, "2024-07-31")
        store.keep_judgement(refused)
        for _ in range(2):
            store.keep(read["dated"], fingerprint(DATED))
            link_store(store)
            assert list(store.inferred()) == []
        store.withdraw(refused.id, "person:ada")
        refresh_across(store)
        assert list(store.inferred()) == before


def test_what_a_person_told_apart_dates_nothing(read, tmp_path):
    with linked(tmp_path, *read.values()) as store:
        one = next(day for day in store.inferred() if day.about == "event")
        shot = next(row for row in store.timeline(Filters(report="undated")) if row.trigger.words == "shot")
        left, right = sorted((shot.id, one.by_event))
        store.keep_judgement(refusal("same_happening", left, right))
        refresh_across(store)
        assert list(store.inferred()) == []


def test_the_order_of_the_reports_and_of_the_runs_does_not_matter(read, tmp_path):
    with linked(tmp_path, *read.values()) as store:
        expected = list(store.inferred()), list(store.find_happenings(Filters()))
    for order in permutations(read.values()):
        with linked(tmp_path, *order[:2]) as store:
            for findings in order[2:]:
                store.keep(findings, fingerprint(findings.report.text))
            link_store(store)
            assert (list(store.inferred()), list(store.find_happenings(Filters()))) == expected


def test_the_record_bears_inferred_days_and_gives_them_back(read, tmp_path):
    with linked(tmp_path, *read.values()) as store:
        undated = read["undated"]
        full = with_inferred(undated, store.inferred())
        assert (full.report.published, full.report.published_basis) == (date(2024, 8, 1), "inferred")
        assert {one.basis for one in full.times if one.interval} == {"inferred"}
        assert next(one for one in full.events if one.trigger.words(UNDATED) == "shot").when.basis == "inferred"
        assert without_inferred(full) == undated
        lines = b"".join(export_jsonl(store, Filters()))
        assert lines.count(b'"inferred"') > 4
        with Store.open(tmp_path / "imported.sqlite") as other:
            list(import_findings(other, [with_inferred(one, store.inferred()) for one in store.all_findings()]))
            assert other.findings(undated.report.id) == store.findings(undated.report.id)
            assert list(other.inferred()) == list(store.inferred())


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the two seed reports are not here")
def test_a_seed_without_a_date_is_dated_by_another_report_of_the_killing(tmp_path):
    settings = load_settings()
    other = written(
        "other",
        "Hamas leader Ismail Haniyeh was killed on Wednesday in an Israeli strike in Tehran, the group said. "
        "Iran vowed to answer.",
        date(2024, 8, 1),
    )
    seeds = open_inputs([str(path) for path in sorted(SEEDS.glob("*.txt"))], IngestOptions(), settings)
    found = [outcome.findings for outcome in read_only([*seeds, other], settings)]
    with linked(tmp_path, *found) as store:
        seed = next(one.report.key for one in found if one.report.published is None)
        days = told(store, seed)
        assert days["Thursday"] == date(2024, 8, 1)
        assert days["Wednesday"] == date(2024, 7, 31)
        assert days["April"] == date(2024, 4, 1)
        assert days["June 30"] == date(2024, 6, 30)
        assert days["last October"] == date(2023, 10, 1)
