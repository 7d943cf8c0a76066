"""Showing: words of reports made safe for the eye, and the words of the pages.

Escaping keeps a report's text from being markup; here signs that would reorder or hide what stands beside them are shown:
U+202E -> ``[U+202E]``. JSON and CSV give the text as it is.
"""

import re
from datetime import date
from typing import Any

from markupsafe import Markup

from dragoman.present.cli.cells import amount, days, shorten
from dragoman.present.cli.linked import links_of
from dragoman.store.rows import Party, Saying, StatementRow

__all__ = ["CLASHES", "GRAINS", "amount", "days", "in_quotes", "links_of", "said", "sayers", "shorten", "span_days", "visible"]

# Controls but tab, line feed and carriage return; marks, embeddings, overrides and isolates of direction; zero-width signs.
_HIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]"
)

_QUOTES = frozenset("\"“”„«‘’'")

GRAINS = {
    "time": 1, "day": 1, "weekend": 2, "week": 2, "month": 3, "quarter": 3, "half": 4, "season": 4, "year": 4, "decade": 5,
    "century": 5,
}  # fmt: skip
"""Width of a date's glyph, 1 (a day) to 5 (longer than a year)."""

CLASHES = {"denies": "denied", "differs": "told differently", "no comment": "no comment", "corrects": "corrected"}


def visible(value: Any) -> Any:
    """Return text with hidden and reordering signs written out; our own markup and other values as they are."""
    if value is None:
        return ""
    if isinstance(value, Markup) or not isinstance(value, str):
        return value
    return _HIDDEN.sub(lambda sign: f"[U+{ord(sign[0]):04X}]", value)


def said(row: StatementRow, most: int = 260) -> str:
    """Return what a statement says, cut to fit; a direct quotation between marks, once."""
    words = shorten(" … ".join(piece.words for piece in row.contents), most)
    return in_quotes(words) if row.manner == "direct" else words


def in_quotes(words: str) -> str:
    """Return a report's words between marks; those that begin with some as they are."""
    return words if words[:1] in _QUOTES else f"“{words}”"


def sayers(sayings: tuple[Saying, ...]) -> tuple[tuple[str, Party | None], ...]:
    """Return who says so, each once, by the name a reader knows and the actor where it is one."""
    told: dict[str, Party | None] = {}
    for saying in sayings:
        if saying.source is not None and saying.source_kind != "anonymous":
            told.setdefault(saying.source.name, saying.source)
        else:
            told.setdefault(saying.source_words or "nobody named", None)
    return tuple(told.items())


def span_days(since: date | None, before: date | None, grain: str | None, basis: str | None = None) -> str:
    """Return days with what they rest on where it is not the text: ``2024-07 (inferred)``."""
    shown = days(since, before, grain)
    return f"{shown} ({basis})" if basis in {"inferred", "published"} else shown
