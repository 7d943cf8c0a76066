"""What was exported comes back: records without loss, and decisions made in Label Studio."""

import gzip
import json
import shutil

import pytest

from dragoman.model import InputError
from dragoman.present.cli.review_import import read_reviewed
from tests.present.conftest import run_dragoman


def say(store, *arguments):
    result = run_dragoman(*arguments, "--store", store)
    assert result.returncode == 0, result.stderr.decode()
    return result.stdout


def test_a_store_comes_back_from_its_export_with_all_that_goes_across(kept, tmp_path):
    record = say(kept, "export", "jsonl")
    (tmp_path / "record.jsonl.gz").write_bytes(gzip.compress(record))
    other = tmp_path / "other.sqlite"
    assert b"8 added" in say(other, "import", tmp_path / "record.jsonl.gz")
    assert say(other, "export", "jsonl") == record
    for kind in ("happenings", "disputes", "copies"):
        assert say(other, "export", "jsonl", "--kind", kind) == say(kept, "export", "jsonl", "--kind", kind)
    assert b"8 unchanged" in say(other, "import", tmp_path / "record.jsonl.gz")


def test_a_line_that_is_no_record_is_named_and_the_rest_is_kept(kept, tmp_path):
    lines = say(kept, "export", "jsonl").splitlines(keepends=True)
    broken = lines[1][:-20] + b"\n"
    (tmp_path / "record.jsonl").write_bytes(lines[0] + broken + b'{"left_out": ' + b"[" * 10_000 + b"\n" + lines[2])
    result = run_dragoman("import", tmp_path / "record.jsonl", "--store", tmp_path / "other.sqlite")
    assert result.returncode == 3
    assert b"2 added" in result.stdout
    assert b"record.jsonl:2" in result.stderr
    assert b"record.jsonl:3" in result.stderr


@pytest.fixture
def cards(kept, tmp_path):
    store = shutil.copy(kept, tmp_path / "own.sqlite")
    return store, json.loads(say(store, "export", "labelstudio", "--kind", "cards"))


def answered(cards, answer):
    """The cards as Label Studio exports them once somebody has answered each; answers may differ card by card."""
    return [
        {
            "id": number,
            "data": card["data"],
            "annotations": [
                {
                    "id": number * 10 + turn,
                    "completed_by": turn,
                    "was_cancelled": False,
                    "result": [{"from_name": "verdict", "to_name": "left", "type": "choices", "value": {"choices": [one]}}],
                }
                for turn, one in enumerate(answer(card))
            ],
            "predictions": [],
        }
        for number, card in enumerate(cards)
    ]


def test_answers_of_label_studio_become_decisions_that_can_be_undone(cards, tmp_path):
    store, asked = cards
    assert asked
    (tmp_path / "answers.json").write_text(json.dumps(answered(asked, lambda _: ["no"])))
    assert f"{len(asked)} kept" in say(store, "review", "--import", tmp_path / "answers.json", "--by", "ann").decode()
    assert json.loads(say(store, "export", "labelstudio", "--kind", "cards")) == []
    log = json.loads(say(store, "review", "log", "--format", "json"))
    assert {kept["judgement"]["by"] for kept in log} == {"person:ann"}
    assert {kept["judgement"]["holds"] for kept in log} == {False}
    assert f"{len(asked)} known" in say(store, "review", "--import", tmp_path / "answers.json", "--by", "ann").decode()
    say(store, "review", "undo", log[0]["judgement"]["id"])
    assert len(json.loads(say(store, "export", "labelstudio", "--kind", "cards"))) == 1


def test_what_nobody_answered_or_two_answered_differently_decides_nothing(cards, tmp_path):
    store, asked = cards
    tasks = answered([*asked, asked[0]], lambda _: ["yes", "no"])
    tasks[0]["annotations"] = []
    tasks.append({"data": {"text": "a report", "report": "x"}, "annotations": []})
    (tmp_path / "answers.json").write_text(json.dumps(tasks))
    said = say(store, "review", "--import", tmp_path / "answers.json").decode()
    assert "2 no answer" in said
    assert f"{len(asked)} annotators differ" in said
    assert json.loads(say(store, "review", "log", "--format", "json")) == []


def test_the_short_export_is_read_too(tmp_path):
    (tmp_path / "min.json").write_text(json.dumps([{"kind": "denies", "left": "a", "right": "b", "verdict": "yes", "id": 1}]))
    (answer,) = read_reviewed(tmp_path / "min.json").answers
    assert answer.holds is True


@pytest.mark.parametrize("content", [b"\xff\xfe", b"{}", b"[1]", b"[" * 10_000])
def test_a_file_of_another_kind_is_refused(tmp_path, content):
    (tmp_path / "answers.json").write_bytes(content)
    with pytest.raises(InputError):
        read_reviewed(tmp_path / "answers.json")
