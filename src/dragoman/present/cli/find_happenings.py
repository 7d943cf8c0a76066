"""``dragoman find happenings``: what several reports tell of one thing, those most told first."""

from typing import Annotated

import typer

from dragoman.present.cli.find import LIMIT, NOTHING, filters
from dragoman.present.cli.options import (
    ActorName,
    Format,
    FormatOption,
    FromDay,
    Limit,
    PlaceName,
    ReportKey,
    StoreOption,
    ToDay,
    TypeName,
    Words,
    asked_store,
)  # fmt: skip
from dragoman.present.cli.output import print_rows

__all__ = ["EPILOG", "happenings"]

EPILOG = "Example:\n\n  dragoman find happenings --type ASSAULT --place Aleppo --least 2"


def happenings(
    words: Words = None,
    actor: ActorName = None,
    event_type: TypeName = None,
    since: FromDay = None,
    until: ToDay = None,
    place: PlaceName = None,
    report: ReportKey = None,
    least: Annotated[int, typer.Option(min=1, help="Only those that so many reports tell.")] = 1,
    limit: Limit = LIMIT,
    store: StoreOption = "dragoman.sqlite",
    output: FormatOption = Format.table,
) -> None:
    """Find happenings: one line for what several reports tell of one thing, with links and origins counted."""
    from dragoman.present.cli.linked import HAPPENINGS

    asked = filters(
        words=words, actor=actor, event_type=event_type, since=since, until=until, place=place, report=report, limit=limit
    )
    with asked_store(store) as opened:
        print_rows(opened.find_happenings(asked, least=least), HAPPENINGS, output, nothing=NOTHING)
