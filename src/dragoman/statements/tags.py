"""Tags: the name of who says it, put behind or before a whole sentence.

``closing``: "Orland will send troops, its minister said", which parsers read as two clauses. ``headline``: "Two hurt in blast
– police", a line without a full stop. In: a reading and the cues. Out: drafts in order of their cues.
"""

from collections.abc import Iterator

from dragoman.lexicon.cues import CueLexicon
from dragoman.model import Reading, Sentence, Token
from dragoman.statements.drafts import Draft, trimmed
from dragoman.statements.phrases import is_negated, noun_phrase, subject_of

__all__ = ["draft_tags"]

_DASHES = frozenset({"―", "—", "–", "--", "-"})
_STOPS = frozenset({".", "!", "?", "…", "..."})
_NAMED = 6  # tokens of a source behind the dash of a headline
_CLAUSE = 4  # tokens of the clause that a tag closes


def draft_tags(reading: Reading, cues: CueLexicon) -> Iterator[Draft]:
    """Yield what closing tags and headlines attribute, in text order."""
    for sentence in reading.sentences:
        tokens = reading.tokens_of(sentence)
        for verb in tokens:
            if verb.pos == "VERB" and verb.dep in {"conj", "ROOT"} and verb.tag in {"VBD", "VBZ", "VBP"}:
                yield from _closing(reading, sentence, verb, cues)
        if tokens[-1].text not in _STOPS:
            yield from _headline(reading, sentence, cues)


def _closing(reading: Reading, sentence: Sentence, verb: Token, cues: CueLexicon) -> Iterator[Draft]:
    row = cues.cue("VERB", verb.lemma)
    subject = subject_of(reading, verb)
    if row is None or not {"clause", "quote"} <= row.frames or subject is None or is_negated(reading, verb):
        return
    if any(child.dep in {"ccomp", "xcomp", "dobj", "cc"} for child in reading.children(verb)):
        return
    if not _ends(reading, sentence, verb) or subject.head != verb.index or subject.index > verb.index:
        return
    source = noun_phrase(reading, subject, beside=verb)
    comma = source[0] - 1
    if comma - sentence.first < _CLAUSE or reading.tokens[comma].text != ",":
        return
    told = reading.tokens[sentence.first : comma]
    content = trimmed(reading, sentence.first, comma)
    if content is not None and any(token.tag in {"VBD", "VBZ", "VBP", "MD"} for token in told):
        yield Draft(
            source=source, source_head=subject.index, cue=(verb.index, verb.index + 1), cue_head=verb.index, row=row,
            contents=(content,), rule="closing",
        )  # fmt: skip


def _ends(reading: Reading, sentence: Sentence, verb: Token) -> bool:
    """Tell whether nothing but the time and occasion of saying follows a verb."""
    behind = reading.tokens[verb.index + 1 : sentence.last]
    tops = [token for token in behind if token.head == verb.index]
    return all(token.pos == "PUNCT" or token.dep in {"npadvmod", "tmod", "prep", "advmod"} for token in tops) and not any(
        token.text in {",", ";"} or token.tag in {"VBD", "VBZ", "VBP"} for token in behind
    )


def _headline(reading: Reading, sentence: Sentence, cues: CueLexicon) -> Iterator[Draft]:
    row = cues.cue("ADP", ":")
    for index in range(max(sentence.first + _CLAUSE, sentence.last - _NAMED - 1), sentence.last - 1):
        token = reading.tokens[index]
        spaced = reading.tokens[index - 1].end < token.start and reading.tokens[index + 1].start > token.end
        if token.text not in _DASHES or not spaced:
            continue
        names = reading.tokens[index + 1 : sentence.last]
        content = trimmed(reading, sentence.first, index)
        if content is not None and _is_source(names, cues):
            yield Draft(
                source=(index + 1, sentence.last), source_head=sentence.last - 1, cue=(index, index + 1), cue_head=index,
                row=row, contents=(content,), rule="headline",
            )  # fmt: skip
        return


def _is_source(names: tuple[Token, ...], cues: CueLexicon) -> bool:
    plain = all(token.pos in {"NOUN", "PROPN", "ADJ", "DET", "ADP", "PART"} or token.tag == "HYPH" for token in names)
    return plain and (names[-1].lemma.lower() in cues.sources or names[-1].text.lower() in cues.sources)
