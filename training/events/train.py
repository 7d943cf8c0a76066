"""Train the event head on a frozen encoder; one command repeats it.

    python -m training.events.train --data DATA --base BASE --encoder TAGGER.pt --silver SILVER --out FOLDER

In: our articles, what the rules find in other texts (``silver.py``), a trained statement tagger. Out: ``head.pt``, and
``scores.npz`` with the scores of every article's units by a head that has not seen it, and of the joint set's by ``head.pt``.
"""

import argparse
import json
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from dragoman.model.terms import STATUSES
from training.events.corpus import Article, Told, load_articles, load_joint
from training.events.network import KINDS, TAPS, EventHead, save_head
from training.statements.corpus import Document, batches, cut_document, load_tokenizer
from training.statements.network import Tagger, load

FOLDS = 5
IGNORED = -100


@dataclass
class Labelled:
    """An article as pieces, and kind and status of each of its units."""

    article: Article
    document: Document
    kinds: np.ndarray
    statuses: np.ndarray


@dataclass
class Page:
    """A batch of windows read by the encoder: taps, and the aims of the first piece of each unit."""

    taps: Tensor
    mask: Tensor
    kinds: Tensor
    statuses: Tensor
    places: list[tuple[int, np.ndarray, np.ndarray]]  # document, its units, their first pieces


def units_of(document: Document) -> np.ndarray:
    """Start and end of every unit in the text, ``(units, 2)``."""
    parts = [
        np.stack([encoded.starts, encoded.ends], 1) + offset
        for offset, encoded in zip(document.offsets, document.paragraphs, strict=True)
    ]
    return np.concatenate(parts).astype(np.int64)


def label(article: Article, tokenizer: object) -> Labelled:
    document = cut_document(article.name, article.text, tokenizer)
    units = units_of(document)
    kinds, statuses = np.zeros(len(units), np.int64), np.full(len(units), IGNORED, np.int64)
    for told in reversed(article.events):
        for start, end in reversed(told.triggers):
            inside = (units[:, 0] < end) & (units[:, 1] > start)
            kinds[inside] = KINDS.index(told.type)
            statuses[inside] = STATUSES.index(told.status)
    return Labelled(article, document, kinds, statuses)


def pages(tagger: Tagger, texts: Sequence[Labelled], rng: np.random.Generator | None, pieces: int = 4096) -> Iterator[Page]:
    """Yield batches read by the frozen encoder."""
    begins = [np.cumsum([0, *(len(each.firsts) for each in text.document.paragraphs)]) for text in texts]
    for batch in batches([text.document for text in texts], pieces=pieces, rng=rng, longest=256):
        ids, signals, mask = (torch.from_numpy(getattr(batch, name)) for name in ("ids", "signals", "mask"))
        with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
            hidden = tagger.encoder.layered(ids, signals, mask, upto=max(TAPS) + 1)
            taps = torch.cat([hidden[at] for at in TAPS], -1).bfloat16()
        kinds, statuses = torch.full(ids.shape, IGNORED), torch.full(ids.shape, IGNORED)
        places = []
        for row, (number, window) in enumerate(batch.members):
            units = np.concatenate([begins[number][at] + np.arange(first, last) for at, first, last in window.runs])
            firsts = batch.firsts[row, : len(units)]
            kinds[row, firsts] = torch.from_numpy(texts[number].kinds[units])
            statuses[row, firsts] = torch.from_numpy(texts[number].statuses[units])
            places.append((number, units, firsts))
        yield Page(taps, mask, kinds, statuses, places)


def loss_of(head: EventHead, page: Page) -> Tensor:
    with torch.autocast("cpu", torch.bfloat16):
        scores = head(page.taps, page.mask).float()
    kinds, statuses = scores[..., : len(KINDS)].flatten(0, 1), scores[..., len(KINDS) :].flatten(0, 1)
    loss = functional.cross_entropy(kinds, page.kinds.flatten(), ignore_index=IGNORED)
    if bool((page.statuses != IGNORED).any()):
        loss = loss + 0.15 * functional.cross_entropy(statuses, page.statuses.flatten(), ignore_index=IGNORED)
    return loss


def teach(head: EventHead, found: Iterable[Page], optimizer: torch.optim.AdamW, rates: Iterator[float]) -> float:
    """Teach one epoch; return the mean loss."""
    total, count = 0.0, 0
    head.train()
    for page, rate in zip(found, rates, strict=False):
        for group in optimizer.param_groups:
            group["lr"] = rate
        loss = loss_of(head, page)
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(head.parameters(), 1.0)
        optimizer.step()
        total, count = total + loss.item(), count + 1
    return total / max(1, count)


def falling(peak: float, steps: int) -> Iterator[float]:
    """Rates that warm up over a twentieth of the steps and then fall to a fiftieth."""
    for step in range(steps + 1):
        yield peak * min(1.0, (step + 1) / (0.05 * steps + 1)) * max(1 - step / steps, 0.02)


def read_scores(head: EventHead, found: Sequence[Page], texts: Sequence[Labelled]) -> list[np.ndarray]:
    """Probabilities of kinds and of statuses of every unit of every text."""
    out = [np.zeros((len(text.kinds), len(KINDS) + len(STATUSES)), np.float32) for text in texts]
    head.eval()
    for page in found:
        with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
            scores = head(page.taps, page.mask).float()
        likely = torch.cat([scores[..., : len(KINDS)].softmax(-1), scores[..., len(KINDS) :].softmax(-1)], -1).numpy()
        for row, (number, units, firsts) in enumerate(page.places):
            out[number][units] = likely[row, firsts]
    return out


