"""``dragoman figures``: the figures of a happening as a series, by source and by day; two scopes never share a line."""

from typing import TYPE_CHECKING

from dragoman.present.cli.find import LIMIT, filters
from dragoman.present.cli.options import (
    ActorName,
    Format,
    FormatOption,
    FromDay,
    Limit,
    PlaceName,
    StoreOption,
    ToDay,
    TypeName,
    WhatName,
    Words,
    asked_store,
    one_of,
)  # fmt: skip
from dragoman.present.cli.output import console, print_rows

if TYPE_CHECKING:
    from dragoman.model.happenings import Happening

__all__ = ["EPILOG", "figures"]

EPILOG = "Example:\n\n  dragoman figures --what killed --place Colombo"


def figures(
    words: Words = None,
    what: WhatName = None,
    actor: ActorName = None,
    event_type: TypeName = None,
    place: PlaceName = None,
    since: FromDay = None,
    until: ToDay = None,
    limit: Limit = LIMIT,
    store: StoreOption = "dragoman.sqlite",
    output: FormatOption = Format.table,
) -> None:
    """Print how many, happening by happening, by publication: each value with who gives it, rises and corrections marked."""
    from dragoman.model.terms import FIGURE_KINDS
    from dragoman.present.cli.linked import links_of, toll_line

    kind = one_of("--what", what, FIGURE_KINDS)
    asked = filters(words=words, actor=actor, event_type=event_type, place=place, since=since, until=until)
    with asked_store(store) as opened:
        found = [one for one in opened.find_happenings(asked) if _counted(one, kind)][:limit]
    if output is not Format.table:
        print_rows(found, (), output, nothing="")
        return
    for happening in found:
        told = links_of(happening.reports, happening.origins, happening.unknown)
        console().print(f"{happening.id[:8]}  {happening.gloss}  ({told})", markup=False, soft_wrap=True)
        for toll in happening.tolls:
            if kind in {None, toll.what}:
                console().print(f"    {toll_line(toll)}", markup=False, soft_wrap=True)
    if not found:
        console().print("nothing found")


def _counted(happening: "Happening", kind: str | None) -> bool:
    return any(kind in {None, toll.what} for toll in happening.tolls)
