"""Every page over the demo's record: what it shows without a script, as JSON, and as CSV."""

import csv
import io
import json
import re

import pytest

from dragoman.model import Findings, MadeBy, Report, text_id
from dragoman.present.export.formats import FORMATS
from dragoman.present.web.app import PAGES
from dragoman.store import Filters

GERMAN = "Der Bürgermeister bestritt am Montag, dass die Brücke unsicher sei."
LISTS = [path for path in PAGES if "{" not in path]


@pytest.fixture(scope="session")
def addresses(record):
    """One address for every page that is about one thing."""
    report = next(row for row in record.reports() if row.copy_of is None)
    copy = next(row for row in record.reports() if row.copy_of is not None)
    statement = next(record.find_statements(Filters(stance="denies", words="warned advance")))
    event = next(record.find_events(Filters()))
    happening = next(record.find_happenings(Filters(), least=2))
    dispute = next(record.find_disputes(Filters(words="warned")))
    return {
        "/reports/{one}": f"/reports/{report.id}",
        "/compare/{one}/{other}": f"/compare/{report.id}/{copy.id}",
        "/happenings/{one}": f"/happenings/{happening.id}",
        "/disputes/{one}": f"/disputes/{dispute.id}",
        "/actors/{one}": "/actors/per-maithripala-sirisena",
        "/evidence/{kind}/{one}": f"/evidence/statement/{statement.id}",
        "event": f"/evidence/event/{event.id}",
        "report": f"/evidence/report/{report.id}",
        "happening": f"/evidence/happening/{happening.id}",
    }


def words_of(answer):
    return " ".join(re.sub(r"<[^>]+>", " ", answer.text).replace("&#34;", '"').replace("&#39;", "'").split())


def test_every_page_is_tried(addresses):
    assert {path for path in PAGES if "{" in path} <= set(addresses)


@pytest.mark.parametrize("path", ["/", *LISTS])
def test_a_list_is_a_page_with_one_heading_and_its_other_forms(pages, path):
    answer = pages.get(path)
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("text/html")
    assert answer.text.count("<h1") == 1
    assert "<style" not in answer.text and " style=" not in answer.text and "onclick" not in answer.text
    name = "/home" if path == "/" else path
    assert f'href="{name}.json"' in answer.text and f'href="{name}.csv"' in answer.text
    assert json.loads(pages.get(f"{name}.json").content)["page"]
    assert pages.get(f"{name}.csv").headers["content-type"].startswith("text/csv")


def test_one_thing_is_a_page_with_its_other_forms(pages, addresses):
    for path in addresses.values():
        answer = pages.get(path)
        assert answer.status_code == 200, path
        assert answer.text.count("<h1") == 1, path
        assert json.loads(pages.get(f"{path}.json").content)["found"], path
        assert list(csv.DictReader(io.StringIO(pages.get(f"{path}.csv").text))) or "actors" in path, path


def test_the_four_findings_of_the_demo_stand_on_the_first_page(pages):
    shown = words_of(pages.get("/"))
    assert "3 links, 1 origin" in shown and "printed by Harbour Post" in shown
    assert "President Maithripala Sirisena had been warned of the attacks two weeks in advance" in shown
    assert "denies Maithripala Sirisena" in shown
    assert "290 → 359 killed rises" in shown
    assert "359 → about 253 killed corrected" in shown


def test_copies_are_folded_under_their_origin_with_why(pages):
    folded = pages.get("/reports")
    assert folded.text.count('<tr class="row">') == 6
    assert "2 copies" in folded.text and "96 % of the shorter report" in folded.text
    assert pages.get("/reports?copies=1").text.count('<tr class="row">') == 8
    lines = list(csv.DictReader(io.StringIO(pages.get("/reports.csv").text)))
    assert sorted(line["links"] for line in lines) == ["0", "0", "1", "1", "1", "1", "1", "3"]


def test_an_outlet_that_only_copies_shows_the_report_that_it_copies(pages):
    shown = words_of(pages.get("/reports?outlet=Levant+Daily"))
    assert "Bombers kill more than 200 in Sri Lanka" in shown and "Northern Wire" in shown


