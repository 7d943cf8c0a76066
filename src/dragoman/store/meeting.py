"""Meeting: which finding a correction means, by its id and its words."""

from collections.abc import Callable, Iterable
from typing import TypeVar

from dragoman.model import Findings, Span
from dragoman.model.corrections import Correction

__all__ = ["inserted", "meant_one", "nearest_one", "span_at"]

Found = TypeVar("Found")

SAME = 0.5  # of the words of both: below it they are others


def meant_one(
    found: Iterable[Found], correction: Correction, id_of: Callable[[Found], str], span_of: Callable[[Found], Span]
) -> Found | None:
    """Return what a correction means: the finding with its id, nearest to its words; else the one at its words."""
    some = list(found)
    named = [one for one in some if correction.of is not None and id_of(one) == correction.of]
    if len(named) == 1 and correction.what in {"Statement", "Event"}:
        return named[0]
    return nearest_one(named, correction.at, span_of) or nearest_one(some, correction.at, span_of)


def nearest_one(found: Iterable[Found], at: "tuple[int, int] | Span", span_of: Callable[[Found], Span]) -> Found | None:
    """Return what shares most words with these, at least half of both together; the first of equals."""
    start, end = (at.start, at.end) if isinstance(at, Span) else at
    best, most = None, SAME
    for one in found:
        span = span_of(one)
        shared = min(end, span.end) - max(start, span.start)
        alike = shared / (max(end, span.end) - min(start, span.start))
        if alike > most or (best is None and alike >= most):
            best, most = one, alike
    return best


def inserted(found: tuple[Found, ...], new: Found, span_of: Callable[[Found], Span]) -> tuple[tuple[Found, ...], int]:
    """Return findings with one more where its words stand among theirs, and where that is."""
    at = next((index for index, one in enumerate(found) if span_of(one) > span_of(new)), len(found))
    return (*found[:at], new, *found[at:]), at


def span_at(findings: Findings, words: tuple[int, int]) -> Span:
    """Return words of a report as a span."""
    return Span(findings.report.id, *words)
