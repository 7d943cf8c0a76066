"""Whatever is asked, the server answers for itself: no trouble of its own, no file, nothing kept that nobody decided."""

import hashlib
import shutil
from urllib.parse import quote

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from starlette.testclient import TestClient

from dragoman.present.export.formats import FORMATS
from dragoman.present.web.app import PAGES, make_app
from dragoman.present.web.asking import FILTERS
from dragoman.present.web.guard import Keys
from dragoman.store import Store

EXPECTED = {200, 303, 400, 403, 404, 405, 413, 414, 421, 503}
NASTY = (
    "../../../etc/passwd", "..%2f..%2fetc%2fpasswd", "%00", "a\x00b", "😀" * 40, "<script>alert(1)</script>", '"', "*", '"*"',
    "'; DROP TABLE reports;--", "NEAR(", "a OR b", "-1", "1e309", "99999999999999999999", "2024-13-45", "0000", "\u202e",
    "{{7*7}}", "%s%n",
)  # fmt: skip
HERE = "http://127.0.0.1:8377"
KEYS = Keys(form="the-form-secret")
KEEN = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
words = st.one_of(st.sampled_from(NASTY), st.text(max_size=60))
names = st.sampled_from([*FILTERS, "page", "kind", "skip", "tab", "order", "what", "about", "frame", "part", "undated", "x"])


@pytest.fixture(scope="module")
def store(kept, tmp_path_factory):
    own = shutil.copy(kept, tmp_path_factory.mktemp("fuzzed") / "own.sqlite")
    with Store.open(own, create=False) as opened:
        yield opened


@pytest.fixture(scope="module")
def server(store):
    with TestClient(make_app(store, KEYS), base_url=HERE, follow_redirects=False) as client:
        yield client


def sound(answer):
    assert answer.status_code in EXPECTED
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    assert "root:" not in answer.text
    assert "Traceback" not in answer.text
    return answer


@KEEN
@given(path=st.lists(words, max_size=4))
@example(path=["files", "..", "app.py"])
@example(path=["files", "%2e%2e", "app.py"])
@example(path=["reports", "../../etc/passwd"])
def test_no_path_leads_anywhere_else(server, path):
    sound(server.get(f"{HERE}/" + "/".join(quote(part, safe="") for part in path)))


@KEEN
@given(
    path=st.sampled_from(sorted(PAGES)),
    parts=st.tuples(words, words),
    form=st.sampled_from(["", ".json", ".csv"]),
    asked=st.dictionaries(names, words, max_size=5),
)
def test_no_question_breaks_a_page(server, path, parts, form, asked):
    one, other = parts
    kind = one if one in {"statement", "event", "report", "happening"} else "event"
    address = path.format(one=quote(one, safe="") or "x", other=quote(other, safe="") or "x", kind=kind)
    sound(server.get(address + form, params=asked))


@KEEN
@given(form=st.one_of(st.sampled_from(sorted(FORMATS)), words), asked=st.dictionaries(names, words, max_size=4))
def test_no_question_breaks_an_export(server, form, asked):
    sound(server.get(f"/export/{quote(form, safe='') or 'x'}", params=asked))


@KEEN
@given(
    path=st.sampled_from(["/review/decide", "/actors/judge", "/review/apply", "/reports", "/theme"]),
    fields=st.dictionaries(
        st.sampled_from(["do", "kind", "left", "right", "actor", "other", "by", "because", "judgement", "back"]),
        words,
        max_size=8,
    ),
    secret=st.booleans(),
)
def test_no_form_breaks_the_server_or_keeps_what_nobody_decided(server, store, path, fields, secret):
    before = len(list(store.judgement_history()))
    sure = {"do": fields.get("do", ""), "actor": fields.get("actor", "")}
    sound(server.post(path, data=fields | ({"secret": KEYS.form} if secret else {"secret": "x"})))
    meant = path == "/actors/judge" and sure["do"] in {"merge", "split", "rename", "undo"}
    if not (secret and meant):
        assert len(list(store.judgement_history())) == before


@KEEN
@given(
    body=st.binary(max_size=300),
    kind=st.sampled_from(["text/plain", "application/json", "multipart/form-data; boundary=x", ""]),
)
def test_a_body_that_is_no_form_is_refused(server, store, body, kind):
    before = len(list(store.judgement_history()))
    answer = sound(server.post("/review/decide", content=body, headers={"content-type": kind}))
    assert answer.status_code in {400, 413}
    assert len(list(store.judgement_history())) == before


@KEEN
@given(host=st.text(st.characters(min_codepoint=33, max_codepoint=126), min_size=1, max_size=40))
@example(host="127.0.0.1.evil.example")
@example(host="localhost@evil.example")
@example(host="[::1].evil.example")
@example(host="127.0.0.1:8377:evil.example")
def test_only_our_own_names_are_answered(server, host):
    answer = server.get("/reports", headers={"host": host})
    ours = host.casefold().partition(":")[0] in {"127.0.0.1", "localhost"} or host.casefold().startswith("[::1]")
    assert (answer.status_code != 421) <= ours


@pytest.mark.parametrize(
    "origin", ["https://evil.example", "null", "http://127.0.0.1:9999", "http://127.0.0.1.evil.example", ""]
)
def test_a_form_of_another_site_is_refused_even_with_the_secret(server, origin):
    fields = {"secret": KEYS.form, "do": "accept", "kind": "denies", "left": "a", "right": "b"}
    assert server.post("/review/decide", data=fields, headers={"origin": origin}).status_code == 403
    for site in ("cross-site", "same-site", "none"):
        assert server.post("/review/decide", data=fields, headers={"sec-fetch-site": site}).status_code == 403


def test_a_read_only_server_keeps_nothing_whatever_is_posted(kept, record):
    before = hashlib.sha256(kept.read_bytes()).hexdigest()
    keys = Keys(form="known", read_only=True)
    with TestClient(make_app(record, keys), base_url=HERE) as client:
        for path in ("/review/decide", "/actors/judge", "/review/apply"):
            fields = {
                "secret": "known",
                "do": "accept",
                "kind": "denies",
                "left": "a",
                "right": "b",
                "actor": "LKA",
                "other": "IND",
            }
            assert client.post(path, data=fields).status_code == 403
    assert hashlib.sha256(kept.read_bytes()).hexdigest() == before


def test_nothing_is_shown_without_the_token(record):
    keys = Keys(token="a-long-token")
    with TestClient(make_app(record, keys), base_url=HERE, follow_redirects=False) as client:
        listed = [path for path in PAGES if "{" not in path]
        paths = [
            "/",
            *listed,
            *(f"{path}.json" for path in listed),
            "/export/jsonl",
            "/files/dragoman.css",
            "/theme",
            "/nowhere",
        ]
        for path in paths:
            for attempt in ({}, {"token": ""}, {"token": "a-long-tokem"}, {"token": "a-long-token\x00"}):
                assert client.get(path, params=attempt).status_code == 401, path
        assert client.post("/review/decide", data={"secret": keys.form}).status_code == 401
        assert client.get("/reports", headers={"authorization": "Bearer a-long-token"}).status_code == 200
        assert client.get("/reports", headers={"authorization": "bearer"}).status_code == 401
