"""The first person inside quotation marks: ``"I was not told," Kara said.`` -> "I" is Kara.

In: drafts with their names and pronouns. Out: further mentions of those who speak. Only where one person speaks in the
paragraph, or the paragraph goes on with the last one's words; "we" is left open.
"""

from collections.abc import Iterator

from dragoman.actors.drafts import Draft, Ensemble
from dragoman.actors.judging import SPEECH
from dragoman.model import Reading, Token

__all__ = ["link_first_person", "quoted_tokens", "speakers_by_paragraph"]

_FIRST = frozenset({"i", "me", "my", "myself", "mine"})
_OPEN, _CLOSE = frozenset({"“", "``", "«"}), frozenset({"”", "''", "»"})


def link_first_person(ensemble: Ensemble) -> None:
    """Add "I", "me" and "my" inside quotation marks to the draft of the one who speaks."""
    reading = ensemble.reading
    quoted = quoted_tokens(reading)
    last: Draft | None = None
    for paragraph in _paragraphs(reading):
        speakers = {draft.key: draft for token in paragraph if (draft := _speaker(ensemble, token, quoted))}
        inside = [token for token in paragraph if token.index in quoted]
        if len(speakers) == 1:
            last = next(iter(speakers.values()))
        elif speakers or not inside or inside[0].index != paragraph[0].index + 1:
            last = None  # two speak, or nobody's words open the paragraph
        for token in inside:
            if last is not None and token.text.casefold() in _FIRST and not ensemble.covered(token.index):
                ensemble.mention(last, token.index, token.index + 1, "pronoun", "first-person")


def speakers_by_paragraph(ensemble: Ensemble, quoted: frozenset[int]) -> dict[int, frozenset[str]]:
    """Return the keys of the one person who speaks in each paragraph; paragraphs where nobody or several do are left out."""
    found: dict[int, set[str]] = {}
    for sentence in ensemble.reading.sentences:
        for token in ensemble.reading.tokens_of(sentence):
            if (draft := _speaker(ensemble, token, quoted)) is not None:
                found.setdefault(sentence.paragraph, set()).add(draft.key)
    return {paragraph: frozenset(keys) for paragraph, keys in found.items() if len(keys) == 1}


def _paragraphs(reading: Reading) -> Iterator[list[Token]]:
    gathered: list[Token] = []
    at = -1
    for sentence in reading.sentences:
        if sentence.paragraph != at and gathered:
            yield gathered
            gathered = []
        at = sentence.paragraph
        gathered.extend(reading.tokens_of(sentence))
    if gathered:
        yield gathered


def quoted_tokens(reading: Reading) -> frozenset[int]:
    """Return the tokens inside double quotation marks; a straight mark opens where none is open; paragraphs end all."""
    found: set[int] = set()
    for paragraph in _paragraphs(reading):
        inside = False
        for token in paragraph:
            if token.text in _OPEN or token.text in _CLOSE or token.text == '"':
                inside = token.text in _OPEN or (token.text == '"' and not inside)
            elif inside:
                found.add(token.index)
    return frozenset(found)


def _speaker(ensemble: Ensemble, token: Token, quoted: frozenset[int]) -> Draft | None:
    """The person who is the subject of a verb of speech outside the quotations."""
    if token.index in quoted or token.dep != "nsubj":
        return None
    verb = ensemble.reading.head(token)
    if verb.lemma not in SPEECH or verb.index in quoted:
        return None
    draft = ensemble.headed(token.index)
    return draft if draft is not None and draft.kind == "person" else None
