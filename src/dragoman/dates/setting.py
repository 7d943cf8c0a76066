"""What a phrase is resolved against: the rule's find, the publication date, and the dates told before it.

"a day later" hangs on the day told before; "last month" on the day of publication. A publication date of month grain anchors
months and years, and leaves days open. Resolvers take a ``Found`` and a ``Setting`` and return a ``Meaning``, or None to
decline.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from dragoman.dates.datelines import Dateline
from dragoman.dates.direction import direction_of
from dragoman.dates.units import value_at
from dragoman.dates.values import first_day, interval_of
from dragoman.lexicon.times import TimeLexicon, TimeRule
from dragoman.model import Interval, Reading, Timex, Token
from dragoman.model.terms import Grain, TimexKind

__all__ = ["Found", "Meaning", "Setting"]

_ROUGHNESS = {"D": 0, "N": 0, "WE": 0, "W": 0, "FN": 0, "M": 1, "Q": 1, "H": 1, "Y": 2, "DE": 2, "C": 2, "ML": 2}
_QUARTER = re.compile(r"\d{4}-Q[1-4]")
_PUBLISHED_ROUGHNESS = {"day": 0, "month": 1, "year": 2}
_A_YEAR_BACK = frozenset({"ago", "later", "year-ago", "ago-in-quarter", "quarter-of-a-year-ago"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a rule found.

    Attributes:
        rule: The rule.
        start: First code point of the phrase in the report's text.
        end: One past the last.
        parts: Text of each named part, in lower case; absent parts are left out. ``x_too`` and ``x_more`` also stand in for an
            absent ``x``.
        tokens: The tokens of the phrase.
    """

    rule: TimeRule
    start: int
    end: int
    parts: Mapping[str, str]
    tokens: tuple[Token, ...]

    def get(self, part: str) -> str:
        """Return a part, or the empty string."""
        return self.parts.get(part, "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """What a phrase means.

    Attributes:
        kind: TIMEX3 type.
        value: TIMEX3 value.
        mod: TIMEX3 modifier.
        anchor: What it was counted from; None when the words alone say it.
        reason: Why it names no days, when the value itself does not tell.
        interval: The days, where they are more than the value's.
        inferred: Whether the day is only likely: "for a second day" told without a date is the day of publication.
    """

    kind: TimexKind
    value: str
    mod: str | None = None
    anchor: str | None = None
    reason: str | None = None
    interval: Interval | None = None
    inferred: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What surrounds a phrase.

    Attributes:
        reading: The reading.
        words: The lexicon.
        text: The report's text in lower case, offset for offset.
        told: The time phrases before this one, in text order.
        dateline: The day that the report states at its head, where it does.
        spoken: Whether the phrase stands in quoted words, whose day then stands for that of publication.
    """

    reading: Reading
    words: TimeLexicon
    text: str
    told: Sequence[Timex]
    dateline: Dateline | None = None
    spoken: bool = False

    def said_on(self, day: date, grain: Grain) -> "Setting":
        """Return the setting of words that were said on another day than that of the report."""
        report = replace(self.reading.report, published=day, published_grain=grain)
        return replace(self, reading=replace(self.reading, report=report), dateline=None, spoken=True)

    def published(self, unit: str) -> date | None:
        """Return the publication date when it is at least as fine as the unit; None otherwise.

        Days and weeks count from the day of the dateline, where the report has one.
        """
        report = self.reading.report
        if self.dateline is not None and _ROUGHNESS[unit] == 0:
            return self.dateline.day
        fine = _PUBLISHED_ROUGHNESS.get(report.published_grain or "day", 0)
        return report.published if fine <= _ROUGHNESS[unit] else None

    def previous(self, *grains: str) -> Interval | None:
        """Return the days of the last date told before, of one of these grains (of any, when none is named)."""
        for timex in reversed(self.told):
            if timex.interval is not None and timex.interval.start and (not grains or timex.interval.grain in grains):
                return timex.interval
        return None

    def told_before(self, found: Found, *grains: str) -> Interval | None:
        """Return the last date told before, for what counts on from it; a clause of the past passes over days to come."""
        published = self.reading.report.published
        before = self.previous(*grains)
        if before is None or published is None or before.start is None or before.start <= published or "day" not in grains:
            return before
        if self.in_sentence(found) or direction_of(self.reading, found.tokens, self.words) != "past":
            return before
        behind = [timex for timex in self.told if timex.interval and timex.interval.start and timex.interval.start <= published]
        return replace(self, told=behind).previous(*grains)

    def in_sentence(self, found: Found) -> date | None:
        """Return the day told last before a phrase, when its own sentence tells it."""
        first = self.reading.tokens[self.reading.sentence_of(found.tokens[0]).first].start
        last = self.told[-1] if self.told else None
        if last is None or last.span.start < first or last.interval is None or last.interval.grain not in {"day", "time"}:
            return None
        return last.interval.start

    def quarter(self, found: Found) -> date | None:
        """Return the first day of the quarter that a company's report is about, while its last few phrases are of quarters.

        It is the one told in the phrase's own sentence, else the first of the report; others are asides.
        """
        if not any(_QUARTER.fullmatch(timex.value) for timex in self.told[-4:]):
            return None
        start = self.reading.tokens[self.reading.sentence_of(found.tokens[0]).first].start
        quarters = [
            (timex.span.start, day)
            for timex in self.told
            if timex.trace.rule not in _A_YEAR_BACK and _QUARTER.fullmatch(timex.value) and (day := first_day(timex.value))
        ]
        here = [day for place, day in quarters if place >= start]
        return here[-1] if here else quarters[0][1] if quarters else None

    def anchored(self, day: date | None, unit: str, *, anchor: str = "published", mod: str | None = None) -> Meaning:
        """Return the unit that a day lies in, as counted from an anchor; all ``X`` without a day."""
        value = value_at(day, unit)
        kind: TimexKind = "TIME" if unit == "N" else "DATE"
        return Meaning(kind=kind, value=value, mod=mod, anchor=anchor if interval_of(value) else None)

    def edge(self, found: Found) -> str | None:
        """Return the TIMEX3 modifier of a phrase's edge word or bound."""
        for kind in ("edge", "bound"):
            form = found.get(kind)
            if form:
                return self.words.key("edge" if kind == "edge" else "bound", form)
        return None
