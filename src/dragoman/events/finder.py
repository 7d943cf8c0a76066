"""Reading to events: who did what to whom, when, where, and by whose word.

"Norland's warplanes killed six people in Kelm on Friday, the ministry said" -> ASSAULT/aerial, Norland, happened, killed 6,
carried by the ministry's statement. In: a reading, its cast, time phrases and statements, the frames. Out: events in order of
appearance.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dragoman.events.anchoring import Anchor
from dragoman.events.conditions import Matcher
from dragoman.events.confidence import confidence_of
from dragoman.events.counts import find_counts
from dragoman.events.dating import Dating
from dragoman.events.doers import RoleFinder
from dragoman.events.figures import figures_of
from dragoman.events.gathering import Gatherer, span_of
from dragoman.events.harming import give_tolls
from dragoman.events.matters import Matters
from dragoman.events.merging import group_mentions, is_generality
from dragoman.events.modes import modes_of
from dragoman.events.parts import find_singles
from dragoman.events.refusing import Refuser
from dragoman.events.repeats import repeats_of
from dragoman.events.roles import Roster
from dragoman.events.setting import Setting
from dragoman.events.sharing import share_parties
from dragoman.events.sites import Sites
from dragoman.events.slots import Trigger, find_carrier, tokens_at
from dragoman.events.standing import give_standing
from dragoman.events.status import status_of
from dragoman.events.telling import VERBAL, Told, carriers_over
from dragoman.events.tolls import find_tolls
from dragoman.events.traits import Traits, traits_of
from dragoman.lexicon.frames import Frame, FrameLexicon
from dragoman.model import Cast, Event, LeftOut, Reading, Statement, Timex, Token, Trace
from dragoman.model.attachment import governing_time, is_verb

__all__ = ["Plot", "find_events", "find_plot", "find_tellings", "find_traits"]


@dataclass(frozen=True, slots=True)
class Plot:
    """What a report tells: its events, and where words of events told none, with the reasons."""

    events: tuple[Event, ...]
    left_out: tuple[LeftOut, ...]


def find_events(
    reading: Reading, cast: Cast, times: Sequence[Timex], statements: Sequence[Statement], frames: FrameLexicon
) -> tuple[Event, ...]:
    """Find the events that a report tells; ``find_plot`` also returns what was left out."""
    return find_plot(reading, cast, times, statements, frames).events


def find_plot(
    reading: Reading,
    cast: Cast,
    times: Sequence[Timex],
    statements: Sequence[Statement],
    frames: FrameLexicon,
    *,
    least: float = 0.0,
) -> Plot:
    """Find the events that a report tells, and why other words tell none.

    Args:
        reading: A read report.
        cast: Its actors and places.
        times: Its time phrases.
        statements: Its attributions.
        frames: Predicates of events with their positions, and the word lists beside them.
        least: An event less sure than this is left out; by default none is.

    Returns:
        Events in order of their first trigger, where what a source denies has the status ``denied``; beside them, in text
        order, every mention that was refused, and the predicates that no frame read in sentences without an event.
    """
    finder = _Finder(reading, cast, times, statements, frames)
    mentions, story = finder.story()
    events = sorted((one.event for one in story if one.event.confidence >= least), key=lambda event: event.trigger)
    for told in (told for one in story if one.event.confidence < least for told in one.group):
        told.refused = "judged-unlikely"
    refused = [told for told in mentions if told.refused is not None]
    return Plot(tuple(events), finder.left_out(refused, [told for told in mentions if told.refused is None]))


def find_traits(
    reading: Reading, cast: Cast, times: Sequence[Timex], statements: Sequence[Statement], frames: FrameLexicon
) -> tuple[tuple[Event, Traits], ...]:
    """Find the events that a report tells, however unlikely, with the traits that their confidence is weighed from."""
    _, story = _Finder(reading, cast, times, statements, frames).story()
    return tuple((one.event, one.traits) for one in story)


def find_tellings(
    reading: Reading, cast: Cast, times: Sequence[Timex], statements: Sequence[Statement], frames: FrameLexicon
) -> tuple[Told, ...]:
    """Find every mention that tells an event, before mentions of one event are put together."""
    mentions, _ = _Finder(reading, cast, times, statements, frames).story()
    return tuple(told for told in mentions if told.refused is None)


@dataclass(frozen=True, slots=True)
class _Weighed:
    """An event with its mentions and its traits."""

    event: Event
    group: Sequence[Told]
    traits: Traits


class _Finder:
    """The arguments of one run, with what is looked up again and again."""

    def __init__(
        self, reading: Reading, cast: Cast, times: Sequence[Timex], statements: Sequence[Statement], frames: FrameLexicon
    ) -> None:
        self.reading, self.cast, self.times, self.frames = reading, cast, times, frames
        self.statements = statements
        self.roster = Roster(reading, cast, frames)
        self.doers = RoleFinder(reading, self.roster)
        self.matcher = Matcher(reading, self.roster, frames)
        self.counts = find_counts(reading, times, frames)
        self.singles = find_singles(reading, frames)
        self.dating = Dating(reading, times, frames)
        self.refuser = Refuser(reading, self.matcher, frames)
        sites = Sites(reading, cast, times, frames)
        self.anchor = Anchor(reading, sites, frames)
        setting = Setting(reading, sites, self.anchor, statements)
        self.gatherer = Gatherer(reading, self.roster, self.doers, frames, setting)
        self.matters = Matters(reading, cast, frames)
        self.unread: list[Token] = []
        self.aside = _aside_tokens(reading)

    def mentions(self) -> Iterator[Told]:
        """Yield every mention that a frame reads, in text order."""
        for token in self.reading.tokens:
            trigger = self._trigger_of(token)
            frame = None if trigger is None else self.matcher.best(trigger)
            if trigger is not None and frame is not None:
                yield self._told(trigger, frame)
            elif trigger is not None:
                self.unread.append(token)

    def story(self) -> tuple[list[Told], list[_Weighed]]:
        """Return every mention, and the events that those tell which are not refused."""
        mentions = list(self.mentions())
        share_parties(self.reading, mentions)
        for told in mentions:
            if told.refused is None:
                told.refused = "private" if self.is_private(told) else self.matters.reason(told)
        kept = [told for told in mentions if told.refused is None]
        give_tolls(self.reading, find_tolls(self.reading, self.counts, self.frames), kept, self.statements)
        give_standing(self.reading, kept, self.times, self.statements, self.frames)
        groups = group_mentions(self.reading, kept, self.frames, self.cast)
        bare = [group for group in groups if is_generality(group)]
        for told in (told for group in bare for told in group):
            told.refused = "nobody-named"
        return mentions, self._weigh([group for group in groups if group not in bare])

    def _weigh(self, groups: Sequence[Sequence[Told]]) -> list[_Weighed]:
        events = [self.gatherer.event_of(group) for group in groups]
        out = []
        for event, group in zip(events, groups, strict=True):
            traits = traits_of(event, group, self.reading, self.cast, events)
            sure = confidence_of(traits, self.frames.confidence)
            out.append(_Weighed(replace(event, confidence=sure), group, traits))
        return out

    def is_private(self, told: Told) -> bool:
        """Tell whether it is only said or done among people of whom nothing public is told: a mother's plea to her son."""
        parties = (*told.actors, *told.recipients)
        spoken = told.frame.type in VERBAL | {"CONSULT"}
        return spoken and bool(parties) and not told.figures and all(map(self.roster.is_private, parties))

    def left_out(self, refused: Sequence[Told], kept: Sequence[Told]) -> tuple[LeftOut, ...]:
        """Return the refused mentions, and the unread predicates of sentences that tell nothing else, in text order."""
        told = {one.token.sentence for one in (*refused, *kept)}
        found = [
            LeftOut(
                span=span_of(self.reading, one),
                type=one.frame.type,
                reason=one.refused or "",
                trace=Trace("events", one.frame.id),
            )
            for one in refused
        ]
        for token in self.unread:
            if token.sentence not in told and self._is_political(token):
                span = self.reading.span(token.index, token.index + 1)
                found.append(LeftOut(span=span, type=None, reason="no-frame-fits", trace=Trace("events", "unread")))
        return tuple(sorted(found, key=lambda one: one.span))

    def _is_political(self, token: Token) -> bool:
        """Tell whether a predicate tells political events by itself, as "say" and "take" do not."""
        form = "verb" if is_verb(token) else "noun"
        known = self.frames.frames.get((form, token.lemma.lower()), ())
        return any(not any(each.wanted for each in frame.conditions) and not frame.particle for frame in known)

    def _trigger_of(self, token: Token) -> Trigger | None:
        if token.index in self.aside:
            return None
        lemma = token.lemma.lower()
        known = self.frames.frames
        if token.pos == "VERB" and token.dep == "acomp" and ("adj", token.text.lower()) in known:
            return Trigger(token, "adj")
        if token.pos == "VERB" and ("verb", lemma) in known and token.dep != "compound" and not self._in_name(token):
            return Trigger(token, "verb")
        if ("noun", lemma) in known and _may_be_noun(token) and not self._in_name(token):
            return Trigger(token, "noun", *find_carrier(self.reading, token, self.frames))
        if ("adj", lemma) in known and token.dep in {"acomp", "attr", "conj", "oprd", "ccomp", "ROOT"}:
            return Trigger(token, "adj")
        return None

    def _in_name(self, token: Token) -> bool:
        if is_verb(token):  # the Coordinating Minister
            return token.dep in {"amod", "compound"} and token.text[:1].isupper() and token.index > 0
        if token.tag not in {"NNP", "NNPS"}:
            return token.dep in {"compound", "nmod"} and self.reading.head(token).pos in {"NOUN", "PROPN"}
        return True

    def _told(self, trigger: Trigger, frame: Frame) -> Told:
        carriers = carriers_over(self.statements, trigger.token)
        actors, recipients = self.doers.find(trigger, frame, carriers)
        if not actors and frame.type in VERBAL:
            actors = self._teller(trigger.token)
            recipients = tuple(found for found in recipients if found not in actors)
        told = Told(
            trigger=trigger,
            frame=frame,
            actors=actors,
            recipients=recipients,
            modes=modes_of(self.reading, trigger, frame, self.frames),
            status=status_of(self.reading, trigger, frame, carriers, self.frames),
            carriers=carriers,
        )
        told.refused = self.refuser.reason(trigger, frame, told.status, told=bool(carriers))
        parties = [
            token for slot in {*frame.actors, *frame.recipients} - {"mod"} for token in tokens_at(self.reading, trigger, slot)
        ]
        told.filled, told.somebody = bool(parties), any(token.lemma.lower() in self.frames.people for token in parties)
        told.site = self.anchor.site(trigger, frame)
        told.dated = self.dating.date(trigger, told.status, self._saying(trigger, carriers), verbal=frame.type in VERBAL)
        told.time = governing_time(self.reading, trigger.carrier or trigger.token, self.times)
        told.figures = figures_of(
            self.reading,
            trigger,
            frame,
            self.counts,
            singles=self.singles,
            lexicon=self.frames,
            according_to=carriers[0].id if carriers else None,
        )
        told.figures += repeats_of(self.reading, trigger, frame, carriers[0].id if carriers else None)
        return told

    def _teller(self, token: Token) -> tuple[str, ...]:
        """Return whose statement a word opens: who "refuted" is who is quoted, also where no phrase of the clause names him."""
        sources = (
            statement.source.actor
            for statement in self.statements
            if statement.cue.span is not None and statement.cue.span.start <= token.start < statement.cue.span.end
        )
        return tuple(source for source in sources if source is not None)[:1]

    def _saying(self, trigger: Trigger, carriers: tuple[Statement, ...]) -> tuple[Statement, ...]:
        """Return the statements whose words perform a trigger: those over it, and the one that it is the cue of."""
        token = trigger.token
        own = (
            statement
            for statement in self.statements
            if statement.cue.span is not None and statement.cue.span.start <= token.start < statement.cue.span.end
        )
        return (*own, *carriers)


def _may_be_noun(token: Token) -> bool:
    return token.tag in {"NN", "NNS"} or (token.pos == "NOUN")


def _aside_tokens(reading: Reading) -> frozenset[int]:
    spans = [aside.span for aside in reading.report.asides]
    return frozenset(token.index for span in spans for token in reading.tokens_in(span.start, span.end))
