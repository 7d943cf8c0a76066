"""The pages in a browser: no trouble in the console, nothing that keeps people out, all by keyboard, and without scripts."""

from pathlib import Path

import pytest

from dragoman.store import Filters

AXE = Path(__file__).parent / "axe" / "axe.min.js"
SEEN = (
    "/", "/reports", "/reports?copies=1", "/timeline", "/statements", "/disputes", "/figures", "/actors", "/network", "/map",
    "/map?frame=all", "/review", "/search?q=attack", "/search", "/statements?stance=denies", "/timeline?q=nothingatall",
)  # fmt: skip
LOOKS = [(1440, "light"), (1440, "dark"), (390, "light"), (390, "dark")]


def pages_of(store):
    report = next(store.reports())
    copy = next((row for row in store.reports() if row.copy_of), report)
    happening = next(store.find_happenings(Filters(), least=2))
    statement = next(store.find_statements(Filters(stance="denies")))
    event = next(store.find_events(Filters()))
    yield from SEEN
    yield f"/reports/{report.id}"
    yield f"/compare/{copy.copy_of or report.id}/{copy.id}"
    yield f"/happenings/{happening.id}"
    yield from (f"/disputes/{dispute.id}" for dispute in store.find_disputes(Filters(limit=2)))
    yield f"/evidence/statement/{statement.id}"
    yield f"/evidence/event/{event.id}"
    who = statement.source.id if statement.source else next(store.find_actors(Filters(limit=1))).id
    yield from (f"/actors/{who}?tab={tab}" for tab in ("said", "denied", "did", "done", "contacts", "names"))


def serious(tab):
    """What axe finds that keeps somebody from a page."""
    tab.evaluate(AXE.read_text(encoding="utf-8"))  # the page's own policy lets no script in by any other way
    found = tab.evaluate("axe.run({resultTypes: ['violations']})")
    grave = [one for one in found["violations"] if one["impact"] in {"serious", "critical"}]
    return [f"{one['id']}: {one['nodes'][0]['html'][:160]} ({len(one['nodes'])})" for one in grave]


def look_at(watched, paths):
    wrong = []
    for path in paths:
        tab = watched.open(path)
        wrong += [f"{path}: {one}" for one in serious(tab)]
        wide = tab.evaluate("document.documentElement.scrollWidth")
        if wide > tab.viewport_size["width"]:
            wrong.append(f"{path} is {wide} wide")
    return wrong + watched.troubles


@pytest.mark.parametrize(("width", "theme"), LOOKS)
def test_every_page_of_the_demo_is_sound(watch, demo, width, theme):
    address, store = demo
    assert look_at(watch(address, width, theme), pages_of(store)) == []


@pytest.mark.slow
@pytest.mark.parametrize(("width", "theme"), [(1440, "light"), (390, "dark")])
def test_every_page_of_several_hundred_real_reports_is_sound(watch, real, width, theme):
    address, store = real
    assert sum(1 for _ in store.reports()) >= 300
    assert look_at(watch(address, width, theme), pages_of(store)) == []


def test_the_four_findings_are_seen_without_a_click_or_a_turn_of_the_wheel(watch, demo):
    tab = watch(demo[0]).open("/")
    for seen in (".fold b", ".duel .side.denies", ".change .note.rises", ".change .note.corrected"):
        box = tab.locator(seen).first.bounding_box()
        assert box is not None and box["y"] + box["height"] <= 900, seen


def test_rows_and_their_evidence_are_reached_by_key(watch, demo):
    watched = watch(demo[0])
    tab = watched.open("/statements?stance=denies")
    tab.keyboard.press("j")
    tab.keyboard.press("Enter")
    tab.wait_for_selector("#drawer:not([hidden])")
    assert "Copy citation" in tab.inner_text("#drawer")
    assert serious(tab) == []
    tab.keyboard.press("Escape")
    assert tab.locator("#drawer").is_hidden()
    assert tab.evaluate("document.activeElement.closest('.row') !== null")
    tab.keyboard.press("g")
    tab.keyboard.press("t")
    tab.wait_for_url("**/timeline*")
    tab.keyboard.press("?")
    assert "next row" in tab.inner_text("dialog")
    tab.keyboard.press("Escape")
    assert watched.troubles == []


