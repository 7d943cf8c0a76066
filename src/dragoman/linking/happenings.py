"""Happenings: events of many reports grouped by the thing that they tell of, the same whatever the order of the reports.

"A car bomb hit the buses" in one report, "the blast at the checkpoint killed 24" in two others: one happening, three tellings.
In: tellings, what people have judged, and the origins. Out: groups of tellings with the links behind them; ``telling_of`` of
``gathering`` makes happenings of them.

Pairs are joined from the likest down, a group with a group only while its tellings are alike on the whole: that keeps a chain
of half-alike pairs from welding two things. People's judgements come first, and two that were judged apart are never joined.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from dragoman.linking.aftermath import follow_on
from dragoman.linking.likeness import Likeness, Traits, traits_of, weigh
from dragoman.linking.pairing import pairs_to_weigh
from dragoman.linking.words import Scale, stems_of
from dragoman.model import Judgement
from dragoman.model.happenings import Link, Telling

__all__ = [
    "JOIN", "Grouped", "group_tellings", "in_order", "join_pairs", "link_of", "place_events", "traits_in_order", "weigh_pairs",
]  # fmt: skip

JOIN = 0.0  # as much speaks for as against
DOUBT = -1.0  # kept for review, not joined: a score of about 0.27
WITHIN = -2.5  # two events of one report are two things unless much says otherwise: the events room has joined the plain cases
FOLLOWS = -2.0  # mean of pairs across reports below which what one report joins stays apart
SIDES = 6  # tellings of each group that are compared when groups meet: enough for an average, and a bound on cost


@dataclass(frozen=True, slots=True)
class Grouped:
    """Groups of tellings, each in order of publication, and the pairs that were found alike or nearly so.

    Attributes:
        placed: For each event the day by which its pairs are found, and the event whose aftermath it tells.
    """

    groups: tuple[tuple[Telling, ...], ...]
    links: tuple[Link, ...]
    placed: Mapping[str, tuple[int | None, str | None]] = field(default_factory=dict)


def group_tellings(tellings: Iterable[Telling], judged: Iterable[Judgement] = (), scale: Scale | None = None) -> Grouped:
    """Group tellings by the thing that they tell of.

    Args:
        tellings: Events of many reports, in any order.
        judged: Judgements ``same_happening`` of people, in the order in which they were made; a later one outranks an earlier.
        scale: Weighs words; without one they are weighed by how many of these tellings hold them.

    Returns:
        Every telling in one group; the same groups whatever the order of the tellings.
    """
    traits = traits_in_order(tellings)
    scale = scale or Scale([one.stems | one.names | one.whom for one in traits])
    weighed = dict(weigh_pairs(traits, pairs_to_weigh(traits), scale))
    totals = {pair: likeness.total for pair, likeness in weighed.items()}
    attack_of = follow_on(traits)
    members, group_of = join_pairs(traits, totals, scale, judged, attack_of)
    links = (
        link_of(traits, pair, likeness, joined=group_of[pair[0]] == group_of[pair[1]]) for pair, likeness in weighed.items()
    )
    return Grouped(
        groups=tuple(tuple(traits[index].telling for index in group) for group in members),
        links=tuple(sorted(links, key=lambda link: (link.left, link.right))),
        placed=place_events(traits, attack_of),
    )


def place_events(traits: Sequence[Traits], attack_of: Mapping[int, int]) -> dict[str, tuple[int | None, str | None]]:
    """Return for each event its day, counted from the year 1, and the event whose aftermath it tells; whole reports."""
    follows = {index: traits[attack].telling.event for index, attack in attack_of.items()}
    return {one.telling.event: (one.first, follows.get(index)) for index, one in enumerate(traits)}


def traits_in_order(tellings: Iterable[Telling]) -> list[Traits]:
    """Return the traits of tellings, all of whose reports are whole, in order of publication."""
    return _traits(sorted(tellings, key=in_order))


def weigh_pairs(
    traits: Sequence[Traits], pairs: Iterable[tuple[int, int]], scale: Scale
) -> Iterator[tuple[tuple[int, int], Likeness]]:
    """Yield the pairs that are alike or nearly so, with their likeness.

    Most pairs are of two things and are let go at once: a hundred thousand events make millions of pairs.
    """
    for pair in pairs:
        likeness = weigh_pair(traits, pair, scale)
        if likeness.total >= DOUBT:
            yield pair, likeness


def join_pairs(
    traits: Sequence[Traits],
    totals: Mapping[tuple[int, int], float],
    scale: Scale,
    judged: Iterable[Judgement],
    attack_of: Mapping[int, int],
) -> tuple[list[list[int]], list[int]]:
    """Join tellings from the likest pair down.

    Args:
        traits: All tellings, or all that hang together by pairs, judgements and aftermath, in order of publication.
        totals: The likeness of pairs of their indexes.
        scale: Weighs words.
        judged: Judgements of people.
        attack_of: By the index of what tells an aftermath that of its attack.

    Returns:
        The groups by their first member, and for each telling the number of its group.
    """
    index_of = {one.telling.event: index for index, one in enumerate(traits)}
    together, apart = _judged(judged, index_of)
    groups = _Groups(traits, scale, apart)
    for left, right in sorted(together):
        groups.join(left, right, forced=True)
    for left, right in sorted(totals, key=lambda pair: (-totals[pair], _ids(traits, pair))):
        if totals[left, right] >= JOIN:
            groups.join(left, right)
    _take_in(groups, attack_of)
    members = sorted((sorted(group) for group in groups.all()), key=lambda group: group[0])
    group_of = [0] * len(traits)
    for number, group in enumerate(members):
        for index in group:
            group_of[index] = number
    return members, group_of


def _take_in(groups: "_Groups", attack_of: Mapping[int, int]) -> None:
    """Join what tells the aftermath of an attack to the group of that attack.

    A group of nothing else goes to the attack that most of its tellings follow; one that other reports tell too only where
    those reports do not speak against it.
    """
    for members in groups.all():
        if all(index in attack_of for index in members):
            homes = Counter(groups.first_of(attack_of[index]) for index in members)
            groups.join(members[0], min(homes, key=lambda home: (-homes[home], home)), forced=True)
    for later, attack in sorted(attack_of.items()):
        groups.follow(later, attack)


def in_order(telling: Telling) -> tuple[date, str, str, int, str]:
    """Return the key that orders tellings: by publication, then report and place in it."""
    return telling.published or date.max, telling.key, telling.report, telling.start, telling.event


def weigh_pair(traits: Sequence[Traits], pair: tuple[int, int], scale: Scale) -> Likeness:
    """Return the likeness of two tellings; those of one report need more."""
    one, other = traits[pair[0]], traits[pair[1]]
    likeness = weigh(one, other, scale)
    if one.telling.report != other.telling.report:
        return likeness
    own = (
        "told apart in one report",
        WITHIN - sum(weight for words, weight in likeness.parts if words == "reports of one story"),
    )
    return Likeness(round(likeness.total + own[1], 6), (*likeness.parts, own))


def _traits(ordered: Sequence[Telling]) -> list[Traits]:
    stories: defaultdict[str, set[str]] = defaultdict(set)
    for telling in ordered:
        stories[telling.report] |= stems_of(telling.words)
    frozen = {report: frozenset(stems) for report, stems in stories.items()}
    return [traits_of(telling, frozen[telling.report]) for telling in ordered]


def _judged(judged: Iterable[Judgement], index_of: Mapping[str, int]) -> tuple[set[tuple[int, int]], set[tuple[int, int]]]:
    last: dict[tuple[int, int], bool] = {}
    for judgement in judged:
        sides = [index_of[one] for one in (judgement.left, judgement.right) if one in index_of]
        if len(sides) == 2 and judgement.by.startswith("person:"):
            last[min(sides), max(sides)] = judgement.holds
    return {pair for pair, holds in last.items() if holds}, {pair for pair, holds in last.items() if not holds}


class _Groups:
    """Groups that grow by joining, unless a person has told two of their members apart."""

    def __init__(self, traits: Sequence[Traits], scale: Scale, apart: set[tuple[int, int]]) -> None:
        self._traits, self._scale = traits, scale
        self._apart: defaultdict[int, set[int]] = defaultdict(set)
        for left, right in apart:
            self._apart[left].add(right)
            self._apart[right].add(left)
        self._members = [[index] for index in range(len(traits))]
        self._group = list(range(len(traits)))

    def join(self, left: int, right: int, *, forced: bool = False) -> bool:
        """Join the groups of two tellings where nothing keeps them apart; tell whether they are one now."""
        one, other = sorted((self._group[left], self._group[right]))
        if one == other:
            return True
        mine, theirs = self._members[one], self._members[other]
        if any(self._apart[index].intersection(theirs) for index in mine if index in self._apart):
            return False
        if not forced and len(mine) + len(theirs) > 2 and self._mean(mine, theirs) < JOIN:
            return False
        self._members[one] = sorted(mine + theirs)
        self._members[other] = []
        for index in theirs:
            self._group[index] = one
        return True

    def follow(self, later: int, attack: int) -> None:
        """Join the groups of two tellings of one report unless what other reports tell of the two speaks against it."""
        mine, theirs = self._members[self._group[later]], self._members[self._group[attack]]
        across = [
            (left, right)
            for left in mine[:SIDES]
            for right in theirs[:SIDES]
            if self._traits[left].telling.report != self._traits[right].telling.report
        ]
        if not across or self._mean_of(across) >= FOLLOWS:
            self.join(later, attack, forced=True)

    def first_of(self, index: int) -> int:
        """Return the first telling of the group of one."""
        return self._members[self._group[index]][0]

    def all(self) -> list[list[int]]:
        """Return the groups."""
        return [members for members in self._members if members]

    def _mean(self, mine: Sequence[int], theirs: Sequence[int]) -> float:
        return self._mean_of([(left, right) for left in mine[:SIDES] for right in theirs[:SIDES]])

    def _mean_of(self, pairs: Sequence[tuple[int, int]]) -> float:
        return sum(weigh_pair(self._traits, pair, self._scale).total for pair in pairs) / len(pairs)


def _ids(traits: Sequence[Traits], pair: tuple[int, int]) -> tuple[str, str]:
    left, right = sorted(traits[index].telling.event for index in pair)
    return left, right


def link_of(traits: Sequence[Traits], pair: tuple[int, int], likeness: Likeness, *, joined: bool) -> Link:
    """Return the link of a pair."""
    left, right = _ids(traits, pair)
    return Link(left=left, right=right, joined=joined, score=likeness.score, reason=likeness.reason, total=likeness.total)
