"""Citing: the words of a report ready to be pasted: Markdown, plain text, BibTeX; each names its place in the stored text."""

import re
from dataclasses import dataclass

from dragoman.store.rows import EventRow, ReportName, Saying, StatementRow

__all__ = ["Citation", "cite", "sayer_of"]

_TOLD = {
    "denies": "denied by {says}",
    "doubts": "doubted by {says}",
    "declines": "no comment by {says}",
    "believes": "believed by {says}",
    "asks": "asked by {says}",
    "demands": "demanded by {says}",
    "threatens": "threatened by {says}",
    "promises": "promised by {says}",
    "accuses": "an accusation by {says}",
}
_TEX = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    **{sign: f"\\{sign}" for sign in "#$%&_"},
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}


_ARTICLES = {"The", "A", "An"}
_HOLDING_OFF = {"denies", "doubts", "declines"}  # who does so does not say what the words tell


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """One citation in three forms."""

    markdown: str
    plain: str
    bibtex: str


def cite(
    report: ReportName, words: str, start: int, stop: int, *, says: str | None = None, stance: str = "asserts"
) -> Citation:
    """Return the citation of words of a report.

    Args:
        report: The report.
        words: Its words.
        start: Where they stand in the stored text, in code points.
        stop: Where they end.
        says: Whom the words are according to; None where the outlet says them itself.
        stance: How: what somebody denies is never cited as what they say.
    """
    quote = " ".join(words.split())
    outlet, title = report.publisher or "outlet not known", " ".join((report.title or report.key).split())
    day = report.published.isoformat() if report.published else "undated"
    where = f"report {report.id[:12]}, characters {start} to {stop}"
    told = f", {_TOLD.get(stance, 'according to {says}').format(says=says)}" if says else ""
    plain = f"“{quote}”{told} ({outlet}, “{title}”, {day}; {where})"
    markdown = f"> “{_markdown(quote)}”\n>\n> {_markdown(outlet)}, *{_markdown(title)}*, {day}{_markdown(told)} ({where})"
    return Citation(markdown=markdown, plain=plain, bibtex=_bibtex(report, quote, where, told))


def sayer_of(row: StatementRow | EventRow) -> tuple[str | None, str]:
    """Return whom words are according to, and how they hold them: whoever only denies an event is not its source."""
    if isinstance(row, StatementRow):
        source = row.source.name if row.source and row.source_kind != "anonymous" else row.source_words
        return _inside(source), row.stance
    telling = [one for one in row.says if one.stance not in _HOLDING_OFF]
    names = dict.fromkeys(_inside(_named(one)) or "nobody named" for one in telling or row.says)
    stance = "asserts" if telling or not row.says else row.says[0].stance
    return ", ".join(names) or None, stance


def _named(one: Saying) -> str | None:
    return one.source.name if one.source and one.source_kind != "anonymous" else one.source_words


def _inside(words: str | None) -> str | None:
    """Return a source as it stands inside a sentence: ``The official`` -> ``the official``; a name keeps its article."""
    first, _, rest = (words or "").partition(" ")
    return f"{first.casefold()} {rest}" if first in _ARTICLES and rest[:1].islower() else words


def _bibtex(report: ReportName, quote: str, where: str, told: str) -> str:
    fields = {
        "title": report.title or report.key,
        "organization": report.publisher or "",
        "year": str(report.published.year) if report.published else "",
        "month": f"{report.published:%m}" if report.published else "",
        "day": f"{report.published:%d}" if report.published else "",
        "note": f"“{quote}”{told}; {where}",
    }
    lines = [f"  {name} = {{{_tex(value)}}}," for name, value in fields.items() if value]
    key = re.sub(r"[^a-z0-9]+", "-", f"{report.publisher or 'report'}-{report.id[:8]}".casefold()).strip("-")
    return "\n".join([f"@misc{{{key},", *lines, "}"])


def _tex(words: str) -> str:
    return "".join(_TEX.get(sign, sign) for sign in " ".join(words.split()))


def _markdown(words: str) -> str:
    return re.sub(r"([\\`*_{}\[\]<>#|])", r"\\\1", words)
