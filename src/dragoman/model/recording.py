"""Recording: findings to the record of one report. ``dragoman.model.recalling`` is the way back.

    Figure(low=39445.0, bound="at_least", …)  ->  {"low": 39445, "high": null, "bound": "at_least", …}

Both ways together lose nothing but digits: confidences are rounded to four places, coordinates to six and figures to six, so
that two machines write the same bytes.
"""

import math
from datetime import date

from dragoman.model.actors import Actor, Office, Place
from dragoman.model.errors import RecordError
from dragoman.model.events import Event, Figure, LeftOut, When
from dragoman.model.findings import Findings, MadeBy
from dragoman.model.recalling import findings_of
from dragoman.model.record import (
    ActorRecord,
    AsideRecord,
    CandidateRecord,
    CueRecord,
    Days,
    EventRecord,
    FigureRecord,
    Identifiers,
    LeftOutRecord,
    MadeByRecord,
    MentionRecord,
    OfficeRecord,
    PlaceRecord,
    Record,
    RemovedRecord,
    ReportRecord,
    SaidRecord,
    SourceRecord,
    SpanPair,
    StatementRecord,
    TimexRecord,
    WhenRecord,
)
from dragoman.model.reports import Report
from dragoman.model.spans import Span
from dragoman.model.statements import Said, Statement
from dragoman.model.times import Interval, Timex

__all__ = ["findings_of", "record_of"]

CONFIDENCE_PLACES = 4  # a scorer's fifth digit differs between machines
COORDINATE_PLACES = 6  # about ten centimetres
FIGURE_PLACES = 6  # no report counts finer
WHOLE_LIMIT = 2**53  # above it a float no longer names one whole number, nor does JSON in other languages


def record_of(findings: Findings) -> Record:
    """Return the record of one report's findings.

    Args:
        findings: Checked findings.

    Raises:
        RecordError: When a number is not finite, or a figure's date is none.
    """
    return Record(
        format=1,
        report=_report(findings.report),
        actors=tuple(map(_actor, findings.actors)),
        times=tuple(map(_timex, findings.times)),
        places=tuple(map(_place, findings.places)),
        statements=tuple(map(_statement, findings.statements)),
        events=tuple(map(_event, findings.events)),
        made_by=_made_by(findings.made_by),
        left_out=tuple(map(_left_out, findings.left_out)),
        not_read=findings.not_read,
    )


def _report(report: Report) -> ReportRecord:
    return ReportRecord(
        id=report.id,
        key=report.key,
        file=report.file,
        title=report.title,
        publisher=report.publisher,
        publisher_basis=report.publisher_basis,
        language=report.language,
        published=report.published,
        published_grain=report.published_grain,
        published_basis=report.published_basis,
        text=report.text,
        offset=report.offset,
        removed=tuple(RemovedRecord(text=removed.text, reason=removed.reason) for removed in report.removed),
        asides=tuple(AsideRecord(span=_pair(aside.span), reason=aside.reason) for aside in report.asides),
        copy_of=report.copy_of,
        agency=report.agency,
        published_reason=report.published_reason,
        language_basis=report.language_basis,
        language_confidence=report.language_confidence,
        language_reason=report.language_reason,
    )


def _actor(actor: Actor) -> ActorRecord:
    return ActorRecord(
        id=actor.id,
        name=actor.name,
        kind=actor.kind,
        country=actor.country,
        sectors=actor.sectors,
        known=actor.known,
        identifiers=Identifiers(wikidata=actor.wikidata),
        offices=tuple(map(_office, actor.offices)),
        mentions=tuple(
            MentionRecord(span=_pair(mention.span), form=mention.form, trace=str(mention.trace)) for mention in actor.mentions
        ),
        confidence=actor.confidence,
        candidate=actor.candidate,
        link_reason=actor.link_reason,
    )


def _office(office: Office) -> OfficeRecord:
    return {"title": office.title, "of": office.of, "from": office.start, "to": office.end}


def _timex(timex: Timex) -> TimexRecord:
    return TimexRecord(
        span=_pair(timex.span),
        type=timex.kind,
        value=timex.value,
        interval=_days(timex.interval) if timex.interval else None,
        mod=timex.mod,
        basis=timex.basis,
        anchor=timex.anchor,
        grain=timex.interval.grain if timex.interval else None,
        interval_reason=timex.interval_reason,
        trace=str(timex.trace),
    )


