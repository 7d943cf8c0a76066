"""Passages: reports that share runs of words with another, whichever came first, and the families that copies make.

Two papers print one agency text, one with a paragraph of its own and the other without the last third: less than half of the
shorter one may stand in the longer. In: the shingles of all reports. Out: judgements ``copy`` for pairs that share a part, and
families of reports that go back to one text.
Source: Broder 1997 (shingles); the share at which pairs were read as copies: cross-report cells of the development data, where
every pair above 0.10 of the shorter report's runs of four words shared text, and unrelated reports of one day lay below 0.05.
"""

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from itertools import combinations

from dragoman.model import Judgement, content_id

__all__ = ["CROWD", "copy_families", "judge_passages", "link_passages", "sampled"]

SAMPLE = 4  # one shingle in four finds the candidates
PART = 0.3  # of the shorter report's shingles, about 0.4 of its words: the same text, reworked
WHOLE = 0.6  # the same text, printed again
CROWD = 40  # reports: a shingle that more share is a formula ("according to the Syrian Observatory")
LEAST_SHARED = 3  # sampled shingles, about 12 runs of four words


def link_passages(marks: Iterable[tuple[str, Iterable[int]]]) -> Iterator[Judgement]:
    """Yield a judgement for each pair of reports of which one holds a good part of the other.

    Args:
        marks: Report ids with their shingles (unsigned 64-bit hashes), in any order.

    Yields:
        ``copy`` judgements, the smaller id on the left, in the order of ids; the score is the share of the shorter one.
    """
    kept = {report: array("Q", sorted(set(shingles))) for report, shingles in sorted(marks)}
    holding: defaultdict[int, list[str]] = defaultdict(list)
    for report, shingles in kept.items():
        for shingle in sampled(shingles):
            holding[shingle].append(report)
    yield from judge_passages(kept, holding.values())


def sampled(shingles: Iterable[int]) -> Iterator[int]:
    """Yield the shingles by which candidates are found."""
    return (shingle for shingle in shingles if shingle % SAMPLE == 0)


def judge_passages(
    kept: Mapping[str, Sequence[int]], holding: Iterable[Sequence[str]], among: Set[str] | None = None
) -> Iterator[Judgement]:
    """Yield a judgement for each pair of reports that share enough.

    Args:
        kept: The shingles of reports, each once.
        holding: For each sampled shingle the reports that hold it.
        among: One report of each pair is one of these; None for all pairs.
    """
    counted: Counter[tuple[str, str]] = Counter()
    for reports in holding:
        if 1 < len(reports) <= CROWD:
            pairs = combinations(sorted(reports), 2)
            counted.update(pair for pair in pairs if among is None or not among.isdisjoint(pair))
    for (left, right), count in sorted(counted.items()):
        least = min(len(kept[left]), len(kept[right]))
        if count < min(LEAST_SHARED, least // 8 or 1):
            continue
        share = len(set(kept[left]).intersection(kept[right])) / max(least, 1)
        if share >= PART:
            yield _copy(left, right, share)


def copy_families(copies: Iterable[tuple[str, str]]) -> Mapping[str, str]:
    """Return for each report that shares a text with others the smallest id of its family.

    Args:
        copies: Pairs of report ids judged to be copies.
    """
    stands: dict[str, str] = {}

    def root(report: str) -> str:
        while stands.setdefault(report, report) != report:
            stands[report] = stands[stands[report]]
            report = stands[report]
        return report

    for left, right in copies:
        one, other = sorted((root(left), root(right)))
        stands[other] = one
    return {report: root(report) for report in list(stands)}


def _copy(left: str, right: str, share: float) -> Judgement:
    how = "one text, printed again" if share >= WHOLE else "one text, reworked"
    return Judgement(
        id=content_id("judgement", "copy", left, right, "rule:shared-runs"),
        kind="copy",
        left=left,
        right=right,
        holds=True,
        score=round(share, 3),
        reason=f"{round(100 * share)} % of the shorter report's runs of four words: {how}",
        by="rule:shared-runs",
    )
