"""Fit how likely two mentions tell one event (``events/likeness.py``), and tell how well that ranks pairs not fitted.

    python -m training.events.likeness --data DATA

In: ``retold.jsonl`` (offsets of the mentions of each event of reports read by hand, no words) and the texts. A report weighs by
the root of its pairs. Out, printed: the weights and the ranking.
"""

import argparse
from collections import Counter
from itertools import combinations
from pathlib import Path

import numpy as np

from dragoman.events import find_tellings
from dragoman.events.likeness import Likeness
from dragoman.pipeline import load_knowledge, load_settings
from training.events.confidence import ranked, read_before
from training.events.corpus import load_retold

FOLDS, RIDGE, SCALE = 5, 20.0, 5.0


def fit(rows: np.ndarray, right: np.ndarray, weight: np.ndarray) -> np.ndarray:
    """Weights of a logistic regression over weighted pairs, the base last; the ridge is on standardised traits."""
    scale = rows.std(0) + 1e-6
    full = np.c_[rows / scale, np.ones(len(rows))]
    ridge = np.r_[np.full(rows.shape[1], RIDGE), 0.0]
    found = np.zeros(full.shape[1])
    for _ in range(30):
        likely = 1 / (1 + np.exp(-full @ found))
        slope = (full * (weight * likely * (1 - likely))[:, None]).T @ full + np.diag(ridge)
        found -= np.linalg.solve(slope, full.T @ (weight * (likely - right)) + ridge * found)
    return found / np.r_[scale, 1.0]


def judge(rows: np.ndarray, weights: np.ndarray) -> np.ndarray:
    return 1 / (1 + np.exp(-(np.c_[rows, np.ones(len(rows))] @ weights)))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    options = parser.parse_args()
    names: list[str] = []
    traits, same, folds = [], [], []
    knowledge = load_knowledge(load_settings())
    for number, (report, events) in enumerate(load_retold(options.data)):
        home = {span: at for at, event in enumerate(events) for span in event}
        reading, cast, before = read_before(report, knowledge)
        mentions = find_tellings(reading, cast, *before, knowledge.frames)
        told = [one for one in mentions if (one.token.start, one.token.end) in home]
        likeness = Likeness(reading, mentions, knowledge.frames, cast)
        for earlier, later in combinations(told, 2):
            if earlier.frame.type == later.frame.type and not likeness.are_ruled_out(earlier, later):
                found = likeness.traits(earlier, later)
                names = list(found)
                traits.append(list(found.values()))
                same.append(home[earlier.token.start, earlier.token.end] == home[later.token.start, later.token.end])
                folds.append(number)
    rows, right, reports = np.asarray(traits), np.asarray(same, float), np.asarray(folds)
    pairs = Counter(folds)
    weight = np.asarray([SCALE / np.sqrt(pairs[number]) for number in folds])
    fold = reports % FOLDS
    held = np.zeros(len(right))
    for each in range(FOLDS):
        held[fold == each] = judge(rows[fold == each], fit(rows[fold != each], right[fold != each], weight[fold != each]))
    for name, odds in zip((*names, "base"), fit(rows, right, weight), strict=True):
        print(f"{name}: {odds:.2f}")
    print(
        f"{len(right)} pairs, {Counter(same)[True]} of one event; ranked {ranked(held, right):.1f}, cross-validated by report"
    )


if __name__ == "__main__":
    main()
