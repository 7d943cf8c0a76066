"""The best sequence of labels under scores and legal moves (Viterbi), and how sure each label is (forward and backward).

B E O is a source of two words; I after O is illegal. A paragraph is a chain of its own: no span runs over its end.
In: scores of each unit's labels. Out: labels, or probabilities. Arrays are (windows, units, labels) float32.
Source: Lafferty, McCallum and Pereira 2001 (conditional random fields).
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

__all__ = ["Chain", "best_labels", "marginals"]

Floats = NDArray[np.float32]
Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Chain:
    """What one label costs after another.

    Attributes:
        moves: Score of moving from one label to another, ``(labels, labels)``; very low where illegal.
        starts: Score of a label at a paragraph's start.
        ends: Score of a label at its end.
    """

    moves: Floats
    starts: Floats
    ends: Floats

    @property
    def fresh(self) -> Floats:
        """Score of ending a paragraph with one label and opening the next with another."""
        return np.asarray(self.ends[:, None] + self.starts[None, :])


def best_labels(chain: Chain, scores: Floats, units: Flags, opens: Flags) -> NDArray[np.int64]:
    """Return the best legal labels of each window, ``(windows, units)``; nought where there is no unit.

    Args:
        chain: Moves between labels.
        scores: Score of each label of each unit.
        units: Where there is a unit; those of a window come first.
        opens: Where a paragraph opens.
    """
    rows, length, _ = scores.shape
    fresh, moves = chain.fresh.T[None], chain.moves.T[None]
    best = scores[:, 0] + chain.starts
    came = np.zeros(scores.shape, np.int64)
    stay = np.arange(scores.shape[2])
    for at in range(1, length):
        step = best[:, None, :] + np.where(opens[:, at, None, None], fresh, moves)
        came[:, at] = np.where(units[:, at, None], step.argmax(2), stay)
        best = np.where(units[:, at, None], step.max(2) + scores[:, at], best)
    labels = np.zeros((rows, length), np.int64)
    last = (best + chain.ends).argmax(1)
    row = np.arange(rows)
    for at in range(length - 1, -1, -1):
        labels[:, at] = last
        last = came[row, at, last]
    return np.where(units, labels, 0)


def marginals(chain: Chain, scores: Floats, units: Flags, opens: Flags) -> Floats:
    """Return the probability of each label of each unit; arguments as of :func:`best_labels`."""
    forward = np.empty(scores.shape, np.float32)
    backward = np.empty(scores.shape, np.float32)
    length = scores.shape[1]
    # Products of probabilities, scaled at each unit: exp and log of whole matrices at every unit would cost ten times more.
    likely = np.exp(scores - scores.max(2, keepdims=True))
    fresh, moves = np.exp(chain.fresh), np.exp(chain.moves)
    forward[:, 0] = _scaled(likely[:, 0] * np.exp(chain.starts))
    for at in range(1, length):
        inside, across = forward[:, at - 1] @ moves, forward[:, at - 1] @ fresh
        new = _scaled(np.where(opens[:, at, None], across, inside) * likely[:, at])
        forward[:, at] = np.where(units[:, at, None], new, forward[:, at - 1])
    ends = np.broadcast_to(np.exp(chain.ends), likely[:, 0].shape)
    backward[:, -1] = ends
    for at in range(length - 2, -1, -1):
        ahead = likely[:, at + 1] * backward[:, at + 1]
        new = _scaled(np.where(opens[:, at + 1, None], ahead @ fresh.T, ahead @ moves.T))
        backward[:, at] = np.where(units[:, at + 1, None], new, ends)
    return np.asarray(_scaled(forward * backward) * units[:, :, None], np.float32)


def _scaled(values: Floats) -> Floats:
    return np.asarray(values / np.maximum(values.sum(-1, keepdims=True), 1e-30), np.float32)
