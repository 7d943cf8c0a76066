"""Courses: over what longer time than one event a number sums up.

"have been killed since October" -> *since October*; "in seven years of war", "the war, which has killed 300,000", "over the
past month", "so far this year". In: the head of a number's words, the reading, its time phrases. Out: the words that say so, or
None: the number is of the event alone.
"""

import re
from collections.abc import Iterator, Sequence

from dragoman.lexicon.frames import FrameLexicon
from dragoman.model import Reading, Span, Timex, Token
from dragoman.model.attachment import is_verb, tense_of

__all__ = ["course_of", "has_perfect", "is_long"]

_DURING = frozenset({"in", "during", "throughout", "over", "within", "of", "from"})
_THROUGH = frozenset({"over", "during", "throughout"})
_UNITS = frozenset({"year", "month", "decade", "week"})
_STRIFE = frozenset({"fighting", "violence", "unrest", "strife", "bloodshed", "clash", "bombing", "bombardment", "siege"})
_SUMS = frozenset({"toll", "number", "count", "figure", "total", "tally"})
_BRINGING = frozenset({"bring", "raise", "take", "push"})
_LED = re.compile(r"(?:the |this )?(?:past|last|previous|preceding) ", re.I)
_THIS = re.compile(r"this (?:year|month|decade|century|season|summer|winter|spring|autumn|fall)\b", re.I)
_LONG = re.compile(r"P(?!T)(?:\d+|X)(?:D|W|M|Y|DE|C)")
_ONE_DAY = frozenset({"P1D"})
_TURNING = frozenset({"accord", "according", "include", "including"})
_LONGEST = 9  # tokens of a phrase that is cited: "since fighting broke out in the capital in April"


def course_of(reading: Reading, head: Token, times: Sequence[Timex], lexicon: FrameLexicon) -> Span | None:
    """Return the words that say over what longer course a number sums up.

    Args:
        reading: The reading.
        head: The token by which the number's words hang in their clause.
        times: The reading's time phrases.
        lexicon: Nouns of a longer course ("war").
    """
    below = (child for child in reading.children(head) if child.dep == "acl" and child.tag == "VBN")  # "374 people killed"
    clause = [*_clause(reading, head), *below]
    if not clause:
        return None
    return (
        _since(reading, clause)
        or _by_window(reading, clause, times)
        or _between(reading, clause, times)
        or _in_strife(reading, clause, lexicon)
        or _of_strife(reading, head, clause, lexicon)
    )


def has_perfect(reading: Reading, verb: Token) -> bool:
    """Tell whether a verb tells what has been up to now: "have been killed", "killing" under "has spread"."""
    return tense_of(reading, verb) in {"perfect", "present"}


def _clause(reading: Reading, head: Token) -> Iterator[Token]:
    """Yield the verb of a number and those that share its clause: what it is joined to, what it is a participle of."""
    verb = next((above for above in (head, *reading.ancestors(head)) if is_verb(above) and above.dep != "prep"), None)
    while verb is not None:
        yield verb
        above = reading.head(verb)
        shares = verb.dep in {"conj", "advcl", "xcomp"} and (verb.dep == "conj" or verb.tag == "VBG" or verb.dep == "xcomp")
        verb = above if shares and above.index != verb.index and is_verb(above) else None


def _since(reading: Reading, clause: Sequence[Token]) -> Span | None:
    if not any(has_perfect(reading, verb) or verb.dep == "acl" for verb in clause):
        return None
    sums = [child for verb in clause for child in reading.children(verb) if child.lemma.lower() in _SUMS]
    for head in (*clause, *sums):
        for child in reading.children(head):
            marks = reading.children(child) if child.dep == "advcl" else ()
            since = (
                child
                if child.lemma.lower() == "since"
                else next((mark for mark in marks if mark.dep == "mark" and mark.lemma.lower() == "since"), None)
            )
            if since is not None:
                return _cited(reading, since, child)
    return _far_since(reading, clause)


def _far_since(reading: Reading, clause: Sequence[Token]) -> Span | None:
    """Return a "since" that the parser hangs on a word below: "have been killed by raids and shelling since the war began"."""
    heads = {verb.index for verb in clause}
    for token in reading.tokens_of(reading.sentence_of(clause[0])):
        if token.lemma.lower() != "since" or token.index < clause[0].index:
            continue
        below = reading.head(token) if token.dep == "mark" else token
        between: list[Token] = []
        for above in reading.ancestors(below):
            if above.index in heads:
                if not any(_is_finite(reading, each) for each in between):
                    return _cited(reading, token, below)
                break
            between.append(above)
    return None


def _is_finite(reading: Reading, token: Token) -> bool:
    return is_verb(token) and (token.tag in {"VBD", "VBZ", "VBP"} or reading.child(token, "aux", "auxpass") is not None)


