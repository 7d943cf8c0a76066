"""Tolls: the figures of a happening as a series, by what is counted and in which scope, with who gives each.

"At least 43 people" in one outlet's words, "31, the monitor said" in three others: two values of one series. Children among the
dead are another series: two scopes never share a line. In: tellings of one happening. Out: ``Toll``, in order of publication.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from dragoman.linking.aftermath import SEVERAL
from dragoman.linking.bearers import gives
from dragoman.linking.origins import Origins, folded_holder
from dragoman.linking.scopes import ALL, scope_of
from dragoman.model.happenings import Evidence, Named, Telling, ToldFigure, Toll, Voice

__all__ = ["figures_behind", "holder_of", "tolls_of", "value_of"]

_CORRECTS = re.compile(
    r"\b(?:correct(?:ed|s|ing|ion)|lower(?:ed|s|ing)|revis(?:ed?|es|ing|ion)|retract\w*|mistaken\w*|wrong(?:ly)?)\b", re.I
)
_Key = tuple[object, ...]
_Given = list[tuple[Telling, ToldFigure]]
_DAY = 5  # place of the day in a key: what, scope, low, high, bound, as of, by whom
IN_ALL = "in all"
SUM, SUMS = 1000.0, 50.0  # at least so many, and so many times the middle value of the happening: the toll of a war
JUMP = 2.0  # times the value before it


def value_of(toll: Toll) -> float:
    """Return the number that a toll says, without its bound."""
    value = toll.low if toll.low is not None else toll.high
    assert value is not None  # a figure has one bound at least
    return value


def figures_behind(toll: Toll, tellings: Iterable[Telling]) -> list[tuple[Telling, ToldFigure]]:
    """Return the figures that a toll cites, with their tellings."""
    cited = {(one.report, one.start, one.stop) for one in toll.evidence}
    return [
        (telling, figure)
        for telling in tellings
        for figure in telling.figures
        if (telling.report, figure.start, figure.stop) in cited
        and (figure.what, figure.low, figure.high) == (toll.what, toll.low, toll.high)
    ]


def tolls_of(tellings: Sequence[Telling], origins: Origins) -> tuple[Toll, ...]:
    """Return the figures of a happening: by what is counted and whom, then by publication.

    Args:
        tellings: In order of publication.
        origins: Names who stands behind each.
    """
    told: defaultdict[_Key, _Given] = defaultdict(list)
    sourced = _sourced(tellings)
    for telling in tellings:
        for bare in telling.figures:
            # A headline gives a number that the text below it gives again with its source.
            known = sourced.get((telling.report, bare.what, bare.low, bare.high))
            figure = bare if known is None or holder_of(telling, bare) is not None else replace(bare, voice=known)
            holder = holder_of(telling, figure)
            bounds = (figure.low, figure.high, figure.bound)
            scope = _in_part(scope_of(figure, telling.country), telling, tellings)
            told[figure.what, scope, *bounds, figure.as_of, _key(holder, telling, origins)].append((telling, figure))
    tolls = _without_sums([_toll(given, key, origins) for key, given in _with_undated(told).items()])
    tolls.sort(key=_order)
    corrected = {telling.report for telling in tellings if len(tolls) > 1 and _CORRECTS.search(telling.words)}
    return tuple(_noted(tolls, corrected))


def _with_undated(told: Mapping[_Key, _Given]) -> dict[_Key, _Given]:
    """Return values with those that are as of no day put to the same value of the same source as of its first day."""
    days: defaultdict[_Key, list[date]] = defaultdict(list)
    for key in told:
        if isinstance(day := key[_DAY], date):
            days[_without_day(key)].append(day)
    found: defaultdict[_Key, _Given] = defaultdict(list)
    for key, given in told.items():
        first = min(days.get(_without_day(key), ()), default=None)
        found[key if key[_DAY] or first is None else (*key[:_DAY], first, *key[_DAY + 1 :])] += given
    return dict(found)


def _without_day(key: _Key) -> _Key:
    return *key[:_DAY], *key[_DAY + 1 :]


def _in_part(scope: str, telling: Telling, tellings: Sequence[Telling]) -> str:
    """Return a scope with the part of a town that it is of, where the report tells of attacks on several: "people in Kobar"."""
    if telling.place_kind != "other" or SEVERAL.search(telling.words):
        return scope
    lead = any(one.report == telling.report and one.place != telling.place and SEVERAL.search(one.words) for one in tellings)
    return f"{'people' if scope == ALL else scope} in {telling.place}" if lead else scope


def _without_sums(tolls: Sequence[Toll]) -> list[Toll]:
    """Return tolls with the sums of a war set apart from those of one attack: they are another scope."""
    series: defaultdict[tuple[str, str], list[float]] = defaultdict(list)
    for toll in tolls:
        if toll.over is None:
            series[toll.what, toll.scope].append(value_of(toll))
    middle = {key: sorted(values)[(len(values) - 1) // 2] for key, values in series.items()}
    return [
        replace(toll, scope=IN_ALL)
        if toll.over is None and value_of(toll) >= max(SUM, SUMS * middle[toll.what, toll.scope])
        else toll
        for toll in tolls
    ]


def _sourced(tellings: Iterable[Telling]) -> dict[tuple[object, ...], Voice]:
    """Return who gives each number of a report somewhere in it, by report, what is counted and bounds."""
    found: dict[tuple[object, ...], Voice] = {}
    for telling in tellings:
        for figure in telling.figures:
            voice = _voice(telling, figure)
            if voice is not None and voice.holder is not None:
                found.setdefault((telling.report, figure.what, figure.low, figure.high), voice)
    return found


def holder_of(telling: Telling, figure: ToldFigure) -> Named | None:
    """Return whom a figure goes back to: who gives it, else the one who tells the event; None where the outlet does."""
    voice = _voice(telling, figure)
    return voice.holder if voice else None


def _voice(telling: Telling, figure: ToldFigure) -> Voice | None:
    if figure.voice is not None:
        return figure.voice
    covering = [one for one in telling.voices if one.start <= figure.start and figure.stop <= one.stop and gives(one, figure)]
    return covering[0] if len(covering) == 1 and covering[0].holder is not None else None


def _key(holder: Named | None, telling: Telling, origins: Origins) -> str:
    if holder is not None:
        return folded_holder(holder)
    return origins.of_outlet(telling.report, telling.publisher, telling.agency).key


def _toll(given: _Given, key: _Key, origins: Origins) -> Toll:
    telling, figure = given[0]
    voice = _voice(telling, figure)
    outlet = origins.of_outlet(telling.report, telling.publisher, telling.agency)
    days = [one.published for one, _ in given if one.published is not None]
    places = {one.report: Evidence(report=one.report, start=other.start, stop=other.stop) for one, other in reversed(given)}
    reports = tuple(dict.fromkeys(one.report for one, _ in given))
    return Toll(
        what=figure.what,
        of=figure.of,
        scope=str(key[1]),
        low=figure.low,
        high=figure.high,
        bound=figure.bound,
        as_of=day if isinstance(day := key[_DAY], date) else None,
        according_to=voice.holder if voice else None,
        origin=origins.of_voice(voice) if voice and voice.holder else outlet,
        published=min(days, default=None),
        reports=reports,
        evidence=tuple(places[report] for report in reports),
        over=figure.over,
    )


def _order(toll: Toll) -> tuple[object, ...]:
    return (
        toll.what,
        toll.scope,
        _day_of(toll) or date.max,
        toll.published or date.max,
        value_of(toll),
        toll.reports,
    )


def _noted(tolls: Iterable[Toll], corrected: set[str]) -> Iterator[Toll]:
    before: dict[tuple[str, str], Toll] = {}
    for toll in tolls:
        last = before.get((toll.what, toll.scope))
        before[toll.what, toll.scope] = toll
        yield toll if last is None else _with_note(toll, _note(last, toll, corrected))


def _note(last: Toll, toll: Toll, corrected: set[str]) -> str | None:
    was, now = value_of(last), value_of(toll)
    if now == was or _day_of(last) == _day_of(toll):
        return None
    if now < was:
        # A lower number of another source is another count, and no count that fell.
        fell = "falls" if last.origin.key == toll.origin.key else None
        return "corrected" if corrected.intersection(toll.reports) else fell
    return "jumps" if now >= JUMP * max(was, 1) else "rises"


def _day_of(toll: Toll) -> date | None:
    return toll.as_of or toll.published


def _with_note(toll: Toll, note: str | None) -> Toll:
    return replace(toll, note=note) if note else toll
