"""Lexicon tables: TSV files that head with ``# key: value`` lines, then the column names, then one row a line.

Example:
    # kind: attribution cues
    # language: en
    # source: written for Dragoman from general knowledge
    # licence: MIT
    lemma	pos	stance	example
    deny	VERB	denies	the ministry denied that …

Lists inside a cell are parted by ``|``. An empty cell is the empty string or the empty list. A loader turns each ``Row`` into
its own type and calls ``row.refuse`` where a cell breaks the schema, so that the message names the file and the line.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from typing import NoReturn

from dragoman.model import LexiconError

__all__ = ["Row", "Table", "parse_table", "read_table"]

HEADINGS = ("kind", "language", "source", "licence")


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table.

    Attributes:
        file: The table's name.
        line: Line number in the file, from 1.
        cells: Cell by column name.
    """

    file: str
    line: int
    cells: dict[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells[column]

    def list(self, column: str) -> tuple[str, ...]:
        """Return the parts of a cell."""
        return tuple(part.strip() for part in self.cells[column].split("|") if part.strip())

    def needed(self, column: str) -> str:
        """Return a cell that must not be empty.

        Raises:
            LexiconError: When it is.
        """
        return self.cells[column] or self.refuse(f"{column} is empty")

    def one_of(self, column: str, allowed: frozenset[str] | tuple[str, ...]) -> str:
        """Return a cell that must hold one of the allowed names.

        Raises:
            LexiconError: When it does not.
        """
        cell = self.cells[column]
        return cell if cell in allowed else self.refuse(f"{column} {cell!r} is none of {', '.join(sorted(allowed))}")

    def some_of(self, column: str, allowed: frozenset[str] | tuple[str, ...]) -> tuple[str, ...]:
        """Return the parts of a cell, each of which must be an allowed name.

        Raises:
            LexiconError: When one is not.
        """
        parts = self.list(column)
        for part in parts:
            if part not in allowed:
                self.refuse(f"{column} {part!r} is none of {', '.join(sorted(allowed))}")
        return parts

    def refuse(self, trouble: str) -> NoReturn:
        """Refuse the row.

        Raises:
            LexiconError: Always; the message names file, line and trouble.
        """
        raise LexiconError(f"{self.file}:{self.line}: {trouble}")


@dataclass(frozen=True, slots=True)
class Table:
    """A table's headings (``kind``, ``language``, ``source``, ``licence``) and rows."""

    headings: dict[str, str]
    rows: tuple[Row, ...]


def read_table(path: str, columns: tuple[str, ...]) -> Table:
    """Read a table that ships with the package.

    Args:
        path: Path inside the lexicon room (``en/cues.tsv``).
        columns: The columns that it must have, in order.

    Raises:
        LexiconError: When a heading, a column or a cell is missing.
    """
    text = files("dragoman.lexicon").joinpath(path).read_text(encoding="utf-8")
    return parse_table(path, text, columns)


def parse_table(name: str, text: str, columns: tuple[str, ...]) -> Table:
    """Read a table from its text; see ``read_table``."""
    headings: dict[str, str] = {}
    rows: list[Row] = []
    names: tuple[str, ...] | None = None
    for number, line in _numbered_lines(text):
        if names is None and line.startswith("#"):
            key, _, value = line[1:].partition(":")
            headings[key.strip()] = value.strip()
        elif names is None:
            names = tuple(line.split("\t"))
            if names != columns:
                raise LexiconError(f"{name}:{number}: columns are {' '.join(names)}, expected {' '.join(columns)}")
        else:
            cells = line.split("\t")
            if len(cells) != len(names):
                raise LexiconError(f"{name}:{number}: {len(cells)} cells, expected {len(names)}")
            rows.append(Row(name, number, dict(zip(names, (cell.strip() for cell in cells), strict=True))))
    missing = [heading for heading in HEADINGS if heading not in headings]
    if missing or names is None:
        raise LexiconError(f"{name}: has no {missing[0] if missing else 'row of column names'}")
    return Table(headings, tuple(rows))


def _numbered_lines(text: str) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            yield number, line.rstrip("\r")
