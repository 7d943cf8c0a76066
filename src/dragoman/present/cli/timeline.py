"""``dragoman timeline``: events by date, the undated ones at the end with the reason why they have none."""

from dragoman.present.cli.find import LIMIT, NOTHING, filters
from dragoman.present.cli.options import (
    ActorName,
    Copies,
    Format,
    FormatOption,
    FromDay,
    Limit,
    PlaceName,
    SaysName,
    StoreOption,
    ToDay,
    TypeName,
    Words,
    asked_store,
)  # fmt: skip
from dragoman.present.cli.output import print_rows

__all__ = ["EPILOG", "timeline"]

EPILOG = "Example:\n\n  dragoman timeline --actor Hamas --from 2024-07-01 --to 2024-08-31"


def timeline(
    words: Words = None,
    actor: ActorName = None,
    event_type: TypeName = None,
    says: SaysName = None,
    since: FromDay = None,
    until: ToDay = None,
    place: PlaceName = None,
    copies: Copies = False,
    limit: Limit = LIMIT,
    store: StoreOption = "dragoman.sqlite",
    output: FormatOption = Format.table,
) -> None:
    """Print events in the order of their dates; planned, hypothetical and denied ones are marked."""
    from dragoman.present.cli.cells import EVENTS

    asked = filters(
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
        print_rows(opened.timeline(asked), EVENTS, output, nothing=NOTHING)
