"""Evidence: one line of the record with the words behind it: in context, who says so, who passes it on, why it was coded.

The same page is the drawer of a list (``?part=1``) and stands alone where no script runs.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from dragoman.model import Findings, StoreError
from dragoman.model.corrections import correction_of
from dragoman.model.happenings import Dispute, Happening
from dragoman.model.recording import record_of
from dragoman.present.web.answering import Page
from dragoman.present.web.asking import Asked
from dragoman.present.web.citing import Citation, cite, sayer_of
from dragoman.present.web.desk import Desk
from dragoman.present.web.pages.tables import event_lines, report_lines, statement_lines
from dragoman.store.browsing.standing import standing_of
from dragoman.store.rows import ActorRow, EventRow, ReportRow, StatementRow

__all__ = ["Context", "Quote", "evidence_page", "quotes_of"]

AROUND = 220  # code points of context on each side: a sentence or two


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """Words of a report: what stands before them, they themselves in marked and unmarked pieces, what stands after."""

    pieces: tuple[tuple[str, bool], ...]
    start: int
    stop: int
    whole: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Words of a report with the report, and their citation."""

    report: Any
    words: str
    start: int
    stop: int
    citation: Citation


def evidence_page(desk: Desk, asked: Asked, kind: str, one: str) -> Page:
    """Return the evidence of a statement, an event, a report or a happening.

    Args:
        desk: The desk.
        asked: What was asked; ``part`` leaves the frame of the page out.
        kind: ``statement``, ``event``, ``report`` or ``happening``.
        one: Its id.

    Raises:
        StoreError: When there is no such thing.
    """
    if kind == "happening":
        return _happening(desk, asked, desk.catalogue.happening(one))
    row = desk.store.show(one)
    match row:
        case StatementRow() | EventRow() | ReportRow() if kind == _kind(row):
            return _found(desk, asked, row)
        case _:
            raise StoreError(f"no {kind} is called {one!r}")


def _kind(row: StatementRow | EventRow | ReportRow | ActorRow) -> str:
    return {StatementRow: "statement", EventRow: "event", ReportRow: "report", ActorRow: "actor"}[type(row)]


def _found(desk: Desk, asked: Asked, row: StatementRow | EventRow | ReportRow) -> Page:
    report_id = row.id if isinstance(row, ReportRow) else row.report.id
    findings = desk.store.findings(report_id)
    record = record_of(findings)
    shown: dict[str, Any] = {"row": row, "kind": _kind(row), "report": findings.report, "made_by": findings.made_by}
    table: list[Mapping[str, Any]]
    told: object
    if isinstance(row, StatementRow):
        spans = [(piece.start, piece.stop) for piece in row.contents]
        told = next(one for one in record.statements if one.id == row.id)
        table = statement_lines([row])
    elif isinstance(row, EventRow):
        spans = [(piece.start, piece.stop) for piece in row.evidence] or [(row.trigger.start, row.trigger.stop)]
        told = next(one for one in record.events if one.id == row.id)
        table = event_lines([row])
        shown["told"] = told
        shown["within"] = [desk.store.show(saying.id) for saying in row.says]
    else:
        first = findings.report.text[:AROUND]
        spans, told, table = [(0, len(first))], record.report, report_lines([row])
    shown["context"] = context_of(findings, spans, _focus(row))
    start, stop = min(span[0] for span in spans), max(span[1] for span in spans)
    words = " … ".join(findings.report.text[first:last] for first, last in spans)
    if not isinstance(row, ReportRow):
        says, stance = sayer_of(row)
        shown["standing"] = standing_of(desk.catalogue, row)
        shown["rule"] = desk.why(row.trace)
        shown["corrected"] = [one for one in desk.store.corrections(report_id) if correction_of(one).of == row.id]
        shown["quote"] = Quote(
            report=row.report,
            words=words,
            start=start,
            stop=stop,
            citation=cite(row.report, words, start, stop, says=says, stance=stance),
        )
        shown["answers"] = _answers(desk, shown["standing"].answers, row.id)
    else:
        named = desk.catalogue.named([row.id])[row.id]
        shown["copies"] = desk.catalogue.copies([row.copy_of or row.id]).get(row.copy_of or row.id, ())
        shown["appearances"] = desk.store.appearances(row.id)
        shown["quote"] = Quote(report=named, words=words, start=start, stop=stop, citation=cite(named, words, start, stop))
    return Page(
        template="evidence.html",
        title=f"Evidence: {shown['kind']} {row.id[:8]}",
        section={"statement": "statements", "event": "timeline"}.get(shown["kind"], "reports"),
        shown=shown,
        record={
            "kind": shown["kind"],
            "record": told,
            "report": {
                "id": report_id,
                "publisher": findings.report.publisher,
                "published": findings.report.published,
                "published_basis": findings.report.published_basis,
            },
            "citation": shown["quote"].citation,
        },
        table=table,
    )


