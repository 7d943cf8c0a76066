"""What the command line does with good, bad and hostile input."""

import json
import os
import re
import signal
import subprocess
import sys
import time

import pytest

from tests.present.conftest import run_dragoman

pytestmark = pytest.mark.slow

GOOD = {"id": "good", "text": "The mayor denied on Monday that the bridge was unsafe.", "published": "2024-03-05"}


def read(tmp_path, *arguments, **options):
    return run_dragoman("read", *arguments, "--store", tmp_path / "record.sqlite", **options)


def count_reports(tmp_path):
    found = run_dragoman("find", "reports", "--store", tmp_path / "record.sqlite", "--format", "json", "--limit", "100000")
    return len(json.loads(found.stdout))


def test_reading_the_same_file_again_changes_nothing(tmp_path, episode):
    assert read(tmp_path, episode).returncode == 0
    before = run_dragoman("export", "jsonl", "--store", tmp_path / "record.sqlite").stdout
    again = read(tmp_path, episode)
    assert b"unchanged" in again.stdout
    assert run_dragoman("export", "jsonl", "--store", tmp_path / "record.sqlite").stdout == before


def test_the_same_input_gives_the_same_record(episode):
    first = run_dragoman("read", episode, "--no-store", "--format", "jsonl")
    assert first.stdout == run_dragoman("read", episode, "--no-store", "--format", "jsonl", "--workers", "1").stdout


def made_by(tmp_path, *arguments):
    (tmp_path / "note.txt").write_text(GOOD["text"])
    (line,) = read(tmp_path, tmp_path / "note.txt", "--no-store", "--format", "jsonl", *arguments).stdout.splitlines()
    record = json.loads(line)
    return record["made_by"]["models"]["statements"], {each["trace"] for each in record["statements"]}


def test_our_encoder_finds_statements_unless_the_rules_are_to_do_it_alone(tmp_path):
    model, rules = made_by(tmp_path)
    assert model.startswith("statements@")
    assert rules == {"statements/tagged"}
    assert made_by(tmp_path, "--no-tagger") == ("rules", {"statements/verb-clause"})


def test_a_report_reads_alike_alone_and_in_company(tmp_path, episode):
    lines = episode.read_text(encoding="utf-8").splitlines()
    (tmp_path / "alone.jsonl").write_text(lines[0])
    together = read(tmp_path, episode, "--no-store", "--format", "jsonl").stdout.splitlines()[0]
    (alone,) = read(tmp_path, tmp_path / "alone.jsonl", "--no-store", "--format", "jsonl").stdout.splitlines()
    assert json.loads(alone)["statements"] == json.loads(together)["statements"]


def test_a_date_given_later_by_hand_is_taken(tmp_path):
    (tmp_path / "note.txt").write_text("The envoy left Harim on Thursday, the mayor said.")
    read(tmp_path, tmp_path / "note.txt")
    read(tmp_path, tmp_path / "note.txt", "--published", "2024-08-01")
    (line,) = run_dragoman("export", "jsonl", "--store", tmp_path / "record.sqlite").stdout.splitlines()
    record = json.loads(line)
    assert record["report"]["published"] == "2024-08-01"
    assert record["times"][0]["value"] == "2024-08-01"


@pytest.mark.parametrize(
    ("name", "content", "trouble"),
    [
        ("photo.txt", bytes(range(256)) * 20, "photo.txt"),
        ("empty.txt", b"", "empty.txt"),
        ("page.html", b"<html><head><title>x</title></head><body></body></html>", "page.html"),
        ("table.csv", b"when,where\n2024,Harim\n", "--map text="),
        ("broken.jsonl", b'{"text": "The mayor left."}\n{"text": "He came back."}\n{"text": \n', "broken.jsonl:3"),
    ],
)
def test_bad_input_is_named_and_the_rest_is_read(tmp_path, name, content, trouble):
    (tmp_path / name).write_bytes(content)
    good = tmp_path / "good.jsonl"
    good.write_text(json.dumps(GOOD))
    result = read(tmp_path, tmp_path / name, good)
    assert result.returncode == 3
    lines = [line for line in result.stderr.decode().splitlines() if "not readable" in line]
    assert len(lines) == 1
    assert trouble in lines[0]
    assert b"Traceback" not in result.stderr
    assert count_reports(tmp_path) == (3 if name == "broken.jsonl" else 1)


