"""Every export over arbitrary findings, read back by somebody else's reader: nothing breaks it, and nothing is lost unsaid."""

import csv
import io
import json
import unicodedata
import zipfile
from importlib.resources import files

import geojson
import networkx
import pytest
from hypothesis import HealthCheck, given, settings
from pybtex.database import parse_string

from dragoman.model import SettingsError
from dragoman.model.recording import record_of
from dragoman.present.export.formats import FORMATS, export
from dragoman.present.export.labelstudio import CARDS, REPORTS
from dragoman.store import Filters, decode
from dragoman.store.browsing import Wanted
from tests.present.export.conftest import EVERYTHING
from tests.strategies import findings

strange = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def rows(form, content, **options):
    return list(csv.reader(io.StringIO(content.decode(), newline=""), **options))


def tsv(content):
    return [line.split("\t") for line in content.decode().split("\n")[:-1]]


@strange
@given(found=findings())
def test_jsonl_comes_back_as_it_was(store_of, found):
    with store_of(found) as store:
        (line,) = b"".join(export(store, "jsonl", EVERYTHING)).splitlines(keepends=False) or [b""]
    assert decode(line) == record_of(found)


@strange
@given(found=findings())
def test_tables_keep_their_shape(store_of, found):
    with store_of(found) as store:
        polecat = tsv(b"".join(export(store, "polecat", EVERYTHING, folded=False)))
        assert {len(row) for row in polecat} == {58}
        assert len(polecat) == 1 + len(found.events)
        cameo = tsv(b"".join(export(store, "cameo", EVERYTHING)))
        assert {len(row) for row in cameo} <= {15}
        for kind in FORMATS["csv"].kinds:
            table = rows("csv", b"".join(export(store, "csv", EVERYTHING, kind=kind)), strict=True)
            assert len({len(row) for row in table}) <= 1
            cells = [cell for row in table for cell in row]
            assert not any(cell.startswith(("=", "+", "@", "\t")) for cell in cells)
            assert not any(unicodedata.category(sign) == "Cc" for cell in cells for sign in cell)
            assert not any(cell.startswith("-") and not cell[1:].replace(".", "").replace("e", "").isdigit() for cell in cells)


@strange
@given(found=findings())
def test_json_formats_are_json(store_of, found):
    with store_of(found) as store:
        written = {form: b"".join(export(store, form, EVERYTHING)) for form in ("w3c", "timelinejs", "geojson", "labelstudio")}
        for line in b"".join(export(store, "plover", EVERYTHING, folded=False)).splitlines():
            assert {"id", "event"} <= set(json.loads(line))
    for content in written.values():
        json.loads(content)
    assert geojson.loads(written["geojson"].decode()).is_valid


@strange
@given(found=findings())
def test_web_annotations_select_what_they_quote(store_of, found):
    with store_of(found) as store:
        collection = json.loads(b"".join(export(store, "w3c", EVERYTHING)))
    text = found.report.text
    for annotation in collection["first"]["items"]:
        for target in annotation["target"]:
            quote, position = target["selector"]
            start, end = position["start"], position["end"]
            assert text[start:end] == quote["exact"]
            assert text[:start].endswith(quote["prefix"])
            assert text[end:].startswith(quote["suffix"])


@strange
@given(found=findings())
def test_networks_are_the_same_in_both_formats(store_of, found):
    with store_of(found) as store:
        gexf = networkx.read_gexf(io.BytesIO(b"".join(export(store, "gexf", EVERYTHING))))
        graphml = networkx.read_graphml(io.BytesIO(b"".join(export(store, "graphml", EVERYTHING))))
    assert set(gexf.nodes) == set(graphml.nodes)
    assert set(gexf.edges) == set(graphml.edges)
    told = [event for event in found.events if event.status in {"happened", "ongoing"}]
    pairs = {(one, other) for event in told for one in event.actors for other in event.recipients if one != other}
    assert len(gexf.edges) == len(pairs)


@strange
@given(found=findings())
def test_brat_spans_stand_where_the_text_file_has_them(store_of, found):
    with store_of(found) as store:
        archive = zipfile.ZipFile(io.BytesIO(b"".join(export(store, "brat", EVERYTHING))))
    assert archive.testzip() is None
    _, name, notes = archive.namelist()
    assert "/" not in name
    assert "\\" not in name
    text = archive.read(name).decode()
    assert text == found.report.text
    ids = set()
    for line in archive.read(notes).decode().split("\n")[:-1]:
        number, body = line.split("\t")[:2]
        assert number not in ids
        ids.add(number)
        refers = [word.partition(":")[2] for word in body.split()[1:] if ":" in word]
        assert set(refers) <= ids
        if number.startswith("T"):
            places = [tuple(map(int, piece.split())) for piece in body.partition(" ")[2].split(";")]
            assert all(0 <= start < end <= len(text) for start, end in places)
            said = " ".join(text[start:end] for start, end in places)
            assert line.split("\t")[2].split() == said.split()


@strange
@given(found=findings())
def test_bibtex_is_read_by_a_strict_reader(store_of, found):
    with store_of(found) as store:
        content = b"".join(export(store, "bibtex", EVERYTHING)).decode()
    (entry,) = parse_string(content, "bibtex").entries.values()
    if found.report.published:
        assert entry.fields["year"] == str(found.report.published.year)


