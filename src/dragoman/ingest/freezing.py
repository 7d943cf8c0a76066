"""Freezing: cut from both ends of a given text what is not the report's own, and keep what the cut words give away.

Example: from " date 2024-03-09 The mayor said … Get the Harbour Post app:" the date header goes in front and the advert
behind; they give away the date and the publisher. What is left is one contiguous piece of what was given: the removed parts
and the text, put together, are the given text to the last code point. Words inside the text are never cut; see ``marking``.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.ingest.fronts import Clue, clues_of, cut_front, read_dateline
from dragoman.lexicon.boilerplate import BoilerplateRule, BoilerplateRules
from dragoman.model import Removed
from dragoman.model.terms import RemovedReason

__all__ = ["Frozen", "freeze_text"]

_MAX_CUTS = 80  # at the back; a page's foot has some twenty lines
_MAX_LINE = 700  # code points of a line or of a tail that a rule looks at
_MAX_BLOCK_WORDS = 90  # a paragraph longer than this is prose
_MAX_LIST_LINES = 40  # below "Related stories"
_MAX_ITEM_WORDS = 18  # of one headline in such a list
_SENTENCE = re.compile(r"[.;:]\s*$|[.!?][”\"’]\s*$")


@dataclass(frozen=True, slots=True)
class Frozen:
    """A frozen text.

    Attributes:
        text: What is left, without blanks at its ends.
        offset: Code points cut in front.
        removed: What was cut, in order: the parts in front and those behind, blanks included.
        clues: What the cut words and the dateline give away, in order.
    """

    text: str
    offset: int
    removed: tuple[Removed, ...]
    clues: tuple[Clue, ...]


@dataclass(frozen=True, slots=True)
class _Cut:
    start: int
    reason: RemovedReason
    clues: tuple[Clue, ...] = ()


def freeze_text(given: str, rules: BoilerplateRules, title: str | None = None) -> Frozen:
    """Return the report's own text within a given text.

    Args:
        given: The given text; not blank.
        rules: What is boilerplate.
        title: The headline, where the metadata has one: it helps to find a date that stands between headline and body.
    """
    front = cut_front(given, rules, title)
    cuts = list(_cut_back(given, front.end, rules))
    start = front.end
    end = len(given[: cuts[-1].start if cuts else len(given)].rstrip())
    text = given[start:end]
    clues = (*front.clues, *read_dateline(text, rules), *(clue for cut in reversed(cuts) for clue in cut.clues))
    return Frozen(text, start, (*front.removed, *_removed_behind(given, end, cuts)), clues)


def _removed_behind(given: str, end: int, cuts: list[_Cut]) -> Iterator[Removed]:
    """Yield the parts behind the text; blanks in front of a cut go with it."""
    position = end
    for number, cut in enumerate(reversed(cuts), start=1):
        last = number == len(cuts)
        stop = len(given) if last else len(given[: cuts[-number - 1].start].rstrip())
        yield Removed(given[position:stop], cut.reason)
        position = stop
    if position < len(given):
        yield Removed(given[position:], "blank")


def _cut_back(given: str, front: int, rules: BoilerplateRules) -> Iterator[_Cut]:
    """Yield the cuts from the end backwards; the last words of a text are never cut."""
    end = len(given.rstrip())
    for _ in range(_MAX_CUTS):
        cut = _last_cut(given, front, end, rules)
        if cut is None or not given[front : cut.start].strip():
            return
        yield cut
        end = len(given[: cut.start].rstrip())


def _last_cut(given: str, front: int, end: int, rules: BoilerplateRules) -> _Cut | None:
    return (
        _cut_line(given, front, end, rules)
        or _cut_block(given, front, end, rules)
        or _cut_tail(given, front, end, rules)
        or _cut_list(given, front, end, rules)
    )


def _cut_line(given: str, front: int, end: int, rules: BoilerplateRules) -> _Cut | None:
    start = max(given.rfind("\n", front, end) + 1, front)
    if end - start > _MAX_LINE:
        return None
    line = given[start:end].strip()
    for rule in rules.at("back", "line"):
        found = rule.pattern.fullmatch(line)
        if found:
            return _cut(start, rule, found, rules)
    return None


def _cut_block(given: str, front: int, end: int, rules: BoilerplateRules) -> _Cut | None:
    """Cut the last paragraph: lines up to a blank one, or the last line alone where no blank lines part the paragraphs."""
    window = max(front, end - _MAX_LINE)
    for gap in ("\n\n", "\n"):
        at = max((given.rfind(sign, window, end) for sign in (gap, gap.replace("\n", "\r\n"))), default=-1)
        start = at + len(gap) if at >= 0 else window
        block = given[start:end].strip()
        if (at < 0 and window > front) or len(block.split()) > _MAX_BLOCK_WORDS:
            continue
        for rule in rules.at("back", "block"):
            found = rule.pattern.fullmatch(block)
            if found:
                return _cut(start, rule, found, rules)
    return None


def _cut_tail(given: str, front: int, end: int, rules: BoilerplateRules) -> _Cut | None:
    start = max(given.rfind("\n", front, end) + 1, front, end - _MAX_LINE)
    window = given[start:end]
    for rule in rules.at("back", "tail"):
        found = rule.pattern.search(window)
        # A window that is cut in the middle of a line has no start of a line to anchor to.
        if found and (found.start() > 0 or start == front or given[start - 1] == "\n"):
            return _cut(start + found.start(), rule, found, rules)
    return None


def _cut_list(given: str, front: int, end: int, rules: BoilerplateRules) -> _Cut | None:
    """Cut a heading such as "Related stories" with the short lines below it."""
    openers = rules.at("back", "opener")
    for start, line in _lines_upward(given, front, end):
        for rule in openers:
            found = rule.pattern.fullmatch(line)
            if found:
                return _cut(start, rule, found, rules)
        if len(line.split()) > _MAX_ITEM_WORDS or _SENTENCE.search(line):
            return None
    return None


def _lines_upward(given: str, front: int, end: int) -> Iterator[tuple[int, str]]:
    for _ in range(_MAX_LIST_LINES):
        start = max(given.rfind("\n", front, end) + 1, front)
        if end - start > _MAX_LINE:
            return
        yield start, given[start:end].strip()
        if start <= front:
            return
        end = start - 1


def _cut(start: int, rule: BoilerplateRule, found: re.Match[str], rules: BoilerplateRules) -> _Cut:
    assert rule.reason is not None  # the loader refuses a rule of the ends without one
    return _Cut(start, rule.reason, tuple(clues_of(rule, found, rules)))
