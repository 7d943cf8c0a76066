import pytest

from dragoman.store import Store
from tests.store.cases import accusing, denying


@pytest.fixture(scope="session")
def empty_file(tmp_path_factory):
    file = tmp_path_factory.mktemp("store") / "empty.sqlite"
    Store.open(file).close()
    return file


@pytest.fixture
def file(empty_file, tmp_path):
    """A store without reports: copied, because making one costs more than the tests."""
    file = tmp_path / "news.sqlite"
    file.write_bytes(empty_file.read_bytes())
    return file


@pytest.fixture
def store(file):
    with Store.open(file) as store:
        yield store


@pytest.fixture
def kept(store):
    store.keep(accusing())
    store.keep(denying())
    return store
