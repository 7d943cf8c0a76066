"""A person merges, splits and names actors at the command line, sees it in the dossier, and takes it back."""

import json
import shutil

import pytest

from tests.present.conftest import run_dragoman

pytestmark = pytest.mark.slow


@pytest.fixture
def own(kept, tmp_path):
    store = tmp_path / "own.sqlite"
    shutil.copy(kept, store)
    return store


def run(own, *arguments, code=0):
    result = run_dragoman("actor", *arguments, "--store", own)
    assert result.returncode == code, result.stderr.decode()
    return (result.stdout if code == 0 else result.stderr).decode()


def shown(own, name):
    return json.loads(run(own, "show", name, "--format", "json"))


def two(own):
    rows = json.loads(run_dragoman("find", "actors", "--store", own, "--format", "json").stdout)
    local = [row["id"] for row in rows if not row["known"] and row["kind"] == "person" and len(row["names"]) == 1]
    return local[:2]


def test_merge_show_undo(own):
    one, other = two(own)
    said = run(own, "merge", one, other, "--by", "ada", "--because", "same face")
    assert "same face" in said
    dossier = shown(own, one)
    assert sorted(dossier["actor"]["merged"]) == sorted([one, other])
    assert dossier["judged"][0]["by"] == "person:ada"
    assert "judged:" in run(own, "show", one)
    assert "undone: " in run(own, "undo", "--by", "ada")
    assert shown(own, one)["actor"]["merged"] == [one]
    assert "undone by person:ada" in run(own, "log")


def test_a_split_outlives_reading_anew(own, episode):
    one, other = two(own)
    run(own, "merge", one, other, "--by", "ada")
    run(own, "split", one, other, "--by", "ada")
    assert run_dragoman("read", episode, "--store", own, "--publisher", "Another").returncode == 0
    assert shown(own, one)["actor"]["merged"] == [one]


def test_a_new_name_is_shown_everywhere(own):
    one, _ = two(own)
    run(own, "rename", one, "The Harbour Master", "--by", "ada")
    assert shown(own, "Harbour Master")["actor"]["name"] == "The Harbour Master"


def test_wrong_words_are_one_line(own):
    one, _ = two(own)
    assert "nobody in the store" in run(own, "merge", one, "Nemo Nobody", code=1)
    assert "no row of the world table" in run(own, "merge", one, "per-nobody-has-this", code=1)
    assert "judged nothing" in run(own, "undo", "--by", "nobody", code=1)
