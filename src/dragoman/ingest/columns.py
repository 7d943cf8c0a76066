"""Columns: what the cells of a row mean, and in which order a file writes day and month.

Example: ``{"maintext": "…", "date_publish": "2017-04-05 10:00"}`` has its text under one of the names that collections use.
In: rows of one file. Out: what each gives, or the error in its place. The first rows are read ahead, to learn the order of
dates like 4/5/2017; the stream goes on from there.
"""

import logging
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

from dragoman.ingest.days import learn_order, parse_dates
from dragoman.ingest.decoding import clean_text
from dragoman.ingest.given import Given, Order
from dragoman.ingest.options import FIELDS, IngestOptions
from dragoman.ingest.rows import RawRow
from dragoman.model import BadRowError, InputError, NoTextError

__all__ = ["FIRST_ROWS", "RowPlace", "give_row", "give_rows"]

_LOG = logging.getLogger(__name__)

FIRST_ROWS = 500  # rows read ahead: a month of dates tells the order after two dozen, and 500 short reports are 1 MB
_FIRST_CHARACTERS = 8_000_000  # but no more than this in memory

# Names that leave open whether the report is dated or what it tells of: event collections put the day of the event there.
_LOOSE_DATES = frozenset({"date", "timestamp", "datetime"})


@dataclass(frozen=True, slots=True)
class RowPlace:
    """Where a row stands: its file as given, its place for messages (``coast.jsonl:3``), and its key when it has no id."""

    file: str
    where: str
    key: str


def give_rows(
    rows: Iterator[RawRow | InputError], file: str, stem: str, options: IngestOptions, *, single: bool = False
) -> Iterator[Given | InputError]:
    """Yield what each row gives.

    Args:
        rows: Rows of one file.
        file: Its path as given.
        stem: Its stem: a row without an id gets the key ``stem-line``.
        options: Columns and date order that the user states.
        single: Whether the file is one object, whose key is the stem itself.
    """
    first = list(_first_rows(rows))
    order = options.date_order or _order_of(first, file, options)
    for row in chain(first, rows):
        if isinstance(row, InputError):
            yield row
            continue
        place = RowPlace(file, file, stem) if single else RowPlace(file, f"{file}:{row.line}", f"{stem}-{row.line}")
        try:
            yield give_row(row.cells, place, options, order)
        except InputError as error:
            yield error


def give_row(cells: Mapping[str, object], place: RowPlace, options: IngestOptions, order: Order | None) -> Given:
    """Return what one row gives.

    Args:
        cells: Cells by column name.
        place: Where it stands.
        options: Columns that the user states.
        order: Which of day and month comes first.

    Raises:
        BadRowError: When no column holds the text.
        NoTextError: When the text is empty.
    """
    found = _spread_cells(cells, options)
    if "text" not in found:
        raise BadRowError(
            place.where, f"no text; it has {', '.join(map(str, cells))[:200]}: name the column with --map text=COLUMN"
        )
    text = _words(found["text"][1])
    if text is None or not text.strip():
        raise NoTextError(place.where, "the text is empty")
    column, when = found.get("date", ("", None))
    return Given(
        key=_words(found.get("id", ("", None))[1]) or place.key,
        file=place.file,
        where=place.where,
        text=clean_text(text),
        title=_line(found.get("title")),
        publisher=_line(found.get("publisher")),
        url=_line(found.get("url")),
        language=_line(found.get("language")),
        dates=parse_dates(when, order),
        date_given=None if when is None else str(when),
        date_loose=column in _LOOSE_DATES and "date" not in options.columns,
    )


def _spread_cells(cells: Mapping[str, object], options: IngestOptions) -> dict[str, tuple[str, object]]:
    """Return the column, in lower case, and the cell of each field that a row has."""
    by_name = {str(name).strip().lower(): cell for name, cell in cells.items() if cell not in (None, "")}
    found = {}
    for field, aliases in FIELDS.items():
        mapped = options.columns.get(field)
        for name in (mapped.lower(),) if mapped else aliases:
            if name in by_name:
                found[field] = (name, by_name[name])
                break
        else:
            if field == "text" and any(str(name).strip().lower() in aliases for name in cells):
                found[field] = ("text", "")
    return found


def _first_rows(rows: Iterator[RawRow | InputError]) -> Iterator[RawRow | InputError]:
    size = 0
    try:
        for count, row in enumerate(rows, start=1):
            yield row
            size += sum(len(cell) for cell in row.cells.values() if isinstance(cell, str)) if isinstance(row, RawRow) else 0
            if count == FIRST_ROWS or size > _FIRST_CHARACTERS:
                return
    except InputError as error:  # ends the file, but not before the rows in front of it are given
        yield error


def _order_of(rows: list[RawRow | InputError], file: str, options: IngestOptions) -> Order | None:
    cells = (_spread_cells(row.cells, options).get("date", ("", None))[1] for row in rows if isinstance(row, RawRow))
    order, votes = learn_order(cells)
    if order:
        names = {"mdy": "month/day/year", "dmy": "day/month/year"}
        _LOG.info("%s: dates are read as %s; %d of the first %d rows tell", file, names[order], votes, len(rows))
    return order


def _words(cell: object) -> str | None:
    """Return a cell as text: a list of paragraphs is joined, an object gives its name, numbers are written out."""
    if isinstance(cell, list):
        return "\n".join(filter(None, map(_words, cell)))
    if isinstance(cell, Mapping):
        return _words(cell.get("name") or cell.get("title"))
    if cell is None or isinstance(cell, bool):
        return None
    return str(cell)


def _line(found: tuple[str, object] | None) -> str | None:
    words = _words(found[1]) if found else None
    return " ".join(clean_text(words).split()) or None if words else None
