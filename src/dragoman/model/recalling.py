"""Recalling: the record of one report back to findings, checked.

    {"span": [31, 43], "form": "name", …}  ->  Mention(span=Span(report, 31, 43), form="name", …)

Comes in: a ``Record`` whose types are right, as ``dragoman.store.codec`` decodes it. Goes out: ``Findings`` that hold all of
it. Spans outside the text, ids that lead nowhere and modes of another type are refused with the path of the trouble.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeVar

from dragoman.model.actors import Actor, Candidate, Mention, Office, Place
from dragoman.model.errors import RecordError
from dragoman.model.events import Event, Figure, LeftOut, When
from dragoman.model.findings import Findings, MadeBy
from dragoman.model.record import (
    ActorRecord,
    Days,
    EventRecord,
    FigureRecord,
    LeftOutRecord,
    OfficeRecord,
    PlaceRecord,
    Record,
    ReportRecord,
    SpanPair,
    StatementRecord,
    TimexRecord,
    WhenRecord,
)
from dragoman.model.reports import Aside, Removed, Report
from dragoman.model.spans import Span
from dragoman.model.statements import Cue, Said, Source, Statement
from dragoman.model.terms import Grain
from dragoman.model.times import Interval, Timex
from dragoman.model.trace import Trace

__all__ = ["findings_of"]

NO_REASON = "not-stated"  # a record of another program need not say why an event has no date

FoundRecord = TypeVar("FoundRecord")
Found = TypeVar("Found")


def findings_of(record: Record) -> Findings:
    """Return the findings that a record holds.

    Args:
        record: A decoded record.

    Raises:
        RecordError: One line that names the report, the path and the trouble.
    """
    recall = _Recall(record.report.id)
    try:
        return Findings(
            report=_at("report", recall.report, record.report),
            actors=_each("actors", recall.actor, record.actors),
            times=_each("times", recall.timex, record.times),
            places=_each("places", recall.place, record.places),
            statements=_each("statements", recall.statement, record.statements),
            events=_each("events", recall.event, record.events),
            left_out=_each("left_out", recall.left_out, record.left_out),
            not_read=record.not_read,
            made_by=MadeBy(
                dragoman=record.made_by.dragoman, models=dict(record.made_by.models), lexicon=record.made_by.lexicon
            ),
        )
    except ValueError as trouble:
        raise RecordError(f"record of {record.report.key!r}: {trouble}") from None


def _at(path: str, recall: Callable[[FoundRecord], Found], found: FoundRecord) -> Found:
    try:
        return recall(found)
    except ValueError as trouble:
        raise ValueError(f"{path}: {trouble}") from None


def _each(path: str, recall: Callable[[FoundRecord], Found], found: Iterable[FoundRecord]) -> tuple[Found, ...]:
    return tuple(_at(f"{path}[{index}]", recall, one) for index, one in enumerate(found))


@dataclass(frozen=True, slots=True)
class _Recall:
    """Builds the findings of one report; every method raises ``ValueError`` at the first value that breaks its type."""

    report_id: str

    def report(self, report: ReportRecord) -> Report:
        return Report(
            id=report.id,
            key=report.key,
            file=report.file,
            text=report.text,
            title=report.title,
            publisher=report.publisher,
            publisher_basis=report.publisher_basis,
            language=report.language,
            language_basis=report.language_basis,
            language_confidence=report.language_confidence,
            language_reason=report.language_reason,
            published=report.published,
            published_grain=report.published_grain,
            published_basis=report.published_basis,
            published_reason=report.published_reason,
            offset=report.offset,
            removed=tuple(Removed(removed.text, removed.reason) for removed in report.removed),
            asides=tuple(Aside(self.aside_span(aside.span, report.text), aside.reason) for aside in report.asides),
            copy_of=report.copy_of,
            agency=report.agency,
        )

    def aside_span(self, pair: SpanPair, text: str) -> Span:
        span = self.span(pair)
        if span.end > len(text):
            raise ValueError(f"aside [{span.start}, {span.end}) leaves the text")
        return span

    def span(self, pair: SpanPair) -> Span:
        return Span(self.report_id, *pair)

    def span_or_none(self, pair: SpanPair | None) -> Span | None:
        return None if pair is None else self.span(pair)

    def spans(self, pairs: Iterable[SpanPair]) -> tuple[Span, ...]:
        return tuple(map(self.span, pairs))

    def actor(self, actor: ActorRecord) -> Actor:
        return Actor(
            id=actor.id,
            name=actor.name,
            kind=actor.kind,
            country=actor.country,
            sectors=actor.sectors,
            known=actor.known,
            wikidata=actor.identifiers.wikidata,
            offices=tuple(map(_office, actor.offices)),
            mentions=tuple(
                Mention(span=self.span(mention.span), form=mention.form, trace=Trace.parse(mention.trace))
                for mention in actor.mentions
            ),
            confidence=actor.confidence,
            candidate=actor.candidate,
            link_reason=actor.link_reason,
        )

    def timex(self, timex: TimexRecord) -> Timex:
        return Timex(
            span=self.span(timex.span),
            kind=timex.type,
            value=timex.value,
            interval=_interval(timex.interval, timex.grain),
            interval_reason=timex.interval_reason,
            mod=timex.mod,
            basis=timex.basis,
            anchor=timex.anchor,
            trace=Trace.parse(timex.trace),
        )

    def place(self, place: PlaceRecord) -> Place:
        return Place(
            span=self.span(place.span),
            name=place.name,
            kind=place.kind,
            country=place.country,
            latitude=place.latitude,
            longitude=place.longitude,
            geonames=place.geonames,
            use=place.use,
            point_reason=place.point_reason,
            confidence=place.confidence,
            candidates=tuple(
                Candidate(
                    name=one.name, country=one.country, latitude=one.latitude, longitude=one.longitude, geonames=one.geonames
                )
                for one in place.candidates
            ),
            trace=Trace.parse(place.trace),
        )

    def statement(self, statement: StatementRecord) -> Statement:
        source, cue, said = statement.source, statement.cue, statement.said
        return Statement(
            id=statement.id,
            source=Source(span=self.span_or_none(source.span), actor=source.actor, kind=source.kind, count=source.count),
            cue=Cue(span=self.span_or_none(cue.span), lemma=cue.lemma),
            contents=self.spans(statement.contents),
            manner=statement.manner,
            stance=statement.stance,
            within=statement.within,
            through=statement.through,
            said=Said(time=said.time, interval=_interval(said.interval, said.grain)),
            hedged=statement.hedged,
            confidence=statement.confidence,
            trace=Trace.parse(statement.trace),
        )

    def left_out(self, words: LeftOutRecord) -> LeftOut:
        return LeftOut(span=self.span(words.span), type=words.type, reason=words.reason, trace=Trace.parse(words.trace))

    def event(self, event: EventRecord) -> Event:
        return Event(
            id=event.id,
            type=event.type,
            modes=event.modes,
            contexts=event.contexts,
            trigger=self.span(event.trigger),
            evidence=self.spans(event.evidence),
            actors=event.actors,
            recipients=event.recipients,
            status=event.status,
            when=_when(event.when) if event.when else None,
            when_reason=event.when_reason or (None if event.when else NO_REASON),
            where=event.where,
            where_reason=event.where_reason,
            where_basis=event.where_basis,
            figures=tuple(map(self.figure, event.figures)),
            carried_by=event.carried_by,
            also=self.spans(event.also),
            confidence=event.confidence,
            trace=Trace.parse(event.trace),
        )

    def figure(self, figure: FigureRecord) -> Figure:
        return Figure(
            span=self.span(figure.span),
            what=figure.what,
            of=figure.of,
            low=figure.low,
            high=figure.high,
            bound=figure.bound,
            according_to=figure.according_to,
            as_of=None if figure.as_of is None else figure.as_of.isoformat(),
            as_of_words=self.span_or_none(figure.as_of_span),
            as_of_basis=figure.as_of_basis,
            over=self.span_or_none(figure.over),
        )


def _office(office: OfficeRecord) -> Office:
    return Office(title=office["title"], of=office["of"], start=office["from"], end=office["to"])


def _interval(days: Days | None, grain: Grain | None) -> Interval | None:
    if days is None:
        return None
    # A record of another program may leave the grain out: the days alone are then what is known.
    return Interval(*days, grain or "day")


def _when(when: WhenRecord) -> When:
    return When(interval=Interval(*when.interval, when.grain), basis=when.basis, time=when.time)
