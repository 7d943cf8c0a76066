"""In a large store only what hangs together with new reports is linked anew: with the same outcome as linking everything."""

from dataclasses import replace
from datetime import timedelta
from importlib.resources import files

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.ingest import IngestOptions, fingerprint
from dragoman.model import Judgement, content_id
from dragoman.pipeline import across, link_store, load_settings, open_inputs, read_only, refresh_across, seeing
from dragoman.store import Filters, Store
from tests.pipeline.test_inferred_days import DATED, ELSEWHERE, RECALLED, UNDATED, written

pytestmark = pytest.mark.slow

MORE = [
    "HARIM - Three guards of Governor Talal Barakat were killed in Harim on Wednesday, the Harim Observatory said. The army "
    "denied that its soldiers had shot the guards.",
    "The army had shot three guards of the governor in Harim, a rebel spokesman said. At least five guards were killed, "
    "he said.",
    "Farmers blocked the road to Kobar on Tuesday. The mayor of Kobar met the farmers and promised them water, the town said.",
    "Clerks went on strike in Harim on Tuesday, the Harim Observatory said. Police arrested 12 clerks.",
    *(
        f"KOBAR - The mayor of Kobar denied that she had sold the water of the lower town to a brewery. The council sat until "
        f"midnight over the budget of the coming year and settled nothing of what the farmers had asked for. {end}"
        for end in ("It meets again on Monday.", "It meets again.", "Rain fell.")
    ),
]


@pytest.fixture(scope="module")
def reports():
    """The demo's reports and our own, of days close to each other; the undated one last."""
    known = load_settings()
    demo = open_inputs([str(files("dragoman.present.demo").joinpath("episode.jsonl"))], IngestOptions(), known)
    found = [outcome.findings for outcome in read_only(demo, known) if outcome.findings is not None]
    day = max(one.report.published for one in found if one.report.published) + timedelta(days=3)
    own = [written(f"own {number}", text, day) for number, text in enumerate([DATED, RECALLED, ELSEWHERE, *MORE])]
    found += [outcome.findings for outcome in read_only([*own, written("undated", UNDATED)], known)]
    return [one for one in found if one.report.published], [one for one in found if one.report.published is None]


@pytest.fixture
def everything(monkeypatch):
    """Counts how often everything is linked anew."""
    counted = []
    whole = across._refresh_all
    monkeypatch.setattr(across, "_refresh_all", lambda store, **how: counted.append(1) or whole(store, **how))
    return counted


def linked(store):
    return (
        {one.id: one for one in store.find_happenings(Filters())},
        {one.id: one for one in store.find_disputes(Filters())},
        {(one.left, one.right): one for one in store.find_links(low=0, high=2)},
        list(store.inferred()),
        {frozenset((one.left, one.right)) for one in store.judgements("copy")},
    )


def keep(store, *found):
    for findings in found:
        store.keep(findings, fingerprint(findings.report.text))
    link_store(store, large=0)


@pytest.fixture(scope="module")
def expected(reports, tmp_path_factory):
    with Store.open(tmp_path_factory.mktemp("whole") / "store.sqlite") as store:
        keep(store, *reports[1], *reports[0])
        return linked(store)


def test_there_is_something_to_be_linked(expected):
    happenings, disputes, links, inferred, copies = expected
    assert any(one.reports > 1 for one in happenings.values())
    assert all((disputes, links, inferred, copies))


@given(data=st.data())
@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
def test_any_parcels_in_any_order_give_what_one_run_gives(reports, expected, tmp_path_factory, data):
    dated, undated = reports
    order = data.draw(st.permutations(dated))
    cuts = sorted(data.draw(st.sets(st.integers(1, len(order) - 1), min_size=1, max_size=4)))
    with Store.open(tmp_path_factory.mktemp("parcels") / "store.sqlite") as store:
        keep(store, *undated)
        for start, stop in zip([0, *cuts], [*cuts, len(order)], strict=True):
            keep(store, *order[start:stop])
        assert linked(store) == expected


def test_not_everything_is_linked_anew(reports, everything, tmp_path):
    dated, undated = reports
    with Store.open(tmp_path / "store.sqlite") as store:
        keep(store, *undated, *dated[:-3])
        for findings in dated[-3:]:
            keep(store, findings)
        refresh_across(store, large=0)
    assert len(everything) == 1


def test_a_report_that_is_read_anew_replaces_what_it_said(reports, expected, everything, tmp_path):
    dated, undated = reports
    moved = [replace(one, report=replace(one.report, published=one.report.published + timedelta(days=2))) for one in dated[:2]]
    bare = replace(dated[-2], events=(), statements=())
    with Store.open(tmp_path / "store.sqlite") as store:
        keep(store, *undated, *moved, *dated[2:-2], bare, dated[-1])
        assert linked(store) != expected
        keep(store, dated[0], dated[-2])
        keep(store, dated[1])
        assert linked(store) == expected
    assert len(everything) == 1


def test_what_people_judge_is_heard_and_taken_back(reports, expected, everything, tmp_path):
    dated, undated = reports
    happening = max(expected[0].values(), key=lambda one: (one.reports, one.id))
    left, right = sorted((happening.events[0][1], happening.events[-1][1]))
    judged = Judgement(
        id=content_id("judgement", left, right), kind="same_happening", left=left, right=right, holds=False, score=1.0,
        reason="read by a person", by="person:ada",
    )  # fmt: skip
    with Store.open(tmp_path / "whole.sqlite") as store:
        store.keep_judgement(judged)
        keep(store, *undated, *dated)
        apart = linked(store)
    with Store.open(tmp_path / "store.sqlite") as store:
        keep(store, *undated, *dated)
        store.keep_judgement(judged)
        refresh_across(store, large=0)
        assert store.happening_of(left) != store.happening_of(right)
        assert linked(store) == apart
        store.withdraw(judged.id, "person:ada")
        refresh_across(store, large=0)
        assert linked(store) == expected
        denial = next(store.judgements("denies"))
        store.withdraw(denial.id, "person:ada")
        refresh_across(store, large=0)
        assert linked(store)[1] != expected[1]
    assert len(everything) == 2


def test_a_store_that_other_rules_linked_is_linked_anew(reports, expected, everything, monkeypatch, tmp_path):
    dated, undated = reports
    with Store.open(tmp_path / "store.sqlite") as store:
        with monkeypatch.context() as patched:
            patched.setattr(seeing, "linking_version", lambda: "of last year")
            keep(store, *undated, *dated)
        assert len(everything) == 1
        refresh_across(store, large=0)
        assert len(everything) == 2
        refresh_across(store, large=0)
        assert linked(store) == expected
    assert len(everything) == 2
