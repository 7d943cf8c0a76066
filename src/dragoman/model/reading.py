"""Readings: a report's text with tokens, sentences, parse and names. Any parser can make one; a test can build one by hand."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from dragoman.model.reports import Report
from dragoman.model.spans import Span

__all__ = ["Name", "Reading", "Sentence", "Token"]


@dataclass(frozen=True, slots=True)
class Token:
    """One token of a report.

    Attributes:
        index: Its place among all tokens of the report.
        start: First code point in the report's text.
        end: One past the last.
        text: The words as they stand.
        lemma: Dictionary form, lower case but for proper nouns.
        tag: Penn Treebank tag (``VBD``).
        pos: Universal part of speech (``VERB``, ``AUX``, ``PROPN`` …).
        dep: Relation to the head, in the parser's English labels (``nsubj``, ``dobj``, ``ccomp`` …); ``ROOT`` for a root.
        head: Index of the head token; its own index for a root.
        sentence: Index of its sentence.
    """

    index: int
    start: int
    end: int
    text: str
    lemma: str
    tag: str
    pos: str
    dep: str
    head: int
    sentence: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: tokens ``[first, last)``.

    Attributes:
        index: Its place among the sentences of the report.
        first: Index of its first token.
        last: One past the index of its last token.
        root: Index of the token that heads it.
        paragraph: Index of the paragraph that it stands in; paragraphs are parted by line breaks.
    """

    index: int
    first: int
    last: int
    root: int
    paragraph: int


@dataclass(frozen=True, slots=True)
class Name:
    """A name that the parser found: tokens ``[first, last)`` and its label (``PERSON``, ``ORG``, ``GPE``, ``NORP`` …)."""

    first: int
    last: int
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A report as a parser reads it.

    Attributes:
        report: The report; every offset counts into its text.
        tokens: All tokens but blanks, in order.
        sentences: All sentences, in order; each token stands in exactly one.
        names: What the parser takes for names, in order.
        made_by: The parser and its version.
    """

    report: Report
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    names: tuple[Name, ...]
    made_by: str
    _children: tuple[tuple[int, ...], ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        children: list[list[int]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head != token.index:
                children[token.head].append(token.index)
        object.__setattr__(self, "_children", tuple(map(tuple, children)))

    def children(self, token: Token) -> tuple[Token, ...]:
        """Return the tokens that hang on a token, in text order."""
        return tuple(self.tokens[index] for index in self._children[token.index])

    def child(self, token: Token, *deps: str) -> Token | None:
        """Return the first token that hangs on a token by one of these relations, or None."""
        for index in self._children[token.index]:
            if self.tokens[index].dep in deps:
                return self.tokens[index]
        return None

    def head(self, token: Token) -> Token:
        """Return the head of a token; a root is its own head."""
        return self.tokens[token.head]

    def subtree(self, token: Token) -> tuple[Token, ...]:
        """Return a token and everything below it, in text order."""
        found, waiting = [token.index], [token.index]
        while waiting:
            below = self._children[waiting.pop()]
            found.extend(below)
            waiting.extend(below)
        return tuple(self.tokens[index] for index in sorted(found))

    def ancestors(self, token: Token) -> Iterator[Token]:
        """Yield the heads above a token, nearest first."""
        while token.head != token.index:
            token = self.tokens[token.head]
            yield token

    def sentence_of(self, token: Token) -> Sentence:
        """Return the sentence that a token stands in."""
        return self.sentences[token.sentence]

    def tokens_of(self, sentence: Sentence) -> tuple[Token, ...]:
        """Return the tokens of a sentence."""
        return self.tokens[sentence.first : sentence.last]

    def span(self, first: int, last: int) -> Span:
        """Return the span of the tokens ``[first, last)``."""
        return Span(self.report.id, self.tokens[first].start, self.tokens[last - 1].end)

    def tokens_in(self, start: int, end: int) -> tuple[Token, ...]:
        """Return the tokens that share a code point with ``[start, end)``."""
        first = self._first_ending_after(start)
        last = first
        while last < len(self.tokens) and self.tokens[last].start < end:
            last += 1
        return self.tokens[first:last]

    def words(self, span: Span) -> str:
        """Return the words of a span."""
        return self.report.text[span.start : span.end]

    def _first_ending_after(self, position: int) -> int:
        low, high = 0, len(self.tokens)
        while low < high:
            middle = (low + high) // 2
            if self.tokens[middle].end <= position:
                low = middle + 1
            else:
                high = middle
        return low
