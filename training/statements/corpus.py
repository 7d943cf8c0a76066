"""PolNeAR as pieces and labels: documents, their annotators' attributions, windows and batches.

In: a split of the corpus (text/*.txt, attributions/*.ann). Out: batches of arrays for the network. Offsets are code points.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

from dragoman.reading.pieces import Encoded, Window, encode_paragraph, pack_windows

ROLES = ("source", "cue", "content")
OUTSIDE = 0
LABELS = ("O", *(f"{mark}-{role}" for role in ROLES for mark in "BIES"))
IGNORED = -100

Spans = list[tuple[int, int]]
Attribution = dict[str, Spans]


@dataclass
class Document:
    """A document: its paragraphs as pieces, and each annotator's attributions."""

    name: str
    text: str
    offsets: list[int]
    paragraphs: list[Encoded]
    annotators: dict[str, list[Attribution]] = field(default_factory=dict)
    targets: dict[str, list[dict[str, np.ndarray]]] = field(default_factory=dict)


def load_tokenizer(path: Path) -> Tokenizer:
    tokenizer = Tokenizer.from_file(str(path))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


def cut_with(tokenizer: Tokenizer):  # noqa: ANN201 - a closure
    def tokenize(text: str) -> tuple[list[int], list[tuple[int, int]], list[int | None]]:
        encoding = tokenizer.encode(text, add_special_tokens=False)
        return encoding.ids, encoding.offsets, encoding.word_ids

    return tokenize


def read_annotations(path: Path) -> list[Attribution]:
    marked: dict[str, tuple[str, Spans]] = {}
    found: list[Attribution] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        columns = line.split("\t")
        if line.startswith("T") and len(columns) > 1:
            label, offsets = columns[1].split(" ", 1)
            marked[columns[0]] = label, [(int(a), int(b)) for a, b in (piece.split() for piece in offsets.split(";"))]
        elif line.startswith("E"):
            attribution: Attribution = {role: [] for role in ROLES}
            for part in columns[1].split()[1:]:
                name, key = part.split(":")
                role = re.sub(r"\d+$", "", name).lower()
                if role in ROLES and key in marked:
                    attribution[role] += marked[key][1]
            if any(attribution.values()):
                found.append({role: sorted(set(spans)) for role, spans in attribution.items()})
    return found


def load_documents(split: Path, tokenizer: Tokenizer, *, limit: int | None = None) -> list[Document]:
    annotations: dict[str, dict[str, Path]] = {}
    for path in sorted((split / "attributions").glob("*.ann")):
        name, annotator = path.stem.rsplit("_", 1)
        annotations.setdefault(name, {})[annotator] = path
    documents = []
    for name in sorted(annotations)[:limit]:
        with (split / "text" / f"{name}.txt").open(encoding="utf-8", newline="") as file:
            text = file.read()
        document = cut_document(name, text, tokenizer)
        for annotator, path in annotations[name].items():
            document.annotators[annotator] = read_annotations(path)
            document.targets[annotator] = label(document, document.annotators[annotator])
        documents.append(document)
    return documents


def cut_document(name: str, text: str, tokenizer: Tokenizer) -> Document:
    offsets, paragraphs = [], []
    for line in re.finditer(r"[^\n\r]+", text):
        if line.group().strip():
            encoded = encode_paragraph(line.group(), cut_with(tokenizer))
            if len(encoded.firsts):
                offsets.append(line.start())
                paragraphs.append(encoded)
    return Document(name, text, offsets, paragraphs)


def label(document: Document, attributions: Sequence[Attribution]) -> list[dict[str, np.ndarray]]:
    """Labels of every unit of every paragraph, and the unit (paragraph, unit) of the cue and source that it points to."""
    out = []
    for encoded in document.paragraphs:
        count = len(encoded.firsts)
        out.append(
            {
                "labels": np.zeros(count, np.int64),
                "points": np.full((count, 2), IGNORED, np.int64),  # the (paragraph, unit) pointed to; -1 is nothing
            }
        )
    for attribution in attributions:
        runs = {role: list(_unit_runs(document, attribution[role])) for role in ROLES}
        cue = runs["cue"][0][:2] if runs["cue"] else (-1, -1)
        source = runs["source"][0][:2] if runs["source"] else (-1, -1)
        for role in ROLES:
            for number, first, last in runs[role]:
                _mark(out[number]["labels"], 1 + 4 * ROLES.index(role), first, last)
        for number, first, last in runs["content"]:
            out[number]["points"][first:last] = cue
        for number, first, last in runs["cue"]:
            out[number]["points"][first:last] = source
    return out


def _mark(labels: np.ndarray, base: int, first: int, last: int) -> None:
    if last - first == 1:
        labels[first] = base + 3
        return
    labels[first], labels[last - 1] = base, base + 2
    labels[first + 1 : last - 1] = base + 1


