"""Disputed tolls: figures of one happening that two origins give differently, and figures that were corrected.

"At least 43 were killed" (an outlet) against "31" (a monitor), of one day: a dispute. In: a happening with its tellings, and
how sure it is that each two are of one thing. Out: ``Dispute`` values. What a later day adds is news and no dispute.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from dragoman.linking.comparing import Counted, can_be_one, is_plain, without_superseded
from dragoman.linking.counting import is_contrasted, is_loose_bound
from dragoman.linking.disputes import SURE, Gathered, Scores, make_dispute
from dragoman.linking.positions import Held
from dragoman.linking.scenes import ask_figure
from dragoman.linking.scopes import ALL
from dragoman.linking.tolls import figures_behind, value_of
from dragoman.model.happenings import Dispute, Happening, Telling, Toll

__all__ = ["figure_disputes"]

PARTS = frozenset({"civilians", "children", "women", "soldiers", "fighters", "students", "police"})
CONTESTED = ("killed", "injured", "displaced", "arrested", "missing")
NOUNS = {"killed": "were killed", "injured": "were injured", "displaced": "were displaced", "arrested": "were arrested",
         "missing": "are missing"}  # fmt: skip
VAGUE = {3.0, 24.0, 40.0, 200.0, 2000.0, 20000.0}  # what "several", "dozens", "scores", "hundreds" … are read as
MET = 0.5  # score of two tellings that are likelier of one thing than not; what only hangs together by a third is not compared
NEAR = 0.1  # of the larger: rounding, not dissent
APART = 3.0  # times: above it two numbers count two things
BOUNDS = "the lower numbers are told as “at least”, so that all of them may hold"
LOOSE_DAYS = 14
SAME_TIME = 1  # days between two values that are set side by side
BOTH = 2
LEAST = 2  # of the larger value


def figure_disputes(gathered: Gathered, scores: Scores) -> Iterator[Dispute]:
    """Yield a dispute for each figure of a happening that two origins give differently, and for each corrected one.

    Args:
        gathered: A happening with its tellings; one that is dated no finer than a month is too loose a thing to differ on.
        scores: How sure it is that two events are one thing, by the pair of their ids.
    """
    happening, tellings = gathered
    if happening.since and happening.before and (happening.before - happening.since).days > LOOSE_DAYS:
        return
    pairs = _Pairs(_pairs(happening, scores, SURE), _pairs(happening, scores, MET))
    publisher = {telling.report: telling for telling in tellings}
    series: defaultdict[tuple[str, str], list[Counted]] = defaultdict(list)
    for toll in happening.tolls:
        if toll.what in CONTESTED and not _is_rest(toll):
            behind = (Counted(toll, telling, figure) for telling, figure in figures_behind(toll, tellings))
            series[toll.what, toll.scope] += [one for one in behind if toll.note == "corrected" or is_plain(one)]
    for (what, scope), plain in sorted(series.items()):
        counted = [*plain, *(_parts_above(plain, what, series) if scope == ALL else ())]
        corrects = any(one.toll.note == "corrected" for one in plain)
        shown = _tolls_of(counted) if corrects else _clashing(without_superseded(counted), pairs)
        if all(toll.scope != scope for toll in shown):
            continue  # parts alone, which are told of in their own series
        if not shown:
            continue
        whom = "people" if scope == ALL else scope
        sides = [(_gist(same, what), "asserts", [held for toll in same for held in _bearers(toll, publisher)])
                 for same in _values(shown)]  # fmt: skip
        dispute = make_dispute(
            "figure",
            "corrects" if corrects else "differs",
            ask_figure(gathered, f"{whom} {NOUNS[what]}", [(one.telling, one.figure) for one in _cited(counted, shown)]),
            happening.id,
            [(gist, "asserts", held) for gist, _, held in sides],
            matter=f"{what} {scope}",
        )
        yield dispute if corrects or not _are_bounds(shown) else replace(dispute, warning=_joined(dispute.warning, BOUNDS))


def _parts_above(
    wholes: Sequence[Counted], what: str, series: Mapping[tuple[str, str], Sequence[Counted]]
) -> Iterator[Counted]:
    """Yield counts of a part by one source that lie above the whole by another: "four civilians" against "two people".

    A source that counts the whole as well is heard by that count alone.
    """
    heard = {whole.behind for whole in wholes}
    exact = [whole for whole in wholes if whole.sourced and whole.toll.bound == "exact" and not _is_others(whole)]
    for (kind, scope), parts in sorted(series.items()):
        if kind == what and scope in PARTS:
            yield from (
                one
                for one in parts
                if one.sourced
                and one.behind not in heard
                and one.toll.bound in {"exact", "at_least"}
                and any(value_of(one.toll) > value_of(whole.toll) for whole in exact)
            )


def _is_others(one: Counted) -> bool:
    """Tell whether a number counts those beside others told just before: "two were killed and ten others hurt"."""
    return re.search(r"\bothers?\b", f"{one.figure.words} {one.figure.of or ''}", re.I) is not None


def _cited(counted: Iterable[Counted], shown: Iterable[Toll]) -> list[Counted]:
    """Return the figures behind the values that are shown."""
    cited = {(one.report, one.start, one.stop) for toll in shown for one in toll.evidence}
    return [one for one in counted if (one.telling.report, one.figure.start, one.figure.stop) in cited]


def _are_bounds(shown: Sequence[Toll]) -> bool:
    """Tell whether every value but the highest is a lower bound, so that all of them may hold."""
    highest = max(value_of(toll) for toll in shown)
    return all(toll.bound == "at_least" for toll in shown if value_of(toll) < highest)


def _joined(*warnings: str | None) -> str:
    return "; ".join(one for one in warnings if one)


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


def _tolls_of(counted: Iterable[Counted]) -> list[Toll]:
    return list(dict.fromkeys(one.toll for one in counted))


def _clashing(counted: Sequence[Counted], pairs: "_Pairs") -> list[Toll]:
    """Return the values of a series that stand against another one of it, each with the reports that do so."""
    tolls = _tolls_of(counted)
    given: defaultdict[float, set[str]] = defaultdict(set)
    by_origin: defaultdict[str, set[float]] = defaultdict(set)
    origins: defaultdict[float, set[str]] = defaultdict(set)
    for one in counted:
        given[value_of(one.toll)].update(one.toll.reports)
        by_origin[one.behind].add(value_of(one.toll))
        origins[value_of(one.toll)].add(one.behind)
    sums: defaultdict[str, set[float]] = defaultdict(set)
    for one in counted:
        if one.own and not _loose(one.toll):
            sums[one.telling.report].add(value_of(one.toll))
    sourced = {value_of(one.toll) for one in counted if one.sourced}
    against: dict[Toll, set[str]] = defaultdict(set)
    for one, other in combinations(counted, 2):
        left, right = value_of(one.toll), value_of(other.toll)
        if (
            sourced & {left, right}
            # Who is quoted with both numbers does not contradict himself: one relay of his has another number.
            and origins[left].isdisjoint(origins[right])
            and _clash(one, other, given)
            and pairs.are_one(one, other)
            and can_be_one(one, other)
            and not _told_apart(one, other, by_origin, sums)
        ):
            against[one.toll].add(one.telling.report)
            against[other.toll].add(other.telling.report)
    values = {value_of(toll) for toll in against if toll.according_to is None}
    for one in counted:
        # Who is quoted with a number that another outlet prints as its own holds it too.
        if (
            one.sourced
            and value_of(one.toll) in values
            and any(_stand_against(one, other, against, pairs) for other in counted)
        ):
            against[one.toll].add(one.telling.report)
    return [_cited_in(toll, against[toll]) for toll in tolls if toll in against]


def _stand_against(one: Counted, other: Counted, against: Collection[Toll], pairs: "_Pairs") -> bool:
    apart = other.toll in against and value_of(other.toll) != value_of(one.toll)
    return apart and one.behind != other.behind and pairs.are_one(one, other) and can_be_one(one, other)


def _cited_in(toll: Toll, reports: Collection[str]) -> Toll:
    """Return a value with the evidence of some reports alone."""
    evidence = tuple(one for one in toll.evidence if one.report in reports)
    return replace(toll, reports=tuple(one.report for one in evidence), evidence=evidence)


@dataclass(frozen=True, slots=True)
class _Pairs:
    """Pairs of reports of which two tellings are surely of one thing, and of which two are likely so."""

    sure: Collection[frozenset[str]]
    met: Collection[frozenset[str]]

    def are_one(self, one: Counted, other: Counted) -> bool:
        """Tell whether two values are of one thing: tellings of one report, or two that were themselves found to be of one.

        Two outlets' own numbers need tellings that are surely of one.
        """
        left, right = one.telling.report, other.telling.report
        sourced = one.sourced or other.sourced
        return left == right or frozenset((left, right)) in (self.met if sourced else self.sure)


def _told_apart(
    one: Counted, other: Counted, counted: Mapping[str, Collection[float]], sums: Mapping[str, Collection[float]]
) -> bool:
    """Tell whether the source of one value, or its report itself, gives another nearer to the other's: it is another count."""
    left, right = value_of(one.toll), value_of(other.toll)
    gap = abs(left - right)

    def nearer(own: Counted, value: float, far: float) -> bool:
        beside = () if own.own else sums.get(own.telling.report, ())
        return any(abs(each - far) < gap for each in (*counted[own.behind], *beside) if each != value)

    return nearer(one, left, right) or nearer(other, right, left)


