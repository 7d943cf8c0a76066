"""What hangs on a predicate: the tense of a verb, and the time phrase that dates it.

"Kara has accused Orland" -> ``accused`` is ``perfect``; "the envoys will meet on Friday" -> ``meet`` is ``future`` and *on
Friday* governs it. In: a reading, a token of it, its time phrases. Out: a tense, or the index of a phrase. Stages share these,
as they may not import one another.
"""

from collections.abc import Iterator, Sequence
from typing import Literal

from dragoman.model.reading import Reading, Token
from dragoman.model.times import Timex

__all__ = ["Tense", "governing_time", "is_verb", "tense_of"]

Tense = Literal["past", "present", "future", "perfect", "none"]

PLANNING = frozenset(
    {
        "agree", "aim", "arrange", "bind", "book", "decide", "demand", "due", "expect", "hope", "intend", "likely",
        "mean", "ought", "plan", "pledge", "prepare", "promise", "propose", "ready", "schedule", "set", "slate",
        "suppose", "threaten", "time", "unlikely", "vow", "want", "wait", "wish",
    }
)  # fmt: skip
"""Governors whose infinitive lies ahead of them: "is due to arrive", "plans to visit"."""

_DATING = frozenset({"npadvmod", "advmod", "prep", "tmod", "advcl", "npmod"})
_NOMINAL = frozenset(
    {"npadvmod", "advmod", "prep", "pobj", "pcomp", "nmod", "amod", "compound", "poss", "nummod", "acl", "appos", "tmod"}
)
_THROUGH = frozenset(
    {"dobj", "obj", "attr", "oprd", "prep", "pobj", "agent", "nsubjpass", "acomp", "dative", "advmod", "npadvmod", "prt"}
)
_LIKELY_MODALS = frozenset({"will", "shall", "would", "may", "might", "could", "should", "must", "ought"})


def is_verb(token: Token) -> bool:
    """Tell whether a token heads a clause: a verb, or a form of "be" that is no auxiliary."""
    return token.pos in {"VERB", "AUX"} and token.dep not in {"aux", "auxpass"} and token.tag != "MD"


def tense_of(reading: Reading, verb: Token) -> Tense:
    """Return the tense of a verb with its auxiliaries.

    Args:
        reading: The reading that the verb stands in.
        verb: The main verb; an auxiliary stands for the verb that it helps.

    Returns:
        ``perfect`` for "has done", ``past`` also for "had done" and bare participles after a noun, ``future`` also for "would
        do", "may do" and infinitives that a plan governs; ``none`` for other infinitives and for imperatives.
    """
    for _ in range(len(reading.tokens)):
        if verb.dep in {"aux", "auxpass"} and verb.head != verb.index:
            verb = reading.head(verb)
            continue
        tense, governor = _own_tense(reading, verb)
        if governor is None:
            return tense
        verb = governor
    return "none"


def _own_tense(reading: Reading, verb: Token) -> tuple[Tense, Token | None]:
    """Return a verb's tense, or the verb that it takes its tense from."""
    helpers = [child for child in reading.children(verb) if child.dep in {"aux", "auxpass"}]
    helped = _tense_of_helpers(helpers, verb)
    if helped is not None:
        return helped, None
    if verb.tag in {"VBD", "VBP", "VBZ"}:
        return ("past" if verb.tag == "VBD" else "present"), None
    governor = reading.head(verb)
    infinitive = any(helper.tag == "TO" for helper in helpers)
    if infinitive and verb.dep != "ROOT":
        return _tense_of_infinitive(verb, governor)
    if verb.dep == "conj" and (is_verb(governor) or governor.tag.startswith("VB")):
        return "none", governor
    if verb.tag == "VBN":
        return "past", None
    if verb.tag == "VBG" and verb.dep in {"advcl", "xcomp"} and is_verb(governor):
        return "none", governor
    return "none", None


def _tense_of_infinitive(verb: Token, governor: Token) -> tuple[Tense, Token | None]:
    if governor.lemma.lower() in PLANNING or governor.lemma == "be" or (governor.lemma == "go" and governor.tag == "VBG"):
        return "future", None
    if verb.dep == "conj" or (verb.dep == "xcomp" and is_verb(governor)):
        return "none", governor
    return "none", None


