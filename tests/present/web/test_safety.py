"""Reports are hostile, and so may be whoever asks: what is escaped, what is refused, what a page may load."""

import json
import re

import pytest
from starlette.testclient import TestClient

from dragoman.ingest import IngestOptions
from dragoman.model import SettingsError
from dragoman.pipeline import link_store, load_settings, open_inputs, read_into
from dragoman.present.cli.serve import _keys
from dragoman.present.web.app import PAGES, make_app
from dragoman.present.web.guard import MOST_BODY, Keys
from dragoman.store import Filters, Store
from tests.present.web.conftest import HERE

SCRIPT = '<script>alert("1")</script>'
HOSTILE = [
    {
        "id": f'x"><img src=x onerror=alert(1)>{number}',
        "publisher": f"<b>Post</b> {SCRIPT}",
        "title": f"{SCRIPT} \u202egnirts\u202c {{{{ 7 * 7 }}}} {number}",
        "date": f"2024-05-0{number}",
        "text": (
            f"Mayor Ada {SCRIPT} Lamp denied on Friday that police attacked {number} people in Paris.\n\n"
            "\u202eAda Lamp said \"javascript:alert(1) ' onload='x\" and left \x00\x07 quickly.\n\n"
            "=cmd|' /C calc'!A0 Soldiers killed 12 people in Lyon, an official said.\n\n"
            "@SUM(1+1) The general <!-- said --> that the army withdrew from Kyiv.]]>"
        ),
    }
    for number in (1, 2)
]


@pytest.fixture(scope="session")
def hostile(tmp_path_factory):
    """A store of reports that would like to be markup, code, formulas and paths."""
    folder = tmp_path_factory.mktemp("hostile")
    given = folder / "given.jsonl"
    given.write_text("".join(json.dumps(one) + "\n" for one in HOSTILE), encoding="utf-8")
    settings = load_settings()
    with Store.open(folder / "hostile.sqlite") as store:
        assert len(list(read_into(store, open_inputs([str(given)], IngestOptions(), settings), settings))) == 2
        link_store(store)
        yield store


@pytest.fixture(scope="session")
def victim(hostile):
    with TestClient(make_app(hostile), base_url=HERE) as client:
        yield client


def addresses(store):
    yield from (
        "/",
        *(path for path in PAGES if "{" not in path),
        f"/search?q={SCRIPT}",
        "/search?q=alert",
        "/statements?q=%00%07",
    )
    for row in store.reports():
        yield from (f"/reports/{row.id}", f"/evidence/report/{row.id}", f"/compare/{row.id}/{row.id}")
    yield from (f"/evidence/statement/{row.id}" for row in store.find_statements(Filters()))
    yield from (f"/evidence/event/{row.id}" for row in store.find_events(Filters()))
    yield from (f"/happenings/{row.id}" for row in store.find_happenings(Filters()))
    yield from (f"/disputes/{row.id}" for row in store.find_disputes(Filters()))
    for row in store.find_actors(Filters()):
        yield from (f"/actors/{row.id}?tab={tab}" for tab in ("said", "did", "contacts", "names"))


def test_no_report_is_markup_on_any_page(victim, hostile):
    seen = 0
    for address in addresses(hostile):
        answer = victim.get(address)
        assert answer.status_code == 200, address
        shown = answer.text
        assert re.findall(r"<script[^>]*>", shown) == ['<script src="/files/dragoman.js" defer>'], address
        assert not re.search(r"<(img|b|iframe|object)\b[^>]*(onerror|>Post)", shown), address
        assert not re.search(r"\son\w+\s*=", re.sub(r">[^<]*<", "><", re.sub(r'"[^"]*"', '""', shown))), address
        assert not re.search("[\x00-\x08\x0b-\x1f\u202a-\u202e\u2066-\u2069]", shown), address
        assert "49 " not in shown.split("</title>")[0], address
        seen += "&lt;script&gt;" in shown or "[U+202E]" in shown
    assert seen > 10


def test_json_gives_the_text_as_it_is_and_csv_no_formula(victim, hostile):
    report = next(hostile.reports())
    assert victim.get(f"/reports/{report.id}.json").json()["found"]["report"]["text"] == hostile.findings(report.id).report.text
    for path in ("/reports", "/statements", "/timeline", "/actors", f"/reports/{report.id}"):
        for cell in re.findall(r'(?:^|,)"?([^,"\n]+)', victim.get(f"{path}.csv").text, re.MULTILINE):
            assert not cell.startswith(("=", "@", "+")), cell


def test_every_answer_keeps_to_itself(victim):
    for path in ("/", "/reports.json", "/reports.csv", "/files/dragoman.js", "/nowhere"):
        headers = victim.get(path).headers
        policy = headers["content-security-policy"]
        assert "default-src 'none'" in policy and "unsafe" not in policy and "http" not in policy
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["x-frame-options"] == "DENY"


