"""The world table: which countries, people, offices, organisations and outlets are known, and the words for what somebody is.

``world.organisation("org-sdf").name`` -> ``Syrian Democratic Forces``. In: the tables that ship with the package, and the
user's own CSV files with the same columns, whose rows come first. Out: one frozen ``World``. Finding names in a text is left
to the actors room.
"""

import csv
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TypeVar

from dragoman.lexicon.gazetteer import Gazetteer, load_gazetteer
from dragoman.lexicon.tables import Row, read_table
from dragoman.lexicon.world_rows import (
    COUNTRY_COLUMNS,
    OFFICE_COLUMNS,
    ORGANISATION_COLUMNS,
    OUTLET_COLUMNS,
    PERSON_COLUMNS,
    ROLE_COLUMNS,
    Country,
    OfficeHeld,
    Organisation,
    Outlet,
    Person,
    Role,
    read_country,
    read_office,
    read_organisation,
    read_outlet,
    read_person,
    read_role,
)
from dragoman.model import LexiconError

__all__ = ["Country", "OfficeHeld", "Organisation", "Outlet", "Person", "Role", "World", "load_world"]

_Known = TypeVar("_Known")


@dataclass(frozen=True, kw_only=True)
class World:
    """All that is known of the world before a report is read.

    Attributes:
        countries: States and territories.
        people: Known people.
        offices: Who held what, when.
        organisations: Known bodies.
        outlets: News outlets and agencies.
        roles: Words for what somebody is.
        given_names: ``m``, ``f`` or ``mf`` by first name.
        own: Ids that the user's own tables gave.
        gazetteer: Places, read when first asked.
    """

    countries: tuple[Country, ...] = ()
    people: tuple[Person, ...] = ()
    offices: tuple[OfficeHeld, ...] = ()
    organisations: tuple[Organisation, ...] = ()
    outlets: tuple[Outlet, ...] = ()
    roles: tuple[Role, ...] = ()
    given_names: dict[str, str] = field(default_factory=dict)
    own: frozenset[str] = frozenset()
    load_places: Callable[[], Gazetteer] = load_gazetteer

    @property
    def gazetteer(self) -> Gazetteer:
        """The gazetteer, read from the package when it is first asked for."""
        return self.load_places()

    def holders(self, title: str, of: str) -> tuple[OfficeHeld, ...]:
        """Return who held an office of a country or organisation, in the table's order."""
        return tuple(office for office in self.offices if office.title == title and office.of == of)


def load_world(own: Sequence[Path] = ()) -> World:
    """Load the world table.

    Args:
        own: The user's CSV files; each has the columns of one of the tables (of countries, people, offices, organisations or
            outlets), by which it is recognised. Their rows come first and replace shipped rows of the same id.

    Raises:
        LexiconError: When a row breaks its table's schema.
    """
    mine = [_read_own(path) for path in own]
    own_rows = partial(_own_of, mine)
    people = _merge(own_rows(Person), _read("world/people.tsv", PERSON_COLUMNS, read_person))
    return World(
        countries=_merge(own_rows(Country), _read("world/countries.tsv", COUNTRY_COLUMNS, read_country)),
        people=people,
        offices=(*own_rows(OfficeHeld), *_read("world/offices.tsv", OFFICE_COLUMNS, read_office)),
        organisations=_merge(own_rows(Organisation), _read("world/organisations.tsv", ORGANISATION_COLUMNS, read_organisation)),
        outlets=_merge(own_rows(Outlet), _read("world/outlets.tsv", OUTLET_COLUMNS, read_outlet)),
        roles=tuple(_read("en/roles.tsv", ROLE_COLUMNS, read_role)),
        given_names=dict(_read("en/given_names.tsv", ("name", "gender"), lambda row: (row.needed("name"), row["gender"]))),
        own=frozenset(_id_of(known) for rows in mine for known in rows if not isinstance(known, OfficeHeld)),
    )


def _read(path: str, columns: tuple[str, ...], read: Callable[[Row], "_Any"]) -> "list[_Any]":
    return [read(row) for row in read_table(path, columns).rows]


_Any = TypeVar("_Any")
_OWN: tuple[tuple[tuple[str, ...], Callable[[Row], object]], ...] = (
    (COUNTRY_COLUMNS, read_country),
    (PERSON_COLUMNS, read_person),
    (OFFICE_COLUMNS, read_office),
    (ORGANISATION_COLUMNS, read_organisation),
    (OUTLET_COLUMNS, read_outlet),
)


def _read_own(path: Path) -> list[object]:
    with path.open(encoding="utf-8-sig", newline="") as lines:
        rows = list(csv.reader(lines))
    columns = tuple(rows[0]) if rows else ()
    for expected, read in _OWN:
        if columns == expected:
            return [
                read(_own_row(path.name, number, columns, cells)) for number, cells in enumerate(rows[1:], start=2) if cells
            ]
    raise LexiconError(f"{path.name}:1: columns {' '.join(columns)} are those of no table")


def _own_row(name: str, number: int, columns: tuple[str, ...], cells: list[str]) -> Row:
    if len(cells) != len(columns):
        raise LexiconError(f"{name}:{number}: {len(cells)} cells, expected {len(columns)}")
    return Row(name, number, dict(zip(columns, (cell.strip() for cell in cells), strict=True)))


def _own_of(mine: list[list[object]], kind: type[_Known]) -> list[_Known]:
    return [known for rows in mine for known in rows if isinstance(known, kind)]


def _merge(own: Sequence[_Known], shipped: Iterable[_Known]) -> tuple[_Known, ...]:
    taken = {_id_of(known) for known in own}
    return (*own, *(known for known in shipped if _id_of(known) not in taken))


def _id_of(known: object) -> str:
    return str(getattr(known, "id", None) or getattr(known, "code", ""))
