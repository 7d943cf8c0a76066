"""Opening: new, old, newer and foreign files; what several processes and a full disk do to a store."""

import multiprocessing
import os
import signal
import sqlite3
import subprocess
import sys

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateTable

from dragoman.model import StoreBusyError, StoreError, StoreFullError
from dragoman.store import Filters, Store
from dragoman.store.finding.events import choose_events
from dragoman.store.found_tables import events
from dragoman.store.upgrade import HEAD, KNOWN, VERSION_TABLE
from tests.store.cases import accusing, denying, numbered, unread

FRESH = multiprocessing.get_context("spawn")


@pytest.fixture
def where(file):
    """A file alone: what files are prone to is tried here, what servers are in ``test_postgresql``."""
    return file


def test_a_store_is_made_where_there_is_none(tmp_path):
    with Store.open(tmp_path / "new.sqlite") as store:
        store.keep(accusing())
    with Store.open(str(tmp_path / "new.sqlite"), create=False) as store:
        assert [row.key for row in store.reports()] == ["accusing"]


def test_the_known_versions_are_those_of_the_migrations():
    config = Config()
    config.set_main_option("script_location", "dragoman.store:migrations")
    script = ScriptDirectory.from_config(config)
    assert [step.revision for step in script.walk_revisions()][::-1] == list(KNOWN)


def test_the_migrations_make_the_tables_that_the_code_knows(store):
    with store._engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"include_name": ours})
        assert compare_metadata(context, events.metadata) == []


def ours(name, kind, _parents):
    return kind != "table" or (name in events.metadata.tables)


def test_the_tables_and_questions_are_fit_for_postgresql():
    dialect = postgresql.dialect()
    for table in events.metadata.sorted_tables:
        assert "CREATE TABLE" in str(CreateTable(table).compile(dialect=dialect))

    class Connection:
        pass

    Connection.dialect = dialect
    query = choose_events(Connection, Filters(words='a "b c"', actor="x", says="y", place="z", stance="denies"))
    assert "@@" in str(query.compile(dialect=dialect))


@pytest.mark.parametrize(
    ("content", "words"),
    [(b"just some words, long enough to be no database at all\n" * 9, "is no database"), (None, "is a folder")],
)
def test_what_is_no_store_is_refused_in_one_line(tmp_path, content, words):
    file = tmp_path / "x"
    file.mkdir() if content is None else file.write_bytes(content)
    with pytest.raises(StoreError, match=words) as trouble:
        Store.open(file)
    assert "\n" not in str(trouble.value)


@pytest.mark.parametrize(
    ("where", "words"),
    [("none/x.sqlite", "no folder"), ("x.sqlite", "is not there"), ("nosuch://x", "nosuch"), (":memory:", "needs a file")],
)
def test_a_place_that_cannot_hold_a_store_is_named(tmp_path, monkeypatch, where, words):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(StoreError, match=words):
        Store.open(where, create=False)
    assert list(tmp_path.iterdir()) == []


def test_a_database_of_another_program_is_left_alone(tmp_path):
    file = tmp_path / "other.sqlite"
    with sqlite3.connect(file) as connection:
        connection.execute("CREATE TABLE mine (x)")
    connection.close()
    with pytest.raises(StoreError, match="another program"):
        Store.open(file)
    with sqlite3.connect(file) as connection:
        assert connection.execute("SELECT name FROM sqlite_master").fetchall() == [("mine",)]
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)
    connection.close()


def test_a_store_of_a_newer_version_is_refused(file):
    change(file, f"UPDATE {VERSION_TABLE} SET version_num = '9999'")
    with pytest.raises(StoreError, match=rf"a newer Dragoman made it \(schema 9999, this one knows {HEAD}\)"):
        Store.open(file)


def test_an_upgrade_that_fails_leaves_the_store_as_it_was(tmp_path, monkeypatch):
    file = tmp_path / "half.sqlite"
    monkeypatch.setattr("dragoman.store.upgrade._migrate", half_way)
    with pytest.raises(ZeroDivisionError):
        Store.open(file)
    monkeypatch.undo()
    with Store.open(file) as store:
        store.keep(accusing())


