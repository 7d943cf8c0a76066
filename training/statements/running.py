"""Run a trained network, before or after its export, through the very code of the run time."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import torch

from dragoman.model import Report, text_id
from dragoman.model.tagging import Tagging
from dragoman.reading.tagger import Tagger as Runtime
from dragoman.reading.tagger import load_tagger
from training.statements.corpus import LABELS, Document, load_tokenizer
from training.statements.network import Tagger, load


class TorchSession:
    """Stands in for an ONNX session."""

    def __init__(self, tagger: Tagger) -> None:
        self.tagger = tagger

    def run(self, _: None, feeds: dict[str, np.ndarray]) -> list[np.ndarray]:
        """Return label scores and pointer vectors of every piece."""
        ids, signals = torch.from_numpy(feeds["ids"]), torch.from_numpy(feeds["signals"])
        with torch.no_grad(), torch.autocast("cpu", torch.bfloat16, enabled=torch.cpu._is_avx512_bf16_supported()):
            return [part.float().numpy() for part in self.tagger.heads(ids, signals, ids != 0)]


def settings_of(tagger: Tagger, eager: float, made_by: str) -> dict[str, Any]:
    """The chain, with a bonus for every span that begins: the forests drop what it finds too much."""
    with torch.no_grad():
        bonus = torch.tensor([eager if name[0] in "BS" else 0.0 for name in LABELS])
        rounded = {
            "moves": tagger.transitions() + bonus,
            "starts": tagger.starts + tagger.first + bonus,
            "ends": tagger.ends,
            "nothing": tagger.nothing,
        }
    return {name: np.round(value.detach().numpy().astype(float), 5).tolist() for name, value in rounded.items()} | {
        "eager": eager,
        "made_by": made_by,
    }


def report_of(document: Document) -> Report:
    return Report(id=text_id(document.text), key=document.name, file=document.name, text=document.text)


def tag_with(model: Path, base: Path, documents: list[Document], *, eager: float = 0.0) -> list[tuple[Document, Tagging]]:
    """Tag documents with ``best.pt`` or with an exported folder."""
    torch.set_num_threads(1)
    if model.is_dir():
        runtime = load_tagger(model)
    else:
        tagger, _ = load(model)
        tokenizer = load_tokenizer(base / "tokenizer.json")
        runtime = Runtime(TorchSession(tagger), tokenizer, json.loads(json.dumps(settings_of(tagger, eager, "training"))))
    return list(zip(documents, runtime.tag(map(report_of, documents)), strict=True))
