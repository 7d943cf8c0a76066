"""Gathering: the event that a group of mentions tells, with the fullest mention's parties and what the others add.

"Norland's raid on the port … The raid killed six" -> one ASSAULT, Norland, killed 6. In: a group of mentions of one event. Out:
the event. Which mentions are one event is decided in ``merging``.
"""

from collections.abc import Sequence

from dragoman.events.dating import BY_TENSE
from dragoman.events.doers import RoleFinder
from dragoman.events.modes import contexts_of
from dragoman.events.roles import Roster
from dragoman.events.setting import Setting
from dragoman.events.telling import VERBAL, Told, fullest
from dragoman.lexicon.frames import FrameLexicon
from dragoman.model import Event, Figure, Reading, Span, Trace, When, content_id
from dragoman.model.terms import MODES, Status

__all__ = ["Gatherer", "span_of"]


class Gatherer:
    """Makes events of groups of mentions of one reading.

    Args:
        reading: The reading.
        roster: Whom its tokens name.
        doers: Who does what in it.
        frames: Word lists of contexts and harm.
        setting: Where its story sets events.
    """

    def __init__(self, reading: Reading, roster: Roster, doers: RoleFinder, frames: FrameLexicon, setting: Setting) -> None:
        self.reading, self.roster, self.doers, self.frames, self.setting = reading, roster, doers, frames, setting

    def event_of(self, group: Sequence[Told]) -> Event:
        """Return the event that a group of mentions tells; how sure its coding is stands at 0 until it is weighed."""
        best = fullest(group)
        kind = best.frame.type
        others = (tuple(each for each in told.actors if each not in best.recipients) for told in group)
        actors = best.actors or next((each for each in others if each), ())  # who suffers it is not its doer
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
        if status in {"planned", "hypothetical"} and dated.rank == BY_TENSE:
            when, when_reason = None, "not-yet" if status == "planned" else "no-time-phrase"  # another mention told its past
        site = best.site or next((told.site for told in group if told.site is not None), None)
        if kind == "CONSULT" and site is not None and not recipients:
            actors, recipients = self._guests_and_host(actors, site.index)
        if site is None:
            site = self.setting.site(best)
        trigger = span_of(self.reading, best)
        return Event(
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
            where=None if site is None else site.index,
            where_reason=None if site is not None else "no-place-phrase",
            where_basis=None if site is None else site.basis,
            figures=self._figures(group, status),
            carried_by=tuple(statement.id for statement in best.carriers[:1]),
            also=tuple(sorted(span_of(self.reading, told) for told in group if told is not best)),
            confidence=0.0,
            trace=Trace("events", best.frame.id),
        )

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
        home = self.setting.country_of(where)
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
        if status == "happened" and best.frame.type not in VERBAL and _is_bare(best):
            told = {each.status for each in group if not _is_bare(each)}
            status = told.pop() if len(told) == 1 else status
        if status == "planned" and "visit" in best.modes and any(told.status == "denied" for told in group):
            status = "denied"  # what was planned and called off
        published = self.reading.report.published
        ahead = (
            when is not None and published is not None and when.interval.start is not None and when.interval.start > published
        )
        return "planned" if ahead and status in {"happened", "ongoing"} else status

    def _evidence(self, group: Sequence[Told]) -> tuple[Span, ...]:
        numbers = sorted({told.token.sentence for told in group})
        chosen = (self.reading.sentences[number] for number in numbers)
        spans = (self.reading.span(sentence.first, sentence.last) for sentence in chosen)
        return tuple(span for span in spans if any(letter.isalpha() for letter in self.reading.words(span)))


def _is_bare(told: Told) -> bool:
    """Tell whether a noun stands without a verb of its own, so that nothing tells whether it came to be."""
    return told.trigger.form == "noun" and told.trigger.carrier is None


def _merge_figures(group: Sequence[Told]) -> tuple[Figure, ...]:
    found: list[Figure] = []
    for told in group:
        earlier = tuple(found)
        for figure in told.figures:
            if figure.what == "other" and any(known.span == figure.span for known in found):
                continue
            same = next((known for known in found if _say_one_number(known, figure)), None)
            listed = same is not None and same not in earlier and None not in {same.of, figure.of} and same.of != figure.of
            if same is None or listed:
                found.append(figure)  # "two women and two children"
            elif _fullness(figure) > _fullness(same):
                found[found.index(same)] = figure
    return tuple(sorted(found, key=lambda figure: figure.span))


def _say_one_number(one: Figure, other: Figure) -> bool:
    """Tell whether two figures count one thing with one number, however they bound it: "29 killed", "at least 29 people"."""
    if one.what != other.what or (one.over is None) != (other.over is None):
        return False
    if one.low is None or other.low is None:
        return (one.low, one.high) == (other.low, other.high)
    return one.low == other.low and (one.high == other.high or "between" not in {one.bound, other.bound})


def _fullness(figure: Figure) -> int:
    """Return how much a figure says beside its number; of two that say as much the first is kept."""
    return 4 * (figure.according_to is not None) + 2 * (figure.bound != "exact") + (figure.of is not None)


def span_of(reading: Reading, told: Told) -> Span:
    """Return the words of a mention's trigger, with the particle or the noun before it that its frame wants."""
    token = told.token
    if told.frame.form == "noun":
        wanted = {
            word
            for condition in told.frame.conditions
            if condition.wanted and condition.slots == ("mod",)
            for word in condition.words
        }
        before = reading.tokens[token.index - 1] if token.index else token
        if before.head == token.index and before.lemma.lower() in wanted:
            return reading.span(before.index, token.index + 1)
    if told.frame.particle and token.index + 1 < len(reading.tokens):
        after = reading.tokens[token.index + 1]
        if after.sentence == token.sentence and after.lemma.lower() == told.frame.particle:
            return reading.span(token.index, after.index + 1)
    return reading.span(token.index, token.index + 1)
