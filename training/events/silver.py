"""What the rules find in other texts, as weak labels for the event head.

    python -m training.events.silver --data DATA --readings FOLDER --out SILVER.jsonl timebank aquaint guardian …

In: pickled readings by name of their corpus. Out: a line per text, with its events as type, status and triggers. Our own
articles and the joint set are left out.
"""

import argparse
import json
import pickle
from pathlib import Path

from benchmarks.events.score import Stages
from training.events.corpus import load_articles, load_joint


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("data", "readings", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    parser.add_argument("names", nargs="+")
    options = parser.parse_args()
    stages = Stages()
    kept_apart = {article.text for article in (*load_articles(options.data), *load_joint(options.data))}
    with options.out.open("w", encoding="utf-8") as file:
        for name in options.names:
            readings = pickle.loads((options.readings / f"{name}.pkl").read_bytes())
            for reading, _, _, _, found in stages.find(each for each in readings if each.report.text not in kept_apart):
                events = [(one.type, one.status, [(s.start, s.end) for s in (one.trigger, *one.also)]) for one in found]
                print(json.dumps({"name": reading.report.key, "text": reading.report.text, "events": events}), file=file)


if __name__ == "__main__":
    main()