def test_no_page_names_another_machine(pages, record):
    report = next(record.reports())
    for path in ("/", "/map", "/network", "/review", f"/reports/{report.id}", "/files/dragoman.css", "/files/dragoman.js"):
        found = re.findall(r"""(?:https?:)?//[a-z][\w.-]+""", pages.get(path).text.replace("http://www.w3.org/2000/svg", ""))
        assert not [one for one in found if "." in one], path


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "localhost.", "", "dragoman"])
def test_a_host_that_is_not_ours_is_refused(victim, host):
    assert victim.get("/", headers={"Host": host}).status_code == 421


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost:8377", "[::1]:8377", "LOCALHOST"])
def test_this_machine_goes_by_its_names(victim, host):
    assert victim.get("/", headers={"Host": host}).status_code == 200


def decision(**changes):
    fields = {"secret": "the-form-secret", "kind": "denies", "left": "aaaa", "right": "bbbb", "do": "accept", "by": "ada"}
    return fields | changes


def test_a_decision_needs_the_secret_of_the_form(desk):
    store, client = desk
    before = len(list(store.judgement_history()))
    for fields in (decision(secret=""), decision(secret="guessed"), {"do": "accept"}):
        assert client.post("/review/decide", data=fields).status_code == 400
    for headers in ({"Origin": "http://evil.example"}, {"Sec-Fetch-Site": "cross-site"}, {"Origin": "null"}):
        assert client.post("/review/decide", data=decision(), headers=headers).status_code == 403
    assert client.get("/review/decide").status_code in {404, 405}
    assert len(list(store.judgement_history())) == before
    own = {"Origin": HERE, "Sec-Fetch-Site": "same-origin"}
    assert client.post("/review/decide", data=decision(), headers=own, follow_redirects=False).status_code == 303
    assert len(list(store.judgement_history())) == before + 1


@pytest.mark.parametrize("fields", [decision(kind="copy"), decision(do="burn"), decision(left=""), decision(right="x" * 300)])
def test_a_form_that_holds_no_decision_keeps_nothing(desk, fields):
    store, client = desk
    before = len(list(store.judgement_history()))
    assert client.post("/review/decide", data=fields).status_code == 400
    assert len(list(store.judgement_history())) == before


def test_what_is_too_long_is_refused(desk):
    _, client = desk
    assert client.get("/search?q=" + "a" * 5000).status_code == 414
    assert client.post("/review/decide", data=decision(because="b" * MOST_BODY)).status_code == 413
    assert client.request("DELETE", "/reports").status_code == 405


def test_a_read_only_server_takes_and_offers_no_decision(pages):
    assert pages.post("/review/decide", data=decision()).status_code == 403
    assert 'method="post"' not in pages.get("/review").text
    assert 'method="post"' not in pages.get("/actors/per-maithripala-sirisena?tab=names").text


def test_a_token_is_asked_for_once(record):
    keys = Keys(token="t" * 24)
    with TestClient(make_app(record, keys), base_url=HERE) as client:
        assert client.get("/reports").status_code == 401
        assert client.get("/reports?token=wrong").status_code == 401
        assert client.get("/reports.json", headers={"Authorization": "Bearer " + "t" * 24}).status_code == 200
        answer = client.get("/reports?token=" + "t" * 24, follow_redirects=False)
        assert answer.status_code == 303 and "token" not in answer.headers["location"]
        assert (
            "httponly" in answer.headers["set-cookie"].casefold()
            and "samesite=strict" in answer.headers["set-cookie"].casefold()
        )
        assert client.get("/reports").status_code == 200


def test_another_machine_is_let_in_only_when_that_is_said():
    assert _keys("127.0.0.1", [], None, beyond=False, read_only=False).token is None
    with pytest.raises(SettingsError, match="beyond-this-machine"):
        _keys("0.0.0.0", [], None, beyond=False, read_only=False)
    with pytest.raises(SettingsError, match="guessed"):
        _keys("0.0.0.0", [], "short", beyond=True, read_only=False)
    keys = _keys("0.0.0.0", ["Desk.Example.org"], None, beyond=True, read_only=True)
    assert keys.token and len(keys.token) >= 24 and "desk.example.org" in keys.hosts and "0.0.0.0" not in keys.hosts


@pytest.mark.parametrize("back", ["//evil.example", "https://evil.example/", "/\\evil.example", "/x\r\nSet-Cookie: a=b"])
def test_the_change_of_theme_leads_nowhere_else(pages, back):
    answer = pages.get("/theme", params={"to": "dark", "back": back}, follow_redirects=False)
    assert answer.headers["location"] == "/"


def test_the_theme_is_kept(record):
    with TestClient(make_app(record), base_url=HERE) as client:
        assert "data-theme" not in client.get("/reports").text
        answer = client.get("/theme?to=dark&back=/reports?stance=denies%26page=1", follow_redirects=False)
        assert answer.headers["location"] == "/reports?stance=denies&page=1"
        assert 'data-theme="dark"' in client.get("/reports").text


def test_a_question_that_takes_too_long_is_broken_off(record, monkeypatch):
    monkeypatch.setattr("dragoman.store.browsing.limits.SECONDS", -1.0)
    monkeypatch.setattr("dragoman.store.browsing.limits.STEPS", 1)
    with TestClient(make_app(record), base_url=HERE) as client:
        answer = client.get("/statements")
        assert answer.status_code == 503 and "too long" in answer.text
