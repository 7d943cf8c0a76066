"""``dragoman figures``: the figures of a happening as a series, by source and by day; two scopes never share a line."""

from typing import TYPE_CHECKING

from dragoman.present.cli.find import NOTHING
from dragoman.present.cli.narrowing import LIMIT, narrowed
from dragoman.present.cli.options import Format, FormatOption, Limit, StoreOption, WhatName, asked_store, one_of
from dragoman.present.cli.output import console, print_rows

if TYPE_CHECKING:
    from dragoman.model.happenings import Happening
    from dragoman.store import Filters

__all__ = ["EPILOG", "figures"]

EPILOG = 'Example:\n\n  dragoman figures --what killed --place "Sri Lanka"'


@narrowed("words", "actor", "event_type", "since", "until", "place")
def figures(
    asked: "Filters",
    what: WhatName = None,
    limit: Limit = LIMIT,
    store: StoreOption = "dragoman.sqlite",
    output: FormatOption = Format.table,
) -> None:
    """Print how many, happening by happening, by publication: each value with who gives it, rises and corrections marked."""
    from dragoman.model.terms import FIGURE_KINDS
    from dragoman.present.cli.linked import links_of, toll_line

    kind = one_of("--what", what, FIGURE_KINDS)
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
        console().print(NOTHING)


def _counted(happening: "Happening", kind: str | None) -> bool:
    return any(kind in {None, toll.what} for toll in happening.tolls)
