"""Score the record's statements on PolNeAR's development split: ``python -m benchmarks.polnear.score ../shared``.

What the data are stands in ``benchmarks/statements/SOURCE.md``; that folder's score tells the rules apart.
"""

import json
import sys
import tempfile
from pathlib import Path

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
    return {
        f"{name} F1": found["attribution"][name]["F1"]
        for name in ("joint/soft", "joint/hard", "triple/exact", "content/soft", "content/overlap")
    }


if __name__ == "__main__":
    print(json.dumps(measure(Path(sys.argv[1])), indent=1))
