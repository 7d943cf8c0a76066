"""The first hour, as docs/first-hour.md tells it, through the command."""

import csv
import io
import json
import re
from pathlib import Path

import pytest

from tests.present.conftest import run_dragoman

pytestmark = pytest.mark.slow

PAGE = Path(__file__).parents[2] / "docs/first-hour.md"
REPORTS = {
    "ferry-1": (
        "Harbour Post",
        "2024-03-05",
        "The ferry company denied on Monday that the Lady Anna was overloaded when she sank off Port Milan. At least 12 people "
        'drowned on Sunday, the coast guard said. "The ship carried fewer than 200 people," said Elena Marku, the company\'s '
        "director.",
    ),
    "ferry-2": (
        "River News",
        "2024-03-06",
        "Survivors said the ferry was overloaded when it sank off Port Milan on Sunday. The coast guard said 17 people had "
        "drowned. Transport Minister Arben Hoxha accused the company of ignoring warnings.",
    ),
    "ferry-3": (
        "Levant Daily",
        "2024-03-08",
        "Elena Marku, director of the ferry company, rejected the accusation of Arben Hoxha on Thursday. Prosecutors arrested "
        "E. Marku later that day. Transport Minister Arben Hoxha had accused the company of ignoring warnings.",
    ),
}
PEOPLE = """id,name,aliases,gender,country,sectors,wikidata,evidence,as_of
per-arben-hoxha,Arben Hoxha,,m,ALB,GOV,,written by hand,2024-03-08
"""


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    folder = tmp_path_factory.mktemp("hour")
    (folder / "news").mkdir()
    lines = [
        json.dumps({"id": key, "publisher": outlet, "published": day, "text": text})
        for key, (outlet, day, text) in REPORTS.items()
    ]
    (folder / "news/ferry.jsonl").write_text("\n".join(lines))
    (folder / "news/photo.txt").write_bytes(bytes(range(256)) * 20)
    (folder / "people.csv").write_text(PEOPLE)

    def typing(*arguments, code=0, stdin=None):
        result = run_dragoman(*arguments, cwd=folder, stdin=stdin)
        assert result.returncode == code, result.stderr.decode()
        return (result.stdout + (result.stderr if code else b"")).decode()

    return typing


def told(desk, *arguments):
    return json.loads(desk(*arguments, "--format", "json"))


def test_the_first_hour(desk):
    assert "5." in desk("demo")
    read = desk("read", "news", code=3)
    assert re.search(r"read +3", read)
    assert "photo.txt" in read

    (denial,) = told(desk, "find", "statements", "--stance", "denies", "overloaded")
    assert denial["source_words"] == "The ferry company"
    disputes = desk("disputes")
    assert "denies: ferry company" in disputes
    assert "1 origin" in disputes

    assert "fewer than 200 people" in desk("actor", "show", "Elena Marku")
    assert len(told(desk, "find", "actors", "marku")) == 2
    desk("actor", "merge", "E. Marku", "Elena Marku", "--because", "the report says so", "--by", "ann")
    assert len(told(desk, "find", "actors", "marku")) == 1
    desk("actor", "undo", "--by", "ann")
    assert len(told(desk, "find", "actors", "marku")) == 2
    desk("actor", "merge", "E. Marku", "Elena Marku", "--because", "the report says so", "--by", "ann")

    doubtful = told(desk, "review", "list", "--limit", "20")
    assert doubtful
    said = desk("review", "links", "--limit", "20", "--by", "ann", stdin=b"y\nn\n" * 10)
    assert f"{len(doubtful)} decisions kept" in said
    decided = told(desk, "review", "log")

    again = desk("read", "news", "--actors", "people.csv", code=3)
    assert re.search(r"read +3", again)
    assert told(desk, "find", "actors", "hoxha")[0]["id"] == "per-arben-hoxha"
    assert told(desk, "review", "log")[: len(decided)] == decided
    assert len(told(desk, "find", "actors", "marku")) == 1

    assert "2024-03-07" in desk("timeline")
    table = list(csv.DictReader(io.StringIO(desk("export", "csv", "--kind", "statements"))))
    assert {row["stance"] for row in table} >= {"asserts", "denies"}
    assert json.loads(desk("export", "timelinejs"))["events"]

    ids = [denial["id"], *(row["id"] for row in told(desk, "find", "statements") if row["id"] != denial["id"])][:3]
    memo = desk("cite", *ids)
    assert memo.count("> “") == 3
    assert "denied by ferry company" in memo
    start, stop = re.search(r"characters (\d+) to (\d+)", memo).groups()
    cited = REPORTS["ferry-1"][2][int(start) : int(stop)]
    assert f"“{cited}”" in memo


def test_the_page_names_only_commands_that_there_are():
    for line in re.findall(r"^dragoman (?:(?!#).)*", PAGE.read_text(encoding="utf-8"), re.MULTILINE):
        words = line.split()[1:]
        depth = 2 if words[0] in {"find", "actor", "review"} else 1
        result = run_dragoman(*words[:depth], "--help")
        assert result.returncode == 0
        for option in re.findall(r"--[a-z-]+", line):
            assert option in result.stdout.decode(), line
