"""The user's own tables of the world: CSV files with the columns of a world table, read with file and line of every trouble.

A file that heads with ``id,name,aliases,gender,country,sectors`` is a table of people. In: paths. Out: rows by kind. Whether a
code or id that they name exists is checked against the whole table, by ``refuse_dangling``.
"""

import csv
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from dragoman.lexicon.tables import Row
from dragoman.lexicon.world_rows import (
    COUNTRY_COLUMNS,
    OFFICE_COLUMNS,
    ORGANISATION_COLUMNS,
    OUTLET_COLUMNS,
    PERSON_COLUMNS,
    Country,
    OfficeHeld,
    Organisation,
    Outlet,
    Person,
    read_country,
    read_office,
    read_organisation,
    read_outlet,
    read_person,
)
from dragoman.model import LexiconError

__all__ = ["OwnRow", "read_own", "refuse_dangling"]

Known = Country | Person | OfficeHeld | Organisation | Outlet

_TABLES: tuple[tuple[tuple[str, ...], Callable[[Row], Known]], ...] = (
    (COUNTRY_COLUMNS, read_country),
    (PERSON_COLUMNS, read_person),
    (OFFICE_COLUMNS, read_office),
    (ORGANISATION_COLUMNS, read_organisation),
    (OUTLET_COLUMNS, read_outlet),
)
_OPTIONAL = frozenset({"wikidata", "evidence", "as_of"})
"""Columns that a user's table may leave out."""

_LOCAL_ID = re.compile(r"[0-9a-f]{16}")
"""How the actors of one report alone are called; no row of a table may look so."""


@dataclass(frozen=True, slots=True)
class OwnRow:
    """A row of a user's table with the place where it stands."""

    row: Row
    known: Known


def read_own(path: Path) -> tuple[OwnRow, ...]:
    """Read a user's table; its kind is told by its columns, which may stand in any order.

    Args:
        path: A CSV file in UTF-8, or one parted by tabs whose name ends in ``.tsv``.

    Raises:
        LexiconError: When the file cannot be read, or a row breaks the table's schema.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            reader = csv.reader(lines, delimiter="\t" if path.suffix == ".tsv" else ",", strict=True)
            rows = [(reader.line_num, cells) for cells in reader if any(map(str.strip, cells))]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise LexiconError(f"{path}: cannot be read ({error})") from error
    columns = tuple(cell.strip() for cell in rows[0][1]) if rows else ()
    expected, read = _table_of(path, columns)
    found: list[OwnRow] = []
    seen: set[str] = set()
    for number, cells in rows[1:]:
        row = _row(path, number, columns, cells, expected)
        known = read(row)
        _check_id(row, known, seen)
        found.append(OwnRow(row, known))
    return tuple(found)


def refuse_dangling(own: Iterable[OwnRow], codes: set[str], people: set[str], bodies: set[str]) -> None:
    """Refuse the first own row that names a country, person or body that no table has.

    Args:
        own: Rows of the user.
        codes: Country codes of the whole table.
        people: Ids of its people.
        bodies: Ids of its organisations and outlets.

    Raises:
        LexiconError: With file, line and what is named.
    """
    for each in own:
        known = each.known
        country = None if isinstance(known, (Country, OfficeHeld)) else known.country
        if country and country not in codes:
            each.row.refuse(f"country {country!r} is no code of the table (ISO 3166-1 alpha-3)")
        if isinstance(known, OfficeHeld) and known.person not in people:
            each.row.refuse(f"person {known.person!r} is in no table of people")
        if isinstance(known, OfficeHeld) and known.of and known.of not in codes | bodies:
            each.row.refuse(f"of {known.of!r} is neither a country's code nor a body's id")
        for other in (known.parent, known.successor) if isinstance(known, Organisation) else ():
            if other and other not in codes | bodies:
                each.row.refuse(f"{other!r} is neither a country's code nor a body's id")


def _table_of(path: Path, columns: tuple[str, ...]) -> tuple[tuple[str, ...], Callable[[Row], Known]]:
    for expected, read in _TABLES:
        if set(expected) - _OPTIONAL <= set(columns) <= set(expected) and len(set(columns)) == len(columns):
            return expected, read
    raise LexiconError(f"{path}:1: columns {' '.join(columns) or 'none'} are those of no table")


def _row(path: Path, number: int, columns: Sequence[str], cells: Sequence[str], expected: Sequence[str]) -> Row:
    if len(cells) != len(columns):
        raise LexiconError(f"{path}:{number}: {len(cells)} cells, expected {len(columns)}")
    given = dict(zip(columns, map(str.strip, cells), strict=True))
    return Row(str(path), number, {column: given.get(column, "") for column in expected})


def _check_id(row: Row, known: Known, seen: set[str]) -> None:
    if isinstance(known, OfficeHeld):
        return
    own_id = known.code if isinstance(known, Country) else known.id
    if own_id in seen:
        row.refuse(f"id {own_id!r} stands twice")
    if _LOCAL_ID.fullmatch(own_id):
        row.refuse(f"id {own_id!r} looks like that of an actor of one report; give another, as per-{own_id[:4]}")
    seen.add(own_id)
