"""The time phrase that dates an event: on its predicate, on a verb that shares its time, or on the event that does it.

"Met twice this year, as recently as *June 30*"; "the blasts *on Sunday* killed ten". In: a reading, its times and a trigger.
Out: the index of a phrase and the token that it hangs on, or None.
"""

from collections.abc import Sequence

from dragoman.events.backgrounds import TOLD_BY
from dragoman.events.bearing import SIDES
from dragoman.events.clauses import is_meanwhile, timed_heads
from dragoman.events.reckoning import moves_a_toll
from dragoman.events.slots import Trigger
from dragoman.lexicon.frames import FrameLexicon
from dragoman.model import Reading, Timex, Token
from dragoman.model.attachment import governing_time, is_verb

__all__ = ["dated_on", "is_ended", "phrase_on", "phrase_on_argument"]

_ENDING = frozenset({"break", "lift", "end", "ease", "stop", "halt", "suspend", "loosen", "cease", "escape", "flee"})
_THAT_CLAUSES = frozenset({"ccomp", "relcl", "advcl", "acl", "csubj"})
_BEFORE_NOUN = frozenset({"nummod", "compound", "amod", "nmod", "poss"})
_WITHIN = frozenset({"in", "during", "at", "on", "throughout"})
_BEFORE = 3  # tokens before a phrase that say that it was the last of several times


def phrase_on(
    reading: Reading, times: Sequence[Timex], trigger: Trigger, lexicon: FrameLexicon, *, verbal: bool
) -> tuple[int, Token] | None:
    """Return the phrase on the trigger, its carrier or the verbs that share its time, and which of them it is on.

    Args:
        reading: The reading.
        times: Its time phrases.
        trigger: The trigger.
        lexicon: Word classes.
        verbal: Whether the trigger's words perform the event.
    """
    vague: tuple[int, Token] | None = None
    if (at := _time_told_of(reading, times, trigger)) is not None:
        return at
    ended = is_ended(reading, trigger, lexicon)
    heads = (head for head in timed_heads(reading, trigger) if not ended and not moves_a_toll(reading, head, trigger.token))
    for head in (trigger.token, None if ended else trigger.carrier, *heads):
        index = None if head is None else _governing(reading, times, head, verbal=verbal)
        if head is None or index is None:
            continue
        if times[index].interval is not None:
            return _latest(reading, times, index), head
        vague = vague or (index, head)
        if times[index].value == "PAST_REF":
            break  # "when they fired in the past": what the clause above tells is dated by itself
    return vague


def _time_told_of(reading: Reading, times: Sequence[Timex], trigger: Trigger) -> tuple[int, Token] | None:
    """Return the phrase of which a clause says what was then: "in August, when he left"; "it was last week that he left"."""
    for head in (trigger.carrier or trigger.token, *timed_heads(reading, trigger)):
        above = reading.head(head)
        subject = reading.child(above, "nsubj") if above.lemma == "be" and head.dep in _THAT_CLAUSES else None
        if subject is not None and subject.text.lower() == "it" and (at := dated_on(reading, times, above)) is not None:
            return at, above
        if head.dep != "relcl" or not any(child.lemma.lower() == "when" for child in reading.children(head)):
            continue
        place = reading.head(head).start
        index = next((number for number, timex in enumerate(times) if timex.span.start <= place < timex.span.end), None)
        if index is not None and times[index].interval is not None:
            return index, reading.head(head)
    return None


def is_ended(reading: Reading, trigger: Trigger, lexicon: FrameLexicon) -> bool:
    """Tell whether a clause only tells how what lasted ended: "broke the siege on Monday"."""
    noun = trigger.token
    if (
        trigger.form != "noun"
        or noun.lemma.lower() not in lexicon.carriers["durative"]
        or noun.dep not in {"dobj", "nsubjpass"}
    ):
        return False
    return reading.head(noun).lemma.lower() in _ENDING


def _governing(reading: Reading, times: Sequence[Timex], head: Token, *, verbal: bool) -> int | None:
    """Return the phrase that governs a token, passing over those that only seem to."""
    left = list(range(len(times)))
    while (at := governing_time(reading, head, [times[number] for number in left])) is not None:
        timex = times[left[at]]
        if (verbal or not _is_of_saying(reading, timex, head)) and not _is_of_noun(reading, timex, head, verbal=verbal):
            return left[at]
        del left[at]
    return None


