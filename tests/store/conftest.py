import pytest
from sqlalchemy import create_engine, text

from dragoman.store import Store
from dragoman.store.found_tables import events
from tests.databases import SERVER, new_database
from tests.store.cases import accusing, denying

ENGINES = ["sqlite", "postgresql"] if SERVER else ["sqlite"]


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


@pytest.fixture(scope="session")
def database():
    """The address of a database of this process, made a store."""
    with new_database("tests") as address:
        Store.open(address).close()
        yield address


@pytest.fixture
def server(database):
    """The address of a store without reports on the server: emptied, because making one costs more than the tests."""
    engine = create_engine(database)
    names = ", ".join(table.name for table in events.metadata.sorted_tables)
    with engine.begin() as connection:
        connection.execute(text(f"TRUNCATE {names} RESTART IDENTITY"))
    engine.dispose()
    return database


@pytest.fixture(params=ENGINES)
def where(request):
    """A store without reports, on each engine that there is."""
    return request.getfixturevalue({"sqlite": "file", "postgresql": "server"}[request.param])


@pytest.fixture
def store(where):
    with Store.open(where) as store:
        yield store


@pytest.fixture
def kept(store):
    store.keep(accusing())
    store.keep(denying())
    return store
