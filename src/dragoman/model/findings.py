"""Findings: everything that one reading of one report found, ready for the record and the store."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from dragoman.model.actors import Actor, Place
from dragoman.model.events import Event, LeftOut
from dragoman.model.reports import Report
from dragoman.model.spans import Span
from dragoman.model.statements import Statement
from dragoman.model.terms import NotRead
from dragoman.model.times import Timex

__all__ = ["Findings", "MadeBy"]


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeBy:
    """The version of Dragoman, of its models by role, and of its lexicon."""

    dragoman: str
    models: dict[str, str] = field(default_factory=dict)
    lexicon: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """Everything found in one report; all lists in order of appearance. ``left_out`` says where no event was coded, and why.

    ``not_read`` says why nothing was looked for: ``language`` where the report is in one that is not read. It is None for a
    report that was read, also when nothing was found in it.

    Raises:
        ValueError: When a span leaves the text, an id or index points nowhere, or a report that was not read has findings.
    """

    report: Report
    actors: tuple[Actor, ...] = ()
    times: tuple[Timex, ...] = ()
    places: tuple[Place, ...] = ()
    statements: tuple[Statement, ...] = ()
    events: tuple[Event, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    not_read: NotRead | None = None
    made_by: MadeBy

    def __post_init__(self) -> None:
        check_findings(self)


def check_findings(findings: Findings) -> None:
    """Check that every reference of the findings leads somewhere.

    Raises:
        ValueError: Naming the first finding that does not.
    """
    lists = (findings.actors, findings.times, findings.places, findings.statements, findings.events, findings.left_out)
    _check(findings.not_read is None or not any(lists), f"report {findings.report.key!r} was not read and has findings")
    length = len(findings.report.text)
    actor_ids = {actor.id for actor in findings.actors}
    statement_ids = {statement.id for statement in findings.statements}
    spans = [mention.span for actor in findings.actors for mention in actor.mentions]
    spans += [timex.span for timex in findings.times] + [place.span for place in findings.places]
    for statement in findings.statements:
        spans += [*statement.contents, *filter(None, (statement.source.span, statement.cue.span))]
        named = {*statement.through, *filter(None, (statement.source.actor,))}
        _check(named <= actor_ids, f"statement {statement.id} names an actor that is not in the report")
        _check(statement.within is None or statement.within in statement_ids, f"statement {statement.id} lies within none")
        _check_index(statement.said.time, findings.times, f"statement {statement.id}")
    for event in findings.events:
        spans += [event.trigger, *event.evidence, *event.also, *_of_figures(event)]
        _check({*event.actors, *event.recipients} <= actor_ids, f"event {event.id} names an actor that is not in the report")
        _check({*event.carried_by} <= statement_ids, f"event {event.id} is carried by no statement of the report")
        _check_index(event.where, findings.places, f"event {event.id}")
        _check_index(event.when.time if event.when else None, findings.times, f"event {event.id}")
    spans += [each.span for each in findings.left_out]
    for span in spans:
        _check(span.report_id == findings.report.id and span.end <= length, f"{span} leaves report {findings.report.key!r}")


def _of_figures(event: Event) -> Iterator[Span]:
    for figure in event.figures:
        yield figure.span
        yield from (words for words in (figure.as_of_words, figure.over) if words is not None)


def _check(holds: bool, trouble: str) -> None:
    if not holds:
        raise ValueError(trouble)


def _check_index(index: int | None, items: tuple[object, ...], who: str) -> None:
    _check(index is None or 0 <= index < len(items), f"{who} points at item {index} of {len(items)}")