def _tense_of_helpers(helpers: Sequence[Token], verb: Token) -> Tense | None:
    lemmas = {helper.lemma.lower() for helper in helpers}
    if lemmas & _LIKELY_MODALS:
        return "past" if "have" in lemmas and not lemmas & {"will", "shall"} else "future"
    if "can" in lemmas:
        return "present"
    finite = next((helper for helper in helpers if helper.tag in {"VBD", "VBZ", "VBP"}), None)
    if finite is None:
        return None
    if finite.tag == "VBD":
        return "past"
    if finite.lemma == "have" or (finite.text.lower() in {"'s", "’s"} and verb.tag == "VBN" and finite.dep == "aux"):
        return "perfect"
    return "present"


def governing_time(reading: Reading, head: Token, times: Sequence[Timex]) -> int | None:
    """Return the index of the time phrase that dates a predicate.

    A phrase dates a predicate when it hangs on it ("met on Friday"), or on one of its objects ("held talks on Friday"), and no
    other verb stands between. A phrase inside the subject, or in a clause below, dates something else. Durations, sets and
    "as of Monday" date nothing.

    Args:
        reading: The reading that the token stands in.
        head: The predicate: a verb, or a noun that tells an event ("the strike on Friday").
        times: The reading's time phrases, in text order.

    Returns:
        An index into ``times``; the nearest one where several govern; None when none does.
    """
    sentence = reading.sentence_of(head)
    start, end = reading.tokens[sentence.first].start, reading.tokens[sentence.last - 1].end
    best: tuple[int, int, int] | None = None
    for index, timex in enumerate(times):
        if timex.kind not in {"DATE", "TIME"} or timex.span.start < start or timex.span.end > end or _is_up_to(reading, timex):
            continue
        steps = min((found for top in _tops(reading, timex) if (found := _steps(reading, top, head)) is not None), default=None)
        if steps is not None:
            rank = (steps, abs(timex.span.start - head.start), index)
            best = rank if best is None else min(best, rank)
    return None if best is None else best[2]


def _is_up_to(reading: Reading, timex: Timex) -> bool:
    """Tell whether "as of" leads a phrase: it says up to when something counts, not when it was."""
    first = reading.tokens_in(timex.span.start, timex.span.end)[0].index
    return [token.text.lower() for token in reading.tokens[max(first - 2, 0) : first]] == ["as", "of"]


def _tops(reading: Reading, timex: Timex) -> Iterator[Token]:
    """Yield the tokens of a phrase that hang on a token outside of it."""
    inside = reading.tokens_in(timex.span.start, timex.span.end)
    indices = {token.index for token in inside}
    for token in inside:
        if token.head not in indices and token.pos not in {"PUNCT", "PART"}:
            yield token


def _steps(reading: Reading, top: Token, head: Token) -> int | None:
    """Return how many nouns stand between a phrase and a predicate; None when it does not govern it."""
    token, nouns = top, 0
    allowed = _DATING if is_verb(head) else _NOMINAL
    while token.head != token.index:
        parent = reading.head(token)
        if parent.index == head.index:
            return nouns if nouns or token.dep in allowed or _follows(token, head) else None
        if is_verb(parent) or parent.tag == "MD":
            return None
        if token is not top and token.dep not in _THROUGH and token.pos not in {"ADP", "SCONJ"}:
            return None
        if parent.pos in {"NOUN", "PROPN"}:
            if parent.dep not in _THROUGH or not (token.dep in {"prep", "npadvmod", "advmod"} or token is top):
                return None
            nouns += 1
        token = parent
    return None


def _follows(token: Token, head: Token) -> bool:
    """Tell whether a phrase that the parser took for an object or a clause follows its verb: "said Thursday"."""
    return (
        is_verb(head)
        and token.index > head.index
        and token.dep in {"dobj", "dep", "oprd", "attr", "acomp", "ccomp", "prt", "conj"}
    )
