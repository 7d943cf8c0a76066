"""Tables made of other programs' entities come first when reports are read, and what a person judged outlives reading anew."""

import json

import pytest

from tests.present.conftest import run_dragoman

pytestmark = pytest.mark.slow

QUERY = """item,itemLabel,itemAltLabel,positionLabel,start,end,countryLabel
http://www.wikidata.org/entity/Q901,Ada Lampert,A. Lampert,Minister of Foreign Affairs of France,2030-02-01T00:00:00Z,,France
http://www.wikidata.org/entity/Q902,Q902,,,,,
"""
ENTITY = {
    "id": "NK-7",
    "schema": "Organization",
    "properties": {"name": ["Lamp League"], "country": ["fr"], "topics": ["pol.party"]},
}
REPORT = "Ada Lampert, the minister, said on Monday that the Lamp League had met in Paris. Lampert left on Tuesday.\n"


def actors_in(store):
    rows = json.loads(run_dragoman("find", "actors", "--store", store, "--format", "json").stdout)
    return {row["id"]: row for row in rows}


def test_imported_rows_come_first_and_are_kept(tmp_path):
    (tmp_path / "query.csv").write_text(QUERY, encoding="utf-8")
    (tmp_path / "entities.json").write_text(json.dumps(ENTITY) + "\n", encoding="utf-8")
    (tmp_path / "report.txt").write_text(REPORT, encoding="utf-8")
    mine, store = tmp_path / "mine", tmp_path / "store.sqlite"
    said = run_dragoman("actor", "import", "--from", "wikidata", tmp_path / "query.csv", "--to", mine)
    assert said.returncode == 0, said.stderr.decode()
    assert run_dragoman("actor", "import", "--from", "ftm", tmp_path / "entities.json", "--to", mine).returncode == 0
    again = run_dragoman("actor", "import", "--from", "ftm", tmp_path / "entities.json", "--to", mine)
    assert again.returncode == 1
    assert b"--force" in again.stderr
    tables = [part for name in ("people", "offices", "organisations") for part in ("--actors", mine / f"{name}.csv")]
    assert run_dragoman("read", tmp_path / "report.txt", *tables, "--published", "2031-05-03", "--store", store).returncode == 0
    found = actors_in(store)
    assert found["per-q901"]["name"] == "Ada Lampert"
    assert found["per-q901"]["country"] == "FRA"
    assert found["org-nk-7"]["kind"] == "organization"
    assert run_dragoman("actor", "rename", "per-q901", "The Lamp", "--by", "ada", "--store", store).returncode == 0
    anew = ("read", tmp_path / "report.txt", *tables, "--published", "2031-05-04", "--store", store)
    assert run_dragoman(*anew).returncode == 0
    assert actors_in(store)["per-q901"]["name"] == "The Lamp"
    assert run_dragoman("actor", "undo", "--by", "ada", "--store", store).returncode == 0
    assert actors_in(store)["per-q901"]["name"] == "Ada Lampert"
