"""Fit how sure links to the world table are (``actors/confidence.py``), and tell how well that holds on links not fitted.

    python -m training.actors.confidence --data DATA [--readings FOLDER]

In: the judged links of ``links.tsv`` (offsets, row and verdict) and the development texts; readings, if pickled as
``outlets.pkl`` and so on, are not made again. Out, printed: the weights, the threshold that the fitted half chooses, and by
steps of confidence how often links were right in the other half. A link that is no longer made is left out and counted.
"""

import argparse
import csv
import json
import pickle
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

import numpy as np

from dragoman.actors import Knowledge, build_knowledge
from dragoman.actors.cast import link_names
from dragoman.actors.confidence import THRESHOLD, TRAITS, confidence_of, links_of, traits_of
from dragoman.actors.scan import scan_aliases
from dragoman.lexicon.world import load_world
from dragoman.model import Reading, Report, text_id
from dragoman.reading import load_reader

LINKS = Path(__file__).parent / "links.tsv"
RIDGE = 0.7
STEPS = (0.0, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 1.01)
Link = tuple[int, int, str]


class Judged(NamedTuple):
    """Links ``(links, traits)``, whether each is right, and whether its report is of the half that is fitted."""

    traits: np.ndarray
    right: np.ndarray
    fitted: np.ndarray


def stored_links(path: Path = LINKS) -> dict[tuple[str, str], dict[Link, bool]]:
    """Return the verdicts by set and report, then by offsets and row."""
    found: dict[tuple[str, str], dict[Link, bool]] = defaultdict(dict)
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            found[row["set"], row["report"]][int(row["start"]), int(row["end"]), row["row"]] = row["right"] == "1"
    return found


def reports_of(data: Path, wanted: set[tuple[str, str]]) -> Iterator[tuple[str, Report]]:
    """Yield the reports that hold judged links, with the name of their set."""
    for name in ("outlets", "guardian"):
        for line in (data / f"syria/{name}_dev.jsonl").open(encoding="utf-8"):
            told = json.loads(line)
            if (name, told["id"]) in wanted:
                yield name, _report(told["id"], told["text"], told.get("published") or _iso(told["date"]), told["publisher"])
    for path in sorted((data / "times/timebank/docs").glob("*.json")):
        told = json.loads(path.read_text(encoding="utf-8"))
        if ("timebank", told["doc"]) in wanted:
            yield "timebank", _report(told["doc"], told["text"], told["published"], None)
    for path in sorted((data / "polnear/train/text").glob("*.txt")):
        if ("polnear_train", path.stem) in wanted:
            yield "polnear_train", _report(path.stem, path.read_bytes().decode(), path.stem.split("_")[1], None)


def _iso(american: str) -> str:
    month, day, year = american.split("/")
    return f"{year}-{int(month):02}-{int(day):02}"


def _report(key: str, text: str, published: str | None, publisher: str | None) -> Report:
    try:
        day = date.fromisoformat(published[:10]) if published else None
    except ValueError:
        day = None
    report = Report(id=text_id(text), key=key, file=key, text=text, publisher=publisher)
    return replace(report, published=day, published_grain="day", published_basis="metadata") if day else report


def read_all(data: Path, wanted: set[tuple[str, str]], readings: Path | None) -> Iterator[tuple[str, Reading]]:
    if readings is None:
        reports = list(reports_of(data, wanted))
        yield from zip((name for name, _ in reports), load_reader().read([report for _, report in reports]), strict=True)
        return
    for name in sorted({name for name, _ in wanted}):
        found = pickle.loads((readings / f"{name}.pkl").read_bytes())
        yield from ((name, reading) for reading in found if (name, reading.report.key) in wanted)


