"""The event head: a small branch of its own on two middle layers of the statement tagger's encoder, which stays as it is.

In: the encoder's hidden vectors of pieces after the second and the fourth layer. Out: for every piece the scores of no event
and the 16 types, and of the five statuses. Upper layers are not asked: what statements do not need, they have forgotten. It is
not shipped; docs/models/events.md says why.
"""

import json
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

from dragoman.model.terms import EVENT_TYPES, STATUSES
from training.statements.network import FORBIDDEN, WIDTH, Dropout

TAPS = (1, 3)  # layers, from nought
NARROW, HEADS = 192, 6
KINDS = ("none", *EVENT_TYPES)


class NarrowLayer(nn.Module):
    """A transformer layer (norm before), ``NARROW`` wide."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.norm1, self.norm2 = nn.LayerNorm(NARROW), nn.LayerNorm(NARROW)
        self.qkv = nn.Linear(NARROW, 3 * NARROW)
        self.out = nn.Linear(NARROW, NARROW)
        self.up = nn.Linear(NARROW, 4 * NARROW)
        self.down = nn.Linear(4 * NARROW, NARROW)
        self.dropout = Dropout(dropout)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """Return ``x`` one layer on; the mask is added to attention scores."""
        rows, length, _ = x.shape
        each = NARROW // HEADS
        q, k, v = self.qkv(self.norm1(x)).view(rows, length, 3, HEADS, each).permute(2, 0, 3, 1, 4)
        mixed = ((q @ k.transpose(-1, -2) * each**-0.5 + mask).softmax(-1).to(v.dtype) @ v).transpose(1, 2)
        x = x + self.dropout(self.out(mixed.reshape(rows, length, NARROW)))
        return x + self.dropout(self.down(functional.gelu(self.up(self.norm2(x)))))


class EventHead(nn.Module):
    """Scores of kinds and statuses of every piece."""

    def __init__(self, layers: int = 2, dropout: float = 0.15) -> None:
        super().__init__()
        self.entry = nn.Linear(len(TAPS) * WIDTH, NARROW)
        self.layers = nn.ModuleList(NarrowLayer(dropout) for _ in range(layers))
        self.norm = nn.LayerNorm(NARROW)
        self.dropout = Dropout(dropout)
        self.kinds = nn.Linear(NARROW, len(KINDS) + len(STATUSES))

    def forward(self, taps: Tensor, mask: Tensor) -> Tensor:
        """Return scores (windows, pieces, kinds + statuses).

        Args:
            taps: Hidden vectors of the tapped layers side by side.
            mask: Whether a piece is one.
        """
        bias = (1.0 - mask[:, None, None, :].to(taps.dtype)) * FORBIDDEN
        x = self.dropout(self.entry(self.dropout(taps)))
        for layer in self.layers:
            x = layer(x, bias)
        return self.kinds(self.dropout(self.norm(x)))


def save_head(head: EventHead, path: Path, **facts: object) -> None:
    torch.save({"state": head.state_dict(), "facts": json.dumps({"layers": len(head.layers), **facts})}, path)


def load_head(path: Path) -> tuple[EventHead, dict[str, object]]:
    stored = torch.load(path, weights_only=True)
    facts = json.loads(stored["facts"])
    head = EventHead(facts["layers"])
    head.load_state_dict(stored["state"])
    return head.eval(), facts
