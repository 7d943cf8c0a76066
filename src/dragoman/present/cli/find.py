"""``dragoman find``: events, statements, figures, actors or reports by words and filters."""

from typing import TYPE_CHECKING

import typer

from dragoman.present.cli.narrowing import narrowed
from dragoman.present.cli.options import Format, FormatOption, StoreOption, asked_store
from dragoman.present.cli.output import Column, errors, print_rows

if TYPE_CHECKING:
    from dragoman.store import Filters, RowKind

__all__ = ["NOTHING", "app"]

NOTHING = "nothing found"

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="Find events, statements, figures, actors or reports.")


def _find(kind: "RowKind", columns: tuple[Column, ...], store: str, output: Format, asked: "Filters") -> None:
    with asked_store(store) as opened:
        print_rows(getattr(opened, f"find_{kind}")(asked), columns, output, nothing=NOTHING)
        undated = opened.count_undated(kind, asked) if asked.dated else 0
    if undated:
        errors().print(f"{undated} more without a date are left out by --from and --to")


@app.command("events", epilog="Example:\n\n  dragoman find events airspace --actor Turkey --from 2024-11")
@narrowed(
    "words", "actor", "event_type", "status", "says", "stance", "since", "until", "place", "outlet", "report", "copies", "limit"
)
def events(asked: "Filters", store: StoreOption = "dragoman.sqlite", output: FormatOption = Format.table) -> None:
    """Find events: who did what to whom, when, where, and according to whom."""
    from dragoman.present.cli.cells import EVENTS

    _find("events", EVENTS, store, output, asked)


@app.command("statements", epilog='Example:\n\n  dragoman find statements --says "Hassan Nasrallah" --stance denies')
@narrowed("words", "actor", "says", "stance", "since", "until", "place", "outlet", "report", "copies", "limit")
def statements(asked: "Filters", store: StoreOption = "dragoman.sqlite", output: FormatOption = Format.table) -> None:
    """Find statements: who says what, in which words."""
    from dragoman.present.cli.cells import STATEMENTS

    _find("statements", STATEMENTS, store, output, asked)


@app.command("figures", epilog='Example:\n\n  dragoman find figures --what killed --place "Sri Lanka"')
@narrowed(
    "words", "what", "actor", "event_type", "status", "says", "since", "until", "place", "outlet", "report", "copies", "limit"
)
def figures(asked: "Filters", store: StoreOption = "dragoman.sqlite", output: FormatOption = Format.table) -> None:
    """Find figures: how many killed, injured, displaced, arrested, according to whom."""
    from dragoman.present.cli.cells import FIGURES

    _find("figures", FIGURES, store, output, asked)


@app.command("actors", epilog="Example:\n\n  dragoman find actors kalin")
@narrowed("words", "report", "limit")
def actors(asked: "Filters", store: StoreOption = "dragoman.sqlite", output: FormatOption = Format.table) -> None:
    """Find actors by name or alias."""
    from dragoman.present.cli.cells import ACTORS

    _find("actors", ACTORS, store, output, asked)


@app.command("reports", epilog="Example:\n\n  dragoman find reports 'security considerations' --from 2024-11-01")
@narrowed("words", "actor", "event_type", "status", "says", "stance", "since", "until", "place", "outlet", "limit")
def reports(asked: "Filters", store: StoreOption = "dragoman.sqlite", output: FormatOption = Format.table) -> None:
    """Find reports by words, actor or publication date, or by what they tell."""
    from dragoman.present.cli.cells import REPORTS

    _find("reports", REPORTS, store, output, asked)
