"""Answering: a page as HTML, JSON or CSV; three forms of one thing.

JSON and CSV give what reports say as it is; CSV leads a cell that a spreadsheet would take for a formula with an apostrophe.
"""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import msgspec
from starlette.responses import Response

from dragoman.present.web.asking import Asked

__all__ = ["Page", "answer_csv", "answer_json"]

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What a page shows.

    Attributes:
        template: Its template.
        title: Its heading.
        section: The entry of the bar above that it belongs to.
        shown: What the template shows.
        record: What JSON gives.
        table: The lines of a CSV, each by heading.
        status: HTTP status.
    """

    template: str
    title: str
    section: str = ""
    shown: Mapping[str, Any] = field(default_factory=dict)
    record: Any = None
    table: Sequence[Mapping[str, Any]] = ()
    status: int = 200


def answer_json(page: Page, asked: Asked) -> Response:
    """Return a page as JSON: what it is about, what was asked, and its record."""
    body = msgspec.json.encode(
        {
            "page": page.title,
            "asked": dict(asked.given),
            "not_understood": list(asked.troubles),
            "found": page.record if page.record is not None else list(page.table),
        }
    )
    return Response(body, page.status, media_type="application/json")


def answer_csv(page: Page, asked: Asked) -> Response:
    """Return a page's table as CSV, UTF-8, one line a row."""
    name = asked.path.strip("/").replace("/", "-") or "home"
    safe = "".join(sign for sign in name if sign.isascii() and (sign.isalnum() or sign in "-_"))[:60] or "page"
    headers = {"Content-Disposition": f'attachment; filename="{safe}.csv"'}
    return Response(_lines(page.table), page.status, headers, media_type="text/csv")


def _lines(rows: Iterable[Mapping[str, Any]]) -> str:
    buffer = io.StringIO()
    writer: Any = None
    for row in rows:
        if writer is None:
            writer = csv.DictWriter(buffer, list(row), lineterminator="\n", extrasaction="ignore")
            writer.writeheader()
        writer.writerow({name: _cell(value) for name, value in row.items()})
    return buffer.getvalue()


def _cell(value: Any) -> Any:
    if value is None:
        return ""
    if isinstance(value, (bool, int, float)):
        return value
    if isinstance(value, Mapping):
        value = "; ".join(f"{name} {count}" for name, count in value.items())
    elif isinstance(value, (tuple, list)):
        value = "; ".join(str(one) for one in value)
    text = " ".join(str(value).replace("\0", "").split())
    return "'" + text if text.startswith(_FORMULA) else text
