"""Fit the forests that link spans and drop eagerful attributions, on documents that the tagger has not seen.

    python -m training.statements.pair --corpus POLNEAR --base FOLDER --model FOLDER/best.pt --scorer score_polnear.py

In: a tagger trained without the held-out documents. Out: three forests and their thresholds, and cross-validated scores.
"""

import argparse
import importlib.util
import json
from pathlib import Path
from typing import Any

import lightgbm
import numpy as np

from dragoman.model.tagging import Tagging
from dragoman.statements.pairing import COLUMNS, Forest, Surroundings, pair_spans
from dragoman.statements.tagged import Judges, attribute_tagged, draft_rows, link_spans
from training.statements.corpus import Attribution, Document, load_documents, load_tokenizer
from training.statements.running import tag_with
from training.statements.train import is_held_out

TREES = {"num_leaves": 12, "learning_rate": 0.06, "min_data_in_leaf": 25, "feature_fraction": 0.6, "bagging_fraction": 0.8,
         "bagging_freq": 1, "lambda_l2": 3.0, "verbose": -1, "num_threads": 1, "seed": 1}  # fmt: skip
ROUNDS = {"cue": 110, "source": 110, "kept": 90}
FOLDS = 5

Read = tuple[Document, Tagging]


def load_scorer(path: Path) -> Any:  # noqa: ANN401 - a module
    spec = importlib.util.spec_from_file_location("scorer", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def overlap(spans: list[tuple[int, int]], start: int, end: int) -> int:
    return sum(max(0, min(e, end) - max(s, start)) for s, e in spans)


def owners(gold: list[Attribution], tagging: Tagging) -> list[set[int]]:
    """The gold attributions that each span belongs to in its role: for contents the one it shares most with."""
    out = []
    for span in tagging.spans:
        shares = [overlap(attribution[span.role], span.start, span.end) for attribution in gold]
        top = max(shares, default=0)
        out.append({at for at, share in enumerate(shares) if share and (share == top or span.role != "content")})
    return out


def pair_labels(reads: list[Read], role: str, to_role: str) -> tuple[np.ndarray, np.ndarray]:
    rows, labels = [], []
    for document, tagging in reads:
        gold = document.annotators[min(document.annotators)]
        own = owners(gold, tagging)
        pairs = pair_spans(tagging, Surroundings(tagging, document.text), role, to_role)
        for at, (span, to) in enumerate(zip(pairs.span, pairs.to, strict=True)):
            if own[span]:
                rows.append(pairs.rows[at])
                labels.append(bool(own[span] & own[to]))
    return np.asarray(rows), np.asarray(labels, float)


def forest(rows: np.ndarray, labels: np.ndarray, name: str, objective: str) -> dict[str, Any]:
    booster = lightgbm.train(TREES | {"objective": objective}, lightgbm.Dataset(rows, labels), ROUNDS[name])
    trees = [flat(tree["tree_structure"]) for tree in booster.dump_model()["tree_info"]]
    stored = {"squash": objective != "l2", "depth": max(tree.pop("depth") for tree in trees), "trees": trees}
    check = Forest.from_json(stored).judge(rows[:200])
    assert np.abs(check - booster.predict(rows[:200])).max() < 2e-3, np.abs(check - booster.predict(rows[:200])).max()
    return stored


def flat(root: dict[str, Any]) -> dict[str, Any]:
    tree: dict[str, list] = {"column": [], "limit": [], "left": [], "right": [], "value": []}

    def add(node: dict[str, Any]) -> tuple[int, int]:
        at = len(tree["value"])
        for name, value in (("column", 0), ("limit", 0.0), ("left", at), ("right", at), ("value", 0.0)):
            tree[name].append(value)
        if "leaf_value" in node:
            tree["value"][at] = float(f"{node['leaf_value']:.6g}")
            return at, 0
        tree["column"][at], tree["limit"][at] = node["split_feature"], float(node["threshold"])
        (tree["left"][at], a), (tree["right"][at], b) = add(node["left_child"]), add(node["right_child"])
        return at, 1 + max(a, b)

    _, depth = add(root)
    return tree | {"depth": depth}


def linked(reads: list[Read], judges: Judges) -> list[tuple[Document, Tagging, list, np.ndarray]]:
    out = []
    for document, tagging in reads:
        around = Surroundings(tagging, document.text)
        cues, sources = pair_spans(tagging, around, "content", "cue"), pair_spans(tagging, around, "cue", "source")
        links = link_spans(tagging, cues, sources, judges)
        if links:
            out.append((document, tagging, links, draft_rows(tagging, around, links)))
    return out


def worth(document: Document, tagging: Tagging, links: list, scorer: Any) -> list[float]:  # noqa: ANN401
    """What each linked attribution adds to joint/soft: its overlap where its source is right, else nought."""
    words = scorer.tokens(document.text)
    gold = document.annotators[min(document.annotators)]

    def as_sets(attributions: list[dict[str, list]]) -> list[dict[str, frozenset]]:
        return [{role: scorer.toks_of(one.get(role), words) for role in ("source", "cue", "content")} for one in attributions]

    span = tagging.spans
    ours = as_sets([
        {"source": [(span[link.source].start, span[link.source].end)] if link.source is not None else [],
         "content": [(span[at].start, span[at].end) for at in link.contents]} for link in links
    ])  # fmt: skip
    theirs = as_sets(gold)
    out = [0.0] * len(links)
    for i, j, share in scorer.align(theirs, ours):
        same = theirs[i]["source"] & ours[j]["source"] or not (theirs[i]["source"] or ours[j]["source"])
        out[j] = share if same else 0.0
    return out


def fit(reads: list[Read], scorer: Any, rounds: int = 2) -> dict[str, Any]:  # noqa: ANN401
    """Fit the three forests; the last on drafts that the first two made of documents they had not seen."""
    settings = {"least_cue": 0.12, "least_source": 0.4, "least": 0.36}

    def links_of(part: list[Read]) -> dict[str, Any]:
        return {
            "cue": forest(*pair_labels(part, "content", "cue"), "cue", "binary"),
            "source": forest(*pair_labels(part, "cue", "source"), "source", "binary"),
        }

    dummy = {"squash": False, "depth": 0, "trees": [{"column": [0], "limit": [0.0], "left": [0], "right": [0], "value": [0.0]}]}
    rows, values = [], []
    for fold in range(rounds):
        judges = Judges.from_json(links_of(reads[fold::rounds]) | {"kept": dummy} | settings)
        others = [read for at, read in enumerate(reads) if at % rounds != fold]
        for document, tagging, links, drafted in linked(others, judges):
            rows.append(drafted)
            values += worth(document, tagging, links, scorer)
    stored = links_of(reads)
    stored["kept"] = forest(np.concatenate(rows), np.asarray(values), "kept", "cross_entropy")
    return stored | settings


def predict(reads: list[Read], judges: Judges) -> dict[str, list[dict[str, Any]]]:
    out = {}
    for document, tagging in reads:
        found = attribute_tagged(tagging, document.text, judges)
        out[document.name] = [{"source": a.source, "cue": a.cue, "content": list(a.contents)} for a in found]
    return out


def score(reads: list[Read], predictions: dict[str, list], scorer: Any) -> dict[str, Any]:  # noqa: ANN401
    gold = {
        document.name: (
            document.text,
            [attribution | {"type": ""} for attribution in document.annotators[min(document.annotators)]],
        )
        for document, _ in reads
    }
    return scorer.score(gold, predictions)[0]


def summary(result: dict[str, Any]) -> str:
    found = result["attribution"]
    names = ("joint/soft", "joint/overlap", "joint/hard", "triple/exact", "content/soft", "content/hard")
    joint = found["joint/soft"]
    parts = " ".join(f"{name} {found[name]['F1']}" for name in names)
    return f"{parts} | joint/soft P {joint['P']} R {joint['R']} gold {result['gold']} pred {result['pred']}"


def cross_validate(reads: list[Read], scorer: Any) -> None:  # noqa: ANN401
    predictions: dict[float, dict[str, list]] = {}
    for fold in range(FOLDS):
        stored = fit([read for at, read in enumerate(reads) if at % FOLDS != fold], scorer)
        for least in (0.0, 0.28, 0.32, 0.36, 0.4, 0.44):
            judges = Judges.from_json(stored | {"least": least})
            predictions.setdefault(least, {}).update(predict(reads[fold::FOLDS], judges))
    for least, found in predictions.items():
        print(f"held out, cross-validated, least {least}: {summary(score(reads, found, scorer))}", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--scorer", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--eager", type=float, default=0.0, help="bonus of every span that begins")
    parser.add_argument("--least", type=float, default=0.36)
    parser.add_argument("--validate", action="store_true")
    options = parser.parse_args()
    scorer = load_scorer(options.scorer)
    tokenizer = load_tokenizer(options.base / "tokenizer.json")
    documents = [document for document in load_documents(options.corpus / "train", tokenizer) if is_held_out(document.name)]
    reads = tag_with(options.model, options.base, documents, eager=options.eager)
    if options.validate:
        cross_validate(reads, scorer)
    stored = fit(reads, scorer) | {"least": options.least, "columns": list(COLUMNS)}
    options.out.write_text(json.dumps(stored, separators=(",", ":")) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
