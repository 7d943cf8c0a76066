"""Drafts: an attribution as the span finders see it, before anybody asks what it means.

"the ministry denied that it fired" -> Draft(source "the ministry", cue "denied", contents "it fired"). A finder of another
make, such as a trained tagger, hands in the same values.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from dragoman.lexicon.cues import CueRow
from dragoman.model import Reading, Token

__all__ = ["QUOTE_MARKS", "RELATIVE", "TAGGED", "Draft", "Piece", "pieces_of", "span_of_piece", "trimmed"]

Piece = tuple[int, int]
"""Tokens ``[first, last)``."""

TAGGED = "tagged"
"""The rule that a tagged statement names, and the frame of one whose cue the rules do not know."""
RELATIVE = "relative"
"""The rule of what is denied by a clause that hangs on it: "an allegation Kara denies", ", which Kara denies"."""
QUOTE_MARKS = frozenset({"“", "”", '"', "''", "``", "«", "»", "„", "‘", "’", "'", "`"})
_EDGES = frozenset({",", ".", ";", ":", "–", "—", "-", "--", "!", "?", "…", "...", "*"})
_OWNED = frozenset({"ADJ", "ADV", "NOUN", "PROPN", "NUM", "VERB"})
_OPENERS = frozenset({"that", "and", "but", "or"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """One attribution in tokens.

    Attributes:
        source: The whole source phrase; None where nobody is named.
        source_head: Index of the word that heads it.
        meant: The words that the source stands for, where it is a mere "who"; None elsewhere.
        cue: The reporting words; None for a bare quotation.
        cue_head: Index of the word that heads them.
        row: What the lexicon says of the cue; None for a bare quotation.
        contents: What is said, piece by piece in text order.
        rule: The rule that found it.
        quoted: Whether a quotation has been given to it.
        tagged: How sure the tagger is of it, 0 to 1; None where a rule found its words.
        passed: Who passes it on ("Kara News, citing officials, …"); None where nobody does, or only the report.
    """

    source: Piece | None = None
    source_head: int | None = None
    meant: Piece | None = None
    cue: Piece | None = None
    cue_head: int | None = None
    row: CueRow | None = None
    contents: tuple[Piece, ...]
    rule: str
    quoted: bool = False
    tagged: float | None = None
    passed: Piece | None = None

    @property
    def start(self) -> int:
        """Index of its first token of content."""
        return self.contents[0][0]

    @property
    def size(self) -> int:
        """How many tokens its contents hold."""
        return sum(last - first for first, last in self.contents)

    @property
    def speaking(self) -> "Draft":
        """The draft with the words that its source stands for in the source's place."""
        return self if self.meant is None else replace(self, source=self.meant, source_head=self.meant[1] - 1, meant=None)

    def holds(self, index: int) -> bool:
        """Tell whether a token stands in its contents."""
        return any(first <= index < last for first, last in self.contents)


def pieces_of(reading: Reading, tokens: Iterable[Token]) -> tuple[Piece, ...]:
    """Return the runs of some tokens, each trimmed at its ends; a gap of mere punctuation parts nothing.

    Args:
        reading: The reading that the tokens stand in.
        tokens: In text order.
    """
    runs: list[list[int]] = []
    for token in tokens:
        if runs and _is_bridged(reading, runs[-1][1], token.index):
            runs[-1][1] = token.index + 1
        else:
            runs.append([token.index, token.index + 1])
    starts = [*(first for first, _ in runs[1:]), len(reading.tokens)][: len(runs)]
    whole = ((first, min(_unbroken(reading, last), limit)) for (first, last), limit in zip(runs, starts, strict=True))
    found = (trimmed(reading, first, last) for first, last in whole)
    return tuple(piece for piece in found if piece)


def _unbroken(reading: Reading, last: int) -> int:
    """Move the end of a run behind the word that it would cut ("cease|-fire"), or behind what it owns ("the group|'s men")."""
    tokens, place = reading.tokens, last
    while place + 1 < len(tokens) and tokens[place].tag == "HYPH" and all(_is_glued(reading, place + step) for step in (0, 1)):
        place += 2
    if place < len(tokens) and tokens[place].tag == "POS" and _is_glued(reading, place):
        place += 1
        while place < len(tokens) and _is_owned(tokens[place]) and tokens[place - 1].pos != "NOUN":
            place += 1
        return place if tokens[place - 1].pos in {"NOUN", "PROPN"} else last
    return place


def _is_owned(token: Token) -> bool:
    return token.pos in _OWNED or token.tag == "HYPH"


def _is_glued(reading: Reading, index: int) -> bool:
    return index > 0 and reading.tokens[index - 1].end == reading.tokens[index].start


def trimmed(reading: Reading, first: int, last: int) -> Piece | None:
    """Return a run without punctuation, conjunctions and lone quotation marks at its ends; None for nothing."""
    tokens = reading.tokens
    while first < last and (
        tokens[first].text in _EDGES or _is_opener(tokens[first]) or _is_lone_mark(reading, first, last, first)
    ):
        first += 1
    while first < last and (_is_closing(tokens[last - 1]) or _is_lone_mark(reading, first, last, last - 1)):
        last -= 1
    if (
        first < last < len(tokens)
        and tokens[last].text == ")"
        and any(token.text == "(" for token in tokens[max(first, last - 8) : last])
    ):
        last += 1
    return (first, last) if first < last else None


def span_of_piece(reading: Reading, piece: Piece) -> tuple[int, int]:
    """Return the code points ``[start, end)`` of a piece."""
    return reading.tokens[piece[0]].start, reading.tokens[piece[1] - 1].end


def _is_bridged(reading: Reading, end: int, index: int) -> bool:
    return all(reading.tokens[between].pos == "PUNCT" for between in range(end, index))


def _is_opener(token: Token) -> bool:
    return token.lemma in _OPENERS and (token.pos in {"SCONJ", "CCONJ"} or token.dep == "mark")


def _is_closing(token: Token) -> bool:
    return token.text in _EDGES or token.dep == "cc"


def _is_lone_mark(reading: Reading, first: int, last: int, index: int) -> bool:
    if reading.tokens[index].text not in QUOTE_MARKS or reading.tokens[index].tag == "POS":
        return False
    return sum(1 for place in range(first, last) if reading.tokens[place].text in QUOTE_MARKS) % 2 == 1
