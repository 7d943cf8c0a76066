"""Days that a report does not state and another report of the same happening gives; kept apart from what the report says.

An undated report has "killed on Wednesday"; a report of 1 August dates the same killing: that Wednesday was 31 July, and the
undated report came out within the week after it. In: findings and the days inferred for them. Out: findings with these days
filled in and marked, and back. Nothing that the report itself dates is touched, and nothing inferred is evidence for more.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from dragoman.model.events import Event, When
from dragoman.model.findings import Findings
from dragoman.model.happenings import Evidence
from dragoman.model.statements import Statement
from dragoman.model.terms import Grain
from dragoman.model.times import Interval, Timex

__all__ = ["OPEN", "InferredDate", "with_inferred", "without_inferred"]

OPEN = "no-publication-date"
"""Why a phrase, an event or a saying of an undated report has no days; only such ones are filled in."""
_ANCHOR = "report "  # with the id of the report that dates the same happening

About = Literal["published", "time", "event"]


@dataclass(frozen=True, slots=True, kw_only=True)
class InferredDate:
    """Days that were inferred for a report, one of its time phrases, or one of its events.

    Attributes:
        report: Id of the undated report.
        about: What is dated.
        time: Index of the phrase among the report's times: the phrase itself, or the one that governs the event; None for
            the publication.
        event: Id of the event; None unless an event is dated.
        since: First day; ``before`` the day after the last.
        reason: Why, in words, with the ids of report and event that give the day.
        score: How surely both reports tell of one happening, 0 to 1.
        by_report: The report that gives the day.
        by_event: Its event.
        day: The day that it gives for the happening.
        evidence: The words of both reports.
    """

    report: str
    about: About
    time: int | None = None
    event: str | None = None
    since: date
    before: date
    grain: Grain
    reason: str
    score: float
    by_report: str
    by_event: str
    day: date
    evidence: tuple[Evidence, ...]

    @property
    def interval(self) -> Interval:
        """The days with their grain."""
        return Interval(self.since, self.before, self.grain)


def with_inferred(findings: Findings, inferred: Iterable[InferredDate]) -> Findings:
    """Return findings with the days that were inferred for them, marked ``inferred``.

    Args:
        findings: Of an undated report.
        inferred: Days for it; those of other reports, and of what the report itself dates, are passed over.
    """
    own = [one for one in inferred if one.report == findings.report.id]
    published = next((one for one in own if one.about == "published"), None)
    if published is None or findings.report.published is not None:
        return findings
    times = {one.time: one for one in own if one.about == "time" and one.time is not None}
    events = {one.event: one for one in own if one.about == "event" and one.event is not None}
    return replace(
        findings,
        report=replace(
            findings.report,
            published=published.since,
            published_grain=published.grain,
            published_basis="inferred",
            published_reason=None,
        ),
        times=tuple(_dated_phrase(phrase, times.get(index)) for index, phrase in enumerate(findings.times)),
        statements=tuple(_dated_saying(one, times) for one in findings.statements),
        events=tuple(_dated_event(one, events.get(one.id)) for one in findings.events),
    )


def without_inferred(findings: Findings) -> Findings:
    """Return findings as the report itself dates them: the inverse of ``with_inferred``, for records that come back."""
    if findings.report.published_basis != "inferred":
        return findings
    lent = {index for index, phrase in enumerate(findings.times) if (phrase.anchor or "").startswith(_ANCHOR)}
    if not lent:
        return findings
    return replace(
        findings,
        report=replace(
            findings.report, published=None, published_grain=None, published_basis=None, published_reason="not-stated"
        ),
        times=tuple(_open_phrase(phrase) if index in lent else phrase for index, phrase in enumerate(findings.times)),
        statements=tuple(
            replace(one, said=replace(one.said, interval=None)) if one.said.time in lent else one for one in findings.statements
        ),
        events=tuple(
            replace(one, when=None, when_reason=OPEN) if one.when is not None and one.when.time in lent else one
            for one in findings.events
        ),
    )


def _dated_phrase(phrase: Timex, one: InferredDate | None) -> Timex:
    if one is None or phrase.interval is not None:
        return phrase
    return replace(phrase, interval=one.interval, interval_reason=None, basis="inferred", anchor=f"{_ANCHOR}{one.by_report}")


def _open_phrase(phrase: Timex) -> Timex:
    return replace(phrase, interval=None, interval_reason=OPEN, basis="stated", anchor=None)


def _dated_saying(statement: Statement, times: Mapping[int, InferredDate]) -> Statement:
    one = times.get(statement.said.time) if statement.said.time is not None else None
    if one is None or statement.said.interval is not None:
        return statement
    return replace(statement, said=replace(statement.said, interval=one.interval))


def _dated_event(event: Event, one: InferredDate | None) -> Event:
    if one is None or event.when is not None:
        return event
    return replace(event, when=When(interval=one.interval, basis="inferred", time=one.time), when_reason=None)
