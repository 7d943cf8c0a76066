"""Fit how sure the coding of an event is (``lexicon/plover/confidence.tsv``), and tell how well that holds on other reports.

    python -m training.events.confidence --data DATA [--out confidence.tsv]

In: reports of which every event found was judged, and our annotated articles; the joint set and PLOVER's sentences to look at.
Out, printed: how well right and wrong events are ranked, and what a threshold keeps, cross-validated by report. With ``--out``
the weights, fitted on all judged reports and articles, are written.
"""

import argparse
import bisect
import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.events.score import OLD_LABELS
from dragoman.events import find_traits, widen_cast
from dragoman.events.confidence import BASE, confidence_of
from dragoman.events.traits import Traits
from dragoman.model import Cast, Event, Reading, Report, Statement, Timex, text_id
from dragoman.pipeline import Knowledge, load_knowledge, load_settings
from dragoman.pipeline.stages import find_before
from training.events.corpus import Article, Judged, load_articles, load_joint, load_judged

FOLDS, RIDGE = 5, 10.0
RAREST = 3  # events that a trait must be seen in
STEPS = (0.0, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 1.0)
THRESHOLDS = (0.0, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6)
HEAD = """# kind: how much each trait of an event speaks for a right coding, in log odds
# language: en
# source: fitted by training/events/confidence.py on reports judged for Dragoman
# licence: MIT
trait\tweight
"""
Floats = NDArray[np.float64]
_ENDS = re.compile(r"[.!?][\"”’')]*\s+|\n+")


@dataclass(frozen=True)
class Case:
    """An event that was found: its report, its traits, and what a reader makes of it."""

    corpus: str
    report: int
    traits: Traits
    verdict: str


Before = tuple[tuple[Timex, ...], tuple[Statement, ...]]


def read_before(report: Report, knowledge: Knowledge) -> tuple[Reading, Cast, Before]:
    """A report's reading, its actors as events see them, and its times and statements."""
    reading = next(iter(knowledge.reader.read([report])))
    tagging = next(iter(knowledge.tagger.tag([report]))) if knowledge.tagger is not None else None
    times, cast, statements = find_before(reading, tagging, knowledge)
    return reading, widen_cast(reading, cast, knowledge.frames), (times, statements)


def read(report: Report, knowledge: Knowledge) -> tuple[tuple[Event, Traits], ...]:
    """Every event of a report with its traits, none left out for being unlikely."""
    reading, cast, before = read_before(report, knowledge)
    return find_traits(reading, cast, *before, knowledge.frames)


def judged_cases(judged: Sequence[Judged], knowledge: Knowledge) -> Iterator[Case]:
    """Cases of the judged reports; events that the readers did not see are left out."""
    for number, one in enumerate(judged):
        for event, traits in read(one.report, knowledge):
            spans = [event.trigger, *event.also]
            met = [
                each
                for each in one.verdicts
                if each.type == event.type and any(s.start < each.trigger[1] and each.trigger[0] < s.end for s in spans)
            ]
            said = {each.verdict for each in met}
            if said:
                # merged with another that was right, an event told again is one event more rightly told
                yield Case("judged", number, traits, next(v for v in ("right", "type", "again", "none") if v in said))


def article_cases(articles: Sequence[Article], knowledge: Knowledge, corpus: str) -> Iterator[Case]:
    """Cases of annotated articles: right is what meets an annotated event."""
    for number, article in enumerate(articles):
        found = read(report_of(article), knowledge)
        for (_, traits), right in zip(found, rights(article, [event for event, _ in found]), strict=True):
            yield Case(corpus, number, traits, "right" if right else "wrong")


def sentence_cases(data: Path, knowledge: Knowledge) -> Iterator[Case]:
    """Cases of PLOVER's gold-standard sentences (development half): each tells one event, and what has its type is right."""
    rows = json.loads((data / "plover/gsr_dev.json").read_text(encoding="utf-8"))
    for number, row in enumerate(row for row in rows if row.get("text")):
        report = Report(id=text_id(row["text"]), key=str(row["id"]), file="gsr", text=row["text"])
        for event, traits in read(report, knowledge):
            if event.type == OLD_LABELS.get(row["event"], row["event"]):
                yield Case("sentences", number, traits, "right")


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


def report_of(article: Article) -> Report:
    published = date.fromisoformat(article.published[:10]) if article.published else None
    return Report(id=text_id(article.text), key=article.name, file=article.name, text=article.text, published=published)


