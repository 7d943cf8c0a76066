"""Web pages: text, publisher, date and headline, from what the page states."""

import json
from pathlib import Path

import pytest

from dragoman.ingest import IngestOptions, read_inputs
from dragoman.ingest.jsonld import read_jsonld
from dragoman.lexicon.boilerplate import load_boilerplate

RULES = load_boilerplate()
CASES = [json.loads(line) for line in (Path(__file__).parent / "cases_pages.jsonl").read_text(encoding="utf-8").splitlines()]
BODY = "".join(
    f"<p>The mayor of Port Holm shut the {place} on Monday, and the firm that runs it said it would go to court.</p>"
    for place in ("quay", "ferry landing", "fish market", "old harbour", "customs house")
)


def _page(head):
    article = f"<article><h1>Quay shut</h1>{BODY}</article>"
    return f"<!DOCTYPE html><html lang='en-GB'><head>{head}</head><body><nav>Home</nav>{article}</body></html>"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["case"])
def test_a_page_states_publisher_and_date(tmp_path, case):
    path = tmp_path / case.get("file", "page.html")
    path.write_bytes(_page(case["head"]).encode(case.get("encoding", "utf-8")))
    (report,) = read_inputs([str(path)], IngestOptions(), RULES, outlets={"harbour.example": "Harbour Post"})
    assert "The mayor of Port Holm shut the quay" in report.text
    assert "Home" not in report.text
    assert report.publisher == case["publisher"]
    assert (report.published.isoformat() if report.published else None) == case["published"]
    if "title" in case:
        assert report.title == case["title"]


@pytest.mark.parametrize(
    "script", ["", "{", "[" * 5000, "null", "3", '{"@graph": [null, 3, {"@type": null}]}', '{"@type": {"a": 1}}']
)
def test_no_json_ld_breaks_a_page(script):
    read_jsonld([script])
