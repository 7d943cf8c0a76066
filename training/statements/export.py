"""Export a trained tagger: ONNX with int8 weights per channel, the tokenizer and the chain.

    python -m training.statements.export --base FOLDER --model FOLDER/last.pt --out src/dragoman/reading/models/statements-1

In: ``best.pt`` or ``last.pt``. Out: ``tagger.onnx``, ``tagger.json``, ``tokenizer.json``.
"""

import argparse
import json
import tempfile
import warnings
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from torch import Tensor, nn

from training.statements.corpus import LABELS, load_tokenizer
from training.statements.network import Tagger, load
from training.statements.running import settings_of

OPSET = 17  # layer normalisation as one node


class Heads(nn.Module):
    """What runs at run time: pieces and signals in, label scores and pointer vectors of every piece out."""

    def __init__(self, tagger: Tagger) -> None:
        super().__init__()
        self.tagger = tagger

    def forward(self, ids: Tensor, signals: Tensor) -> tuple[Tensor, Tensor]:
        """Padding is piece nought."""
        return self.tagger.heads(ids, signals, ids != 0)


def export(tagger: Tagger, path: Path) -> None:
    ids = torch.randint(1000, 20000, (2, 24))
    ids[1, 20:] = 0
    signals = torch.randint(0, 6, (2, 24))
    with tempfile.TemporaryDirectory() as folder, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        plain, ready = Path(folder) / "plain.onnx", Path(folder) / "ready.onnx"
        axes = {name: {0: "windows", 1: "pieces"} for name in ("ids", "signals", "scores", "pointers")}
        torch.onnx.export(
            Heads(tagger).eval(), (ids, signals), str(plain), dynamic_axes=axes, opset_version=OPSET, dynamo=False,
            input_names=["ids", "signals"], output_names=["scores", "pointers"],
        )  # fmt: skip
        quant_pre_process(str(plain), str(ready), skip_symbolic_shape=True)
        # Seven bits: with eight, processors without VNNI overflow, and here joint/soft lost 0.8 where seven lost 0.1.
        quantize_dynamic(str(ready), str(path), per_channel=True, reduce_range=True, weight_type=QuantType.QInt8)
    onnx.checker.check_model(str(path))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("base", "model", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    parser.add_argument("--eager", type=float, default=0.0)
    parser.add_argument("--name", default="statements@1")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    tagger, facts = load(options.model)
    export(tagger, options.out / "tagger.onnx")
    settings = {"labels": list(LABELS), **settings_of(tagger, options.eager, options.name), "training": facts}
    (options.out / "tagger.json").write_text(json.dumps(settings, indent=1) + "\n", encoding="utf-8")
    load_tokenizer(options.base / "tokenizer.json").save(str(options.out / "tokenizer.json"), pretty=False)
    for path in sorted(options.out.iterdir()):
        print(f"{path.name}: {path.stat().st_size / 2**20:.1f} MiB")


if __name__ == "__main__":
    main()