def test_a_citation_is_copied(browser, demo):
    address, store = demo
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    tab = context.new_page()
    statement = next(store.find_statements(Filters(stance="denies", words="warned")))
    tab.goto(f"{address}/evidence/statement/{statement.id}")
    tab.locator("button.copy").first.click()
    tab.get_by_text("Copied").first.wait_for()
    assert "he had been warned" in tab.evaluate("navigator.clipboard.readText()")
    context.close()


def test_a_search_by_key(watch, demo):
    watched = watch(demo[0])
    tab = watched.open("/")
    tab.keyboard.press("/")
    tab.keyboard.type("health ministry")
    tab.keyboard.press("Enter")
    tab.wait_for_url("**/search?q=*")
    assert tab.locator("mark").count() >= 2
    assert watched.troubles == []


def test_cards_are_reviewed_by_key(watch, own):
    watched = watch(own)
    tab = watched.open("/review")

    def waiting():
        return tab.inner_text(".head")

    before = waiting()
    tab.fill("#review-by", "ada")
    tab.keyboard.press("Escape")
    with tab.expect_navigation():
        tab.keyboard.press("x")
    assert waiting() != before and "0 of 1" in waiting()
    assert tab.input_value("#review-by") == "ada"
    tab.keyboard.press("e")
    tab.keyboard.type("two places")
    tab.keyboard.press("Escape")
    with tab.expect_navigation():
        tab.keyboard.press("a")
    assert "two places" in tab.inner_text("main")
    with tab.expect_navigation():
        tab.keyboard.press(" ")
    assert "skip=1" in tab.url
    for _ in range(2):
        with tab.expect_navigation():
            tab.keyboard.press("u")
    assert tab.locator("tr.withdrawn").count() == 2
    assert waiting() == before
    assert watched.troubles == []


def test_two_actors_are_merged_and_the_merge_is_undone(watch, own):
    watched = watch(own)
    tab = watched.open("/actors/per-maithripala-sirisena?tab=names")
    tab.fill("#merge-other", "Ranil Wickremesinghe")
    tab.fill("#merge-by", "ada")
    with tab.expect_navigation():
        tab.get_by_role("button", name="They are one").click()
    assert "Stands for 2 ids" in tab.inner_text("main")
    assert "Wickremesinghe" in tab.inner_text(".meta")
    with tab.expect_navigation():
        tab.get_by_role("button", name="Undo").click()
    assert "Stands for 1 id:" in tab.inner_text("main")
    assert watched.troubles == []


def test_days_are_chosen_by_drawing_over_them(watch, demo):
    watched = watch(demo[0])
    tab = watched.open("/timeline")
    bars = tab.locator("figure[data-brush] rect.hit")
    first, last = bars.nth(3).bounding_box(), bars.nth(7).bounding_box()
    tab.mouse.move(first["x"] + 4, first["y"] + 20)
    tab.mouse.down()
    tab.mouse.move(last["x"] + 4, last["y"] + 20, steps=5)
    with tab.expect_navigation():
        tab.mouse.up()
    assert "from=2019-04-18" in tab.url and "to=2019-04-22" in tab.url
    assert watched.troubles == []


def test_everything_is_reached_without_scripts(watch, demo):
    tab = watch(demo[0], scripts=False).open("/statements")
    tab.select_option("#f-stance", "denies")
    tab.get_by_role("button", name="Show").click()
    assert "stance=denies" in tab.url
    tab.get_by_role("link", name="Evidence").first.click()
    assert "/evidence/statement/" in tab.url and tab.locator("blockquote mark").count() >= 1
    tab.get_by_role("link", name="Dark").click()
    tab.locator("html[data-theme=dark]").wait_for(state="attached")


def test_filters_open_on_a_telephone_without_scripts(watch, demo):
    tab = watch(demo[0], width=390, scripts=False).open("/reports")
    assert tab.locator("#f-outlet").is_hidden()
    tab.get_by_text("Filters", exact=True).click()
    assert tab.locator("#f-outlet").is_visible()
