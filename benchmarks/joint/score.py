"""Score every layer of the record on the joint set; see SOURCE.md."""

import json
import sys
from pathlib import Path

from benchmarks.reading_in import find_all, report_of, score_records

CORPUS = ("data/joint",)


def measure(shared: Path) -> dict[str, float]:
    documents = [json.loads(path.read_text(encoding="utf-8")) for path in sorted((shared / "data/joint/docs").glob("*.json"))]
    findings = find_all([report_of(each["doc"], each["text"], each["published"]) for each in documents])
    scores = score_records(shared / "tools/score_record.py", shared / "data/joint/gold", findings)
    precision, recall = scores["actors"]["B3"]["P"], scores["actors"]["B3"]["R"]
    events = scores["events"]
    return {
        **{f"statements {name} F1": scores["statements"][name]["F1"] for name in ("joint/soft", "joint/hard", "overlap")},
        **{f"statements {name}": scores["statements"][name] for name in ("stance beyond asserts", "kind", "manner")},
        "mentions F1": scores["actors"]["mentions"]["F1"],
        "mentions B3 F1": round(2 * precision * recall / (precision + recall), 1),
        "actors country": scores["actors"]["country"],
        "actors sectors": scores["actors"]["sectors"],
        "times relaxed F1": scores["times"]["relaxed"]["F1"],
        "times value F1": scores["times"]["value"]["F1"],
        "places F1": scores["places"]["overlap"]["F1"],
        "places city within 161 km": scores["places"]["city within 161 km"],
        **{f"events {name} F1": events[name]["F1"] for name in ("detect", "typed", "actors", "recipients", "figures")},
        **{f"events {name}": events[name] for name in ("mode", "status", "date", "date where gold has one", "place")},
    }


if __name__ == "__main__":
    print(json.dumps(measure(Path(sys.argv[1])), indent=1))
