"""Inputs of every type, good and bad: each report or failure in its place, and never an error out of the stream."""

import csv
import gzip
import io
import json
import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import given as drawn
from hypothesis import strategies as st

from dragoman.ingest import IngestOptions, parse_columns, read_inputs
from dragoman.ingest.finding import find_files
from dragoman.lexicon.boilerplate import load_boilerplate
from dragoman.model import Failure, Report, SettingsError

RULES = load_boilerplate()
TEXT = "The mayor shut the quay on Monday, and the ferry firm said that it would go to court against the council."
SEEDS = Path(__file__).parents[2].parent / "shared" / "seeds"


def _read(*inputs, stdin=None, outlets=None, **options):
    found = read_inputs([str(path) for path in inputs], IngestOptions(**options), RULES, outlets=outlets or {}, stdin=stdin)
    return list(found)


def _write(path, content):
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def _rows(path, *rows):
    return _write(path, "\n".join(row if isinstance(row, str) else json.dumps(row) for row in rows) + "\n")


def test_a_text_file_becomes_a_report(tmp_path):
    (report,) = _read(_write(tmp_path / "quay.txt", TEXT))
    assert (report.key, report.text, report.offset, report.language) == ("quay", TEXT, 0, "en")
    assert report.file == str(tmp_path / "quay.txt")


def test_rows_go_by_many_names(tmp_path):
    path = _rows(
        tmp_path / "coast.jsonl",
        {"uid": "a", "maintext": TEXT, "date_publish": "2017-04-05 10:00", "source_domain": "www.harbour.example"},
        {"body": TEXT, "publishedAt": "2017-04-05T10:00:00Z", "source": {"name": "Coast Courier"}, "headline": "Quay shut"},
        {"content": [TEXT, TEXT], "url": "https://news.harbour.example/2017/04/05/quay"},
    )
    one, two, three = _read(path, outlets={"harbour.example": "Harbour Post"})
    assert (one.key, one.publisher, one.publisher_basis, one.published.day) == ("a", "Harbour Post", "metadata", 5)
    assert (two.key, two.publisher, two.title) == ("coast-2", "Coast Courier", "Quay shut")
    assert (three.key, three.publisher, three.publisher_basis, three.published_basis) == (
        "coast-3",
        "Harbour Post",
        "url",
        "url",
    )
    assert three.text == f"{TEXT}\n{TEXT}"


def test_columns_can_be_named_by_hand(tmp_path):
    path = _rows(tmp_path / "coast.jsonl", {"Inhalt": TEXT, "when": "5.4.2017", "text": "not this"})
    (report,) = _read(path, columns=parse_columns("text=inhalt, date=when"))
    assert (report.text, report.published.isoformat()) == (TEXT, "2017-04-05")


@pytest.mark.parametrize("mapping", ["body", "text=", "colour=red", "=x"])
def test_a_mapping_that_makes_no_sense_is_refused(mapping):
    with pytest.raises(SettingsError, match="cannot map"):
        parse_columns(mapping)


def test_the_file_tells_the_order_of_its_dates(tmp_path):
    american = _rows(tmp_path / "a.jsonl", {"text": TEXT, "date": "4/5/2017"}, {"text": TEXT, "date": "4/25/2017"})
    assert [report.published.isoformat() for report in _read(american)] == ["2017-04-05", "2017-04-25"]
    unclear = _rows(tmp_path / "b.jsonl", {"text": TEXT, "date": "4/5/2017"})
    assert [report.published_reason for report in _read(unclear)] == ["ambiguous-date"]
    assert [report.published.month for report in _read(unclear, date_order="dmy")] == [5]


def test_a_broken_row_leaves_the_others(tmp_path):
    path = _rows(
        tmp_path / "c.jsonl", {"text": TEXT}, {"text": TEXT}, '{"text": "cut o', {"text": TEXT}, "[1]", {"text": " "}, {"a": 1}
    )
    found = _read(path)
    assert [isinstance(one, Report) for one in found] == [True, True, False, True, False, False, False]
    assert [one.where.rpartition(":")[2] for one in found if isinstance(one, Failure)] == ["3", "5", "6", "7"]
    assert all("\n" not in one.trouble for one in found if isinstance(one, Failure))


def test_csv_finds_its_delimiter_and_its_rows(tmp_path):
    path = tmp_path / "coast.csv"
    with path.open("w", newline="", encoding="utf-8") as stream:
        writer = csv.writer(stream, delimiter=";")
        writer.writerows([["id", "headline, short", "body"], ["a", "x", TEXT + '\nAnd "so" on; he said.'], ["b", "y", TEXT]])
    found = _read(path)
    assert [report.key for report in found] == ["a", "b"]
    assert found[0].text.endswith("on; he said.")


def test_tsv_rows_and_rows_that_are_too_long(tmp_path):
    path = _write(tmp_path / "coast.tsv", f"id\ttext\na\t{TEXT}\nb\t{TEXT}\tmore\nc\t{TEXT}\n")
    found = _read(path)
    assert [getattr(one, "key", None) for one in found] == ["a", None, "c"]
    assert found[1].where.endswith(":3")


