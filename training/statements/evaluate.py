"""Score a tagger and its forests on a split of PolNeAR; write the predictions.

python -m training.statements.evaluate --corpus POLNEAR --split dev --base FOLDER --model FOLDER --scorer S --pairing P
"""

import argparse
import json
from pathlib import Path

import numpy as np

from dragoman.statements.tagged import load_judges
from training.statements.corpus import ROLES, load_documents, load_tokenizer
from training.statements.pair import Read, load_scorer, predict, score, summary
from training.statements.running import tag_with


def exact_spans(reads: list[Read], scorer) -> str:  # noqa: ANN001 - a module
    """Exact-span F1 of each role, over sets of words as the scorer cuts them."""
    counts = np.zeros((3, 3))
    for document, tagging in reads:
        words = scorer.tokens(document.text)
        gold = document.annotators[min(document.annotators)]
        for at, role in enumerate(ROLES):
            theirs = {
                scorer.toks_of([span], words) for attribution in gold for span in joined(document.text, attribution[role])
            }
            ours = {scorer.toks_of([(span.start, span.end)], words) for span in tagging.spans if span.role == role}
            theirs.discard(frozenset())
            ours.discard(frozenset())
            counts[at] += len(theirs & ours), len(ours), len(theirs)
    return " ".join(f"{role} {200 * n[0] / (n[1] + n[2]):.1f}" for role, n in zip(ROLES, counts, strict=True))


def joined(text: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Pieces with no word between them as one, unless a line ends there."""
    out: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        between = text[out[-1][1] : start] if out else ""
        if out and not any(char.isalnum() for char in between) and "\n" not in between:
            out[-1] = (out[-1][0], end)
        else:
            out.append((start, end))
    return out


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("corpus", "base", "model", "pairing", "scorer"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    parser.add_argument("--split", default="dev")
    parser.add_argument("--eager", type=float, default=0.0)
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    scorer = load_scorer(options.scorer)
    documents = load_documents(options.corpus / options.split, load_tokenizer(options.base / "tokenizer.json"))
    reads = tag_with(options.model, options.base, documents, eager=options.eager)
    predictions = predict(reads, load_judges(options.pairing))
    result = score(reads, predictions, scorer)
    print("exact spans:", exact_spans(reads, scorer))
    print(summary(result))
    print("token", {role: result["token"][role]["F1"] for role in ROLES}, "sources", result["source_accuracy_on_aligned"])
    for kind, found in result["recall_by_gold_kind"].items():
        print(f"recall {kind}: {found}")
    if options.out:
        lines = (json.dumps({"doc": name, "attributions": found}) for name, found in predictions.items())
        options.out.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


if __name__ == "__main__":
    main()
