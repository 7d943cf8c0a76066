"""Options that several commands share, and the store that they open."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.model import SettingsError
from dragoman.model.terms import EVENT_TYPES, FIGURE_KINDS, STANCES, STATUSES

if TYPE_CHECKING:
    from dragoman.store import Store

__all__ = [
    "ActorName", "ActorTables", "Format", "FormatOption", "FromDay", "Limit", "OutletName", "PlaceName", "ReportKey",
    "SaysName", "StanceName", "StatusName", "StoreOption", "ToDay", "TypeName", "WhatName", "Words", "asked_store", "day",
    "one_of",
]  # fmt: skip


class Format(StrEnum):
    """How rows are written: a table for people, one JSON array, or one JSON object a line."""

    table = "table"
    json = "json"
    jsonl = "jsonl"


StoreOption = Annotated[
    str, typer.Option("--store", envvar="DRAGOMAN_STORE", help="The record: a file, or the address of a database.")
]
FormatOption = Annotated[Format, typer.Option("--format", help="A table for people; json or jsonl for programs.")]
Words = Annotated[list[str] | None, typer.Argument(help="Words that must stand in it.")]
ActorName = Annotated[str | None, typer.Option("--actor", help="Who takes part, by name, alias or id.")]
SaysName = Annotated[str | None, typer.Option("--says", help="Who says so, by name, alias, id or the report's words.")]
StanceName = Annotated[str | None, typer.Option("--stance", help=f"One of {', '.join(STANCES)}.")]
TypeName = Annotated[str | None, typer.Option("--type", help=f"A PLOVER event type: {', '.join(EVENT_TYPES)}.")]
FromDay = Annotated[str | None, typer.Option("--from", metavar="DATE", help="First day, as 2024-07-31, 2024-07 or 2024.")]
ToDay = Annotated[str | None, typer.Option("--to", metavar="DATE", help="Last day, as 2024-07-31, 2024-07 or 2024.")]
WhatName = Annotated[str | None, typer.Option("--what", help=f"What a figure counts: {', '.join(FIGURE_KINDS)}.")]
StatusName = Annotated[str | None, typer.Option("--status", help=f"Of an event: {', '.join(STATUSES)}.")]
OutletName = Annotated[str | None, typer.Option("--outlet", help="Only reports of this outlet, by words of its name.")]
PlaceName = Annotated[str | None, typer.Option("--place", help="Where, by name or country code.")]
ReportKey = Annotated[str | None, typer.Option("--report", help="Only this report, by key or id.")]
ActorTables = Annotated[
    list[Path] | None,
    typer.Option("--actors", metavar="FILE", help="Your own table of actors (CSV), before ours; may be given again."),
]
Copies = Annotated[bool, typer.Option("--copies/--no-copies", help="Show what copies of an earlier report repeat, too.")]
Limit = Annotated[int, typer.Option("--limit", min=1, help="At most so many rows.")]


@contextmanager
def asked_store(where: str) -> Iterator["Store"]:
    """Open a store that must be there already.

    Raises:
        StoreError: When there is none.
    """
    from dragoman.store import Store

    with Store.open(where, create=False) as store:
        yield store


def day(text: str | None, *, last: bool = False) -> date | None:
    """Read a day, month or year.

    Args:
        text: ISO date as fine as the user likes.
        last: Whether the last day of a month or year is meant.

    Raises:
        SettingsError: When it is no date.
    """
    if text is None:
        return None
    try:
        parts = [int(part) for part in text.split("-")]
        if len(parts) == 3:
            return date(*parts)
        if len(parts) == 2 and not last:
            return date(parts[0], parts[1], 1)
        if len(parts) == 2:
            return date.fromordinal(date(parts[0] + parts[1] // 12, parts[1] % 12 + 1, 1).toordinal() - 1)
        if len(parts) == 1:
            return date(parts[0], 12, 31) if last else date(parts[0], 1, 1)
    except (ValueError, OverflowError):
        pass
    raise SettingsError(f"{text!r} is no date; write 2024-07-31, 2024-07 or 2024")


def one_of(option: str, value: str | None, allowed: tuple[str, ...]) -> str | None:
    """Return a value that must be one of the allowed names, whatever its case.

    Raises:
        SettingsError: When it is not.
    """
    if value is None:
        return None
    for name in allowed:
        if value.casefold() == name.casefold():
            return name
    raise SettingsError(f"{option} {value!r} is none of {', '.join(allowed)}")
