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
        console().print(_table(found, columns))
    else:
        console().print(nothing)
    return len(found)


def write_json(value: Any) -> bool:
    """Write a value as one line of JSON; always returns True, so that a stream can be counted."""
    import msgspec

    sys.stdout.buffer.write(msgspec.json.encode(value) + b"\n")
    sys.stdout.buffer.flush()
    return True


def _table(rows: Sequence[Any], columns: Sequence[Column]) -> Any:
    from rich import box
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for heading, _ in columns:
        table.add_column(heading, overflow="fold", no_wrap=heading in {"id"}, min_width=_WIDEST.get(heading))
    for row in rows:
        table.add_row(*(Text(cell(row)) for _, cell in columns))
    return table