@strange
@given(found=findings())
def test_money_entities_follow_the_published_schema(store_of, found):
    schemata = json.loads(files("tests.present.export").joinpath("ftm_schemata.json").read_text())
    with store_of(found) as store:
        entities = [json.loads(line) for line in b"".join(export(store, "ftm", EVERYTHING)).splitlines()]
    by_id = {entity["id"]: entity for entity in entities}
    assert len(by_id) == len(entities)
    for entity in entities:
        known = schemata[entity["schema"]]
        assert set(entity["properties"]) <= set(known["properties"])
        assert set(known["required"]) <= set(entity["properties"])
        for name, values in entity["properties"].items():
            allowed = known["properties"][name]
            for value in values if allowed else ():
                assert by_id[value]["schema"] in allowed


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_record_gives_the_same_bytes(written, form):
    assert written(form) == written(form)


@pytest.mark.parametrize("form", FORMATS)
def test_an_empty_answer_is_still_a_file_of_its_format(demo, form):
    content = b"".join(export(demo, form, Wanted(filters=Filters(words="zyzzyva"))))
    match form:
        case "gexf" | "graphml":
            assert not getattr(networkx, f"read_{form}")(io.BytesIO(content)).nodes
        case "timelinejs" | "geojson" | "w3c" | "labelstudio":
            json.loads(content)
        case "brat":
            assert zipfile.ZipFile(io.BytesIO(content)).namelist() == ["annotation.conf"]
        case "polecat":
            assert len(tsv(content)) == 1
        case _:
            assert content == b""


def test_filters_leave_out_what_does_not_match(demo):
    wanted = Wanted(filters=Filters(type="ASSAULT", originals=True))
    table = tsv(b"".join(export(demo, "polecat", wanted)))
    assert len(table) > 3
    assert {row[2] for row in table[1:]} == {"ASSAULT"}
    several = Wanted(filters=Filters(originals=True), origins=2)
    told = [json.loads(line) for line in b"".join(export(demo, "plover", several)).splitlines()]
    assert told
    assert all(record["dragoman:independent_origins"] >= 2 for record in told)


def test_what_has_not_happened_is_told_apart_or_left_out(demo):
    plain = tsv(b"".join(export(demo, "polecat", EVERYTHING, folded=False)))
    status = plain[0].index("Status")
    undone = {row[0]: row for row in plain[1:] if row[status] in {"denied", "hypothetical"}}
    assert undone
    assert not undone.keys() & {row[0] for row in tsv(b"".join(export(demo, "polecat", EVERYTHING)))}
    assert not undone.keys() & {row[5] for row in tsv(b"".join(export(demo, "cameo", EVERYTHING)))}


def test_a_happening_is_one_slide_and_one_feature_however_many_tell_it(demo, written):
    slides = json.loads(written("timelinejs"))["events"]
    ids = [slide["unique_id"] for slide in slides]
    assert len(ids) == len(set(ids))
    features = json.loads(written("geojson"))["features"]
    assert {slide["unique_id"] for slide in slides} <= {feature["id"] for feature in features}
    several = next(feature for feature in features if feature["properties"]["reports"] > 2)
    assert several["properties"]["origins"] < several["properties"]["reports"]


def test_a_country_is_no_point_on_the_map(written):
    placed = [one for one in json.loads(written("geojson"))["features"] if one["geometry"]]
    assert placed
    assert {one["properties"]["place_kind"] for one in placed} <= {"city", "other"}
    assert all(4 < one["geometry"]["coordinates"][1] < 10 for one in placed if one["properties"]["place"] == "Colombo")


def test_copies_add_no_weight(demo):
    with_copies = networkx.read_gexf(io.BytesIO(b"".join(export(demo, "gexf", EVERYTHING))))
    without = networkx.read_gexf(io.BytesIO(b"".join(export(demo, "gexf"))))
    for ends in without.edges:
        assert with_copies.edges[ends]["origins"] >= without.edges[ends]["origins"]
        assert without.edges[ends]["weight"] <= without.edges[ends]["reports"]


def test_label_studio_tasks_fit_their_interface(written):
    for task in json.loads(written("labelstudio")):
        text = task["data"]["text"]
        labelled = {one["id"] for one in task["predictions"][0]["result"] if one["type"] == "labels"}
        for one in task["predictions"][0]["result"]:
            if one["type"] == "relation":
                assert {one["from_id"], one["to_id"]} <= labelled
                continue
            value = one["value"]
            assert text[value["start"] : value["end"]] == value["text"]
            assert f'name="{one["from_name"]}"' in REPORTS
            assert all(f'value="{choice}"' in REPORTS for choice in value[one["type"]])


def test_cards_ask_one_question_of_two_sides(written):
    for card in json.loads(written("labelstudio", kind="cards")):
        assert card["data"]["left_text"] != card["data"]["right_text"]
        (verdict,) = card["predictions"][0]["result"]
        assert f'value="{verdict["value"]["choices"][0]}"' in CARDS


def test_what_is_no_format_kind_or_filter_is_refused_by_name(demo):
    with pytest.raises(SettingsError, match="parquet"):
        export(demo, "parquet")
    with pytest.raises(SettingsError, match="cards"):
        export(demo, "gexf", kind="cards")
    with pytest.raises(SettingsError, match="what"):
        list(export(demo, "gexf", Wanted(filters=Filters(what="killed"))))
