"""The export command as a user types it, over a report that means harm."""

import csv
import io
import json
import zipfile

import networkx
import pytest

from tests.present.conftest import run_dragoman

HOSTILE = {
    "id": '../../etc/=cmd|" /C calc"!A0',
    "title": '=HYPERLINK("http://evil.example","Click")\t</script><b>{\\input{x}}',
    "publisher": "+SUM(1+1)*cmd",
    "published": "2024-03-05",
    "text": (
        'The mayor of Harim 🙂 denied on Monday that "rebels, the <b>so-called</b> army" & others had attacked the town\u2028'
        "of \u202eHarim\u202c. Turkey's army shelled Aleppo on Sunday; at least 12 people were killed, "
        "officials said \x07today.\n\n"
        "=1+1 said Foreign Minister Hakan Fidan \u2067\u0639\u0631\u0628\u064a\u2069, who visited Damascus on Tuesday."
    ),
}


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    folder = tmp_path_factory.mktemp("hostile")
    (folder / "one.jsonl").write_text(json.dumps(HOSTILE))
    store = folder / "one.sqlite"
    assert run_dragoman("read", folder / "one.jsonl", "--store", store).returncode == 0

    def exporting(*arguments, code=0):
        result = run_dragoman("export", *arguments, "--store", store)
        assert result.returncode == code, result.stderr.decode()
        return result.stdout if not code else result.stderr

    return exporting


@pytest.mark.parametrize("kind", ["events", "statements", "figures", "actors", "reports"])
def test_no_cell_of_a_table_is_a_formula(hostile, kind):
    rows = list(csv.reader(io.StringIO(hostile("csv", "--kind", kind).decode(), newline=""), strict=True))
    assert len({len(row) for row in rows}) == 1
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "@"))]


def test_words_come_through_a_table_as_they_were(hostile):
    (row,) = csv.DictReader(io.StringIO(hostile("csv", "--kind", "reports").decode()))
    assert row["publisher"] == "'+SUM(1+1)*cmd"
    assert "Click" in row["title"]
    polecat = [line.split("\t") for line in hostile("polecat").decode().split("\n")[:-1]]
    assert len({len(row) for row in polecat}) == 1
    assert len(polecat) > 2


def test_a_timeline_carries_no_markup_of_a_report(hostile):
    for slide in json.loads(hostile("timelinejs"))["events"]:
        shown = slide["text"]["headline"] + slide["text"]["text"]
        assert "<b>" not in shown
        assert "<script" not in shown


def test_a_file_is_whole_or_not_there(hostile, tmp_path):
    hostile("gexf", "--to-file", tmp_path / "one.gexf")
    assert networkx.read_gexf(tmp_path / "one.gexf") is not None
    assert [path.name for path in tmp_path.iterdir()] == ["one.gexf"]
    trouble = hostile("gexf", "--to-file", tmp_path / "none" / "one.gexf", code=1)
    assert len(trouble.strip().splitlines()) == 1


def test_brat_names_lead_nowhere_else(hostile, tmp_path):
    hostile("brat", "--to-file", tmp_path / "one.zip")
    names = zipfile.ZipFile(tmp_path / "one.zip").namelist()
    assert all("/" not in name and ".." not in name for name in names)


def test_filters_and_kinds_that_cannot_be_are_refused_in_one_line(hostile):
    assert b"parquet" in hostile("parquet", code=2)
    for arguments in (
        ("gexf", "--kind", "cards"),
        ("csv", "--origins", "2"),
        ("jsonl", "--kind", "disputes", "--says", "police"),
        ("polecat", "--status", "maybe"),
    ):
        assert len(hostile(*arguments, code=1).strip().splitlines()) == 1


def test_unfolded_tells_a_denied_attack_as_denied_and_folded_does_not_tell_it(hostile):
    def statuses(*arguments):
        return {json.loads(line)["dragoman:status"] for line in hostile("plover", *arguments).splitlines()}

    assert "denied" in statuses("--unfolded")
    assert "denied" not in statuses()
