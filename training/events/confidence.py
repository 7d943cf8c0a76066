"""Fit how sure the coding of an event is (``events/confidence.py``), and tell how well that holds on articles not fitted.

    python -m training.events.confidence --data DATA [--readings FOLDER]

In: our articles and the joint set; readings, if pickled as ``labels.pkl`` and ``joint.pkl``, are not made again. Out, printed:
the weights, and by steps of confidence how often the type was right: cross-validated by article, and on the joint set.
"""

import argparse
import bisect
import re
from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from pathlib import Path

import numpy as np

from benchmarks.events.score import Stages, readings_of
from dragoman.events.confidence import TRAITS, traits_of
from dragoman.model import Event, Report, text_id
from training.events.corpus import Article, load_articles, load_joint

FOLDS, RIDGE = 5, 20.0
STEPS = (0.0, 0.4, 0.5, 0.6, 0.7, 0.8, 1.0)
_ENDS = re.compile(r"[.!?][\"”’')]*\s+|\n+")


def rights(article: Article, events: Sequence[Event]) -> list[bool]:
    """Whether each event meets one of the annotated, one to one, with its type: by trigger, else by sentence and type."""
    cuts = [0, *(end.end() for end in _ENDS.finditer(article.text))]
    pairs = []
    for at, told in enumerate(article.events):
        for number, event in enumerate(events):
            spans = [(span.start, span.end) for span in (event.trigger, *event.also)]
            same = event.type == told.type
            hit = any(start < b and a < end for start, end in spans for a, b in told.triggers)
            homes = {bisect.bisect_right(cuts, start) for start, _ in spans}
            if hit or (same and any(bisect.bisect_right(cuts, a) in homes for a, _ in told.triggers)):
                pairs.append((-2 * hit - same, at, number))
    taken: set[int] = set()
    right = [False] * len(events)
    met: set[int] = set()
    for _, at, number in sorted(pairs):
        if at not in taken and number not in met:
            taken.add(at)
            met.add(number)
            right[number] = events[number].type == article.events[at].type
    return right


def rows_of(articles: Sequence[Article], name: str, readings: Path | None) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Traits ``(events, traits)``, whether each event is right, and the number of its article."""
    stages = Stages()
    frames = {frame.id: frame for known in stages.frames.frames.values() for frame in known}
    texts = {reading.report.text: reading for reading in readings_of(name, [report_of(each) for each in articles], readings)}
    traits, right, numbers = [], [], []
    for number, article in enumerate(articles):
        _, cast, _, _, events = next(iter(stages.find([texts[article.text]])))
        traits += [traits_of(event, frames[event.trace.rule], cast) for event in events]
        right += rights(article, events)
        numbers += [number] * len(events)
    return np.asarray(traits), np.asarray(right, float), np.asarray(numbers)


def report_of(article: Article) -> Report:
    published = date.fromisoformat(article.published[:10]) if article.published else None
    return Report(id=text_id(article.text), key=article.name, file=article.name, text=article.text, published=published)


def fit(traits: np.ndarray, right: np.ndarray) -> np.ndarray:
    """Weights of a logistic regression, the base last; the ridge is on standardised traits."""
    scale = traits.std(0) + 1e-6
    rows = np.c_[traits / scale, np.ones(len(traits))]
    ridge = np.r_[np.full(traits.shape[1], RIDGE), 0.0]
    weights = np.zeros(rows.shape[1])
    for _ in range(30):
        likely = 1 / (1 + np.exp(-rows @ weights))
        slope = (rows * (likely * (1 - likely))[:, None]).T @ rows + np.diag(ridge)
        weights -= np.linalg.solve(slope, rows.T @ (likely - right) + ridge * weights)
    return weights / np.r_[scale, 1.0]


def judge(traits: np.ndarray, weights: np.ndarray) -> np.ndarray:
    return 1 / (1 + np.exp(-(np.c_[traits, np.ones(len(traits))] @ weights)))


def ranked(likely: np.ndarray, right: np.ndarray) -> float:
    """How often a right event is held likelier than a wrong one, in hundredths; ties count half."""
    above = likely[right > 0][:, None] - likely[right == 0][None, :]
    return 100 * float(((above > 0) + 0.5 * (above == 0)).mean())


def tell(name: str, likely: np.ndarray, right: np.ndarray) -> None:
    error = float(((likely - right) ** 2).mean())
    share, order = 100 * right.mean(), ranked(likely, right)
    print(f"{name}: {len(right)} events, {share:.1f} % right; ranked {order:.1f}, Brier {error:.3f}")
    for low, high in pairwise(STEPS):
        chosen = (likely >= low) & (likely < high)
        if chosen.any():
            print(f"  {low:.1f} to {high:.1f}: {chosen.sum()} events, told {100 * likely[chosen].mean():.0f} %, "
                  f"right {100 * right[chosen].mean():.0f} %")  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--readings", type=Path)
    options = parser.parse_args()
    traits, right, numbers = rows_of(load_articles(options.data), "labels", options.readings)
    held = np.zeros(len(right))
    for fold in range(FOLDS):
        unseen = numbers % FOLDS == fold
        held[unseen] = judge(traits[unseen], fit(traits[~unseen], right[~unseen]))
    weights = fit(traits, right)
    for trait, weight in zip((*TRAITS, "base"), weights, strict=True):
        print(f"{trait}: {weight:.2f}")
    tell("articles, cross-validated", held, right)
    traits, right, _ = rows_of(load_joint(options.data), "joint", options.readings)
    tell("joint", judge(traits, weights), right)


if __name__ == "__main__":
    main()
