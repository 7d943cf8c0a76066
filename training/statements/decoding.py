"""Read documents with a trained network: best labels, their probabilities, spans, and quick scores of spans."""

from collections.abc import Sequence

import numpy as np
import torch

from dragoman.reading.chain import Chain, best_labels, marginals
from training.statements.corpus import LABELS, ROLES, Document, batches
from training.statements.network import Tagger


def chain_of(tagger: Tagger) -> Chain:
    with torch.no_grad():
        moves, first = tagger.transitions().numpy(), (tagger.starts + tagger.first).numpy()
        return Chain(moves, first, tagger.ends.numpy())


def tag_documents(
    tagger: Tagger,
    documents: Sequence[Document],
    *,
    longest: int = 256,
    pieces: int = 4096,
    bias: float = 0.0,
    full: bool = False,
) -> list[dict[str, list]]:
    """Spans of each document as (paragraph, first unit, last unit + 1, role), and what linking needs if ``full``."""
    chain = chain_of(tagger)
    out: list[dict[str, list]] = [{"spans": [], "windows": []} for _ in documents]
    bare = [Document(d.name, d.text, d.offsets, d.paragraphs) for d in documents]
    for batch in batches(bare, pieces=pieces, rng=None, longest=longest):
        with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
            scores, pointers = tagger(
                *(torch.from_numpy(getattr(batch, name)) for name in ("ids", "signals", "mask", "firsts"))
            )
        scores = scores.float().numpy()
        scores[:, :, 0] -= bias
        labels = best_labels(chain, scores, batch.units, batch.opens)
        sure = marginals(chain, scores, batch.units, batch.opens) if full else None
        for row, (number, window) in enumerate(batch.members):
            at = 0
            for paragraph, first, last in window.runs:
                for role, begin, end in spans_of(labels[row, at : at + last - first]):
                    out[number]["spans"].append((paragraph, first + begin, first + end, role))
                at += last - first
            if full:
                out[number]["windows"].append((window, labels[row, :at], sure[row, :at], pointers[row, :at].float().numpy()))
    for found in out:
        found["spans"].sort()
        found["windows"].sort(key=lambda one: one[0].runs[0])
    return out


def spans_of(labels: np.ndarray) -> list[tuple[int, int, int]]:
    """(role, first, last + 1) of each span in a legal sequence of labels."""
    out, begin = [], 0
    for at, number in enumerate(labels):
        if number == 0:
            continue
        mark = LABELS[number][0]
        if mark in "BS":
            begin = at
        if mark in "ES":
            out.append(((int(number) - 1) // 4, begin, at + 1))
    return out


def span_scores(documents: Sequence[Document], tagged: Sequence[dict[str, list]]) -> dict[str, float]:
    """Exact-span and unit F1 of each role against the first annotator."""
    exact, units = np.zeros((3, 3)), np.zeros((3, 3))
    for document, found in zip(documents, tagged, strict=True):
        target = document.targets[min(document.targets)]
        gold = {(number, b, e, role) for number, one in enumerate(target) for role, b, e in spans_of(one["labels"])}
        ours = set(found["spans"])
        for role in range(3):
            g, p = ({span for span in spans if span[3] == role} for spans in (gold, ours))
            exact[role] += len(g & p), len(p), len(g)
            g, p = ({(s[0], at) for s in spans for at in range(s[1], s[2])} for spans in (g, p))
            units[role] += len(g & p), len(p), len(g)
    out = {}
    for name, counts in (("exact", exact), ("unit", units)):
        for role in range(3):
            out[f"{name}_{ROLES[role]}"] = round(200 * counts[role][0] / max(1, counts[role][1] + counts[role][2]), 2)
    out["mean"] = round(float(np.mean(list(out.values()))), 3)
    return out
