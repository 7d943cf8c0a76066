"""Attributions from marked spans: every content goes to its cue, every cue to its source or to none, doubtful ones are dropped.

"“No,” Kara said, “never.”" -> source Kara, cue said, contents “No,” and “never.” In: a tagging, its text and three forests.
Out: source, cue and contents, quotation marks included; stance, manner and actors are left to the rest of the room.
"""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dragoman.model import ModelError
from dragoman.model.tagging import Tagged, Tagging
from dragoman.statements.pairing import Floats, Forest, Pairs, Surroundings, pair_spans

__all__ = ["Attributed", "Judges", "attribute_tagged", "draft_rows", "link_spans", "load_judges"]

STORED = Path(__file__).parent / "pairing-1.json"
_SPEAKERS = frozenset({"i", "we", "you"})
_BRACKETS = {")": "(", "]": "[", ">": "<"}
_OPENING, _CLOSING = "\"“„«‘'`", "\"”»’'"

Piece = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Attributed:
    """Who says what, as spans ``[start, end)`` in code points.

    Attributes:
        source: The source phrase; None where there is none.
        cue: The reporting words.
        contents: What is said, in text order, quotation marks included.
        confidence: Expected overlap with what a reader would mark, source right, 0 to 1.
    """

    source: Piece | None
    cue: Piece
    contents: tuple[Piece, ...]
    confidence: float


@dataclass(frozen=True, slots=True, eq=False)
class Judges:
    """The forests that link spans and their thresholds.

    Attributes:
        cue: Judges contents with cues.
        source: Judges cues with sources.
        kept: Judges linked attributions.
        least_cue: A content whose best cue is below it belongs to none.
        least_source: A cue whose best source is below it has none.
        least: An attribution below it is dropped.
    """

    cue: Forest
    source: Forest
    kept: Forest
    least_cue: float
    least_source: float
    least: float

    @classmethod
    def from_json(cls, stored: dict[str, Any]) -> "Judges":
        """Read judges as ``training/statements/pair.py`` writes them."""
        cue, source, kept = (Forest.from_json(stored[name]) for name in ("cue", "source", "kept"))
        return cls(cue, source, kept, *(float(stored[name]) for name in ("least_cue", "least_source", "least")))


@dataclass(frozen=True, slots=True)
class Link:
    """A cue with its contents and source, as indexes into the tagging's spans, and how sure each link is."""

    cue: int
    source: int | None
    contents: tuple[int, ...]
    content_scores: tuple[float, ...]
    source_score: float


def load_judges(path: Path = STORED) -> Judges:
    """Load the forests.

    Raises:
        ModelError: When the file is missing.
    """
    if not path.is_file():
        raise ModelError(f"the forests that link statements are missing: {path}")
    return Judges.from_json(json.loads(path.read_text(encoding="utf-8")))


def attribute_tagged(tagging: Tagging, text: str, judges: Judges) -> tuple[Attributed, ...]:
    """Link the marked spans of a report into attributions.

    Args:
        tagging: The marked spans and their ties.
        text: The report's text.
        judges: The forests that decide.

    Returns:
        Attributions by the place of their cue; one a cue.
    """
    around = Surroundings(tagging, text)
    cues = pair_spans(tagging, around, "content", "cue")
    sources = pair_spans(tagging, around, "cue", "source")
    links = link_spans(tagging, cues, sources, judges)
    if not links:
        return ()
    values = judges.kept.judge(draft_rows(tagging, around, links))
    found = []
    for link, value in zip(links, values.tolist(), strict=True):
        if value < judges.least:
            continue
        source = None if link.source is None else _with_bracket(text, tagging.spans[link.source])
        cue = tagging.spans[link.cue]
        contents = tuple(_with_marks(text, tagging.spans[at].start, tagging.spans[at].end) for at in link.contents)
        found.append(Attributed(source, (cue.start, cue.end), contents, min(max(value, 0.0), 1.0)))
    return tuple(found)


