"""Score the record's statements on PolNeAR's development split: ``python -m benchmarks.polnear.score ../shared``.

What the data are stands in ``benchmarks/statements/SOURCE.md``; that folder's score tells the rules apart.
"""

import importlib.util
import json
import sys
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from benchmarks.reading_in import find_all, report_of, run_scorer, write_records

CORPUS = ("data/polnear/dev",)


def measure(shared: Path) -> dict[str, float]:
    split = shared / "data/polnear/dev"
    texts = {path.stem: path.read_bytes().decode("utf-8") for path in sorted((split / "text").glob("*.txt"))}
    findings = find_all([report_of(name, text, name.split("_")[1]) for name, text in texts.items()])
    with tempfile.TemporaryDirectory() as folder:
        records, predictions, scores = (Path(folder, name) for name in ("records.jsonl", "predictions.jsonl", "scores.json"))
        write_records(findings, records)
        predictions.write_text(run_scorer(shared / "tools/polnear_predictions.py", split, records), encoding="utf-8")
        run_scorer(shared / "tools/score_polnear.py", split, predictions, "--json", scores)
        found = json.loads(scores.read_text(encoding="utf-8"))
        lines = [json.loads(line) for line in predictions.read_text(encoding="utf-8").splitlines()]
    recall = found["recall_by_gold_kind"]
    return {
        **{
            f"{name} F1": found["attribution"][name]["F1"]
            for name in ("joint/soft", "joint/hard", "triple/exact", "content/soft", "content/overlap")
        },
        **exact_spans(shared, {line["doc"]: line["attributions"] for line in lines}),
        **{f"recall {kind}": recall[kind]["content_overlap"] for kind in ("indirect", "direct")},
    }


def exact_spans(shared: Path, predicted: Mapping[str, Sequence[Mapping[str, Any]]]) -> dict[str, float]:
    """F1 of each role's spans over sets of words, as the shared scorer cuts them; pieces with no word between are one."""
    scorer = _load(shared / "tools/score_polnear.py")
    totals = {role: [0, 0, 0] for role in scorer.ROLES}
    for name, (text, gold) in scorer.load_gold(str(shared / "data/polnear/dev")).items():
        words = scorer.tokens(text)
        for role, counts in totals.items():
            theirs, ours = (
                {scorer.toks_of([span], words) for one in side for span in _joined(text, scorer.norm(one[role]))}
                - {frozenset()}
                for side in (gold, predicted.get(name, ()))
            )
            for place, number in enumerate((len(theirs & ours), len(ours), len(theirs))):
                counts[place] += number
    return {f"exact {role} F1": round(200 * right / (ours + theirs), 1) for role, (right, ours, theirs) in totals.items()}


def _joined(text: str, spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    out: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        between = text[out[-1][1] : start] if out else ""
        if out and "\n" not in between and not any(char.isalnum() for char in between):
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return out


def _load(path: Path) -> Any:  # noqa: ANN401 - a module
    spec = importlib.util.spec_from_file_location("score_polnear", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


if __name__ == "__main__":
    print(json.dumps(measure(Path(sys.argv[1])), indent=1))