def _focus(row: object) -> list[tuple[int, int]]:
    return [(row.trigger.start, row.trigger.stop)] if isinstance(row, EventRow) else []


def _answers(desk: Desk, answers: Any, one: str) -> list[tuple[bool, Any, Any]]:
    """Return for each denial link whether this row denies, the other row, and the judgement."""
    found = []
    for judgement in answers:
        other = judgement.right if judgement.left == one else judgement.left
        found.append((judgement.left == one, desk.store.show(other), judgement))
    return found


def context_of(findings: Findings, spans: list[tuple[int, int]], focus: list[tuple[int, int]]) -> Context:
    """Return the words with what stands around them, cut at blanks.

    Args:
        findings: Of the report.
        spans: The words, in text order.
        focus: What is marked; the words themselves where it is empty.
    """
    text = findings.report.text
    start = max(min(span[0] for span in spans) - AROUND, 0)
    stop = min(max(span[1] for span in spans) + AROUND, len(text))
    start = 0 if start == 0 else max(text.find(" ", start, min(span[0] for span in spans)) + 1, start)
    cut = text.rfind(" ", max(span[1] for span in spans), stop)
    stop = stop if stop == len(text) or cut < 0 else cut
    pieces, at = [], start
    for first, last in sorted(focus or spans):
        first = max(first, at)  # noqa: PLW2901 - pieces that overlap are marked once
        if first > at:
            pieces.append((text[at:first], False))
        if last > first:
            pieces.append((text[first:last], True))
        at = max(at, last)
    if at < stop:
        pieces.append((text[at:stop], False))
    return Context(pieces=tuple(pieces), start=start, stop=stop, whole=start == 0 and stop == len(text))


def quotes_of(desk: Desk, dispute: Dispute) -> list[list[Quote]]:
    """Return the words behind each position of a dispute, each with its report and citation."""
    spans = [(words.report, words.start, words.stop) for position in dispute.positions for words in position.evidence]
    words, names = desk.catalogue.words(spans), desk.catalogue.named([one for one, _, _ in spans])
    found = []
    for position in dispute.positions:
        held = ", ".join(one.name for one in position.held_by) or None
        quotes = []
        for one in position.evidence:
            said, report = words.get((one.report, one.start, one.stop)), names.get(one.report)
            if said is None or report is None:
                continue
            citation = cite(report, said, one.start, one.stop, says=held, stance=position.stance)
            quotes.append(Quote(report=report, words=said, start=one.start, stop=one.stop, citation=citation))
        found.append(quotes)
    return found


def _happening(desk: Desk, asked: Asked, happening: Happening) -> Page:
    from dragoman.present.web.pages.single import happening_page

    page = happening_page(desk, asked, happening.id)
    return Page(
        template="evidence_happening.html",
        title=page.title,
        section="timeline",
        shown=page.shown,
        record=page.record,
        table=page.table,
    )
