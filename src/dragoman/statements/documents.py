"""Documents: who wrote the report, the paper or the statement that speaks.

"A study by the Harbour Board warns …. Entitled The Port, the paper says …" -> the Harbour Board; "a Defence Ministry statement
… the statement added" -> the ministry. In: a draft whose source is such a noun, and the cast. Out: the author, or None where
the last such document before it names none.
"""

from collections.abc import Iterator

from dragoman.model import Actor, Cast, Reading, Token
from dragoman.statements.drafts import Draft

__all__ = ["author_of"]

_KINDS = (
    frozenset({"report", "paper", "study", "survey", "review", "dossier", "research", "analysis"}),
    frozenset({"statement", "communique", "communiqué", "declaration"}),
    frozenset({"letter"}),
    frozenset({"memo", "memorandum"}),
)
"""Nouns by which one document may be called in turn."""
_REACH = 5  # sentences back to the words that tell who wrote it
_MADE = frozenset({"publish", "issue", "release", "write", "compile", "produce", "post", "send", "sign"})
_SAYING = frozenset({"say", "announce", "warn", "claim", "add", "declare", "confirm", "deny", "state", "conclude", "find"})
_AUTHOR = frozenset({"by", "from"})
_IN = frozenset({"in", "through", "via"})
_WHOLE = 2  # tokens before the noun: "the paper", "the same report"


def author_of(reading: Reading, draft: Draft, cast: Cast) -> Actor | None:
    """Return who wrote the document that a draft's source refers back to."""
    if draft.source is None or draft.source_head is None or draft.source_head - draft.source[0] > _WHOLE:
        return None
    head = reading.tokens[draft.source_head]
    alike = next((kind for kind in _KINDS if head.text.lower() in kind), None)
    own = any(child.dep in {"prep", "poss"} and child.lemma in {*_AUTHOR, "of"} for child in reading.children(head))
    if alike is None or own or not _is_definite(reading, head):
        return None  # "the statement by the two" tells itself whose it is
    for sentence in range(head.sentence, max(-1, head.sentence - _REACH - 1), -1):
        for token in reversed(reading.tokens_of(reading.sentences[sentence])):
            if token.index >= draft.source[0] or token.text.lower() not in alike:
                continue
            authors = {actor.id: actor for actor in _authors(reading, token, cast)}
            if authors:
                return next(iter(authors.values()))
            if not _is_definite(reading, token) or reading.child(token, "prep", "acl", "relcl") is not None:
                return None  # another document, of which nobody tells whose it is
    return None


def _is_definite(reading: Reading, token: Token) -> bool:
    article = reading.child(token, "det")
    return article is not None and article.text.lower() in {"the", "this", "that"}


def _authors(reading: Reading, noun: Token, cast: Cast) -> Iterator[Actor]:
    """Yield who is told to have made a document, the surest first."""
    for word in _makers(reading, noun):
        actor = cast.actor_at(reading.span(word.index, word.index + 1))
        if actor is not None:
            yield actor


def _makers(reading: Reading, noun: Token) -> Iterator[Token]:
    for child in reading.children(noun):
        if child.dep in {"prep", "agent"} and child.lemma in _AUTHOR and child.index > noun.index:
            yield from _objects(reading, child)
        if child.dep == "acl" and child.tag == "VBN" and child.lemma in _MADE:
            for agent in reading.children(child):
                if agent.dep in {"agent", "prep"} and agent.lemma == "by":
                    yield from _objects(reading, agent)
    yield from (child for child in reading.children(noun) if child.dep in {"poss", "compound", "nmod"} and child.pos == "PROPN")
    verb = reading.head(noun)
    if noun.dep == "dobj" and verb.lemma in _MADE:
        yield from (child for child in reading.children(verb) if child.dep == "nsubj")
    if noun.dep == "pobj" and verb.lemma in _IN and reading.head(verb).lemma in _SAYING:
        yield from (child for child in reading.children(reading.head(verb)) if child.dep == "nsubj")


def _objects(reading: Reading, preposition: Token) -> Iterator[Token]:
    below = reading.child(preposition, "pobj")
    if below is not None:
        yield below
