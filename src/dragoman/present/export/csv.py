"""Tables as CSV: events, statements, figures, actors or reports, one row each, with the words behind them.

Lost: spans of pieces after the first, contexts' evidence and judgements; ``jsonl`` has everything. Lists are joined by "; ".
Cells hold no line breaks and no control characters; one that a spreadsheet would take for a formula is led by an apostrophe.
"""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from typing import Any

from dragoman.present.export.cleaning import one_line
from dragoman.store.rows import Party, Quoted, ReportName, Saying

__all__ = ["export_csv"]

_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")  # the wide signs are taken for the narrow ones in some languages


def export_csv(rows: Iterable[Any]) -> Iterator[str]:
    """Yield a heading and then one CSV line a row; nothing at all where there are no rows."""
    writer: Any = None
    buffer = io.StringIO()
    for row in rows:
        cells = dict(_cells(row))
        if writer is None:
            writer = csv.DictWriter(buffer, list(cells), quoting=csv.QUOTE_MINIMAL, lineterminator="\n")
            writer.writeheader()
        writer.writerow({name: _plain(value) for name, value in cells.items()})
        yield buffer.getvalue()
        buffer.seek(0)
        buffer.truncate()


def _cells(row: Any) -> Iterator[tuple[str, Any]]:
    for column in fields(row):
        value = getattr(row, column.name)
        if isinstance(value, ReportName):
            yield from (
                ("report", value.id),
                ("report_key", value.key),
                ("publisher", value.publisher),
                ("published", value.published),
            )
        elif isinstance(value, Quoted):
            yield from ((column.name, value.words), (f"{column.name}_start", value.start), (f"{column.name}_end", value.stop))
        else:
            yield column.name, value


def _plain(value: Any) -> str | int | float:
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return value
    text = one_line(_words(value))
    return "'" + text if text.startswith(_FORMULA) else text


def _words(value: Any) -> str:
    match value:
        case None:
            return ""
        case Party():
            return value.name
        case Saying():
            return value.source.name if value.source else value.source_words or value.source_kind
        case Quoted():
            return value.words
        case Mapping():
            return "; ".join(f"{name} {count}" for name, count in value.items())
        case tuple():
            return "; ".join(_words(part) for part in value)
        case _:
            return str(value)
