"""Fronts: the header of a given text, as far as the first line of the report itself, and the dateline that follows.

Example: "Ferry sinks in bay / By Ana Holm / 9 March 2024 11:30 / A ferry sank …": the first three lines go, and give away the
headline and the date. A dateline ("PORT HOLM, March 9, 2024 (Reuters) -") is the report's own: it is read and stays.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.lexicon.boilerplate import BoilerplateRule, BoilerplateRules, Evidence
from dragoman.model import Removed
from dragoman.model.terms import RemovedReason

__all__ = ["Clue", "Front", "clues_of", "cut_front", "read_dateline"]

_MAX_HEADER = 12  # lines that are not blank; a mail-like header with headline, byline and dates has ten
_MAX_LINE = 300  # code points of a line of the header, and of a headline that runs on into the body
_MAX_HEADLINE_WORDS = 30
_DATELINE = 250  # code points in which a dateline stands
_SENTENCE = re.compile(r"[.;:!?][”\"’]?$")
_LETTERS = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Clue:
    """What boilerplate or a dateline gives away.

    Attributes:
        kind: Publisher, date, agency, headline or address.
        words: As they stand.
        rule: Which rule says so.
        place: ``front``, ``back`` or ``dateline``.
    """

    kind: Evidence
    words: str
    rule: str
    place: str = "back"


@dataclass(frozen=True, slots=True)
class Front:
    """What was cut in front: where the text begins, the parts, and what they give away."""

    end: int
    removed: tuple[Removed, ...]
    clues: tuple[Clue, ...]


@dataclass(frozen=True, slots=True)
class _Piece:
    end: int
    reason: RemovedReason
    clues: tuple[Clue, ...]


def clues_of(rule: BoilerplateRule, found: re.Match[str], rules: BoilerplateRules, place: str = "back") -> Iterator[Clue]:
    """Yield what a match gives away: its named groups, and the agency that a credit names or whose style it is."""
    groups = {name: words.strip() for name, words in found.groupdict().items() if words and words.strip()}
    for kind in ("publisher", "date", "title", "url"):
        if kind in groups:
            yield Clue(kind, groups[kind], rule.name, place)
    if rule.evidence == "agency" or "agency" in groups:
        agency = rules.agency_in(groups.get("agency") or found[0]) or rule.names
        if agency:
            yield Clue("agency", agency, rule.name, place)


def read_dateline(text: str, rules: BoilerplateRules) -> Iterator[Clue]:
    """Yield the date and the agency that a report's dateline names; nothing is cut."""
    for rule in rules.at("front", "dateline"):
        found = rule.pattern.match(text[:_DATELINE])
        if found:
            yield from clues_of(rule, found, rules, "dateline")


def cut_front(given: str, rules: BoilerplateRules, title: str | None) -> Front:
    """Return the header of a given text: everything in front of the report's first words, blanks included."""
    pieces: list[_Piece] = []
    position = _skip_blanks(given, 0)
    for _ in range(_MAX_HEADER):
        piece = _cut_head(given, position, rules) or _cut_lines(given, position, rules)
        piece = piece or _cut_headline(given, position, rules, title)
        if piece is None or not given[piece.end :].strip():
            break
        position = _skip_blanks(given, piece.end)
        pieces.append(_Piece(position, piece.reason, piece.clues))
    clues = tuple(clue for piece in pieces for clue in piece.clues)
    return Front(position, tuple(_removed_in_front(given, pieces, position)), clues)


def _removed_in_front(given: str, pieces: list[_Piece], end: int) -> Iterator[Removed]:
    start = 0
    for piece in pieces:
        yield Removed(given[start : piece.end], piece.reason)
        start = piece.end
    if start < end:
        yield Removed(given[start:end], "blank")


def _cut_head(given: str, start: int, rules: BoilerplateRules) -> _Piece | None:
    window = given[start : start + _MAX_LINE]
    for rule in rules.at("front", "head"):
        found = rule.pattern.match(window)
        if found:
            return _Piece(start + found.end(), rule.reason or "header", tuple(clues_of(rule, found, rules, "front")))
    return None


def _cut_lines(given: str, start: int, rules: BoilerplateRules) -> _Piece | None:
    """Cut the first lines up to the last one that a rule knows, with the headline above it."""
    best: _Piece | None = None
    headline: str | None = None
    clues: list[Clue] = []
    for number, (line, end) in enumerate(_first_lines(given, start)):
        rule, found = _match_line(line, rules)
        if rule and found and rule.reason:
            clues.extend(clues_of(rule, found, rules, "front"))
            reason = rule.reason if number == 0 else "header"
            best = _Piece(end, reason, (*clues, *_headline_clue(headline)))
        elif headline is None and len(line.split()) <= _MAX_HEADLINE_WORDS and not _SENTENCE.search(line):
            headline = line
        else:
            break
    return best


def _headline_clue(headline: str | None) -> tuple[Clue, ...]:
    return (Clue("title", headline, "line-above-header", "front"),) if headline else ()


def _first_lines(given: str, start: int) -> Iterator[tuple[str, int]]:
    """Yield the first lines that are not blank, stripped, each with the place where it ends."""
    for _ in range(_MAX_HEADER):
        start = _skip_blanks(given, start)
        end = given.find("\n", start)
        if end < 0 or end - start > _MAX_LINE:
            return
        yield given[start:end].strip(), end
        start = end


def _match_line(line: str, rules: BoilerplateRules) -> tuple[BoilerplateRule | None, re.Match[str] | None]:
    for rule in rules.at("front", "line", "block"):
        found = rule.pattern.fullmatch(line)
        if found:
            return rule, found
    return None, None


def _cut_headline(given: str, start: int, rules: BoilerplateRules, title: str | None) -> _Piece | None:
    """Cut a headline that runs on into the body, where an agency and a date stand between them."""
    window = given[start : start + _MAX_LINE].partition("\n")[0]
    for rule in rules.at("front", "headline"):
        found = rule.pattern.search(window)
        if not found:
            continue
        headline = window[: found.start()].strip()
        known = title is not None and _same_words(headline, title)
        agency_parts = "agency" in found.groupdict() and len(headline.split()) <= _MAX_HEADLINE_WORDS and ". " not in headline
        if headline and (known or agency_parts):
            clues = (*clues_of(rule, found, rules, "front"), Clue("title", headline, rule.name, "front"))
            return _Piece(start + found.end(), rule.reason or "header", clues)
    return None


def _same_words(headline: str, title: str) -> bool:
    """Tell whether a line is the headline: nearly all words of each stand in the other."""
    ours, theirs = (set(_LETTERS.findall(words.casefold())) for words in (headline, title))
    return bool(theirs) and len(ours & theirs) >= 0.75 * max(len(ours), len(theirs))


def _skip_blanks(given: str, position: int) -> int:
    return len(given) - len(given[position:].lstrip()) if given[position:].strip() else position
