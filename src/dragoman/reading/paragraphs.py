"""Paragraphs: the pieces of a report that are parsed one by one, so that no sentence runs over a line break or into an aside.

A line break ends a paragraph unless the text is hard-wrapped, when only a blank line or an indented one does; a dateline at
its head is a piece of its own.
In: a report. Out: its paragraphs, as code points of its text. Sentences inside them are left to the parser.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from dragoman.lexicon.datelines import dateline_end
from dragoman.model import Report

__all__ = ["Paragraph", "paragraphs_of"]

LONGEST = 4_000  # code points given to the parser at once: its memory grows with the longest piece
INDENT = 3  # a line break and two blanks
WRAP_WIDTH = 100  # a hard-wrapped line is no longer than this; web and wire paragraphs mostly are
_LINE_END = re.compile(r"[.!?:;…][\"'”’»)\]]*\s*$")
_BREAK = re.compile(r"\n[ \t\r\f\v]*(?:\n\s*)?")
# A long word before the stop and a capital after it: no "U.S. troops", no "Gen. Haddad".
_SENTENCE_END = re.compile(r"[a-z]{4}[.!?][\"”’')]*\s+(?=[\"“‘']?[A-Z])")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """The code points ``[start, end)`` of a paragraph, or of a piece of one, without blanks at its ends.

    Attributes:
        start: First code point.
        end: One past the last.
        number: Its place among the paragraphs of the report; pieces of one paragraph share it.
    """

    start: int
    end: int
    number: int


def paragraphs_of(report: Report) -> tuple[Paragraph, ...]:
    """Split a report into paragraphs, reading past its asides.

    Returns:
        Paragraphs in text order, none empty, none longer than ``LONGEST`` code points.
    """
    wrapped = _is_hard_wrapped(report.text)
    lines = [line for start, end in _outside_asides(report) for line in _lines(report.text, start, end, wrapped=wrapped)]
    return tuple(
        Paragraph(start, end, number)
        for number, (first, last) in enumerate(lines)
        for begin, stop in _behind_dateline(report.text, first, last)
        for start, end in _short_enough(report.text, begin, stop)
    )


def _behind_dateline(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Part a dateline from what follows it: the parser takes its place for who acts in the first sentence."""
    cut = dateline_end(text, start)
    if cut is not None and cut < end:
        yield start, start + len(text[start:cut].rstrip())
        start = cut
    yield start, end


def _outside_asides(report: Report) -> Iterator[tuple[int, int]]:
    start = 0
    for aside in sorted(report.asides, key=lambda aside: aside.span):
        if start < aside.span.start:
            yield start, aside.span.start
        start = max(start, aside.span.end)
    if start < len(report.text):
        yield start, len(report.text)


def _is_hard_wrapped(text: str) -> bool:
    lines = [line for line in text.split("\n") if line.strip()]
    if len(lines) < 4:
        return False
    widths = [len(line) for line in lines]
    unended = sum(1 for line in lines[:-1] if not _LINE_END.search(line))
    # Lists of headlines are narrow too, but their widths vary; wrapped lines crowd under the margin.
    crowded = sum(1 for width in widths if 0.7 * max(widths) <= width) / len(widths)
    return max(widths) <= WRAP_WIDTH and unended / len(lines) > 0.5 and crowded > 0.5 and median(widths) > 40


def _lines(text: str, start: int, end: int, *, wrapped: bool) -> Iterator[tuple[int, int]]:
    found = list(_BREAK.finditer(text, start, end))
    # Indents tell paragraphs only where most lines have none.
    indents = sum(1 for cut in found if len(cut.group()) >= INDENT) < len(found) / 2
    breaks = [
        cut.end() for cut in found if not wrapped or cut.group().count("\n") > 1 or (indents and len(cut.group()) >= INDENT)
    ]
    cuts = [start, *breaks, end]
    for first, last in pairwise(cuts):
        words = text[first:last]
        if words.strip():
            yield first + len(words) - len(words.lstrip()), last - len(words) + len(words.rstrip())


def _short_enough(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > LONGEST:
        ends = [found.end() for found in _SENTENCE_END.finditer(text, start + LONGEST // 2, start + LONGEST)]
        cut = ends[-1] if ends else start + LONGEST
        yield start, start + len(text[start:cut].rstrip())
        start = cut + len(text[cut:end]) - len(text[cut:end].lstrip())
    if start < end:
        yield start, end
