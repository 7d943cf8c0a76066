"""Run-on sentences: sources in texts that lost their commas, where parsers take the source for a part of what is said.

"Three people were hurt the Observatory said." -> source "the Observatory". "According to the Observatory heavy fire hit it."
-> source "the Observatory", not "the Observatory heavy fire". In: a reading and a cue. Out: the piece that names the source.
"""

from dragoman.lexicon.cues import CueLexicon
from dragoman.model import Reading, Token
from dragoman.statements.drafts import Piece

__all__ = ["cut_run_on", "noun_phrase_before"]

_NOUNS = frozenset({"NOUN", "PROPN"})
_MODIFIERS = frozenset({"ADJ", "NUM", "VERB"})
_JOINTS = frozenset({"of", "for"})
_DAYS = frozenset({"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"})
_LONGEST = 12  # tokens of a source without commas


def noun_phrase_before(reading: Reading, verb: Token) -> Piece | None:
    """Return the noun phrase that ends right before a verb, by parts of speech alone; None where there is none.

    Leftwards from its last noun it takes nouns, then modifiers, then an article; "of" and "for" join a further phrase.
    """
    sentence = reading.sentence_of(verb)
    place = verb.index - 1
    if place < sentence.first or reading.tokens[place].pos not in _NOUNS:
        return None
    first, modified = verb.index, False
    while place >= sentence.first and verb.index - place <= _LONGEST:
        token = reading.tokens[place]
        if token.pos == "DET":
            joined = place > sentence.first and reading.tokens[place - 1].lemma in _JOINTS
            first = place
            if not joined:
                break
        elif token.lemma in _JOINTS and place > sentence.first and reading.tokens[place - 1].pos in _NOUNS:
            modified = False
        elif token.pos in _NOUNS and not modified:
            first = place
        elif (token.pos in _MODIFIERS and token.dep in {"amod", "nummod", "compound"}) or token.tag == "HYPH":
            first, modified = place, token.tag != "HYPH"
        elif not (token.pos in _NOUNS and reading.tokens[place + 1].tag == "HYPH"):
            break
        else:
            first = place
        place -= 1
    days = {index for name in reading.names if name.label in {"DATE", "TIME"} for index in range(name.first, name.last)}
    while first < verb.index - 1 and (first in days or reading.tokens[first].text in _DAYS):
        first += 1
    return (first, verb.index) if first < verb.index else None


def cut_run_on(reading: Reading, piece: Piece, head: Token, cues: CueLexicon) -> Piece:
    """Return a source phrase without the sentence that runs on behind it.

    Args:
        reading: The reading that it stands in.
        piece: The phrase as the parser has it.
        head: Its head; where that can be a source, nothing is cut.
        cues: The nouns that tell sources.
    """
    if head.pos == "PROPN" or head.lemma.lower() in cues.sources:
        return piece
    first, last = piece
    for place in range(first, min(last, first + _LONGEST) - 1):
        token, following = reading.tokens[place], reading.tokens[place + 1]
        if following.pos not in _NOUNS | _MODIFIERS or following.pos == "PROPN":
            continue
        if token.lemma.lower() in cues.sources or (token.pos == "PROPN" and following.pos == "ADJ"):
            return first, place + 1
    return piece
