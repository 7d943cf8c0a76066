"""Inferring: the days of an undated report, from another report that dates the same happening.

"Kara was killed on Wednesday in Harim" in a report without a date; "Kara was killed in Harim on Wednesday, 31 July" in one of
1 August: the Wednesday is 31 July, the undated report came out within a week of it, and its "June 30" is of the same year. In:
happenings with their links and tellings, the findings of undated reports, what people judged. Out: ``InferredDate`` values.

Much must agree: the link must be sure, the phrase's own weekday or day of the month must be that day, and two more parts
(place, who, whom, a figure) must agree, one of them a name or number that few things share. Where reports give two days,
nothing is inferred. A day that was inferred never dates anything else.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dragoman.linking.calendar import day_of, resolve_open
from dragoman.model import Event, Findings, Judgement, Timex
from dragoman.model.happenings import Evidence, Happening, Link, Telling
from dragoman.model.inferred import OPEN, InferredDate

__all__ = ["infer_dates", "may_be_dated"]

SURE = 0.9  # of a link: nine to one that both tell of one thing
PARTS = 2  # that agree beside the day
NEAR = 60  # code points between a trigger and the phrase that dates it: a clause
CUE = 15  # code points from a reporting word to the phrase that tells when it was said
WEEK = 7  # days within which a report says "on Wednesday"
FEW = 2  # a figure of one or two is no sign of anything
_BOUNDED = re.compile(r"\b(?:since|until|till|by|before|after|from|ahead of|prior to)\s+(?:the\s+|early\s+|late\s+)?$", re.I)


@dataclass(frozen=True, slots=True)
class _Vote:
    """One pair of tellings that dates an undated report."""

    day: date
    time: int
    weekday: bool
    open: Telling
    dated: Telling
    score: float
    parts: tuple[str, ...]


def may_be_dated(happenings: Iterable[Happening], tellings: Mapping[str, Telling]) -> set[str]:
    """Return the undated reports that tell a happening together with a dated one.

    Args:
        happenings: All happenings.
        tellings: All tellings by event id.
    """
    found: set[str] = set()
    for happening in happenings:
        told = [tellings[event] for _, event in happening.events if event in tellings]
        if any(one.published is not None for one in told):
            found |= {one.report for one in told if one.published is None}
    return found


def infer_dates(
    links: Iterable[Link], tellings: Mapping[str, Telling], undated: Iterable[Findings], judged: Iterable[Judgement]
) -> list[InferredDate]:
    """Return the days that other reports give to undated ones, by report, publication first, then phrases, then events.

    Args:
        links: Pairs of events with their scores.
        tellings: All tellings by event id, as the reports themselves date them.
        undated: The findings of the undated reports that may be dated.
        judged: Judgements ``dates`` of people; one that does not hold keeps a day from a report.
    """
    refused = _refused(judged)
    pairs = _pairs(links, tellings)
    found: list[InferredDate] = []
    for findings in sorted(undated, key=lambda one: one.report.id):
        if findings.report.published is None:
            votes = _votes(findings, pairs.get(findings.report.id, ()))
            kept = [vote for vote in votes if (findings.report.id, vote.day.isoformat()) not in refused]
            found += _dates(findings, kept) if kept and _agree(kept) else []
    return found


def _refused(judged: Iterable[Judgement]) -> set[tuple[str, str]]:
    last = {(one.left, one.right): one.holds for one in judged if one.kind == "dates" and one.by.startswith("person:")}
    return {pair for pair, holds in last.items() if not holds}


def _pairs(links: Iterable[Link], tellings: Mapping[str, Telling]) -> dict[str, list[tuple[Telling, Telling, float]]]:
    """Return pairs of an undated and a dated telling that are surely of one thing, by the undated report."""
    found: defaultdict[str, list[tuple[Telling, Telling, float]]] = defaultdict(list)
    for link in links:
        sides = [tellings.get(link.left), tellings.get(link.right)]
        if not link.joined or link.score < SURE or None in sides:
            continue
        for one, other in (sides, sides[::-1]):
            assert one is not None and other is not None
            if one.published is None and one.since is None and _gives_a_day(other):
                found[one.report].append((one, other, link.score))
    return dict(found)


def _gives_a_day(telling: Telling) -> bool:
    """Tell whether a dated report's own words give one day for what has happened: a guess is no evidence."""
    if telling.published is None or telling.since is None or telling.before is None or telling.status != "happened":
        return False
    return telling.before - telling.since == timedelta(days=1) and telling.when_basis in {"stated", "anchored"}


