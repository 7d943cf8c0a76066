"""Options of ingest: what the user states by hand, the columns of tables, and the limit on one report's size."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import PurePath
from typing import Literal, get_args

from dragoman.ingest.given import Order
from dragoman.model import SettingsError
from dragoman.model.terms import Grain

__all__ = ["FIELDS", "FileType", "IngestOptions", "file_type_of", "parse_columns"]

FileType = Literal["txt", "md", "html", "jsonl", "json", "csv", "tsv"]

FIELDS: Mapping[str, tuple[str, ...]] = {
    "text": ("text", "body", "event_text", "maintext", "content", "article", "article_text", "full_text"),
    "title": ("title", "headline"),
    "date": (
        "published", "pub_date", "pubdate", "publishedat", "published_at", "date_publish", "datepublished", "date_published",
        "publication_date", "date", "timestamp", "datetime",
    ),
    "url": ("url", "link"),
    "publisher": ("publisher", "source", "outlet", "source_name", "domain", "source_domain"),
    "language": ("language", "lang"),
    "id": ("id", "key", "doc", "uid", "doc_id", "article_id", "guid"),
}  # fmt: skip
"""The names under which collections keep each field, in lower case; the first that a row has is taken."""

_EXTENSIONS: Mapping[str, FileType] = {
    ".txt": "txt", ".text": "txt", ".md": "md", ".markdown": "md", ".html": "html", ".htm": "html", ".xhtml": "html",
    ".jsonl": "jsonl", ".ndjson": "jsonl", ".json": "json", ".csv": "csv", ".tsv": "tsv", ".tab": "tsv",
}  # fmt: skip

# A book has about 1 MB of text and a heavy web page 5 MB; what is larger than this is no report but an archive or a mistake.
_MAX_BYTES = 20_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class IngestOptions:
    """What the user states by hand.

    Attributes:
        published: First day of the publication date of every report read; beats whatever the reports say.
        published_grain: ``day``, ``month`` or ``year``.
        publisher: The outlet of every report read.
        columns: Column by field, where a table's own names are not known (``{"text": "body"}``).
        date_order: ``mdy`` or ``dmy`` for dates like 4/5/2017; None to learn it from the file.
        max_bytes: Limit on one report's file or row, unpacked.
        file_type: Type of every input, whatever its name; None to go by name and first bytes.

    Raises:
        SettingsError: When a value is outside its range.
    """

    published: date | None = None
    published_grain: Grain = "day"
    publisher: str | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    date_order: Order | None = None
    max_bytes: int = _MAX_BYTES
    file_type: FileType | None = None

    def __post_init__(self) -> None:
        if self.max_bytes < 1:
            raise SettingsError(f"max_bytes is {self.max_bytes}, it must be at least 1")
        if self.file_type is not None and self.file_type not in get_args(FileType):
            raise SettingsError(f"file type {self.file_type!r} is none of {', '.join(get_args(FileType))}")
        if self.published_grain not in ("day", "month", "year"):
            raise SettingsError(f"published_grain {self.published_grain!r} is none of day, month, year")
        for name in self.columns:
            if name not in FIELDS:
                raise SettingsError(f"cannot map {name!r}: the fields are {', '.join(FIELDS)}")


def parse_columns(text: str) -> dict[str, str]:
    """Read ``text=body,date=when`` as column by field.

    Raises:
        SettingsError: When a part is not ``field=column`` or its field is unknown.
    """
    columns = {}
    for part in filter(None, map(str.strip, text.split(","))):
        name, sign, column = (piece.strip() for piece in part.partition("="))
        if not (sign and column) or name not in FIELDS:
            raise SettingsError(f"cannot map {part!r}: write field=column, with a field of {', '.join(FIELDS)}")
        columns[name] = column
    return columns


def file_type_of(path: str) -> FileType | None:
    """Return the type that a file's name tells, looking through ``.gz``; None for any other name."""
    name = PurePath(path.lower())
    suffix = PurePath(name.stem).suffix if name.suffix == ".gz" else name.suffix
    return _EXTENSIONS.get(suffix)
