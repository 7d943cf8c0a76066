from itertools import product

import numpy as np
import pytest

from dragoman.reading.chain import Chain, best_labels, marginals

# Labels: outside, begin, in, end, single.
FORBIDDEN = -10_000.0
LEGAL = {(0, 0), (0, 1), (0, 4), (1, 2), (1, 3), (2, 2), (2, 3), (3, 0), (3, 1), (3, 4), (4, 0), (4, 1), (4, 4)}


@pytest.fixture
def chain() -> Chain:
    rng = np.random.default_rng(3)
    moves = rng.normal(size=(5, 5)).astype(np.float32)
    for one, other in product(range(5), repeat=2):
        if (one, other) not in LEGAL:
            moves[one, other] = FORBIDDEN
    starts = np.array([0.1, 0, FORBIDDEN, FORBIDDEN, 0.3], np.float32)
    ends = np.array([0, FORBIDDEN, FORBIDDEN, 0, 0], np.float32)
    return Chain(moves, starts, ends)


def total(chain: Chain, scores: np.ndarray, opens: np.ndarray, path: tuple[int, ...]) -> float:
    value = chain.starts[path[0]] + scores[0, path[0]] + chain.ends[path[-1]]
    for at in range(1, len(path)):
        step = chain.fresh if opens[at] else chain.moves
        value += step[path[at - 1], path[at]] + scores[at, path[at]]
    return float(value)


@pytest.mark.parametrize("opened", [0, 2, 3])
def test_best_labels_and_their_probabilities_are_those_of_all_paths(chain: Chain, opened: int) -> None:
    scores = np.random.default_rng(opened).normal(size=(1, 4, 5)).astype(np.float32) * 2
    units, opens = np.ones((1, 4), bool), np.zeros((1, 4), bool)
    opens[0, [0, opened]] = True
    paths = list(product(range(5), repeat=4))
    totals = np.array([total(chain, scores[0], opens[0], path) for path in paths])
    best = best_labels(chain, scores, units, opens)[0]
    assert tuple(best) == paths[int(totals.argmax())]
    weights = np.exp(totals - totals.max())
    expected = np.zeros((4, 5))
    for path, weight in zip(paths, weights / weights.sum(), strict=True):
        expected[np.arange(4), path] += weight
    np.testing.assert_allclose(marginals(chain, scores, units, opens)[0], expected, atol=1e-4)


def test_padding_changes_nothing(chain: Chain) -> None:
    rng = np.random.default_rng(5)
    short, long = rng.normal(size=(3, 5)).astype(np.float32), rng.normal(size=(6, 5)).astype(np.float32)
    scores = np.zeros((2, 6, 5), np.float32)
    scores[0, :3], scores[1] = short, long
    units = np.array([[True] * 3 + [False] * 3, [True] * 6])
    opens = np.array([[True] + [False] * 5] * 2)
    alone = short[None], units[:1, :3], opens[:1, :3]
    np.testing.assert_array_equal(best_labels(chain, scores, units, opens)[0, :3], best_labels(chain, *alone)[0])
    np.testing.assert_allclose(marginals(chain, scores, units, opens)[0, :3], marginals(chain, *alone)[0], atol=1e-5)
    assert not marginals(chain, scores, units, opens)[0, 3:].any()
