"""Watching a folder and a feed of a server of our own: what is new is read once, and what matches is said."""

import gzip
import http.server
import json
import threading
from contextlib import contextmanager

import pytest

from dragoman.ingest.fetching import Limits, fetch
from dragoman.model import Failure, InputError, Report, SettingsError
from dragoman.pipeline.watching import Watch, load_state, save_state, watch_round
from dragoman.present.cli.searches import load_searches
from tests.present.conftest import run_dragoman

ITEM = """<item><title>{title}</title><link>{link}</link><guid>{key}</guid><pubDate>Tue, 05 Mar 2024 10:00:00 GMT</pubDate>
<source url="https://post.example">Harbour Post</source><description>{words}</description></item>"""
DENIAL = ITEM.format(
    title="Bridge", link="https://p.example/1", key="one", words="The mayor denied that the bridge was unsafe."
)
VISIT = ITEM.format(title="Visit", link="https://p.example/2", key="two", words="The envoy visited Harim on Monday.")
LIMITS = Limits(agent="dragoman/test")


def rss(*items):
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>Wires</title>{"".join(items)}</channel></rss>'.encode()


class Server(http.server.ThreadingHTTPServer):
    """Answers by path from ``answers``: (status, headers, body); keeps what was asked."""

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Answering)
        self.answers, self.asked = {}, []

    @property
    def address(self):
        return f"http://127.0.0.1:{self.server_address[1]}"


