"""Which way a bare date looks: "on Friday" after "met" lies behind the report, after "will meet" ahead of it.

In: a reading and the tokens of a phrase. Out: ``past``, ``future``, or None when nothing tells. The tense is that of the
nearest verb above the phrase; on the way up, nouns and participles of planning ("a meeting scheduled for Friday", "the
deadline") look ahead.
"""

from itertools import pairwise, takewhile
from typing import Literal

from dragoman.lexicon.times import TimeLexicon
from dragoman.model import Reading, Token
from dragoman.model.attachment import is_verb, tense_of

__all__ = ["Direction", "direction_of", "is_firm"]

Direction = Literal["past", "future"]

_TELLING = frozenset({"say", "tell", "report", "write", "state", "note", "be", "have", "remain", "stand"})
_LIMITS = frozenset({"until", "till", "by"})
_BEHIND = frozenset({"after", "following", "off"})
_TO_COME = frozenset({"if", "unless", "once", "until", "till", "when", "before", "after"})
"""Words that lead a clause of the present tense which tells of what is to come."""


def direction_of(reading: Reading, tokens: tuple[Token, ...], words: TimeLexicon) -> Direction | None:
    """Return which way the clause around a phrase looks."""
    inside = {token.index for token in tokens}
    top = next((token for token in reversed(tokens) if token.head not in inside), None)
    if top is None:
        return None
    if setting_out(reading, tokens[0]):
        return "future"
    unfinished = crossed = behind = False
    for below, above in pairwise((top, *reading.ancestors(top))):
        if _is_ahead(reading, top, below, above, words, crossed=crossed):
            return "future"
        if above.lemma == "since":
            return "past"
        behind = behind or (above.dep == "prep" and above.lemma.lower() in _BEHIND and below != top)
        if not is_verb(above) or above.dep == "prep":
            continue
        tense = tense_of(reading, above)
        if tense == "present" and behind:
            return "past"  # "it is tense after the vote on Friday"
        if tense != "none":
            way = _way(tense, above, words, unfinished=unfinished)
            return _bounded(reading, top, below, above, words, way=way)
        crossed = True
        unfinished = unfinished or above.tag == "VBG"
    return None


def _is_ahead(reading: Reading, top: Token, below: Token, above: Token, words: TimeLexicon, *, crossed: bool) -> bool:
    """Tell whether a word above a phrase makes it one to come, whatever the tense."""
    apart = crossed and below.pos in {"ADP", "SCONJ"}
    if not apart and _looks_ahead(reading, below, above, words):
        return True
    if above.lemma == "have" and below.lemma in {"until", "till"}:
        return True  # "they have until Friday to leave"
    if crossed or not is_verb(above) or above.dep == "prep":
        return False
    return _is_ordered(reading, above, words) or _is_bid(reading, above, top) or _is_supposed(reading, above, top)


def _bounded(
    reading: Reading, top: Token, below: Token, verb: Token, words: TimeLexicon, *, way: Direction | None
) -> Direction | None:
    """Return which way a clause looks through "until", "by" and "to": "gave them until Saturday", "the deadline is Sunday"."""
    if below.lemma in {*_LIMITS, "to"} and verb.lemma in words.keys["granting"]:
        return "future"
    if (
        way is None
        and tense_of(reading, verb) == "present"
        and (below.lemma in _LIMITS or _is_predicate(reading, top, below, verb))
    ):
        return "future"
    return None if way == "past" and below.lemma in _LIMITS and below.dep != "agent" else way


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


def _is_ordered(reading: Reading, verb: Token, words: TimeLexicon) -> bool:
    """Tell whether an infinitive lies ahead of what orders it: "ordered the trial to begin on Monday"."""
    infinitive = any(child.tag == "TO" for child in reading.children(verb) if child.dep == "aux")
    if infinitive and verb.dep in {"acl", "relcl"}:
        return True  # "an agreement to buy the bank in January"
    return infinitive and verb.dep in {"xcomp", "ccomp"} and reading.head(verb).lemma in words.keys["directing"]