def _votes(findings: Findings, pairs: Sequence[tuple[Telling, Telling, float]]) -> Iterator[_Vote]:
    governing = _governing(findings)
    for one, other, score in sorted(pairs, key=lambda pair: (-pair[2], pair[0].event, pair[1].event)):
        index = governing.get(one.event)
        if index is None or other.since is None or one.status != "happened":
            continue
        told = day_of(findings.times[index].value)
        if told is None or not told.fits(other.since):
            continue
        parts = _parts(one, other)
        if parts is not None:
            yield _Vote(other.since, index, told.weekday is not None, one, other, score, parts)


def _agree(votes: Sequence[_Vote]) -> bool:
    """Tell whether all that is given can be true at once: one day for a phrase, and days that one report can tell of."""
    days: defaultdict[int, set[date]] = defaultdict(set)
    for vote in votes:
        days[vote.time].add(vote.day)
    weekdays = [vote.day for vote in votes if vote.weekday]
    close = not weekdays or (max(weekdays) - min(weekdays)).days < WEEK
    return close and all(len(given) == 1 for given in days.values()) and _one_year([vote.day for vote in votes])


def _one_year(days: Sequence[date]) -> bool:
    return (max(days) - min(days)).days < 330


def _parts(one: Telling, other: Telling) -> tuple[str, ...] | None:
    """Return what agrees beside the day, in words; None where it is too little, or only what many things share."""
    found, rare = [], 0
    if one.place is not None and one.place == other.place:
        found.append(f"both in {one.place}")
        rare += one.place_kind != "country"
    elif one.country is not None and one.country == other.country and "country" in {one.place_kind, other.place_kind}:
        found.append(f"both in {one.place if one.place_kind == 'country' else other.place}")
    for words, mine, theirs in (
        ("done to {}", one.recipients, other.recipients),
        ("done by {}", one.actors, other.actors),
    ):
        known = {named.name.casefold() for named in theirs}
        shared = sorted(named.name for named in mine if named.name.casefold() in known)
        if shared:
            found.append(words.format(", ".join(shared)))
            rare += any(named.id.startswith(("per-", "org-")) or " " in named.name for named in mine if named.name in shared)
    theirs_counted = {(figure.what, figure.low, figure.high) for figure in other.figures}
    counted = sorted(
        (figure.what, figure.low)
        for figure in one.figures
        if figure.low is not None and figure.low > FEW and (figure.what, figure.low, figure.high) in theirs_counted
    )
    if counted:
        found.append(f"{counted[0][1]:,.0f} {counted[0][0]}")
        rare += 1
    return tuple(found) if len(found) >= PARTS and rare else None


def _dates(findings: Findings, votes: Sequence[_Vote]) -> Iterator[InferredDate]:
    best = min(votes, key=lambda vote: (not vote.weekday, -vote.score, vote.open.event, vote.dated.event))
    given = {vote.time: vote.day for vote in votes}
    text, governing = findings.report.text, _governing(findings)
    # "will meet on Thursday" may be of the week after: what lies ahead stays open.
    ahead = {governing.get(event.id) for event in findings.events if event.status in {"planned", "hypothetical"}}

    def days_of(index: int, phrase: Timex) -> tuple[date, date] | None:
        if index in given:
            return given[index], given[index] + timedelta(days=1)
        if index in ahead:
            return None
        return resolve_open(phrase.value, phrase.span.words(text), best.day, weekday=best.weekday)

    phrases = {
        index: days
        for index, phrase in enumerate(findings.times)
        if phrase.interval is None and phrase.interval_reason == OPEN and (days := days_of(index, phrase)) is not None
    }
    yield _inferred(findings, best, *_published(findings.times, phrases, best))
    for index, days in sorted(phrases.items()):
        yield _inferred(findings, best, days[0], days[1], time=index)
    for event, index in sorted(governing.items()):
        if index in phrases:
            yield _inferred(findings, best, *phrases[index], time=index, event=event)


