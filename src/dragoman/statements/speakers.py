"""Speakers: which actor of the report a source phrase means.

"Orland, which trades with Kara" -> Orland, by the head of the phrase; "a spokesman, Ivo Dal" -> Ivo Dal; "data from the Harbour
Board" and "Orland's announcement" -> the body that the words come from. What merely stands in a relative clause speaks for
nobody. In: a draft and the cast. Out: an actor, or None.
"""

from collections.abc import Iterator, Sequence

from dragoman.model import Actor, Cast, Reading, Token
from dragoman.statements.drafts import Draft, Piece

__all__ = ["head_of", "speaker_of", "speakers_of"]

_PERSONAL = frozenset({"he", "she"})
_REACH = 3  # sentences back to the last speaker: a quotation of two sentences may stand between

_MAKERS = frozenset({"of", "from", "by", "for", "in", "at", "with", "inside", "within"})
"""Prepositions behind which the body of a source stands ("a source in the ministry", "an aide with the bank")."""
_FRONT = frozenset({"compound", "nmod", "amod", "det", "nummod", "predet", "poss", "quantmod", "advmod", "case", "punct"})
_SPEAKING = frozenset({"nsubj", "pobj", "appos", "nsubjpass", "ROOT"})
_STEM = 4  # letters that a country shares with its adjective
_STEPS = 4  # nouns to walk down in "a member of the board of the bank"


def speakers_of(reading: Reading, drafts: Sequence[Draft], cast: Cast) -> list[Actor | None]:
    """Return the actor behind each draft's source.

    Who is "he" behind a quotation is whoever spoke last ("Kara opposed Dal. “Never,” he said"), though a name said more often
    may stand nearer.

    Args:
        reading: The reading that the drafts stand in.
        drafts: In order of appearance.
        cast: The report's actors.
    """
    found: list[Actor | None] = []
    for number, draft in enumerate(drafts):
        before = _last_speaker(reading, drafts[:number], found, draft) if _is_personal(reading, draft) else None
        found.append(speaker_of(reading, draft, cast) if before is None else found[before])
    return found


def _is_personal(reading: Reading, draft: Draft) -> bool:
    return draft.source_head is not None and reading.tokens[draft.source_head].text.lower() in _PERSONAL


def _last_speaker(reading: Reading, before: Sequence[Draft], found: Sequence[Actor | None], draft: Draft) -> int | None:
    """The place of the draft whose source, a person, spoke last before a pronoun; None where nobody did near by."""
    if draft.source_head is None:
        return None
    own = reading.tokens[draft.source_head]
    for number in range(len(before) - 1, -1, -1):
        other = before[number]
        if other.source_head is None or other.source_head >= own.index or other.holds(own.index):
            continue
        head = reading.tokens[other.source_head]
        if own.sentence - head.sentence > _REACH:
            return None
        actor = found[number]
        is_person = actor is not None and actor.kind == "person"
        if is_person and _may_be(reading, head, own) and not _is_aside(reading, before, other):
            return number
    return None


def _may_be(reading: Reading, head: Token, pronoun: Token) -> bool:
    if head.text.lower() in _PERSONAL:
        return head.text.lower() == pronoun.text.lower()
    return head.sentence < pronoun.sentence and head.tag in {"NNP", "NN"} and head.dep in _SPEAKING


def _is_aside(reading: Reading, drafts: Sequence[Draft], draft: Draft) -> bool:
    """Tell whether a draft is told inside another one, or of somebody ("Kara, who has said …"): he does not speak next."""
    if draft.cue_head is not None and reading.tokens[draft.cue_head].dep == "relcl":
        return True
    place = draft.start if draft.cue_head is None else draft.cue_head
    return any(other is not draft and other.size > draft.size and other.holds(place) for other in drafts)


def speaker_of(reading: Reading, draft: Draft, cast: Cast) -> Actor | None:
    """Return the actor behind a draft's source; None where the cast has none."""
    if draft.source is None:
        return None
    head = head_of(reading, draft.source, draft.source_head)
    country = _country(head, cast) if head.pos == "ADJ" and head.text[0].isupper() else None
    if country is not None:
        return country
    named = _named_beside(reading, draft.source, head, cast)
    if named is not None:
        return named
    for first, last in _candidates(reading, draft.source, head):
        actor = cast.actor_at(reading.span(first, last))
        if actor is not None:
            return actor
    return _namesake(reading, head, cast) if head.pos == "PROPN" else None


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
