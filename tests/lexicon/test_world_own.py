"""The user's own tables: their columns tell what they are, and every bad row is refused with file and line."""

import pytest

from dragoman.lexicon.world import load_world
from dragoman.model import LexiconError

PEOPLE = "id,name,aliases,gender,country,sectors\n"
OFFICES = "person,title,of,from,to,single\n"


@pytest.fixture
def table(tmp_path):
    def written(text, name="mine.csv"):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return written


def test_columns_may_stand_in_any_order_and_evidence_may_be_left_out(table):
    world = load_world([table("name,id,sectors,country,gender,aliases\nAda Lamp,per-lamp,GOV,FRA,f,A. Lamp|Lamp of Lyon\n")])
    (person,) = [person for person in world.people if person.id == "per-lamp"]
    assert (person.name, person.aliases, person.country) == ("Ada Lamp", ("A. Lamp", "Lamp of Lyon"), "FRA")


def test_a_table_parted_by_tabs_is_read(table):
    world = load_world([table(PEOPLE.replace(",", "\t") + "per-lamp\tAda Lamp\t\tf\tFRA\tGOV\n", "mine.tsv")])
    assert world.people[0].name == "Ada Lamp"


def test_of_two_own_tables_the_first_goes_first(table):
    first = table(PEOPLE + "per-lamp,Ada Lamp,,f,FRA,GOV\n", "first.csv")
    second = table(PEOPLE + "per-lamp,Another,,f,FRA,GOV\nper-wick,Bo Wick,,m,FRA,GOV\n", "second.csv")
    assert [person.name for person in load_world([first, second]).people[:2]] == ["Ada Lamp", "Bo Wick"]


def test_an_office_may_be_that_of_an_own_person(table):
    people = table(PEOPLE + "per-lamp,Ada Lamp,,f,FRA,GOV\n", "people.csv")
    offices = table(OFFICES + "per-lamp,harbour minister,FRA,2031-01,,yes\n", "offices.csv")
    assert load_world([people, offices]).holders("harbour minister", "FRA")[0].person == "per-lamp"


@pytest.mark.parametrize(
    ("text", "line", "trouble"),
    [
        (PEOPLE + "per-a,Ada,,x,FRA,GOV\n", 2, "gender 'x'"),
        (PEOPLE + "per-a,Ada,,f,FRA,\n\nper-b,,,f,FRA,\n", 4, "name is empty"),
        (PEOPLE + "per-a,Ada,,f,FRA,\nper-a,Bo,,m,FRA,\n", 3, "stands twice"),
        (PEOPLE + "per-a,Ada,,f,XQX,\n", 2, "country 'XQX'"),
        (PEOPLE + "per-a,Ada,,f,FRA,GUV\n", 2, "GUV"),
        (PEOPLE + "0123456789abcdef,Ada,,f,FRA,\n", 2, "one report"),
        (PEOPLE + "per-a,Ada\n", 2, "2 cells, expected 6"),
        (OFFICES + "per-nobody-has-this,mayor,FRA,,,\n", 2, "in no table of people"),
        ("who,what\na,b\n", 1, "no table"),
        ("", 1, "none"),
    ],
)
def test_a_bad_row_is_refused_with_file_and_line(table, text, line, trouble):
    with pytest.raises(LexiconError, match=rf"mine\.csv:{line}: .*{trouble}"):
        load_world([table(text)])


def test_a_file_that_is_not_there_or_no_text_is_one_line(table, tmp_path):
    with pytest.raises(LexiconError, match=r"none\.csv: cannot be read"):
        load_world([tmp_path / "none.csv"])
    (tmp_path / "bytes.csv").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(LexiconError, match=r"bytes\.csv: cannot be read"):
        load_world([tmp_path / "bytes.csv"])
