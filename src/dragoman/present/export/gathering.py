"""Gathering: the events that match a question, each with its report's findings and the happening that it belongs to.

What an export of events starts from. In: an open store, and what is wanted of it. Out: ``Told``, by publication date and place
in the text; or ``Occurrence``, one a happening with the tellings that match.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dragoman.model import Actor, Event, Findings, Mention, Place, Span
from dragoman.model.happenings import Dispute, Happening
from dragoman.store import Filters, Store
from dragoman.store.browsing import Wanted
from dragoman.store.rows import ActorRow, EventRow

__all__ = ["Across", "Occurrence", "Told", "gather_across", "gather_events", "gather_happenings", "is_named", "last_day"]

PLACED = ("city", "other")  # kinds of place that a map can show: the middle of a country or province is no place


@dataclass(frozen=True, slots=True, kw_only=True)
class Across:
    """What is known across reports.

    Attributes:
        actors: The actor that each id stands for, after the judgements in force.
        happenings: The happening of each event id.
        disputes: The disputes about each happening id.
    """

    actors: Mapping[str, ActorRow]
    happenings: Mapping[str, Happening]
    disputes: Mapping[str, Sequence[Dispute]]

    def name(self, actor: Actor) -> str:
        """Return the name of an actor of a report, after the judgements in force."""
        row = self.actors.get(actor.id)
        return row.name if row else actor.name


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """An event as one report tells it; ``happening`` is None where it belongs to none."""

    row: EventRow
    event: Event
    findings: Findings
    happening: Happening | None

    @property
    def place(self) -> Place | None:
        """Where it took place."""
        return None if self.event.where is None else self.findings.places[self.event.where]

    @property
    def point(self) -> tuple[float, float] | None:
        """Longitude and latitude where the place is a town or finer; None for countries and regions."""
        place = self.place
        if place is None or place.kind not in PLACED or place.longitude is None or place.latitude is None:
            return None
        return place.longitude, place.latitude

    @property
    def doers(self) -> tuple[Actor, ...]:
        """Who did it."""
        return self._cast(self.event.actors)

    @property
    def recipients(self) -> tuple[Actor, ...]:
        """To whom it was done."""
        return self._cast(self.event.recipients)

    @property
    def origins(self) -> int | None:
        """How many known origins stand behind its happening; None where it belongs to none."""
        return self.happening.origins if self.happening else None

    @property
    def quote(self) -> Span:
        """The clause that tells it: the evidence that holds its trigger."""
        trigger = self.event.trigger
        return next((span for span in self.event.evidence if span.covers(trigger)), trigger)

    def words(self, span: Span) -> str:
        """Return the report's words at a span."""
        return self.findings.report.text[span.start : span.end]

    def mention(self, actor: Actor) -> Mention:
        """Return the mention of an actor nearest to the trigger: inside the quote before others, nouns before pronouns."""
        quote, start = self.quote, self.event.trigger.start

        def far(mention: Mention) -> tuple[bool, bool, int]:
            return not quote.covers(mention.span), mention.form == "pronoun", abs(mention.span.start - start)

        return min(actor.mentions, key=far)

    def _cast(self, ids: Iterable[str]) -> tuple[Actor, ...]:
        found = {actor.id: actor for actor in self.findings.actors}
        return tuple(found[one] for one in ids)


@dataclass(frozen=True, slots=True, kw_only=True)
class Occurrence:
    """A happening with the tellings of it that match; a single telling where it belongs to none."""

    id: str
    happening: Happening | None
    tellings: tuple[Told, ...]

    @property
    def days(self) -> tuple[date | None, date | None]:
        """First day, and the day after the last; None for an open end."""
        if self.happening is not None:
            return self.happening.since, self.happening.before
        return self.tellings[0].row.since, self.tellings[0].row.before

    @property
    def statuses(self) -> tuple[str, ...]:
        """Every status that is told of it, the most told first."""
        held = self.happening.statuses if self.happening else ()
        return tuple(one.status for one in held) or tuple(dict.fromkeys(told.row.status for told in self.tellings))


def gather_across(store: Store) -> Across:
    """Return what is known across the reports of a store."""
    disputes = defaultdict[str, list[Dispute]](list)
    for dispute in store.find_disputes(Filters()):
        if dispute.happening is not None:
            disputes[dispute.happening].append(dispute)
    return Across(
        actors={one: row for row in store.find_actors(Filters()) for one in row.merged},
        happenings={event: happening for happening in store.find_happenings(Filters()) for _, event in happening.events},
        disputes=disputes,
    )


def gather_events(store: Store, wanted: Wanted, across: Across) -> Iterator[Told]:
    """Yield the events that match, by publication date, report and place in the text.

    Raises:
        SettingsError: When a filter is none of events.
    """
    findings: Findings | None = None
    events: dict[str, Event] = {}
    for row in store.find_events(wanted.filters):
        happening = across.happenings.get(row.id)
        if wanted.origins > 1 and (happening is None or happening.origins < wanted.origins):
            continue
        if findings is None or findings.report.id != row.report.id:
            findings = store.findings(row.report.id)
            events = {event.id: event for event in findings.events}
        yield Told(row=row, event=events[row.id], findings=findings, happening=happening)


def gather_happenings(store: Store, wanted: Wanted, across: Across) -> Iterator[Occurrence]:
    """Yield what the matching events belong to, each once, by first day; those without a day last."""
    found = defaultdict[str, list[Told]](list)
    for told in gather_events(store, wanted, across):
        found[told.happening.id if told.happening else told.row.id].append(told)
    listed = [Occurrence(id=one, happening=all_of[0].happening, tellings=tuple(all_of)) for one, all_of in found.items()]
    yield from sorted(listed, key=lambda one: (one.days[0] is None and one.days[1] is None, one.days[0] or date.min, one.id))


def is_named(actor: Actor) -> bool:
    """Whether an actor is somebody by name, and not only described (``four medics``)."""
    return actor.known or any(mention.form == "name" for mention in actor.mentions)


def last_day(before: date | None) -> date | None:
    """Return the last day of days that end before a day."""
    return None if before is None else before - timedelta(days=1)
