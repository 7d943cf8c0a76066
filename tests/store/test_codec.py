"""The record: lossless both ways, one line a report, and true to the schema that ships."""

import json
from dataclasses import replace
from importlib.resources import files

import jsonschema
import pytest
from hypothesis import given, settings

from dragoman.model import Findings, MadeBy, RecordError, Report, text_id
from dragoman.model.recording import findings_of, record_of
from dragoman.store.codec import decode, encode, record_schema, schema_text
from tests import strategies

SCHEMA = jsonschema.Draft202012Validator(record_schema())
MADE_BY = MadeBy(dragoman="0.1.0", lexicon="1")


@given(strategies.findings())
@settings(max_examples=80, deadline=None)
def test_findings_survive_the_record_and_its_json(findings):
    line = encode(record_of(findings))
    assert b"\n" not in line
    assert findings_of(decode(line)) == findings
    assert encode(record_of(findings_of(decode(line)))) == line


@given(strategies.findings())
@settings(max_examples=40, deadline=None)
def test_every_record_follows_the_schema(findings):
    SCHEMA.validate(json.loads(encode(record_of(findings))))


def test_the_schema_is_one_and_ships():
    jsonschema.Draft202012Validator.check_schema(record_schema())
    assert files("dragoman.store").joinpath("record.schema.json").read_text(encoding="utf-8") == schema_text()


def plain(**changes):
    text = "The ministry denied it."
    return Findings(report=Report(id=text_id(text), key="a", file="a.txt", text=text, **changes), made_by=MADE_BY)


def edited(change):
    record = json.loads(encode(record_of(plain())))
    change(record)
    return json.dumps(record)


def test_offices_say_from():
    text = "Kalin spoke."
    findings = Findings(report=Report(id=text_id(text), key="a", file="a", text=text), made_by=MADE_BY)
    record = json.loads(encode(record_of(findings)))
    record["actors"] = [
        {
            "id": "per-1", "name": "Kalin", "kind": "person", "country": None, "sectors": [], "known": True,
            "identifiers": {"wikidata": "Q1"}, "mentions": [{"span": [0, 5], "form": "name"}],
            "offices": [{"title": "director", "of": None, "from": "2023-06", "to": None}],
        }
    ]  # fmt: skip
    (actor,) = findings_of(decode(json.dumps(record))).actors
    assert (actor.offices[0].start, actor.offices[0].end, actor.wikidata) == ("2023-06", None, "Q1")
    again = json.loads(encode(record_of(findings_of(decode(json.dumps(record))))))
    assert again["actors"][0]["offices"] == record["actors"][0]["offices"]


@pytest.mark.parametrize(
    ("change", "path"),
    [
        (lambda record: record.pop("format"), "format"),
        (lambda record: record.update(format=2), "$.format"),
        (lambda record: record["report"].update(published="last week"), "$.report.published"),
        (lambda record: record["report"].update(publisher_basis="guess"), "$.report.publisher_basis"),
        (lambda record: record.update(events=[{"id": 3}]), "$.events[0]"),
    ],
)
def test_a_record_of_another_shape_is_refused_with_its_path(change, path):
    with pytest.raises(RecordError) as trouble:
        decode(edited(change))
    assert path in str(trouble.value)
    assert "\n" not in str(trouble.value)


@pytest.mark.parametrize("line", [b"", b"{", b"[]", b"\xff\xfe", b"null"])
def test_what_is_no_record_is_refused(line):
    with pytest.raises(RecordError):
        decode(line)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda record: record["report"].update(id="0" * 64), "not the hash"),
        (lambda record: record["report"].update(asides=[{"span": [0, 999], "reason": "caption"}]), "leaves the text"),
        (lambda record: record["report"].update(asides=[{"span": [4, 4], "reason": "caption"}]), "empty or reversed"),
        (lambda record: record.update(times=[timex([0, 999])]), "leaves report"),
        (lambda record: record.update(times=[timex([-1, 3])]), "times[0]"),
        (lambda record: record.update(times=[timex([0, 3], interval=["2024-01-02", "2024-01-01"])]), "times[0]"),
        (lambda record: record.update(times=[timex([0, 3], interval=[None, None])]), "times[0]"),
    ],
)
def test_a_record_that_contradicts_itself_is_refused(change, words):
    with pytest.raises(RecordError, match=r"record of 'a'") as trouble:
        findings_of(decode(edited(change)))
    assert words in str(trouble.value)


def timex(span, interval=None):
    return {"span": span, "type": "DATE", "value": "2024", "interval": interval, "mod": None, "basis": "stated", "anchor": None}


def test_fields_of_a_later_version_are_read_past():
    assert findings_of(decode(edited(lambda record: record.update(novelty=1)))) == plain()


def test_half_a_surrogate_pair_is_refused():
    with pytest.raises(RecordError, match="no Unicode"):
        encode(record_of(plain(title="a\ud800")))


def test_models_are_written_in_one_order():
    one = replace(plain(), made_by=MadeBy(dragoman="1", models={"b": "1", "a": "2"}, lexicon="1"))
    other = replace(plain(), made_by=MadeBy(dragoman="1", models={"a": "2", "b": "1"}, lexicon="1"))
    assert encode(record_of(one)) == encode(record_of(other))
