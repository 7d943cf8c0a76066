"""Words: the stems of what is told, and how much each of them weighs among many tellings.

"the shelling of the markets" -> {"shell", "market"}. In: words. Out: stems without endings and empty words; weights that fall
with the number of texts that hold a stem.
"""

import math
import re
from collections import Counter
from collections.abc import Iterable, Set
from functools import lru_cache

from dragoman.lexicon.frequencies import RAREST, load_stem_weights

__all__ = ["Scale", "SteadyScale", "stem_weights", "stems_of"]

KEPT = 100_000  # words whose stems are remembered

_WORD = re.compile(r"[^\W\d_][\w’'-]+|\d[\d,.]*")
_ENDINGS = re.compile(r"(?:'s|’s|ings?|ed|es|s|ments?|ations?|ions?)$")
_EMPTY = frozenset(
    {
        "the", "and", "that", "this", "with", "from", "for", "was", "were", "had", "has", "have", "been", "being", "not",
        "nor", "any", "its", "his", "her", "their", "they", "them", "would", "could", "should", "will", "can", "may",
        "might", "did", "does", "done", "who", "which", "what", "when", "where", "while", "into", "onto", "over", "under",
        "after", "before", "about", "than", "then", "there", "these", "those", "but", "out", "all", "some", "such", "also",
        "only", "very", "more", "most", "other", "our", "your",
    }
)  # fmt: skip


def stems_of(words: str) -> frozenset[str]:
    """Return the stems of words of three letters and more, and numbers."""
    return frozenset(filter(None, map(_stem, _WORD.findall(words))))


@lru_cache(maxsize=KEPT)
def _stem(word: str) -> str:
    """Return the stem of a word, "" for one that is too short or empty of meaning."""
    folded = word.casefold()
    if len(folded) < 3 or folded in _EMPTY:
        return ""
    return _ENDINGS.sub("", folded) if len(folded) > 4 else folded


def stem_weights(texts: Iterable[Set[str]]) -> dict[str, float]:
    """Return the weight of each stem: the logarithm of the number of texts over those that hold it, by stem."""
    frequency: Counter[str] = Counter()
    size = 0
    for stems in texts:
        frequency.update(stems)
        size += 1
    return {stem: math.log((1 + size) / count) for stem, count in frequency.items()}


class Scale:
    """Weighs stems, and remembers the length of every set of stems that it has met and the likeness of reports.

    Attributes:
        start: What a pair begins with before anything is compared.
    """

    start = -2.75  # two events of one week and country are far more often two things than one

    def __init__(self, texts: Iterable[Set[str]]) -> None:
        weights = stem_weights(texts)
        self._squares = {stem: weight * weight for stem, weight in weights.items()}
        self._most = max(weights.values(), default=1.0)
        self._lengths: dict[Set[str], float] = {}
        self._stories: dict[tuple[int, int], float] = {}

    def weight(self, stem: str) -> float:
        """Return the square of a stem's weight; 0 for one that no text holds."""
        return self._squares.get(stem, 0.0)

    def rarity(self, word: str) -> float:
        """Return how rare a word or name is, 0 to 1: 1 where one text holds it, or none."""
        return math.sqrt(self._squares[word]) / self._most if word in self._squares else 1.0

    def cosine(self, one: frozenset[str], other: frozenset[str]) -> float:
        """Return how alike two texts are, 0 to 1, by the weights of the stems that they share."""
        shared = math.fsum(map(self.weight, one & other))
        return shared / math.sqrt(self._length(one) * self._length(other)) if shared else 0.0

    def stories(self, one: frozenset[str], other: frozenset[str]) -> float:
        """Return ``cosine`` of two reports; a pair of reports is met once for every pair of their events."""
        key = (id(one), id(other))
        known = self._stories.get(key)
        if known is None:
            known = self._stories[key] = self.cosine(one, other)
        return known

    def _length(self, stems: frozenset[str]) -> float:
        known = self._lengths.get(stems)
        if known is None:
            known = self._lengths[stems] = math.fsum(map(self.weight, stems))
        return known


class SteadyScale(Scale):
    """Weighs stems by how rare they are in news at large: a weight that no other report changes."""

    start = -3.0  # with these weights; read off the development cells, in steps of a quarter, like the other

    def __init__(self) -> None:
        super().__init__(())
        self._weights, self._most = load_stem_weights(), RAREST

    def weight(self, stem: str) -> float:
        """Return the square of a stem's weight; a name weighs as much as its rarest word."""
        known = self._squares.get(stem)
        if known is None:
            known = self._squares[stem] = self.logarithm(stem) ** 2
        return known

    def rarity(self, word: str) -> float:
        """Return how rare a word or name is, 0 to 1."""
        return math.sqrt(self.weight(word)) / self._most

    def logarithm(self, stem: str) -> float:
        """Return the weight of a stem or name."""
        if " " in stem:
            return max(map(self.logarithm, stems_of(stem)), default=RAREST)
        return self._weights.get(stem, RAREST)
