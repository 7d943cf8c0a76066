"""Export a trained tagger: ONNX with int8 weights per channel, the tokenizer and the chain.

    python -m training.statements.export --base FOLDER --model FOLDER/raw.pt --eager 0.4 --out MODEL

In: what training saved. Out: ``tagger.onnx``, ``tagger.json``, ``tokenizer.json``.
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


class WordRows(nn.Module):
    """Word vectors in eight bits with a scale each: one scale for all of them, as the quantiser gives, blurs the rare words."""

    def __init__(self, words: nn.Embedding) -> None:
        super().__init__()
        scale = words.weight.detach().abs().amax(1, keepdim=True).clamp_min(1e-8) / 127
        self.register_buffer("rows", (words.weight.detach() / scale).round().to(torch.int8))
        self.register_buffer("scale", scale)

    def forward(self, ids: Tensor) -> Tensor:
        """Return the vectors of pieces."""
        return self.rows[ids].float() * self.scale[ids]


class Heads(nn.Module):
    """What runs at run time: pieces and signals in, label scores and pointer vectors of every piece out."""

    def __init__(self, tagger: Tagger) -> None:
        super().__init__()
        self.tagger = tagger
        self.tagger.encoder.words = WordRows(tagger.encoder.words)

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
        # Seven bits: with eight, processors without VNNI can overflow. With VNNI eight is better by 0.2 joint/soft.
        quantize_dynamic(
            str(ready), str(path), per_channel=True, reduce_range=True, weight_type=QuantType.QInt8,
            op_types_to_quantize=["MatMul"], nodes_to_exclude=heads_of(ready),
        )  # fmt: skip
    onnx.checker.check_model(str(path))


def heads_of(path: Path) -> list[str]:
    """Names of the products that make the outputs: small, and left as they are."""
    graph = onnx.load(str(path)).graph
    makers = {name: node for node in graph.node for name in node.output}
    found = []
    for output in graph.output:
        node = makers[output.name]
        while node.op_type != "MatMul":
            node = next(makers[name] for name in node.input if name in makers)
        found.append(node.name)
    return found


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
