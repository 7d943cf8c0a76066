"""Linking a store: the same happenings and disputes whatever came first, and however the reports were parcelled out."""

from importlib.resources import files

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.ingest import IngestOptions, fingerprint
from dragoman.model import Findings, Judgement, content_id
from dragoman.pipeline import link_store, load_settings, open_inputs, read_only, refresh_across
from dragoman.store import Filters, Store

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def episode():
    """The demo's reports, read once."""
    settings = load_settings()
    path = files("dragoman.present.demo").joinpath("episode.jsonl")
    outcomes = read_only(open_inputs([str(path)], IngestOptions(), settings), settings)
    return [outcome.findings for outcome in outcomes if outcome.findings is not None]


def keep(store: Store, findings: Findings) -> None:
    store.keep(findings, fingerprint(findings.report.text))


def linked(store: Store):
    return list(store.find_happenings(Filters())), list(store.find_disputes(Filters())), list(store.find_links(low=0, high=2))


@pytest.fixture(scope="module")
def expected(episode, tmp_path_factory):
    with Store.open(tmp_path_factory.mktemp("whole") / "store.sqlite") as store:
        for findings in episode:
            keep(store, findings)
        link_store(store)
        return linked(store)


@given(st.data())
@settings(max_examples=6, deadline=None, suppress_health_check=list(HealthCheck))
def test_the_order_of_the_reports_and_of_the_runs_does_not_matter(episode, expected, tmp_path_factory, data):
    order = data.draw(st.permutations(episode))
    cut = data.draw(st.integers(min_value=0, max_value=len(order)))
    with Store.open(tmp_path_factory.mktemp("shuffled") / "store.sqlite") as store:
        for part in (order[:cut], order[cut:]):
            for findings in part:
                keep(store, findings)
            link_store(store)
        assert linked(store) == expected


def test_what_a_person_told_apart_stays_apart_when_the_reports_are_read_again(episode, expected, tmp_path):
    happening = next(one for one in expected[0] if one.reports > 1)
    left, right = sorted((happening.events[0][1], happening.events[-1][1]))
    with Store.open(tmp_path / "store.sqlite") as store:
        for findings in episode:
            keep(store, findings)
        link_store(store)
        judged = Judgement(
            id=content_id("judgement", left, right),
            kind="same_happening",
            left=left,
            right=right,
            holds=False,
            score=1.0,
            reason="read by a person",
            by="person:ada",
        )
        store.keep_judgement(judged)
        for _ in range(2):
            for findings in episode:
                keep(store, findings)
            link_store(store)
            assert store.happening_of(left) != store.happening_of(right)
        store.withdraw(judged.id, "person:ada")
        refresh_across(store)
        assert linked(store) == expected
