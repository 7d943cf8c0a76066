"""Retelling: statements and events as people corrected them; see ``correcting``.

Taken out, a statement leaves what it told to the one that it stood in, else to the report. What a person added has no day,
no place and nobody who does it, and says so.
"""

from dataclasses import replace

from dragoman.model import Event, Findings, Span, Statement, Trace, content_id
from dragoman.model.actors import Cast
from dragoman.model.corrections import Correction
from dragoman.model.statements import Cue, Source
from dragoman.model.terms import EVENT_TYPES, MODES, STANCES, STATUSES
from dragoman.store.meeting import inserted, meant_one, nearest_one, span_at

__all__ = ["BY_HAND", "correct_event", "correct_statement"]

BY_HAND = "added-by-hand"  # why an added event has no day and no place
SOURCES = {"person": "person", "organization": "organization", "country": "country", "group": "organization"}
QUOTES = frozenset('"“„«')


def correct_statement(findings: Findings, correction: Correction, trace: Trace) -> Findings:
    """Return findings with one correction of a statement; ``trace`` names who made it."""
    if correction.act == "add":
        return _add_statement(findings, correction, trace)
    found = meant_one(findings.statements, correction, lambda one: one.id, _whole)
    if found is None:
        return findings
    if correction.act == "remove":
        return _without_statement(findings, found)
    other = replace(found, trace=trace, confidence=1.0)
    if correction.act == "move" and correction.to is not None:
        other = replace(other, contents=_cut(found.contents, span_at(findings, correction.to)))
    for name, value in correction.fields:
        other = _with(findings, other, name, value)
    return replace(findings, statements=tuple(other if one is found else one for one in findings.statements))


def _add_statement(findings: Findings, correction: Correction, trace: Trace) -> Findings:
    stance, span = correction.get("stance"), span_at(findings, correction.at)
    if stance not in STANCES or any(one.contents == (span,) and one.stance == stance for one in findings.statements):
        return findings
    words = span.words(findings.report.text)
    new = Statement(
        id=content_id("statement", "by hand", span, stance),
        source=Source(kind="unspecified"),
        cue=Cue(),
        contents=(span,),
        manner="direct" if words[0] in QUOTES else "mixed" if QUOTES & set(words) else "indirect",
        stance=stance,  # type: ignore[arg-type]
        confidence=1.0,
        trace=trace,
    )
    for name in ("source", "cue"):
        if value := correction.get(name):
            new = _with(findings, new, name, value)
    return replace(findings, statements=inserted(findings.statements, new, lambda one: one.contents[0])[0])


def _with(findings: Findings, statement: Statement, name: str, value: str) -> Statement:
    """Return a statement with one field set; as it is where the value is none."""
    spans = _spans(findings, value)
    if name == "stance" and value in STANCES:
        return replace(statement, stance=value)  # type: ignore[arg-type]
    if name == "cue":
        lemma = statement.cue.lemma if spans and statement.cue.span and spans[0].overlaps(statement.cue.span) else None
        return replace(statement, cue=Cue(span=spans[0] if spans else None, lemma=lemma))
    if name == "source" and not spans:
        return replace(statement, source=Source(kind="unspecified"))
    if name == "source":
        actor = Cast(actors=findings.actors).actor_at(spans[0])
        kind = SOURCES[actor.kind] if actor else statement.source.kind
        source = Source(span=spans[0], actor=actor.id if actor else None, kind=kind, count=statement.source.count)  # type: ignore[arg-type]
        return replace(statement, source=source)
    return statement


