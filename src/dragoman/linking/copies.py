"""Copies: reports that repeat the text of another, whole or in part.

A wire story that one outlet prints whole and another prints without its last paragraph. In: the word shingles of reports,
one report after the other. Out: for each, the earlier report that it repeats, with the share of the smaller one that stands
in the larger. An edited reprint may share little by Jaccard overlap and yet hold most of the original: containment is what
counts.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Set
from dataclasses import dataclass

from dragoman.model import Judgement, content_id

__all__ = ["CopyIndex", "Sketch", "sketch"]

SAMPLE = 4  # one shingle in four is kept: about 120 of a 500-word report, enough to tell a share of 0.6 from one of 0.8
SHARE = 0.7  # of the smaller report's sampled shingles; reports of one affair that share quotations stay below 0.4
FEWEST = 5  # sampled shingles; below it (about 25 words) only equal texts are copies


@dataclass(frozen=True, slots=True)
class Sketch:
    """What is kept of a report to find its copies.

    Attributes:
        report_id: The report.
        exact: Hash of its words, so that case, blanks and quotation marks do not tell two apart.
        sample: Its sampled shingles.
    """

    report_id: str
    exact: str
    sample: frozenset[int]


def sketch(report_id: str, exact: str, shingles: Set[int]) -> Sketch:
    """Return the sketch of a report.

    Args:
        report_id: The report.
        exact: Hash of its words.
        shingles: Hashes of its word shingles, evenly spread over the integers.
    """
    return Sketch(report_id, exact, frozenset(shingle for shingle in shingles if shingle % SAMPLE == 0))


class CopyIndex:
    """The sketches seen so far, by shingle, so that each new report meets only those that share words with it."""

    def __init__(self, sketches: Iterable[Sketch] = ()) -> None:
        self._by_exact: dict[str, str] = {}
        self._by_shingle: defaultdict[int, list[str]] = defaultdict(list)
        self._sizes: dict[str, int] = {}
        self._order: dict[str, int] = {}
        for known in sketches:
            self.add(known)

    def add(self, new: Sketch) -> None:
        """Keep a sketch; the same report twice is kept once."""
        if new.report_id in self._sizes:
            return
        self._by_exact.setdefault(new.exact, new.report_id)
        self._sizes[new.report_id] = len(new.sample)
        self._order[new.report_id] = len(self._order)
        for shingle in new.sample:
            self._by_shingle[shingle].append(new.report_id)

    def original_of(self, new: Sketch) -> Judgement | None:
        """Return the judgement that a report copies the closest earlier one, or None.

        A report that is kept already, and read anew, copies none that came after it.
        """
        equal = self._by_exact.get(new.exact)
        own = self._order.get(new.report_id, len(self._order))
        if equal is not None and self._order[equal] < own:
            return _copy(new.report_id, equal, 1.0, "the same words")
        shared = Counter(report_id for shingle in new.sample for report_id in self._by_shingle.get(shingle, ()))
        best = (0.0, 0, "")
        for report_id, count in sorted(shared.items()):
            if self._order[report_id] >= own:
                continue
            smaller = min(len(new.sample), self._sizes[report_id])
            if smaller >= FEWEST and count / smaller >= SHARE and (count / smaller, count) > best[:2]:
                best = (count / smaller, count, report_id)
        share, _, report_id = best
        if not report_id:
            return None
        return _copy(new.report_id, report_id, share, f"{round(100 * share)} % of the shorter report's word sequences")


def _copy(left: str, right: str, share: float, reason: str) -> Judgement:
    return Judgement(
        id=content_id("judgement", "copy", left, right, "rule:containment"),
        kind="copy",
        left=left,
        right=right,
        holds=True,
        score=round(share, 3),
        reason=reason,
        by="rule:containment",
    )
