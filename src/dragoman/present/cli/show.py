"""``dragoman show ID``: anything of the record by its id, its words in context, and why it was coded."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dragoman.present.cli.dating import inferred_lines
from dragoman.present.cli.options import Format, FormatOption, StoreOption, asked_store
from dragoman.present.cli.output import console, write_json

if TYPE_CHECKING:
    from dragoman.model import Event, Findings, Span, Statement
    from dragoman.model.happenings import Dispute, Happening
    from dragoman.store import Store
    from dragoman.store.rows import ActorRow, EventRow, ReportRow, StatementRow

__all__ = ["EPILOG", "show"]

EPILOG = "Example:\n\n  dragoman show 3f2a91"

AROUND = 160  # code points of context on each side: a sentence or so

Line = tuple[str, str]
"""A heading and what stands beside it."""


def show(
    name: Annotated[
        str, typer.Argument(metavar="ID", help="An id, the first four or more of its characters, or a report's key.")
    ],
    store: StoreOption = "dragoman.sqlite",
    output: FormatOption = Format.table,
    why: Annotated[bool, typer.Option("--why", help="For a report: events and links left out, and why.")] = False,
) -> None:
    """Show a line of the record, a happening or a dispute: every field with the words behind it, and which rule coded it."""
    with asked_store(store) as opened:
        if (linked := opened.show_linked(name)) is not None:
            _show_linked(opened, linked, output)
            return
        shown = opened.show(name)
        if output is not Format.table:
            write_json(shown)
            return
        for heading, words in _lines(opened, shown, why=why):
            console().print(f"{heading:<14}{words}", markup=False, soft_wrap=True)


def _show_linked(store: "Store", linked: "Happening | Dispute", output: Format) -> None:
    from dragoman.model.happenings import Happening
    from dragoman.present.cli.linked import dispute_lines, happening_lines

    if output is not Format.table:
        write_json(linked)
        return
    lines = happening_lines(linked, store) if isinstance(linked, Happening) else dispute_lines(linked, store, words=True)
    for line in lines:
        console().print(line, markup=False, soft_wrap=True)


def _lines(store: "Store", shown: "ReportRow | StatementRow | EventRow | ActorRow", *, why: bool) -> Iterator[Line]:
    from dragoman.store.rows import ActorRow, EventRow, StatementRow

    match shown:
        case StatementRow():
            findings = _dated_findings(store, shown.report.id)
            yield from _statement(next(one for one in findings.statements if one.id == shown.id), findings, shown)
            yield from _answers(store, shown.id)
        case EventRow():
            findings = store.findings(shown.report.id)
            yield from _event(next(one for one in findings.events if one.id == shown.id), findings, shown)
        case ActorRow():
            yield from _actor(shown)
        case _:
            findings = store.findings(shown.id)
            yield from _report(findings, shown)
            yield from inferred_lines(findings, list(store.inferred(shown.id)), why=why)
            if why:
                yield from _left_out(findings)
                yield from _doubtful_links(findings)


def _dated_findings(store: "Store", report_id: str) -> "Findings":
    from dragoman.model.inferred import with_inferred

    return with_inferred(store.findings(report_id), store.inferred(report_id))


def _statement(statement: "Statement", findings: "Findings", row: "StatementRow") -> Iterator[Line]:
    from dragoman.present.cli.cells import days

    text = findings.report.text
    yield "statement", statement.id
    yield "in", _cited(row)
    yield "according to", _words(text, statement.source.span) + (f"  = {row.source.name}" if row.source else "")
    yield "source", f"{statement.source.kind}" + (f", {statement.source.count} of them" if statement.source.count > 1 else "")
    yield "cue", _words(text, statement.cue.span)
    yield "stance", statement.stance + (", hedged" if statement.hedged else "")
    yield from (("says", _words(text, content)) for content in statement.contents)
    said = statement.said.interval
    lent = "  (inferred)" if row.since is None and said is not None else ""
    yield "said on", (days(said.start, said.end, said.grain) if said else days(None, None, None)) + lent
    if row.through:
        yield "told through", ", ".join(party.name for party in row.through)
    if statement.within:
        yield "told within", f"statement {statement.within}"
    yield "in context", _context(text, [*statement.contents, *_some(statement.source.span, statement.cue.span)])
    yield "why", _why(str(statement.trace), statement.confidence)


def _event(event: "Event", findings: "Findings", row: "EventRow") -> Iterator[Line]:
    from dragoman.present.cli.cells import amount, days, names, says

    text = findings.report.text
    yield "event", event.id
    yield "in", _cited(row)
    yield "what", "/".join(filter(None, (event.type, ",".join(event.modes)))) + f", {event.status}"
    yield "trigger", "; ".join(_words(text, span) for span in (event.trigger, *event.also))
    yield "who", names(row.who)
    yield "whom", names(row.whom)
    basis = f"  ({row.when_basis})" if row.when_basis else ""
    yield "when", days(row.since, row.before, row.grain, row.when_reason) + basis
    if row.inferred:
        yield "", row.inferred
    elif event.when and event.when.time is not None:
        yield "", _words(text, findings.times[event.when.time].span)
    yield "where", _where(event, findings)
    for figure in event.figures:
        yield "figure", f"{figure.what}: {amount(figure.low, figure.high, figure.bound)}  {_words(text, figure.span)}"
        if figure.as_of_words is not None:
            yield "", f"as of {figure.as_of} ({figure.as_of_basis})  {_words(text, figure.as_of_words)}"
        if figure.over is not None:
            yield "", f"a sum over more than this event  {_words(text, figure.over)}"
    yield "according to", says(row.says) + "".join(f"  [statement {saying.id}, {saying.stance}]" for saying in row.says)
    yield "in context", _context(text, [event.trigger, *event.evidence])
    yield "why", _why(str(event.trace), event.confidence)


def _where(event: "Event", findings: "Findings") -> str:
    if event.where is None:
        return f"unknown ({event.where_reason})"
    basis = f"  ({event.where_basis})" if event.where_basis in {"anchored", "inferred"} else ""
    return _words(findings.report.text, findings.places[event.where].span) + basis


def _actor(row: "ActorRow") -> Iterator[Line]:
    yield "actor", row.id
    yield "name", row.name
    yield "also named", ", ".join(name for name in row.names if name != row.name) or "—"
    yield "kind", row.kind + (f", {row.country}" if row.country else "")
    yield "in", f"{row.reports} reports, {row.mentions} mentions"
    yield "more", f"dragoman actor show {row.name!r}"


def _report(findings: "Findings", row: "ReportRow") -> Iterator[Line]:
    from dragoman.present.cli.cells import amount, shorten
    from dragoman.present.cli.languages import NOT_READ, tell_language

    report = findings.report
    yield "report", report.id
    yield "file", f"{report.file} (key {report.key})"
    yield "publisher", f"{report.publisher} ({report.publisher_basis})" if report.publisher else "unknown"
    yield (
        "published",
        f"{report.published} ({report.published_basis})" if report.published else f"unknown ({report.published_reason})",
    )
    yield "language", tell_language(report)
    if findings.not_read is not None:
        yield "not read", f"{NOT_READ}; dragoman read --any-language reads it all the same"
    yield from (("not its own", f"{shorten(cut.text, 80)}  ({cut.reason})") for cut in report.removed)
    if row.copy_of:
        yield "copy of", row.copy_of
    for statement in findings.statements:
        source = _words(report.text, statement.source.span)
        said = " … ".join(report.text[content.start : content.end] for content in statement.contents)
        yield "", f"{statement.id[:8]}  {source}  {statement.stance}: {shorten(said)}"
    actors = {actor.id: actor.name for actor in findings.actors}
    for event in findings.events:
        who, whom = (", ".join(actors[one] for one in ids) or "—" for ids in (event.actors, event.recipients))
        counted = "".join(f"  [{figure.what} {amount(figure.low, figure.high, figure.bound)}]" for figure in event.figures)
        yield "", f"{event.id[:8]}  {event.type} {event.status}: {who} → {whom}  {_words(report.text, event.trigger)}{counted}"


def _left_out(findings: "Findings") -> Iterator[Line]:
    for words in findings.left_out:
        what = f"{words.type}: " if words.type else ""
        yield "no event", f"{what}{words.reason} ({words.trace})  {_context(findings.report.text, [words.span])}"


def _doubtful_links(findings: "Findings") -> Iterator[Line]:
    for actor in findings.actors:
        if actor.candidate is not None:
            span = actor.mentions[0].span
            likely = "" if actor.confidence is None else f" ({actor.confidence:.2f})"
            yield "doubtful link", f"{actor.name} may be {actor.candidate}{likely}  {_context(findings.report.text, [span])}"


def _answers(store: "Store", statement_id: str) -> Iterator[Line]:
    for judgement in store.judgements("denies"):
        why = f"({judgement.reason}; {judgement.score:.2f}, by {judgement.by})"
        if judgement.left == statement_id:
            yield "denies", f"statement {judgement.right}  {why}"
        if judgement.right == statement_id:
            yield "denied by", f"statement {judgement.left}  {why}"


def _why(trace: str, confidence: float) -> str:
    from dragoman.lexicon.rules import explain_rule, load_rules

    rule = explain_rule(trace, {f"{rule.stage}/{rule.rule}": rule for rule in load_rules()})
    return f"rule {trace}" + (f": {rule.what}" if rule else "") + f"; confidence {confidence:.2f}"


def _cited(row: Any) -> str:
    return f"{row.report.publisher or row.report.key}, {row.report.published or 'undated'}  (report {row.report.id[:8]})"


def _words(text: str, span: "Span | None") -> str:
    return f"“{' '.join(text[span.start : span.end].split())}” [{span.start}, {span.end})" if span else "nobody named"


def _some(*spans: "Span | None") -> list["Span"]:
    return [span for span in spans if span is not None]


def _context(text: str, spans: list["Span"]) -> str:
    start = max(min(span.start for span in spans) - AROUND, 0)
    end = min(max(span.end for span in spans) + AROUND, len(text))
    start = 0 if start == 0 else text.find(" ", start) + 1
    end = len(text) if end == len(text) else text.rfind(" ", 0, end)
    return f"{'… ' if start else ''}{' '.join(text[start:end].split())}{' …' if end < len(text) else ''}"
