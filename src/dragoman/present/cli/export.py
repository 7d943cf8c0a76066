"""``dragoman export``: the record for other programs."""

import sys
from enum import StrEnum
from typing import Annotated

import typer

from dragoman.present.cli.find import filters
from dragoman.present.cli.options import (
    ActorName,
    FromDay,
    PlaceName,
    ReportKey,
    SaysName,
    StanceName,
    StoreOption,
    ToDay,
    TypeName,
    Words,
    asked_store,
)  # fmt: skip

__all__ = ["EPILOG", "export"]

EPILOG = """Examples:\n
  dragoman export jsonl > record.jsonl\n
  dragoman export jsonl --kind disputes > disputes.jsonl\n
  dragoman export csv --kind statements --stance denies > denials.csv
"""


class ExportFormat(StrEnum):
    """The lossless record, or a table."""

    jsonl = "jsonl"
    csv = "csv"


class ExportKind(StrEnum):
    """Which table a CSV holds, or what belongs together across reports."""

    events = "events"
    statements = "statements"
    figures = "figures"
    actors = "actors"
    reports = "reports"
    happenings = "happenings"
    disputes = "disputes"
    copies = "copies"


ACROSS = {ExportKind.happenings, ExportKind.disputes, ExportKind.copies}


def export(
    form: Annotated[ExportFormat, typer.Argument(help="jsonl, lossless, one report a line; csv, one table.")],
    words: Words = None,
    kind: Annotated[ExportKind, typer.Option(help="A CSV's table; happenings, disputes, copies: jsonl.")] = ExportKind.events,
    actor: ActorName = None,
    event_type: TypeName = None,
    says: SaysName = None,
    stance: StanceName = None,
    since: FromDay = None,
    until: ToDay = None,
    place: PlaceName = None,
    report: ReportKey = None,
    store: StoreOption = "dragoman.sqlite",
) -> None:
    """Write the record, or what the filters leave of it, to standard output."""
    from dragoman.present.export.across import export_copies, export_disputes, export_happenings
    from dragoman.present.export.csv import export_csv
    from dragoman.present.export.jsonl import export_jsonl

    asked = filters(
        words=words,
        actor=actor,
        event_type=event_type,
        says=says,
        stance=stance,
        since=since,
        until=until,
        place=place,
        report=report,
    )
    across = {
        ExportKind.happenings: export_happenings,
        ExportKind.disputes: export_disputes,
        ExportKind.copies: export_copies,
    }
    if kind in ACROSS and form is ExportFormat.csv:
        raise typer.BadParameter(f"{kind.value} are written as jsonl only")
    with asked_store(store) as opened:
        if kind in ACROSS:
            for line in across[kind](opened, asked):
                sys.stdout.buffer.write(line)
        elif form is ExportFormat.jsonl:
            for line in export_jsonl(opened, asked):
                sys.stdout.buffer.write(line)
        else:
            for row in export_csv(getattr(opened, f"find_{kind.value}")(asked)):
                sys.stdout.buffer.write(row.encode())
        sys.stdout.buffer.flush()
