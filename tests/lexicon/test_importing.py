"""Entities of other programs become tables that can be read back, with file and line of every trouble."""

import json
from datetime import date

import pytest

from dragoman.lexicon.importing import read_ftm, write_tables
from dragoman.lexicon.wikidata import read_wikidata
from dragoman.lexicon.world import load_world
from dragoman.model import LexiconError

DAY = date(2031, 5, 3)


@pytest.fixture(scope="module")
def world():
    return load_world()


def ftm(schema, entity_id, **properties):
    return json.dumps({"id": entity_id, "schema": schema, "properties": properties})


ENTITIES = [
    ftm(
        "Person",
        "NK-1",
        name=["Ada Lamp", "A. Lamp"],
        alias=["Lamp, the"],
        country=["fr"],
        gender=["female"],
        topics=["role.pep"],
    ),
    ftm("PublicBody", "gov:2", name=["Office of Lamps"], jurisdiction=["fr"]),
    ftm("Organization", "3", name=["Lamp League"], topics=["pol.party"], country=["xx"]),
    ftm("Company", "4", name=["Lamps, Ltd"], wikidataId=["Q4"]),
    ftm("Vessel", "5", name=["Lampship"]),
    "",
    ftm("Occupancy", "o1", holder=["NK-1"], post=["p1"], startDate=["2030-02"]),
    ftm("Position", "p1", name=["Minister of Lamps"], country=["fr"]),
]


def read_back(found, world, tmp_path):
    tables = write_tables(found, world, DAY)
    for name, text in tables.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return load_world([tmp_path / name for name in tables])


def test_entities_become_people_bodies_and_offices(world, tmp_path):
    own = read_back(read_ftm("e.jsonl", ENTITIES, world), world, tmp_path)
    person = own.people[0]
    assert (person.id, person.name, person.aliases) == ("per-nk-1", "Ada Lamp", ("A. Lamp", "Lamp, the"))
    assert (person.gender, person.country, person.sectors) == ("f", "FRA", ("GOV",))
    bodies = {body.id: body for body in own.organisations[:3]}
    assert bodies["org-gov-2"].kind == "agency"
    assert bodies["org-gov-2"].country == "FRA"
    assert (bodies["org-3"].kind, bodies["org-3"].country) == ("party", None)
    assert (bodies["org-4"].name, bodies["org-4"].wikidata) == ("Lamps, Ltd", "Q4")
    (office,) = own.holders("minister of lamps", "FRA")
    assert (office.person, office.start, office.end) == ("per-nk-1", "2030-02", None)


def test_a_known_row_is_replaced_and_keeps_its_names(world, tmp_path):
    known = next(person for person in world.people if person.country and len(person.aliases) > 1)
    iso2 = next(country.iso2 for country in world.countries if country.code == known.country)
    line = ftm("Person", "NK-9", name=[known.name], country=[iso2.lower()])
    own = read_back(read_ftm("e.jsonl", [line], world), world, tmp_path)
    assert own.people[0].id == known.id
    assert set(known.aliases) <= set(own.people[0].aliases)


@pytest.mark.parametrize("line", ["{", "[]", '{"id": "x"}', '{"properties": {}, "schema": "Person"}'])
def test_a_line_that_is_no_entity_is_refused_with_its_place(world, line):
    with pytest.raises(LexiconError, match=r"e\.jsonl:2: no "):
        list(read_ftm("e.jsonl", [ENTITIES[0], line], world))


def item(item_id, label, aliases=(), **claims):
    return {
        "id": item_id,
        "labels": {"en": {"value": label}} if label else {},
        "aliases": {"en": [{"value": alias} for alias in aliases]},
        "claims": {
            key: [{"rank": "normal", "mainsnak": {"datavalue": {"value": {"id": value}}}} for value in values]
            for key, values in claims.items()
        },
    }


def test_a_dump_gives_people_bodies_and_outlets(world, tmp_path):
    france = next(country.wikidata for country in world.countries if country.code == "FRA")
    items = [
        item("Q901", "Ada Lamp", ["A. Lamp"], P31=["Q5"], P21=["Q6581072"], P27=[france]),
        item("Q902", "Lamp Party", P31=["Q7278"], P17=[france]),
        item("Q903", "The Lamp Post", P31=["Q11032"], P17=[france]),
        item("Q904", "", P31=["Q5"]),
    ]
    text = "[\n" + ",\n".join(map(json.dumps, items)) + "\n]\n"
    own = read_back(read_wikidata("d.json", text, world), world, tmp_path)
    assert (own.people[0].id, own.people[0].gender, own.people[0].country) == ("per-q901", "f", "FRA")
    assert own.people[0].wikidata == "Q901"
    assert (own.organisations[0].kind, own.organisations[0].sectors) == ("party", ("PTY",))
    assert (own.outlets[0].name, own.outlets[0].kind) == ("The Lamp Post", "newspaper")


CSV = (
    "item,itemLabel,itemAltLabel,countryLabel,genderLabel\n"
    'http://www.wikidata.org/entity/Q901,Ada Lamp,"A. Lamp, Lamp of Lyon",France,female\n'
    "http://www.wikidata.org/entity/Q901,Ada Lamp,,France,female\n"
    "http://www.wikidata.org/entity/Q905,Q905,,,\n"
)