def test_csv_without_a_text_column_names_what_it_has(tmp_path):
    (failure,) = _read(_write(tmp_path / "c.csv", "a,b\n1,2\n"))
    assert "a, b" in failure.trouble
    assert "--map text=COLUMN" in failure.trouble


def test_json_objects_and_lists(tmp_path):
    one = _write(
        tmp_path / "one.json", json.dumps({"doc": "x-1", "text": TEXT, "published": "2018-12-25", "publisher": "Harbour Post"})
    )
    many = _write(tmp_path / "many.json", json.dumps([{"text": TEXT}, 3]))
    report, first, second = _read(one, many)
    assert (report.key, report.published.isoformat(), first.key) == ("x-1", "2018-12-25", "many-1")
    assert isinstance(second, Failure)


def test_markdown_gives_plain_text_and_front_matter(tmp_path):
    text = '---\ntitle: "Quay shut"\ndate: 2024-03-09\n---\n# Quay\n\n![x](y.png)\n'
    text += f"The **mayor** of [Port Holm](https://a.example) spoke.\n\n> {TEXT}\n"
    (report,) = _read(_write(tmp_path / "q.md", text))
    assert report.text == f"The mayor of Port Holm spoke.\n\n{TEXT}"
    assert (report.title, report.published.isoformat()) == ("Quay shut", "2024-03-09")


def test_packed_files_and_the_standard_input(tmp_path):
    packed = _write(tmp_path / "quay.txt.gz", gzip.compress(TEXT.encode()))
    rows = io.BytesIO(json.dumps({"text": TEXT}).encode())
    one, two = _read(packed, "-", stdin=rows)
    assert (one.key, one.text, two.key, two.text) == ("quay", TEXT, "stdin-1", TEXT)


