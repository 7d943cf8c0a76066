"""What the exports are read back from: the demo's store, and stores of arbitrary findings full of strange characters."""

import shutil
from contextlib import contextmanager

import pytest

from dragoman.present.export.formats import export
from dragoman.store import Filters, Store
from dragoman.store.browsing import Wanted

EVERYTHING = Wanted(filters=Filters())


@pytest.fixture(scope="session")
def demo(kept):
    """The demo's store, opened; for tests that change nothing."""
    with Store.open(kept, create=False) as store:
        yield store


@pytest.fixture(scope="session")
def written(demo):
    """Write the demo's record in a format, whole."""

    def writing(form, wanted=None, **options):
        return b"".join(export(demo, form, wanted, **options))

    return writing


@pytest.fixture(scope="session")
def empty(tmp_path_factory):
    file = tmp_path_factory.mktemp("exports") / "empty.sqlite"
    Store.open(file).close()
    return file


@pytest.fixture(scope="session")
def store_of(empty, tmp_path_factory):
    """Open a store of some findings, for a ``with``."""
    folder = tmp_path_factory.mktemp("stores")

    @contextmanager
    def opening(*findings):
        file = shutil.copy(empty, folder / "one.sqlite")
        with Store.open(file) as store:
            for one in findings:
                store.keep(one)
            yield store

    return opening
