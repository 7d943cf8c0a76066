"""Days that other reports give to undated ones: listed with their reasons, and taken back by a person.

``dragoman review dates`` lists them, ``dragoman review undate REPORT`` takes those of a report back, ``review undo`` restores
them.
"""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.present.cli.options import Format, FormatOption, StoreOption, asked_store
from dragoman.present.cli.output import Column, console, print_rows

if TYPE_CHECKING:
    from dragoman.model import Findings, Judgement
    from dragoman.model.inferred import InferredDate

__all__ = ["dates", "inferred_lines", "undate"]


def dates(store: StoreOption = "dragoman.sqlite", output: FormatOption = Format.table) -> None:
    """Print the undated reports that another report dates, with the reason of each."""
    columns: tuple[Column, ...] = (
        ("report", lambda one: one.report[:8]),
        ("published", _days),
        ("score", lambda one: f"{one.score:.2f}"),
        ("why", lambda one: one.reason),
    )
    with asked_store(store) as opened:
        found = [one for one in opened.inferred() if one.about == "published"]
        print_rows(found, columns, output, nothing="no report is dated by another")


def undate(
    report: Annotated[str, typer.Argument(metavar="REPORT", help="An undated report's id or key.")],
    by: Annotated[
        str, typer.Option("--by", envvar="DRAGOMAN_REVIEWER", help="Who decides; kept with the decision.")
    ] = "reader",
    store: StoreOption = "dragoman.sqlite",
) -> None:
    """Take back the day that another report gives to an undated one; no report gives it that day again."""
    from dragoman.model import SettingsError
    from dragoman.pipeline import refresh_across

    with asked_store(store) as opened:
        report_id = opened.show(report).id
        days = sorted({one.day.isoformat() for one in opened.inferred(report_id)})
        if not days:
            raise SettingsError(f"report {report}: no other report dates it")
        judged = [_refusal(report_id, day, by) for day in days]
        opened.keep_judgements(judged)
        refresh_across(opened)
    for one in judged:
        console().print(f"kept as {one.id}")


def inferred_lines(findings: "Findings", inferred: "Sequence[InferredDate]", *, why: bool) -> Iterator[tuple[str, str]]:
    """Yield what other reports date of a report: when it came out and, with ``why``, each phrase."""
    text = findings.report.text
    for one in inferred:
        if one.about == "published":
            yield "inferred", f"published {_days(one)}: {one.reason}; score {one.score:.2f}"
        elif why and one.time is not None:
            what = next((f"{event.type} {event.id[:8]}, " for event in findings.events if event.id == one.event), "")
            yield "inferred", f"{what}“{findings.times[one.time].span.words(text)}”: {_days(one)}"


def _days(one: "InferredDate") -> str:
    from dragoman.present.cli.cells import days

    return days(one.since, one.before, one.grain)


def _refusal(report: str, day: str, by: str) -> "Judgement":
    from dragoman.model import Judgement, content_id

    return Judgement(
        id=content_id("judgement", "dates", report, day, f"person:{by}"),
        kind="dates",
        left=report,
        right=day,
        holds=False,
        score=1.0,
        reason="read by a person",
        by=f"person:{by}",
    )