def test_files_of_other_types_in_a_folder_are_counted_and_are_no_failure(tmp_path):
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "good.jsonl").write_text(json.dumps(GOOD))
    for name in ("one.pdf", "two.PDF", "memo.docx", ".hidden", "README.md", "notes"):
        (tmp_path / "news" / name).write_bytes(b"%PDF")
    result = read(tmp_path, tmp_path / "news")
    assert result.returncode == 0
    told = "news: 2 .pdf, 1 .docx, 1 about the folder, 1 without an ending"
    assert [line.partition("passed over: ")[2].rpartition("/")[2] for line in result.stderr.decode().splitlines()] == [told]


def test_a_report_whose_date_cannot_be_used_is_named(tmp_path):
    words = GOOD["text"]
    rows = [{"id": "wrong", "text": words, "date": "31/02/2024"}, {"id": "bare", "text": f"{words} He left."}]
    (tmp_path / "rows.jsonl").write_text("\n".join(map(json.dumps, rows)))
    result = read(tmp_path, tmp_path / "rows.jsonl")
    (line,) = result.stderr.decode().splitlines()
    assert line.endswith("rows.jsonl (wrong): its date cannot be read")


def test_a_text_over_the_limit_is_refused_with_its_size(tmp_path):
    (tmp_path / "big.txt").write_text("The mayor left the town. " * 2_000_000)
    result = read(tmp_path, tmp_path / "big.txt")
    assert result.returncode == 3
    assert "big.txt" in result.stderr.decode()


def test_a_path_that_is_not_there_is_named(tmp_path):
    result = read(tmp_path, tmp_path / "nowhere")
    assert result.returncode == 3
    assert "nowhere" in result.stderr.decode()


def test_standard_input_is_read():
    result = run_dragoman("read", "-", "--no-store", "--format", "jsonl", stdin=GOOD["text"].encode())
    assert json.loads(result.stdout)["report"]["text"] == GOOD["text"]


def test_a_language_that_we_do_not_read_is_kept_and_marked(tmp_path):
    text = "Der Bürgermeister bestritt am Montag, dass die Brücke unsicher sei. Die Stadt will sie dennoch prüfen lassen."
    (tmp_path / "bericht.txt").write_text(text)
    result = read(tmp_path, tmp_path / "bericht.txt")
    assert result.returncode == 0
    assert re.search(r"not English +1  German 1;", result.stdout.decode())
    assert re.search(r"bericht.txt: German \(de, by its words: [01]\.\d\d\)", result.stderr.decode())
    assert count_reports(tmp_path) == 1
    shown = run_dragoman("show", "bericht", "--store", tmp_path / "record.sqlite").stdout.decode()
    assert re.search(r"^language +German .de, by its words", shown, re.MULTILINE)
    assert re.search(r"^not read .*no statements, events or names were looked for", shown, re.MULTILINE)
    found = run_dragoman("find", "reports", "--store", tmp_path / "record.sqlite").stdout.decode()
    assert re.search(r"not read\s+\(German\)", found)
    (line,) = run_dragoman("export", "jsonl", "--store", tmp_path / "record.sqlite").stdout.splitlines()
    record = json.loads(line)
    assert (record["not_read"], record["report"]["text"]) == ("language", text)
    assert (record["report"]["language"], record["report"]["language_basis"]) == ("de", "text")


def test_a_report_kept_unread_is_read_when_that_is_asked_for_and_stays_read(tmp_path):
    (tmp_path / "bericht.txt").write_text("Trump sagte am Montag, er werde die Truppen nach Harim schicken, so der Sprecher.")
    first = read(tmp_path, tmp_path / "bericht.txt")
    assert b"only kept (--any-language reads them)" in first.stdout
    second = read(tmp_path, tmp_path / "bericht.txt", "--any-language")
    assert re.search(r"^read +1 ", second.stdout.decode(), re.MULTILINE)
    third = read(tmp_path, tmp_path / "bericht.txt")
    assert re.search(r"^unchanged +1 ", third.stdout.decode(), re.MULTILINE)
    (row,) = json.loads(run_dragoman("find", "reports", "--store", tmp_path / "record.sqlite", "--format", "json").stdout)
    assert (row["language"], row["not_read"]) == ("de", None)


