"""Rows: JSONL, JSON, CSV and TSV, read as a stream, one row at a time; a bad row is an error in its place and the rest goes on.

Example: line 3 of ``coast.jsonl`` is cut off: ``coast.jsonl:3: no JSON`` stands between the second and the fourth report.
In: a stream. Out: rows with their line numbers. What a row's columns mean is left to ``columns``.
"""

import csv
import io
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from dragoman.ingest.opening import Line, read_lines
from dragoman.ingest.options import FIELDS, IngestOptions
from dragoman.model import BadRowError, InputError, NoTextError

__all__ = ["RawRow", "read_csv", "read_json", "read_jsonl"]

_DELIMITERS = ",;\t|"


@dataclass(frozen=True, slots=True)
class RawRow:
    """A row as it stands: its line number from 1, and its cells by column name."""

    line: int
    cells: Mapping[str, object]


def read_jsonl(stream: io.BufferedReader, file: str, options: IngestOptions) -> Iterator[RawRow | InputError]:
    """Yield the rows of a JSONL file; blank lines are passed over."""
    for number, line in read_lines(stream, file, options.max_bytes):
        if isinstance(line, InputError):
            yield line
        elif line.strip():
            yield _parse_row(line, number, f"{file}:{number}")


def read_json(text: str, file: str) -> Iterator[RawRow | InputError]:
    """Yield the rows of a JSON file: one object, or a list of objects; a row's number is its place in the list.

    Raises:
        BadRowError: When the file is no JSON.
    """
    try:
        content = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise BadRowError(file, f"no JSON: {error}") from None
    rows = content if isinstance(content, list) else [content]
    for number, row in enumerate(rows, start=1):
        where = f"{file}:{number}" if isinstance(content, list) else file
        yield RawRow(number, row) if isinstance(row, dict) else BadRowError(where, f"a {type(row).__name__}, not an object")


def read_csv(
    stream: io.BufferedReader, file: str, options: IngestOptions, delimiter: str | None
) -> Iterator[RawRow | InputError]:
    """Yield the rows of a CSV or TSV file.

    Args:
        stream: The file.
        file: Its name, for messages.
        options: Limit on a row, and the columns that the user names.
        delimiter: What parts the cells; None to find it out from the first line.

    Raises:
        NoTextError: When it is empty.
        BadRowError: When no column holds the text.
    """
    lines = read_lines(stream, file, options.max_bytes)
    first = next(lines, (1, ""))[1]
    if isinstance(first, InputError):
        raise first
    delimiter = delimiter or _find_delimiter(first, options)
    names = _split_names(first, delimiter)
    if not any(name.strip() for name in names):
        raise NoTextError(file, "the file has no row of column names")
    _check_text_column(names, file, options)
    yield from _csv_rows(lines, [name.strip() for name in names], file, delimiter, options)


def _csv_rows(
    lines: Iterator[Line], names: list[str], file: str, delimiter: str, options: IngestOptions
) -> Iterator[RawRow | InputError]:
    # The limit is one for the whole process; it is only ever raised, to what one report may hold.
    csv.field_size_limit(max(csv.field_size_limit(), options.max_bytes))
    errors: list[InputError] = []
    reader = csv.reader(_good_lines(lines, errors), delimiter=delimiter)
    while True:
        line = reader.line_num + 2 + len(errors)
        try:
            cells = next(reader, None)
        except csv.Error as error:
            yield BadRowError(f"{file}:{line}", f"the row cannot be read: {error}")
            continue
        yield from errors
        errors.clear()
        if cells is None:
            return
        if len(cells) > len(names):
            yield BadRowError(f"{file}:{line}", f"{len(cells)} cells under {len(names)} column names")
        elif any(cells):
            yield RawRow(line, dict(zip(names, cells, strict=False)))


def _good_lines(lines: Iterator[Line], errors: list[InputError]) -> Iterator[str]:
    for _, line in lines:
        if isinstance(line, InputError):
            errors.append(line)
            line = "\n"  # keeps the count of lines right  # noqa: PLW2901
        yield line.replace("\0", "\ufffd")


def _parse_row(line: str, number: int, where: str) -> RawRow | InputError:
    try:
        row = json.loads(line)
    except json.JSONDecodeError as error:
        return BadRowError(where, f"no JSON: {error.msg.removesuffix(' at')} at character {error.pos + 1}")
    except (ValueError, RecursionError) as error:
        return BadRowError(where, f"no JSON: {error}")
    return RawRow(number, row) if isinstance(row, dict) else BadRowError(where, f"a {type(row).__name__}, not an object")


def _split_names(first: str, delimiter: str) -> list[str]:
    try:
        return next(csv.reader([first], delimiter=delimiter), [])
    except csv.Error:
        return []


def _find_delimiter(first: str, options: IngestOptions) -> str:
    def fitness(delimiter: str) -> tuple[bool, int]:
        names = _split_names(first, delimiter)
        return _has_text_column(names, options), len(names)

    return max(_DELIMITERS, key=fitness)


def _has_text_column(names: list[str], options: IngestOptions) -> bool:
    mapped = options.columns.get("text")
    known = (mapped.lower(),) if mapped else FIELDS["text"]
    return any(name.strip().lower() in known for name in names)


def _check_text_column(names: list[str], file: str, options: IngestOptions) -> None:
    if _has_text_column(names, options):
        return
    has = ", ".join(name.strip() for name in names[:20])
    mapped = options.columns.get("text")
    missing = f"no column {mapped!r}" if mapped else "no column with the text"
    raise BadRowError(file, f"{missing}; it has {has[:300]}: name it with --map text=COLUMN")