def rows_of(data: Path, knowledge: Knowledge, readings: Path | None) -> Judged:
    """Return the judged links that are still made."""
    links = stored_links()
    traits, right, fitted = [], [], []
    gone: Counter[bool] = Counter()
    for name, reading in read_all(data, set(links), readings):
        judged = links[name, reading.report.key]
        hits = scan_aliases(reading, knowledge)
        ensemble, names, countries = link_names(reading, knowledge, hits)
        made: dict[Link, tuple[float, ...]] = {}
        for draft, named in links_of(ensemble, names):
            for first in (named.first, named.first + 1):
                if first < named.last:
                    span = reading.span(first, named.last)
                    made[span.start, span.end, draft.key] = traits_of(ensemble, draft, named, countries)
        for link, verdict in judged.items():
            if link not in made:
                gone[verdict] += 1
                continue
            traits.append(made[link])
            right.append(verdict)
            fitted.append(crc32(reading.report.key.encode()) % 2 == 0)
    print(f"{len(right)} links; no longer made: {gone[True]} right, {gone[False]} wrong")
    return Judged(np.asarray(traits), np.asarray(right, float), np.asarray(fitted))


def fit(traits: np.ndarray, right: np.ndarray) -> np.ndarray:
    """Weights of a logistic regression, the base last; the ridge is on the traits as they are, 0 or 1."""
    rows = np.c_[traits, np.ones(len(traits))]
    ridge = np.r_[np.full(traits.shape[1], RIDGE), 0.0]
    weights = np.zeros(rows.shape[1])
    for _ in range(40):
        likely = 1 / (1 + np.exp(-rows @ weights))
        slope = (rows * (likely * (1 - likely))[:, None]).T @ rows + np.diag(ridge) + 1e-6 * np.eye(rows.shape[1])
        weights -= np.linalg.solve(slope, rows.T @ (likely - right) + ridge * weights)
    return weights


def judge(traits: np.ndarray, weights: np.ndarray) -> np.ndarray:
    return 1 / (1 + np.exp(-(np.c_[traits, np.ones(len(traits))] @ weights)))


def ranked(likely: np.ndarray, right: np.ndarray) -> float:
    """How often a right link is held likelier than a wrong one, in hundredths; ties count half."""
    above = likely[right > 0][:, None] - likely[right == 0][None, :]
    return 100 * float(((above > 0) + 0.5 * (above == 0)).mean())


def tell(name: str, likely: np.ndarray, right: np.ndarray) -> None:
    error = float(((likely - right) ** 2).mean())
    order = ranked(likely, right)
    print(f"{name}: {len(right)} links, {100 * right.mean():.1f} % right; ranked {order:.1f}, Brier {error:.3f}")
    for low, high in pairwise(STEPS):
        chosen = (likely >= low) & (likely < high)
        if chosen.any():
            told, met = 100 * likely[chosen].mean(), 100 * right[chosen].mean()
            print(f"  {low:.2f} to {min(high, 1):.2f}: {chosen.sum()} links, told {told:.0f} %, right {met:.0f} %")


def weigh(name: str, likely: np.ndarray, right: np.ndarray, thresholds: Sequence[float]) -> None:
    """Print what thresholds keep and cost."""
    for threshold in thresholds:
        kept = likely >= threshold
        lost, wrong = int(right[~kept].sum()), int((1 - right[~kept]).sum())
        print(f"  {name}, threshold {threshold:.2f}: kept {kept.sum()}, {100 * right[kept].mean():.1f} % right; "
              f"left open {lost} right, {wrong} wrong")  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--readings", type=Path)
    options = parser.parse_args()
    traits, right, fitted = rows_of(options.data, build_knowledge(load_world()), options.readings)
    weights = fit(traits[fitted], right[fitted])
    for trait, weight, count in zip((*TRAITS, "base"), weights, [*traits.sum(0), len(right)], strict=True):
        print(f"{trait}: {weight:.2f}  ({count:.0f})")
    for name, half in (("fitted", fitted), ("not fitted", ~fitted)):
        likely = judge(traits[half], weights)
        tell(name, likely, right[half])
        weigh(name, likely, right[half], (0.4, 0.5, 0.6, 0.65, 0.7, 0.75, 0.8))
    shipped = np.asarray([confidence_of(tuple(row)) for row in traits[~fitted]])
    tell("not fitted, as shipped", shipped, right[~fitted])
    weigh("shipped", shipped, right[~fitted], (THRESHOLD,))


if __name__ == "__main__":
    main()
