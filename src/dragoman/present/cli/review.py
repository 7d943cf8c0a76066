"""``dragoman review``: doubtful links between tellings, decided by a person; decisions are kept, logged and can be undone."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.present.cli.dating import dates, undate
from dragoman.present.cli.options import Format, FormatOption, Limit, StoreOption, asked_store
from dragoman.present.cli.output import Column, console, print_rows

if TYPE_CHECKING:
    from dragoman.model import Judgement
    from dragoman.model.happenings import Link
    from dragoman.store import Store

__all__ = ["app"]

LOW, HIGH = 0.35, 0.65  # of a score from 0 to 1: as much speaks for as against
SHOWN = 20  # links a session

app = typer.Typer(
    no_args_is_help=True,
    invoke_without_command=True,
    rich_markup_mode=None,
    help="Decide doubtful links and days; undo and log decisions; take in what was decided in Label Studio.",
)

Who = Annotated[str, typer.Option("--by", envvar="DRAGOMAN_REVIEWER", help="Who decides; kept with each decision.")]
One = Annotated[str, typer.Argument(metavar="EVENT", help="An event's id.")]

LINKS: tuple[Column, ...] = (
    ("left", lambda link: link.left),
    ("right", lambda link: link.right),
    ("now", lambda link: "one" if link.joined else "two"),
    ("score", lambda link: f"{link.score:.2f}"),
    ("why", lambda link: link.reason),
)
DECISIONS: tuple[Column, ...] = (
    ("id", lambda kept: kept.judgement.id),
    ("what", lambda kept: f"{kept.judgement.kind}{'' if kept.judgement.holds else ': not'}"),
    ("left", lambda kept: kept.judgement.left[:16]),
    ("right", lambda kept: "" if kept.judgement.kind == "corrected" else kept.judgement.right),
    ("why", lambda kept: kept.judgement.reason),
    ("by", lambda kept: kept.judgement.by),
    ("withdrawn by", lambda kept: kept.withdrawn_by or "—"),
)


@app.callback()
def take_in(
    context: typer.Context,
    file: Annotated[
        Path | None,
        typer.Option("--import", metavar="FILE", help="What was decided or corrected in Label Studio (JSON or JSON-MIN)."),
    ] = None,
    by: Who = "reader",
    store: StoreOption = "dragoman.sqlite",
) -> None:
    """Decide doubtful links; undo and log decisions; take in what was decided in Label Studio."""
    if file is None:
        return
    if context.invoked_subcommand is not None:
        raise typer.BadParameter("--import goes without a command")
    from dragoman.pipeline import refresh_across
    from dragoman.present.cli.review_import import import_reviewed, read_reviewed

    with asked_store(store) as opened:
        counts = import_reviewed(opened, read_reviewed(file), by)
        if counts["kept"]:
            refresh_across(opened)
    console().print(", ".join(f"{count} {name}" for name, count in sorted(counts.items())) or "no tasks in it")


@app.command("list")
def listed(limit: Limit = SHOWN, store: StoreOption = "dragoman.sqlite", output: FormatOption = Format.table) -> None:
    """Print the most doubtful links that nobody has decided yet."""
    with asked_store(store) as opened:
        print_rows(_doubtful(opened)[:limit], LINKS, output, nothing="nothing is in doubt")


@app.command("links")
def links(limit: Limit = SHOWN, by: Who = "reader", store: StoreOption = "dragoman.sqlite") -> None:
    """Show doubtful links one by one: y they are one, n they are two, s skip, u undo the last, q leave."""
    from dragoman.pipeline import refresh_across

    done: list[Judgement] = []
    with asked_store(store) as opened:
        for link in _doubtful(opened)[:limit]:
            _show(opened, link)
            while (answer := typer.prompt("one happening? [y/n/s/u/q]", default="s")) == "u":
                if done:
                    opened.withdraw(done.pop().id, f"person:{by}")
                    console().print("undone")
            if answer == "q":
                break
            if answer in {"y", "n"}:
                done.append(_decide(opened, link.left, link.right, by=by, holds=answer == "y"))
        if done:
            refresh_across(opened)
    console().print(f"{len(done)} decisions kept")


@app.command("accept")
def accept(left: One, right: One, by: Who = "reader", store: StoreOption = "dragoman.sqlite") -> None:
    """Decide that two events are tellings of one happening."""
    _once(store, left, right, by=by, holds=True)


@app.command("reject")
def reject(left: One, right: One, by: Who = "reader", store: StoreOption = "dragoman.sqlite") -> None:
    """Decide that two events are tellings of two happenings."""
    _once(store, left, right, by=by, holds=False)


@app.command("undo")
def undo(
    judgement: Annotated[str, typer.Argument(help="The id of a decision, from the log.")],
    by: Who = "reader",
    store: StoreOption = "dragoman.sqlite",
) -> None:
    """Withdraw a decision; it stays in the log."""
    from dragoman.pipeline import refresh_across

    with asked_store(store) as opened:
        opened.withdraw(judgement, f"person:{by}")
        refresh_across(opened)


@app.command("log")
def log(store: StoreOption = "dragoman.sqlite", output: FormatOption = Format.table) -> None:
    """Print every decision of a person, withdrawn ones too."""
    with asked_store(store) as opened:
        decided = [kept for kept in opened.judgement_history() if kept.judgement.by.startswith("person:")]
        print_rows(decided, DECISIONS, output, nothing="nobody has decided anything")


app.command("dates")(dates)
app.command("undate")(undate)


def _doubtful(store: "Store") -> "list[Link]":
    decided = {(one.left, one.right) for one in store.judgements("same_happening")}
    return [link for link in store.find_links(low=LOW, high=HIGH) if (link.left, link.right) not in decided]


def _once(store: str, left: str, right: str, *, by: str, holds: bool) -> None:
    from dragoman.pipeline import refresh_across

    with asked_store(store) as opened:
        judgement = _decide(opened, opened.show(left).id, opened.show(right).id, by=by, holds=holds)
        refresh_across(opened)
    console().print(f"kept as {judgement.id}")


def _decide(store: "Store", left: str, right: str, *, by: str, holds: bool) -> "Judgement":
    from dragoman.model import Judgement, content_id

    one, other = sorted((left, right))
    judgement = Judgement(
        id=content_id("judgement", "same_happening", one, other, holds, f"person:{by}"),
        kind="same_happening",
        left=one,
        right=other,
        holds=holds,
        score=1.0,
        reason="read by a person",
        by=f"person:{by}",
    )
    store.keep_judgement(judgement)
    return judgement


def _show(store: "Store", link: "Link") -> None:
    from dragoman.present.cli.cells import days, quoted

    console().print(f"\n{link.score:.2f}, now {'one' if link.joined else 'two'}: {link.reason}", markup=False)
    for event in (link.left, link.right):
        row = store.show(event)
        told = f"{row.report.publisher or row.report.key}, {row.report.published or 'undated'}"  # type: ignore[union-attr]
        when = days(row.since, row.before, row.grain)  # type: ignore[union-attr]
        console().print(f"  {event[:8]}  {when}  {quoted(row.evidence)}  ({told})", markup=False, soft_wrap=True)  # type: ignore[union-attr]
