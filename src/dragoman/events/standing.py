"""Standing: up to which day a figure counts, and over what longer course than its event it sums up.

"By Thursday the toll had risen to 86" -> as of that Thursday; "40 people were killed, police said on Monday" -> as of Monday;
"more than 39,000 have been killed since October" -> a sum since October, as of the report's day. In: figures of a mention, the
reading, its time phrases and statements. Out: the same figures. A number that is merely told is as of no day.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from dragoman.events.courses import course_of, has_perfect
from dragoman.events.telling import Told
from dragoman.events.tolls import MOVES, SUMS
from dragoman.lexicon.frames import FrameLexicon
from dragoman.model import Figure, Reading, Span, Statement, Timex, Token
from dragoman.model.attachment import governing_time, is_verb, tense_of
from dragoman.model.terms import Basis, FigureKind

__all__ = ["give_standing", "verbs_over"]

_HARM: frozenset[FigureKind] = frozenset({"killed", "injured", "displaced", "arrested", "missing"})
_UP_TO = frozenset({"by", "until", "till", "through"})
_SHADES = frozenset({"late", "early", "about", "around", "the", "end", "of"})  # "by the end of Monday", "by late Monday"
_SO_FAR = (("so", "far"), ("to", "date"), ("thus", "far"), ("until", "now"), ("up", "to", "now"))
_SPEAKING_OF = frozenset(
    {
        "condemn", "denounce", "deplore", "decry", "slam", "blast", "criticize", "criticise", "mourn", "regret", "lament",
        "claim", "praise", "hail", "welcome", "blame", "accuse", "deny", "reject", "discuss",
    }
)  # fmt: skip
"""Verbs whose object is known, and not told by their subject: "condemned the attack that killed 12"."""
_NOW = frozenset({"now", "currently"})
_FIGURES = SUMS | {"figures"}
_DEEP = 4  # verbs over a number: "officials said they believed that the toll had risen to 40"


@dataclass(frozen=True, slots=True)
class _AsOf:
    """A day, the words that name it, and how they do."""

    day: date
    words: Span
    basis: Basis


def give_standing(
    reading: Reading,
    mentions: Sequence[Told],
    times: Sequence[Timex],
    statements: Sequence[Statement],
    lexicon: FrameLexicon,
) -> None:
    """Tell of each figure up to which day it counts and over what longer course, where the words say so.

    Args:
        reading: The reading.
        mentions: Mentions with their figures, which are replaced in place.
        times: The reading's time phrases.
        statements: Its attributions.
        lexicon: Nouns of a longer course ("war").
    """
    clock = _Clock(reading, times, {one.id: one for one in statements})
    for told in mentions:
        told.figures = tuple(_standing(clock, told, figure, lexicon) for figure in told.figures)


def _standing(clock: "_Clock", told: Told, figure: Figure, lexicon: FrameLexicon) -> Figure:
    head = clock.head_of(figure)
    if head is None:
        return figure
    if clock.is_reporters(figure, head):
        figure = replace(figure, according_to=None)
    over = course_of(clock.reading, head, clock.times, lexicon)
    found = clock.stated(head) or clock.of_toll(head)
    if found is None and figure.what in _HARM and told.status in {"happened", "ongoing"}:
        found = clock.of_saying(figure) or clock.of_now(head, figure, over)
    when = told.dated.when
    if found is not None and when is not None and when.interval.start is not None and found.day < when.interval.start:
        found = None  # nobody counts the harm before it is done
    if found is None:
        return replace(figure, over=over) if over is not None else figure
    return replace(figure, over=over, as_of=found.day.isoformat(), as_of_words=found.words, as_of_basis=found.basis)


def verbs_over(reading: Reading, token: Token) -> Iterator[Token]:
    """Yield the verbs of the clauses that a token stands in, nearest first."""
    found = 0
    for above in (token, *reading.ancestors(token)):
        if is_verb(above) and above.dep != "prep":  # "including 30 children"
            yield above
            found += 1
            if found == _DEEP:
                return


class _Clock:
    """The time phrases of one reading, asked for the day of a figure."""

    def __init__(self, reading: Reading, times: Sequence[Timex], statements: Mapping[str, Statement]) -> None:
        self.reading, self.times, self.statements = reading, times, statements

    def head_of(self, figure: Figure) -> Token | None:
        """Return the token by which the words of a figure hang in their clause."""
        inside = self.reading.tokens_in(figure.span.start, figure.span.end)
        indices = {token.index for token in inside}
        outer = [token for token in inside if token.head not in indices or token.head == token.index]
        return outer[0] if outer else None

    def is_reporters(self, figure: Figure, head: Token) -> bool:
        """Tell whether the report says of what a source spoke: "condemned the attack that killed 12", not "reported" it."""
        statement = self.statements.get(figure.according_to or "")
        cue = None if statement is None else statement.cue.span
        verb = next(verbs_over(self.reading, head), None)
        if cue is None or verb is None or verb.dep not in {"relcl", "acl"}:
            return False
        above = next((each for each in self.reading.ancestors(verb) if is_verb(each)), None)
        return above is not None and cue.start <= above.start < cue.end and above.lemma.lower() in _SPEAKING_OF

    def stated(self, head: Token) -> _AsOf | None:
        """Return the day by which or as of which the clause of a number counts: "as of Monday", "by noon on Friday"."""
        verbs = {verb.index: verb for verb in verbs_over(self.reading, head)}
        for timex in self.times:
            inside = self.reading.tokens_in(timex.span.start, timex.span.end)
            if not inside or inside[0].sentence != head.sentence:
                continue
            led = self._led_by(inside[0])
            under = next((above for above in self.reading.ancestors(inside[-1]) if is_verb(above)), None)
            up_to = led == "up to" and under is not None and under.index in verbs and self._has_been(under)
            if led == "as of" or up_to:
                found = self._of_phrase(timex)
                if found is not None:
                    return found
        return None

    def _led_by(self, first: Token) -> str | None:
        """Return whether "as of" or a word for "up to" leads a phrase."""
        before = [token.text.lower() for token in self.reading.tokens[max(first.index - 5, 0) : first.index]]
        if before[-2:] in (["as", "of"], ["as", "at"]) or before[-3:-1] == ["as", "of"]:
            return "as of"
        while before and before[-1] in _SHADES:
            before.pop()
        return "up to" if before[-1:] and (before[-1] in _UP_TO or before[-2:] == ["up", "to"]) else None

    def _has_been(self, verb: Token) -> bool:
        return tense_of(self.reading, verb) in {"past", "perfect"}

    def of_toll(self, head: Token) -> _AsOf | None:
        """Return the day on which a sum came to a number: "the toll rose to 40 on Wednesday", "on Sunday put it at 40"."""
        for verb in verbs_over(self.reading, head):
            sums = [child for child in self.reading.children(verb) if child.lemma.lower() in SUMS]
            moved = any(child.dep in {"nsubj", "nsubjpass", "dobj"} for child in sums)
            if not moved or verb.lemma.lower() not in MOVES or verb.lemma == "be":
                continue
            index = governing_time(self.reading, verb, self.times)
            inside = {token.index for each in sums for token in self.reading.subtree(each)}  # "the toll of Tuesday's attack"
            if (
                index is not None
                and self._first(index) not in inside
                and (found := self._of_phrase(self.times[index])) is not None
            ):
                return found
            if tense_of(self.reading, verb) == "present":
                for child in self.reading.children(verb):
                    if child.lemma.lower() in _NOW:
                        return self._of_report(self.reading.span(child.index, child.index + 1))
        return None

    def _first(self, index: int) -> int:
        span = self.times[index].span
        return self.reading.tokens_in(span.start, span.end)[0].index

    def of_saying(self, figure: Figure) -> _AsOf | None:
        """Return the day on which the source gave it: "police said on Monday"."""
        statement = self.statements.get(figure.according_to or "")
        if statement is None or statement.said.time is None:
            return None
        timex = self.times[statement.said.time]
        if any(piece.start <= timex.span.start < piece.end for piece in statement.contents):
            return None  # it is told of what happened then
        return self._of_phrase(timex)

    def of_now(self, head: Token, figure: Figure, over: Span | None) -> _AsOf | None:
        """Return the day of the report where the words count up to it: "so far", "since October", "the latest toll"."""
        verb = next(verbs_over(self.reading, head), None)
        if verb is None:
            return None
        so_far = self._so_far(head)
        if so_far is not None and has_perfect(self.reading, verb):
            return self._of_report(so_far, quoted=figure.according_to is not None)
        if over is not None and self.reading.report.text[over.start : over.end].lower().startswith("since"):
            return self._of_report(over, quoted=figure.according_to is not None) if has_perfect(self.reading, verb) else None
        for token in self.reading.tokens_of(self.reading.sentence_of(head)):
            if token.lemma.lower() in _FIGURES or token.text.lower() in _FIGURES:
                latest = next((each for each in self.reading.children(token) if each.text.lower() == "latest"), None)
                if latest is not None:
                    return self._of_report(self.reading.span(latest.index, token.index + 1), quoted=True)
        return None

    def _so_far(self, head: Token) -> Span | None:
        tokens = self.reading.tokens_of(self.reading.sentence_of(head))
        words = [token.text.lower() for token in tokens]
        for place in range(len(words)):
            for phrase in _SO_FAR:
                if tuple(words[place : place + len(phrase)]) == phrase:
                    return self.reading.span(tokens[place].index, tokens[place].index + len(phrase))
        return None

    def _of_phrase(self, timex: Timex) -> _AsOf | None:
        interval, published = timex.interval, self.reading.report.published
        if interval is None or interval.start is None or interval.grain not in {"day", "time"}:
            return None
        day = interval.start if interval.end is None else interval.end - timedelta(days=1)
        if published is not None and day > published:
            return None  # nobody counts up to what is to come
        return _AsOf(day, timex.span, timex.basis)

    def _of_report(self, words: Span, *, quoted: bool = False) -> _AsOf | None:
        """Return the day of the report; only inferred where a source counts, of whom it is not said when he spoke."""
        report = self.reading.report
        if report.published is None or report.published_grain != "day":
            return None
        basis: Basis = "inferred" if quoted or report.published_basis == "inferred" else "anchored"
        return _AsOf(report.published, words, basis)
