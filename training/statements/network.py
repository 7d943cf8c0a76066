"""The tagger's network: a small BERT, a chain over unit labels (CRF) and two pointers (content to cue, cue to source).

In: batches of pieces. Out: scores of each unit's labels, and vectors whose products say which cue a unit belongs to.
"""

import json
from pathlib import Path

import numpy as np
import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from training.statements.corpus import IGNORED, LABELS

WIDTH, HEADS, INNER, SIGNALS, POINTER = 384, 12, 1536, 6, 64
FORBIDDEN = -10_000.0


class Dropout(nn.Module):
    """Dropout by random bytes, which are ten times cheaper on a CPU than torch's own draws."""

    def __init__(self, rate: float) -> None:
        super().__init__()
        self.below = round(256 * rate)
        self.rng = np.random.default_rng(torch.initial_seed() % 2**32)

    def forward(self, x: Tensor) -> Tensor:
        """Drop numbers while training."""
        if not self.training or not self.below:
            return x
        drawn = torch.from_numpy(np.frombuffer(bytearray(self.rng.bytes(x.numel())), np.uint8)).view(x.shape)
        return x * ((drawn >= self.below).to(x.dtype) * (256 / (256 - self.below)))


class Layer(nn.Module):
    """One transformer layer, as in BERT (layer norm after)."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.norm1 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.up = nn.Linear(WIDTH, INNER)
        self.down = nn.Linear(INNER, WIDTH)
        self.norm2 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = Dropout(dropout)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """Return ``x`` one layer on; the mask is added to attention scores."""
        rows, length, _ = x.shape
        q, k, v = self.qkv(x).view(rows, length, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
        scale = (WIDTH // HEADS) ** -0.5
        if torch.onnx.is_in_onnx_export():
            mixed = (q @ k.transpose(-1, -2) * scale + mask).softmax(-1) @ v
        else:
            # Written out: on processors with bf16 matrix units this is twice as fast, backward included, as the fused kernel.
            q, k, v = (part.reshape(rows * HEADS, length, WIDTH // HEADS) for part in (q, k, v))
            bias = mask.to(q.dtype).expand(rows, HEADS, length, length).reshape(rows * HEADS, length, length)
            weights = torch.baddbmm(bias, q, k.transpose(1, 2), alpha=scale).softmax(-1)
            mixed = torch.bmm(weights.to(v.dtype), v).view(rows, HEADS, length, WIDTH // HEADS)
        mixed = mixed.transpose(1, 2).reshape(rows, length, WIDTH)
        x = self.norm1(x + self.dropout(self.out(mixed)))
        return self.norm2(x + self.dropout(self.down(functional.gelu(self.up(x)))))


class Encoder(nn.Module):
    """The first layers of the base, with signals (case, quotation) in place of its token types."""

    def __init__(self, layers: int, vocabulary: int = 30522, dropout: float = 0.1) -> None:
        super().__init__()
        self.words = nn.Embedding(vocabulary, WIDTH)
        self.places = nn.Embedding(512, WIDTH)
        self.signals = nn.Embedding(SIGNALS, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(layers))
        self.dropout = Dropout(dropout)

    def forward(self, ids: Tensor, signals: Tensor, mask: Tensor) -> Tensor:
        """Return the hidden vectors of pieces."""
        return self.layered(ids, signals, mask)[-1]

    def layered(self, ids: Tensor, signals: Tensor, mask: Tensor, *, upto: int | None = None) -> list[Tensor]:
        """Return the hidden vectors of pieces after each layer, or each of the first ``upto``."""
        x = self.words(ids) + self.signals(signals) + self.places.weight[: ids.shape[1]]
        x = self.dropout(self.norm(x))
        bias = (1.0 - mask[:, None, None, :].to(x.dtype)) * FORBIDDEN
        found = []
        for layer in self.layers[:upto]:
            x = layer(x, bias)
            found.append(x)
        return found


class Tagger(nn.Module):
    """Encoder, label scores, pointers and the chain."""

    def __init__(self, layers: int, dropout: float = 0.1) -> None:
        super().__init__()
        self.encoder = Encoder(layers, dropout=dropout)
        self.dropout = Dropout(dropout)
        self.scores = nn.Linear(WIDTH, len(LABELS))
        self.pointers = nn.Linear(WIDTH, 4 * POINTER)
        self.nothing = nn.Parameter(torch.zeros(2, POINTER))
        self.moves = nn.Parameter(torch.zeros(len(LABELS), len(LABELS)))
        self.first = nn.Parameter(torch.zeros(len(LABELS)))
        self.register_buffer("illegal", illegal_moves())
        starts = torch.tensor([0.0 if name == "O" or name[0] in "BS" else FORBIDDEN for name in LABELS])
        ends = torch.tensor([0.0 if name == "O" or name[0] in "ES" else FORBIDDEN for name in LABELS])
        self.register_buffer("starts", starts)
        self.register_buffer("ends", ends)

    def heads(self, ids: Tensor, signals: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """Return label scores and pointer vectors of every piece."""
        hidden = self.dropout(self.encoder(ids, signals, mask))
        return self.scores(hidden), self.pointers(hidden)

    def forward(self, ids: Tensor, signals: Tensor, mask: Tensor, firsts: Tensor) -> tuple[Tensor, Tensor]:
        """Return label scores and pointer vectors of every unit: those of its first piece."""
        scores, pointers = self.heads(ids, signals, mask)
        rows = torch.arange(ids.shape[0])[:, None]
        return scores[rows, firsts].float(), pointers[rows, firsts].float()

    def transitions(self) -> Tensor:
        """Return what moving from one label to another scores."""
        return self.moves + self.illegal

    def nll(self, scores: Tensor, units: Tensor, opens: Tensor, labels: Tensor) -> Tensor:
        """Negative log likelihood of the labels, summed over windows."""
        # A new paragraph is a new chain: what was before must have ended, and the moves start again.
        moves = self.transitions()
        fresh = self.ends[:, None] + (self.starts + self.first)[None, :]
        alpha = scores[:, 0] + self.starts + self.first
        gold = alpha.gather(1, labels[:, :1])[:, 0]
        for at in range(1, scores.shape[1]):
            step = torch.where(opens[:, at, None, None], fresh, moves)
            # (rows, from, to); log of a product of probabilities, kept stable by the greatest of each row
            new = torch.logsumexp(alpha[:, :, None] + step, 1) + scores[:, at]
            alpha = torch.where(units[:, at, None], new, alpha)
        before, after = labels[:, :-1], labels[:, 1:]
        steps = torch.where(opens[:, 1:], fresh[before, after], moves[before, after])
        steps = steps + scores[:, 1:].gather(2, after[:, :, None])[:, :, 0]
        gold = gold + (steps * units[:, 1:]).sum(1)
        lasts = labels.gather(1, units.sum(1, keepdim=True) - 1)[:, 0]
        return (torch.logsumexp(alpha + self.ends, 1) - gold - self.ends[lasts]).sum()

    def point(self, pointers: Tensor, units: Tensor) -> tuple[Tensor, Tensor]:
        """Scores (windows, units, units + 1) of content units for cues and of cue units for sources; the last is nothing."""
        as_content, as_cue, of_cue, as_source = pointers.split(POINTER, -1)
        out = []
        for number, (asking, answering) in enumerate(((as_content, as_cue), (of_cue, as_source))):
            products = asking @ answering.transpose(1, 2) / POINTER**0.5
            products = products.masked_fill(~units[:, None, :], FORBIDDEN)
            nothing = (asking @ self.nothing[number])[:, :, None] / POINTER**0.5
            out.append(torch.cat([products, nothing], -1))
        return out[0], out[1]

    def pointer_loss(self, pointers: Tensor, units: Tensor, to_cue: Tensor, to_source: Tensor) -> tuple[Tensor, Tensor]:
        """Mean cross entropy of the cues and of the sources pointed to."""
        cues, sources = self.point(pointers, units)
        return tuple(
            functional.cross_entropy(found.flatten(0, 1), aims.flatten(), ignore_index=IGNORED, reduction="sum")
            / max(1, int((aims != IGNORED).sum()))
            for found, aims in ((cues, to_cue), (sources, to_source))
        )


def illegal_moves() -> Tensor:
    """Zero where a label may follow another, else a large negative number."""
    out = torch.full((len(LABELS), len(LABELS)), FORBIDDEN)
    for i, before in enumerate(LABELS):
        for j, after in enumerate(LABELS):
            inside = before[0] in "BI"
            fits = after[0] in "IE" and before[2:] == after[2:] if inside else after[0] in "OBS"
            if fits:
                out[i, j] = 0.0
    return out


def load_base(tagger: Tagger, folder: Path) -> None:
    """Fill the encoder with the first layers of the base (its ``model.safetensors``)."""
    weights = {name.removeprefix("bert."): value.float() for name, value in load_file(folder / "model.safetensors").items()}
    encoder = tagger.encoder
    state = {
        "words.weight": weights["embeddings.word_embeddings.weight"],
        "places.weight": weights["embeddings.position_embeddings.weight"],
        "signals.weight": weights["embeddings.token_type_embeddings.weight"][:1].repeat(SIGNALS, 1),
        "norm.weight": weights["embeddings.LayerNorm.weight"],
        "norm.bias": weights["embeddings.LayerNorm.bias"],
    }
    names = {
        "out": "attention.output.dense", "norm1": "attention.output.LayerNorm", "up": "intermediate.dense",
        "down": "output.dense", "norm2": "output.LayerNorm",
    }  # fmt: skip
    for number in range(len(encoder.layers)):
        base = f"encoder.layer.{number}"
        for kind in ("weight", "bias"):
            parts = [weights[f"{base}.attention.self.{part}.{kind}"] for part in ("query", "key", "value")]
            state[f"layers.{number}.qkv.{kind}"] = torch.cat(parts)
            for ours, theirs in names.items():
                state[f"layers.{number}.{ours}.{kind}"] = weights[f"{base}.{theirs}.{kind}"]
    encoder.load_state_dict(state)
    nn.init.normal_(encoder.signals.weight[1:].data, std=0.0)
    with torch.no_grad():
        encoder.signals.weight.copy_(state["signals.weight"] + 0.01 * torch.randn(SIGNALS, WIDTH))


def save(tagger: Tagger, path: Path, **facts: object) -> None:
    torch.save({"state": tagger.state_dict(), "facts": json.dumps(facts)}, path)


def load(path: Path) -> tuple[Tagger, dict[str, object]]:
    stored = torch.load(path, weights_only=True)
    facts = json.loads(stored["facts"])
    tagger = Tagger(facts["layers"])
    tagger.load_state_dict(stored["state"])
    return tagger.eval(), facts