def _without_statement(findings: Findings, gone: Statement) -> Findings:
    """Take a statement out: what it told is told by the one that it stood in, else by the report."""

    def heir(ids: tuple[str, ...]) -> tuple[str, ...]:
        named = [gone.within if one == gone.id else one for one in ids]
        return tuple(dict.fromkeys(one for one in named if one is not None))

    events = []
    for event in findings.events:
        figures = tuple(
            replace(figure, according_to=gone.within if figure.according_to == gone.id else figure.according_to)
            for figure in event.figures
        )
        events.append(replace(event, carried_by=heir(event.carried_by), figures=figures))
    left = [one for one in findings.statements if one is not gone]
    statements = tuple(replace(one, within=gone.within if one.within == gone.id else one.within) for one in left)
    return replace(findings, statements=statements, events=tuple(events))


def correct_event(findings: Findings, correction: Correction, trace: Trace) -> Findings:
    """Return findings with one correction of an event; ``trace`` names who made it."""
    if correction.act == "add":
        return _add_event(findings, correction, trace)
    found = meant_one(findings.events, correction, lambda one: one.id, lambda one: one.trigger)
    if found is None:
        return findings
    if correction.act == "remove":
        return replace(findings, events=tuple(one for one in findings.events if one is not found))
    other = replace(found, trace=trace, confidence=1.0)
    if correction.act == "move" and correction.to is not None:
        trigger = span_at(findings, correction.to)
        covered = any(span.covers(trigger) for span in found.evidence)
        other = replace(
            other, trigger=trigger, evidence=found.evidence if covered else tuple(sorted((*found.evidence, trigger)))
        )
    for name, value in correction.fields:
        other = _with_event(findings, other, name, value)
    return replace(findings, events=tuple(other if one is found else one for one in findings.events))


def _with_event(findings: Findings, event: Event, name: str, value: str) -> Event:
    if name == "type" and value in EVENT_TYPES:
        return replace(event, type=value, modes=tuple(mode for mode in event.modes if mode in MODES[value]))  # type: ignore[arg-type]
    if name == "status" and value in STATUSES:
        return replace(event, status=value)  # type: ignore[arg-type]
    if name == "told_by":
        tellers = [nearest_one(findings.statements, span, _whole) for span in _spans(findings, value)]
        return replace(event, carried_by=tuple(dict.fromkeys(one.id for one in tellers if one is not None)))
    return event


def _add_event(findings: Findings, correction: Correction, trace: Trace) -> Findings:
    kind, status = correction.get("type"), correction.get("status")
    span = span_at(findings, correction.at)
    there = any(one.trigger == span and one.type == kind for one in findings.events)
    if kind not in EVENT_TYPES or status not in STATUSES or there:
        return findings
    new = Event(
        id=content_id("event", "by hand", span, kind, status),
        type=kind,  # type: ignore[arg-type]
        trigger=span,
        evidence=(span,),
        status=status,  # type: ignore[arg-type]
        when_reason=BY_HAND,
        where_reason=BY_HAND,
        confidence=1.0,
        trace=trace,
    )
    if told_by := correction.get("told_by"):
        new = _with_event(findings, new, "told_by", told_by)
    return replace(findings, events=inserted(findings.events, new, lambda one: one.trigger)[0])


def _whole(statement: Statement) -> Span:
    first = statement.contents[0]
    return Span(first.report_id, first.start, max(one.end for one in statement.contents))


def _cut(contents: tuple[Span, ...], to: Span) -> tuple[Span, ...]:
    """Return the pieces of what is said within a new span, the outer ones drawn out to its ends."""
    inside = [Span(one.report_id, max(one.start, to.start), min(one.end, to.end)) for one in contents if one.overlaps(to)]
    if not inside:
        return (to,)
    inside[0] = replace(inside[0], start=to.start)
    inside[-1] = replace(inside[-1], end=to.end)
    return tuple(inside)


def _spans(findings: Findings, value: str) -> list[Span]:
    """Return the spans that a field names, ``31-34 80-120``; those that leave the text are left out."""
    found = []
    for part in value.split():
        first, _, last = part.partition("-")
        if first.isdecimal() and last.isdecimal() and int(first) < int(last) <= len(findings.report.text):
            found.append(span_at(findings, (int(first), int(last))))
    return found