def _published(times: Sequence[Timex], phrases: Mapping[int, tuple[date, date]], best: _Vote) -> tuple[date, date]:
    """Return the days between which the report came out: not before the last day that it names in passing, a week at most."""
    named = [
        days[0]
        for index, days in phrases.items()
        if (told := day_of(times[index].value)) is not None and told.weekday is not None
    ]
    first = max([best.day, *(day for day in named if day <= best.day + timedelta(days=WEEK - 1))])
    return first, (best.day if best.weekday else first) + timedelta(days=WEEK if best.weekday else 31)


def _inferred(
    findings: Findings, vote: _Vote, since: date, before: date, *, time: int | None = None, event: str | None = None
) -> InferredDate:
    length = (before - since).days
    phrase = findings.times[vote.time]
    words = phrase.span.words(findings.report.text)
    reason = (
        f"“{words}” was {vote.day}: report {vote.dated.report[:8]} (event {vote.dated.event[:8]}) dates the same happening; "
        f"{', '.join(vote.parts)}"
    )
    return InferredDate(
        report=findings.report.id,
        about="published" if time is None else "time" if event is None else "event",
        time=time,
        event=event,
        since=since,
        before=before,
        grain="day" if length == 1 else "week" if length <= WEEK else "month" if length <= 31 else "year",
        reason=reason,
        score=vote.score,
        by_report=vote.dated.report,
        by_event=vote.dated.event,
        day=vote.day,
        evidence=(
            Evidence(report=findings.report.id, start=phrase.span.start, stop=phrase.span.end),
            Evidence(report=vote.open.report, start=vote.open.start, stop=vote.open.stop),
            Evidence(report=vote.dated.report, start=vote.dated.start, stop=vote.dated.stop),
        ),
    )


def _governing(findings: Findings) -> dict[str, int]:
    """Return for each event without a day the open phrase that tells when it was: of its own words, and nearest to it."""
    text = findings.report.text
    cues = [one.cue.span for one in findings.statements if one.cue.span is not None]
    said = {one.said.time for one in findings.statements}
    nearest: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    for index, phrase in enumerate(findings.times):
        start, end = phrase.span.start, phrase.span.end
        spoken = any(0 <= start - cue.end <= CUE or 0 <= cue.start - end <= 1 for cue in cues)
        if phrase.interval is not None or phrase.interval_reason != OPEN or index in said or spoken:
            continue
        if phrase.kind not in {"DATE", "TIME"} or _BOUNDED.search(text[max(start - 20, 0) : start]):
            continue
        told = [(_gap(event, phrase), event.id) for event in findings.events if _holds(event, phrase)]
        if told and min(told)[0] <= NEAR:
            nearest[min(told)[1]].append((min(told)[0], index))
    open_events = {event.id for event in findings.events if event.when is None and event.when_reason == OPEN}
    # "twice this year, as recently as June 30": the finer phrase tells more.
    return {
        event: min(some, key=lambda one: (day_of(findings.times[one[1]].value) is None, one))[1]
        for event, some in nearest.items()
        if event in open_events
    }


def _holds(event: Event, phrase: Timex) -> bool:
    return any(span.start <= phrase.span.start and phrase.span.end <= span.end for span in event.evidence)


def _gap(event: Event, phrase: Timex) -> int:
    return max(phrase.span.start - event.trigger.end, event.trigger.start - phrase.span.end, 0)
