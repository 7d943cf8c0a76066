"""What a row says in a cell: names, days with their grain, words cut to fit. "according to" and "says", never "true"."""

from collections.abc import Iterable
from datetime import date, timedelta

from dragoman.lexicon.languages import name_language
from dragoman.present.cli.output import Column
from dragoman.store.rows import EventRow, FigureRow, Party, Quoted, ReportName, ReportRow, Saying, StatementRow

__all__ = ["ACTORS", "EVENTS", "FIGURES", "REPORTS", "STATEMENTS", "amount", "days", "names", "quoted", "says", "shorten"]

ID_SHOWN = 8  # hex digits: enough to tell thousands of findings apart, and `show` takes any prefix that does
WORDS_SHOWN = 160  # code points of a content in a table; `show` has the whole

_BOUNDS = {"exact": "{low}", "at_least": "at least {low}", "at_most": "at most {high}", "about": "about {low}"}


def shorten(words: str, most: int = WORDS_SHOWN) -> str:
    """Return words on one line, cut at a blank with an ellipsis where they are too long."""
    words = " ".join(words.split())
    return words if len(words) <= most else words[: words.rfind(" ", 0, most)] + " …"


def days(since: date | None, before: date | None, grain: str | None, reason: str | None = None) -> str:
    """Return an interval as a reader writes it: ``2024-07``, ``2024-07-30 to 2024-08-02``, ``unknown (no-time-phrase)``."""
    if since is None and before is None:
        return f"unknown ({reason})" if reason else "unknown"
    if since is None or before is None:
        return f"until {before}" if since is None else f"from {since}"
    last = before - timedelta(days=1)
    if grain == "month":
        return since.isoformat()[:7]
    if grain == "year":
        return since.isoformat()[:4]
    return since.isoformat() if since == last else f"{since} to {last}"


def names(parties: Iterable[Party]) -> str:
    """Return names in a row; a dash for nobody."""
    return ", ".join(party.name for party in parties) or "—"


def says(sayings: Iterable[Saying]) -> str:
    """Return who says so; the reporter's own telling has nobody."""
    told = dict.fromkeys(_sayer(saying) for saying in sayings)
    return ", ".join(told) or "—"


def _sayer(saying: Saying) -> str:
    if saying.source is not None and saying.source_kind != "anonymous":
        return saying.source.name
    return saying.source_words or saying.source_kind


def quoted(pieces: Iterable[Quoted]) -> str:
    """Return the pieces of what is said, gaps marked."""
    return shorten(" … ".join(piece.words for piece in pieces))


def amount(low: float | None, high: float | None, bound: str) -> str:
    """Return a figure with its bound: ``at least 39,445``."""
    shown = {"low": _number(low), "high": _number(high)}
    if (bound in _BOUNDS and None not in (low, high)) or bound in {"at_least", "at_most"}:
        return _BOUNDS[bound].format(**shown)
    return f"{shown['low']} to {shown['high']}"


def _number(value: float | None) -> str:
    if value is None:
        return "?"
    return f"{value:,.0f}" if value == int(value) else f"{value:,}"


def _who_says(row: StatementRow) -> str:
    if row.source_words is None:
        return row.source.name if row.source else "nobody named"
    if row.source is None or row.source_kind == "anonymous" or row.source.name == row.source_words:
        return row.source_words
    return f"{row.source.name} ({row.source_words})"


def _outlet(report: ReportName) -> str:
    return f"{report.publisher or report.key}, {report.published or 'undated'}"


def _status(row: EventRow) -> str:
    return f"{row.type}{'/' + ','.join(row.modes) if row.modes else ''}" + (
        "" if row.status == "happened" else f" ({row.status})"
    )


def _when(row: EventRow) -> str:
    if row.when_basis == "inferred" and row.grain == "week" and row.before is not None:
        return f"about {row.before - timedelta(days=1)}"
    return days(row.since, row.before, row.grain, row.when_reason) + (" (inferred)" if row.inferred else "")


def _deed(row: EventRow) -> str:
    parties = f"{names(row.who)} → {names(row.whom)}" + (f", {row.place}" if row.place else "")
    return f"{parties}\n{shorten(' … '.join(piece.words for piece in row.evidence), 150)}"


def standing(as_of: object, over: str | None) -> str:
    """Return up to when a figure counts, and over what longer course than its event: ``, as of 2019-04-24``."""
    return (f", {over}" if over else "") + (f", as of {as_of}" if as_of else "")


def _figure_says(row: FigureRow) -> str:
    return _sayer(row.according_to) if row.according_to else "—"


STATEMENTS: tuple[Column, ...] = (
    ("id", lambda row: row.id[:ID_SHOWN]),
    ("who says", _who_says),
    ("stance", lambda row: row.stance + (", hedged" if row.hedged else "")),
    ("what", lambda row: quoted(row.contents)),
    ("said on", lambda row: days(row.since, row.before, row.grain)),
    ("in", lambda row: _outlet(row.report)),
)
EVENTS: tuple[Column, ...] = (
    ("id", lambda row: row.id[:ID_SHOWN]),
    ("date", _when),
    ("what", _status),
    ("who → whom, where, in which words", _deed),
    ("according to", lambda row: shorten(says(row.says), 60)),
    ("in", lambda row: _outlet(row.report)),
)
FIGURES: tuple[Column, ...] = (
    ("date", lambda row: days(row.since, row.before, None)),
    ("how many", lambda row: f"{amount(row.low, row.high, row.bound)} {row.what}{standing(row.as_of, row.over)}"),
    ("words", lambda row: shorten(row.words.words, 60)),
    ("according to", _figure_says),
    ("where", lambda row: row.place or "—"),
    ("in", lambda row: _outlet(row.report)),
)
ACTORS: tuple[Column, ...] = (
    ("id", lambda row: row.id[:24]),
    ("name", lambda row: row.name),
    ("kind", lambda row: row.kind),
    ("country", lambda row: row.country or "—"),
    ("also named", lambda row: shorten(", ".join(name for name in row.names if name != row.name), 60) or "—"),
    ("reports", lambda row: str(row.reports)),
    ("mentions", lambda row: str(row.mentions)),
)


def _statements(row: ReportRow) -> str:
    """Return how many statements were found, or that none were looked for."""
    return str(row.statements) if row.not_read is None else f"not read ({name_language(row.language or '?')})"


def _events(row: ReportRow) -> str:
    return str(row.events) if row.not_read is None else "—"


def _published(row: ReportRow) -> str:
    if row.published is None:
        return f"unknown ({row.published_reason or 'not-stated'})"
    return f"{row.published.isoformat()} ({row.published_basis})"


REPORTS: tuple[Column, ...] = (
    ("id", lambda row: row.id[:ID_SHOWN]),
    ("key", lambda row: row.key),
    ("publisher", lambda row: row.publisher or "unknown"),
    ("published", _published),
    ("title", lambda row: shorten(row.title or "—", 60)),
    ("words", lambda row: str(row.words)),
    ("statements", _statements),
    ("events", _events),
    ("copy of", lambda row: row.copy_of[:ID_SHOWN] if row.copy_of else "—"),
)
