"""Actors and places: who is named or meant in a report, and where."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field

from dragoman.model.spans import Span
from dragoman.model.terms import ActorKind, MentionForm, PlaceKind, PlaceUse
from dragoman.model.trace import Trace

__all__ = ["Actor", "Candidate", "Cast", "Mention", "Office", "Place"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """Words that name or mean an actor.

    Attributes:
        span: The words; without a leading article.
        form: How they mean it.
        trace: Rule that found it or linked it.
    """

    span: Span
    form: MentionForm
    trace: Trace


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """An office that a person holds or held.

    Attributes:
        title: Canonical title, lower case (``foreign minister``).
        of: Actor id of the country or organisation; None when the report does not say.
        start: ISO date of taking it, as fine as known.
        end: ISO date of leaving it; None while held or when not known.
    """

    title: str
    of: str | None
    start: str | None = None
    end: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Somebody or something that can act or be acted on, as one report shows it.

    Attributes:
        id: The world table's id when ``known`` (``per-…``, ``org-…``, ``out-…``, or a country's code), else a content hash.
        name: The fullest name.
        kind: What it is.
        country: ISO 3166-1 alpha-3; None for international bodies and where nothing tells.
        sectors: PLOVER sector codes.
        known: Whether the world table (or the user's) has it.
        wikidata: Its Wikidata id.
        offices: Offices at the report's date, or that the report gives.
        confidence: How likely the names mean the known actor, or the candidate, 0 to 1; None where there was none to weigh.
        candidate: Id of the known actor that it may be, where the link is in doubt.
        link_reason: Why it is linked to no known actor where it may be one: ``doubtful-link``.
        mentions: Every mention, in text order; at least one.
    """

    id: str
    name: str
    kind: ActorKind
    country: str | None = None
    sectors: tuple[str, ...] = ()
    known: bool = False
    wikidata: str | None = None
    offices: tuple[Office, ...] = ()
    confidence: float | None = None
    candidate: str | None = None
    link_reason: str | None = None
    mentions: tuple[Mention, ...]

    def __post_init__(self) -> None:
        if not self.mentions:
            raise ValueError(f"actor {self.name!r} has no words behind it")


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A place that a toponym may mean; fields as those of ``Place``."""

    name: str
    country: str | None
    latitude: float
    longitude: float
    geonames: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A toponym.

    Attributes:
        span: The words.
        name: Usual English name.
        kind: What it is.
        country: ISO 3166-1 alpha-3.
        latitude: Degrees north; None where the place is not in the gazetteer.
        longitude: Degrees east.
        geonames: GeoNames id.
        use: ``agent`` when the toponym stands for a government or says for whom somebody sits, else ``location``.
        point_reason: Why it has no coordinates: ``not-in-gazetteer``, or ``unclear`` where several places may be meant.
        confidence: How often such a choice is right, 0 to 1; None where there was none to make.
        candidates: What else it may mean, the likeliest first; all that it may mean where it is unclear.
        trace: Rule that resolved it.
    """

    span: Span
    name: str
    kind: PlaceKind
    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    geonames: int | None = None
    use: PlaceUse = "location"
    point_reason: str | None = None
    confidence: float | None = None
    candidates: tuple[Candidate, ...] = ()
    trace: Trace


@dataclass(frozen=True, slots=True, kw_only=True)
class Cast:
    """Who and where in one report.

    Attributes:
        actors: In order of their first mention.
        places: In text order.
    """

    actors: tuple[Actor, ...] = ()
    places: tuple[Place, ...] = ()
    _mentions: tuple[tuple[Span, Actor], ...] = field(init=False, repr=False, compare=False)
    _reach: int = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        found = sorted(((mention.span, actor) for mention, actor in self.mentions()), key=lambda pair: pair[0])
        object.__setattr__(self, "_mentions", tuple(found))
        object.__setattr__(self, "_reach", max((len(span) for span, _ in found), default=0))

    def actor_at(self, span: Span) -> Actor | None:
        """Return the actor whom a word or phrase means, or None.

        Args:
            span: A head word or a noun phrase; the smallest mention that covers it decides, else the longest
                mention inside it, the first of two.
        """
        near = self._near(span)
        covering = [pair for pair in near if pair[0].covers(span)]
        if covering:
            return min(covering, key=lambda pair: len(pair[0]))[1]
        inside = [pair for pair in near if span.covers(pair[0])]
        return max(inside, key=lambda pair: (len(pair[0]), -pair[0].start))[1] if inside else None

    def actors_in(self, span: Span) -> tuple[Actor, ...]:
        """Return the actors whose mentions lie inside a span, in text order, each once."""
        inside = [actor for found, actor in self._near(span) if span.covers(found)]
        return tuple({actor.id: actor for actor in inside}.values())

    def place_at(self, span: Span) -> int | None:
        """Return the index of the smallest place that covers a word or phrase, else of the first inside it, or None."""
        covering = [index for index, place in enumerate(self.places) if place.span.covers(span)]
        if covering:
            return min(covering, key=lambda index: len(self.places[index].span))
        return next((index for index, place in enumerate(self.places) if span.covers(place.span)), None)

    def _near(self, span: Span) -> tuple[tuple[Span, Actor], ...]:
        low = bisect_left(self._mentions, span.start - self._reach, key=lambda pair: pair[0].start)
        high = bisect_left(self._mentions, span.end, key=lambda pair: pair[0].start)
        return self._mentions[low:high]

    def mentions(self) -> Iterator[tuple[Mention, Actor]]:
        """Yield every mention with its actor, actor by actor."""
        for actor in self.actors:
            for mention in actor.mentions:
                yield mention, actor

    def actor(self, actor_id: str) -> Actor:
        """Return the actor with an id.

        Raises:
            KeyError: When no actor has it.
        """
        for actor in self.actors:
            if actor.id == actor_id:
                return actor
        raise KeyError(actor_id)
