"""When: the time phrase that dates an event, else what the clause, the story and the tense say of it.

"The blasts in the port on Sunday killed ten" -> that Sunday, by the phrase on the subject; "Six men have been arrested" in a
report of the 5th -> the week that ends on the 5th, inferred. In: a trigger, the times, the statements over it. Out: a ``When``
or the reason why there is none. What lies before the story ("had met"), habits and what is only planned are not dated by tense.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from dragoman.events.backgrounds import (
    TOLD_BY,
    is_background,
    is_before_story,
    is_in_the_past,
    is_only_named,
    is_told,
    retells,
    tense_at,
)
from dragoman.events.bearing import day_of, days_of, gap_in, is_vaguely_off, lasts, set_back
from dragoman.events.clauses import clause_heads, is_finite, verb_of, verbs_over
from dragoman.events.phrasing import dated_on, is_ended, phrase_on, phrase_on_argument
from dragoman.events.reckoning import is_sum, moves_a_toll, since_start, window_over
from dragoman.events.slots import Trigger
from dragoman.lexicon.frames import FrameLexicon
from dragoman.model import Interval, Reading, Statement, Timex, Token, When
from dragoman.model.terms import Basis, Status

__all__ = ["BY_TENSE", "NOT_DATED", "Dated", "Dating"]

BY_TENSE = 4  # the rank of a date that only tense tells

FRESH_DAYS = 6  # news of the past week: what a report tells in the perfect without a date is hardly older
_NARROW = frozenset({"time", "day", "weekend", "week"})  # a story goes on the same day; a year is its background


@dataclass(frozen=True, slots=True)
class Dated:
    """What was found for one mention.

    Attributes:
        when: The days, or None.
        reason: Why not; None with days.
        rank: How near the evidence stands: 0 a phrase on the predicate, 1 one on its subject or object, 2 the reporting clause,
            3 the story before, 4 tense, 5 nothing.
    """

    when: When | None
    reason: str | None
    rank: int


NOT_DATED = Dated(None, "no-time-phrase", 5)


class Dating:
    """Dates the mentions of one reading, in text order; each may rest on the one before.

    Args:
        reading: The reading.
        times: Its time phrases.
        lexicon: Word classes and counted words.
    """

    def __init__(self, reading: Reading, times: Sequence[Timex], lexicon: FrameLexicon) -> None:
        self._reading, self._times = reading, times
        self._lexicon = lexicon
        self._retells = retells(reading, times)
        self._story: tuple[int, int, When] | None = None

    def date(self, trigger: Trigger, status: Status, statements: Sequence[Statement], *, verbal: bool) -> Dated:
        """Return when one mention is.

        Args:
            trigger: The trigger with its carrier.
            status: Its status; only what happened or goes on is dated by tense.
            statements: Statements over it, innermost first.
            verbal: Whether the trigger performs the event, so that it is when it is said.
        """
        governing = phrase_on(self._reading, self._times, trigger, self._lexicon, verbal=verbal)
        if governing is not None and status in {"hypothetical", "planned"} and self._is_of_the_plan(trigger, governing):
            governing = None
        read_amiss = trigger.token.dep == "ROOT"  # "On Monday, days after they spoke, Kara pledged": no "spoke on Monday"
        own = (
            (self._by_gap(trigger) if read_amiss else None)
            or self._of_phrase(governing, 0)
            or self._of_phrase(phrase_on_argument(self._reading, self._times, trigger, self._lexicon), 1)
            or self._by_gap(trigger)
        )
        if own is not None:
            self._remember(trigger, own)
            return own
        if self._reading.report.published is None:
            return Dated(None, "no-publication-date", 5)
        if status in {"happened", "ongoing"} and (reckoned := self._by_reckoning(trigger)) is not None:
            return reckoned
        if verbal and status == "happened" and (said := self._of_saying(trigger, statements)) is not None:
            return said
        if status not in {"happened", "ongoing"}:
            return Dated(None, "not-yet" if status == "planned" else "no-time-phrase", 5)
        return self._by_tense(trigger, status, verbal=verbal)

    def _is_of_the_plan(self, trigger: Trigger, governing: tuple[int, Token]) -> bool:
        """Tell whether a past day is that of the words that look ahead: "called on Tuesday for a truce"."""
        index, head = governing
        interval, published = self._times[index].interval, self._reading.report.published
        past = interval is not None and interval.end is not None and published is not None and interval.end <= published
        return past and head.index not in {trigger.token.index, trigger.carrier.index if trigger.carrier else -1}

    def _by_gap(self, trigger: Trigger) -> Dated | None:
        """Return the day of what the clause above is set off from: "killed ten on Saturday, a day after they agreed"."""
        found = set_back(self._reading, trigger.token, self._times)
        if found is None:
            return None
        gap, main = found
        subjects = (child for child in self._reading.children(main) if child.dep in {"nsubj", "nsubjpass"})
        tellers = verbs_over(self._reading, main) if main.lemma.lower() in TOLD_BY else ()
        heads = (main, *subjects, *tellers)  # "struck Kara on Saturday a monitor said a day after they agreed"
        index = next((at for head in heads if (at := dated_on(self._reading, self._times, head)) is not None), None)
        interval = None if index is None else self._times[index].interval
        if index is None or interval is None or interval.start is None or interval.grain not in {"day", "time"}:
            return None
        day = day_of(interval.start + timedelta(days=gap))
        return Dated(When(interval=day, basis=self._times[index].basis, time=index), None, 1)

    def _remember(self, trigger: Trigger, dated: Dated) -> None:
        sentence = self._reading.sentence_of(trigger.token)
        if dated.when is not None:
            self._story = (sentence.index, sentence.paragraph, dated.when)

    def _of_phrase(self, found: tuple[int, Token] | None, rank: int) -> Dated | None:
        if found is None:
            return None
        index, head = found
        timex = self._times[index]
        if timex.value == "PRESENT_REF":
            return None  # "is now shelling the town" is told by its tense
        if timex.interval is None:
            return Dated(None, timex.interval_reason or "vague", rank) if rank == 0 else None
        days = days_of(self._reading, timex, self._times, head)
        if days is None:
            return Dated(None, "before-or-after", rank)
        return Dated(When(interval=days, basis=timex.basis, time=index), None, rank)

    def _of_saying(self, trigger: Trigger, statements: Sequence[Statement]) -> Dated | None:
        """Return the day of the words that perform the event: "said on Friday that it would not attend"."""
        if is_before_story(self._reading, trigger):
            return None
        for statement in statements:
            said = statement.said
            if said.interval is not None and said.time is not None:
                return Dated(When(interval=said.interval, basis=self._times[said.time].basis, time=said.time), None, 2)
        return None

    def _by_reckoning(self, trigger: Trigger) -> Dated | None:
        """Return the days over which a clause sums up what happened, or why they are not known; None for plain news."""
        verb = verb_of(self._reading, trigger)
        if verb is None:
            return None
        clause = {trigger.token.index, verb.index, *(head.index for head in clause_heads(self._reading, trigger))}
        window = window_over(self._reading, self._times, clause)
        found = window or since_start(self._reading, verb, self._times)
        if found is not None:
            index, days = found
            if days is None:
                return Dated(None, "vague", 1)
            basis: Basis = "inferred" if self._reading.report.published_basis == "inferred" else "anchored"
            return Dated(When(interval=days, basis=basis, time=index), None, 1)
        if is_sum(self._reading, verb, self._lexicon):
            return Dated(None, "sum-without-start", 5)
        return None

    def _by_tense(self, trigger: Trigger, status: Status, *, verbal: bool) -> Dated:
        said = self._of_telling(trigger)
        said_on = None if said is None else self._times[said].interval
        if is_before_story(self._reading, trigger, told=said is not None or is_told(self._reading, trigger)):
            return Dated(None, "before-the-story", 5)
        told_past = tense_at(self._reading, trigger) == "past"
        if any(moves_a_toll(self._reading, head, trigger.token) for head in clause_heads(self._reading, trigger)):
            return self._of_story(trigger) or Dated(None, "toll-only", 5)
        if is_background(self._reading, trigger, self._lexicon, verbal=verbal) or (
            told_past and (self._retells or is_in_the_past(self._reading, self._times, trigger, verbal=verbal))
        ):
            return Dated(None, "background", 5)
        if self._lasts(trigger) or is_ended(self._reading, trigger, self._lexicon):
            return Dated(None, "lasting", 5)
        published = self._reading.report.published
        assert published is not None
        story = self._of_story(trigger)
        if story is not None:
            return story
        if said is not None and said_on is not None and verbal and tense_at(self._reading, trigger) == "present":
            when = When(interval=said_on, basis=self._times[said].basis, time=said)
            return Dated(when, None, 2)  # "told the council on Wednesday that he opposes it"
        last = published if said_on is None or said_on.start is None else min(said_on.start, published)
        start, end = last - timedelta(days=FRESH_DAYS), last + timedelta(days=1)
        named = trigger.form == "noun" and trigger.carrier is None and tense_at(self._reading, trigger) == "present"
        told = status == "ongoing" or (tense_at(self._reading, trigger) in {"perfect", "past", "present"} and not named)
        if told and not is_only_named(self._reading, trigger):
            return Dated(When(interval=Interval(start, end, "week"), basis="inferred"), None, BY_TENSE)
        return Dated(None, "no-time-phrase", 5)

    def _of_telling(self, trigger: Trigger) -> int | None:
        """Return the phrase of the day on which a clause above tells it: "said on Friday that a hundred had surrendered"."""
        verb = verb_of(self._reading, trigger)
        if verb is None or verb.dep != "ccomp" or not is_finite(self._reading, verb):
            return None
        index = dated_on(self._reading, self._times, self._reading.head(verb))
        interval = None if index is None else self._times[index].interval
        return index if interval is not None and interval.grain in {"day", "time"} else None

    def _lasts(self, trigger: Trigger) -> bool:
        """Tell whether a clause says how long: "has been besieged for almost two years" is not of the past days."""
        verb = trigger.carrier or trigger.token
        clause = {trigger.token.index, verb.index, *(head.index for head in clause_heads(self._reading, trigger))}
        return lasts(self._reading, self._times, clause)

    def _of_story(self, trigger: Trigger) -> Dated | None:
        """Return the day that the sentence before, of the same paragraph, tells of, where this one goes on in the past."""
        if self._story is None or tense_at(self._reading, trigger) != "past":
            return None
        sentence = self._reading.sentence_of(trigger.token)
        number, paragraph, when = self._story
        published = self._reading.report.published
        ahead = published is not None and when.interval.start is not None and when.interval.start > published
        if (
            ahead
            or when.interval.grain not in _NARROW
            or sentence.paragraph != paragraph
            or not 0 < sentence.index - number <= 1
        ):
            return None
        if is_vaguely_off(self._reading, trigger.carrier or trigger.token, self._times):
            return Dated(None, "before-or-after", 3)
        gap = gap_in(self._reading, trigger.carrier or trigger.token, self._times)
        if gap is None:
            return Dated(When(interval=when.interval, basis="inferred", time=when.time), None, 3)
        if when.interval.start is None or when.interval.grain not in {"day", "time"}:
            return None
        return Dated(
            When(interval=day_of(when.interval.start + timedelta(days=gap)), basis="inferred", time=when.time), None, 3
        )
