"""``dragoman timeline``: events by date, the undated ones at the end with the reason why they have none.

With ``--happenings`` each thing stands once, however many reports tell it, with its links and origins counted.
"""

from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.present.cli.find import NOTHING
from dragoman.present.cli.narrowing import narrowed
from dragoman.present.cli.options import Format, FormatOption, StoreOption, asked_store
from dragoman.present.cli.output import print_rows

if TYPE_CHECKING:
    from dragoman.store import Filters

__all__ = ["EPILOG", "timeline"]

EPILOG = (
    "Examples:\n\n  dragoman timeline --actor Hamas --from 2024-07-01 --to 2024-08-31\n\n"
    "  dragoman timeline --happenings --least 2"
)


@narrowed("words", "actor", "event_type", "status", "says", "stance", "since", "until", "place", "outlet", "copies", "limit")
def timeline(
    asked: "Filters",
    happenings: Annotated[bool, typer.Option(help="Each thing once, however many reports tell it.")] = False,
    least: Annotated[int, typer.Option(min=1, help="With --happenings: only those that so many reports tell.")] = 1,
    store: StoreOption = "dragoman.sqlite",
    output: FormatOption = Format.table,
) -> None:
    """Print events in the order of their dates; planned, hypothetical and denied ones are marked."""
    from dragoman.model import SettingsError
    from dragoman.present.cli.cells import EVENTS
    from dragoman.present.cli.linked import HAPPENINGS

    narrowed_by = (
        ("--says", asked.says),
        ("--status", asked.status),
        ("--stance", asked.stance),
        ("--outlet", asked.publisher),
    )
    for option, value in narrowed_by:
        if happenings and value is not None:
            raise SettingsError(f"{option} asks for events and cannot stand with --happenings")
    with asked_store(store) as opened:
        if happenings:
            print_rows(opened.find_happenings(asked, least=least, order="days"), HAPPENINGS, output, nothing=NOTHING)
            return
        print_rows(opened.timeline(asked), EVENTS, output, nothing=NOTHING)
