"""Makes the pages of the docs that repeat the program: ``python docs/make.py`` writes ``cli.md`` and ``rules.md``.

A test holds the pages and the program equal.
"""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from typer.main import get_command
from typer.testing import CliRunner

from dragoman.lexicon.frames import load_frames
from dragoman.lexicon.rules import STAGES, load_rules
from dragoman.lexicon.times import load_time_lexicon
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


def rules_page() -> str:
    """Return every rule that a trace may name, with an example."""
    lines = ["# Rules", "", "Every finding names the room and the rule that made it. Made by `python docs/make.py`.", ""]
    lines += [
        "A name that ends in `-*` covers every complement of a cue: `verb-clause`, `verb-object`, `verb-do` and so on.",
        "",
    ]
    for stage in STAGES:
        rows = [(rule.rule, rule.what, rule.example) for rule in load_rules() if rule.stage == stage]
        lines += [f"## {stage}", "", "| rule | reads | example |", "|---|---|---|", *map(_row, rows), ""]
    lines += ["## dates", "", "| rule | example |", "|---|---|"]
    lines += [*(_row((rule.name, rule.example)) for rule in load_time_lexicon().rules), ""]
    lines += ["## events", "", "A trace names a frame: PLOVER type, predicate, part of speech.", ""]
    lines += ["| frame | modes | example |", "|---|---|---|"]
    frames = {frame.id: frame for group in load_frames().frames.values() for frame in group}
    lines += [_row((name, ", ".join(frame.modes) or "–", frame.example)) for name, frame in sorted(frames.items())]
    return "\n".join([*lines, ""])


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cell.replace('|', '/') for cell in cells)} |"


PAGES = {"cli.md": cli_page, "rules.md": rules_page}

if __name__ == "__main__":
    for name, page in PAGES.items():
        (HERE / name).write_text(page(), encoding="utf-8")
