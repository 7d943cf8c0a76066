"""Rows on the screen, or as JSON: tables and colour for people, plain text when piped, one object a line for programs."""

import sys
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any

from dragoman.present.cli.options import Format

if TYPE_CHECKING:
    from rich.console import Console

__all__ = ["Column", "console", "errors", "print_rows", "write_json"]

PIPED_WIDTH = 200  # columns: a table in a pipe is not squeezed to a screen that is not there

_WIDEST = {
    "date": 10,
    "what": 10,
    "who → whom, where, in which words": 30,
    "according to": 10,
    "in": 12,
}  # columns of the screen, so that words stay whole

NARROW = 110  # columns of the screen below which a table keeps its main column wide and says the small ones under it
_MAIN = ("who → whom, where, in which words", "title", "name", "what", "words")
_SLIM = {"id": 24, "date": 11, "what": 14, "published": 18, "type": 8, "where": 12}  # columns of the screen, at most
_UNDER = {
    "according to", "also named", "copy of", "country", "events", "figures", "in", "kind", "mentions", "publisher", "reports",
    "said on", "statements", "told by", "words",
}  # fmt: skip

Column = tuple[str, Callable[[Any], str]]
"""A heading, and what a row says under it."""


def console() -> "Console":
    """Return the screen, or a plain writer where there is none."""
    from rich.console import Console

    if sys.stdout.isatty():
        return Console(highlight=False)
    return Console(highlight=False, width=PIPED_WIDTH, no_color=True)


def errors() -> "Console":
    """Return the console for progress and troubles."""
    from rich.console import Console

    return Console(stderr=True, highlight=False, soft_wrap=True)


def print_rows(rows: Iterable[Any], columns: Sequence[Column], output: Format, *, nothing: str) -> int:
    """Write rows in the format asked for.

    Args:
        rows: Frozen rows of the store.
        columns: What a table shows of them.
        output: Table, JSON array or JSON lines.
        nothing: What a table says where there are no rows.

    Returns:
        How many rows there were.
    """
    if output is Format.jsonl:
        return sum(1 for row in rows if write_json(row))
    found = list(rows)
    if output is Format.json:
        write_json(found)
    elif found:
        screen = console()
        screen.print(_table(found, columns) if screen.width >= NARROW else _narrow_table(found, _under_one(columns)))
    else:
        console().print(nothing)
    return len(found)


def write_json(value: Any) -> bool:
    """Write a value as one line of JSON; always returns True, so that a stream can be counted."""
    import msgspec

    sys.stdout.buffer.write(msgspec.json.encode(value) + b"\n")
    sys.stdout.buffer.flush()
    return True


def _under_one(columns: Sequence[Column]) -> Sequence[Column]:
    """Return the columns of a narrow screen: the small ones stand, by name, under the words of the main one."""
    main = next((heading for heading in _MAIN if any(heading == one for one, _ in columns)), None)
    under = [column for column in columns if column[0] in _UNDER and column[0] != main]
    if main is None or len(columns) < 6:
        return columns

    def with_others(cell: Callable[[Any], str]) -> Callable[[Any], str]:
        def told(row: Any) -> str:
            others = [(heading, other(row).replace("\n", " ")) for heading, other in under]
            return "\n".join(filter(None, (cell(row), " · ".join(f"{heading} {one}" for heading, one in others if one != "—"))))

        return told

    left = [column for column in columns if column not in under]
    return [(heading, with_others(cell) if heading == main else cell) for heading, cell in left]


def _narrow_table(rows: Sequence[Any], columns: Sequence[Column]) -> Any:
    """Return a table whose main column takes what the others leave; those are kept slim."""
    from rich.text import Text

    main = next((heading for heading in _MAIN if any(heading == one for one, _ in columns)), columns[-1][0])
    table = _frame()
    table.expand = True
    for heading, _ in columns:
        if heading == main:
            table.add_column(heading, overflow="fold", ratio=1)
        else:
            table.add_column(heading, overflow="fold", no_wrap=heading == "id", max_width=_SLIM.get(heading, 16))
    for row in rows:
        table.add_row(*(Text(cell(row) if heading == main else cell(row).replace("/", "/\n")) for heading, cell in columns))
    return table


def _frame() -> Any:
    from rich import box
    from rich.table import Table

    return Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)


def _table(rows: Sequence[Any], columns: Sequence[Column]) -> Any:
    from rich.text import Text

    table = _frame()
    for heading, _ in columns:
        table.add_column(heading, overflow="fold", no_wrap=heading in {"id"}, min_width=_WIDEST.get(heading))
    for row in rows:
        table.add_row(*(Text(cell(row)) for _, cell in columns))
    return table