def _clash(one: Counted, other: Counted, given: Mapping[float, set[str]]) -> bool:
    """Tell whether two values of two origins, given at about one time, cannot be the same count."""
    if one.behind == other.behind or _loose(one.toll) or _loose(other.toll) or not _meet(one, other, given):
        return False
    left, right = value_of(one.toll), value_of(other.toll)
    scopes = {one.toll.scope, other.toll.scope}
    if len(scopes) > 1 and (ALL not in scopes or (left > right) is (one.toll.scope == ALL)):
        return False  # a part that lies below the whole, or two parts
    if left == right or max(left, right) < LEAST or _has_grown(*sorted((one, other), key=lambda each: value_of(each.toll))):
        return False
    tolerant = NEAR if "about" in {one.toll.bound, other.toll.bound} else 0.0
    low, high = min(left, right), max(left, right)
    lower = one if left < right else other
    if lower.toll.bound == "at_least" and (high - low <= max(1.0, 0.05 * low) or is_loose_bound(lower.figure)):
        return False
    return high - low > tolerant * high


def _has_grown(lower: Counted, higher: Counted) -> bool:
    """Tell whether the higher value was given on a later day than the lower, or any was given days apart: that is news."""
    if lower.telling.report == higher.telling.report:
        first, last = lower.toll.as_of, higher.toll.as_of  # set side by side, unless the report itself says of which days
    else:
        first, last = (one.toll.as_of or one.toll.published for one in (lower, higher))
    return first is not None and last is not None and (last > first or abs((last - first).days) > SAME_TIME)


