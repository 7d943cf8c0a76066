"""The world table: which countries, people, offices, organisations and outlets are known, and the words for what somebody is.

``world.organisation("org-sdf").name`` -> ``Syrian Democratic Forces``. In: the tables that ship with the package, and the
user's own CSV files with the same columns, whose rows come first. Out: one frozen ``World``. Finding names in a text is left
to the actors room.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TypeVar

from dragoman.lexicon.gazetteer import Gazetteer, load_gazetteer
from dragoman.lexicon.tables import Row, read_table
from dragoman.lexicon.world_own import read_own, refuse_dangling
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
            outlets), by which it is recognised. Their rows come first and replace shipped rows of the same id; of two files,
            the first given goes first.

    Raises:
        LexiconError: When a row breaks its table's schema.
    """
    rows = [row for path in own for row in read_own(path)]
    own_rows = partial(_own_of, [row.known for row in rows])
    people = _merge(own_rows(Person), _read("world/people.tsv", PERSON_COLUMNS, read_person))
    world = World(
        countries=_merge(own_rows(Country), _read("world/countries.tsv", COUNTRY_COLUMNS, read_country)),
        people=people,
        offices=(*own_rows(OfficeHeld), *_read("world/offices.tsv", OFFICE_COLUMNS, read_office)),
        organisations=_merge(own_rows(Organisation), _read("world/organisations.tsv", ORGANISATION_COLUMNS, read_organisation)),
        outlets=_merge(own_rows(Outlet), _read("world/outlets.tsv", OUTLET_COLUMNS, read_outlet)),
        roles=tuple(_read("en/roles.tsv", ROLE_COLUMNS, read_role)),
        given_names=dict(_read("en/given_names.tsv", ("name", "gender"), lambda row: (row.needed("name"), row["gender"]))),
        own=frozenset(_id_of(row.known) for row in rows if not isinstance(row.known, OfficeHeld)),
    )
    if rows:
        bodies = {body.id for body in world.organisations} | {outlet.id for outlet in world.outlets}
        refuse_dangling(rows, {country.code for country in world.countries}, {person.id for person in people}, bodies)
    return world


def _read(path: str, columns: tuple[str, ...], read: Callable[[Row], "_Any"]) -> "list[_Any]":
    return [read(row) for row in read_table(path, columns).rows]


_Any = TypeVar("_Any")


def _own_of(mine: Sequence[object], kind: type[_Known]) -> list[_Known]:
    return [known for known in mine if isinstance(known, kind)]


def _merge(own: Sequence[_Known], shipped: Iterable[_Known]) -> tuple[_Known, ...]:
    own = [*{_id_of(known): known for known in reversed(own)}.values()][::-1]
    taken = {_id_of(known) for known in own}
    return (*own, *(known for known in shipped if _id_of(known) not in taken))


def _id_of(known: object) -> str:
    return str(getattr(known, "id", None) or getattr(known, "code", ""))
