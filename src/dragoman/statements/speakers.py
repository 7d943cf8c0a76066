"""Speakers: which actor of the report a source phrase means.

"Orland, which trades with Kara" -> Orland, by the head of the phrase; "a spokesman, Ivo Dal" -> Ivo Dal; "data from the Harbour
Board" and "Orland's announcement" -> the body that the words come from. What merely stands in a relative clause speaks for
nobody. In: a draft and the cast. Out: an actor, or None.
"""

from collections.abc import Iterator
from dataclasses import replace

from dragoman.model import Actor, Cast, Reading, Token
from dragoman.statements.drafts import Draft, Piece

__all__ = ["head_of", "speaker_of"]

_MAKERS = frozenset({"of", "from", "by", "for", "in", "at", "with", "inside", "within"})
"""Prepositions behind which the body of a source stands ("a source in the ministry", "an aide with the bank")."""
_FRONT = frozenset({"compound", "nmod", "amod", "det", "nummod", "predet", "poss", "quantmod", "advmod", "case", "punct"})
_OFFICE = 5  # words before a name that may say what its bearer is
_STEM = 4  # letters that a country shares with its adjective
_STEPS = 4  # nouns to walk down in "a member of the board of the bank"


def speaker_of(reading: Reading, draft: Draft, cast: Cast) -> Actor | None:
    """Return the actor behind a draft's source; None where the cast has none."""
    if draft.source is None:
        return None
    head = head_of(reading, draft.source, draft.source_head)
    ticker = _ticker(reading, draft.source)
    if ticker is not None and head.index >= ticker:
        draft, head = replace(draft, source=(draft.source[0], ticker)), reading.tokens[ticker - 1]
    if draft.source is None:
        return None
    country = _country(head, cast) if head.pos == "ADJ" and head.text[0].isupper() else None
    if country is not None:
        return country
    named = _titled(reading, draft.source, head, cast) or _named_beside(reading, draft.source, head, cast)
    if named is not None:
        return named
    for first, last in _candidates(reading, draft.source, head):
        actor = cast.actor_at(reading.span(first, last))
        if actor is not None:
            return actor
    return _namesake(reading, head, cast) if head.pos == "PROPN" else None


def _ticker(reading: Reading, piece: Piece) -> int | None:
    """Return where the sign of a share stands behind a name ("Dal Steel Co <DAL.O>")."""
    return next((index for index in range(piece[0] + 1, piece[1]) if reading.tokens[index].text.startswith("<")), None)


def _titled(reading: Reading, piece: Piece, head: Token, cast: Cast) -> Actor | None:
    """Return the person whose name ends a phrase behind his office ("Orland's bank president Ivo Dal", "its head, Ivo Dal")."""
    tokens = reading.tokens
    last = piece[1] - 1
    while last > piece[0] and tokens[last].pos == "PUNCT":
        last -= 1
    for mention, actor in cast.mentions():
        if actor.kind != "person" or mention.form != "name" or mention.span.end > tokens[last].end:
            continue
        name = reading.tokens_in(mention.span.start, mention.span.end)
        ends = name[-1].index == last or tokens[name[-1].index + 1].text == ","
        titled = piece[0] < name[0].index and ends and _is_office(reading, piece[0], name[0].index)
        if titled and (_follows_body(reading, piece[0], name[0], cast) or not _is_joined(reading, name[-1], head)):
            return actor
    return None


def _is_office(reading: Reading, first: int, name: int) -> bool:
    """Tell whether the words before a name describe who bears it: a noun phrase, not a clause, a list or another's owner."""
    before = reading.tokens[first:name]
    last = before[-1] if before[-1].text != "," or len(before) == 1 else before[-2]
    titled = last.pos in {"NOUN", "PROPN"} and (before[-1].text == "," or last.tag != "NNS")
    near = before[-_OFFICE:]
    listed = any(token.pos == "CCONJ" and reading.tokens[token.index + 1].pos != "NOUN" for token in near)
    return titled and not listed and not any(token.pos in {"VERB", "AUX"} and token.tag != "VBN" for token in near)


