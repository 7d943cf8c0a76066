"""``dragoman disputes``: what is contested across reports, positions side by side; no winner is declared."""

from typing import Annotated, get_args

import typer

from dragoman.model.happenings import About
from dragoman.present.cli.find import LIMIT, filters
from dragoman.present.cli.options import (
    Format,
    FormatOption,
    FromDay,
    Limit,
    PlaceName,
    StoreOption,
    ToDay,
    TypeName,
    Words,
    asked_store,
    one_of,
)  # fmt: skip
from dragoman.present.cli.output import console, print_rows

__all__ = ["EPILOG", "disputes"]

EPILOG = "Example:\n\n  dragoman disputes --about figure --place Idlib"
ABOUT: tuple[str, ...] = get_args(About)


def disputes(
    words: Words = None,
    about: Annotated[str | None, typer.Option(help=f"What is contested: {', '.join(ABOUT)}.")] = None,
    event_type: TypeName = None,
    place: PlaceName = None,
    since: FromDay = None,
    until: ToDay = None,
    limit: Limit = LIMIT,
    store: StoreOption = "dragoman.sqlite",
    output: FormatOption = Format.table,
) -> None:
    """Print what reports dispute: who says what, who denies it, and how many independent origins stand on each side."""
    from dragoman.present.cli.linked import dispute_lines

    asked = filters(words=words, event_type=event_type, place=place, since=since, until=until, limit=limit)
    with asked_store(store) as opened:
        found = opened.find_disputes(asked, one_of("--about", about, ABOUT))
        if output is not Format.table:
            print_rows(found, (), output, nothing="")
            return
        shown = list(found)
        for dispute in shown:
            for line in dispute_lines(dispute, opened):
                console().print(line, markup=False, soft_wrap=True)
        if not shown:
            console().print("nothing found")
