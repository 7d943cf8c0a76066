"""Our own encoder over paragraphs: which words are sources, cues and contents of statements, and which belong together.

"Kara said that he left" -> source "Kara", cue "said", content "he left". In: reports. Out: one tagging each. A span is trimmed
to words; which quotation marks belong to it is left to the statements. Model and scores: docs/models/statements.md.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dragoman.model import ModelError, Report
from dragoman.model.tagging import Role, Tagged, Tagging, Tie
from dragoman.reading.chain import Chain, best_labels, marginals
from dragoman.reading.paragraphs import Paragraph, paragraphs_of
from dragoman.reading.pieces import Encoded, Pieces, Window, encode_paragraph, pack_windows

__all__ = ["Tagger", "load_tagger", "tagger_version", "spans_in"]

MODEL = Path(__file__).parent / "models" / "statements-1"
ROLES: tuple[Role, ...] = ("source", "cue", "content")
BATCH_CODE_POINTS = 60_000  # about 20 articles, whose labels are chosen together
OPENS, CLOSES, PADS = 101, 102, 0  # [CLS], [SEP] and [PAD] of uncased BERT
POINTERS = 4  # vectors a unit has: as content, as cue, of a cue, as source

Floats = NDArray[np.float32]
_Part = tuple[Window, list[Tagged], list[Tie]]


@dataclass(frozen=True, slots=True, eq=False)
class _Sheet:
    """A report on the way: its paragraphs as pieces, and where each starts."""

    starts: tuple[int, ...]
    paragraphs: tuple[Encoded, ...]


@dataclass(frozen=True, slots=True, eq=False)
class _Page:
    """A window read: its label scores, pointer vectors and where its paragraphs open."""

    sheet: int
    window: Window
    scores: Floats
    pointers: Floats


class Tagger:
    """Tags reports with one loaded model, on one thread.

    Attributes:
        made_by: The model and its version.
    """

    def __init__(self, session: Any, tokenizer: Any, settings: dict[str, Any]) -> None:  # noqa: ANN401 - untyped packages
        self._session = session
        self._tokenizer = tokenizer
        moves, starts, ends = (np.asarray(settings[name], np.float32) for name in ("moves", "starts", "ends"))
        self._chain = Chain(moves, starts, ends)
        self._nothing = np.asarray(settings["nothing"], np.float32)
        self.made_by: str = settings["made_by"]

    def tag(self, reports: Iterable[Report]) -> Iterator[Tagging]:
        """Yield the tagging of each report, in order."""
        return self.tag_pieces((report, paragraphs_of(report)) for report in reports)

    def tag_pieces(self, pieces: Iterable[tuple[Report, Sequence[Paragraph]]]) -> Iterator[Tagging]:
        """Yield the tagging of pieces of each report, in order.

        Args:
            pieces: Reports with the pieces to read as if each were a paragraph: contents, for what is told inside them.
        """
        batch: list[tuple[Report, Sequence[Paragraph]]] = []
        size = 0
        for report, chosen in pieces:
            batch.append((report, chosen))
            size += sum(piece.end - piece.start for piece in chosen)
            if size >= BATCH_CODE_POINTS:
                yield from self._tag_batch(batch)
                batch, size = [], 0
        yield from self._tag_batch(batch)

    def _tag_batch(self, batch: Sequence[tuple[Report, Sequence[Paragraph]]]) -> Iterator[Tagging]:
        sheets = [self._encode(report, pieces) for report, pieces in batch]
        windows = [(at, window) for at, sheet in enumerate(sheets) for window in pack_windows(sheet.paragraphs)]
        found: list[list[_Part]] = [[] for _ in sheets]
        pages = [self._read(sheets[at].paragraphs, at, window) for at, window in windows]
        for sheet, part in self._decode(sheets, pages):
            found[sheet].append(part)
        for one in found:
            yield _join(one)

    def _encode(self, report: Report, pieces: Sequence[Paragraph]) -> _Sheet:
        starts, paragraphs = [], []
        for paragraph in pieces:
            encoded = encode_paragraph(report.text[paragraph.start : paragraph.end], self._cut)
            if len(encoded.firsts):
                starts.append(paragraph.start)
                paragraphs.append(encoded)
        return _Sheet(tuple(starts), tuple(paragraphs))

    def _cut(self, text: str) -> Pieces:
        encoding = self._tokenizer.encode(text, add_special_tokens=False)
        return encoding.ids, encoding.offsets, encoding.word_ids

    def _read(self, paragraphs: Sequence[Encoded], sheet: int, window: Window) -> _Page:
        # One window a pass: integer weights scale by all that a pass holds, and a report must not read otherwise in company.
        ids = np.full((1, window.pieces), PADS, np.int64)
        signals = np.zeros((1, window.pieces), np.int64)
        firsts = _lay_out(paragraphs, window, ids[0], signals[0])
        scores, pointers = self._session.run(None, {"ids": ids, "signals": signals})
        return _Page(sheet, window, scores[0, firsts], pointers[0, firsts])

    def _decode(self, sheets: Sequence[_Sheet], pages: Sequence[_Page]) -> Iterator[tuple[int, _Part]]:
        if not pages:
            return
        height = max(len(page.scores) for page in pages)
        scores = np.zeros((len(pages), height, pages[0].scores.shape[1]), np.float32)
        units, opens = np.zeros((2, len(pages), height), np.bool_)
        for row, page in enumerate(pages):
            scores[row, : len(page.scores)] = page.scores
            units[row, : len(page.scores)] = True
            opens[row, np.cumsum([0, *(last - first for _, first, last in page.window.runs)])[:-1]] = True
        labels = best_labels(self._chain, scores, units, opens)
        sure = marginals(self._chain, scores, units, opens)
        for row, page in enumerate(pages):
            spans = _tagged(sheets[page.sheet], page.window, labels[row], sure[row])
            places = [(at, span.role, a, b) for at, (span, a, b) in enumerate(spans)]
            ties = list(_ties(places, page.pointers, self._nothing))
            yield page.sheet, (page.window, [span for span, _, _ in spans], ties)


def load_tagger(folder: Path = MODEL) -> Tagger:
    """Load the tagger.

    Args:
        folder: Holds ``tagger.onnx``, ``tagger.json`` and ``tokenizer.json``.

    Raises:
        ModelError: When a file of the model is missing.
    """
    import onnxruntime  # noqa: PLC0415 - asking the store needs no model
    from tokenizers import Tokenizer  # noqa: PLC0415

    for name in ("tagger.onnx", "tagger.json", "tokenizer.json"):
        if not (folder / name).is_file():
            raise ModelError(f"the statement tagger's {name} is missing in {folder}")
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1  # one process a core
    options.log_severity_level = 3
    session = onnxruntime.InferenceSession(str(folder / "tagger.onnx"), options, providers=["CPUExecutionProvider"])
    settings = json.loads((folder / "tagger.json").read_text(encoding="utf-8"))
    return Tagger(session, Tokenizer.from_file(str(folder / "tokenizer.json")), settings)


def tagger_version(folder: Path = MODEL) -> str:
    """Return the tagger's model and version, without loading it.

    Raises:
        ModelError: When the model's settings are missing.
    """
    try:
        settings: dict[str, str] = json.loads((folder / "tagger.json").read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise ModelError(f"the statement tagger's tagger.json is missing in {folder}") from None
    return settings["made_by"]


def spans_in(labels: NDArray[np.int64]) -> Iterator[tuple[int, int, int]]:
    """Yield (role, first unit, last unit + 1) of the spans in legal labels: outside, then begin, in, end, single by role."""
    begin = 0
    for at in np.flatnonzero(labels):
        role, mark = divmod(int(labels[at]) - 1, 4)
        if mark in {0, 3}:
            begin = int(at)
        if mark in {2, 3}:
            yield role, begin, int(at) + 1


def _lay_out(
    paragraphs: Sequence[Encoded], window: Window, ids: NDArray[np.int64], signals: NDArray[np.int64]
) -> NDArray[np.int64]:
    """Write a window's pieces into its row, and return where its units start."""
    ids[0] = OPENS
    at, firsts = 1, []
    for number, first, last in window.runs:
        paragraph = paragraphs[number]
        begin = int(paragraph.firsts[first])
        end = int(paragraph.firsts[last]) if last < len(paragraph.firsts) else len(paragraph.ids)
        end = min(end, begin + len(ids) - at - 1)  # a word longer than a window loses its tail
        ids[at : at + end - begin] = paragraph.ids[begin:end]
        signals[at : at + end - begin] = paragraph.signals[begin:end]
        firsts.append(np.minimum(paragraph.firsts[first:last].astype(np.int64) - begin + at, len(ids) - 1))
        at += end - begin
        ids[at] = CLOSES
        at += 1
    return np.concatenate(firsts)


