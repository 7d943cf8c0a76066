"""Makes the pages of the docs that repeat the program: ``python docs/make.py`` writes ``cli.md`` and ``rules.md``.

A test holds the pages and the program equal.
"""

import os
from collections.abc import Iterator
from pathlib import Path

from typer.main import get_command
from typer.testing import CliRunner

from dragoman.present.cli.app import app

HERE = Path(__file__).parent


def cli_page() -> str:
    """Return the reference of every command, from its help."""
    lines = ["# Commands", "", "Made from `--help` by `python docs/make.py`.", ""]
    lines += ["Exit codes: 0 done · 1 a fault of store, model or setting · 2 wrong use · 3 some inputs could not be read ·"]
    lines += ["130 stopped by Ctrl-C, what was read is kept.", ""]
    for words in _commands(get_command(app), ()):
        os.environ["TERMINAL_WIDTH"] = os.environ["COLUMNS"] = "110"
        shown = CliRunner().invoke(app, [*words, "--help"], prog_name="dragoman").output
        lines += [f"## dragoman {' '.join(words)}".rstrip(), "", "```", *map(str.rstrip, shown.strip().splitlines()), "```", ""]
    return "\n".join(lines)


def _commands(command: object, words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    yield words
    for name, below in getattr(command, "commands", {}).items():
        yield from _commands(below, (*words, name))


PAGES = {"cli.md": cli_page}

if __name__ == "__main__":
    for name, page in PAGES.items():
        (HERE / name).write_text(page(), encoding="utf-8")