def _place(place: Place) -> PlaceRecord:
    return PlaceRecord(
        span=_pair(place.span),
        name=place.name,
        kind=place.kind,
        country=place.country,
        latitude=_rounded(place.latitude, COORDINATE_PLACES),
        longitude=_rounded(place.longitude, COORDINATE_PLACES),
        geonames=place.geonames,
        use=place.use,
        point_reason=place.point_reason,
        confidence=_rounded(place.confidence, CONFIDENCE_PLACES),
        candidates=tuple(
            CandidateRecord(
                name=one.name,
                country=one.country,
                latitude=round(one.latitude, COORDINATE_PLACES),
                longitude=round(one.longitude, COORDINATE_PLACES),
                geonames=one.geonames,
            )
            for one in place.candidates
        ),
        trace=str(place.trace),
    )


def _statement(statement: Statement) -> StatementRecord:
    source, cue = statement.source, statement.cue
    return StatementRecord(
        id=statement.id,
        source=SourceRecord(span=_pair_or_none(source.span), actor=source.actor, kind=source.kind, count=source.count),
        cue=CueRecord(span=_pair_or_none(cue.span), lemma=cue.lemma),
        contents=tuple(map(_pair, statement.contents)),
        manner=statement.manner,
        stance=statement.stance,
        within=statement.within,
        through=statement.through,
        said=_said(statement.said),
        hedged=statement.hedged,
        confidence=round(statement.confidence, CONFIDENCE_PLACES),
        trace=str(statement.trace),
    )


def _said(said: Said) -> SaidRecord:
    interval = said.interval
    return SaidRecord(
        time=said.time, interval=_days(interval) if interval else None, grain=interval.grain if interval else None
    )


def _event(event: Event) -> EventRecord:
    return EventRecord(
        id=event.id,
        type=event.type,
        modes=event.modes,
        contexts=event.contexts,
        trigger=_pair(event.trigger),
        evidence=tuple(map(_pair, event.evidence)),
        actors=event.actors,
        recipients=event.recipients,
        status=event.status,
        when=_when(event.when) if event.when else None,
        where=event.where,
        figures=tuple(map(_figure, event.figures)),
        carried_by=event.carried_by,
        also=tuple(map(_pair, event.also)),
        confidence=round(event.confidence, CONFIDENCE_PLACES),
        when_reason=event.when_reason,
        where_reason=event.where_reason,
        where_basis=event.where_basis,
        trace=str(event.trace),
    )


def _when(when: When) -> WhenRecord:
    return WhenRecord(interval=_days(when.interval), grain=when.interval.grain, basis=when.basis, time=when.time)


def _figure(figure: Figure) -> FigureRecord:
    return FigureRecord(
        span=_pair(figure.span),
        what=figure.what,
        of=figure.of,
        low=_amount(figure.low),
        high=_amount(figure.high),
        bound=figure.bound,
        as_of=_day(figure.as_of),
        as_of_span=_pair_or_none(figure.as_of_words),
        as_of_basis=figure.as_of_basis,
        over=_pair_or_none(figure.over),
        according_to=figure.according_to,
    )


def _made_by(made_by: MadeBy) -> MadeByRecord:
    # Sorted, so that the order in which models were loaded leaves no trace.
    return MadeByRecord(dragoman=made_by.dragoman, models=dict(sorted(made_by.models.items())), lexicon=made_by.lexicon)


def _left_out(words: LeftOut) -> LeftOutRecord:
    return LeftOutRecord(span=_pair(words.span), type=words.type, reason=words.reason, trace=str(words.trace))


def _pair(span: Span) -> SpanPair:
    return span.start, span.end


def _pair_or_none(span: Span | None) -> SpanPair | None:
    return None if span is None else _pair(span)


def _days(interval: Interval) -> Days:
    return interval.start, interval.end


def _day(text: str | None) -> date | None:
    try:
        return None if text is None else date.fromisoformat(text)
    except ValueError:
        raise RecordError(f"as_of {text!r} of a figure is no ISO date") from None


def _amount(amount: float | None) -> int | float | None:
    amount = _rounded(amount, FIGURE_PLACES)
    whole = amount is not None and abs(amount) < WHOLE_LIMIT and float(amount).is_integer()
    return int(amount) if whole and amount is not None else amount


def _rounded(number: float | None, places: int) -> float | None:
    if number is not None and not math.isfinite(number):
        raise RecordError(f"{number} cannot stand in a record")
    return None if number is None else round(number, places)
