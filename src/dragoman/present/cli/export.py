"""``dragoman export``: the record for other programs."""

import sys
from collections.abc import Iterator
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.model import SettingsError
from dragoman.present.cli.narrowing import narrowed
from dragoman.present.cli.options import StoreOption, asked_store

if TYPE_CHECKING:
    from dragoman.store import Filters

__all__ = ["EPILOG", "export"]

EPILOG = """Examples:\n
  dragoman export jsonl > record.jsonl\n
  dragoman export csv --kind statements --stance denies > denials.csv\n
  dragoman export gexf --type ASSAULT --origins 2 --to-file contacts.gexf\n
  dragoman export labelstudio --kind cards > cards.json
"""


class ExportFormat(StrEnum):
    """The formats, in the order of the documentation."""

    jsonl = "jsonl"
    csv = "csv"
    polecat = "polecat"
    plover = "plover"
    cameo = "cameo"
    w3c = "w3c"
    timelinejs = "timelinejs"
    geojson = "geojson"
    gexf = "gexf"
    graphml = "graphml"
    ftm = "ftm"
    labelstudio = "labelstudio"
    brat = "brat"
    bibtex = "bibtex"


class ExportKind(StrEnum):
    """Which table a CSV holds, or what a JSONL or Label Studio export is about."""

    events = "events"
    statements = "statements"
    figures = "figures"
    actors = "actors"
    reports = "reports"
    record = "record"
    happenings = "happenings"
    disputes = "disputes"
    copies = "copies"
    cards = "cards"


@narrowed("words", "actor", "event_type", "status", "says", "stance", "since", "until", "place", "outlet", "report")
def export(
    asked: "Filters",
    form: Annotated[ExportFormat, typer.Argument(help="The format; docs/exports.md says what each is for and what it loses.")],
    kind: Annotated[
        ExportKind | None,
        typer.Option(
            help="csv: events, statements, figures, actors, reports. jsonl: record, happenings, disputes, copies. "
            "labelstudio: reports, cards."
        ),
    ] = None,
    origins: Annotated[int, typer.Option(min=0, help="Only what so many known independent origins tell.")] = 0,
    copies: Annotated[
        bool | None, typer.Option("--copies/--no-copies", help="With or without copies of an earlier report.")
    ] = None,
    folded: Annotated[
        bool, typer.Option("--folded/--unfolded", help="polecat, plover: leave out or fold what has not happened, or keep it.")
    ] = True,
    to_file: Annotated[Path | None, typer.Option("--to-file", help="Write here, and not to standard output.")] = None,
    store: StoreOption = "dragoman.sqlite",
) -> None:
    """Write the record, or what the filters leave of it, in a format of other programs."""
    from dragoman.present.export.formats import FORMATS
    from dragoman.present.export.formats import export as pieces_of
    from dragoman.store.browsing import Wanted

    chosen = FORMATS[form.value]
    if not (chosen.copies if copies is None else copies) and asked.report is None:
        asked = replace(asked, originals=True)
    if form is ExportFormat.brat and to_file is None and sys.stdout.isatty():
        raise SettingsError("a zip is nothing to look at; add --to-file or send it to a file")
    with asked_store(store) as opened:
        pieces = pieces_of(opened, form.value, Wanted(filters=asked, origins=origins), kind=kind and kind.value, folded=folded)
        if to_file is None:
            sys.stdout.buffer.writelines(pieces)
            sys.stdout.buffer.flush()
        else:
            _write(to_file, pieces)


def _write(path: Path, pieces: Iterator[bytes]) -> None:
    """Write a file as a whole: what breaks off in the middle leaves nothing that looks finished."""
    unfinished = path.with_name(f"{path.name}.part")
    try:
        with unfinished.open("wb") as file:
            file.writelines(pieces)
        unfinished.replace(path)
    except OSError as trouble:
        raise SettingsError(f"{path}: {trouble.strerror or trouble}") from trouble
    finally:
        unfinished.unlink(missing_ok=True)