def test_folders_are_read_in_order_and_globs_are_matched(tmp_path):
    for name in ("b.txt", "a/z.txt", "a/.hidden.txt", "c.png", ".git/x.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        _write(tmp_path / name, TEXT)
    assert [report.key for report in _read(tmp_path)] == ["b", "z"]
    assert [report.key for report in _read(tmp_path / "*.txt")] == ["b"]
    assert [report.key for report in _read(tmp_path / "c.png")] == ["c"]


@pytest.mark.parametrize("name", ["nothing.txt", "*.nothing", "file.txt/inner.txt", "x\0y", "n" * 5000])
def test_inputs_that_lead_nowhere_are_failures(tmp_path, name):
    _write(tmp_path / "file.txt", TEXT)
    (failure,) = _read(f"{tmp_path}/{name}")
    assert isinstance(failure, Failure)


def test_notes_about_a_folder_are_no_reports_unless_they_are_named(tmp_path):
    (tmp_path / "README.md").write_text("# What lies here\n\nReports of the port.\n")
    (tmp_path / "NOTES_2.markdown").write_text("The mayor said so.\n")
    (tmp_path / "BBC.md").write_text("---\ntitle: A strike\ndate: 2024-05-01\n---\nThe port was struck on Monday.\n")
    (tmp_path / "BBC.txt").write_text("The port was struck on Tuesday.\n")
    (tmp_path / "Strike.md").write_text("The port was struck on Friday.\n")
    assert [path.rpartition("/")[2] for path in find_files([str(tmp_path)])] == ["BBC.md", "BBC.txt", "Strike.md"]
    named = str(tmp_path / "README.md")
    assert list(find_files([named])) == [named]


def test_a_folder_without_texts_is_a_failure(tmp_path):
    (failure,) = _read(tmp_path)
    assert "known type" in failure.trouble


def test_a_folder_that_cannot_be_read_is_a_failure(tmp_path, monkeypatch):
    _write(tmp_path / "a.txt", TEXT)

    def refuse(path):
        raise PermissionError(13, "Permission denied", path)

    monkeypatch.setattr(os, "scandir", refuse)
    (failure,) = _read(tmp_path)
    assert failure.trouble == "the folder cannot be read: permission denied"


@pytest.mark.parametrize(
    ("name", "content", "trouble"),
    [
        ("a.txt", b"", "empty"),
        ("b.txt", b" \n ", "empty"),
        ("b2.txt", b"\xef\xbb\xbf\n", "no words"),
        ("b3.md", b"---\ntitle: Quay\n---\n![x](y.png)\n", "empty"),
        ("b4.txt", b"\xff\xfe\x20\x00", "no words"),
        ("c.txt", bytes(range(256)) * 20, "no text"),
        ("d.txt", b"%PDF-1.7 abc", "PDF"),
        ("e.jsonl", b'{"text": "\0\0"}', "NUL"),
        ("f.txt.gz", gzip.compress(b"abc", mtime=0)[:-6], "broken"),
        ("g.html", b"<html><body><nav>Home</nav></body></html>", "no article"),
        ("h.txt", "Порт закрыт, сообщили в совете".encode("cp1251"), "encodings"),
        ("i.csv", b"", "column names"),
        ("i2.csv", b"a\rb,c", "column names"),
        ("j.json", b"{", "no JSON"),
        ("k.jsonl", b"[" * 100_000, "no JSON"),
    ],
)
def test_what_cannot_be_read_is_said_in_a_line(tmp_path, name, content, trouble):
    found = _read(_write(tmp_path / name, content))
    assert [type(one) for one in found] == [Failure]
    assert trouble in found[0].trouble


def test_fifty_megabytes_are_too_much_for_a_report(tmp_path):
    path = tmp_path / "big.txt"
    with path.open("wb") as stream:
        for _ in range(50):
            stream.write(b"word " * 200_000)
    packed = _write(tmp_path / "bomb.txt.gz", gzip.compress(b"0" * 30_000_000))
    big, bomb = _read(path, packed)
    assert big.trouble == "50000000 bytes, over the limit of 20000000 for one report"
    assert "over the limit" in bomb.trouble


def test_a_line_over_the_limit_is_passed_over(tmp_path):
    path = _rows(tmp_path / "c.jsonl", {"text": TEXT}, {"text": "x" * 5000}, {"text": TEXT})
    assert [type(one) for one in _read(path, max_bytes=1000)] == [Report, Failure, Report]
    packed = _write(tmp_path / "c.jsonl.gz", gzip.compress(path.read_bytes()))
    assert [type(one) for one in _read(packed, max_bytes=1000)] == [Report, Failure]


def test_rows_before_a_broken_end_of_a_packed_file_are_read(tmp_path):
    rows = b"".join(json.dumps({"text": f"{TEXT} {os.urandom(40).hex()}"}).encode() + b"\n" for _ in range(200))
    path = _write(tmp_path / "c.jsonl.gz", gzip.compress(rows)[:-2000])
    found = _read(path)
    assert len(found) > 50
    assert [isinstance(one, Report) for one in found[-2:]] == [True, False] or "no JSON" in found[-2].trouble
    assert "broken" in found[-1].trouble


def test_a_table_is_read_as_a_stream(tmp_path):
    def lines():
        for _ in range(3000):
            yield json.dumps({"text": TEXT}).encode() + b"\n"

    class Stream(io.RawIOBase):
        given = 0

        def readable(self):
            return True

        def readinto(self, buffer):
            line = next(source, b"")
            buffer[: len(line)] = line
            Stream.given += len(line)
            return len(line)

    source = lines()
    next(iter(read_inputs(["-"], IngestOptions(), RULES, stdin=io.BufferedReader(Stream()))))
    assert Stream.given < 600 * (len(TEXT) + 20)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("Erdoğan’s quay".encode("utf-8-sig"), "Erdoğan’s quay"),
        ("Erdoğan’s quay".encode("utf-16"), "Erdoğan’s quay"),
        ("Erdoğan’s long quay".encode("utf-16-le"), "Erdoğan’s long quay"),
        ("Erdoğan’s quay".encode("cp1254"), "Erdoğan’s quay"),
        ("The café “shut”".encode("cp1252"), "The café “shut”"),
        ("The cafâ€™s quay ‘shut’".encode(), "The caf’s quay ‘shut’"),
    ],
)
def test_encodings_are_told_apart(tmp_path, content, expected):
    (report,) = _read(_write(tmp_path / "a.txt", content))
    assert report.text == expected


def test_lone_surrogates_in_json_do_not_reach_the_text(tmp_path):
    (report,) = _read(_write(tmp_path / "a.jsonl", '{"text": "The quay \\ud800 was shut."}'))
    report.text.encode("utf-8")


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@drawn(st.binary(max_size=400), st.sampled_from(["txt", "md", "html", "jsonl", "json", "csv", "tsv", None]))
def test_no_bytes_break_the_reading(tmp_path, content, kind):
    for one in _read(_write(tmp_path / "any", content), file_type=kind):
        assert isinstance(one, Report | Failure)


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the seed reports are not part of the repository")
def test_the_seed_reports_are_read_as_expected():
    first, second = _read(SEEDS / "*.txt")
    assert (first.publisher, first.publisher_basis, first.published.isoformat()) == ("Ynetnews", "trailer", "2024-11-19")
    assert (first.published_basis, first.offset) == ("header", 17)
    assert first.text.startswith("Shin Bet Chief")
    assert first.text.endswith("the source added.")
    assert (second.publisher, second.publisher_basis) == ("Daily Sabah", "trailer")
    assert (second.published, second.published_reason) == (None, "not-stated")
    assert second.text.endswith("Hamas-run Gaza.")


def test_a_publishers_code_is_its_outlet(tmp_path):
    (tmp_path / "news.jsonl").write_text('{"text": "The ship came in.", "publisher": "harbourpost"}\n', encoding="utf-8")
    outlets = {"harbourpost": "Harbour Post"}
    (found,) = read_inputs([str(tmp_path / "news.jsonl")], IngestOptions(), load_boilerplate(), outlets=outlets)
    assert found.publisher == "Harbour Post"
