"""``dragoman actor merge|split|rename|undo|log``: what people judge about actors; kept for good, and taken back at any time.

    dragoman actor merge "Talal Barakat" per-barakat --because "same office, same town"

A judgement outlives every reading anew, goes before those of rules, and stays readable after it was undone.
"""

import getpass
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.model import StoreError
from dragoman.present.cli.options import Format, FormatOption, StoreOption, asked_store
from dragoman.present.cli.output import Column, console, print_rows, write_json

if TYPE_CHECKING:
    from dragoman.model import Judgement
    from dragoman.store import KeptJudgement
    from dragoman.store.store import Store

__all__ = ["JUDGED", "log", "merge", "rename", "split", "told", "undo"]

ID_SHOWN = 8

Who = Annotated[str, typer.Argument(help="A name, an id, or the beginning of an id.")]
By = Annotated[str | None, typer.Option("--by", envvar="DRAGOMAN_USER", help="Who judges; your user name without it.")]
Because = Annotated[str, typer.Option("--because", help="Why, in words; kept with the judgement.")]


def merge(
    one: Who,
    other: Annotated[str, typer.Argument(help="The same, as a name or id; also an id of the world table.")],
    because: Because = "",
    by: By = None,
    store: StoreOption = "dragoman.sqlite",
    output: FormatOption = Format.table,
) -> None:
    """Judge two actors one: their statements and events are told together from now on."""
    with asked_store(store) as opened:
        _refuse_unknown(opened, one, other)
        _tell(opened.merge_actors(one, other, by=_person(by), because=because), output)


def split(
    one: Who,
    other: Annotated[str | None, typer.Argument(help="The other; without it, all that the first was merged with.")] = None,
    because: Because = "",
    by: By = None,
    store: StoreOption = "dragoman.sqlite",
    output: FormatOption = Format.table,
) -> None:
    """Judge that two actors are not one: rules never merge them again."""
    with asked_store(store) as opened:
        _tell(opened.split_actors(one, other, by=_person(by), because=because), output)


def rename(
    actor: Who,
    name: Annotated[str, typer.Argument(help="What it is called from now on.")],
    because: Because = "",
    by: By = None,
    store: StoreOption = "dragoman.sqlite",
    output: FormatOption = Format.table,
) -> None:
    """Give an actor a name that goes before those that reports give; it is still found by the others."""
    with asked_store(store) as opened:
        _tell(opened.rename_actor(actor, name, by=_person(by), because=because), output)


def undo(
    judgement: Annotated[str | None, typer.Argument(help="Beginning of a judgement's id; without it, your last one.")] = None,
    by: By = None,
    store: StoreOption = "dragoman.sqlite",
    output: FormatOption = Format.table,
) -> None:
    """Take back your last judgement about actors, or the one named, also one of a rule; it stays readable in the log."""
    with asked_store(store) as opened:
        _tell(opened.undo(judgement, by=_person(by)), output, undone=True)


def log(
    everything: Annotated[bool, typer.Option("--all", help="Also what rules judged.")] = False,
    store: StoreOption = "dragoman.sqlite",
    output: FormatOption = Format.table,
) -> None:
    """List what was judged about actors, in the order in which it was judged, what was taken back too."""
    with asked_store(store) as opened:
        rows = (kept for kept in opened.judgements_on() if everything or kept.judgement.by.startswith("person:"))
        print_rows(rows, JUDGED, output, nothing="nothing was judged yet")


def told(judgement: "Judgement") -> str:
    """Return what a judgement says, in words."""
    if judgement.kind == "renamed":
        return f"{judgement.left} is called {judgement.right}"
    return f"{judgement.left} {'is' if judgement.holds else 'is not'} {judgement.right}"


def _undone(kept: "KeptJudgement") -> str:
    return f"undone by {kept.withdrawn_by}" if kept.withdrawn_by else "in force"


JUDGED: tuple[Column, ...] = (
    ("id", lambda kept: kept.judgement.id[:ID_SHOWN]),
    ("judged", lambda kept: told(kept.judgement)),
    ("why", lambda kept: kept.judgement.reason),
    ("by", lambda kept: kept.judgement.by),
    ("state", _undone),
)


def _person(by: str | None) -> str:
    """Return who judges.

    Raises:
        StoreError: When nobody is named and the system knows no user.
    """
    if by and by.strip():
        return f"person:{by.strip()}"
    try:
        return f"person:{getpass.getuser()}"
    except (OSError, KeyError):
        raise StoreError("who judges? give --by NAME") from None


def _refuse_unknown(opened: "Store", *named: str) -> None:
    """Refuse an id that looks like one of the world table, and neither the table nor the store has it.

    Raises:
        StoreError: When nothing has it.
    """
    from dragoman.store import Filters

    wanted = {name for name in named if name.startswith(("per-", "org-", "out-"))}
    wanted -= {name for name in wanted if any(opened.find_actors(Filters(actor=name)))}
    if not wanted:
        return
    from dragoman.lexicon.world import load_world

    world = load_world()
    known = {row.id for row in world.people} | {row.id for row in world.organisations} | {row.id for row in world.outlets}
    for name in sorted(wanted - known):
        raise StoreError(f"no row of the world table has the id {name}")


def _tell(judged: "Sequence[Judgement]", output: Format, *, undone: bool = False) -> None:
    if output is Format.jsonl:
        for judgement in judged:
            write_json(judgement)
    elif output is Format.json:
        write_json(judged)
    else:
        what = "undone: " if undone else ""
        for reason in dict.fromkeys(judgement.reason for judgement in judged):
            console().print(f"{what}{reason}", markup=False, soft_wrap=True)
        if not undone:
            console().print(f"take it back with: dragoman actor undo {judged[0].id[:ID_SHOWN]}", markup=False)
