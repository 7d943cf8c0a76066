import json
import subprocess
import sys
from importlib.resources import files

import pytest


def run_dragoman(*arguments, stdin=None, cwd=None, env=None):
    command = [sys.executable, "-m", "dragoman", *map(str, arguments)]
    return subprocess.run(command, input=stdin, capture_output=True, cwd=cwd, env=env, check=False)


@pytest.fixture(scope="session")
def episode():
    return files("dragoman.present.demo").joinpath("episode.jsonl")


@pytest.fixture(scope="session")
def kept(tmp_path_factory, episode):
    """A store that the demo's episode was read into."""
    store = tmp_path_factory.mktemp("kept") / "demo.sqlite"
    result = run_dragoman("read", episode, "--store", store)
    assert result.returncode == 0, result.stderr.decode()
    return store


@pytest.fixture
def ask(kept):
    """Ask the store as a program would, and read the answer."""

    def asking(*arguments):
        result = run_dragoman(*arguments, "--store", kept, "--format", "json")
        assert result.returncode == 0, result.stderr.decode()
        return json.loads(result.stdout)

    return asking