def _by_window(reading: Reading, clause: Sequence[Token], times: Sequence[Timex]) -> Span | None:
    """Return "over the past month", "so far this year": time up to the report, over which a clause sums up."""
    heads = {verb.index for verb in clause}
    for timex in times:
        inside = reading.tokens_in(timex.span.start, timex.span.end)
        if not inside or inside[0].sentence != clause[0].sentence:
            continue
        words = reading.words(timex.span)
        window = timex.kind == "DURATION" and _LED.match(words) and _LONG.fullmatch(timex.value) and timex.value not in _ONE_DAY
        ours = _THIS.match(words) and any(tense_of(reading, verb) == "perfect" for verb in clause)
        first = inside[0].index
        led = reading.tokens[first - 1] if first else inside[0]
        of_sum = timex.kind == "DATE" and led.lemma.lower() in _THROUGH and _is_of_sum(reading, led, clause)
        if of_sum or ((window or ours) and _first_verb(reading, inside[-1]) in heads):
            return reading.span(led.index if led.lemma.lower() in _DURING else first, inside[-1].index + 1)
    return None


def _is_of_sum(reading: Reading, led: Token, clause: Sequence[Token]) -> bool:
    """Tell whether a phrase hangs on a sum of a clause: "the death toll over the weekend"."""
    above = reading.head(led)
    return above.lemma.lower() in _SUMS and above.head in {verb.index for verb in clause}


def _between(reading: Reading, clause: Sequence[Token], times: Sequence[Timex]) -> Span | None:
    """Return the days between which a sum lies: "the number of victims from 1 March to 4 March has reached 236"."""
    dated = {token.index for timex in times for token in reading.tokens_in(timex.span.start, timex.span.end)}
    sums = [child for verb in clause for child in reading.children(verb) if child.lemma.lower() in _SUMS]
    for led in (token for noun in sums for token in reading.subtree(noun)):
        day = reading.child(led, "pobj") if led.dep == "prep" and led.lemma.lower() in {"from", "between"} else None
        if day is not None and day.index in dated:
            return _cited(reading, led, day)
    return None


def _first_verb(reading: Reading, token: Token) -> int | None:
    return next((above.index for above in reading.ancestors(token) if is_verb(above)), None)


def _in_strife(reading: Reading, clause: Sequence[Token], lexicon: FrameLexicon) -> Span | None:
    """Return "in seven years of war", "during the conflict", and the war that did it."""
    for verb in clause:
        for child in reading.children(verb):
            noun = reading.child(child, "pobj") if child.dep == "prep" and child.lemma.lower() in _DURING else None
            if noun is not None and is_long(reading, noun, lexicon):
                return _cited(reading, child, noun)
            if child.dep == "nsubj" and is_long(reading, child, lexicon):
                return _phrase(reading, child)
            if child.dep == "nsubj" and child.tag == "WDT" and verb.dep == "relcl":
                told = reading.head(verb)
                if is_long(reading, told, lexicon):
                    return _phrase(reading, told)
    return None


def _of_strife(reading: Reading, head: Token, clause: Sequence[Token], lexicon: FrameLexicon) -> Span | None:
    """Return the war of a sum: "the war's death toll", "the number of people killed in the conflict"."""
    above = next((token for token in reading.ancestors(head) if token.lemma.lower() in _SUMS), None)
    sums = [child for verb in clause for child in reading.children(verb) if child.lemma.lower() in _SUMS]
    for noun in (*([above] if above is not None else []), *sums):
        if reading.head(noun).lemma.lower() in _BRINGING and reading.head(noun).tag == "VBG":
            for led in (*reading.children(noun), *reading.children(reading.head(noun))):
                long = reading.child(led, "pobj") if led.dep == "prep" and led.lemma.lower() in _DURING else None
                if long is not None and long.lemma.lower() in lexicon.carriers["durative"]:
                    return _cited(reading, led, long)
        for token in reading.subtree(noun):
            if token.index != head.index and token.dep in {"pobj", "poss", "compound"} and is_long(reading, token, lexicon):
                return _phrase(reading, token)
    return None


def is_long(reading: Reading, noun: Token, lexicon: FrameLexicon) -> bool:
    """Tell whether a noun is a course of many events: "war", "seven years of fighting"."""
    if noun.lemma.lower() in lexicon.counts("course"):
        return True
    of = reading.child(noun, "prep") if noun.lemma.lower() in _UNITS else None
    below = None if of is None or of.lemma != "of" else reading.child(of, "pobj")
    return below is not None and (below.lemma.lower() in lexicon.counts("course") | _STRIFE)


def _phrase(reading: Reading, noun: Token) -> Span:
    """Return a noun with what stands before it: "the civil war"."""
    below = [token.index for token in reading.subtree(noun) if token.index <= noun.index]
    first = min(index for index in below if all(each in below for each in range(index, noun.index + 1)))
    return reading.span(first, noun.index + 1)


def _cited(reading: Reading, led: Token, below: Token) -> Span:
    """Return the words from a leading word on, up to a comma or the end of what hangs below it."""
    indices = {token.index for token in (*reading.subtree(led), *reading.subtree(below))}
    last = led.index
    while last + 1 in indices and last + 1 - led.index < _LONGEST and not _ends(reading.tokens[last + 1]):
        last += 1
    return reading.span(led.index, last + 1)


def _ends(token: Token) -> bool:
    return (token.pos == "PUNCT" and token.tag != "HYPH") or token.lemma.lower() in _TURNING
