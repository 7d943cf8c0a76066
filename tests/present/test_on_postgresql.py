"""The demo's record on PostgreSQL: every question, export and page answers as it does on SQLite."""

import json

import pytest
from starlette.testclient import TestClient

from dragoman.present.web.app import PAGES, make_app
from dragoman.present.web.guard import Keys
from dragoman.store import Store
from tests.databases import needs_server, new_database
from tests.present.conftest import run_dragoman
from tests.present.web.conftest import HERE

pytestmark = [pytest.mark.slow, needs_server]

QUESTIONS = [
    "timeline --format json",
    "timeline --happenings --format json",
    "disputes --format json",
    "figures --format json",
    "find reports --format json",
    "find statements --format json",
    "find statements --stance denies --format json",
    "find statements warned --format json",
    "find events --actor Sri --from 2019-04 --format json",
    "find events church* --format json",
    "find figures --format json",
    "find actors --format json",
    "find happenings --least 2 --format json",
    "actor show Sirisena --format json",
    "actor doubtful --format json",
    "export jsonl",
    "export csv",
    "export polecat",
    "export jsonl --kind disputes",
]
PATHS = [path for path in PAGES if "{" not in path]


@pytest.fixture(scope="module")
def address(episode):
    with new_database("demo") as address:
        result = run_dragoman("read", episode, "--store", address)
        assert result.returncode == 0, result.stderr.decode()
        yield address


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_question_is_answered_alike(address, kept, question):
    here = run_dragoman(*question.split(), "--store", kept)
    there = run_dragoman(*question.split(), "--store", address)
    assert here.returncode == 0, here.stderr.decode()
    assert there.stdout == here.stdout


def test_reading_again_changes_nothing(address, episode):
    result = run_dragoman("read", episode, "--store", address)
    assert result.returncode == 0
    assert b"unchanged" in result.stdout


def test_every_list_is_the_same_page(address, kept):
    with Store.open(kept, create=False) as here, Store.open(address, create=False) as there:
        answers = []
        for store in (here, there):
            with TestClient(make_app(store, Keys(read_only=True)), base_url=HERE) as client:
                answers.append({path: client.get(f"{'/home' if path == '/' else path}.json").content for path in PATHS})
    assert [path for path in PATHS if json.loads(answers[0][path]) != json.loads(answers[1][path])] == []


def test_a_search_finds_the_same_of_each_kind(address):
    with Store.open(address, create=False) as store, TestClient(make_app(store, Keys(read_only=True)), base_url=HERE) as client:
        page = client.get("/search?q=warned").text
        assert "<mark>" in page
        assert client.get("/search?q=%00").status_code == 200
