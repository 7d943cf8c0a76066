"""Tellers: whose words a reporting verb reports, beyond its plain subject.

"announced the loss of a ship, adding that the crew was safe" -> the ministry adds it, not the loss; "a killing proves" tells
nothing. In: a reading, a verb and the cues. Out: the word or piece that names the source.
"""

from dragoman.lexicon.cues import CueLexicon, CueRow
from dragoman.model import Reading, Token
from dragoman.statements.drafts import Piece
from dragoman.statements.phrases import clause_of, subject_of
from dragoman.statements.runons import noun_phrase_before

__all__ = ["can_tell", "closes_sentence", "run_on_source", "teller_of"]

_REPORTS = frozenset(
    {"announcement", "comment", "remark", "speech", "claim", "rumor", "rumour", "word", "news", "call", "warning"}
)


def run_on_source(reading: Reading, verb: Token, row: CueRow) -> Piece | None:
    """Return the source right before a finite verb of speech without a subject ("… were hurt the Observatory said")."""
    return noun_phrase_before(reading, verb) if verb.tag in {"VBD", "VBZ", "VBP"} and "quote" in row.frames else None


def teller_of(reading: Reading, verb: Token, cues: CueLexicon) -> Token | None:
    """Return the subject of a cue; that of the sentence where a participle hangs on what cannot speak ("loss, adding …")."""
    subject = subject_of(reading, verb)
    sayer = _sayer(reading, verb, subject, cues)
    if sayer is not None:
        return sayer
    if (
        verb.tag != "VBG"
        or verb.dep != "acl"
        or subject is None
        or can_tell(reading, subject, cues)
        or subject.lemma in _REPORTS
    ):
        return subject
    if subject.dep not in {"dobj", "pobj"}:
        return subject
    outer = subject_of(reading, clause_of(reading, subject))
    return outer if outer is not None and can_tell(reading, outer, cues) else subject


def _sayer(reading: Reading, verb: Token, subject: Token | None, cues: CueLexicon) -> Token | None:
    """Return who says what comes before a joined verb whose subject cannot speak ("said the raid was wrong and vowed …")."""
    told = reading.head(verb)
    if verb.dep != "conj" or told.dep != "ccomp" or subject is None or subject.head != told.index:
        return None
    outer = reading.head(told)
    if subject.pos != "NOUN" or can_tell(reading, subject, cues) or cues.cue("VERB", outer.lemma) is None:
        return None
    return subject_of(reading, outer) if outer.tag == verb.tag else None


def can_tell(reading: Reading, subject: Token, cues: CueLexicon) -> bool:
    """Tell whether a subject can report something at all: a killing "proves" a thing without saying it."""
    if subject.pos in {"PROPN", "ADJ", "NUM"}:
        return True
    if subject.pos == "PRON":
        return subject.text.lower() not in {"this", "that", "which", "these", "those", "what"}
    return subject.lemma.lower() in cues.sources or subject.text.lower() in cues.sources


def closes_sentence(reading: Reading, verb: Token) -> bool:
    """Tell whether a relative clause without a pronoun ends a sentence: its tag ("… in the raid the ministry said")."""
    if verb.dep != "relcl" or any(token.tag in {"WDT", "WP", "IN"} for token in reading.subtree(verb)[:1]):
        return False
    sentence = reading.sentence_of(verb)
    behind = reading.tokens[verb.index + 1 : sentence.last]
    return all(token.pos == "PUNCT" or (token.head == verb.index and token.dep in {"npadvmod", "tmod"}) for token in behind)
