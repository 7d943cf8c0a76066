"""Which content belongs to which cue, and which cue to which source: what a pair of marked spans looks like, in numbers.

"Kara said that he left": content and cue stand together, nothing between them, and the model ties them. In: a tagging and its
text. Out: one row of numbers per pair, and the forest's judgement of rows. What is made of them is left to ``tagged``.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dragoman.model.tagging import Role, Tagged, Tagging

__all__ = ["COLUMNS", "Forest", "Pairs", "Surroundings", "pair_spans"]

UNTIED = -12.0  # log probability where the model never saw both spans together: below nearly all that it gives
BLOCK = 2_000  # rows judged at once: a report of one paragraph has pairs by the square of its length
FAR = 4  # paragraphs: no PolNeAR link is longer that is not an accident
COLUMNS = (
    "tie", "tie_lead", "tie_rank", "tie_rank_back", "tie_nothing", "paragraphs", "after", "gap", "bare_gap", "sources_between",
    "cues_between", "contents_between", "stops_between", "nearest", "score", "edges", "quoted", "length", "opens", "closes",
    "to_score", "to_edges", "to_quoted", "to_length", "to_marks", "to_pronoun", "to_capital",
)  # fmt: skip

_STOP = re.compile(r"[.!?][\"”’')\]]*(?=\s)")
_PRONOUNS = frozenset(
    ["he", "she", "they", "it", "we", "i", "you", "who", "which", "that", "this", "those", "these", "some", "many", "others"]
)

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Forest:
    """Boosted trees as flat arrays, each ``(trees, nodes)``; a leaf's children are itself.

    Attributes:
        column: Which column a node looks at.
        limit: It goes left where the column's value is at most this.
        left: Node to go to.
        right: Node to go to otherwise.
        value: What a leaf adds.
        depth: Steps from a root to the deepest leaf.
        squash: Whether the sum is a log odds.
    """

    column: NDArray[np.intp]
    limit: Floats
    left: NDArray[np.intp]
    right: NDArray[np.intp]
    value: Floats
    depth: int
    squash: bool

    @classmethod
    def from_json(cls, stored: dict[str, Any]) -> "Forest":
        """Read a forest as ``training/statements/pair.py`` writes it."""
        trees = stored["trees"]
        width = max(len(tree["value"]) for tree in trees)

        def table(name: str, kind: Any) -> Any:  # noqa: ANN401 - numpy's kinds
            rows = [tree[name] + [0] * (width - len(tree[name])) for tree in trees]
            return np.asarray(rows, kind)

        return cls(
            table("column", np.intp), table("limit", np.float64), table("left", np.intp), table("right", np.intp),
            table("value", np.float64), int(stored["depth"]), bool(stored["squash"]),
        )  # fmt: skip

    def judge(self, rows: Floats) -> Floats:
        """Return the judgement of each row ``(rows, columns)``: a probability, or an expected value."""
        if len(rows) > BLOCK:
            blocks = (self.judge(rows[at : at + BLOCK]) for at in range(0, len(rows), BLOCK))
            return np.concatenate(list(blocks))
        tree = np.arange(len(self.column))[None, :]
        node = np.zeros((len(rows), len(self.column)), np.intp)
        for _ in range(self.depth):
            seen = np.take_along_axis(rows, self.column[tree, node], 1)
            node = np.where(seen <= self.limit[tree, node], self.left[tree, node], self.right[tree, node])
        total = np.asarray(self.value[tree, node].sum(1))
        return np.asarray(1 / (1 + np.exp(-total))) if self.squash else total


class Surroundings:
    """What stands between any two places of a report: marked spans, sentence ends, words that nothing covers."""

    def __init__(self, tagging: Tagging, text: str) -> None:
        self.text = text
        covered = np.zeros(len(text) + 1, np.int32)
        for span in tagging.spans:
            covered[span.start : span.end] = 1
        letters = np.fromiter((char.isalnum() for char in text), np.bool_, len(text))
        self._bare = np.concatenate([[0], np.cumsum(letters & (covered[:-1] == 0))])
        self._stops = np.asarray([stop.start() for stop in _STOP.finditer(text)])
        self._starts = {
            role: np.asarray(sorted(span.start for span in tagging.spans if span.role == role))
            for role in ("source", "cue", "content")
        }

    def bare_letters(self, start: Floats, end: Floats) -> Floats:
        """Letters and digits in ``[start, end)`` that no span covers."""
        return np.asarray(self._bare[end.astype(np.intp)] - self._bare[start.astype(np.intp)], np.float64)

    def stops(self, start: Floats, end: Floats) -> Floats:
        """Sentence ends in ``[start, end)``."""
        return np.asarray(np.searchsorted(self._stops, end) - np.searchsorted(self._stops, start), np.float64)

    def spans_between(self, role: Role, start: Floats, end: Floats) -> Floats:
        """Spans of a role that start in ``[start, end)``."""
        found = self._starts[role]
        return np.asarray(np.searchsorted(found, end) - np.searchsorted(found, start), np.float64)


@dataclass(frozen=True, slots=True, eq=False)
class Pairs:
    """Pairs of spans: indexes into the tagging's spans, and a row of ``COLUMNS`` each."""

    span: NDArray[np.intp]
    to: NDArray[np.intp]
    rows: Floats


