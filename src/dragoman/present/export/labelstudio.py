"""Label Studio tasks: reports with findings as predictions, to be corrected; or ``cards``, doubtful pairs to be decided.

{"data": {"text": "…", "report": "…"}, "predictions": [{"model_version": "…", "result": [{"type": "labels", …}]}]}

Answers and corrections come back with ``dragoman review --import``. The labelling interfaces are ``REPORTS`` and ``CARDS``.
Offsets are code points, as Label Studio exports them.
"""

from collections.abc import Iterator
from typing import Any

import msgspec

from dragoman.model import Event, Findings, Span, Statement
from dragoman.model.terms import ACTOR_KINDS, EVENT_TYPES, STANCES, STATUSES
from dragoman.present.export.reporting import gather_reports
from dragoman.store import Store
from dragoman.store.browsing import Catalogue, ReviewCard, Wanted
from dragoman.store.browsing.reviewing import count_cards, next_cards
from dragoman.store.rows import EventRow, StatementRow

__all__ = ["ANSWERS", "CARDS", "LABELS", "REPORTS", "export_cards", "export_labelstudio", "regions_of"]

LABELS = ("Actor", "Place", "Time", "Source", "Cue", "Statement", "Event")
ANSWERS = ("yes", "no")
QUESTIONS = {
    "denies": "Does the first deny what the second says?",
    "same_happening": "Do both tell of one happening?",
    "same_actor": "Are both one actor?",
}
AT_ONCE = 100  # cards a query


def _choices(name: str, values: tuple[str, ...], label: str) -> str:
    listed = "".join(f'<Choice value="{value}"/>' for value in values)
    return (
        f'  <Choices name="{name}" toName="text" perRegion="true" choice="single" visibleWhen="region-selected" '
        f'whenTagName="label" whenLabelValue="{label}">{listed}</Choices>\n'
    )


REPORTS = (
    '<View>\n  <Labels name="label" toName="text">'
    + "".join(f'<Label value="{label}"/>' for label in LABELS)
    + '</Labels>\n  <Text name="text" value="$text" granularity="word"/>\n'
    + _choices("kind", ACTOR_KINDS, "Actor")
    + _choices("stance", STANCES, "Statement")
    + _choices("type", EVENT_TYPES, "Event")
    + _choices("status", STATUSES, "Event")
    + '  <Relations><Relation value="says"/><Relation value="cues"/><Relation value="tells"/></Relations>\n</View>\n'
)
"""The labelling interface of report tasks."""

CARDS = (
    '<View>\n  <Header value="$question"/>\n'
    '  <Text name="left" value="$left_text"/>\n  <Text name="right" value="$right_text"/>\n'
    '  <Choices name="verdict" toName="left" choice="single" required="true">'
    + "".join(f'<Choice value="{answer}"/>' for answer in ANSWERS)
    + "</Choices>\n</View>\n"
)
"""The labelling interface of cards."""


def export_labelstudio(store: Store, wanted: Wanted) -> Iterator[bytes]:
    """Yield the tasks of the reports that match as one JSON array, a task a line."""
    return _array(_task(findings) for findings in gather_reports(store, wanted))


def export_cards(store: Store, _wanted: Wanted) -> Iterator[bytes]:
    """Yield what is in doubt and nobody has decided yet, as one JSON array of tasks, the most doubtful first."""
    return _array(map(_card, _cards(store)))


def _array(tasks: Iterator[dict[str, Any]]) -> Iterator[bytes]:
    separator = b"[\n"
    for task in tasks:
        yield separator + msgspec.json.encode(task)
        separator = b",\n"
    yield b"\n]\n" if separator != b"[\n" else b"[]\n"


def _task(findings: Findings) -> dict[str, Any]:
    report, made_by = findings.report, findings.made_by
    return {
        "data": {
            "text": report.text,
            "report": report.id,
            "key": report.key,
            "title": report.title,
            "publisher": report.publisher,
            "published": report.published,
        },
        "predictions": [{"model_version": f"dragoman {made_by.dragoman}", "result": regions_of(findings)}],
    }


def regions_of(findings: Findings) -> list[dict[str, Any]]:
    """Return the findings of a report as the results of a prediction: regions, what is chosen of them, and relations."""
    return _Regions(findings).listed


