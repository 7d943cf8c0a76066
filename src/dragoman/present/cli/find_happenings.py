"""``dragoman find happenings``: what several reports tell of one thing, those most told first."""

from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.present.cli.find import NOTHING
from dragoman.present.cli.narrowing import narrowed
from dragoman.present.cli.options import Format, FormatOption, StoreOption, asked_store
from dragoman.present.cli.output import print_rows

if TYPE_CHECKING:
    from dragoman.store import Filters

__all__ = ["EPILOG", "happenings"]

EPILOG = "Example:\n\n  dragoman find happenings --type ASSAULT --place Aleppo --least 2"


@narrowed("words", "actor", "event_type", "since", "until", "place", "report", "limit")
def happenings(
    asked: "Filters",
    least: Annotated[int, typer.Option(min=1, help="Only those that so many reports tell.")] = 1,
    store: StoreOption = "dragoman.sqlite",
    output: FormatOption = Format.table,
) -> None:
    """Find happenings: one line for what several reports tell of one thing, with links and origins counted."""
    from dragoman.present.cli.linked import HAPPENINGS

    with asked_store(store) as opened:
        print_rows(opened.find_happenings(asked, least=least), HAPPENINGS, output, nothing=NOTHING)