def _meet(one: Counted, other: Counted, given: Mapping[float, set[str]]) -> bool:
    """Tell whether two values may be counts of one thing: by known sources, or by two outlets, and not worlds apart."""
    low, high = sorted((value_of(one.toll), value_of(other.toll)))
    if high > APART * max(low, 1.0):
        return False
    # One report, or one outlet from day to day, gives numbers of several things more often than two of one.
    held = one.sourced + other.sourced
    if not given[low].isdisjoint(given[high]):
        contrasted = is_contrasted(one.figure) or is_contrasted(other.figure)
        return held == BOTH or (contrasted and one.telling.report == other.telling.report and not (one.own or other.own))
    outlets = {each.telling.publisher or each.telling.report for each in (one, other)}
    return held == BOTH or len(outlets) > 1


def _loose(toll: Toll) -> bool:
    return toll.bound in {"at_least", "about", "between"} and value_of(toll) in VAGUE


def _values(tolls: Iterable[Toll]) -> list[list[Toll]]:
    by_value: defaultdict[float, list[Toll]] = defaultdict(list)
    for toll in tolls:
        by_value[value_of(toll)].append(toll)
    return [same for _, same in sorted(by_value.items())]


def _gist(same: Sequence[Toll], what: str) -> str:
    scopes = {toll.scope for toll in same}
    whom = "people" if ALL in scopes else min(scopes)
    words = {"exact": "", "at_least": "at least ", "at_most": "at most ", "about": "about ", "between": "from "}
    bounds = sorted({words[toll.bound] for toll in same})
    shown = bounds[0] if len(bounds) == 1 else ""
    return f"{shown}{value_of(same[0]):,.0f} {whom} {what}"


def _bearers(toll: Toll, tellings: Mapping[str, Telling]) -> Iterator[Held]:
    for evidence in toll.evidence:
        yield Held(toll.according_to, toll.origin, evidence, tellings[evidence.report].published)
