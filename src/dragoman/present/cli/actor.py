"""``dragoman actor show NAME``: a dossier of what an actor said, denied, did, what was done to it, and its contacts."""

from typing import Annotated, Any

import typer

from dragoman.present.cli import actor_code, actor_doubtful, actor_import, actor_judge
from dragoman.present.cli.options import Format, FormatOption, StoreOption, asked_store
from dragoman.present.cli.output import Column, console, print_rows, write_json

__all__ = ["app"]

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="Actors and their dossiers.")

CONTACTS: tuple[Column, ...] = (
    ("contact", lambda row: row.actor.name),
    ("events", lambda row: str(row.events)),
    ("reports", lambda row: str(row.reports)),
    ("types", lambda row: ", ".join(f"{name} {count}" for name, count in row.types.items())),
)


@app.callback()
def _root() -> None:
    """Actors and their dossiers."""


@app.command("show", epilog='Example:\n\n  dragoman actor show "Ibrahim Kalin"')
def show(
    name: Annotated[str, typer.Argument(help="A name, an alias or an id.")],
    store: StoreOption = "dragoman.sqlite",
    output: FormatOption = Format.table,
) -> None:
    """Print one actor's dossier: said, denied, did, was done to, contacts."""
    from dragoman.present.cli.cells import EVENTS, STATEMENTS

    with asked_store(store) as opened:
        dossier = opened.dossier(name)
        actor = dossier.actor
        parts: dict[str, tuple[list[Any], tuple[Column, ...]]] = {
            "said": ([row for row in dossier.said() if row.stance != "denies"], STATEMENTS),
            "denied": (list(dossier.denied()), STATEMENTS),
            "did": (list(dossier.did()), EVENTS),
            "was done to": (list(dossier.done_to()), EVENTS),
            "contacts": (list(dossier.contacts()), CONTACTS),
        }
        judged = list(opened.judgements_on(actor.id))
        if output is not Format.table:
            write_json(
                {
                    "actor": actor,
                    "judged": [kept.judgement for kept in judged],
                    **{heading.replace(" ", "_"): rows for heading, (rows, _) in parts.items()},
                }
            )
            return
        also = ", ".join(other for other in actor.names if other != actor.name)
        console().print(f"{actor.name}" + (f" ({actor.country})" if actor.country else "") + f"  {actor.kind}", style="bold")
        console().print(f"also named {also}" if also else "no other name", markup=False)
        if len(actor.merged) > 1:
            console().print(f"stands for {', '.join(actor.merged)}", markup=False)
        for kept in judged:
            words = f"judged: {actor_judge.told(kept.judgement)} ({kept.judgement.reason}; by {kept.judgement.by})"
            console().print(words, markup=False)
        for heading, (rows, columns) in parts.items():
            console().print(f"\n{heading} ({len(rows)})", style="bold")
            print_rows(rows, columns, Format.table, nothing="nothing")


app.command("code", epilog=actor_code.EPILOG)(actor_code.code)
app.command("merge", epilog='Example:\n\n  dragoman actor merge "Talal Barakat" per-barakat --because "same office"')(
    actor_judge.merge
)
app.command("split", epilog="Example:\n\n  dragoman actor split 3f2a91c0 per-barakat")(actor_judge.split)
app.command("rename", epilog='Example:\n\n  dragoman actor rename 3f2a91c0 "Talal Barakat"')(actor_judge.rename)
app.command("doubtful", epilog=actor_doubtful.EPILOG)(actor_doubtful.doubtful)
app.command("undo", epilog="Example:\n\n  dragoman actor undo")(actor_judge.undo)
app.command("log", epilog="Example:\n\n  dragoman actor log --all")(actor_judge.log)
app.command("import", epilog=actor_import.EPILOG)(actor_import.bring_in)