def link_spans(tagging: Tagging, cues: Pairs, sources: Pairs, judges: Judges) -> list[Link]:
    """Give every content its best cue, and every cue that has a content its best source.

    Args:
        tagging: The marked spans.
        cues: Contents paired with cues.
        sources: Cues paired with sources.
        judges: The forests that decide.
    """
    cue_of = _best(cues, judges.cue.judge(cues.rows), judges.least_cue)
    source_of = _best(sources, judges.source.judge(sources.rows), -1.0)
    contents: dict[int, list[tuple[int, float]]] = {}
    for content, (cue, score) in sorted(cue_of.items()):
        contents.setdefault(cue, []).append((content, score))
    links = []
    for cue, parts in sorted(contents.items(), key=lambda one: tagging.spans[one[0]].start):
        source, score = source_of.get(cue, (None, 0.0))
        links.append(
            Link(
                cue,
                source if score >= judges.least_source else None,
                tuple(content for content, _ in parts),
                tuple(score for _, score in parts),
                score,
            )
        )
    return links


def _best(pairs: Pairs, scores: NDArray[np.float64], least: float) -> dict[int, tuple[int, float]]:
    best: dict[int, tuple[int, float]] = {}
    for span, to, score in zip(pairs.span.tolist(), pairs.to.tolist(), scores.tolist(), strict=True):
        if score >= least and (span not in best or score > best[span][1]):
            best[span] = to, score
    return best


def draft_rows(tagging: Tagging, around: Surroundings, links: list[Link]) -> Floats:
    """Return one row of numbers per linked attribution, for the forest that says which to keep."""
    nothing = {tie.span: tie.strength for tie in tagging.ties if tie.to is None}
    shared = [link.source for link in links if link.source is not None]
    rows = []
    for link in links:
        cue = tagging.spans[link.cue]
        parts = [tagging.spans[at] for at in link.contents]
        longest = max(parts, key=lambda part: part.end - part.start)
        source = None if link.source is None else tagging.spans[link.source]
        first, last = (parts[0], cue) if parts[0].start < cue.start else (cue, parts[0])
        between = np.asarray([first.end]), np.asarray([max(first.end, last.start)])
        rows.append([
            max(link.content_scores), min(link.content_scores), link.source_score, source is None,
            len(parts), np.log1p(sum(part.end - part.start for part in parts)), np.log1p(longest.end - longest.start),
            longest.score, longest.edges, longest.quoted, min(part.score for part in parts), min(part.edges for part in parts),
            cue.score, cue.edges, np.log1p(cue.end - cue.start), cue.quoted,
            *_source_facts(source), 0 if link.source is None else shared.count(link.source),
            nothing.get(link.cue, 0.0), nothing.get(link.contents[0], 0.0),
            float(around.bare_letters(*between)[0]), float(around.stops(*between)[0]), parts[0].paragraph - cue.paragraph,
            source is not None and around.text[source.start : source.end].lower() in _SPEAKERS,
            not around.text[cue.start : cue.end].strip(":—–-,"),
        ])  # fmt: skip
    return np.asarray(rows, np.float64)


def _source_facts(source: Tagged | None) -> tuple[float, float, float, float]:
    if source is None:
        return -1.0, -1.0, -1.0, -1.0
    return source.score, source.edges, float(np.log1p(source.end - source.start)), source.quoted


def _with_marks(text: str, start: int, end: int) -> Piece:
    """Take in what hangs on a content's ends: its quotation marks with the stop inside them, brackets, currency, percent."""
    while start > 0 and text[start - 1] in "$£€¥#@" and not text[start].isspace():
        start -= 1
    if end < len(text) and text[end] in "%°":
        end += 1
    if start > 0 and text[start - 1] in _OPENING and (start == 1 or not text[start - 2].isalnum()):
        start -= 1
    stop = end
    while stop < len(text) and text[stop] in ".,!?…-–—":
        stop += 1
    if stop < len(text) and text[stop] in _CLOSING and (stop + 1 == len(text) or not text[stop + 1].isalnum()):
        return start, stop + 1
    if _closes_bracket(text, start, end):
        end += 1
    return start, end


def _with_bracket(text: str, source: Tagged) -> Piece:
    """Take in the bracket that closes what opens in a source ("the Harbour Board (HB|)"), and leave marks before it."""
    start = source.start
    while start < source.end - 1 and text[start] in ":;,. ":
        start += 1
    return start, source.end + _closes_bracket(text, source.start, source.end)


def _closes_bracket(text: str, start: int, end: int) -> bool:
    """Whether the next mark closes a bracket that stands open in ``[start, end)``."""
    mark = text[end : end + 1]
    return mark in _BRACKETS and text.count(_BRACKETS[mark], start, end) > text.count(mark, start, end)
