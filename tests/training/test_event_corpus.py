"""Our event annotations: schema, offsets and codes always; texts where the development data is at hand."""

import json
from pathlib import Path

import pytest

from dragoman.model.terms import EVENT_TYPES, STATUSES
from training.events.corpus import (
    JUDGED,
    VERDICTS,
    faults_in,
    is_same_text,
    load_articles,
    load_judged,
    stored_articles,
    text_of,
)

DATA = Path(__file__).parents[2].parent / "shared" / "data"


def test_every_annotation_is_well_formed() -> None:
    assert [fault for article in stored_articles() for fault in faults_in(article)] == []


def test_an_article_is_annotated_once() -> None:
    articles = stored_articles()
    assert len({(article["source"], article["id"]) for article in articles}) == len(articles) == 63
    assert sum(len(article["events"]) for article in articles) == 665


def test_faults_are_named() -> None:
    article = dict(stored_articles()[0])
    event = dict(
        article["events"][0], type="ACCUSE", modes=["aerial"], status="perhaps", trigger=[5, article["code_points"] + 1]
    )
    faults = list(faults_in({**article, "events": [event]}))
    assert [fault.split(": ", 1)[1].split()[0] for fault in faults] == ["span", "ACCUSE", "status"]


def test_an_annotation_holds_no_words_of_its_article() -> None:
    for article in stored_articles():
        for event in article["events"]:
            assert all(isinstance(part, int) for part in event["trigger"])
            words = [value for party in (*event["actors"], *event["recipients"]) for value in party.values()]
            assert not any(isinstance(value, str) and len(value) > 3 for value in words)


@pytest.mark.skipif(not (DATA / "polnear").is_dir(), reason="the development data is not at hand")
def test_texts_are_those_that_were_annotated() -> None:
    for stored in stored_articles():
        text = text_of(stored["source"], stored["id"], DATA)
        assert text is not None
        assert is_same_text(stored, text)
    assert all(told.triggers for article in load_articles(DATA) for told in article.events)


def test_every_judgement_is_well_formed() -> None:
    stored = [json.loads(line) for line in JUDGED.read_text(encoding="utf-8").splitlines()]
    assert len({(each["source"], each["id"]) for each in stored}) == len(stored)
    for each in stored:
        for one in (*each["judged"], *each["missed"]):
            start, end = one["trigger"]
            assert 0 <= start < end <= each["code_points"]
            assert one["type"] in EVENT_TYPES
        assert {one["verdict"] for one in each["judged"]} <= VERDICTS
        for told in (one["told"] for one in each["judged"] if "told" in one):
            assert told.get("status", "happened") in STATUSES
            spans = [told.get("place"), *told.get("actors", ()), *told.get("recipients", ())]
            assert all(0 <= start < end <= each["code_points"] for start, end in filter(None, spans))


@pytest.mark.skipif(not (DATA / "polnear").is_dir(), reason="the development data is not at hand")
def test_judged_texts_are_those_that_were_judged() -> None:
    assert sum(len(each.verdicts) for each in load_judged(DATA)) > 3_000