@pytest.mark.parametrize("path", [path for path in LISTS if path not in {"/search", "/review"}])
def test_every_list_takes_every_filter(pages, path):
    query = (
        "q=attack&from=2019-04&to=2019-05&outlet=Post&actor=Sri+Lanka&says=police&type=ASSAULT&stance=asserts&status=happened"
    )
    answer = pages.get(f"{path}?{query}&place=Colombo&origins=2&copies=1")
    assert answer.status_code == 200
    assert "Not understood" not in answer.text
    assert answer.text.count('title="Drop this filter"') == 12


def test_a_filter_that_is_none_is_named_and_left_out(pages):
    answer = pages.get("/statements?stance=shouts&from=yesterday&origins=many")
    assert answer.status_code == 200
    for word in ("shouts", "yesterday", "many"):
        assert word in words_of(answer)
    assert answer.text.count("Not understood") == 3


NARROWED = {
    "all": "copies=1",
    "originals": "",
    "denials": "stance=denies",
    "many": "origins=3",
    "type": "type=ASSAULT",
    "late": "from=2019-04-26",
}


def test_filters_narrow(pages):
    asked = {name: pages.get(f"/statements.json?{query}").json() for name, query in NARROWED.items()}
    total = {name: answer["found"]["total"] for name, answer in asked.items()}
    assert total["all"] > total["originals"] > total["type"] > 0
    assert all(0 < total[name] < total["originals"] for name in ("denials", "many", "late"))
    assert {row["stance"] for row in asked["denials"]["found"]["statements"]} == {"denies"}


def test_the_timeline_has_a_bar_a_day_that_narrows_to_it(pages):
    shown = pages.get("/timeline").text
    bar = re.search(r'<a href="(/timeline\?from=([\d-]+)&amp;to=[\d-]+)" aria-label="[^"]+ disputed"', shown)
    narrowed = pages.get(bar[1].replace("&amp;", "&"))
    assert "All days" in narrowed.text
    assert bar[2] in re.findall(r"<li><h2>([^<]+)</h2>", narrowed.text)


def test_what_may_be_is_hollow_in_the_timeline(pages):
    shown = pages.get("/timeline?status=hypothetical").text
    assert '<tr class="row hollow">' in shown and "glyph hollow" in shown


def test_a_report_shows_its_text_whole_with_the_record_beside_it(pages, record):
    row = next(row for row in record.reports() if (row.title or "").startswith("Sirisena denies"))
    answer = pages.get(f"/reports/{row.id}")
    shown = words_of(answer)
    assert (
        "Sri Lankan President Maithripala Sirisena denied on Friday that he had been warned of the Easter attacks in advance"
        in shown
    )
    assert "k-statement" in answer.text and "k-event" in answer.text and "k-figure" in answer.text
    starts = [int(start) for start in re.findall(r'class="cite" href="#(?:statement|event)-(\d+)"', answer.text)]
    assert starts == sorted(starts) and len(starts) == row.statements + row.events
    for anchor in set(re.findall(r'class="cite" href="#([\w-]+)"', answer.text)):
        assert f'id="{anchor}"' in answer.text


SAID_OF_A_DENIAL = (
    "he had been warned of the Easter attacks in advance", "Harbour Post", "2019-04-26", "by metadata", "Denies",
    "statements/", "Coded by", "Confidence", "Markdown", "BibTeX", "@misc{harbour-post-",
)  # fmt: skip


def test_the_evidence_of_a_denial_says_what_an_analyst_asks(pages, addresses):
    shown = words_of(pages.get(addresses["/evidence/{kind}/{one}"]))
    for words in SAID_OF_A_DENIAL:
        assert words in shown, words


def test_the_drawer_is_the_evidence_without_its_frame(pages, addresses):
    part = pages.get(addresses["event"] + "?part=1").text
    assert "<html" not in part and "Copy citation" in part


def test_a_dispute_shows_both_sides_with_their_words_and_origins(pages, addresses):
    shown = words_of(pages.get(addresses["/disputes/{one}"]))
    assert "A senior police officer, who spoke on condition of anonymity" in shown and "not named" in shown
    assert "1 link, 0 origins, 1 not known" in shown and "1 link, 1 origin" in shown
    assert "none of which is declared right" in shown