def test_an_answer_in_csv_or_json_gives_each_item_once(world):
    (person,) = read_wikidata("q.csv", CSV, world)
    assert (person.id, person.name, person.country, person.gender) == ("per-q901", "Ada Lamp", "FRA", "f")
    assert person.aliases == ("A. Lamp", "Lamp of Lyon")
    binding = {"item": {"value": "http://www.wikidata.org/entity/Q901"}, "itemLabel": {"value": "Ada Lamp"}}
    answer = json.dumps({"head": {"vars": []}, "results": {"bindings": [binding, binding]}})
    assert [found.id for found in read_wikidata("q.json", answer, world)] == ["per-q901"]


@pytest.mark.parametrize(
    ("text", "trouble"),
    [
        ("name,colour\na,b\n", r":1: columns item and itemLabel"),
        ("item,itemLabel\nQ1,Ada,more\n", r":2: cells"),
        ('{"results": {"bindings": [3]}}', r":1: no answer"),
        ('{"id": "Q1", "labels": 3}\n', r":1: no Wikidata item"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_place(world, text, trouble):
    with pytest.raises(LexiconError, match=r"q\.csv" + trouble):
        list(read_wikidata("q.csv", text, world))


POSITIONS = """item,itemLabel,positionLabel,ofLabel,start,end
http://www.wikidata.org/entity/Q901,Ada Lamp,Minister of Foreign Affairs of France,,2028-04-03T00:00:00Z,2030-02-01T00:00:00Z
http://www.wikidata.org/entity/Q901,Ada Lamp,Prime Minister of France,,2030-02-01T00:00:00Z,
http://www.wikidata.org/entity/Q901,Ada Lamp,mayor,France,2020-01-01T00:00:00Z,2024-01-01T00:00:00Z
http://www.wikidata.org/entity/Q901,Ada Lamp,Q77,,2020-01-01T00:00:00Z,
http://www.wikidata.org/entity/Q902,Bo Wick,,,,
"""


def offices_of(own, person):
    return [(held.title, held.of, held.start, held.end) for held in own.offices if held.person == person]


def test_several_positions_with_dates_are_offices(world, tmp_path):
    own = read_back(read_wikidata("q.csv", POSITIONS, world), world, tmp_path)
    assert offices_of(own, "per-q901") == [
        ("foreign minister", "FRA", "2028-04-03", "2030-02-01"),
        ("prime minister", "FRA", "2030-02-01", None),
        ("mayor", "FRA", "2020-01-01", "2024-01-01"),
    ]
    assert offices_of(own, "per-q902") == []


def test_positions_of_a_dump_are_told_where_the_dump_names_them(world, tmp_path):
    france = next(country.wikidata for country in world.countries if country.code == "FRA")
    ada = item("Q901", "Ada Lamp", P31=["Q5"], P39=["Q77", "Q78"])
    ada["claims"]["P39"][0]["qualifiers"] = {
        "P580": [{"datavalue": {"value": {"time": "+2028-04-00T00:00:00Z", "precision": 10}}}],
        "P582": [{"snaktype": "somevalue"}],
    }
    items = [ada, item("Q77", "minister of defence", P1001=[france])]
    own = read_back(read_wikidata("d.json", "\n".join(map(json.dumps, items)), world), world, tmp_path)
    assert offices_of(own, "per-q901") == [("defence minister", "FRA", "2028-04", None)]


def test_a_name_that_is_alike_in_many_languages_will_do_and_none_in_latin_letters_is_left_out(world):
    mul = {**item("Q906", "", P31=["Q5"]), "labels": {"mul": {"value": "Io Wick"}, "ar": {"value": "إيو"}}}
    arabic = {**item("Q907", "", P31=["Q5"]), "labels": {"ar": {"value": "إيو"}}}
    found = list(read_wikidata("d.json", "\n".join(map(json.dumps, [mul, arabic])), world))
    assert [(each.id, each.name) for each in found] == [("per-q906", "Io Wick")]


def test_of_names_in_two_scripts_the_latin_one_is_the_name(world):
    line = ftm("Person", "NK-2", name=["Ада Лампа", "Ada Lampa"], alias=["آدا"], country=["ru"])
    (person,) = read_ftm("e.jsonl", [line], world)
    assert person.name == "Ada Lampa"
    assert set(person.aliases) == {"Ада Лампа", "آدا"}


def test_a_persons_posts_keep_their_dates_and_the_country_that_their_names_tell(world, tmp_path):
    lines = [
        ftm("Person", "NK-1", name=["Ada Lamp"]),
        ftm("Person", "NK-3", name=[""]),
        ftm("Position", "p1", name=["Minister of Foreign Affairs of France"]),
        ftm("Position", "p2", name=["Président du Sénat", "President of the Senate"], country=["fr"]),
        ftm("Occupancy", "o1", holder=[{"id": "NK-1"}], post=[{"id": "p1"}], startDate=["2028-04-03"], endDate=["2030"]),
        ftm("Occupancy", "o2", holder=["NK-1"], post=["p2"], startDate=["once"]),
        ftm("Occupancy", "o3", holder=["NK-9"], post=["p2"]),
    ]
    own = read_back(read_ftm("e.jsonl", lines, world), world, tmp_path)
    assert offices_of(own, "per-nk-1") == [
        ("foreign minister", "FRA", "2028-04-03", "2030"),
        ("président du sénat", "FRA", None, None),
    ]
    assert "per-nk-3" not in {person.id for person in own.people}
