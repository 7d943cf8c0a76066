"""A store on a PostgreSQL server: who writes waits, what cannot be a store is refused, and one report's fault is its own.

The other tests of this folder run on it too where there is one.
"""

import multiprocessing
from dataclasses import replace

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.engine import make_url

from dragoman.model import RecordError, StoreBusyError, StoreError
from dragoman.store import Filters, Store
from dragoman.store.browsing import Catalogue
from dragoman.store.browsing.searching import search_words
from dragoman.store.fulltext import contains_words
from tests.databases import SERVER, needs_server, new_database
from tests.store.cases import MADE_BY, accusing, denying, numbered, report
from tests.store.test_opening import keep_many

pytestmark = needs_server
FRESH = multiprocessing.get_context("spawn")


@pytest.fixture
def where(server):
    """The server alone."""
    return server


def test_a_database_in_the_order_of_a_language_is_not_made_a_store(monkeypatch):
    monkeypatch.setattr("dragoman.store.postgresql._BY_CODE_POINT", ("another order",))
    with new_database("order") as address:
        with pytest.raises(StoreError, match=r"in the order of C.UTF-8; make it with: createdb --template=template0"):
            Store.open(address)
        monkeypatch.undo()
        with Store.open(address) as store:
            assert list(store.reports()) == []


def test_a_database_without_a_store_is_made_one_only_when_that_is_meant():
    with new_database("none") as address:
        with pytest.raises(StoreError, match="is not there"):
            Store.open(address, create=False)
        Store.open(address).close()
        Store.open(address, create=False).close()


def test_a_database_of_another_program_is_left_alone():
    with new_database("other") as address:
        engine = create_engine(address)
        with engine.begin() as connection:
            connection.execute(text("CREATE TABLE mine (x integer)"))
        with pytest.raises(StoreError, match="another program"):
            Store.open(address)
        with engine.connect() as connection:
            assert connection.execute(text("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'")).scalar() == 1
        engine.dispose()


def test_an_address_need_not_name_the_driver_and_a_server_that_is_away_is_named_in_one_line(server):
    Store.open(server.replace("postgresql+psycopg://", "postgres://"), create=False).close()
    away = make_url(SERVER).set(host="/nowhere", query={}, password="secret").render_as_string(hide_password=False)
    with pytest.raises(StoreError, match="connection") as trouble:
        Store.open(away)
    assert "\n" not in str(trouble.value)
    assert "secret" not in str(trouble.value)


def test_who_writes_waits_for_another_and_no_longer_than_is_said(store, server):
    store.keep(accusing())
    with Store.open(server, busy_seconds=0.1) as other, store._engine.execution_options(dragoman_writes=True).begin():
        assert [row.key for row in other.reports()] == ["accusing"]
        with pytest.raises(StoreBusyError, match="another process holds it"):
            other.keep(denying())
    assert store.keep(denying()).outcome == "added"


def test_two_processes_make_and_write_a_store_at_once():
    with new_database("both") as address:
        children = [FRESH.Process(target=keep_many, args=(address, first)) for first in (0, 20)]
        for child in children:
            child.start()
        for child in children:
            child.join(120)
        assert [child.exitcode for child in children] == [0, 0]
        with Store.open(address) as store:
            assert [row.key for row in store.reports()] == [f"bulletin-{number:03}" for number in range(40)]


@pytest.mark.parametrize("known", [{"agency": "a\0b"}, {"publisher": "".join(chr(0x4E00 + one) for one in range(9000))}])
def test_what_the_server_cannot_hold_is_the_fault_of_one_report(store, known):
    findings = accusing()
    with pytest.raises(RecordError, match="store ") as trouble:
        store.keep(replace(findings, report=replace(findings.report, **known)))
    assert "\n" not in str(trouble.value)
    assert store.keep(denying()).outcome == "added"


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("élan", ["accusing", "denying"]),
        ("ELAN PORT", ["accusing", "denying"]),
        ('"port elan"', ["accusing", "denying"]),
        ('"elan port"', []),
        ("shell*", ["accusing", "denying"]),
        ("shell", []),
        ("Şule", ["accusing"]),
        ("sule kaya killed", ["accusing"]),
        ("!&|():* <-> '", []),
    ],
)
def test_words_are_found_without_case_and_accents(kept, words, found):
    assert [row.key for row in kept.find_reports(Filters(words=words))] == found


def test_words_are_looked_up_in_an_index(kept):
    with kept._engine.connect() as connection:
        connection.execute(text("SET LOCAL enable_seqscan = off"))
        condition = contains_words("reports", "elan", connection.dialect)
        asked = condition.compile(connection, compile_kwargs={"literal_binds": True})
        plan = connection.execute(text(f"EXPLAIN SELECT number FROM reports WHERE {asked}".replace(":*", r"\:*"))).scalars()
        assert "ix_reports_text_search" in "\n".join(plan)


def test_hits_are_marked_and_the_best_come_first(kept):
    hits, total = search_words(Catalogue(kept), "shelling")["report"]
    assert (total, {hit.report.key for hit in hits}) == (2, {"accusing", "denying"})
    assert all(("shelling", True) in hit.pieces for hit in hits)
    assert search_words(Catalogue(kept), "***")["report"] == ((), 0)


def test_a_question_that_takes_too_long_is_broken_off(store, monkeypatch):
    for number in range(3):
        store.keep(numbered(number))
    monkeypatch.setattr("dragoman.store.browsing.limits.SECONDS", 0.05)
    with pytest.raises(StoreError, match="interrupted"), Catalogue(store).asking() as connection:
        connection.execute(text("SELECT pg_sleep(5)"))


def test_a_very_long_text_is_kept_and_found_by_its_beginning(store):
    long = report("The ferry left. " + " ".join(f"w{number}" for number in range(400_000)), "long")
    store.keep(replace(accusing(), report=long, actors=(), statements=(), events=(), times=(), places=(), made_by=MADE_BY))
    assert [row.key for row in store.find_reports(Filters(words="ferry w99"))] == ["long"]
