"""The time phrase that dates an event: on its predicate, on a verb that shares its time, or on the event that does it.

"Met twice this year, as recently as *June 30*"; "the blasts *on Sunday* killed ten". In: a reading, its times and a trigger.
Out: the index of a phrase and the token that it hangs on, or None.
"""

from collections.abc import Sequence

from dragoman.events.bearing import SIDES
from dragoman.events.clauses import clause_heads
from dragoman.events.reckoning import moves_a_toll
from dragoman.events.slots import Trigger
from dragoman.lexicon.frames import FrameLexicon
from dragoman.model import Reading, Timex, Token
from dragoman.model.attachment import governing_time, is_verb

__all__ = ["dated_on", "phrase_on", "phrase_on_argument"]

_BEFORE = 3  # tokens before a phrase that say that it was the last of several times


def phrase_on(reading: Reading, times: Sequence[Timex], trigger: Trigger) -> tuple[int, Token] | None:
    """Return the phrase on the trigger, its carrier or the verbs that share its time, and which of them it is on."""
    vague: tuple[int, Token] | None = None
    heads = (head for head in clause_heads(reading, trigger) if not moves_a_toll(reading, head, trigger.token))
    for head in (trigger.token, trigger.carrier, *heads):
        index = None if head is None else governing_time(reading, head, times)
        if head is None or index is None:
            continue
        if times[index].interval is not None:
            return _latest(reading, times, index), head
        vague = vague or (index, head)
    return vague


def dated_on(reading: Reading, times: Sequence[Timex], head: Token) -> int | None:
    """Return the phrase with days that governs a token."""
    index = governing_time(reading, head, times)
    return None if index is None or times[index].interval is None else index


def _latest(reading: Reading, times: Sequence[Timex], index: int) -> int:
    """Return the phrase that says which of several times was the last: "met twice this year, as recently as June 30"."""
    sentence = reading.sentence_of(_first(reading, times[index]))
    for other in range(index + 1, len(times)):
        first = _first(reading, times[other])
        if first.sentence != sentence.index:
            break
        before = [token.text.lower() for token in reading.tokens[max(first.index - _BEFORE, sentence.first) : first.index]]
        led = before[-2:] == ["recently", "as"] or before[-2:-1] == ["recently"] or before[-1:] == ["latest"]
        if led and times[other].interval is not None:
            return other
    return index


def _first(reading: Reading, timex: Timex) -> Token:
    return reading.tokens_in(timex.span.start, timex.span.end)[0]


def phrase_on_argument(
    reading: Reading, times: Sequence[Timex], trigger: Trigger, lexicon: FrameLexicon
) -> tuple[int, Token] | None:
    """Return the phrase on the event that does it: "the blasts on Sunday killed ten", "killed in Monday's raid"."""
    for child in reading.children(trigger.token) if trigger.form == "noun" else ():
        if _tells_of(reading, child, trigger.token, lexicon) and (index := dated_on(reading, times, child)) is not None:
            return index, child  # "the attack that hit the port on Monday"
    verb = trigger.token if trigger.form == "verb" else trigger.carrier
    if verb is None:
        return None
    for child in reading.children(verb):
        if child.dep == "conj" and is_verb(child) and reading.child(child, "nsubj", "nsubjpass") is None:
            index = dated_on(reading, times, child)
            if index is not None:
                return index, child  # "was freed and flew home on Friday"
    if trigger.form == "verb" and verb.lemma.lower() not in lexicon.classes["effect"]:
        return None
    for child in reading.children(verb):
        if child.dep not in {"nsubj", "nsubjpass", "prep", "agent"} or child.lemma.lower() in SIDES:
            continue
        for token in (child, *reading.children(child)):
            index = dated_on(reading, times, token) if token.pos == "NOUN" else None
            if index is not None:
                return index, token
    return None


def _tells_of(reading: Reading, clause: Token, noun: Token, lexicon: FrameLexicon) -> bool:
    """Tell whether a clause says what an event did or that it was done: "the raid that killed ten", "raids launched"."""
    lasting = noun.lemma.lower() in lexicon.carriers["durative"]
    if clause.dep == "acl":
        return clause.tag == "VBN" and not lasting
    subject = reading.child(clause, "nsubj", "nsubjpass") if clause.dep == "relcl" else None
    return subject is not None and subject.tag == "WDT" and not lasting
