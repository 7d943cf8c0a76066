"""One report: its text with what was coded underlined, its record in text order, why nothing was coded, copies and versions."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

from dragoman.model import Findings, Span
from dragoman.model.recording import record_of
from dragoman.present.cli.languages import tell_language
from dragoman.present.web.answering import Page
from dragoman.present.web.asking import Asked
from dragoman.present.web.desk import Desk
from dragoman.present.web.pages.tables import event_lines, statement_lines
from dragoman.store.browsing import Wanted
from dragoman.store.browsing.versions import versions_of
from dragoman.store.filters import Filters

__all__ = ["KINDS", "Piece", "compare_page", "cut_text", "report_page"]

KINDS = ("statement", "event", "figure", "time", "place", "actor", "left")
_SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?]+[\"”’')\]]*|\n|$)", re.UNICODE)
_WORDS = re.compile(r"\w+|\W+")

Mark = tuple[int, int, str, str]
"""Start, stop, kind and what it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of text over which the same things were coded.

    Attributes:
        kinds: The kinds coded here, in the order of their underlines.
        title: What a reader is told when pointing at it.
        starts: Ids of the records that begin here.
        none: Whether it stands in a sentence in which no statement and no event was coded.
    """

    text: str
    kinds: tuple[str, ...]
    title: str
    starts: tuple[str, ...]
    none: bool
    breaks: int = 0


def report_page(desk: Desk, asked: Asked, one: str) -> Page:
    """Return one report.

    Args:
        desk: The desk.
        asked: What was asked.
        one: The report's id.

    Raises:
        StoreError: When there is none with this id.
    """
    findings = desk.store.findings(one)
    report = findings.report
    within = Wanted(filters=Filters(report=one))
    row = next(iter(desk.catalogue.reports(within, size=1)))
    statements = list(desk.store.find_statements(Filters(report=report.id)))
    events = list(desk.store.find_events(Filters(report=report.id)))
    records = [("statement", one.contents[0].start, one) for one in statements] + [
        ("event", one.trigger.start, one) for one in events
    ]
    records.sort(key=lambda record: (record[1], record[0]))
    family = desk.catalogue.copies([row.copy_of or row.id])
    original = desk.catalogue.named([row.copy_of]).get(row.copy_of) if row.copy_of else None
    return Page(
        template="report.html",
        title=report.title or report.key,
        section="reports",
        shown={
            "report": report,
            "row": row,
            "language": tell_language(report),
            "paragraphs": list(_paragraphs(cut_text(findings))),
            "records": records,
            "figures": _figures(findings),
            "original": original,
            "copies": family.get(row.copy_of or row.id, ()),
            "appearances": desk.store.appearances(report.id),
            "versions": versions_of(desk.catalogue, report.id),
            "made_by": findings.made_by,
        },
        record=record_of(findings),
        table=[*_both(statement_lines(statements), event_lines(events))],
    )


def _both(statements: Sequence[object], events: Sequence[object]) -> Iterator[dict[str, object]]:
    """Yield statements and events as lines with the same headings."""
    lines = [("statement", line) for line in statements] + [("event", line) for line in events]
    lines.sort(key=lambda one: int(one[1]["start"]))  # type: ignore[index]
    for kind, line in lines:
        given: dict[str, object] = dict(line)  # type: ignore[call-overload]
        yield {
            "kind": kind,
            "id": given["id"],
            "what": given.get("stance") or given.get("type"),
            "status": given.get("status", ""),
            "according_to": given["according_to"],
            "who": given.get("who", ""),
            "whom": given.get("whom", ""),
            "words": given.get("says") or given.get("words"),
            "start": given["start"],
            "end": given["end"],
            "since": given.get("since") or given.get("said_since"),
            "place": given.get("place", ""),
            "confidence": given["confidence"],
            "rule": given["rule"],
        }


def _figures(findings: Findings) -> dict[str, list[str]]:
    found = defaultdict[str, list[str]](list)
    for event in findings.events:
        for figure in event.figures:
            found[event.id].append(f"{figure.span.words(findings.report.text)} ({figure.what})")
    return dict(found)


def cut_text(findings: Findings) -> Iterator[Piece]:
    """Yield the report's text in pieces, each with what was coded over it."""
    text = findings.report.text
    marks = list(_marks(findings))
    barren = _barren(findings, marks) if findings.not_read is None else []
    ends = {0, len(text)}
    ends |= {end for start, stop, _, _ in marks for end in (start, stop)} | {
        end for start, stop, _ in barren for end in (start, stop)
    }
    begin = defaultdict[int, list[str]](list)
    for start, _, kind, _ in marks:
        if kind in {"statement", "event"}:
            begin[start].append(f"{kind}-{start}")
    order = sorted(ends)
    starting = defaultdict[int, list[Mark]](list)
    for mark in marks:
        starting[mark[0]].append(mark)
    open_marks: list[Mark] = []
    at = 0
    for start, stop in pairwise(order):
        open_marks = [mark for mark in open_marks if mark[1] > start] + starting.get(start, [])
        while at < len(barren) and barren[at][1] <= start:
            at += 1
        none = at < len(barren) and barren[at][0] <= start
        kinds = {mark[2] for mark in open_marks}
        told = "; ".join(dict.fromkeys(mark[3] for mark in open_marks))
        yield Piece(
            text=text[start:stop],
            kinds=tuple(kind for kind in KINDS if kind in kinds),
            title=told or (barren[at][2] if none else ""),
            starts=tuple(dict.fromkeys(begin.get(start, ()))),
            none=none,
        )