def summary(scores: Sequence[np.ndarray], texts: Sequence[Labelled]) -> dict[str, float]:
    """Best F1 of words that tell any event; among all true words, how often type and status are right."""
    likely, kinds = np.concatenate(list(scores)), np.concatenate([text.kinds for text in texts])
    statuses = np.concatenate([text.statuses for text in texts])
    order = np.argsort(likely[:, 0], kind="stable")
    right = np.cumsum(kinds[order] > 0)
    f1 = 2 * right / (np.arange(1, len(order) + 1) + (kinds > 0).sum())
    best = int(f1.argmax())
    true = kinds > 0
    types = likely[true, 1 : len(KINDS)].argmax(1) + 1 == kinds[true]
    states = likely[true, len(KINDS) :].argmax(1) == statuses[true]
    chosen = likely[order[: best + 1], 1 : len(KINDS)].argmax(1) + 1 == kinds[order[: best + 1]]
    return {
        "F1": 100 * float(f1[best]), "P": 100 * float(right[best]) / (best + 1),
        "R": 100 * float(right[best]) / int(true.sum()),
        "typed F1": 200 * float(chosen.sum()) / (best + 1 + int(true.sum())),
        "least": 1 - float(likely[order[best], 0]), "type": 100 * float(types.mean()), "status": 100 * float(states.mean()),
    }  # fmt: skip


def load_silver(path: Path) -> list[Article]:
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]
    return [
        Article(
            "silver", row["name"], row["text"], None,
            tuple(Told(kind, status, tuple((a, b) for a, b in spans)) for kind, status, spans in row["events"]),
        )
        for row in rows
    ]  # fmt: skip


def fit(head: EventHead, found: list[Page], options: argparse.Namespace, rng: np.random.Generator) -> EventHead:
    """Return a copy of the head, trained on pages."""
    new = EventHead(len(head.layers))
    new.load_state_dict(head.state_dict())
    optimizer = torch.optim.AdamW(new.parameters(), lr=options.rate, weight_decay=0.05)
    rates = falling(options.rate, options.epochs * len(found))
    for _ in range(options.epochs):
        teach(new, [found[at] for at in rng.permutation(len(found))], optimizer, rates)
    return new


def show(name: str, scores: Sequence[np.ndarray], texts: Sequence[Labelled]) -> None:
    print(name, json.dumps({key: round(value, 2) for key, value in summary(scores, texts).items()}), flush=True)


def teach_silver(head: EventHead, tagger: Tagger, options: argparse.Namespace, rng: np.random.Generator) -> None:
    tokenizer = load_tokenizer(options.base / "tokenizer.json")
    silver = [label(article, tokenizer) for article in load_silver(options.silver)]
    begun, optimizer = time.time(), torch.optim.AdamW(head.parameters(), lr=options.silver_rate, weight_decay=0.05)
    documents = [text.document for text in silver]
    steps = sum(1 for _ in batches(documents, pieces=4096, rng=np.random.default_rng(0), longest=256))
    rates = falling(options.silver_rate, steps * options.silver_epochs)
    for epoch in range(options.silver_epochs):
        loss = teach(head, pages(tagger, silver, rng), optimizer, rates)
        print(f"silver {epoch} of {len(silver)} texts: loss {loss:.4f}, {time.time() - begun:.0f} s", flush=True)


def train(options: argparse.Namespace) -> None:
    torch.manual_seed(options.seed)
    torch.set_num_threads(1)
    rng = np.random.default_rng(options.seed)
    tokenizer = load_tokenizer(options.base / "tokenizer.json")
    tagger, _ = load(options.encoder)
    ours = [label(article, tokenizer) for article in load_articles(options.data)]
    joint = [label(article, tokenizer) for article in load_joint(options.data)]
    options.out.mkdir(parents=True, exist_ok=True)
    head = EventHead()
    if options.silver:
        teach_silver(head, tagger, options, rng)
    scores: dict[str, np.ndarray] = {}
    for fold in range(FOLDS):
        unseen = ours[fold::FOLDS]
        seen = list(pages(tagger, [text for at, text in enumerate(ours) if at % FOLDS != fold], None, options.pieces))
        held = read_scores(fit(head, seen, options, rng), list(pages(tagger, unseen, None)), unseen)
        scores |= {text.article.name: found for text, found in zip(unseen, held, strict=True)}
    show("articles, held out", [scores[text.article.name] for text in ours], ours)
    model = fit(head, list(pages(tagger, ours, None, options.pieces)), options, rng)
    found = read_scores(model, list(pages(tagger, joint, None)), joint)
    show("joint", found, joint)
    scores |= {text.article.name: likely for text, likely in zip(joint, found, strict=True)}
    np.savez(options.out / "scores.npz", **scores)
    facts = {name: getattr(options, name) for name in ("epochs", "rate", "silver_epochs", "silver_rate", "seed")}
    save_head(model, options.out / "head.pt", **facts)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("data", "base", "encoder", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    parser.add_argument("--silver", type=Path)
    parser.add_argument("--silver-epochs", type=int, default=1)
    parser.add_argument("--silver-rate", type=float, default=1.5e-3)
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--rate", type=float, default=6e-4)
    parser.add_argument("--pieces", type=int, default=1024)
    parser.add_argument("--seed", type=int, default=1)
    train(parser.parse_args())


if __name__ == "__main__":
    main()
