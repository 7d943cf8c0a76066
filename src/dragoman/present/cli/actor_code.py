"""``dragoman actor code``: phrases from standard input, one a line, each to a line of JSON with country and sectors.

``Ukrainian farmers`` -> ``{"phrase": "Ukrainian farmers", "name": "Ukrainian farmers", "country": "UKR", "sectors": ["AGR"]}``.
No parser is started.
"""

import sys
from typing import Annotated

import typer

from dragoman.present.cli.options import ActorTables, day
from dragoman.present.cli.output import write_json

__all__ = ["EPILOG", "code"]

EPILOG = """Examples:\n
  echo "Ukrainian farmers" | dragoman actor code\n
  dragoman actor code --day 2016-05-01 --actors mine.csv < phrases.txt
"""


def code(
    on: Annotated[
        str | None, typer.Option("--day", metavar="DATE", help="The day on which offices count; today without it.")
    ] = None,
    actors: ActorTables = None,
) -> None:
    """Say for each phrase on standard input, one a line, whom it means: name, country and PLOVER sectors, as JSON lines."""
    from dragoman.actors import build_knowledge, code_phrase
    from dragoman.lexicon.world import load_world

    counted = day(on)
    knowledge = build_knowledge(load_world(actors or ()))
    for line in sys.stdin.buffer:
        phrase = line.decode("utf-8", "replace").strip()
        if phrase:
            name, country, sectors = code_phrase(phrase, knowledge, day=counted)
            write_json({"phrase": phrase, "name": name, "country": country, "sectors": sectors})
