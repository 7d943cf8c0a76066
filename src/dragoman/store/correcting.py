"""Correcting: the findings of a report as people left them.

    correct_findings(findings, [judgement])  ->  findings with the event's status set, and its trace "people/ann"

A correction whose finding is no longer there changes nothing. What cannot be known from it stays unknown: a place that a person
added has no coordinates.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, select

from dragoman.model import Actor, Event, Findings, Judgement, Mention, Place, Timex, Trace, content_id
from dragoman.model.corrections import Correction, correction_of
from dragoman.model.terms import ACTOR_KINDS
from dragoman.store.folding import fold_name
from dragoman.store.judging import judgement_of
from dragoman.store.meeting import inserted, meant_one, nearest_one, span_at
from dragoman.store.retelling import BY_HAND, correct_event, correct_statement
from dragoman.store.tables import judgements

__all__ = ["correct_findings", "corrections_of"]

ORDER = ("Actor", "Place", "Time", "Statement", "Event")  # events point at statements, statements at actors


def corrections_of(connection: Connection, report_id: str) -> list[Judgement]:
    """Return the corrections of a report that are in force, in the order in which they were made."""
    of = (judgements.c.kind == "corrected", judgements.c.left_id == report_id, judgements.c.withdrawn_by.is_(None))
    return [judgement_of(row) for row in connection.execute(select(judgements).where(*of).order_by(judgements.c.number))]


def correct_findings(findings: Findings, corrected: Sequence[Judgement]) -> Findings:
    """Return findings with corrections applied, one after the other, kind by kind.

    Args:
        findings: As a report was read.
        corrected: Judgements ``corrected`` about this report, the earliest first.
    """
    pairs = [(correction_of(one), Trace("people", one.by.removeprefix("person:"))) for one in corrected]
    for kind in ORDER:
        for correction, trace in pairs:
            if correction.what == kind and (correction.to or correction.at)[1] <= len(findings.report.text):
                findings = _CORRECT[kind](findings, correction, trace)
    return findings


def _actor(findings: Findings, correction: Correction, trace: Trace) -> Findings:
    if correction.act == "add":
        return _add_mention(findings, correction, trace)
    mentions = [(actor, mention) for actor in findings.actors for mention in actor.mentions]
    found = meant_one(mentions, correction, lambda pair: pair[0].id, lambda pair: pair[1].span)
    if found is None:
        return findings
    actor, mention = found
    if correction.act == "set":
        kind = correction.get("kind")
        return _replaced(findings, actor, replace(actor, kind=kind)) if kind in ACTOR_KINDS else findings  # type: ignore[arg-type]
    others = [one for one in actor.mentions if one is not mention]
    if correction.act == "move":
        others.append(Mention(span=span_at(findings, correction.to or correction.at), form=mention.form, trace=trace))
    if not others:
        return _without_actor(findings, actor.id)
    return _replaced(findings, actor, replace(actor, mentions=tuple(sorted(others, key=lambda one: one.span))))


def _add_mention(findings: Findings, correction: Correction, trace: Trace) -> Findings:
    span, text = span_at(findings, correction.at), findings.report.text
    if any(mention.span == span for actor in findings.actors for mention in actor.mentions):
        return findings
    mention = Mention(span=span, form="name", trace=trace)
    folded = fold_name(span.words(text))
    for actor in findings.actors:
        names = {actor.name, *(one.span.words(text) for one in actor.mentions if one.form == "name")}
        if folded in map(fold_name, names):
            several = tuple(sorted((*actor.mentions, mention), key=lambda one: one.span))
            return _replaced(findings, actor, replace(actor, mentions=several))
    kind = correction.get("kind")
    if kind not in ACTOR_KINDS:
        return findings
    local = content_id("actor", findings.report.id, span.words(text), kind)
    new = Actor(id=local, name=" ".join(span.words(text).split()), kind=kind, mentions=(mention,))  # type: ignore[arg-type]
    return replace(findings, actors=(*findings.actors, new))


def _without_actor(findings: Findings, actor_id: str) -> Findings:
    def left(ids: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(one for one in ids if one != actor_id)

    return replace(
        findings,
        actors=tuple(actor for actor in findings.actors if actor.id != actor_id),
        statements=tuple(
            replace(
                one,
                through=left(one.through),
                source=replace(one.source, actor=None if one.source.actor == actor_id else one.source.actor),
            )
            for one in findings.statements
        ),
        events=tuple(replace(one, actors=left(one.actors), recipients=left(one.recipients)) for one in findings.events),
    )


def _replaced(findings: Findings, actor: Actor, other: Actor) -> Findings:
    return replace(findings, actors=tuple(other if one is actor else one for one in findings.actors))


def _place(findings: Findings, correction: Correction, trace: Trace) -> Findings:
    if correction.act == "add":
        span = span_at(findings, correction.at)
        if any(place.span == span for place in findings.places):
            return findings
        name = " ".join(span.words(findings.report.text).split())
        new = Place(span=span, name=name, kind="other", point_reason=BY_HAND, trace=trace)
        places, at = inserted(findings.places, new, lambda place: place.span)
        told = [one if one.where is None or one.where < at else replace(one, where=one.where + 1) for one in findings.events]
        return replace(findings, places=places, events=tuple(told))
    index = _index(findings.places, correction)
    if index is None:
        return findings
    if correction.act == "move":
        moved = replace(findings.places[index], span=span_at(findings, correction.to or correction.at), trace=trace)
        return replace(findings, places=(*findings.places[:index], moved, *findings.places[index + 1 :]))
    events = []
    for event in findings.events:
        where = _shifted(event.where, index)
        reason = "removed-by-hand" if event.where == index else event.where_reason
        basis = None if where is None else event.where_basis
        events.append(replace(event, where=where, where_reason=reason, where_basis=basis))
    return replace(findings, places=findings.places[:index] + findings.places[index + 1 :], events=tuple(events))


def _time(findings: Findings, correction: Correction, trace: Trace) -> Findings:
    index = _index(findings.times, correction)
    if index is None:
        return findings
    if correction.act == "move":
        moved = replace(findings.times[index], span=span_at(findings, correction.to or correction.at), trace=trace)
        return replace(findings, times=(*findings.times[:index], moved, *findings.times[index + 1 :]))
    if correction.act != "remove":
        return findings
    events: list[Event] = []
    for event in findings.events:
        if event.when is not None and event.when.time == index:
            events.append(replace(event, when=None, when_reason="removed-by-hand"))
        elif event.when is not None:
            events.append(replace(event, when=replace(event.when, time=_shifted(event.when.time, index))))
        else:
            events.append(event)
    said = [
        replace(one.said, time=_shifted(one.said.time, index), interval=None if one.said.time == index else one.said.interval)
        for one in findings.statements
    ]
    statements = tuple(replace(one, said=when) for one, when in zip(findings.statements, said, strict=True))
    times = findings.times[:index] + findings.times[index + 1 :]
    return replace(findings, times=times, events=tuple(events), statements=statements)


_CORRECT: dict[str, Callable[[Findings, Correction, Trace], Findings]] = {
    "Actor": _actor,
    "Place": _place,
    "Time": _time,
    "Statement": correct_statement,
    "Event": correct_event,
}


def _index(found: Sequence[Place] | Sequence[Timex], correction: Correction) -> int | None:
    numbered: list[tuple[int, Any]] = list(enumerate(found))
    nearest = nearest_one(numbered, correction.at, lambda pair: pair[1].span)
    return None if nearest is None else nearest[0]


def _shifted(index: int | None, gone: int) -> int | None:
    """Return where an index points once an item before or at it is gone; None where it pointed at that item."""
    if index is None or index == gone:
        return None
    return index - 1 if index > gone else index
