"""Score how well contrast tells claims that weaken from claims that strengthen one another; see SOURCE.md."""

import json
import sys
from bisect import bisect_left, bisect_right
from pathlib import Path

from dragoman.linking import contrast
from dragoman.linking.words import Scale, stems_of

CORPUS = ("data/claimdiff",)


def measure(shared: Path) -> dict[str, float]:
    pairs = load_pairs(shared / "data/claimdiff")
    scale = Scale([stems_of(claim) for one, other, _ in pairs for claim in (one, other)])
    weakens = [weak for _, _, weak in pairs]
    floor = _auc([-_shared(one, other) for one, other, _ in pairs], weakens)
    cosine = _auc([-scale.cosine(stems_of(one), stems_of(other)) for one, other, _ in pairs], weakens)
    ours = _auc([contrast(one, other, scale) for one, other, _ in pairs], weakens)
    return {
        "AUC": 100 * ours,
        "AUC above the overlap floor": 100 * (ours - floor),
        "floor: shared stems, AUC": 100 * floor,
        "floor: weighted shared stems, AUC": 100 * cosine,
    }


def load_pairs(folder: Path) -> list[tuple[str, str, bool]]:
    """Return both claims of the pairs that readers found to weaken (True) or to strengthen (False) one another."""
    weak = json.loads((folder / "ClaimDiff-W/ClaimDiff-weak-train.json").read_text(encoding="utf-8"))["data"]
    strong = json.loads((folder / "ClaimDiff-S/ClaimDiff-strength-train.json").read_text(encoding="utf-8"))["data"]
    strengthens = {pair["pair_id"] for pair in strong if pair["relation"]}
    return [
        (pair["claim_a"], pair["claim_b"], bool(pair["relation"]))
        for pair in weak
        if pair["relation"] or pair["pair_id"] in strengthens
    ]


def _shared(one: str, other: str) -> float:
    left, right = stems_of(one), stems_of(other)
    return len(left & right) / max(len(left | right), 1)


def _auc(scores: list[float], positive: list[bool]) -> float:
    low = sorted(score for score, one in zip(scores, positive, strict=True) if not one)
    high = [score for score, one in zip(scores, positive, strict=True) if one]
    above = sum((bisect_left(low, score) + bisect_right(low, score)) / 2 for score in high)
    return above / (len(low) * len(high))


if __name__ == "__main__":
    for name, value in measure(Path(sys.argv[1] if len(sys.argv) > 1 else "../shared")).items():
        print(f"{value:8.1f}  {name}")
