"""W3C Web Annotation, as JSON-LD: every mention, statement, event, time and place, by its words and by its position.

{"type": "Annotation", "motivation": "classifying", "body": [{"type": "TextualBody", "purpose": "tagging", "value": "ASSAULT"}],
 "target": [{"source": "urn:dragoman:report:…", "selector": [{"type": "TextQuoteSelector", …}, …]}]}

Positions are code points in the text as it is kept, which ``jsonl`` holds: so the source is that text, and the page that it was
taken from is the target's ``scope``.
"""

from collections.abc import Iterator
from typing import Any

import msgspec

from dragoman.model import Actor, Event, Findings, Mention, Place, Report, Span, Statement, Timex
from dragoman.present.export.reporting import gather_reports
from dragoman.store import Store
from dragoman.store.browsing import Wanted

__all__ = ["export_w3c"]

AROUND = 32  # code points of prefix and suffix
_HEAD = (
    b'{"@context":"http://www.w3.org/ns/anno.jsonld","id":"urn:dragoman:export","type":"AnnotationCollection",'
    b'"label":"Dragoman: who did what to whom, and who says so",'
    b'"first":{"id":"urn:dragoman:export:1","type":"AnnotationPage","startIndex":0,"items":['
)

Body = dict[str, Any]


def export_w3c(store: Store, wanted: Wanted) -> Iterator[bytes]:
    """Yield one collection in pieces, one annotation a line, report by report."""
    yield _HEAD
    separator = b"\n"
    for findings in gather_reports(store, wanted):
        for annotation in _annotations(findings):
            yield separator + msgspec.json.encode(annotation)
            separator = b",\n"
    yield b"\n]}}\n"


def _annotations(findings: Findings) -> Iterator[dict[str, Any]]:
    report = findings.report
    names = {actor.id: actor.name for actor in findings.actors}
    numbered: list[tuple[str, str, list[Body], tuple[Span, ...]]] = []
    for actor in findings.actors:
        numbered += [
            (_id(report, "mention", one.span), "identifying", _mention(actor, one), (one.span,)) for one in actor.mentions
        ]
    for timex in findings.times:
        numbered.append((_id(report, "time", timex.span), "tagging", _time(timex), (timex.span,)))
    for place in findings.places:
        numbered.append((_id(report, "place", place.span), "identifying", _place(place), (place.span,)))
    for statement in findings.statements:
        numbered.append(
            (f"urn:dragoman:statement:{statement.id}", "describing", _statement(statement, names), statement.contents)
        )
    for event in findings.events:
        spans = (event.trigger, *event.also)
        numbered.append((f"urn:dragoman:event:{event.id}", "classifying", _event(event, names), spans))
    for one, motivation, body, spans in sorted(numbered, key=lambda each: (min(each[3]), each[0])):
        yield {
            "id": one,
            "type": "Annotation",
            "motivation": motivation,
            "generator": {"type": "Software", "name": f"Dragoman {findings.made_by.dragoman}"},
            "body": body,
            "target": [_target(report, span) for span in spans],
        }


def _mention(actor: Actor, mention: Mention) -> list[Body]:
    body = [_tag(actor.kind), _words("identifying", actor.name), _tag(mention.form)]
    if actor.wikidata:
        body.append({"type": "SpecificResource", "purpose": "linking", "source": _wikidata(actor.wikidata)})
    return body


def _time(timex: Timex) -> list[Body]:
    interval = timex.interval
    shown = f"{interval.start or '…'} to before {interval.end or '…'}" if interval else timex.interval_reason or "not known"
    return [_tag(timex.kind), _words("describing", f"{timex.value}: {shown}")]


def _place(place: Place) -> list[Body]:
    body = [_tag(f"place: {place.kind}"), _words("identifying", ", ".join(filter(None, (place.name, place.country))))]
    if place.geonames:
        address = f"https://sws.geonames.org/{place.geonames}/"
        body.append({"type": "SpecificResource", "purpose": "linking", "source": address})
    return body


def _statement(statement: Statement, names: dict[str, str]) -> list[Body]:
    source = names.get(statement.source.actor or "", statement.source.kind)
    return [_tag(statement.stance), _words("describing", f"According to {source} ({statement.stance}, {statement.manner})")]


def _event(event: Event, names: dict[str, str]) -> list[Body]:
    sides = [", ".join(names[one] for one in side) or "not told" for side in (event.actors, event.recipients)]
    carried = f"; told by statement {', '.join(event.carried_by)}" if event.carried_by else "; told by the report itself"
    tags = [_tag(name) for name in (event.type, *event.modes, f"status: {event.status}", *event.contexts)]
    return [*tags, _words("describing", f"{sides[0]} → {sides[1]}{carried}")]


def _target(report: Report, span: Span) -> dict[str, Any]:
    text, start, end = report.text, span.start, span.end
    target: dict[str, Any] = {
        "type": "SpecificResource",
        "source": f"urn:dragoman:report:{report.id}",
        "selector": [
            {
                "type": "TextQuoteSelector",
                "exact": text[start:end],
                "prefix": text[max(start - AROUND, 0) : start],
                "suffix": text[end : end + AROUND],
            },
            {"type": "TextPositionSelector", "start": start, "end": end},
        ],
    }
    if report.file.startswith(("http://", "https://")):
        target["scope"] = report.file
    return target


def _tag(value: str) -> Body:
    return _words("tagging", value)


def _words(purpose: str, value: str) -> Body:
    return {"type": "TextualBody", "purpose": purpose, "format": "text/plain", "value": value}


def _id(report: Report, kind: str, span: Span) -> str:
    return f"urn:dragoman:{kind}:{report.id}:{span.start}-{span.end}"


def _wikidata(one: str) -> str:
    return f"http://www.wikidata.org/entity/{one}"