def test_a_store_of_an_earlier_version_keeps_its_reports_and_their_languages(tmp_path):
    file = tmp_path / "older.sqlite"
    engine = create_engine(f"sqlite:///{file}")
    config = Config()
    config.set_main_option("script_location", "dragoman.store:migrations")
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0009")
        row = "'one', 'one', 'one.txt', 'de', 4, 'Die Brücke ist zu.', '{}', 'x'"
        connection.exec_driver_sql(
            f"INSERT INTO reports (id, key, file, language, words, text, made_by, digest) VALUES ({row})"
        )
    engine.dispose()
    with Store.open(file) as store:
        store.keep(unread())
        rows = {
            row.key: (row.language, row.language_basis, row.not_read) for row in store.find_reports(Filters(words="Brücke"))
        }
        assert rows == {"one": ("de", None, None), "unread": (None, None, "language")}


def half_way(connection):
    connection.exec_driver_sql("CREATE TABLE reports (x)")
    raise ZeroDivisionError


def change(file, statement):
    with sqlite3.connect(file) as connection:
        connection.execute(statement)
    connection.close()


def test_alembic_is_not_imported_for_a_store_that_is_up_to_date(file):
    code = f"import sys; from dragoman.store import Store; Store.open({str(file)!r}).close(); print('alembic' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "False\n"


def test_the_codec_needs_no_database_engine():
    code = "import sys; from dragoman.store import encode, Filters; print('sqlalchemy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "False\n"


def test_the_readable_views_answer(store):
    store.keep(accusing())
    store.keep(denying())
    with store._engine.connect() as connection:
        rows = connection.exec_driver_sql("SELECT who, type, whom, place, says FROM events_readable ORDER BY type").all()
        assert rows[0] == ("Ruritania", "ASSAULT", "Şule Kaya", "Port Élan", "Şule Kaya accuses")
        rows = connection.exec_driver_sql("SELECT source, stance FROM statements_readable ORDER BY stance").all()
        assert rows == [("Şule Kaya", "accuses"), (None, "asserts"), ("Ruritania", "denies")]
        assert connection.exec_driver_sql("SELECT low, according_to FROM figures_readable").all() == [(40, "officials")]
        assert connection.exec_driver_sql("SELECT denials FROM sources WHERE source = 'Ruritania'").scalar() == 1


def test_two_processes_write_at_once(tmp_path):
    file = tmp_path / "both.sqlite"
    children = [FRESH.Process(target=keep_many, args=(file, first)) for first in (0, 20)]
    for child in children:
        child.start()
    for child in children:
        child.join(60)
    assert [child.exitcode for child in children] == [0, 0]
    with Store.open(file) as store:
        assert [row.key for row in store.reports()] == [f"bulletin-{number:03}" for number in range(40)]


def keep_many(file, first):
    with Store.open(file) as store:
        for number in range(first, first + 20):
            store.keep(numbered(number))


def test_a_killed_process_loses_the_report_in_hand_alone(file):
    child = FRESH.Process(target=keep_and_die, args=(file,))
    child.start()
    child.join(60)
    assert child.exitcode == -signal.SIGKILL
    with Store.open(file) as store:
        assert [row.key for row in store.reports()] == ["accusing"]
        assert store.keep(denying()).outcome == "added"


def keep_and_die(file):
    store = Store.open(file)
    store.keep(accusing())
    with store._engine.execution_options(dragoman_writes=True).begin() as connection:
        connection.exec_driver_sql("DELETE FROM records")
        os.kill(os.getpid(), signal.SIGKILL)


def test_a_store_that_another_holds_for_too_long_is_busy(file, store):
    store.keep(accusing())
    with Store.open(file, busy_seconds=0.1) as other, store._engine.execution_options(dragoman_writes=True).begin():
        assert [row.key for row in other.reports()] == ["accusing"]
        with pytest.raises(StoreBusyError, match="another process holds it"):
            other.keep(denying())
    assert store.keep(denying()).outcome == "added"


def test_a_full_disk_loses_nothing_that_was_kept(store):
    store.keep(accusing())
    with store._engine.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + 4}")
    kept = 0
    with pytest.raises(StoreFullError, match="the disk is full") as trouble:
        for number in range(200):
            store.keep(numbered(number))
            kept += 1
    assert "\n" not in str(trouble.value)
    assert len(list(store.reports())) == kept + 1
    assert store.findings(accusing().report.id) == accusing()


def test_an_iterator_may_be_left_half_used(store):
    store.keep(accusing())
    store.keep(denying())
    rows = store.reports()
    assert next(rows).key == "accusing"
    store.keep(numbered(1))
    rows.close()
    assert len(list(store.reports())) == 3