class _Regions:
    """The regions of one report; a statement or event region bears the finding's id, by which a correction finds it again."""

    def __init__(self, findings: Findings) -> None:
        self.listed: list[dict[str, Any]] = []
        self._text = findings.report.text
        for actor in findings.actors:
            for index, mention in enumerate(actor.mentions):
                one = self._label(f"actor-{actor.id}-{index}", "Actor", mention.span, text=actor.name)
                self._choose(one, mention.span, "kind", actor.kind)
        for index, place in enumerate(findings.places):
            self._label(f"place-{index}", "Place", place.span, text=place.name)
        for index, timex in enumerate(findings.times):
            self._label(f"time-{index}", "Time", timex.span, text=timex.value)
        for statement in findings.statements:
            self._statement(statement)
        for event in findings.events:
            self._event(event)

    def _statement(self, statement: Statement) -> None:
        whole = Span(statement.contents[0].report_id, statement.contents[0].start, max(one.end for one in statement.contents))
        one = self._label(f"statement-{statement.id}", "Statement", whole, score=statement.confidence)
        self._choose(one, whole, "stance", statement.stance)
        for label, relation, span in (("Source", "says", statement.source.span), ("Cue", "cues", statement.cue.span)):
            if span is not None:
                self._relate(self._label(f"{label.lower()}-{statement.id}", label, span), one, relation)

    def _event(self, event: Event) -> None:
        one = self._label(f"event-{event.id}", "Event", event.trigger, score=event.confidence)
        self._choose(one, event.trigger, "type", event.type)
        self._choose(one, event.trigger, "status", event.status)
        for carrier in event.carried_by:
            self._relate(f"statement-{carrier}", one, "tells")

    def _label(self, one: str, label: str, span: Span, *, score: float | None = None, text: str | None = None) -> str:
        region: dict[str, Any] = {
            "id": one,
            "type": "labels",
            "from_name": "label",
            "to_name": "text",
            "value": {**self._place(span), "labels": [label]},
        }
        region |= {"score": score} if score is not None else {}
        self.listed.append(region | ({"meta": {"text": [text]}} if text else {}))
        return one

    def _choose(self, one: str, span: Span, name: str, value: str) -> None:
        place = {**self._place(span), "choices": [value]}
        self.listed.append({"id": one, "type": "choices", "from_name": name, "to_name": "text", "value": place})

    def _relate(self, one: str, other: str, relation: str) -> None:
        self.listed.append({"type": "relation", "from_id": one, "to_id": other, "direction": "right", "labels": [relation]})

    def _place(self, span: Span) -> dict[str, Any]:
        return {"start": span.start, "end": span.end, "text": self._text[span.start : span.end]}


def _cards(store: Store) -> Iterator[ReviewCard]:
    catalogue = Catalogue(store)
    for start in range(0, sum(count_cards(catalogue).values()), AT_ONCE):
        yield from next_cards(catalogue, skip=start, size=AT_ONCE)


def _card(card: ReviewCard) -> dict[str, Any]:
    shown = [_side(side) for side in card.sides] or _named(card)
    left, right = (*shown, "", "")[:2]
    verdict = {"choices": [ANSWERS[0] if card.holds else ANSWERS[1]]}
    return {
        "data": {
            "question": QUESTIONS[card.kind],
            "left_text": left or card.left,
            "right_text": right or card.right,
            "kind": card.kind,
            "left": card.left,
            "right": card.right,
            "reason": card.reason,
        },
        "predictions": [
            {
                "model_version": "dragoman",
                "score": card.score,
                "result": [{"id": "verdict", "type": "choices", "from_name": "verdict", "to_name": "left", "value": verdict}],
            }
        ],
    }


def _named(card: ReviewCard) -> list[str]:
    return [f"{name} ({one})" for name, one in zip(card.names, (card.left, card.right), strict=False)]


def _side(row: EventRow | StatementRow) -> str:
    words = row.evidence if isinstance(row, EventRow) else row.contents
    told = f"{row.report.publisher or row.report.key}, {row.report.published or 'undated'}"
    if isinstance(row, EventRow):
        says = ", ".join(saying.source.name if saying.source else saying.source_words or "" for saying in row.says)
    else:
        says = row.source.name if row.source else row.source_words or ""
    told_as = f"{row.type} “{row.trigger.words}”: " if isinstance(row, EventRow) else ""
    return f"{told_as}{' … '.join(piece.words for piece in words)}\n({f'according to {says}; ' if says else ''}{told})"
