"""Relinking: what a few new or changed reports change among those that are linked already, and nothing else.

Ten reports of today meet the tellings of these days alone; the happenings that hang together with theirs are joined anew, and
the disputes about them found anew. In: the tellings and voices near what changed, links and happenings as they stood. Out:
links, groups and disputes in their place, the same as linking all reports together would give with words that weigh steadily.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from dragoman.linking.aftermath import follow_on
from dragoman.linking.answers import answers_to
from dragoman.linking.blaming import blame_disputes
from dragoman.linking.claims import ASSERTING, LEAST_SHARED, MOST_DAYS
from dragoman.linking.crashes import crash_disputes
from dragoman.linking.disputed_doers import doer_disputes
from dragoman.linking.disputed_tolls import figure_disputes
from dragoman.linking.disputes import Gathered, Scores
from dragoman.linking.happenings import JOIN, join_pairs, link_of, weigh_pairs
from dragoman.linking.likeness import Traits
from dragoman.linking.origins import Origins
from dragoman.linking.pairing import WINDOW, pairs_to_weigh
from dragoman.linking.words import SteadyScale, stems_of
from dragoman.model import Judgement
from dragoman.model.happenings import Dispute, Link, Telling, Voice

__all__ = [
    "JOIN", "MOST_DAYS", "NEAR", "WIDE", "Days", "denials_to_answer", "in_days", "links_near", "ranges_around", "regroup",
    "telling_disputes",
]  # fmt: skip

NEAR = 2 * WINDOW  # days: a telling changes whom its neighbours meet, and these theirs
WIDE = 3 * WINDOW  # days that must be looked at to know whom those within ``NEAR`` meet

Days = tuple[tuple[int, int], ...]
"""Ranges of days, both ends included."""

Pair = tuple[str, str]


def ranges_around(days: Iterable[int], reach: int) -> Days:
    """Return the days within reach of some, as few ranges."""
    found: list[tuple[int, int]] = []
    for day in sorted(set(days)):
        if found and day - reach <= found[-1][1] + 1:
            found[-1] = (found[-1][0], day + reach)
        else:
            found.append((day - reach, day + reach))
    return tuple(found)


def in_days(day: int | None, ranges: Days) -> bool:
    """Tell whether a day lies in one of the ranges."""
    return day is not None and any(first <= day <= last for first, last in ranges)


def links_near(traits: Sequence[Traits], near: Days) -> dict[Pair, Link]:
    """Return the links among tellings of some days, and between these and undated ones; none is joined yet.

    Args:
        traits: All tellings within ``WIDE`` of what changed and all undated ones, of whole reports, in order.
        near: The days within ``NEAR`` of it.
    """
    inside = [in_days(one.first, near) for one in traits]
    loose = [one.first is None for one in traits]
    pairs = (
        (left, right)
        for left, right in pairs_to_weigh(traits)
        if (inside[left] and (inside[right] or loose[right])) or (loose[left] and inside[right])
    )
    links = (link_of(traits, pair, likeness, joined=False) for pair, likeness in weigh_pairs(traits, pairs, SteadyScale()))
    return {(one.left, one.right): one for one in links}


def regroup(
    traits: Sequence[Traits], wanted: Collection[str], links: Iterable[Link], judged: Iterable[Judgement]
) -> list[tuple[Telling, ...]]:
    """Return the groups that some tellings make among themselves.

    Args:
        traits: All tellings of whole reports, in order: what follows an attack is told by its whole report.
        wanted: The events of those that are grouped.
        links: All links among them.
        judged: Judgements ``same_happening`` of people.
    """
    inside = [index for index, one in enumerate(traits) if one.telling.event in wanted]
    number_of = {index: number for number, index in enumerate(inside)}
    some = [traits[index] for index in inside]
    number_by_event = {one.telling.event: number for number, one in enumerate(some)}
    totals = {}
    for link in links:
        left, right = sorted((number_by_event[link.left], number_by_event[link.right]))
        totals[left, right] = link.total
    attack_of = {
        number_of[later]: number_of[attack]
        for later, attack in follow_on(traits).items()
        if later in number_of and attack in number_of
    }
    members, _ = join_pairs(some, totals, SteadyScale(), judged, attack_of)
    return [tuple(some[number].telling for number in group) for group in members]


def telling_disputes(
    gathered: Sequence[Gathered], wanted: Collection[str], voices: Collection[Voice], scores: Scores, origins: Origins
) -> Iterator[Dispute]:
    """Yield the disputes about figures and doers of some happenings.

    Args:
        gathered: These with all their tellings, and the other happenings of their reports with the tellings of these.
        wanted: The ids of the happenings that are asked about.
        voices: All voices of the reports.
        scores: How surely two events are one thing, by the pair of their ids.
        origins: Names who stands behind each.
    """
    for told, answers in answers_to(gathered, voices):
        if told[0].id in wanted:
            yield from figure_disputes(told, scores)
            yield from doer_disputes(told, answers, scores, origins)
    yield from blame_disputes(gathered, voices, scores, origins, wanted)
    yield from crash_disputes(gathered, voices, origins, wanted)


def denials_to_answer(
    claims: Mapping[str, tuple[str, int, str, str]], changed: Collection[str], linked: Iterable[Pair]
) -> tuple[set[str], set[str]]:
    """Return the denials whose claims must be looked for anew, and the claims that may answer them.

    Args:
        claims: By statement id its report, day (0 for none), stance and words: all within twice ``MOST_DAYS`` of what changed.
        changed: The reports that changed.
        linked: Pairs of denial and claim that were found before.
    """
    new = {one for one, (report, _, _, _) in claims.items() if report in changed}
    affected = {denial for denial, claim in linked if denial in new or claim in new or claim not in claims}
    denials = {one: stems_of(words) for one, (_, _, stance, words) in claims.items() if stance == "denies"}
    affected |= new & denials.keys()
    affected |= {one for one, _ in _meeting(claims, denials.keys() - affected, new, denials)}
    possible = {claim for _, claim in _meeting(claims, affected & denials.keys(), claims.keys(), denials)}
    return affected, possible


def _meeting(
    claims: Mapping[str, tuple[str, int, str, str]],
    denials: Iterable[str],
    among: Iterable[str],
    stems: Mapping[str, frozenset[str]],
) -> Iterator[Pair]:
    """Yield the pairs of a denial and a claim of about its days that share enough words."""
    holding: defaultdict[str, list[str]] = defaultdict(list)
    asked = list(denials)
    wanted = frozenset[str]().union(*(stems[one] for one in asked))
    for claim in among:
        _, _, stance, words = claims[claim]
        if stance in ASSERTING and asked:
            for stem in stems_of(words) & wanted:
                holding[stem].append(claim)
    for denial in asked:
        shared: defaultdict[str, int] = defaultdict(int)
        for stem in stems[denial]:
            for claim in holding.get(stem, ()):
                shared[claim] += 1
        for claim, count in shared.items():
            if count >= LEAST_SHARED and _about_one_time(claims[denial][1], claims[claim][1]):
                yield denial, claim


def _about_one_time(denial: int, claim: int) -> bool:
    return claim == 0 or (denial != 0 and abs(denial - claim) <= MOST_DAYS)