def _tagged(sheet: _Sheet, window: Window, labels: NDArray[np.int64], sure: Floats) -> list[tuple[Tagged, int, int]]:
    """The spans of a window, with their first unit and last unit + 1 in it."""
    out = []
    bounds = [0, *np.cumsum([last - first for _, first, last in window.runs]).tolist()]
    for (number, first, _), (begin, end) in zip(window.runs, pairwise(bounds), strict=True):
        paragraph, offset = sheet.paragraphs[number], sheet.starts[number]
        for role, a, b in spans_in(labels[begin:end]):
            chosen = sure[np.arange(begin + a, begin + b), labels[begin + a : begin + b]]
            flags = paragraph.signals[paragraph.firsts[first + a : first + b]] % 2
            span = Tagged(
                role=ROLES[role],
                start=offset + int(paragraph.starts[first + a]),
                end=offset + int(paragraph.ends[first + b - 1]),
                score=float(chosen.mean()),
                edges=float(chosen[0] * chosen[-1]),
                paragraph=number,
                quoted=float(flags.mean()),
            )
            out.append((span, begin + a, begin + b))
    return out


def _ties(spans: Sequence[tuple[int, str, int, int]], pointers: Floats, nothing: Floats) -> Iterator[Tie]:
    """Yield how strongly contents point to cues and cues to sources, from vectors of units (units, 4 x width)."""
    width = pointers.shape[1] // POINTERS
    for kind, (asking, answering) in enumerate((("content", "cue"), ("cue", "source"))):
        askers = [(at, a, b) for at, role, a, b in spans if role == asking]
        answers = [(at, a) for at, role, a, _ in spans if role == answering]
        if not askers:
            continue
        asked = pointers[:, (2 * kind) * width : (2 * kind + 1) * width]
        keys = np.vstack([pointers[:, (2 * kind + 1) * width : (2 * kind + 2) * width], nothing[kind]])
        for at, a, b in askers:
            products = asked[a:b] @ keys.T / np.sqrt(width)
            peak = products.max(1, keepdims=True)
            likely = products - peak - np.log(np.exp(products - peak).sum(1, keepdims=True))
            yield Tie(at, None, float(likely[:, -1].mean()))
            for to, first in answers:
                yield Tie(at, to, float(likely[:, first].mean()))


def _join(parts: list[_Part]) -> Tagging:
    """One tagging from the windows of a report, in text order."""
    spans: list[Tagged] = []
    ties: list[Tie] = []
    for _, found, tied in sorted(parts, key=lambda part: part[0].runs[0]):
        base = len(spans)
        spans += found
        ties += [Tie(base + tie.span, None if tie.to is None else base + tie.to, tie.strength) for tie in tied]
    return Tagging(tuple(spans), tuple(ties))