def legal(labels: np.ndarray) -> np.ndarray:
    """Labels that the chain allows: a span that a window cuts, or that another overwrites, is begun and ended anew."""
    out = np.zeros_like(labels)
    begin = None
    for at in range(len(labels) + 1):
        role = (labels[at] - 1) // 4 if at < len(labels) and labels[at] else -1
        goes_on = begin is not None and role == (labels[begin] - 1) // 4 and (labels[at] - 1) % 4 in (1, 2)
        if begin is not None and not goes_on:
            _mark(out, 1 + 4 * int((labels[begin] - 1) // 4), begin, at)
            begin = None
        if begin is None and role >= 0:
            begin = at
    return out


def _unit_runs(document: Document, spans: Spans) -> Iterator[tuple[int, int, int]]:
    """The units of spans, paragraph by paragraph; neighbouring pieces are joined; marks at the ends are left out."""
    runs: list[list[int]] = []
    for start, end in spans:
        for number, (offset, encoded) in enumerate(zip(document.offsets, document.paragraphs, strict=True)):
            first = int(np.searchsorted(encoded.ends, start - offset, side="right"))
            last = int(np.searchsorted(encoded.starts, end - offset, side="left"))
            if first >= last:
                continue
            if runs and runs[-1][0] == number and runs[-1][2] == first:
                runs[-1][2] = last
            else:
                runs.append([number, first, last])
    for number, first, last in runs:
        yield number, *_without_marks(document, number, first, last)


def _without_marks(document: Document, number: int, first: int, last: int) -> tuple[int, int]:
    offset, encoded = document.offsets[number], document.paragraphs[number]

    def is_word(unit: int) -> bool:
        return any(c.isalnum() for c in document.text[offset + encoded.starts[unit] : offset + encoded.ends[unit]])

    words = [unit for unit in range(first, last) if is_word(unit)]
    return (words[0], words[-1] + 1) if words else (first, last)


@dataclass
class Batch:
    """Windows as arrays: pieces (windows, pieces), units (windows, units)."""

    ids: np.ndarray
    signals: np.ndarray
    mask: np.ndarray
    firsts: np.ndarray
    units: np.ndarray
    opens: np.ndarray
    labels: np.ndarray
    to_cue: np.ndarray
    to_source: np.ndarray
    members: list[tuple[int, Window]]


CLS, SEP, MASK = 101, 102, 103


def make_batch(members: Sequence[tuple[int, Window]], documents: Sequence[Document], annotators: Sequence[str]) -> Batch:
    """Lay windows out as arrays.

    Args:
        members: (document, window).
        documents: The documents.
        annotators: Whose labels each document takes.
    """
    width = max(window.pieces for _, window in members)
    height = max(sum(last - first for _, first, last in window.runs) for _, window in members)
    rows = len(members)
    ids, signals = np.zeros((rows, width), np.int64), np.zeros((rows, width), np.int64)
    mask, units = np.zeros((rows, width), bool), np.zeros((rows, height), bool)
    firsts, opens = np.zeros((rows, height), np.int64), np.zeros((rows, height), bool)
    labels = np.zeros((rows, height), np.int64)
    points = [np.full((rows, height), IGNORED, np.int64) for _ in range(2)]
    for row, (number, window) in enumerate(members):
        document = documents[number]
        at, unit_at = 1, 0
        ids[row, 0] = CLS
        place: dict[tuple[int, int], int] = {}
        for paragraph, first, last in window.runs:
            encoded = document.paragraphs[paragraph]
            bounds = np.append(encoded.firsts, len(encoded.ids))
            a, b = bounds[first], bounds[last]
            ids[row, at : at + b - a], signals[row, at : at + b - a] = encoded.ids[a:b], encoded.signals[a:b]
            firsts[row, unit_at : unit_at + last - first] = encoded.firsts[first:last] - a + at
            opens[row, unit_at] = True
            target = document.targets[annotators[number]][paragraph] if annotators[number] else None
            if target is not None:
                labels[row, unit_at : unit_at + last - first] = legal(target["labels"][first:last])
            for unit in range(first, last):
                place[paragraph, unit] = unit_at + unit - first
            at += b - a
            ids[row, at] = SEP
            at += 1
            unit_at += last - first
        mask[row, :at] = True
        units[row, :unit_at] = True
        if annotators[number]:
            _point(document.targets[annotators[number]], window, place, labels[row], points[0][row], points[1][row], height)
    return Batch(ids, signals, mask, firsts, units, opens, labels, *points, list(members))


def _point(targets, window, place, labels, to_cue, to_source, null) -> None:  # noqa: ANN001, PLR0917 - as in make_batch
    for paragraph, first, last in window.runs:
        aims = targets[paragraph]["points"]
        for unit in range(first, last):
            aim = tuple(int(part) for part in aims[unit])
            if aim[0] == IGNORED:
                continue
            at = place[paragraph, unit]
            role = (labels[at] - 1) // 4
            if role == 2:
                to_cue[at] = place.get(aim, null)
            elif role == 1:
                to_source[at] = null if aim[0] < 0 else place.get(aim, IGNORED)


def batches(
    documents: Sequence[Document], *, pieces: int, rng: np.random.Generator | None, longest: int, first_annotator: bool = False
) -> Iterator[Batch]:
    """Yield batches of windows of similar length; with ``rng`` the cuts, the order and the annotators are drawn anew."""
    members, annotators = [], []
    for number, document in enumerate(documents):
        names = sorted(document.annotators)
        if not names:
            annotators.append("")
        elif rng is None or first_annotator:
            annotators.append(names[0])
        else:
            annotators.append(names[rng.integers(len(names))])
        first = int(rng.integers(longest // 4, longest + 1)) if rng is not None else None
        members += [(number, window) for window in pack_windows(document.paragraphs, longest=longest, first_longest=first)]
    jitter = rng.random(len(members)) * 12 if rng is not None else np.zeros(len(members))
    order = sorted(range(len(members)), key=lambda at: members[at][1].pieces + jitter[at])
    groups: list[list[int]] = [[]]
    for at in order:
        if groups[-1] and (len(groups[-1]) + 1) * members[at][1].pieces > pieces:
            groups.append([])
        groups[-1].append(at)
    if rng is not None:
        rng.shuffle(groups)
    for group in groups:
        yield make_batch([members[at] for at in group], documents, annotators)
