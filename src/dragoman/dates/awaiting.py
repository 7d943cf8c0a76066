"""What looks ahead to a date, whatever the tense: "slated for Friday", "ordered him to leave by May", "if they win on Tuesday".

In: a reading, a phrase and the words above it in the tree. Out: whether the phrase lies ahead.
"""

from itertools import takewhile

from dragoman.lexicon.times import TimeLexicon
from dragoman.model import Reading, Token
from dragoman.model.attachment import is_verb, tense_of

__all__ = ["is_awaited", "led_by"]

_BACK = 10  # tokens before a date: "ahead of the first primary of the season on Tuesday"
_NOT_BEHIND = frozenset({"invite", "deliver", "propose", "prepare", "postpone", "expire", "mature", "need"})
"""Words that look ahead but in the simple past."""
_TO_COME = frozenset({"if", "unless", "once", "until", "till", "when", "before", "after"})
"""Words that lead a clause of the present tense which tells of what is to come."""


def led_by(reading: Reading, tokens: tuple[Token, ...], words: TimeLexicon) -> str:
    """Return the words that lead a phrase: "as early as", "come", or what stands before a vote on it, "ahead of", "before"."""
    first = tokens[0].index
    before = [token.text.lower() for token in reading.tokens[max(0, first - 3) : first]]
    if before in (["as", "early", "as"], ["as", "soon", "as"], ["with", "effect", "on"], ["with", "effect", "from"]):
        return " ".join(before)
    if before[-1:] == ["come"]:
        return "come"
    place = first - 2 if before[-1:] in (["on"], ["in"]) else first - 1
    noun = reading.tokens[place] if place >= 0 else None
    if noun is None or (noun.lemma.lower() not in words.keys["held"] and noun.text.lower() != "voting"):
        return ""
    for token in reversed(reading.tokens[max(0, place - _BACK) : place]):
        if token.pos == "ADP":
            above = reading.tokens[token.index - 1].text.lower() if token.index else ""
            return "ahead of" if token.lemma == "of" and above == "ahead" else token.text.lower()
        if token.pos in {"VERB", "PUNCT", "SCONJ"}:
            return ""
    return ""


def is_awaited(reading: Reading, top: Token, below: Token, above: Token, words: TimeLexicon, *, crossed: bool) -> bool:
    """Tell whether a word above a phrase makes it one to come, whatever the tense."""
    apart = crossed and below.pos in {"ADP", "SCONJ"}
    if not apart and _looks_ahead(reading, below, above, words):
        return True
    if above.lemma == "have" and below.lemma in {"until", "till"}:
        return True  # "they have until Friday to leave"
    if crossed or not is_verb(above) or above.dep == "prep":
        return False
    return _is_ordered(reading, above, words) or _is_bid(reading, above, top) or _is_supposed(reading, above, top)


def _is_ordered(reading: Reading, verb: Token, words: TimeLexicon) -> bool:
    """Tell whether an infinitive lies ahead of what orders it: "ordered the trial to begin on Monday"."""
    infinitive = any(child.tag == "TO" for child in reading.children(verb) if child.dep == "aux")
    if infinitive and verb.dep in {"acl", "relcl", "csubj", "csubjpass"}:
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
    if lemma in {"prepare", "call", "fix", "book"} and below.lemma == "for":
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
        return lemma not in _NOT_BEHIND or not _is_past(reading, above)
    planned = [child for child in reading.children(above) if child.lemma.lower() in ahead and child.dep == "amod"]
    return any(child.lemma != "next" or not _is_over(reading, above) for child in planned)


def _is_over(reading: Reading, noun: Token) -> bool:
    """Tell whether a clause of the past is about a noun: "his next speech, on May 28, was delivered"."""
    verb = next((above for above in reading.ancestors(noun) if is_verb(above)), None)
    return verb is not None and tense_of(reading, verb) in {"past", "perfect"}


def _is_past(reading: Reading, verb: Token) -> bool:
    """Tell whether a verb stands in the past: "expired", "was delivered", "began delivering"."""
    helped = any(child.dep in {"aux", "auxpass"} and child.tag == "VBD" for child in reading.children(verb))
    begun = verb.tag == "VBG" and verb.dep == "xcomp" and tense_of(reading, verb) == "past"
    return verb.tag == "VBD" or helped or begun