class Answering(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.server.asked.append((self.path, dict(self.headers)))
        status, headers, body = self.server.answers.get(self.path, (404, {}, b""))
        if headers.get("ETag") and self.headers.get("If-None-Match") == headers["ETag"]:
            status, body = 304, b""
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


@contextmanager
def serving():
    with Server() as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()


@pytest.fixture
def server():
    with serving() as one:
        yield one


class Clock:
    now = 1_000_000.0

    def __call__(self):
        return self.now


def watching(*inputs, clock=None, **options):
    return Watch(
        inputs=tuple(inputs), every=900, pages=options.pop("pages", False), limits=LIMITS, now=clock or Clock(),
        sleep=lambda _: None, **options,
    )  # fmt: skip


def test_a_feed_is_asked_politely_and_only_for_what_is_new(server):
    clock, state = Clock(), {}
    feed = f"{server.address}/feed"
    server.answers["/feed"] = (200, {"ETag": '"v1"', "Last-Modified": "Tue, 05 Mar 2024 10:00:00 GMT"}, rss(DENIAL))
    watch = watching(feed, clock=clock)
    (report,) = watch_round(watch, state)
    assert (report.key, report.publisher, str(report.published)) == ("one", "Harbour Post", "2024-03-05")
    assert server.asked[0][1]["User-Agent"].startswith("dragoman/")
    assert list(watch_round(watch, state)) == []
    assert len(server.asked) == 1
    clock.now += 901
    assert list(watch_round(watch, state)) == []
    assert server.asked[1][1]["If-None-Match"] == '"v1"'
    server.answers["/feed"] = (200, {"ETag": '"v2"'}, rss(DENIAL, VISIT))
    clock.now += 901
    assert [report.key for report in watch_round(watch, state)] == ["one", "two"]


def test_a_server_that_asks_to_be_left_alone_is(server):
    clock, state = Clock(), {}
    server.answers["/feed"] = (429, {"Retry-After": "5000"}, b"")
    watch = watching(f"{server.address}/feed", clock=clock)
    (failure,) = watch_round(watch, state)
    assert "5000 seconds" in failure.trouble
    clock.now += 4999
    assert list(watch_round(watch, state)) == []
    assert len(server.asked) == 1


def test_a_redirect_to_this_machine_is_refused_unless_it_is_allowed(server):
    server.answers["/moved"] = (302, {"Location": "/feed"}, b"")
    server.answers["/feed"] = (200, {}, rss(DENIAL))
    with pytest.raises(InputError, match="this machine"):
        fetch(f"{server.address}/moved", LIMITS)
    assert [path for path, _ in server.asked] == ["/moved"]
    fetched = fetch(f"{server.address}/moved", Limits(agent="dragoman/test", local=True))
    assert fetched.address.endswith("/feed")


@pytest.mark.parametrize("location", ["file:///etc/passwd", "ftp://127.0.0.1/x", "http://user@127.0.0.1/", "http://[::1", "//"])
def test_a_redirect_to_what_is_no_page_is_refused(server, location):
    server.answers["/moved"] = (301, {"Location": location}, b"")
    with pytest.raises(InputError):
        fetch(f"{server.address}/moved", Limits(agent="dragoman/test", local=True))


def test_redirects_come_to_an_end(server):
    server.answers["/round"] = (302, {"Location": "/round"}, b"")
    with pytest.raises(InputError, match="redirects"):
        fetch(f"{server.address}/round", Limits(agent="dragoman/test", local=True))


@pytest.mark.parametrize("packed", [False, True])
def test_an_answer_that_is_too_large_is_cut_off_packed_or_not(server, packed):
    body = b"a" * 3_000_000
    headers = {"Content-Encoding": "gzip"} if packed else {}
    server.answers["/large"] = (200, headers, gzip.compress(body) if packed else body)
    with pytest.raises(InputError, match="more than 1000000 bytes"):
        fetch(f"{server.address}/large", Limits(agent="dragoman/test", size=1_000_000))
    whole = fetch(f"{server.address}/large", Limits(agent="dragoman/test", size=3_000_000))
    assert whole.content == body


def test_a_link_of_a_feed_into_this_network_is_not_followed(server):
    inside = ITEM.format(title="Inside", link=f"{server.address}/secret", key="k", words="The mayor left Harim.")
    server.answers["/feed"] = (200, {}, rss(inside))
    server.answers["/secret"] = (
        200,
        {"Content-Type": "text/html"},
        b"<html><body><p>A secret of this network.</p></body></html>",
    )
    (report,) = watch_round(watching(f"{server.address}/feed", pages=True), {})
    assert report.text == "The mayor left Harim."
    assert [path for path, _ in server.asked] == ["/feed"]


def test_a_server_that_is_not_there_is_a_failure_and_the_rest_goes_on(server, tmp_path):
    (tmp_path / "note.txt").write_text("The envoy left Harim on Monday, the mayor said.")
    found = list(watch_round(watching(f"{server.address}/none", "http://127.0.0.1:1/feed", str(tmp_path)), {}))
    assert [type(one) for one in found] == [Failure, Failure, Report]


def test_a_file_is_read_again_only_when_it_changes(tmp_path):
    (tmp_path / "feed.xml").write_bytes(rss(DENIAL))
    watch, state = watching(str(tmp_path / "*.xml")), {}
    assert [one.key for one in watch_round(watch, state)] == ["one"]
    save_state(tmp_path / "state.json", state)
    state = load_state(tmp_path / "state.json")
    assert list(watch_round(watch, state)) == []
    (tmp_path / "feed.xml").write_bytes(rss(VISIT, DENIAL))
    assert [one.key for one in watch_round(watch, state)] == ["two", "one"]


def test_the_command_reads_what_is_new_and_says_what_matches(server, tmp_path):
    server.answers["/feed"] = (200, {"ETag": '"v1"'}, rss(DENIAL))
    denials = '[[search]]\nname = "denials"\nkind = "statements"\nstance = "denies"\n'
    (tmp_path / "mine.toml").write_text(denials + '[[search]]\nname = "visits"\ntype = "CONSULT"\n')
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    command = ["watch", f"{server.address}/feed", inbox, "--once", "--searches", tmp_path / "mine.toml"]
    command += ["--store", tmp_path / "news.sqlite"]
    first = run_dragoman(*command)
    assert first.returncode == 0, first.stderr.decode()
    assert "1 new, 1 found" in first.stdout.decode()
    assert "[denials]" in first.stdout.decode()
    assert "Harbour Post, 2024-03-05" in first.stdout.decode()
    (inbox / "visit.txt").write_text("The envoy visited Harim on Monday, officials said.")
    second = run_dragoman(*command, "--to-file", tmp_path / "found.jsonl")
    assert "1 new" in second.stdout.decode()
    found = [json.loads(line) for line in (tmp_path / "found.jsonl").read_text().splitlines()]
    assert {one["search"] for one in found} == {"visits"}
    assert "0 new" in run_dragoman(*command).stdout.decode()
    assert len(server.asked) == 1


@pytest.mark.parametrize(
    ("words", "trouble"),
    [
        ("name = 1", "search"),
        ("[[search]]\nkind = 'events'", "no name"),
        ("[[search]]\nname = 'a'\nkind = 'mayors'", "mayors"),
        ("[[search]]\nname = 'a'\ncolour = 'red'", "colour"),
        ("[[search]]\nname = 'a'\nstance = 'shouts'", "shouts"),
        ("[[search]]\nname = 'a'\nkind = 'statements'\ntype = 'AID'", "type"),
        ("[[search]]\nname = 'a'\nfrom = 2024-01-01", "quotation"),
        ("[[search]]\nname = 'a'\n[[search]]\nname = 'a'", "two searches"),
        ("[[search]", "mine.toml"),
    ],
)
def test_a_search_that_cannot_be_meant_is_refused_with_its_number(tmp_path, words, trouble):
    (tmp_path / "mine.toml").write_text(words)
    with pytest.raises(SettingsError, match=trouble):
        load_searches(tmp_path / "mine.toml")


def test_a_state_that_is_none_is_refused_and_left_alone(tmp_path):
    (tmp_path / "state.json").write_text("[]")
    with pytest.raises(SettingsError, match="remove it"):
        load_state(tmp_path / "state.json")


def test_what_comes_in_another_language_is_named_and_not_called_new(tmp_path):
    (tmp_path / "inbox").mkdir()
    (tmp_path / "inbox" / "brief.txt").write_text("Der Bürgermeister bestritt am Montag, dass die Brücke unsicher sei.")
    result = run_dragoman("watch", tmp_path / "inbox", "--once", "--store", tmp_path / "record.sqlite")
    assert result.returncode == 0
    assert result.stdout.decode() == "0 new, 1 not in English\n"
    assert "brief.txt: German (de, by its words:" in result.stderr.decode()
