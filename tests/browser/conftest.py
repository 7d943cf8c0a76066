"""A real browser over a real server: Debian's chromium, driven by Playwright's library; skipped where either is not there."""

import shutil
import threading
from contextlib import contextmanager
from pathlib import Path

import pytest
import uvicorn

from dragoman.ingest import IngestOptions
from dragoman.pipeline import link_store, load_settings, open_inputs, read_into, refresh_across
from dragoman.present.web.app import make_app
from dragoman.present.web.guard import Keys
from dragoman.store import Store
from tests.present.conftest import episode, kept  # noqa: F401 - fixtures

SHARED = Path(__file__).parents[3] / "shared" / "data" / "syria" / "outlets_dev.jsonl"
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


@contextmanager
def serving(store, keys=None):
    """Serve a store on a free port of this machine, and yield the address."""
    config = uvicorn.Config(
        make_app(store, keys or Keys(), refresh_across), port=0, log_level="error", lifespan="off", ws="none"
    )
    socket = config.bind_socket()
    port = socket.getsockname()[1]
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [socket]}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join(10)
        socket.close()


@pytest.fixture(scope="session")
def browser():
    if CHROMIUM is None:
        pytest.skip("no chromium is installed")
    playwright = pytest.importorskip("playwright.sync_api", reason="Playwright's library is not installed")
    with playwright.sync_playwright() as driver:
        shown = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield shown
        shown.close()


@pytest.fixture(scope="session")
def demo(kept):  # noqa: F811
    """The address of the demo's record, for tests that change nothing."""
    with Store.open(kept, create=False) as store, serving(store) as address:
        yield address, store


@pytest.fixture
def own(kept, tmp_path):  # noqa: F811
    """The address of a record of the test's own."""
    with Store.open(shutil.copy(kept, tmp_path / "own.sqlite"), create=False) as store, serving(store) as address:
        yield address


@pytest.fixture(scope="session")
def real(tmp_path_factory, browser):
    """The address of a record of several hundred real reports."""
    if not SHARED.exists():
        pytest.skip("no ../shared/data: there are no real reports to look at")
    settings = load_settings()
    with Store.open(tmp_path_factory.mktemp("real") / "real.sqlite") as store:
        for _ in read_into(store, open_inputs([str(SHARED)], IngestOptions(), settings), settings):
            pass
        link_store(store)
        with serving(store) as address:
            yield address, store


class Watched:
    """A tab that notes whatever goes wrong in it, and whatever it asks of another machine."""

    def __init__(self, context, address):
        self.address = address
        self.troubles = []
        self.tab = context.new_page()
        self.tab.on("console", lambda one: self.troubles.append(one.text) if one.type in {"error", "warning"} else None)
        self.tab.on("pageerror", lambda one: self.troubles.append(str(one)))
        self.tab.on("requestfailed", self._failed)
        self.tab.on("request", lambda one: None if one.url.startswith(address) else self.troubles.append(f"asked {one.url}"))

    def _failed(self, one):
        if one.failure != "net::ERR_ABORTED":  # what was still loading when a key led on
            self.troubles.append(f"failed: {one.url} {one.failure}")

    def open(self, path):
        answer = self.tab.goto(self.address + path)
        assert answer.status == 200, path
        return self.tab


@pytest.fixture
def watch(browser):
    """Open a tab of a width and theme."""
    contexts = []

    def watching(address, width=1440, theme="light", scripts=True):
        context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=theme, java_script_enabled=scripts)
        contexts.append(context)
        return Watched(context, address)

    yield watching
    for context in contexts:
        context.close()
