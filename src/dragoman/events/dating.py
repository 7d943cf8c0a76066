"""When: the time phrase that dates an event, else what the clause, the story and the tense say of it.

"The blasts in the port on Sunday killed ten" -> that Sunday, by the phrase on the subject; "Six men have been arrested" in a
report of the 5th -> the week that ends on the 5th, inferred. In: a trigger, the times, the statements over it. Out: a ``When``
or the reason why there is none. What lies before the story ("had met"), habits and what is only planned are not dated by tense.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta

from dragoman.events.bearing import SIDES, day_of, days_of, gap_in, lasts, set_back
from dragoman.events.reckoning import has_since, is_sum, moves_a_toll, since_start, window_over
from dragoman.events.slots import Trigger
from dragoman.lexicon.frames import FrameLexicon
from dragoman.model import Interval, Reading, Statement, Timex, Token, When
from dragoman.model.attachment import governing_time, is_verb, tense_of
from dragoman.model.terms import Basis, Status

__all__ = ["NOT_DATED", "Dated", "Dating", "clause_heads"]

FRESH_DAYS = 6  # news of the past week: what a report tells in the perfect without a date is hardly older
_OLD_DAYS = 30  # a day so far back is background, and so is what goes on from it
_TOLD_BY = frozenset({"say", "report", "announce", "confirm", "claim", "tell", "add", "declare", "state"})
_DATES = 6  # dates by which the time that a report tells of can be seen
_OLD_SHARE = 0.7
_ON = 3  # sentences: so long a paragraph goes on about the day that it told last
_NARROW = frozenset({"time", "day", "weekend", "week"})  # a story goes on the same day; a year is its background
_NOT_FRESH = frozenset(
    {
        "repeatedly", "long", "often", "ever", "always", "previously", "once", "since", "originally", "historically",
        "traditionally", "years", "decades", "frequently", "routinely", "regularly", "occasionally", "sometimes",
        "sporadically", "gradually", "steadily", "increasingly", "earlier", "previous", "former", "years-long", "then",
    }
)  # fmt: skip
"""Words by which a clause tells of more than the past days, or of what came before the story."""


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
        self._effects = lexicon.classes["effect"]
        self._lasting = lexicon.carriers["durative"]
        self._retells = _retells(reading, times)
        self._story: tuple[int, int, When] | None = None

    def date(self, trigger: Trigger, status: Status, statements: Sequence[Statement], *, verbal: bool) -> Dated:
        """Return when one mention is.

        Args:
            trigger: The trigger with its carrier.
            status: Its status; only what happened or goes on is dated by tense.
            statements: Statements over it, innermost first.
            verbal: Whether the trigger performs the event, so that it is when it is said.
        """
        governing = self._governing(trigger)
        if governing is not None and status in {"hypothetical", "planned"} and self._is_of_the_plan(trigger, governing):
            governing = None
        own = self._of_phrase(governing, 0) or self._of_phrase(self._on_argument(trigger), 1) or self._by_gap(trigger)
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
        index = next((at for head in (main, *subjects) if (at := self._dated_on(head)) is not None), None)
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

    def _governing(self, trigger: Trigger) -> tuple[int, Token] | None:
        """Return the phrase on the trigger, its carrier or the verbs that share its time, and which of them it is on."""
        vague: tuple[int, Token] | None = None
        heads = (head for head in clause_heads(self._reading, trigger) if not moves_a_toll(self._reading, head, trigger.token))
        for head in (trigger.token, trigger.carrier, *heads):
            index = None if head is None else governing_time(self._reading, head, self._times)
            if head is None or index is None:
                continue
            if self._times[index].interval is not None:
                return self._latest(index), head
            vague = vague or (index, head)
        return vague

    def _latest(self, index: int) -> int:
        """Return the phrase that says which of several times was the last: "met twice this year, as recently as June 30"."""
        sentence = self._reading.sentence_of(self._first(index))
        for other in range(index + 1, len(self._times)):
            first = self._first(other)
            if first.sentence != sentence.index:
                break
            before = [token.text.lower() for token in self._reading.tokens[max(first.index - 3, sentence.first) : first.index]]
            led = before[-2:] == ["recently", "as"] or before[-2:-1] == ["recently"] or before[-1:] == ["latest"]
            if led and self._times[other].interval is not None:
                return other
        return index

    def _first(self, index: int) -> Token:
        span = self._times[index].span
        return self._reading.tokens_in(span.start, span.end)[0]

    def _on_argument(self, trigger: Trigger) -> tuple[int, Token] | None:
        """Return the phrase on the event that does it: "the blasts on Sunday killed ten", "killed in Monday's raid"."""
        for child in self._reading.children(trigger.token) if trigger.form == "noun" else ():
            if self._tells_of(child, trigger.token) and (index := self._dated_on(child)) is not None:
                return index, child  # "the attack that hit the port on Monday"
        verb = trigger.token if trigger.form == "verb" else trigger.carrier
        if verb is None:
            return None
        for child in self._reading.children(verb):
            if child.dep == "conj" and is_verb(child) and self._reading.child(child, "nsubj", "nsubjpass") is None:
                index = self._dated_on(child)
                if index is not None:
                    return index, child  # "was freed and flew home on Friday"
        if trigger.form == "verb" and verb.lemma.lower() not in self._effects:
            return None
        for child in self._reading.children(verb):
            if child.dep not in {"nsubj", "nsubjpass", "prep", "agent"} or child.lemma.lower() in SIDES:
                continue
            for token in (child, *self._reading.children(child)):
                index = self._dated_on(token) if token.pos == "NOUN" else None
                if index is not None:
                    return index, token
        return None

    def _tells_of(self, clause: Token, noun: Token) -> bool:
        """Tell whether a clause says what an event did or that it was done: "the raid that killed ten", "raids launched"."""
        if clause.dep == "acl":
            return clause.tag == "VBN" and noun.lemma.lower() not in self._lasting
        subject = self._reading.child(clause, "nsubj", "nsubjpass") if clause.dep == "relcl" else None
        return subject is not None and subject.tag == "WDT" and noun.lemma.lower() not in self._lasting

    def _dated_on(self, head: Token) -> int | None:
        index = governing_time(self._reading, head, self._times)
        return None if index is None or self._times[index].interval is None else index

    def _of_saying(self, trigger: Trigger, statements: Sequence[Statement]) -> Dated | None:
        """Return the day of the words that perform the event: "said on Friday that it would not attend"."""
        if self._is_before_story(trigger):
            return None
        for statement in statements:
            said = statement.said
            if said.interval is not None and said.time is not None:
                return Dated(When(interval=said.interval, basis=self._times[said.time].basis, time=said.time), None, 2)
        return None

    def _by_reckoning(self, trigger: Trigger) -> Dated | None:
        """Return the days over which a clause sums up what happened, or why they are not known; None for plain news."""
        verb = self._verb_of(trigger)
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

    def _verb_of(self, trigger: Trigger) -> Token | None:
        token = trigger.carrier or trigger.token
        return token if is_verb(token) else next(self._verbs_over(token), None)

    def _by_tense(self, trigger: Trigger, status: Status, *, verbal: bool) -> Dated:
        said = self._of_telling(trigger)
        if self._is_before_story(trigger, told=said is not None or self._is_told(trigger)):
            return Dated(None, "before-the-story", 5)
        told_past = self._tense(trigger) == "past"
        if any(moves_a_toll(self._reading, head, trigger.token) for head in clause_heads(self._reading, trigger)):
            return self._of_story(trigger) or Dated(None, "toll-only", 5)
        if self._is_background(trigger) or (told_past and (self._retells or self._is_in_the_past(trigger, verbal=verbal))):
            return Dated(None, "background", 5)
        if self._lasts(trigger):
            return Dated(None, "lasting", 5)
        published = self._reading.report.published
        assert published is not None
        story = self._of_story(trigger)
        if story is not None:
            return story
        last = published if said is None or said.start is None else min(said.start, published)
        start, end = last - timedelta(days=FRESH_DAYS), last + timedelta(days=1)
        named = trigger.form == "noun" and trigger.carrier is None and self._tense(trigger) == "present"
        if status == "ongoing" or (self._tense(trigger) in {"perfect", "past", "present"} and not named):
            return Dated(When(interval=Interval(start, end, "week"), basis="inferred"), None, 4)
        return Dated(None, "no-time-phrase", 5)

    def _is_told(self, trigger: Trigger) -> bool:
        """Tell whether a past verb of saying shifts a clause back: "said the towns had agreed" is "the towns have agreed"."""
        verb = self._verb_of(trigger)
        if verb is None or verb.dep != "ccomp" or not is_verb(above := self._reading.head(verb)):
            return False
        return above.lemma.lower() in _TOLD_BY and above.tag == "VBD"

    def _of_telling(self, trigger: Trigger) -> Interval | None:
        """Return the day on which a clause above tells it: "said on Friday that a hundred had surrendered"."""
        verb = self._verb_of(trigger)
        if verb is None or verb.dep != "ccomp" or not _is_finite(self._reading, verb):
            return None
        index = self._dated_on(self._reading.head(verb))
        interval = None if index is None else self._times[index].interval
        return interval if interval is not None and interval.grain in {"day", "time"} else None

    def _is_in_the_past(self, trigger: Trigger, *, verbal: bool) -> bool:
        """Tell whether the story was last at an older day, as "he fought in the east" after "in 2015 he fled".

        What is done by words is of the report unless its own sentence tells of that day; what is or has been brings the
        report back to its own days.
        """
        published = self._reading.report.published
        assert published is not None
        here = self._reading.sentence_of(trigger.token)
        for timex in reversed(self._times):
            if timex.span.start > trigger.token.start or timex.interval is None or timex.interval.end is None:
                continue
            there = self._reading.sentence_of(self._reading.tokens_in(timex.span.start, timex.span.end)[0])
            far = here.index - there.index
            if far > (0 if verbal else _ON) or (far and there.paragraph != here.paragraph):
                return False
            past = timex.interval.end <= published - timedelta(days=_OLD_DAYS)
            return past and (far < 2 or not self._is_news(there.index + 1, here.index))
        return False

    def _is_news(self, first: int, last: int) -> bool:
        """Tell whether one of these sentences tells what is or has been."""
        roots = (self._reading.tokens[sentence.root] for sentence in self._reading.sentences[first : last + 1])
        return any(tense_of(self._reading, root) in {"present", "perfect"} for root in roots)

    def _lasts(self, trigger: Trigger) -> bool:
        """Tell whether a clause says how long: "has been besieged for almost two years" is not of the past days."""
        verb = trigger.carrier or trigger.token
        clause = {trigger.token.index, verb.index, *(head.index for head in clause_heads(self._reading, trigger))}
        return lasts(self._reading, self._times, clause)

    def _of_story(self, trigger: Trigger) -> Dated | None:
        """Return the day that the sentence before, of the same paragraph, tells of, where this one goes on in the past."""
        if self._story is None or self._tense(trigger) != "past":
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
        gap = gap_in(self._reading, trigger.carrier or trigger.token, self._times)
        if gap is None:
            return Dated(When(interval=when.interval, basis="inferred", time=when.time), None, 3)
        if when.interval.start is None or when.interval.grain not in {"day", "time"}:
            return None
        return Dated(
            When(interval=day_of(when.interval.start + timedelta(days=gap)), basis="inferred", time=when.time), None, 3
        )

    def _tense(self, trigger: Trigger) -> str:
        token = trigger.carrier or trigger.token
        if is_verb(token):
            tense = tense_of(self._reading, token)
            if tense not in {"none", "future"}:
                return tense
            if token.dep == "ccomp" and is_verb(above := self._reading.head(token)):
                return tense_of(self._reading, above)  # "said it would refuse" refuses when it is said
        verb = next(self._verbs_over(token), None)
        return "none" if verb is None else tense_of(self._reading, verb)

    def _verbs_over(self, token: Token) -> Iterator[Token]:
        return (head for head in self._reading.ancestors(token) if is_verb(head))

    def _is_background(self, trigger: Trigger) -> bool:
        """Tell whether only an aside tells it ("the rebels, whom Norland backs") or a noun of what lasts ("the war on")."""
        if trigger.form == "noun" and trigger.carrier is None and trigger.token.lemma.lower() in self._lasting:
            return True
        token = trigger.carrier or trigger.token
        for place in (token, *self._reading.ancestors(token)):
            if place.dep in {"relcl", "acl", "appos", "amod"}:
                return place.dep != "relcl" or tense_of(self._reading, place) != "past"
            if place.dep == "poss":
                return True
        return False

    def _is_before_story(self, trigger: Trigger, *, told: bool = False) -> bool:
        """Tell whether a clause tells of what came before ("had met"), or of more than a few days ("has long refused").

        In what is told on a stated day, "had met" only stands for "has met".
        """
        verb = self._verb_of(trigger)
        if verb is None:
            return False
        near = {child.lemma.lower() for part in {verb, trigger.token} for child in self._reading.children(part)}
        had = any(child.tag == "VBD" and child.lemma == "have" for child in self._reading.children(verb) if child.dep == "aux")
        often = any(child.text.lower() == "times" and child.dep == "npadvmod" for child in self._reading.children(verb))
        return (had and not told) or often or bool(near & _NOT_FRESH) or has_since(self._reading, verb)


def _retells(reading: Reading, times: Sequence[Timex]) -> bool:
    """Tell whether a report goes over the past, as a life or a history does: most of its dates are old."""
    published = reading.report.published
    ends = [timex.interval.end for timex in times if timex.interval is not None and timex.interval.end is not None]
    if published is None or len(ends) < _DATES:
        return False
    return sum(end <= published - timedelta(days=_OLD_DAYS) for end in ends) >= _OLD_SHARE * len(ends)


def _is_finite(reading: Reading, verb: Token) -> bool:
    """Tell whether a verb has a time of its own: "were killed", "has left"; not "killing" nor a bare "killed by"."""
    return verb.tag not in {"VBG", "VBN"} or any(
        child.dep in {"aux", "auxpass"} and child.tag in {"VBD", "VBZ", "VBP", "MD"} for child in reading.children(verb)
    )


def clause_heads(reading: Reading, trigger: Trigger) -> list[Token]:
    """Return the verbs whose time is the trigger's too: those it is a conjunct, a participle or an adjunct noun of."""
    token = trigger.carrier or trigger.token
    found = []
    for head in reading.ancestors(token):
        if is_verb(head):
            if token.dep == "relcl" or (
                token.dep in {"ccomp", "acl", "advcl"} and is_verb(token) and _is_finite(reading, token)
            ):
                break
            found.append(head)
            token = head
        elif token.dep in {"relcl", "acl"} or (head.lemma.lower() in SIDES and head.pos in {"ADP", "SCONJ"}):
            break  # "closed on Monday, three days after the attack"
        if len(found) == 2:
            break
        if not is_verb(token):
            token = head
    return found
