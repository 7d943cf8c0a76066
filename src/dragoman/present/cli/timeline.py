"""``dragoman timeline``: events by date, the undated ones at the end with the reason why they have none.

With ``--happenings`` each thing stands once, however many reports tell it, with its links and origins counted.
"""

from typing import Annotated

import typer

from dragoman.present.cli.find import LIMIT, NOTHING, filters
from dragoman.present.cli.options import (
    ActorName,
    Copies,
    Format,
    FormatOption,
    FromDay,
    Limit,
    OutletName,
    PlaceName,
    SaysName,
    StatusName,
    StoreOption,
    ToDay,
    TypeName,
    Words,
    asked_store,
)  # fmt: skip
from dragoman.present.cli.output import print_rows

__all__ = ["EPILOG", "timeline"]

EPILOG = (
    "Examples:\n\n  dragoman timeline --actor Hamas --from 2024-07-01 --to 2024-08-31\n\n"
    "  dragoman timeline --happenings --least 2"
)


def timeline(
    words: Words = None,
    actor: ActorName = None,
    event_type: TypeName = None,
    status: StatusName = None,
    says: SaysName = None,
    since: FromDay = None,
    until: ToDay = None,
    place: PlaceName = None,
    outlet: OutletName = None,
    copies: Copies = False,
    happenings: Annotated[bool, typer.Option(help="Each thing once, however many reports tell it.")] = False,
    least: Annotated[int, typer.Option(min=1, help="With --happenings: only those that so many reports tell.")] = 1,
    limit: Limit = LIMIT,
    store: StoreOption = "dragoman.sqlite",
    output: FormatOption = Format.table,
) -> None:
    """Print events in the order of their dates; planned, hypothetical and denied ones are marked."""
    from dragoman.model import SettingsError
    from dragoman.present.cli.cells import EVENTS
    from dragoman.present.cli.linked import HAPPENINGS

    for option, value in (("--says", says), ("--status", status), ("--outlet", outlet)):
        if happenings and value is not None:
            raise SettingsError(f"{option} asks for events and cannot stand with --happenings")

    asked = filters(
        publisher=outlet,
        status=status,
        words=words,
        actor=actor,
        event_type=event_type,
        says=says,
        since=since,
        until=until,
        place=place,
        copies=copies,
        limit=limit,
    )
    with asked_store(store) as opened:
        if happenings:
            print_rows(opened.find_happenings(asked, least=least, order="days"), HAPPENINGS, output, nothing=NOTHING)
            return
        print_rows(opened.timeline(asked), EVENTS, output, nothing=NOTHING)