def test_a_record_of_an_unread_report_is_taken_in_again_as_one(tmp_path):
    (tmp_path / "bericht.txt").write_text("Der Bürgermeister bestritt am Montag, dass die Brücke unsicher sei.")
    written = read(tmp_path, tmp_path / "bericht.txt", "--format", "jsonl").stdout
    (tmp_path / "record.jsonl").write_bytes(written)
    assert run_dragoman("import", tmp_path / "record.jsonl", "--store", tmp_path / "other.sqlite").returncode == 0
    assert run_dragoman("export", "jsonl", "--store", tmp_path / "other.sqlite").stdout == written
    lying = json.loads(written) | {"not_read": "weather"}
    (tmp_path / "record.jsonl").write_text(json.dumps(lying))
    refused = run_dragoman("import", tmp_path / "record.jsonl", "--store", tmp_path / "other.sqlite")
    assert refused.returncode == 3
    assert b"not_read" in refused.stderr


def test_a_question_to_a_store_that_is_not_there_is_one_line(tmp_path):
    result = run_dragoman("find", "reports", "--store", tmp_path / "none.sqlite")
    assert (result.returncode, result.stdout) == (1, b"")
    assert len(result.stderr.decode().strip().splitlines()) == 1


def test_a_store_that_is_no_database_is_one_line(tmp_path):
    (tmp_path / "record.sqlite").write_bytes(b"no database at all, by no means " * 100)
    (tmp_path / "good.jsonl").write_text(json.dumps(GOOD))
    result = read(tmp_path, tmp_path / "good.jsonl")
    assert result.returncode == 1
    assert len(result.stderr.decode().strip().splitlines()) == 1


def test_wrong_use_exits_with_two():
    assert run_dragoman("find", "nonsense").returncode == 2


def test_an_unknown_stance_is_refused_with_the_list(tmp_path, kept):
    result = run_dragoman("find", "statements", "--stance", "shouts", "--store", kept)
    assert result.returncode == 1
    assert "asserts" in result.stderr.decode()


def test_ctrl_c_keeps_what_was_read_and_the_next_run_goes_on(tmp_path):
    rows = [
        {"id": f"r{n}", "text": f"The mayor of town {n} said on Monday that bridge {n} was safe. " * 40} for n in range(150)
    ]
    (tmp_path / "many.jsonl").write_text("\n".join(map(json.dumps, rows)))
    command = [sys.executable, "-m", "dragoman", "read", "many.jsonl", "--format", "jsonl", "--store", "record.sqlite"]
    with subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True) as run:
        run.stdout.readline()
        os.killpg(run.pid, signal.SIGINT)
        _, errors = run.communicate(timeout=60)
    assert run.returncode == 130
    assert "goes on from here" in errors.decode()
    kept = count_reports(tmp_path)
    assert 0 < kept < 150
    assert read(tmp_path, tmp_path / "many.jsonl").returncode == 0
    assert count_reports(tmp_path) == 150


def test_a_killed_run_loses_no_stored_report(tmp_path):
    rows = [{"id": f"r{n}", "text": f"The mayor of town {n} said on Monday that bridge {n} was safe. " * 40} for n in range(80)]
    (tmp_path / "many.jsonl").write_text("\n".join(map(json.dumps, rows)))
    command = [sys.executable, "-m", "dragoman", "read", "many.jsonl", "--format", "jsonl", "--store", "record.sqlite"]
    with subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True) as run:
        for _ in range(3):
            run.stdout.readline()
        os.killpg(run.pid, signal.SIGKILL)
    time.sleep(0.2)
    assert count_reports(tmp_path) >= 3