def fit(cases: Sequence[Case]) -> dict[str, float]:
    """Weights of a logistic regression with a ridge, solved by Newton's steps in as many dimensions as there are cases."""
    seen = Counter(trait for case in cases for trait in case.traits)
    names = sorted(trait for trait, number in seen.items() if number >= RAREST)
    place = {name: at for at, name in enumerate(names)}
    rows = np.zeros((len(cases), len(names)))
    for number, case in enumerate(cases):
        for trait, value in case.traits.items():
            if trait in place:
                rows[number, place[trait]] = value
    right = np.asarray([case.verdict == "right" for case in cases], float)
    kernel = rows @ rows.T / RIDGE + 1e-6 * np.eye(len(cases))
    parts, base = np.zeros(len(cases)), 0.0
    for _ in range(25):
        likely = 1 / (1 + np.exp(-(kernel @ parts + base)))
        spread = np.maximum(likely * (1 - likely), 1e-4)
        aim = kernel @ parts + base + (right - likely) / spread
        solved = np.linalg.solve(kernel + np.diag(1 / spread), np.c_[aim, np.ones(len(cases))])
        base = float(solved[:, 0].sum() / solved[:, 1].sum())
        parts = solved[:, 0] - base * solved[:, 1]
    return {BASE: base, **dict(zip(names, (rows.T @ parts / RIDGE).tolist(), strict=True))}


def ranked(likely: Floats, right: Floats) -> float:
    """How often a right event is held likelier than a wrong one, in hundredths; ties count half.

    Raises:
        ValueError: Where all are right or all wrong: nothing can be ranked.
    """
    if right.all() or not right.any():
        raise ValueError(f"no ranking of {len(right)} cases of one kind")
    above = likely[right > 0][:, None] - likely[right == 0][None, :]
    return 100 * float(((above > 0) + 0.5 * (above == 0)).mean())


def tell(name: str, cases: Sequence[Case], likely: Floats) -> None:
    """Print how well cases are ranked, how far the numbers hold, and what a threshold keeps."""
    verdicts = np.asarray([case.verdict for case in cases])
    right = (verdicts == "right").astype(float)
    error = float(((likely - right) ** 2).mean())
    order = f"ranked {ranked(likely, right):.1f}, " if 0 < right.sum() < len(right) else ""
    print(f"{name}: {len(right)} events, {100 * right.mean():.1f} % right; {order}Brier {error:.3f}")
    for low, high in pairwise(STEPS):
        chosen = (likely >= low) & (likely < high)
        if chosen.any():
            print(f"  {low:.1f} to {high:.1f}: {chosen.sum()} events, told {100 * likely[chosen].mean():.0f} %, "
                  f"right {100 * right[chosen].mean():.0f} %")  # fmt: skip
    for least in THRESHOLDS:
        kept = likely >= least
        left = ", ".join(f"{kind} {(verdicts[kept] == kind).mean():.3f}" for kind in sorted(set(verdicts) - {"right"}))
        print(f"  from {least:.2f}: keeps {100 * right[kept].sum() / right.sum():.1f} % of the right; "
              f"right {100 * right[kept].mean():.1f} % of what is kept, {left}")  # fmt: skip


def held_out(cases: Sequence[Case]) -> Floats:
    """How sure each case is by weights that were fitted on other reports."""
    likely = np.zeros(len(cases))
    for fold in range(FOLDS):
        weights = fit([case for case in cases if case.report % FOLDS != fold])
        for number, case in enumerate(cases):
            if case.report % FOLDS == fold:
                likely[number] = confidence_of(case.traits, weights)
    return likely


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    knowledge = load_knowledge(load_settings())
    cases = [
        *judged_cases(load_judged(options.data), knowledge),
        *article_cases(load_articles(options.data), knowledge, "articles"),
    ]
    likely = held_out(cases)
    for corpus in ("judged", "articles"):
        chosen = np.asarray([case.corpus == corpus for case in cases])
        tell(f"{corpus}, cross-validated", [case for case in cases if case.corpus == corpus], likely[chosen])
    weights = fit(cases)
    joint = article_cases(load_joint(options.data), knowledge, "joint")
    for name, others in (("joint", list(joint)), ("sentences", list(sentence_cases(options.data, knowledge)))):
        tell(name, others, np.asarray([confidence_of(case.traits, weights) for case in others]))
    if options.out is not None:
        rows = "".join(f"{trait}\t{weight:.3f}\n" for trait, weight in sorted(weights.items()) if abs(weight) >= 0.0005)
        options.out.write_text(HEAD + rows, encoding="utf-8")


if __name__ == "__main__":
    main()
