"""Actors and places: who is named or meant in a report, and where."""

from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.model.spans import Span
from dragoman.model.terms import ActorKind, MentionForm, PlaceKind, PlaceUse
from dragoman.model.trace import Trace

__all__ = ["Actor", "Cast", "Mention", "Office", "Place"]


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
    mentions: tuple[Mention, ...]

    def __post_init__(self) -> None:
        if not self.mentions:
            raise ValueError(f"actor {self.name!r} has no words behind it")


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
        use: ``agent`` when the toponym stands for a government, else ``location``.
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
