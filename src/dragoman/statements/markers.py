"""Markers: attributions without a reporting verb.

``according``: "according to Kara, it fell". ``in-words``: "in Kara's words, it fell".
``adverb``: "it reportedly fell". ``label``: "Kara: We left." at the head of a paragraph. The content of the first four is the
clause around them. In: a reading and the cues. Out: drafts in order of their cues.
"""

from collections.abc import Iterator

from dragoman.lexicon.cues import CueLexicon, CueRow
from dragoman.model import Reading, Token
from dragoman.statements.drafts import QUOTE_MARKS, Draft, Piece, pieces_of, trimmed
from dragoman.statements.phrases import clause_of, interrupted, noun_phrase, without
from dragoman.statements.runons import cut_run_on

__all__ = ["draft_markers"]

_WORDS = frozenset({"word", "view", "opinion", "eye", "telling", "account"})
_LABEL_NOUNS = 2  # "Minister:", "Health officials:"
_LABEL_WORDS = 6  # a speaker's label is a name with at most a title: longer heads are prose


def draft_markers(reading: Reading, cues: CueLexicon) -> Iterator[Draft]:
    """Yield what prepositions, adverbs and labels attribute, in order of the markers."""
    for token in reading.tokens:
        if token.text.lower() == "according":
            yield from _according(reading, token, cues)
        elif token.pos == "ADV":
            yield from _adverb(reading, token, cues)
        elif token.lemma in {"in", "by", "to"} and token.dep == "prep":
            yield from _in_words(reading, token, cues)
    yield from _labels(reading, cues)


def _according(reading: Reading, token: Token, cues: CueLexicon) -> Iterator[Draft]:
    row = cues.cue("ADP", "according to")
    preposition = reading.child(token, "prep")
    source = reading.child(preposition, "pobj") if preposition is not None else None
    if row is None or source is None or token.head == token.index:
        return
    whole = noun_phrase(reading, source, beside=preposition)
    piece = cut_run_on(reading, whole, source, cues)
    cue = (token.index, token.index + 2)
    if piece != whole:
        source = reading.tokens[piece[1] - 1]
    yield from _interrupting(reading, piece, source.index, cue, row) or _around(
        reading, token, cue, source=piece, source_head=source.index, row=row, rule="according", runs_on=piece != whole
    )


def _interrupting(reading: Reading, source: Piece, source_head: int, cue: Piece, row: CueRow) -> list[Draft]:
    """Draft "Kara had, according to a source, accused him", where the parser loses the verb."""
    for verb in reading.tokens[source[1] : source[1] + 4]:
        aux = interrupted(reading, verb) if verb.pos == "VERB" else None
        subject = reading.child(aux, "nsubj") if aux is not None else None
        if aux is not None and subject is not None and aux.index < cue[0]:
            tokens = [*reading.subtree(subject), aux, *(token for token in reading.subtree(verb) if token.index >= verb.index)]
            contents = pieces_of(reading, tokens)
            return [
                Draft(
                    source=source,
                    source_head=source_head,
                    cue=cue,
                    cue_head=cue[0],
                    row=row,
                    contents=contents,
                    rule="according",
                )
            ]
    return []


def _in_words(reading: Reading, token: Token, cues: CueLexicon) -> Iterator[Draft]:
    row = cues.cue("ADP", "in the words of")
    word = reading.child(token, "pobj")
    owner = reading.child(word, "poss") if word is not None and word.lemma in _WORDS else None
    if row is None or word is None or owner is None:
        return
    first, last = noun_phrase(reading, owner, beside=word)
    while last - first > 1 and reading.tokens[last - 1].tag == "POS":
        last -= 1
    yield from _around(
        reading,
        token,
        (token.index, word.index + 1),
        source=(first, last),
        source_head=owner.index,
        row=row,
        rule="in-words",
        runs_on=True,
    )


def _adverb(reading: Reading, token: Token, cues: CueLexicon) -> Iterator[Draft]:
    row = cues.cue("ADV", token.lemma)
    if row is not None and token.head != token.index:
        yield from _around(reading, token, (token.index, token.index + 1), row=row, rule="adverb")


def _around(
    reading: Reading,
    marker: Token,
    cue: Piece,
    *,
    source: Piece | None = None,
    source_head: int | None = None,
    row: CueRow,
    rule: str,
    runs_on: bool = False,
) -> Iterator[Draft]:
    clause = clause_of(reading, reading.head(marker))
    marks = [child for child in reading.children(clause) if child.dep == "mark"]
    tokens = without(reading.subtree(clause), reading, *(marks if runs_on else [marker, *marks]))
    if clause.dep == "relcl":
        tokens = without(tuple(tokens), reading, *[child for child in reading.children(clause) if child.tag in {"WDT", "WP"}])
    hidden = set(range(*source)) | set(range(*cue)) if source else set(range(*cue))
    contents = pieces_of(reading, [token for token in tokens if token.index not in hidden])
    if contents:
        yield Draft(source=source, source_head=source_head, cue=cue, cue_head=cue[0], row=row, contents=contents, rule=rule)


def _labels(reading: Reading, cues: CueLexicon) -> Iterator[Draft]:
    row = cues.cue("ADP", ":")
    starts = {name.first: name for name in reading.names if name.label in {"PERSON", "ORG", "GPE", "NORP"}}
    for sentence in reading.sentences if row is not None else ():
        if sentence.index and reading.sentences[sentence.index - 1].paragraph == sentence.paragraph:
            continue
        first = sentence.first + (reading.tokens[sentence.first].text in QUOTE_MARKS)
        colon = _label_end(reading, first, sentence.last)
        if colon is None:
            continue
        office = colon - first <= _LABEL_NOUNS and reading.tokens[colon - 1].lemma.lower() in cues.sources
        if not (office or _is_shouted(reading, first, colon) or any(index in starts for index in range(first, colon))):
            continue
        last = max(other.last for other in reading.sentences[sentence.index :][:30] if other.paragraph == sentence.paragraph)
        content = trimmed(reading, colon + 1, last)
        if content is not None:
            yield Draft(
                source=(first, colon), source_head=colon - 1, cue=(colon, colon + 1), cue_head=colon, row=row,
                contents=(content,), rule="label",
            )  # fmt: skip


def _is_shouted(reading: Reading, first: int, last: int) -> bool:
    return all(token.text.isupper() and len(token.text) > 2 for token in reading.tokens[first:last])


def _label_end(reading: Reading, first: int, last: int) -> int | None:
    for index in range(first + 1, min(last - 1, first + _LABEL_WORDS + 1)):
        if reading.tokens[index].text == ":":
            return index
        if reading.tokens[index].pos in {"VERB", "AUX", "PUNCT", "PRON", "NUM"}:
            return None
    return None
