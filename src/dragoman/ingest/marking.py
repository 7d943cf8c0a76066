"""Marking: words inside a frozen text that are not the report's own, as asides that later rooms read past.

Example: the line "RELATED: Ferry firm fined in spring" between two paragraphs stays where it stands, marked ``related``.
"""

import re
from collections.abc import Iterator

from dragoman.lexicon.boilerplate import BoilerplateRules
from dragoman.model import Aside, Span
from dragoman.model.terms import AsideReason

__all__ = ["mark_asides"]

_MAX_LINE = 400  # code points; a longer line is a paragraph of prose
_LINE = re.compile(r"[^\r\n]+")


def mark_asides(report_id: str, text: str, rules: BoilerplateRules) -> tuple[Aside, ...]:
    """Return the asides of a frozen text, in order and apart from one another.

    Args:
        report_id: The report's id, for the spans.
        text: Its frozen text.
        rules: What is boilerplate.
    """
    asides: list[Aside] = []
    for start, end, reason in sorted((*_lines(text, rules), *_parts(text, rules))):
        if not asides or start >= asides[-1].span.end:
            asides.append(Aside(Span(report_id, start, end), reason))
    return tuple(asides)


def _lines(text: str, rules: BoilerplateRules) -> Iterator[tuple[int, int, AsideReason]]:
    known = rules.at("inside", "line")
    for found in _LINE.finditer(text) if "\n" in text else ():
        line = found[0].strip()
        if not line or len(line) > _MAX_LINE:
            continue
        start = found.start() + found[0].index(line)
        for rule in known:
            if rule.aside and rule.pattern.fullmatch(line):
                yield start, start + len(line), rule.aside
                break


def _parts(text: str, rules: BoilerplateRules) -> Iterator[tuple[int, int, AsideReason]]:
    for rule in rules.at("inside", "part"):
        for found in rule.pattern.finditer(text):
            if rule.aside and found[0]:
                yield found.start(), found.end(), rule.aside
