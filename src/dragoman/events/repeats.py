"""Repeats: how often a report says that a meeting took place.

"The envoys met at least twice this year" -> other, at least 2, *times*. In: a mention with its frame. Out: a figure, or none.
How many are counted is left to ``figures``.
"""

from dragoman.events.numbers import Amount, read_amount
from dragoman.events.slots import Trigger
from dragoman.lexicon.frames import Frame
from dragoman.model import Figure, Reading, Token
from dragoman.model.attachment import is_verb

__all__ = ["repeats_of"]

_WORDS = {"twice": "two", "thrice": "three"}
_REACH = 5  # tokens behind the verb or its object in which it is said how often
_WITHIN = 6  # the longest such phrase: "no fewer than twenty - five times"


def repeats_of(reading: Reading, trigger: Trigger, frame: Frame, according_to: str | None) -> tuple[Figure, ...]:
    """Return how often the words behind a meeting's verb say that it was; nothing for one that is told once."""
    verb = trigger.token if trigger.form == "verb" else trigger.carrier
    if frame.type != "CONSULT" or verb is None or not is_verb(verb):
        return ()
    end = reading.sentence_of(verb).last
    for first in range(verb.index + 1, min(verb.index + 1 + _REACH, end)):
        behind = reading.tokens[first : min(first + _WITHIN, end)]
        if behind[0].pos == "PUNCT" or is_verb(behind[0]):
            return ()
        found = _read(behind)
        if found is not None:
            amount, length = found
            span = reading.span(first, first + length)
            figure = Figure(
                span=span, what="other", of="times", low=amount.low, high=amount.high, bound=amount.bound,
                according_to=according_to,
            )  # fmt: skip
            return (figure,)
    return ()


def _read(tokens: tuple[Token, ...]) -> tuple[Amount, int] | None:
    words = [token.text.lower() for token in tokens]
    amount = read_amount([_WORDS.get(word, word) for word in words])
    if amount is None:
        return None
    if words[amount.length - 1] in _WORDS:
        return amount, amount.length
    return (amount, amount.length + 1) if words[amount.length : amount.length + 1] == ["times"] else None