def test_a_series_of_figures_is_drawn_and_told(pages):
    answer = pages.get("/figures?what=killed")
    assert 'class="open-dot"' in answer.text and 'class="ring"' in answer.text
    assert "at least 207" in words_of(answer)


@pytest.mark.parametrize("tab", ["said", "denied", "did", "done", "contacts", "names"])
def test_a_dossier_has_a_page_for_each_tab(pages, tab):
    answer = pages.get(f"/actors/per-maithripala-sirisena?tab={tab}")
    assert answer.status_code == 200 and 'aria-current="page"' in answer.text
    assert pages.get(f"/actors/per-maithripala-sirisena.json?tab={tab}").json()["found"]["tab"] == tab


def test_a_search_marks_the_words_it_found(pages):
    answer = pages.get("/search?q=health+ministry")
    assert "<mark>health</mark>" in answer.text and "<mark>ministry</mark>" in answer.text
    assert pages.get("/search?q=%22+OR+%5E*%29%28").status_code == 200


def test_a_country_is_listed_and_no_pin(pages):
    found = pages.get("/map.json").json()["found"]
    assert all(place["kind"] == "city" for place in found["towns"])
    assert pages.get("/map").text.count('class="town') == len(found["towns"]) > 0


def test_the_network_has_a_line_and_a_row_for_each_contact(pages):
    answer = pages.get("/network")
    pairs = pages.get("/network.json").json()["found"]["pairs"]
    assert answer.text.count('class="edge"') == len(pairs) == answer.text.count('<tr class="row">') > 0


MISSING = (
    "/reports/none", "/disputes/none", "/happenings/none", "/actors/nobody+at+all", "/evidence/event/none",
    "/evidence/nothing/none", "/nowhere", "/reports/../../etc/passwd", "/files/..%2f..%2fapp.py",
)  # fmt: skip


@pytest.mark.parametrize("path", MISSING)
def test_what_is_not_there_says_so(pages, path):
    answer = pages.get(path)
    assert answer.status_code == 404
    assert "Nothing to show" in answer.text


def test_every_export_is_linked_from_the_lists_and_keeps_their_filters(pages):
    shown = pages.get("/timeline?type=ASSAULT&place=Sri+Lanka").text
    linked = re.findall(r'href="(/export/([a-z0-9]+)[^"]*)"', shown)
    assert {name for _, name in linked} == set(FORMATS)
    for address, name in linked:
        answer = pages.get(address.replace("&amp;", "&"))
        assert answer.status_code == 200, address
        assert answer.content or name == "cameo", address  # which writes only what has both a doer and a recipient
        assert "attachment" in answer.headers["content-disposition"]
    assert (
        "COERCE" not in pages.get("/export/csv?type=ASSAULT").text and "ASSAULT" in pages.get("/export/csv?type=ASSAULT").text
    )
    assert pages.get("/export/nothing").status_code == 404
    assert pages.get("/export/csv?origins=3").status_code == 400


def test_pages_turn(pages):
    assert pages.get("/statements?page=7000").status_code == 200
    assert pages.get("/statements?page=x").status_code == 200


def test_a_report_that_was_not_read_for_its_language_says_so(desk):
    store, client = desk
    report = Report(
        id=text_id(GERMAN),
        key="brief",
        file="brief.txt",
        text=GERMAN,
        language="de",
        language_basis="text",
        language_confidence=0.97,
    )
    store.keep(Findings(report=report, not_read="language", made_by=MadeBy(dragoman="1", lexicon="1")))
    page = words_of(client.get(f"/reports/{report.id}"))
    assert "Not read: it is in German (de, by its words: 0.97). Its text is kept" in page
    assert "Nothing was looked for in this report." in page
    assert "0 statements" not in page
    assert GERMAN in page
    assert "not read: German" in words_of(client.get("/reports"))
    assert "1 not in English" in words_of(client.get("/"))
    (row,) = [row for row in csv.DictReader(io.StringIO(client.get("/reports.csv").text)) if row["key"] == "brief"]
    assert (row["language"], row["not_read"]) == ("de", "language")
