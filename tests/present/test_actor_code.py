"""``actor code`` and ``--actors``: phrases in, JSON lines out, the user's own table first."""

import json

import pytest

from tests.present.conftest import run_dragoman

PEOPLE = "id,name,aliases,gender,country,sectors\nper-vetrova,Ilse Vetrova,,f,SVN,GOV|MED\n"


def code(*arguments, phrases):
    result = run_dragoman("actor", "code", *arguments, stdin=phrases.encode())
    return result, [json.loads(line) for line in result.stdout.splitlines()]


def test_each_phrase_has_its_line_of_json():
    result, lines = code(phrases="retired vice president\n\ncrowd control police\r\nan American destroyer")
    assert result.returncode == 0
    assert [list(line) for line in lines] == [["phrase", "name", "country", "sectors"]] * 3
    assert [(line["country"], line["sectors"]) for line in lines] == [(None, ["ELI"]), (None, ["COP"]), ("USA", ["MIL"])]


def test_an_office_counts_on_the_day_given():
    assert code("--day", "2012", phrases="Barack Obama")[1][0]["sectors"] == ["GOV"]
    assert code("--day", "2018", phrases="Barack Obama")[1][0]["sectors"] == ["ELI"]


def test_the_own_table_comes_first(tmp_path):
    (tmp_path / "mine.csv").write_text(PEOPLE, encoding="utf-8")
    (line,) = code("--actors", tmp_path / "mine.csv", phrases="Ilse Vetrova")[1]
    assert (line["country"], line["sectors"]) == ("SVN", ["GOV", "MED"])


def test_a_bad_own_row_is_one_line_with_its_place(tmp_path):
    (tmp_path / "mine.csv").write_text(PEOPLE + "per-b,Bo,,x,SVN,\n", encoding="utf-8")
    result, _ = code("--actors", tmp_path / "mine.csv", phrases="Bo")
    assert result.returncode == 1
    assert f"{tmp_path / 'mine.csv'}:3: gender 'x'" in result.stderr.decode()
    assert len(result.stderr.splitlines()) == 1


@pytest.mark.slow
def test_a_changed_own_table_makes_a_report_be_read_anew(tmp_path):
    (tmp_path / "report.txt").write_text("Ilse Vetrova arrived in Ljubljana on Monday. Vetrova said the talks went well.\n")
    table = tmp_path / "mine.csv"
    table.write_text(PEOPLE, encoding="utf-8")

    def read(*arguments):
        result = run_dragoman("read", tmp_path / "report.txt", "--store", tmp_path / "s.sqlite", *arguments)
        assert result.returncode == 0, result.stderr.decode()
        found = run_dragoman("find", "actors", "Vetrova", "--store", tmp_path / "s.sqlite", "--format", "json")
        return result.stdout.decode(), json.loads(found.stdout)[0]

    assert read()[1]["known"] is False
    assert read("--actors", table)[1]["id"] == "per-vetrova"
    assert "unchanged" in read("--actors", table)[0]
    table.write_text(PEOPLE.replace("SVN", "HRV"), encoding="utf-8")
    assert read("--actors", table)[1]["country"] == "HRV"


def test_a_bad_own_table_ends_a_run_before_it_begins(tmp_path):
    (tmp_path / "report.txt").write_text("Nobody came.\n")
    (tmp_path / "mine.csv").write_text(PEOPLE + "per-b,Bo,,x,SVN,\n", encoding="utf-8")
    result = run_dragoman("read", tmp_path / "report.txt", "--no-store", "--actors", tmp_path / "mine.csv")
    assert result.returncode == 1
    assert "mine.csv:3: gender 'x'" in result.stderr.decode()


def test_an_import_can_be_used_at_once(tmp_path):
    entity = {
        "id": "NK-1",
        "schema": "Person",
        "properties": {"name": ["Ilse Vetrova"], "country": ["si"], "topics": ["role.pep"]},
    }
    (tmp_path / "entities.jsonl").write_text(json.dumps(entity), encoding="utf-8")
    arguments = ("actor", "import", "--from", "ftm", tmp_path / "entities.jsonl", "--to", tmp_path / "mine")
    result = run_dragoman(*arguments)
    assert result.returncode == 0, result.stderr.decode()
    assert "people.csv: 1 rows" in result.stdout.decode()
    (line,) = code("--actors", tmp_path / "mine/people.csv", phrases="Ilse Vetrova")[1]
    assert (line["country"], line["sectors"]) == ("SVN", ["GOV"])
    again = run_dragoman(*arguments)
    assert again.returncode == 1
    assert "--force" in again.stderr.decode()
