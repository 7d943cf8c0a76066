"""Noun cues: "claims that it moved", "Israel's announcement citing security", "expressed concern over it".

The source is whoever the noun belongs to ("Kara's denial", "Turkish objections", "reports by the ministry"), or the subject of
a verb that does nothing but carry the noun ("made a pledge to leave"). Rules: ``noun-FRAME``, ``light-FRAME``. In: a reading
and the cues. Out: drafts in order of their cues.
"""

from collections.abc import Iterator

from dragoman.lexicon.cues import CueLexicon
from dragoman.model import Reading, Token
from dragoman.statements.complements import find_complement
from dragoman.statements.drafts import Draft, Piece, pieces_of
from dragoman.statements.phrases import is_negated, noun_phrase, subject_of

__all__ = ["draft_nouns"]

_TIMES = frozenset({"DATE", "TIME"})
_PEOPLES = frozenset({"NORP", "GPE", "ORG", "PERSON"})


def draft_nouns(reading: Reading, cues: CueLexicon) -> Iterator[Draft]:
    """Yield what nouns report, in order of the nouns."""
    labels = {index: name.label for name in reading.names for index in range(name.first, name.last)}
    for token in reading.tokens:
        row = cues.cue("NOUN", token.lemma) if token.pos == "NOUN" else None
        if row is None or token.dep == "compound":
            continue
        found = find_complement(reading, token, row)
        contents = pieces_of(reading, found[1]) if found is not None else ()
        carrier = _carrier(reading, token, cues)
        source, cue = _source(reading, token, carrier, labels)
        if found is None or not contents or (source is None and found[0] != "clause"):
            continue
        yield Draft(
            source=source,
            source_head=_head_of(reading, source),
            cue=cue,
            cue_head=token.index,
            row=row,
            contents=contents,
            rule=f"{'light' if carrier is not None else 'noun'}-{found[0]}",
        )


def _carrier(reading: Reading, noun: Token, cues: CueLexicon) -> Token | None:
    verb = reading.head(noun)
    is_carried = noun.dep in {"dobj", "attr"} and verb.pos in {"VERB", "AUX"} and cues.means("light", verb.lemma)
    return verb if is_carried else None


def _source(reading: Reading, noun: Token, carrier: Token | None, labels: dict[int, str]) -> tuple[Piece | None, Piece]:
    cue = (noun.index, noun.index + 1)
    owner = reading.child(noun, "poss")
    if owner is not None and labels.get(owner.index) not in _TIMES:
        piece = noun_phrase(reading, owner, beside=noun)
        return _without_genitive(reading, piece), cue
    if carrier is not None:
        subject = subject_of(reading, carrier)
        negations = [
            child.index for child in reading.children(carrier) if child.dep in {"neg", "aux"} and child.index < carrier.index
        ]
        first = min(negations, default=carrier.index) if is_negated(reading, carrier) else carrier.index
        near = noun.index - carrier.index < 5
        if subject is not None:
            return noun_phrase(reading, subject, beside=carrier), (first, noun.index + 1) if near else cue
    return _maker(reading, noun, labels), cue


def _maker(reading: Reading, noun: Token, labels: dict[int, str]) -> Piece | None:
    """Return whose noun it is by "by", "from" or an adjective of nation."""
    for child in reading.children(noun):
        if child.dep == "prep" and child.lemma in {"by", "from"} and child.index > noun.index:
            maker = reading.child(child, "pobj")
            if maker is not None and (maker.pos in {"NOUN", "PROPN", "PRON"}):
                return noun_phrase(reading, maker)
    for child in reading.children(noun):
        if child.dep in {"amod", "compound", "nmod"} and labels.get(child.index) in _PEOPLES:
            return child.index, child.index + 1
    return None


def _without_genitive(reading: Reading, piece: Piece) -> Piece:
    first, last = piece
    while last - first > 1 and reading.tokens[last - 1].tag == "POS":
        last -= 1
    return first, last


def _head_of(reading: Reading, piece: Piece | None) -> int | None:
    if piece is None:
        return None
    inside = range(*piece)
    return next(
        (index for index in inside if reading.tokens[index].head not in inside or reading.tokens[index].head == index), piece[0]
    )
