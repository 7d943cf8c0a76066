"""Rows of the world table as types: countries, people, offices, organisations, outlets and role words.

``per-erdogan Recep Tayyip Erdoğan Erdogan|Tayyip Erdoğan m TUR GOV`` becomes a ``Person``. In: rows of a table. Out: one
frozen value each, or a refusal that names file and line. Whether rows agree with one another is left to ``world_check``.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from dragoman.lexicon.tables import Row
from dragoman.model import LexiconError
from dragoman.model.terms import SECTORS

__all__ = [
    "COUNTRY_COLUMNS", "OFFICE_COLUMNS", "ORGANISATION_COLUMNS", "ORGANISATION_KINDS", "OUTLET_COLUMNS", "PERSON_COLUMNS",
    "ROLE_COLUMNS", "ROLE_KINDS", "Country", "OfficeHeld", "Organisation", "Outlet", "Person", "Role", "day_of", "read_country",
    "read_office", "read_organisation", "read_outlet", "read_person", "read_role",
]  # fmt: skip

COUNTRY_COLUMNS = (
    "code", "iso2", "name", "official", "kind", "aliases", "adjectives", "people", "capital", "metonyms", "latitude",
    "longitude", "wikidata", "evidence", "as_of",
)  # fmt: skip
PERSON_COLUMNS = ("id", "name", "aliases", "gender", "country", "sectors", "wikidata", "evidence", "as_of")
OFFICE_COLUMNS = ("person", "title", "of", "from", "to", "single", "evidence", "as_of")
ORGANISATION_COLUMNS = (
    "id", "name", "kind", "country", "sectors", "aliases", "guarded", "parent", "from", "to", "successor", "wikidata",
    "evidence", "as_of",
)  # fmt: skip
OUTLET_COLUMNS = ("id", "name", "kind", "country", "domains", "aliases", "guarded", "evidence", "as_of")
ROLE_COLUMNS = ("role", "kind", "sectors", "single", "gender", "example")

ORGANISATION_KINDS = frozenset({
    "igo", "ngo", "ministry", "service", "military", "police", "armed_group", "party", "court", "parliament", "government",
    "agency", "company", "university", "religious", "union", "other",
})  # fmt: skip
ROLE_KINDS = frozenset({"title", "office", "person", "group", "thing", "modifier"})
GENDERS = frozenset({"", "m", "f", "mf"})
_YES = frozenset({"1", "yes", "true", "y"})
_NO = frozenset({"0", "no", "false", "n", ""})


@dataclass(frozen=True, slots=True, kw_only=True)
class Country:
    """A state or territory.

    Attributes:
        code: ISO 3166-1 alpha-3.
        iso2: ISO 3166-1 alpha-2.
        name: Usual English name.
        official: Official English name.
        kind: ``state``, ``territory`` or as the table says.
        aliases: Other names (``Türkiye``).
        adjectives: ``Turkish``.
        people: ``Turk``, ``Turks``.
        capital: Its capital; empty where it has none.
        metonyms: What stands for its government (``Ankara``, ``White House``).
        latitude: Degrees north; None when not given.
        longitude: Degrees east.
        wikidata: Wikidata id; None when not given.
    """

    code: str
    iso2: str
    name: str
    official: str
    kind: str
    aliases: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    capital: str = ""
    metonyms: tuple[str, ...] = ()
    latitude: float | None = None
    longitude: float | None = None
    wikidata: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody known; ``gender`` is ``m``, ``f`` or empty, ``sectors`` are those without an office."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    gender: str = ""
    country: str | None = None
    sectors: tuple[str, ...] = ()
    wikidata: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeHeld:
    """An office that a person holds or held.

    Attributes:
        person: The person's id.
        title: Lower case (``foreign minister``).
        of: Country code or organisation id; None when not given.
        start: ISO date, as fine as known; None when not known.
        end: ISO date; None while held or when not known.
        single: Whether only one person holds it at a time.
    """

    person: str
    title: str
    of: str | None = None
    start: str | None = None
    end: str | None = None
    single: bool = False

    def held_on(self, day: date | None) -> bool:
        """Tell whether the office was held on a day; without a day, whether it is held still."""
        if day is None:
            return self.end is None
        first, last = day_of(self.start), day_of(self.end, last=True)
        return (first is None or first <= day) and (last is None or day <= last)


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    """A body that acts: a ministry, an armed group, a party.

    Attributes:
        guarded: Aliases that count only where the report also names the body in full, or its country (``MIT``).
        parent: Id of the body or code of the country that it belongs to.
        start: ISO date of its founding.
        end: ISO date of its end.
        successor: Id of what came after it.
    """

    id: str
    name: str
    kind: str
    country: str | None = None
    sectors: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    guarded: tuple[str, ...] = ()
    parent: str | None = None
    start: str | None = None
    end: str | None = None
    successor: str | None = None
    wikidata: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """A news outlet or agency; ``domains`` without ``www``."""

    id: str
    name: str
    kind: str
    country: str | None = None
    domains: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    guarded: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """A word for what somebody is.

    Attributes:
        role: The words, singular, lower case (``foreign minister``, ``fighter``).
        kind: ``title`` before a name, ``office``, ``person``, ``group``, ``thing`` or ``modifier``.
        sectors: PLOVER sectors that it gives.
        single: Whether a country has one at a time.
        gender: ``m``, ``f`` or empty.
    """

    role: str
    kind: str
    sectors: tuple[str, ...] = ()
    single: bool = False
    gender: str = ""


def read_country(row: Row) -> Country:
    """Read a row of ``countries.tsv``.

    Raises:
        LexiconError: When a cell breaks the schema; so do all readers here.
    """
    code = row.needed("code")
    if len(code) != 3 or not code.isupper():
        row.refuse(f"code {code!r} is no ISO 3166-1 alpha-3 code")
    return Country(
        code=code,
        iso2=row["iso2"],
        name=row.needed("name"),
        official=row["official"],
        kind=row.needed("kind"),
        aliases=row.list("aliases"),
        adjectives=row.list("adjectives"),
        people=row.list("people"),
        capital=row["capital"],
        metonyms=row.list("metonyms"),
        latitude=_degrees(row, "latitude", 90),
        longitude=_degrees(row, "longitude", 180),
        wikidata=row["wikidata"] or None,
    )


def read_person(row: Row) -> Person:
    """Read a row of ``people.tsv``."""
    return Person(
        id=row.needed("id"),
        name=row.needed("name"),
        aliases=row.list("aliases"),
        gender=row.one_of("gender", GENDERS),
        country=row["country"] or None,
        sectors=row.some_of("sectors", SECTORS),
        wikidata=row["wikidata"] or None,
    )


def read_office(row: Row) -> OfficeHeld:
    """Read a row of ``offices.tsv``."""
    single = row["single"].lower()
    if single not in _YES | _NO:
        row.refuse(f"single {single!r} is neither yes nor no")
    return OfficeHeld(
        person=row.needed("person"),
        title=row.needed("title"),
        of=row["of"] or None,
        start=_iso(row, "from"),
        end=_iso(row, "to"),
        single=single in _YES,
    )


def read_organisation(row: Row) -> Organisation:
    """Read a row of ``organisations.tsv``."""
    return Organisation(
        id=row.needed("id"),
        name=row.needed("name"),
        kind=row.one_of("kind", ORGANISATION_KINDS),
        country=row["country"] or None,
        sectors=row.some_of("sectors", SECTORS),
        aliases=row.list("aliases"),
        guarded=row.list("guarded"),
        parent=row["parent"] or None,
        start=_iso(row, "from"),
        end=_iso(row, "to"),
        successor=row["successor"] or None,
        wikidata=row["wikidata"] or None,
    )


def read_outlet(row: Row) -> Outlet:
    """Read a row of ``outlets.tsv``."""
    return Outlet(
        id=row.needed("id"),
        name=row.needed("name"),
        kind=row.needed("kind"),
        country=row["country"] or None,
        domains=row.list("domains"),
        aliases=row.list("aliases"),
        guarded=row.list("guarded"),
    )


def read_role(row: Row) -> Role:
    """Read a row of ``roles.tsv``."""
    return Role(
        role=row.needed("role"),
        kind=row.one_of("kind", ROLE_KINDS),
        sectors=row.some_of("sectors", SECTORS),
        single=row["single"].lower() in _YES,
        gender=row.one_of("gender", GENDERS),
    )


def day_of(iso: str | None, *, last: bool = False) -> date | None:
    """Return the first day that an ISO year, month or day names, or its last day for the last month or year."""
    if not iso:
        return None
    year, month, day = (*map(int, iso.split("-")), 0, 0)[:3]
    if day:
        return date(year, month, day)
    if not last:
        return date(year, month or 1, 1)
    return date(year, 12, 31) if not month else date.fromordinal(_next_month(year, month).toordinal() - 1)


def _next_month(year: int, month: int) -> date:
    return date(year + month // 12, month % 12 + 1, 1)


def _iso(row: Row, column: str) -> str | None:
    cell = row[column]
    _checked(row, column, cell, lambda: day_of(cell))
    return cell or None


def _degrees(row: Row, column: str, limit: int) -> float | None:
    cell = row[column]
    if not cell:
        return None
    degrees = _checked(row, column, cell, lambda: float(cell))
    if not isinstance(degrees, float) or abs(degrees) > limit:
        row.refuse(f"{column} {cell!r} is beyond {limit} degrees")
    return degrees


def _checked(row: Row, column: str, cell: str, read: Callable[[], object]) -> object:
    try:
        return read()
    except ValueError as error:
        raise LexiconError(f"{row.file}:{row.line}: {column} {cell!r} cannot be read") from error
