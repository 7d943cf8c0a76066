"""``dragoman actor import --from ftm|wikidata FILE``: entities of other programs to CSV tables for ``--actors``."""

from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from dragoman.model import LexiconError
from dragoman.present.cli.options import day
from dragoman.present.cli.output import console

__all__ = ["EPILOG", "bring_in"]

EPILOG = """Examples:\n
  dragoman actor import --from ftm entities.ftm.json --to mine\n
  dragoman actor import --from wikidata query.csv --to mine\n
  dragoman read news/ --actors mine/people.csv --actors mine/organisations.csv
"""


class Origin(StrEnum):
    """Whose entities they are."""

    ftm = "ftm"
    wikidata = "wikidata"


def bring_in(
    file: Annotated[
        Path, typer.Argument(help="FollowTheMoney entities, one a line; a Wikidata dump, or a query's JSON or CSV.")
    ],
    origin: Annotated[Origin, typer.Option("--from", help="Whose entities they are.")],
    to: Annotated[Path, typer.Option("--to", help="The folder that the tables go to.")] = Path(),
    as_of: Annotated[str | None, typer.Option("--as-of", metavar="DATE", help="The day of the rows; today without it.")] = None,
    force: Annotated[bool, typer.Option("--force", help="Write over tables that are there.")] = False,
) -> None:
    """Make tables of people, organisations, outlets and offices for --actors out of other programs' entities."""
    from dragoman.lexicon.importing import read_ftm, write_tables
    from dragoman.lexicon.wikidata import read_wikidata
    from dragoman.lexicon.world import load_world

    try:
        text = file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise LexiconError(f"{file}: cannot be read ({error})") from error
    world = load_world()
    read = read_ftm(str(file), text.split("\n"), world) if origin is Origin.ftm else read_wikidata(str(file), text, world)
    tables = write_tables(read, world, day(as_of) or date.today())
    there = [to / name for name in tables if (to / name).exists() and not force]
    if there:
        raise LexiconError(f"{there[0]}: is there already; give --force to write over it")
    to.mkdir(parents=True, exist_ok=True)
    for name, table in tables.items():
        (to / name).write_text(table, encoding="utf-8")
        console().print(f"{to / name}: {table.count(chr(10)) - 1} rows", markup=False)
    load_world([to / name for name in tables])  # a table that could not be read again is told at once
    if not tables:
        console().print("no person, body or outlet in it")