def _is_bid(reading: Reading, verb: Token, phrase: Token) -> bool:
    """Tell whether a bare verb before a phrase asks for what is to come: "Vote in November", "Let's beat them on Tuesday"."""
    if (
        verb.tag != "VB"
        or phrase.index < verb.index
        or any(child.dep in {"aux", "auxpass"} for child in reading.children(verb))
    ):
        return False
    above = reading.head(verb)
    if above.lemma.lower() == "let" and verb.dep in {"ccomp", "xcomp"}:
        return True
    return verb.dep == "ROOT" and not any(child.dep in {"nsubj", "nsubjpass"} for child in reading.children(verb))


def _is_supposed(reading: Reading, verb: Token, phrase: Token) -> bool:
    """Tell whether a clause supposes what is to come: "would leave if they lost on Nov. 8", "if they win on Tuesday"."""
    between = list(takewhile(lambda above: above != verb, reading.ancestors(phrase)))
    while verb.dep == "conj" and is_verb(reading.head(verb)):
        verb = reading.head(verb)
    if verb.dep != "advcl" or sum(each.pos == "ADP" for each in between) > 1:
        return False  # "if he orders strikes in response to the attack on Friday"
    children = reading.children(verb)
    marks = {child.lemma.lower() for child in children if child.dep in {"mark", "advmod"}}
    finite = next((child for child in children if child.dep in {"aux", "auxpass"}), verb)
    if finite.tag in {"VBZ", "VBP"} and finite.lemma != "have":
        return bool(marks & _TO_COME) and tense_of(reading, reading.head(verb)) not in {"past", "perfect"}
    main = reading.children(reading.head(verb))
    supposed = any(child.text.lower() in {"would", "’d", "'d"} for child in main if child.dep == "aux")
    return finite.tag == "VBD" and supposed and bool(marks & {"if", "unless"})


def _is_predicate(reading: Reading, top: Token, below: Token, verb: Token) -> bool:
    """Tell whether a date is what something is: "the deadline is Sunday", "the vote is on Sunday"."""
    others = any(child.dep in {"attr", "acomp", "advcl", "ccomp"} and child != below for child in reading.children(verb))
    whole = below == top or (below.dep == "prep" and top.head == below.index)  # no "from his victory in Tuesday's vote"
    return verb.lemma == "be" and not others and whole and below.dep in {"attr", "prep", "npadvmod"}


def _way(tense: str, verb: Token, words: TimeLexicon, *, unfinished: bool) -> Direction | None:
    if tense in {"past", "perfect"}:
        return "past"
    if tense == "future" or unfinished:
        return "future"
    return None if verb.lemma in _TELLING else "future" if verb.lemma in words.keys["moving"] or verb.tag == "VBG" else None


def setting_out(reading: Reading, first: Token) -> bool:
    """Tell whether "as early as" or "as soon as" leads a phrase."""
    words = [token.text.lower() for token in reading.tokens[max(0, first.index - 3) : first.index]]
    return words in (["as", "early", "as"], ["as", "soon", "as"])


def _looks_ahead(reading: Reading, below: Token, above: Token, words: TimeLexicon) -> bool:
    """Tell whether a word above a phrase is one of planning: "set for Friday", but not "a record set on Friday" or "due to"."""
    ahead = words.keys["ahead"]
    lemma = above.lemma.lower()
    if lemma == "ahead" and below.lemma == "of":
        return True
    if lemma in {"set", "due"}:
        plan = any(child.dep == "xcomp" for child in reading.children(above))
        return plan or (below.lemma in {"for", "on", "in"} and lemma == "due") or below.lemma == "for"
    if lemma in {"near", "approach", "loom"} and is_verb(above):
        return above.tag != "VBD"
    if lemma == "prepare" and below.lemma == "for":
        return True
    if lemma == "look" and any(child.lemma.lower() in {"ahead", "forward"} for child in reading.children(above)):
        return above.tag != "VBD"
    if lemma == "have" and above.tag in {"VBZ", "VBP"}:
        owned = (
            each
            for child in reading.children(above)
            if child.dep in {"dobj", "ccomp"}
            for each in (child, *reading.children(child))
        )
        return any(each.tag == "VBN" and each.lemma in ahead for each in owned)  # "has a speech scheduled"
    if lemma in ahead:
        return not (above.tag == "VBD" and lemma in {"invite", "deliver", "propose", "prepare", "postpone", "expire", "mature"})
    return any(child.lemma.lower() in ahead and child.dep == "amod" for child in reading.children(above))
