"""``dragoman find``: events, statements, figures, actors or reports by words and filters."""

from typing import TYPE_CHECKING, Any

import typer

from dragoman.model.terms import EVENT_TYPES, FIGURE_KINDS, STANCES, STATUSES
from dragoman.present.cli.options import (
    ActorName,
    Copies,
    Format,
    FormatOption,
    FromDay,
    Limit,
    OutletName,
    PlaceName,
    ReportKey,
    SaysName,
    StanceName,
    StatusName,
    StoreOption,
    ToDay,
    TypeName,
    WhatName,
    Words,
    asked_store,
    day,
    one_of,
)  # fmt: skip
from dragoman.present.cli.output import Column, errors, print_rows

if TYPE_CHECKING:
    from dragoman.store import Filters, RowKind

__all__ = ["app", "filters"]

NOTHING = "nothing found"
LIMIT = 50  # rows: a screen or two

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="Find events, statements, figures, actors or reports.")


def filters(**given: Any) -> "Filters":
    """Return the store's filters from options.

    Raises:
        SettingsError: When a date, type or stance is none.
    """
    from dragoman.store import Filters

    given["words"] = " ".join(given.get("words") or ()) or None
    given["originals"] = None if given.pop("copies", True) or given.get("report") else True
    given["date_from"], given["date_to"] = day(given.pop("since", None)), day(given.pop("until", None), last=True)
    given["type"] = one_of("--type", given.pop("event_type", None), EVENT_TYPES)
    given["what"] = one_of("--what", given.pop("what", None), FIGURE_KINDS)
    given["status"] = one_of("--status", given.pop("status", None), STATUSES)
    given["stance"] = one_of("--stance", given.pop("stance", None), STANCES)
    return Filters(**given)


def _find(kind: "RowKind", columns: tuple[Column, ...], store: str, output: Format, asked: "Filters") -> None:
    with asked_store(store) as opened:
        print_rows(getattr(opened, f"find_{kind}")(asked), columns, output, nothing=NOTHING)
        undated = opened.count_undated(kind, asked) if asked.dated else 0
    if undated:
        errors().print(f"{undated} more without a date are left out by --from and --to")


@app.command("events", epilog="Example:\n\n  dragoman find events airspace --actor Turkey --from 2024-11")
def events(
    words: Words = None,
    actor: ActorName = None,
    event_type: TypeName = None,
    status: StatusName = None,
    says: SaysName = None,
    stance: StanceName = None,
    since: FromDay = None,
    until: ToDay = None,
    place: PlaceName = None,
    report: ReportKey = None,
    outlet: OutletName = None,
    copies: Copies = False,
    limit: Limit = LIMIT,
    store: StoreOption = "dragoman.sqlite",
    output: FormatOption = Format.table,
) -> None:
    """Find events: who did what to whom, when, where, and according to whom."""
    from dragoman.present.cli.cells import EVENTS

    asked = filters(
        words=words, actor=actor, event_type=event_type, status=status, publisher=outlet, says=says, stance=stance, since=since,
        until=until, place=place, report=report, copies=copies, limit=limit,
    )  # fmt: skip
    _find("events", EVENTS, store, output, asked)


@app.command("statements", epilog='Example:\n\n  dragoman find statements --says "Hassan Nasrallah" --stance denies')
def statements(
    words: Words = None,
    actor: ActorName = None,
    says: SaysName = None,
    stance: StanceName = None,
    since: FromDay = None,
    until: ToDay = None,
    report: ReportKey = None,
    outlet: OutletName = None,
    copies: Copies = False,
    limit: Limit = LIMIT,
    store: StoreOption = "dragoman.sqlite",
    output: FormatOption = Format.table,
) -> None:
    """Find statements: who says what, in which words."""
    from dragoman.present.cli.cells import STATEMENTS

    asked = filters(
        publisher=outlet,
        words=words,
        actor=actor,
        says=says,
        stance=stance,
        since=since,
        until=until,
        report=report,
        copies=copies,
        limit=limit,
    )
    _find("statements", STATEMENTS, store, output, asked)


@app.command("figures", epilog="Example:\n\n  dragoman find figures --what killed --place Colombo")
def figures(
    words: Words = None,
    what: WhatName = None,
    actor: ActorName = None,
    event_type: TypeName = None,
    says: SaysName = None,
    since: FromDay = None,
    until: ToDay = None,
    place: PlaceName = None,
    report: ReportKey = None,
    copies: Copies = False,
    limit: Limit = LIMIT,
    store: StoreOption = "dragoman.sqlite",
    output: FormatOption = Format.table,
) -> None:
    """Find figures: how many killed, injured, displaced, arrested, according to whom."""
    from dragoman.present.cli.cells import FIGURES

    asked = filters(
        words=words,
        what=what,
        actor=actor,
        event_type=event_type,
        says=says,
        since=since,
        until=until,
        place=place,
        report=report,
        copies=copies,
        limit=limit,
    )
    _find("figures", FIGURES, store, output, asked)


@app.command("actors", epilog="Example:\n\n  dragoman find actors kalin")
def actors(
    words: Words = None,
    report: ReportKey = None,
    limit: Limit = LIMIT,
    store: StoreOption = "dragoman.sqlite",
    output: FormatOption = Format.table,
) -> None:
    """Find actors by name or alias."""
    from dragoman.present.cli.cells import ACTORS

    _find("actors", ACTORS, store, output, filters(words=words, report=report, limit=limit))


@app.command("reports", epilog="Example:\n\n  dragoman find reports 'security considerations' --from 2024-11-01")
def reports(
    words: Words = None,
    actor: ActorName = None,
    since: FromDay = None,
    until: ToDay = None,
    limit: Limit = LIMIT,
    store: StoreOption = "dragoman.sqlite",
    output: FormatOption = Format.table,
) -> None:
    """Find reports by words, actor or publication date."""
    from dragoman.present.cli.cells import REPORTS

    _find("reports", REPORTS, store, output, filters(words=words, actor=actor, since=since, until=until, limit=limit))
