"""Disputed tolls: figures of one happening that two origins give differently, and figures that were corrected.

"At least 43 were killed" (an outlet) against "31" (a monitor), of one day: a dispute. In: a happening with its tellings, and
how sure it is that each two are of one thing. Out: ``Dispute`` values. What a later day adds is news and no dispute.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from dragoman.linking.disputes import SURE, Gathered, Scores, make_dispute, scene_of
from dragoman.linking.positions import Held
from dragoman.linking.tolls import ALL, value_of
from dragoman.model.happenings import Dispute, Happening, Telling, Toll

__all__ = ["figure_disputes"]

CONTESTED = ("killed", "injured", "displaced", "arrested", "missing")
NOUNS = {"killed": "were killed", "injured": "were injured", "displaced": "were displaced", "arrested": "were arrested",
         "missing": "are missing"}  # fmt: skip
VAGUE = {3.0, 24.0, 40.0, 200.0, 2000.0, 20000.0}  # what "several", "dozens", "scores", "hundreds" … are read as
MET = 0.5  # score of two tellings that are likelier of one thing than not; what only hangs together by a third is not compared
NEAR = 0.1  # of the larger: rounding, not dissent
APART = 3.0  # times: above it two numbers count two things
LOOSE_DAYS = 14
SAME_TIME = 1  # days: a later, higher toll is news; two of one day differ


def figure_disputes(gathered: Gathered, scores: Scores) -> Iterator[Dispute]:
    """Yield a dispute for each figure of a happening that two origins give differently, and for each corrected one.

    Args:
        gathered: A happening with its tellings; one that is dated no finer than a month is too loose a thing to differ on.
        scores: How sure it is that two events are one thing, by the pair of their ids.
    """
    happening, tellings = gathered
    if happening.since and happening.before and (happening.before - happening.since).days > LOOSE_DAYS:
        return
    sure, met = _pairs(happening, scores, SURE), _pairs(happening, scores, MET)
    publisher = {telling.report: telling for telling in tellings}
    outlet = {telling.report: telling.publisher or telling.report for telling in tellings}
    series: defaultdict[tuple[str, str], list[Toll]] = defaultdict(list)
    for toll in happening.tolls:
        if toll.what in CONTESTED and not _is_rest(toll):
            series[toll.what, toll.scope].append(toll)
    for (what, scope), tolls in sorted(series.items()):
        corrects = any(toll.note == "corrected" for toll in tolls)
        shown = tolls if corrects else _clashing(tolls, outlet, sure, met)
        if not shown:
            continue
        whom = "people" if scope == ALL else scope
        sides = [(_gist(same, what, whom), "asserts", [held for toll in same for held in _bearers(toll, publisher)])
                 for same in _values(shown)]  # fmt: skip
        yield make_dispute(
            "figure",
            "corrects" if corrects else "differs",
            f"How many {whom} {NOUNS[what]}: {scene_of(happening)}?",
            happening.id,
            [(gist, "asserts", held) for gist, _, held in sides],
        )


def _pairs(happening: Happening, scores: Scores, least: float) -> set[frozenset[str]]:
    """Return the pairs of reports of which two tellings are so surely of one thing."""
    events = happening.events
    return {
        frozenset((left, right))
        for (left, one), (right, other) in combinations(events, 2)
        if scores.get((min(one, other), max(one, other)), 0.0) >= least
    }


def _is_rest(toll: Toll) -> bool:
    """Tell whether a figure counts the rest beside others that are told apart: "a woman and two others were killed"."""
    return toll.what == "killed" and toll.of is not None and re.search(r"\bothers?\b", toll.of, re.I) is not None


def _clashing(
    tolls: Sequence[Toll],
    outlet: Mapping[str, str],
    sure: Collection[frozenset[str]],
    met: Collection[frozenset[str]],
) -> list[Toll]:
    """Return the values of a series that stand against another one of it."""
    given: defaultdict[float, set[str]] = defaultdict(set)
    counted: defaultdict[str, set[float]] = defaultdict(set)
    for toll in tolls:
        given[value_of(toll)].update(toll.reports)
        counted[toll.origin.key].add(value_of(toll))
    against = {
        value_of(one)
        for pair in combinations(tolls, 2)
        if _clash(*pair, given, outlet) and _of_one_thing(*pair, sure, met) and not _told_apart(*pair, counted)
        for one in pair
    }
    return [toll for toll in tolls if value_of(toll) in against]


def _of_one_thing(one: Toll, other: Toll, sure: Collection[frozenset[str]], met: Collection[frozenset[str]]) -> bool:
    """Tell whether two values are of one thing: tellings of one report, or two that were themselves found to be of one.

    Two outlets' own numbers need tellings that are surely of one.
    """
    sourced = any(toll.according_to is not None and toll.origin.kind != "unknown" for toll in (one, other))
    pairs = ((left, right) for left in one.reports for right in other.reports)
    return any(left == right or frozenset((left, right)) in (met if sourced else sure) for left, right in pairs)


def _told_apart(one: Toll, other: Toll, counted: Mapping[str, Collection[float]]) -> bool:
    """Tell whether the source of one value gives another that lies nearer to the other's: it counts two things."""
    left, right = value_of(one), value_of(other)
    gap = abs(left - right)
    return any(abs(value - right) < gap for value in counted[one.origin.key] if value != left) or any(
        abs(value - left) < gap for value in counted[other.origin.key] if value != right
    )


