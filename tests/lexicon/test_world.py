from datetime import date

import pytest

from dragoman.lexicon.tables import Row
from dragoman.lexicon.world import Country, OfficeHeld, Organisation, Person, World, load_world
from dragoman.lexicon.world_check import check_world
from dragoman.lexicon.world_rows import (
    COUNTRY_COLUMNS,
    OFFICE_COLUMNS,
    ORGANISATION_COLUMNS,
    PERSON_COLUMNS,
    day_of,
    read_country,
    read_office,
    read_organisation,
    read_person,
)
from dragoman.model import LexiconError


def row(columns, **cells):
    return Row("own.csv", 7, {column: cells.get(column.rstrip("_"), "") for column in columns})


def test_the_shipped_table_is_sound():
    assert check_world(load_world()) == []


def test_the_shipped_table_is_large_enough_to_be_useful():
    world = load_world()
    assert len(world.countries) > 190
    assert len(world.people) > 500
    assert len(world.organisations) > 500
    assert world.given_names
    assert world.roles


@pytest.mark.parametrize(
    ("read", "cells", "trouble"),
    [
        (read_person, row(PERSON_COLUMNS, id="p", name="", gender=""), "name is empty"),
        (read_person, row(PERSON_COLUMNS, id="p", name="Ada", gender="x"), "gender 'x'"),
        (read_person, row(PERSON_COLUMNS, id="p", name="Ada", sectors="GOV|XXX"), "sectors 'XXX'"),
        (read_country, row(COUNTRY_COLUMNS, code="tr", name="T", kind="state"), "code 'tr'"),
        (read_country, row(COUNTRY_COLUMNS, code="TUR", name="T", kind="state", latitude="120"), "beyond 90 degrees"),
        (read_country, row(COUNTRY_COLUMNS, code="TUR", name="T", kind="state", latitude="x"), "cannot be read"),
        (read_organisation, row(ORGANISATION_COLUMNS, id="o", name="O", kind="club"), "kind 'club'"),
        (read_office, row(OFFICE_COLUMNS, person="p", title="king", single="maybe"), "single 'maybe'"),
        (read_office, {**row(OFFICE_COLUMNS, person="p", title="king").cells, "from": "2018-13"}, "cannot be read"),
    ],
)
def test_a_bad_row_is_refused_with_file_and_line(read, cells, trouble):
    bad = cells if isinstance(cells, Row) else Row("own.csv", 7, cells)
    with pytest.raises(LexiconError, match=r"own\.csv:7: ") as refused:
        read(bad)
    assert trouble in str(refused.value)


def test_own_rows_come_first_and_replace(tmp_path):
    own = tmp_path / "mine.csv"
    own.write_text(
        ",".join(ORGANISATION_COLUMNS) + "\norg-hamas,Our Hamas,armed_group,PSE,REB,Hamas,,,,,,,,\n"
        "org-lamp,Lamp Society,ngo,FRA,NGO,LAMP,,,,,,,,\n",
        encoding="utf-8",
    )
    world = load_world([own])
    assert [body.name for body in world.organisations[:2]] == ["Our Hamas", "Lamp Society"]
    assert sum(body.id == "org-hamas" for body in world.organisations) == 1
    assert world.own == {"org-hamas", "org-lamp"}


def test_an_own_table_with_strange_columns_is_refused(tmp_path):
    own = tmp_path / "mine.csv"
    own.write_text("name,colour\nLamp,red\n", encoding="utf-8")
    with pytest.raises(LexiconError, match=r"mine\.csv:1: columns name colour"):
        load_world([own])


def test_an_own_row_with_too_few_cells_is_refused(tmp_path):
    own = tmp_path / "mine.csv"
    own.write_text(",".join(PERSON_COLUMNS) + "\nper-x,Ada\n", encoding="utf-8")
    with pytest.raises(LexiconError, match=r"mine\.csv:2: 2 cells, expected 9"):
        load_world([own])


def test_troubles_between_rows_are_named():
    world = World(
        countries=(Country(code="FRA", iso2="FR", name="France", official="", kind="state"),),
        people=(
            Person(id="a", name="Ada Lamp", country="XXX"),
            Person(id="b", name="Ben Lamp"),
            Person(id="b", name="Bob Lamp"),
        ),
        offices=(
            OfficeHeld(person="a", title="president", of="FRA", start="2010", end="2020-01-01", single=True),
            OfficeHeld(person="b", title="president", of="FRA", start="2015-01-01", end="2014-01-01", single=True),
            OfficeHeld(person="c", title="king", of="org-none"),
        ),
        organisations=(
            Organisation(id="o1", name="First", kind="party", aliases=("LMP", "Party"), parent="o9"),
            Organisation(id="o2", name="Second", kind="party", aliases=("LMP",)),
            Organisation(
                id="o3", name="League of Lamps", kind="igo", country="FRA", aliases=("Duma", "Wafa"), guarded=("Duma",)
            ),
            Organisation(id="o4", name="Lamp Council", kind="parliament", aliases=("Duma",)),
        ),
        given_names={"Wafa": "f"},
    )
    troubles = "\n".join(check_world(world))
    for expected in (
        "no country XXX", "id b stands twice", "no person c", "which no row has", "runs backwards", "president of FRA",
        "'LMP' is unguarded", "'Party' is a common word", "no body o9",
        "o3: alias 'Wafa' is a first name", "o4: alias 'Duma' is a town", "o3: a body of many countries has FRA",
    ):  # fmt: skip
        assert expected in troubles
    assert "o3: alias 'Duma'" not in troubles


def test_an_office_counts_to_the_last_day_of_its_year():
    office = OfficeHeld(person="a", title="king", start="2001", end="2003")
    assert office.held_on(date(2003, 12, 31))
    assert not office.held_on(date(2004, 1, 1))
    assert not office.held_on(None)
    assert day_of("2004-02", last=True) == date(2004, 2, 29)
