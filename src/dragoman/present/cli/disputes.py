"""``dragoman disputes``: what is contested across reports, positions side by side; no winner is declared."""

from typing import TYPE_CHECKING, Annotated, get_args

import typer

from dragoman.model.happenings import About
from dragoman.present.cli.find import NOTHING
from dragoman.present.cli.narrowing import narrowed
from dragoman.present.cli.options import Format, FormatOption, StoreOption, asked_store, one_of
from dragoman.present.cli.output import console, print_rows

if TYPE_CHECKING:
    from dragoman.store import Filters

__all__ = ["EPILOG", "disputes"]

EPILOG = "Example:\n\n  dragoman disputes --about figure --place Idlib"
ABOUT: tuple[str, ...] = get_args(About)


@narrowed("words", "event_type", "since", "until", "place", "limit")
def disputes(
    asked: "Filters",
    about: Annotated[str | None, typer.Option(help=f"What is contested: {', '.join(ABOUT)}.")] = None,
    store: StoreOption = "dragoman.sqlite",
    output: FormatOption = Format.table,
) -> None:
    """Print what reports dispute: who says what, who denies it, and how many independent origins stand on each side."""
    from dragoman.present.cli.linked import dispute_lines

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
            console().print(NOTHING)