def _clash(one: Toll, other: Toll, given: Mapping[float, set[str]], outlet: Mapping[str, str]) -> bool:
    """Tell whether two values of two origins, given at about one time, cannot be the same count."""
    if one.origin.key == other.origin.key or _loose(one) or _loose(other) or not _meet(one, other, given, outlet):
        return False
    if one.published and other.published and abs((one.published - other.published).days) > SAME_TIME:
        return False
    left, right = value_of(one), value_of(other)
    if left == right or max(left, right) < 2:
        return False
    tolerant = NEAR if "about" in {one.bound, other.bound} else 0.0
    low, high = min(left, right), max(left, right)
    bound = (one if left < right else other).bound
    if bound == "at_least" and high - low <= max(1.0, 0.05 * low):
        return False
    return high - low > tolerant * high


def _meet(one: Toll, other: Toll, given: Mapping[float, set[str]], outlet: Mapping[str, str]) -> bool:
    """Tell whether two values may be counts of one thing: by known sources, or by two outlets, and not worlds apart."""
    low, high = sorted((value_of(one), value_of(other)))
    if high > APART * max(low, 1.0):
        return False
    # One report, or one outlet from day to day, gives numbers of several things more often than two of one.
    held = sum(toll.according_to is not None and toll.origin.kind != "unknown" for toll in (one, other))
    if not given[value_of(one)].isdisjoint(given[value_of(other)]):
        return held == 2
    return held == 2 or {outlet[report] for report in one.reports}.isdisjoint(outlet[report] for report in other.reports)


def _loose(toll: Toll) -> bool:
    return toll.bound in {"at_least", "about", "between"} and value_of(toll) in VAGUE


def _values(tolls: Iterable[Toll]) -> list[list[Toll]]:
    by_value: defaultdict[float, list[Toll]] = defaultdict(list)
    for toll in tolls:
        by_value[value_of(toll)].append(toll)
    return [same for _, same in sorted(by_value.items())]


def _gist(same: Sequence[Toll], what: str, whom: str) -> str:
    words = {"exact": "", "at_least": "at least ", "at_most": "at most ", "about": "about ", "between": "from "}
    bounds = sorted({words[toll.bound] for toll in same})
    shown = bounds[0] if len(bounds) == 1 else ""
    return f"{shown}{value_of(same[0]):,.0f} {whom} {what}"


def _bearers(toll: Toll, tellings: Mapping[str, Telling]) -> Iterator[Held]:
    for evidence in toll.evidence:
        yield Held(toll.according_to, toll.origin, evidence, tellings[evidence.report].published)