def pair_spans(tagging: Tagging, around: Surroundings, role: Role, to_role: Role) -> Pairs:
    """Pair every span of a role with those of another that are near enough to belong to it.

    Args:
        tagging: The marked spans.
        around: What stands between them.
        role: Contents ask for their cue, cues for their source.
        to_role: The role that they ask for.
    """
    asking = [at for at, span in enumerate(tagging.spans) if span.role == role]
    answering = [at for at, span in enumerate(tagging.spans) if span.role == to_role]
    if not asking or not answering:
        return Pairs(np.zeros(0, np.intp), np.zeros(0, np.intp), np.zeros((0, len(COLUMNS))))
    ties, nothing = _ties(tagging, asking, answering)
    ours = _facts([tagging.spans[at] for at in asking], around.text)
    theirs = _facts([tagging.spans[at] for at in answering], around.text)
    grid = np.meshgrid(np.arange(len(asking)), np.arange(len(answering)), indexing="ij")
    i, j = grid[0].ravel(), grid[1].ravel()
    near = np.abs(theirs["paragraph"][j] - ours["paragraph"][i]) <= FAR
    i, j = i[near], j[near]
    after = theirs["start"][j] >= ours["start"][i]
    begin = np.where(after, ours["end"][i], theirs["end"][j])
    end = np.maximum(begin, np.where(after, theirs["start"][j], ours["start"][i]))
    best = np.sort(ties, 1)
    second = best[:, -2] if ties.shape[1] > 1 else np.full(len(asking), UNTIED)
    rival = np.where(ties[i, j] >= best[i, -1], second[i], best[i, -1])
    gap = end - begin
    distance = np.full(ties.shape, np.inf)
    distance[i, j] = gap
    rows = np.stack(
        [
            ties[i, j], ties[i, j] - rival, _ranks(-ties)[i, j], _ranks(-ties.T).T[i, j], nothing[i],
            theirs["paragraph"][j] - ours["paragraph"][i], after, np.log1p(gap), np.log1p(around.bare_letters(begin, end)),
            around.spans_between("source", begin, end), around.spans_between("cue", begin, end),
            around.spans_between("content", begin, end), around.stops(begin, end), _ranks(distance)[i, j],
            *(ours[name][i] for name in ("score", "edges", "quoted", "length", "opens", "closes")),
            *(theirs[name][j] for name in ("score", "edges", "quoted", "length", "marks", "pronoun", "capital")),
        ],
        1,
    )  # fmt: skip
    return Pairs(np.asarray(asking)[i], np.asarray(answering)[j], np.asarray(rows, np.float64))


def _ties(tagging: Tagging, asking: Sequence[int], answering: Sequence[int]) -> tuple[Floats, Floats]:
    row = {at: number for number, at in enumerate(asking)}
    column = {at: number for number, at in enumerate(answering)}
    ties = np.full((len(asking), len(answering)), UNTIED)
    nothing = np.full(len(asking), UNTIED)
    for tie in tagging.ties:
        if tie.span not in row:
            continue
        if tie.to is None:
            nothing[row[tie.span]] = max(tie.strength, UNTIED)
        elif tie.to in column:
            ties[row[tie.span], column[tie.to]] = max(tie.strength, UNTIED)
    return ties, nothing


def _ranks(values: Floats) -> Floats:
    """Rank of each value in its row: nought for the smallest."""
    return np.asarray(values.argsort(1, kind="stable").argsort(1, kind="stable"), np.float64)


def _facts(spans: Sequence[Tagged], text: str) -> dict[str, Floats]:
    words = [text[span.start : span.end] for span in spans]
    columns: dict[str, list[float]] = {
        "start": [span.start for span in spans],
        "end": [span.end for span in spans],
        "paragraph": [span.paragraph for span in spans],
        "score": [span.score for span in spans],
        "edges": [span.edges for span in spans],
        "quoted": [span.quoted for span in spans],
        "length": [float(np.log1p(span.end - span.start)) for span in spans],
        "opens": [_before(text, span.start) in "\n.!?" for span in spans],
        "closes": [_following(text, span.end) in "\n.!?" for span in spans],
        "marks": [not any(char.isalnum() for char in word) for word in words],
        "pronoun": [word.lower() in _PRONOUNS for word in words],
        "capital": [word[:1].isupper() for word in words],
    }
    return {name: np.asarray(values, np.float64) for name, values in columns.items()}


def _before(text: str, at: int) -> str:
    """The mark before a place, past blanks and quotation marks; a line break at the text's start."""
    while at > 0 and text[at - 1] in " \t\xa0\"“‘'«":
        at -= 1
    return text[at - 1] if at > 0 else "\n"


def _following(text: str, at: int) -> str:
    """The mark after a place, past blanks and quotation marks; a line break at the text's end."""
    while at < len(text) and text[at] in " \t\xa0\"”’'»":
        at += 1
    return text[at] if at < len(text) else "\n"
