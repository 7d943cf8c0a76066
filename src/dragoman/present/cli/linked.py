"""What a happening and a dispute say on the screen: positions side by side, figures as a series, links counted from origins."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from dragoman.model.happenings import Dispute, Happening, Named, Position, Toll
from dragoman.present.cli.cells import ID_SHOWN, amount, days, shorten
from dragoman.present.cli.output import Column

if TYPE_CHECKING:
    from dragoman.store import Store

__all__ = ["HAPPENINGS", "dispute_lines", "happening_lines", "links_of", "toll_line"]

GIST = 110  # code points of a position on one line
HEADINGS = 3  # reports of a dispute that are named with what they are about


def links_of(links: int, origins: int, unknown: int) -> str:
    """Return how many links there are and how many origins stand behind them: ``3 links, 1 origin``."""
    words = f"{links} link{'s' if links != 1 else ''}, {origins} origin{'s' if origins != 1 else ''}"
    return words + (f", {unknown} not known" if unknown else "")


def dispute_lines(dispute: Dispute, store: "Store", *, words: bool = False) -> Iterator[str]:
    """Yield a dispute line by line.

    Args:
        dispute: The dispute.
        store: Where its reports are kept.
        words: Whether the words of the reports follow each position.
    """
    yield f"{dispute.id[:ID_SHOWN]}  {dispute.question}  [{dispute.about}: {dispute.clash}]"
    yield from (f"    {line}" for line in _headings(dispute, store))
    for position in dispute.positions:
        yield f"    {shorten(position.gist, GIST)} — {_held(position)}"
        told = links_of(len({one.report for one in position.evidence}), position.origins, position.unknown)
        yield f"        {told}; from {position.since or 'a day not known'}"
        if words:
            yield from (f"        {line}" for line in _quotes(position, store))
    if dispute.warning:
        yield f"    mind: {dispute.warning}"


def _headings(dispute: Dispute, store: "Store") -> Iterator[str]:
    """Yield by what its reports are known, so that "the attack" of a question is understood."""
    shown = dispute.reports[:HEADINGS]
    headings = store.headings(shown)
    for report in shown:
        heading = headings[report]
        told = f"{heading.report.publisher or heading.report.key}, {heading.report.published or 'undated'}"
        yield f"in “{shorten(heading.words, GIST)}” ({told})"
    if len(dispute.reports) > HEADINGS:
        yield f"and {len(dispute.reports) - HEADINGS} more reports"


def happening_lines(happening: Happening, store: "Store") -> Iterator[str]:
    """Yield a happening line by line: when, where, its tellings, who stands behind them, the figures."""
    reports = {report: store.findings(report).report for report, _ in happening.events}
    yield f"happening     {happening.id}"
    yield f"what          {happening.type}: {happening.gloss}"
    yield f"when          {days(happening.since, happening.before, happening.grain)} ({happening.basis or 'not known'})"
    yield f"where         {happening.place or 'unknown'}"
    yield f"counted       {links_of(happening.reports, happening.origins, happening.unknown)}, {happening.outlets} outlets"
    yield f"origins       {', '.join(origin.name for origin in happening.sources) or '—'}"
    for status in happening.statuses:
        yield f"told as       {status.status}, in {len(status.reports)} reports{_by(status.held_by)}"
    for toll in happening.tolls:
        yield f"figure        {toll_line(toll)}"
    for report, event in happening.events:
        one = reports[report]
        day = str(one.published) if one.published else _inferred(happening)
        told = f"{one.publisher or one.key}, {day}  (report {report[:ID_SHOWN]})"
        yield f"telling       event {event[:ID_SHOWN]}  {told}"


def _inferred(happening: Happening) -> str:
    """Return what a happening tells of the day of a report that has none; it stands and falls with the link."""
    if happening.since is None or happening.basis == "published":
        return "undated"
    return f"undated; {happening.since.year} by the other tellings (inferred, on or after {happening.since})"


def toll_line(toll: Toll) -> str:
    """Return a figure with who gives it: ``2016-07-02  at least 31 people killed, according to …  (2 reports)``."""
    whom = "people" if toll.scope == "all" else toll.scope
    value = amount(toll.low, toll.high, toll.bound)
    according = f"according to {toll.according_to.name}" if toll.according_to else f"in {toll.origin.name}'s own words"
    as_of = f", as of {toll.as_of}" if toll.as_of else ""
    note = f"  [{toll.note}]" if toll.note else ""
    links = f"{len(toll.reports)} report{'s' if len(toll.reports) > 1 else ''}"
    return f"{toll.published or 'undated'}  {value} {whom} {toll.what}, {according}{as_of}  ({links}){note}"


def _held(position: Position) -> str:
    if not position.held_by:
        return "in the outlet's own words" if position.origins else "nobody named"
    verb = {"denies": "denies:", "declines": "no comment:", "asserts": "according to", "confirms": "according to"}
    return f"{verb.get(position.stance, position.stance + ':')} {_names(position.held_by)}" + (
        "" if position.named else " (not named)"
    )


def _by(held: Iterable[Named]) -> str:
    names = _names(held)
    return f", according to {names}" if names else ""


def _names(held: Iterable[Named]) -> str:
    return ", ".join(dict.fromkeys(named.name for named in held))


def _quotes(position: Position, store: "Store") -> Iterator[str]:
    for words in position.evidence:
        report = store.findings(words.report).report
        text = " ".join(report.text[words.start : words.stop].split())
        told = f"{report.publisher or report.key}, {report.published or 'undated'}"
        yield f"“{shorten(text)}” [{words.start}, {words.stop})  {told}"


def _happening_days(row: Any) -> str:
    return days(row.since, row.before, row.grain) + (" (by publication)" if row.basis == "published" else "")


def _counted(row: Any) -> str:
    return shorten("; ".join(f"{amount(one.low, one.high, one.bound)} {one.what}" for one in row.tolls[:4]), 80) or "—"


HAPPENINGS: tuple[Column, ...] = (
    ("id", lambda row: row.id[:ID_SHOWN]),
    ("date", _happening_days),
    ("type", lambda row: row.type),
    ("what", lambda row: shorten(row.gloss, 120)),
    ("where", lambda row: row.place or "—"),
    ("told by", lambda row: links_of(row.reports, row.origins, row.unknown)),
    ("figures", _counted),
)