def _is_of_saying(reading: Reading, timex: Timex, head: Token) -> bool:
    """Tell whether a phrase is that of the saying above, though the parser hangs it below: "said on Friday he met them"."""
    first = _first(reading, timex)
    if first.index > head.index or not is_verb(head):
        return False
    start = first.index - (1 if first.index and reading.tokens[first.index - 1].pos == "ADP" else 0)
    before = reading.tokens[start - 1] if start else None
    subject = reading.child(head, "nsubj", "nsubjpass")
    if before is None or subject is None or subject.index < first.index or not is_verb(before) or before.tag != "VBD":
        return False
    return before.lemma.lower() in TOLD_BY and any(above.index == before.index for above in reading.ancestors(head))


def _is_of_noun(reading: Reading, timex: Timex, head: Token, *, verbal: bool) -> bool:
    """Tell whether a phrase dates only the noun that it stands before: "condemned *Monday*'s attack", "the *2015* accord".

    "Won Sunday's vote" is of Sunday; "in the 2016 election" too, where it hangs on the predicate.
    """
    inside = reading.tokens_in(timex.span.start, timex.span.end)
    indices = {token.index for token in inside}
    top = next((token for token in reversed(inside) if token.head not in indices), None)
    if top is None or top.dep not in _BEFORE_NOUN:
        return False
    noun = reading.head(top)
    if noun.index == head.index or noun.index < top.index or noun.pos not in {"NOUN", "PROPN"}:
        return False
    year = timex.interval is not None and timex.interval.grain == "year"
    if not (verbal or year):
        return False
    above = reading.head(noun)
    return not (noun.dep == "pobj" and above.lemma.lower() in _WITHIN and above.head == head.index)


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
    if (joined := _on_joined(reading, times, verb)) is not None:
        return joined
    if (beside := _between(reading, times, verb, lexicon)) is not None:
        return beside
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


def _on_joined(reading: Reading, times: Sequence[Timex], verb: Token) -> tuple[int, Token] | None:
    """Return the phrase on a verb joined to another, and on a clause of the same time."""
    for child in reading.children(verb):
        if child.dep == "conj" and is_verb(child) and reading.child(child, "nsubj", "nsubjpass") is None:
            index = dated_on(reading, times, child)
            if index is not None:
                return index, child  # "was freed and flew home on Friday"
        elif is_meanwhile(reading, child) and (index := dated_on(reading, times, child)) is not None:
            return index, child  # "killed 270 when they took the field on Thursday"
    return None


def _between(reading: Reading, times: Sequence[Timex], verb: Token, lexicon: FrameLexicon) -> tuple[int, Token] | None:
    """Return the phrase between a subject and its verb, and that of a participle on the agent.

    "An army unit on Sunday *shot down* a drone"; "*kidnapped* by men wearing masks in May". What an event on Sunday led to may
    be of another day.
    """
    if verb.dep == "advcl" and verb.tag == "VBG":
        cause = reading.child(reading.head(verb), "nsubj")  # "Tuesday's attack hit the base, killing ten"
        index = (
            dated_on(reading, times, cause) if cause is not None and ("noun", cause.lemma.lower()) in lexicon.frames else None
        )
        if index is not None and cause is not None:
            return index, cause
    subject = reading.child(verb, "nsubj", "nsubjpass")
    if subject is not None and ("noun", subject.lemma.lower()) not in lexicon.frames:
        index = dated_on(reading, times, subject)
        if index is not None and _ends_before(reading, times[index], verb):
            return index, subject
    agent = reading.child(verb, "agent")
    doer = reading.child(agent, "pobj") if agent is not None else None
    for child in reading.children(doer) if doer is not None else ():
        if child.dep == "acl" and child.tag == "VBG" and (index := dated_on(reading, times, child)) is not None:
            return index, child
    return None


def _ends_before(reading: Reading, timex: Timex, verb: Token) -> bool:
    last = reading.tokens_in(timex.span.start, timex.span.end)[-1].index
    return all(token.dep in {"aux", "auxpass", "advmod", "neg"} for token in reading.tokens[last + 1 : verb.index]) and (
        last < verb.index
    )


def _tells_of(reading: Reading, clause: Token, noun: Token, lexicon: FrameLexicon) -> bool:
    """Tell whether a clause says what an event did or that it was done: "the raid that killed ten", "raids launched"."""
    lasting = noun.lemma.lower() in lexicon.carriers["durative"]
    if clause.dep == "acl":
        return clause.tag == "VBN" and not lasting
    subject = reading.child(clause, "nsubj", "nsubjpass") if clause.dep == "relcl" else None
    return subject is not None and subject.tag == "WDT" and not lasting
