"""Happenings: what several reports were judged to tell of one thing, who stands behind each telling, and what is disputed.

"At least 43 people were killed in shelling of the town, activists said" in one report and "the monitor put the toll at 31" in
another: one happening, two tellings, two figures, one dispute. Nothing here says what is true.
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from dragoman.model.terms import Bound, EventType, FigureKind, Grain, SourceKind, Stance, Status

__all__ = [
    "About", "Dispute", "Evidence", "Happening", "HeldStatus", "Link", "Named", "Origin", "OriginKind", "Position", "Telling",
    "Toll", "ToldFigure", "Voice",
]  # fmt: skip

OriginKind = Literal["agency", "official", "source", "document", "outlet", "unknown"]
About = Literal["occurrence", "doer", "figure", "cause", "time", "place", "weapon", "other"]


@dataclass(frozen=True, slots=True, order=True)
class Named:
    """An actor by id and name, after the judgements in force."""

    id: str
    name: str


@dataclass(frozen=True, slots=True, order=True)
class Origin:
    """Who ultimately stands behind a telling or a statement.

    Attributes:
        kind: What it is; ``unknown`` where nobody is named.
        key: What two mentions of one origin share: an actor's id, an outlet, a family of copies.
        name: How a reader knows it.
    """

    kind: OriginKind
    key: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """A statement as far as it stands behind a telling, a figure or a position.

    Attributes:
        id: The statement's id.
        report: The report that tells it; ``key``, ``publisher``, ``published`` and ``agency`` are the report's.
        actor: Its source after the judgements in force; None where it is nobody in particular.
        words: The source phrase; None where the text names nobody.
        kind: What kind of source.
        body: The body that a person speaks for.
        organ: Country whose government the source is an organ of; organs of one government are one origin.
        stance: What the source does by saying it.
        lemma: The reporting verb.
        contents: What is said.
        start: Where the contents begin in the report's text.
        stop: Where they end.
        events: Ids of the events that it carries.
        called: The source phrase as the sentence has it: "he".
        lead: For a denial, the words of its sentence before its contents; ``tail`` are those after, ``before`` what
            its report tells before it.
        title: The report's title; ``opening``, for a denial, the first words of its text.
    """

    id: str
    report: str
    key: str
    publisher: str | None
    published: date | None
    agency: str | None
    actor: Named | None
    words: str | None
    kind: SourceKind
    body: Named | None = None
    organ: str | None = None
    stance: Stance
    hedged: bool = False
    lemma: str | None = None
    contents: str
    start: int
    stop: int
    events: tuple[str, ...] = ()
    called: str | None = None
    lead: str = ""
    before: str = ""
    title: str | None = None
    tail: str = ""
    opening: str = ""

    @property
    def holder(self) -> Named | None:
        """Whom the words go back to: the body that a person speaks for, else the source; None where nobody is named."""
        if self.body is not None:
            return self.body
        if self.kind in {"anonymous", "unspecified"} and self.words:
            return Named(self.words, self.words)
        if self.actor is not None:
            return self.actor
        return Named(self.words, self.words) if self.words else None


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldFigure:
    """A figure of a telling.

    Attributes:
        over: The words that say over what longer course it sums up; None for the harm of the event alone.
        voice: The statement that gives it; None where the outlet gives it itself.
        words: The words of the number and what it counts; ``lead`` are those of its sentence before them, ``tail`` those after.
    """

    start: int
    stop: int
    what: FigureKind
    of: str | None
    low: float | None
    high: float | None
    bound: Bound
    as_of: date | None = None
    over: str | None = None
    voice: Voice | None = None
    words: str = ""
    lead: str = ""
    tail: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """An event as one report tells it, with what tells whether another report tells of the same thing.

    Attributes:
        event: The event's id.
        report: Its report; ``key``, ``publisher``, ``published``, ``agency`` and ``title`` are the report's.
        trigger: The word that tells it; ``words`` are those that it rests on.
        start: Where the trigger begins in the report's text.
        since: First day; both days None where nothing dates it.
        near: Names of the report's places, countries left out.
        organs: For each doer the country whose government it is an organ of, or None.
        voices: The statements that carry it; empty where the reporter tells it.
    """

    event: str
    report: str
    key: str
    title: str | None = None
    publisher: str | None = None
    published: date | None = None
    agency: str | None = None
    type: EventType
    modes: tuple[str, ...] = ()
    status: Status = "happened"
    trigger: str
    words: str
    start: int
    stop: int
    since: date | None = None
    before: date | None = None
    grain: Grain | None = None
    when_basis: str | None = None
    place: str | None = None
    place_kind: str | None = None
    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    near: tuple[str, ...] = ()
    actors: tuple[Named, ...] = ()
    recipients: tuple[Named, ...] = ()
    organs: tuple[str | None, ...] = ()
    figures: tuple[ToldFigure, ...] = ()
    voices: tuple[Voice, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Two events judged, by rule, to tell of one thing or nearly so.

    Attributes:
        left: The smaller of both event ids.
        joined: Whether they ended in one happening.
        score: 0 to 1.
        reason: What speaks for and against it, in words.
        total: The sum behind the score: above 0 when more speaks for than against.
    """

    left: str
    right: str
    joined: bool
    score: float
    reason: str
    total: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Words of a report, ``[start, stop)`` in code points."""

    report: str
    start: int
    stop: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Toll:
    """One value of a figure series: what a source gave, when, and how often it was repeated.

    Attributes:
        of: Whom the reports count, in their words.
        scope: ``all`` where the whole is counted, else the part (``children``) or the longer course that is summed up (``people
            since October``); two scopes are never one series.
        as_of: Day up to which it counts; None where no report says so.
        according_to: Whom it goes back to; None where outlets give it themselves.
        published: First day on which it was printed.
        reports: Ids of the reports that give it, smallest key first; ``evidence`` in the same order.
        note: ``rises``, ``jumps``, ``falls`` or ``corrected`` against the value before it of the same scope; None otherwise.
        over: The words that say over what longer course than this happening it sums up; None for the happening's own.
    """

    what: FigureKind
    of: str | None
    scope: str
    low: float | None
    high: float | None
    bound: Bound
    as_of: date | None
    according_to: Named | None
    origin: Origin
    published: date | None
    reports: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    note: str | None = None
    over: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldStatus:
    """A status of a happening, and who tells it so."""

    status: Status
    held_by: tuple[Named, ...]
    reports: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """What several events were judged to tell of.

    Attributes:
        gloss: One line in our words, made of its parts.
        events: Report and event ids, in order of publication.
        basis: ``stated``, ``anchored`` or ``inferred``; ``published`` where only the reports' days date it.
        reports: How many reports tell it (links); ``outlets`` how many outlets; ``origins`` how many known origins stand
            behind them; ``unknown`` how many that name nobody.
        sources: The known origins.
    """

    id: str
    type: EventType
    gloss: str
    events: tuple[tuple[str, str], ...]
    since: date | None
    before: date | None
    grain: Grain | None
    basis: str | None
    place: str | None
    country: str | None
    actors: tuple[Named, ...]
    recipients: tuple[Named, ...]
    reports: int
    outlets: int
    origins: int
    unknown: int
    sources: tuple[Origin, ...]
    tolls: tuple[Toll, ...]
    statuses: tuple[HeldStatus, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """One side of a dispute.

    Attributes:
        gist: What it holds, short.
        stance: How it is held.
        held_by: Who holds it; empty where outlets say it in their own words.
        named: Whether a holder is named.
        since: First day of publication.
        origins: How many known origins stand behind it; ``unknown`` how many that name nobody.
    """

    gist: str
    stance: Stance
    held_by: tuple[Named, ...]
    named: bool
    evidence: tuple[Evidence, ...]
    since: date | None
    origins: int
    unknown: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispute:
    """Positions on one thing that cannot all be the whole truth. None of them is declared the right one.

    Attributes:
        about: What is contested.
        clash: ``denies`` where one side denies what the other says, ``differs`` where tellings part, ``no comment`` where a
            side declines to answer, ``corrects`` where a source changes what it said.
        question: In our words, made of its parts.
        happening: Id of the happening; None where none is meant.
        warning: What a reader should mind (both sides go back to one origin); None otherwise.
    """

    id: str
    about: About
    clash: str
    question: str
    happening: str | None
    positions: tuple[Position, ...]
    warning: str | None = None

    @property
    def reports(self) -> tuple[str, ...]:
        """Return the ids of the reports that hold its words, each once, in the order of the positions."""
        return tuple(dict.fromkeys(words.report for position in self.positions for words in position.evidence))
