"""Reading to events: who did what to whom, when, where, and by whose word.

"Norland's warplanes killed six people in Kelm on Friday, the ministry said" -> ASSAULT/aerial, Norland, happened, killed 6,
carried by the ministry's statement. In: a reading, its cast, time phrases and statements, the frames. Out: events in order of
appearance.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from dragoman.events.anchoring import place_by_story, place_event
from dragoman.events.conditions import Matcher
from dragoman.events.confidence import confidence_of
from dragoman.events.counts import find_counts
from dragoman.events.dating import Dating
from dragoman.events.doers import RoleFinder
from dragoman.events.figures import figure_of_toll, figures_of
from dragoman.events.merging import group_mentions, is_generality
from dragoman.events.modes import contexts_of, modes_of
from dragoman.events.parts import find_singles
from dragoman.events.refusing import Refuser
from dragoman.events.repeats import repeats_of
from dragoman.events.roles import Roster
from dragoman.events.sharing import share_parties
from dragoman.events.slots import Trigger, find_carrier, tokens_at
from dragoman.events.status import status_of
from dragoman.events.telling import VERBAL, Told
from dragoman.events.tolls import SUMS, Toll, find_tolls
from dragoman.lexicon.frames import Frame, FrameLexicon
from dragoman.model import Cast, Event, Figure, LeftOut, Reading, Span, Statement, Timex, Token, Trace, When, content_id
from dragoman.model.attachment import governing_time, is_verb
from dragoman.model.terms import MODES, EventType, Status

__all__ = ["Judge", "Plot", "find_events", "find_plot"]

_HARMING: dict[str, EventType] = {"displaced": "SANCTION", "arrested": "COERCE", "troops": "MOBILIZE"}
"""Of which type an event is whose toll is given, where it is not violence."""
_LIKELY = 0.5


Judge = Callable[[Reading, Told], float]
"""How likely a mention tells an event, 0 to 1, from the words around it and what the rules read of them."""


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
    judge: Judge | None = None,
) -> Plot:
    """Find the events that a report tells, and why other words tell none.

    Args:
        reading: A read report.
        cast: Its actors and places.
        times: Its time phrases.
        statements: Its attributions.
        frames: Predicates of events with their positions, and the word lists beside them.
        judge: What takes or refuses a mention that the rules found; None takes all.

    Returns:
        Events in order of their first trigger, where what a source denies has the status ``denied``; beside them, in text
        order, every mention that was refused, and the predicates that no frame read in sentences without an event.
    """
    finder = _Finder(reading, cast, times, statements, frames)
    mentions = list(finder.mentions())
    share_parties(reading, mentions)
    if judge is not None:
        for told in mentions:
            if told.refused is None and judge(reading, told) < _LIKELY:
                told.refused = "judged-unlikely"
    for told in mentions:
        if told.refused is None and finder.is_private(told):
            told.refused = "private"
    kept = [told for told in mentions if told.refused is None]
    finder.give_tolls(kept)
    groups = group_mentions(reading, kept, frames, cast)
    bare = [group for group in groups if is_generality(group)]
    for told in (told for group in bare for told in group):
        told.refused = "nobody-named"
    events = sorted((finder.event_of(group) for group in groups if group not in bare), key=lambda event: event.trigger)
    refused = [told for told in mentions if told.refused is not None]
    return Plot(tuple(events), finder.left_out(refused, [told for told in mentions if told.refused is None]))


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
        self.tolls = find_tolls(reading, self.counts, frames)
        self.dating = Dating(reading, times, frames)
        self.refuser = Refuser(reading, self.matcher, frames)
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

    def is_private(self, told: Told) -> bool:
        """Tell whether it is only said or done among people of whom nothing public is told: a mother's plea to her son."""
        parties = (*told.actors, *told.recipients)
        spoken = told.frame.type in VERBAL | {"CONSULT"}
        return spoken and bool(parties) and not told.figures and all(map(self.roster.is_private, parties))

    def left_out(self, refused: Sequence[Told], kept: Sequence[Told]) -> tuple[LeftOut, ...]:
        """Return the refused mentions, and the unread predicates of sentences that tell nothing else, in text order."""
        told = {one.token.sentence for one in (*refused, *kept)}
        found = [
            LeftOut(span=self._span(one), type=one.frame.type, reason=one.refused or "", trace=Trace("events", one.frame.id))
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
        carriers = self._carriers(trigger.token)
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
        told.refused = self.refuser.reason(trigger, frame, told.status)
        parties = [
            token for slot in {*frame.actors, *frame.recipients} - {"mod"} for token in tokens_at(self.reading, trigger, slot)
        ]
        told.filled, told.somebody = bool(parties), any(token.lemma.lower() in self.frames.people for token in parties)
        told.place = place_event(self.reading, trigger, self.cast, self.roster, actors)[0]
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

    def give_tolls(self, mentions: Sequence[Told]) -> None:
        """Give each toll to the violence of its sentence, else to the last one told before it."""
        given = {figure.span for told in mentions for figure in told.figures if figure.what != "other"}
        for toll in self.tolls:
            if toll.sum.lemma.lower() not in SUMS and self._span_of(toll) in given:
                continue
            home = self._home_of(toll, mentions)
            if home is None:
                continue
            carriers = self._carriers(toll.count.bearer)
            figure = figure_of_toll(self.reading, toll, carriers[0].id if carriers else None)
            kept = tuple(each for each in home.figures if each.span != figure.span)
            home.figures = (*kept, figure)

    def _span_of(self, toll: Toll) -> Span:
        return self.reading.span(toll.count.first, toll.count.last)

    def _home_of(self, toll: Toll, mentions: Sequence[Told]) -> Told | None:
        wanted = _HARMING.get(toll.what, "ASSAULT")
        told = [
            each
            for each in mentions
            if each.frame.type == wanted and (each.status in {"happened", "ongoing"} or wanted != "ASSAULT")
        ]
        here = [each for each in told if each.token.sentence == toll.sum.sentence]
        if here:
            return min(here, key=lambda each: abs(each.token.index - toll.sum.index))
        before = [each for each in told if each.token.index < toll.sum.index]
        return max(before, key=lambda each: (bool(each.figures), each.token.index), default=None)

    def _carriers(self, token: Token) -> tuple[Statement, ...]:
        over = [
            statement
            for statement in self.statements
            if any(piece.start <= token.start and token.end <= piece.end for piece in statement.contents)
        ]
        return tuple(sorted(over, key=lambda statement: sum(map(len, statement.contents))))

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

    def event_of(self, group: Sequence[Told]) -> Event:
        """Return the event that a group of mentions tells."""
        best = max(group, key=lambda told: (told.fullness, -told.token.index))
        kind = best.frame.type
        actors = best.actors or next((told.actors for told in group if told.actors), ())
        recipients = best.recipients or next((told.recipients for told in group if told.recipients), ())
        if kind == "ASSAULT":
            near = (told for told in group if told.token.sentence == best.token.sentence)
            recipients = tuple(dict.fromkeys((*recipients, *(each for told in near for each in told.recipients))))
        if "visit" in best.modes and recipients:
            recipients = tuple(dict.fromkeys((*recipients, *self._met(group, actors, recipients))))
        recipients = tuple(found for found in recipients if found not in actors)
        actors = self.roster.who_can(kind, actors)
        dated = min((best, *group), key=lambda told: told.dated.rank).dated
        when, when_reason = dated.when, dated.reason
        status = self._status(group, best, when)
        placed = best if best.place is not None else next((told for told in group if told.place is not None), best)
        where = placed.place
        if kind == "CONSULT" and where is not None and not recipients:
            actors, recipients = self._guests_and_host(actors, where)
        if where is None:
            where = place_by_story(self.reading, best.trigger, self.cast, self.roster, spoken=kind in VERBAL)
        trigger = self._span(best)
        event = Event(
            id=content_id("event", self.reading.report.id, kind, trigger.start, trigger.end),
            type=kind,
            modes=tuple(sorted({mode for told in group for mode in told.modes if mode in MODES[kind]})),
            contexts=tuple(
                sorted({each for told in group for each in contexts_of(self.reading, told.trigger, told.frame, self.frames)})
            ),
            trigger=trigger,
            evidence=self._evidence(group),
            actors=actors,
            recipients=recipients,
            status=status,
            when=when,
            when_reason=when_reason,
            where=where,
            where_reason=None if where is not None else "no-place-phrase",
            figures=self._figures(group, status),
            carried_by=tuple(statement.id for statement in best.carriers[:1]),
            also=tuple(sorted(self._span(told) for told in group if told is not best)),
            confidence=0.0,
            trace=Trace("events", best.frame.id),
        )
        return replace(event, confidence=confidence_of(event, best.frame, self.cast))

    def _figures(self, group: Sequence[Told], status: Status) -> tuple[Figure, ...]:
        """Return the figures of a group; where a report counts nobody, one named person who was killed is one."""
        found = _merge_figures(group)
        if status not in {"happened", "ongoing"} or any(figure.what == "killed" for figure in found):
            return found
        for told in group:
            fatal = told.frame.type == "ASSAULT" and told.token.lemma.lower() in self.frames.counts("killed")
            victim = self.doers.only_victim(told.trigger, told.frame) if fatal and len(told.recipients) == 1 else None
            if victim is not None:
                carrier = told.carriers[0].id if told.carriers else None
                one = Figure(span=victim, what="killed", low=1, high=1, bound="exact", according_to=carrier)
                return tuple(sorted((*found, one), key=lambda figure: figure.span))
        return found

    def _met(self, group: Sequence[Told], guests: Sequence[str], hosts: Sequence[str]) -> tuple[str, ...]:
        """Return whom a guest meets on his visit, of the land that he visits: "came to Sudria, meeting its envoy"."""
        lands = {self.roster.land_of(each) for each in hosts} - {None}
        sides = (each for told in group for each in (*told.actors, *told.recipients))
        return tuple(each for each in sides if each not in guests and self.roster.land_of(each) in lands)

    def _guests_and_host(self, actors: tuple[str, ...], where: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Tell the guest of two from his host, who is at home where they meet."""
        home = self.cast.places[where].country
        hosts = tuple(one for one in actors if home is not None and self.roster.land_of(one) == home)
        guests = tuple(one for one in actors if one not in hosts)
        if len(actors) != 2 or not hosts or any(self.roster.land_of(one) is None for one in guests):
            return actors, ()
        return guests, hosts

    def _status(self, group: Sequence[Told], best: Told, when: When | None) -> Status:
        """Return the status of the event; a bare noun yields to a verb, and nothing dated after publication has happened."""
        status = best.status
        if best.trigger.form == "noun" and status == "happened" and best.frame.type == "CONSULT":
            status = next((told.status for told in group if told.status == "planned"), status)
        if status == "planned" and "visit" in best.modes and any(told.status == "denied" for told in group):
            status = "denied"  # what was planned and called off
        published = self.reading.report.published
        ahead = (
            when is not None and published is not None and when.interval.start is not None and when.interval.start > published
        )
        return "planned" if ahead and status in {"happened", "ongoing"} else status

    def _span(self, told: Told) -> Span:
        token = told.token
        if told.frame.form == "noun":
            wanted = {
                word
                for condition in told.frame.conditions
                if condition.wanted and condition.slots == ("mod",)
                for word in condition.words
            }
            before = self.reading.tokens[token.index - 1] if token.index else token
            if before.head == token.index and before.lemma.lower() in wanted:
                return self.reading.span(before.index, token.index + 1)
        if told.frame.particle and token.index + 1 < len(self.reading.tokens):
            after = self.reading.tokens[token.index + 1]
            if after.sentence == token.sentence and after.lemma.lower() == told.frame.particle:
                return self.reading.span(token.index, after.index + 1)
        return self.reading.span(token.index, token.index + 1)

    def _evidence(self, group: Sequence[Told]) -> tuple[Span, ...]:
        numbers = sorted({told.token.sentence for told in group})
        chosen = (self.reading.sentences[number] for number in numbers)
        spans = (self.reading.span(sentence.first, sentence.last) for sentence in chosen)
        return tuple(span for span in spans if any(letter.isalpha() for letter in self.reading.words(span)))


def _may_be_noun(token: Token) -> bool:
    return token.tag in {"NN", "NNS"} or (token.pos == "NOUN")


def _aside_tokens(reading: Reading) -> frozenset[int]:
    spans = [aside.span for aside in reading.report.asides]
    return frozenset(token.index for span in spans for token in reading.tokens_in(span.start, span.end))


def _merge_figures(group: Sequence[Told]) -> tuple[Figure, ...]:
    found: dict[tuple[object, ...], Figure] = {}
    for told in group:
        for figure in told.figures:
            if figure.what != "other" or all(known.span != figure.span for known in found.values()):
                found.setdefault((figure.what, figure.low, figure.high), figure)
    return tuple(sorted(found.values(), key=lambda figure: figure.span))
