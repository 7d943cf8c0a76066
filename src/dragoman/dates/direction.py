"""Which way a bare date looks: "on Friday" after "met" lies behind the report, after "will meet" ahead of it.

In: a reading and the tokens of a phrase. Out: ``past``, ``future``, or None when nothing tells. The tense is that of the
nearest verb above the phrase; on the way up, nouns and participles of planning ("a meeting scheduled for Friday", "the
deadline") look ahead.
"""

from itertools import pairwise, takewhile
from typing import Literal

from dragoman.dates.awaiting import is_awaited, led_by
from dragoman.lexicon.times import TimeLexicon
from dragoman.model import Reading, Token
from dragoman.model.attachment import is_verb, tense_of

__all__ = ["Direction", "direction_of", "is_firm"]

Direction = Literal["past", "future"]

_TELLING = frozenset({"say", "tell", "report", "write", "state", "note", "be", "have", "remain", "stand"})
_CAUSES = frozenset({"because", "despite", "given"})
_LIMITS = frozenset({"until", "till", "by"})
_BEHIND = frozenset({"after", "following", "off"})


def direction_of(reading: Reading, tokens: tuple[Token, ...], words: TimeLexicon) -> Direction | None:
    """Return which way the clause around a phrase looks."""
    inside = {token.index for token in tokens}
    top = next((token for token in reversed(tokens) if token.head not in inside), None)
    if top is None:
        return None
    led = led_by(reading, tokens, words)
    if led in {"as early as", "as soon as", "with effect on", "with effect from", "come", "ahead of"}:
        return "future"
    unfinished = crossed = behind = limited = False
    for below, above in pairwise((top, *reading.ancestors(top))):
        if not behind and is_awaited(reading, top, below, above, words, crossed=crossed):
            return "future"
        linked = above.dep == "prep" and below != top
        if above.lemma == "since" or (linked and above.lemma in _CAUSES):
            return "past"  # "will vote for him because of the raid on Friday"
        limited = limited or (above.lemma in _LIMITS and (above.dep == "prep" or below == top))
        behind = behind or (linked and above.lemma.lower() in _BEHIND)
        if not is_verb(above) or above.dep == "prep":
            continue
        if tense_of(reading, above) != "none":
            awaited = limited or led == "before"
            way = _way_of(reading, top, below, above, words, unfinished=unfinished, behind=behind, awaited=awaited)
            return None if way == "past" and limited else way
        crossed = True
        unfinished = unfinished or above.tag == "VBG"
    return None


def _way_of(
    reading: Reading,
    top: Token,
    below: Token,
    verb: Token,
    words: TimeLexicon,
    *,
    unfinished: bool,
    behind: bool,
    awaited: bool,
) -> Direction | None:
    """Return which way the clause of a verb looks: "gave them until Saturday", "the deadline is Sunday", "met on Sunday"."""
    if below.lemma in {*_LIMITS, "to"} and verb.lemma in words.keys["granting"]:
        return "future"
    tense = tense_of(reading, verb)
    if tense == "present" and behind:
        return "past"  # "it is tense after the vote on Friday"
    whole = below == top or (below.dep == "prep" and top.head == below.index)
    between = takewhile(lambda above: above != verb, reading.ancestors(top))
    plain = all(each.pos not in {"NOUN", "PROPN"} or each.lemma.lower() in words.keys["held"] for each in between)
    way = _way(tense, verb, words, unfinished=unfinished, plain=plain)
    if way is None and tense == "present" and (awaited or (whole and _is_held(reading, below, verb, words))):
        return "future"
    return way


def is_firm(reading: Reading, tokens: tuple[Token, ...]) -> bool:
    """Tell whether the clause around a phrase looks ahead by its own verb: "will meet", "is due to meet"; "would" does not."""
    inside = {token.index for token in tokens}
    top = next((token for token in reversed(tokens) if token.head not in inside), None)
    if top is not None and reading.head(top).lemma in _LIMITS:
        return True
    verb = next((above for above in reading.ancestors(top) if is_verb(above)), None) if top is not None else None
    for _ in range(3):
        if verb is None:
            return False
        helpers = {child.text.lower() for child in reading.children(verb) if child.dep in {"aux", "auxpass"}}
        if helpers & {"will", "wo", "'ll", "’ll", "shall"}:
            return True
        if verb.tag in {"VBP", "VBZ"} or helpers & {"is", "are", "'s", "’s"}:
            return True
        verb = reading.head(verb) if verb.dep in {"xcomp", "ccomp", "conj"} and verb.head != verb.index else None
    return False


def _way(tense: str, verb: Token, words: TimeLexicon, *, unfinished: bool, plain: bool) -> Direction | None:
    if tense in {"past", "perfect"}:
        return "past"
    if tense == "future" or unfinished:
        return "future"
    return (
        None
        if verb.lemma in _TELLING
        else "future"
        if verb.lemma in words.keys["moving"] or (verb.tag == "VBG" and plain)
        else None
    )


def _is_held(reading: Reading, below: Token, verb: Token, words: TimeLexicon) -> bool:
    """Tell whether a date is what something is or when it is held: "the deadline is Sunday", "there is a vote on Sunday"."""
    if verb.lemma != "be" or below.dep not in {"attr", "prep", "npadvmod"}:
        return False
    others = [child for child in reading.children(verb) if child.dep in {"attr", "acomp", "advcl", "ccomp"} and child != below]
    return not others or any(each.lemma.lower() in words.keys["held"] for each in others)