def _follows_body(reading: Reading, first: int, name: Token, cast: Cast) -> bool:
    """Tell whether a name stands right behind the body of its bearer's office ("ambassador to the Harbour Board Ivo Dal")."""
    front = [mention for mention, actor in cast.mentions() if actor.kind == "organization" and mention.form == "name"]
    before = reading.tokens[name.index - 1]
    body = next((mention for mention in front if mention.span.end == before.end), None)
    if body is None:
        return False
    (start, *_) = reading.tokens_in(body.span.start, body.span.end)
    lead = [token for token in reading.tokens[first : start.index] if token.pos != "DET"]
    return len(lead) > 1 and lead[-1].text in {"to", "of", "for"} and lead[-2].pos in {"NOUN", "PROPN"}


def _is_joined(reading: Reading, last: Token, head: Token) -> bool:
    """Tell whether a name stands below a preposition or another name ("an aide to Dal", "Kara and Dal")."""
    for token in (last, *reading.ancestors(last)):
        title = reading.tokens[token.index - 1] if token.dep == "conj" else None
        while title is not None and title.pos == "PROPN" and title.head == token.index:
            title = reading.tokens[title.index - 1]
        if token.index == head.index or (title is not None and title.pos == "NOUN"):
            return False
        if token.dep in {"pobj", "conj", "poss"}:
            return True
    return False


def _named_beside(reading: Reading, piece: Piece, head: Token, cast: Cast) -> Actor | None:
    """Return the person whose name ends a phrase that describes him ("the envoy for Orland, Ivo Dal")."""
    if head.pos != "NOUN":
        return None
    behind = reading.span(head.index, piece[1])
    for mention, actor in cast.mentions():
        if actor.kind != "person" or mention.form != "name":
            continue
        if behind.start < mention.span.start and mention.span.end <= behind.end:
            (first, *_) = reading.tokens_in(mention.span.start, mention.span.end)
            if reading.tokens[first.index - 1].text == ",":
                return actor
    return None


def _country(adjective: Token, cast: Cast) -> Actor | None:
    """Return the country that an adjective belongs to, by their shared beginning ("Turkish objections" -> Turkey)."""
    stem = adjective.text[:_STEM]
    if len(stem) < _STEM:
        return None
    return next((actor for actor in cast.actors if actor.kind == "country" and actor.name.startswith(stem)), None)


def _namesake(reading: Reading, head: Token, cast: Cast) -> Actor | None:
    """Return the actor whom the same name means elsewhere: a capital that speaks is no place, though it be taken for one."""
    named = (actor for mention, actor in cast.mentions() if reading.words(mention.span) == head.text)
    return next(named, None)


def head_of(reading: Reading, piece: Piece, head: int | None) -> Token:
    """Return the word that heads a piece: the one given, where it lies inside, else the first whose own head lies outside."""
    if head is not None and piece[0] <= head < piece[1]:
        return reading.tokens[head]
    inside = range(*piece)
    tops = (index for index in inside if reading.tokens[index].head not in inside or reading.tokens[index].head == index)
    return reading.tokens[next(tops, piece[1] - 1)]


def _candidates(reading: Reading, piece: Piece, head: Token) -> Iterator[Piece]:
    """Yield the pieces to look an actor up at, the likeliest first."""
    token = head
    for _ in range(_STEPS):
        named = list(_appositions(reading, piece, token))
        yield from named if token.pos == "NOUN" else ()
        yield token.index, token.index + 1
        yield from named
        owner = reading.child(token, "poss")
        if owner is not None and piece[0] <= owner.index:
            yield owner.index, owner.index + 1
        first = _front(reading, token, piece[0])
        if first < token.index:
            yield first, token.index + 1
        below = _maker(reading, token, piece)
        if below is None:
            break
        token = below
    if not reading.children(head):
        yield piece


def _appositions(reading: Reading, piece: Piece, token: Token) -> Iterator[Piece]:
    for child in reading.children(token):
        if child.dep == "appos" and child.pos == "PROPN" and piece[0] <= child.index < piece[1]:
            yield child.index, child.index + 1


def _front(reading: Reading, token: Token, limit: int) -> int:
    first = token.index
    while first > limit and reading.tokens[first - 1].dep in _FRONT:
        first -= 1
    return first


def _maker(reading: Reading, token: Token, piece: Piece) -> Token | None:
    for child in reading.children(token):
        if child.dep in {"prep", "agent"} and child.lemma in _MAKERS and token.index < child.index < piece[1]:
            below = reading.child(child, "pobj")
            if below is not None and below.index < piece[1]:
                return below
    return None
