"""The record: the JSON of one report's findings, version 1, as types. This is the public interface; its names do not change.

A line of ``dragoman export jsonl`` is one ``Record``: spans are ``[start, end]`` in code points of ``report.text``, half open;
lists stand in order of appearance; unknown is null. After the fixed fields come ours (``trace``, ``grain``, the reasons), which
have defaults so that a record written by another program can be read. An office is a ``TypedDict``, because its JSON says
``from``, which no Python attribute can be named.

``dragoman.model.recording`` turns findings into a record and back; ``dragoman.store.codec`` writes and reads the JSON.
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal, TypedDict

from dragoman.model.terms import (
    ActorKind,
    AsideReason,
    Basis,
    Bound,
    EventType,
    FigureKind,
    Grain,
    LanguageBasis,
    LanguageReason,
    Manner,
    MentionForm,
    NotRead,
    PlaceKind,
    PlaceUse,
    PublishedBasis,
    PublisherBasis,
    RemovedReason,
    SourceKind,
    Stance,
    Status,
    TimexKind,
)  # fmt: skip

__all__ = [
    "ActorRecord", "AsideRecord", "CandidateRecord", "CueRecord", "Days", "EventRecord", "FigureRecord", "Identifiers",
    "LeftOutRecord", "MadeByRecord", "MentionRecord", "OfficeRecord", "PlaceRecord", "Record", "RemovedRecord",
    "ReportRecord", "SaidRecord", "SourceRecord", "SpanPair", "StatementRecord", "TimexRecord", "WhenRecord",
]  # fmt: skip

SpanPair = tuple[int, int]
"""First code point, and one past the last."""

Days = tuple[date | None, date | None]
"""First day, and the day after the last; null for an open end."""

OfficeRecord = TypedDict("OfficeRecord", {"title": str, "of": str | None, "from": str | None, "to": str | None})
"""An office; dates are as fine as known (``2023-06``)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RemovedRecord:
    """Words cut from an end of what was given."""

    text: str
    reason: RemovedReason


@dataclass(frozen=True, slots=True, kw_only=True)
class AsideRecord:
    """Words inside the text that are read past."""

    span: SpanPair
    reason: AsideReason


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportRecord:
    """The report."""

    id: str
    key: str
    file: str
    title: str | None
    publisher: str | None
    publisher_basis: PublisherBasis | None
    language: str | None
    published: date | None
    published_grain: Grain | None
    published_basis: PublishedBasis | None
    text: str
    offset: int
    removed: tuple[RemovedRecord, ...]
    asides: tuple[AsideRecord, ...]
    copy_of: str | None
    agency: str | None
    published_reason: str | None = None
    language_basis: LanguageBasis | None = None
    language_confidence: float | None = None
    language_reason: LanguageReason | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MentionRecord:
    """Words that name or mean an actor."""

    span: SpanPair
    form: MentionForm
    trace: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Identifiers:
    """Ids of an actor elsewhere."""

    wikidata: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorRecord:
    """Somebody or something that can act."""

    id: str
    name: str
    kind: ActorKind
    country: str | None
    sectors: tuple[str, ...]
    known: bool
    identifiers: Identifiers
    offices: tuple[OfficeRecord, ...]
    mentions: tuple[MentionRecord, ...]
    confidence: float | None = None
    candidate: str | None = None
    link_reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TimexRecord:
    """A time phrase; ``grain`` goes with ``interval``."""

    span: SpanPair
    type: TimexKind
    value: str
    interval: Days | None
    mod: str | None
    basis: Basis
    anchor: str | None
    grain: Grain | None = None
    interval_reason: str | None = None
    trace: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CandidateRecord:
    """A place that a toponym may mean."""

    name: str
    country: str | None
    latitude: float
    longitude: float
    geonames: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceRecord:
    """A toponym."""

    span: SpanPair
    name: str
    kind: PlaceKind
    country: str | None
    latitude: float | None
    longitude: float | None
    geonames: int | None
    use: PlaceUse
    point_reason: str | None = None
    confidence: float | None = None
    candidates: tuple[CandidateRecord, ...] = ()
    trace: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRecord:
    """Who says it."""

    span: SpanPair | None
    actor: str | None
    kind: SourceKind
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CueRecord:
    """The reporting words."""

    span: SpanPair | None
    lemma: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidRecord:
    """When it was said; ``grain`` goes with ``interval``."""

    time: int | None
    interval: Days | None
    grain: Grain | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementRecord:
    """One attribution."""

    id: str
    source: SourceRecord
    cue: CueRecord
    contents: tuple[SpanPair, ...]
    manner: Manner
    stance: Stance
    within: str | None
    through: tuple[str, ...]
    said: SaidRecord
    hedged: bool
    confidence: float
    trace: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WhenRecord:
    """When an event took or will take place."""

    interval: Days
    grain: Grain
    basis: Basis
    time: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureRecord:
    """A number tied to an event."""

    span: SpanPair
    what: FigureKind
    of: str | None
    low: int | float | None
    high: int | float | None
    bound: Bound
    as_of: date | None
    as_of_span: SpanPair | None = None
    as_of_basis: Basis | None = None
    over: SpanPair | None = None
    according_to: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EventRecord:
    """One event as the report tells it."""

    id: str
    type: EventType
    modes: tuple[str, ...]
    contexts: tuple[str, ...]
    trigger: SpanPair
    evidence: tuple[SpanPair, ...]
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    status: Status
    when: WhenRecord | None
    where: int | None
    figures: tuple[FigureRecord, ...]
    carried_by: tuple[str, ...]
    also: tuple[SpanPair, ...]
    confidence: float
    when_reason: str | None = None
    where_reason: str | None = None
    where_basis: Basis | None = None
    trace: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOutRecord:
    """Words that may tell an event, and why none was coded; ``type`` is null where no frame reads them."""

    span: SpanPair
    type: EventType | None
    reason: str
    trace: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeByRecord:
    """What made the record."""

    dragoman: str
    models: dict[str, str]
    lexicon: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """Everything found in one report."""

    format: Literal[1]
    report: ReportRecord
    actors: tuple[ActorRecord, ...]
    times: tuple[TimexRecord, ...]
    places: tuple[PlaceRecord, ...]
    statements: tuple[StatementRecord, ...]
    events: tuple[EventRecord, ...]
    made_by: MadeByRecord
    left_out: tuple[LeftOutRecord, ...] = ()
    not_read: NotRead | None = None