def _marks(findings: Findings) -> Iterator[Mark]:
    text = findings.report.text
    names = {actor.id: actor.name for actor in findings.actors}

    def mark(span: Span, kind: str, what: str) -> Mark:
        return span.start, span.end, kind, what

    for statement in findings.statements:
        who = names.get(statement.source.actor or "") or (
            statement.source.span.words(text) if statement.source.span else "nobody named"
        )
        for span in statement.contents:
            yield mark(span, "statement", f"{who} {statement.stance}")
    for event in findings.events:
        for span in (event.trigger, *event.also):
            yield mark(span, "event", f"{event.type}, {event.status}")
        for figure in event.figures:
            yield mark(figure.span, "figure", f"figure: {figure.what}")
    for word in findings.left_out:
        yield mark(word.span, "left", f"“{word.span.words(text)}” tells no event: {word.reason.replace('-', ' ')}")
    for timex in findings.times:
        yield mark(timex.span, "time", f"time: {timex.value}")
    for place in findings.places:
        yield mark(place.span, "place", f"place: {place.name}")
    for actor in findings.actors:
        for mention in actor.mentions:
            yield mark(mention.span, "actor", f"{mention.form}: {actor.name}")


def _barren(findings: Findings, marks: Sequence[Mark]) -> list[tuple[int, int, str]]:
    """Return the sentences in which neither a statement nor an event was coded, with what can be said about why."""
    text = findings.report.text
    coded = sorted((start, stop) for start, stop, kind, _ in marks if kind in {"statement", "event", "figure"})
    coded += [(s.span.start, s.span.end) for one in findings.statements for s in (one.cue, one.source) if s.span]
    coded.sort()
    asides = [(aside.span.start, aside.span.end, aside.reason) for aside in findings.report.asides]
    found = []
    for sentence in _SENTENCE.finditer(text):
        start, stop = sentence.span()
        if not sentence[0].strip() or any(first < stop and start < last for first, last in coded):
            continue
        aside = next((reason for first, last, reason in asides if first < stop and start < last), None)
        found.append((start, stop, _reason(marks, start, stop, aside)))
    return found


def _reason(marks: Sequence[Mark], start: int, stop: int, aside: str | None) -> str:
    if aside is not None:
        return f"Nothing was coded here: read past as {aside}."
    kinds = [mark[2] for mark in marks if start <= mark[0] < stop and mark[2] != "left"]
    held = [f"{kinds.count(kind)} {kind}{'s' if kinds.count(kind) != 1 else ''}" for kind in KINDS if kind in kinds]
    found = f"It holds {', '.join(held)}." if held else "It names nobody, no place and no time."
    refused = [mark[3] for mark in marks if mark[2] == "left" and start <= mark[0] < stop]
    why = "; ".join(refused) or "no reporting word and no event word was read as one"
    return f"Nothing was coded here: {why}. {found}"


def _paragraphs(pieces: Iterator[Piece]) -> Iterator[list[Piece]]:
    paragraph: list[Piece] = []
    for piece in pieces:
        parts = piece.text.split("\n")
        for number, part in enumerate(parts):
            if number:
                if paragraph:
                    yield paragraph
                paragraph = []
            if part:
                starts = piece.starts if number == 0 else ()
                paragraph.append(Piece(text=part, kinds=piece.kinds, title=piece.title, starts=starts, none=piece.none))
    if paragraph:
        yield paragraph


def compare_page(desk: Desk, asked: Asked, one: str, other: str) -> Page:
    """Return two texts, what only the first has struck out and what only the second has marked.

    Raises:
        StoreError: When one of them is not kept.
    """
    left, right = desk.store.findings(one).report, desk.store.findings(other).report
    before, after = _WORDS.findall(left.text)[:MOST_WORDS], _WORDS.findall(right.text)[:MOST_WORDS]
    pieces = []
    for how, i, j, k, m in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if how == "equal":
            pieces.append(("same", "".join(before[i:j])))
        else:
            pieces += [("gone", "".join(before[i:j]))] if j > i else []
            pieces += [("new", "".join(after[k:m]))] if m > k else []
    return Page(
        template="compare.html",
        title="Two texts compared",
        section="reports",
        shown={"left": left, "right": right, "pieces": pieces},
        record={"left": left.id, "right": right.id, "pieces": [{"how": how, "text": text} for how, text in pieces]},
        table=[{"how": how, "text": text} for how, text in pieces],
    )


MOST_WORDS = 6_000  # of each text: comparing takes the product of both
