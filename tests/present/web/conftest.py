import shutil

import pytest
from starlette.testclient import TestClient

from dragoman.pipeline import refresh_across
from dragoman.present.web.app import make_app
from dragoman.present.web.guard import Keys
from dragoman.store import Store

HERE = "http://127.0.0.1:8377"


@pytest.fixture(scope="session")
def record(kept):
    """The demo's store, opened; for tests that change nothing."""
    with Store.open(kept, create=False) as store:
        yield store


@pytest.fixture(scope="session")
def pages(record):
    """A browser without scripts that looks at the demo's store."""
    with TestClient(make_app(record, Keys(read_only=True)), base_url=HERE) as client:
        yield client


@pytest.fixture
def desk(kept, tmp_path):
    """A store of the test's own, and a browser that may decide in it."""
    own = shutil.copy(kept, tmp_path / "own.sqlite")
    keys = Keys(form="the-form-secret")
    with Store.open(own, create=False) as store, TestClient(make_app(store, keys, refresh_across), base_url=HERE) as client:
        yield store, client
