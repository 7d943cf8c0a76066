"""The application and its commands; each command imports what it needs when it runs, so that a question starts no parser."""

from typing import Annotated

import typer

from dragoman import __version__
from dragoman.present.cli import (
    actor,
    cite,
    demo,
    disputes,
    export,
    figures,
    find,
    find_happenings,
    importing,
    read,
    review,
    serve,
    show,
    timeline,
    watch,
)

__all__ = ["app"]

EPILOG = """Examples:\n
  dragoman demo\n
  dragoman read news/ more.jsonl --publisher "Harbour Post"\n
  dragoman find statements --stance denies --actor Turkey\n
  dragoman disputes --about figure\n
  dragoman timeline --from 2024-07-01 --type ASSAULT\n
"""

app = typer.Typer(
    name="dragoman",
    help="Reads news reports and keeps the record of who did what to whom, who says so, and who disputes it.",
    epilog=EPILOG,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _print_version(*, asked: bool) -> None:
    if asked:
        typer.echo(f"dragoman {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    *,
    version: Annotated[
        bool,
        typer.Option("--version", callback=lambda value: _print_version(asked=value), is_eager=True, help="Say the version."),
    ] = False,
) -> None:
    """Reads news reports and keeps the record of who did what to whom, who says so, and who disputes it."""


app.command("read", epilog=read.EPILOG)(read.read)
app.command("show", epilog=show.EPILOG)(show.show)
app.command("timeline", epilog=timeline.EPILOG)(timeline.timeline)
app.command("disputes", epilog=disputes.EPILOG)(disputes.disputes)
app.command("figures", epilog=figures.EPILOG)(figures.figures)
app.command("cite", epilog=cite.EPILOG)(cite.cite)
app.command("export", epilog=export.EPILOG)(export.export)
app.command("import", epilog=importing.EPILOG)(importing.bring_in)
app.command("watch", epilog=watch.EPILOG)(watch.watch)
app.command("demo")(demo.demo)
app.command("serve", epilog=serve.EPILOG)(serve.serve)
find.app.command("happenings", epilog=find_happenings.EPILOG)(find_happenings.happenings)
app.add_typer(find.app, name="find")
app.add_typer(review.app, name="review")
app.add_typer(actor.app, name="actor")
