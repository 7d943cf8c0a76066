"""What is reckoned up over a while: sums of harm in the perfect, what has gone on since a start, what the past month saw.

"Forty people have been killed since Saturday's vote" -> from Saturday to the report; "in the past month" -> the month that
ends with the report; "more than 300,000 have been killed in the war" -> a sum, and no news of the past days. In: a reading,
its time phrases and the verbs of a clause. Out: days, or whether what is told is only a sum.
"""

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import takewhile

from dragoman.events.courses import is_long
from dragoman.events.tolls import SUMS
from dragoman.lexicon.frames import FrameLexicon
from dragoman.model import Interval, Reading, Timex, Token
from dragoman.model.attachment import is_verb, tense_of
from dragoman.model.terms import FigureKind, Grain

__all__ = ["has_since", "is_sum", "moves_a_toll", "since_start", "window_over"]

_HARMS: tuple[FigureKind, ...] = ("killed", "injured", "displaced", "missing")
_MANY = frozenset({"hundred", "thousand", "dozen", "score", "million", "ten", "number", "many", "most", "total"})
_STRIFE = frozenset(
    {"violence", "escalation", "unrest", "strife", "clash", "protest", "rally", "conflict", "war", "fighting", "turmoil"}
)
_TELLING = frozenset({"when", "after", "as", "while"})
_ALTOGETHER = frozenset({"so far", "to date", "in all", "in total", "all told", "altogether"})
_BEGIN = frozenset({"begin", "start", "erupt", "break", "launch", "open"})
_THROUGH = frozenset({"in", "over", "during", "within", "for", "throughout"})
_LED = re.compile(r"(?:the |this )?(?:past|last) ")
_SPAN = re.compile(r"P(T)?(\d+|X)(D|W|M|Y|DE|C|H)")
_LONG_UNITS = frozenset({"W", "M", "Y", "DE", "C"})
_DAYS: dict[str, float] = {"H": 1 / 24, "D": 1, "W": 7, "M": 30.44, "Y": 365.25, "DE": 3652.5, "C": 36525}
_GRAINS: dict[str, Grain] = {"H": "day", "D": "day", "W": "week", "M": "month", "Y": "year", "DE": "decade", "C": "century"}


def is_sum(reading: Reading, verb: Token, lexicon: FrameLexicon) -> bool:
    """Tell whether a verb in the perfect only sums up harm, "have been killed in the war", and tells no event of its own.

    The first sentence of a report is its news, and so is harm done in one event ("in a blast") or when something happened,
    unless the words call it a sum ("so far").

    Args:
        reading: The reading.
        verb: A verb; the trigger or what carries it.
        lexicon: Words of harm, and nouns of what lasts.
    """
    while verb.dep == "conj" and is_verb(above := reading.head(verb)):
        verb = above
    if tense_of(reading, verb) != "perfect" or not _counts_harm(reading, verb, lexicon):
        return False
    sentence = reading.sentence_of(verb)
    words = " ".join(token.text.lower() for token in reading.tokens_of(sentence))
    if any(re.search(rf"\b{phrase}\b", words) for phrase in _ALTOGETHER) or any(
        _lasts(reading, noun, lexicon) for noun in _settings(reading, verb)
    ):
        return True
    return sentence.index > 0 and not _has_event(reading, verb, lexicon)


def _counts_harm(reading: Reading, verb: Token, lexicon: FrameLexicon) -> bool:
    verbs = (verb, *(child for child in reading.children(verb) if child.dep == "conj" and is_verb(child)))
    if not any(each.lemma.lower() in lexicon.counts(what) for each in verbs for what in _HARMS):
        return False
    victims = [reading.child(each, "nsubjpass", "dobj") or reading.child(each, "nsubj") for each in _clause(reading, verb)]
    return any(victim is not None and _is_counted(reading, victim) for victim in victims)


def _is_counted(reading: Reading, noun: Token) -> bool:
    return (
        noun.lemma.lower() in _MANY
        or noun.tag == "CD"
        or any(child.dep == "nummod" or child.tag == "CD" for child in reading.children(noun))
    )


def _settings(reading: Reading, verb: Token) -> Iterable[Token]:
    """Yield the nouns in which, by which or during which a clause says that harm was done, and what did it."""
    for child in reading.children(verb):
        if child.dep in {"prep", "agent"} and child.lemma.lower() in {"in", "by", "during", "amid", "from", "under"}:
            yield from (token for token in reading.children(child) if token.dep == "pobj")
        elif child.dep == "nsubj":
            yield child
    for child in reading.children(verb):
        if child.dep in {"nsubjpass", "dobj"}:
            yield from (
                token
                for preposition in reading.children(child)
                if preposition.dep == "prep" and preposition.lemma.lower() in {"in", "during"}
                for token in reading.children(preposition)
            )


def _lasts(reading: Reading, noun: Token, lexicon: FrameLexicon) -> bool:
    return (
        noun.lemma.lower() in _STRIFE
        or (noun.pos == "NOUN" and noun.lemma.lower() in lexicon.carriers["durative"])
        or is_long(reading, noun, lexicon)
    )


def _has_event(reading: Reading, verb: Token, lexicon: FrameLexicon) -> bool:
    """Tell whether a clause says in what it happened: "in a blast", "when a bomb went off"."""
    nouns = [noun for noun in _settings(reading, verb) if ("noun", noun.lemma.lower()) in lexicon.frames]
    marks = (
        mark
        for child in reading.children(verb)
        for mark in ((child,) if child.dep == "prep" else reading.children(child) if child.dep == "advcl" else ())
    )
    return bool(nouns) or any(mark.lemma.lower() in _TELLING and mark.dep in {"mark", "advmod", "prep"} for mark in marks)


def _clause(reading: Reading, verb: Token) -> list[Token]:
    """Return a verb and those that it is joined to: "killed" and "wounded" of "have been killed and wounded"."""
    joined = [verb]
    while joined[-1].dep == "conj" and is_verb(above := reading.head(joined[-1])):
        joined.append(above)
    return [*joined, *(child for child in reading.children(verb) if child.dep == "conj" and is_verb(child))]


def has_since(reading: Reading, verb: Token) -> bool:
    """Tell whether a clause tells what has been since a start: "thousands have been killed since the war began"."""
    return next(_sinces(reading, verb), None) is not None


def _sinces(reading: Reading, verb: Token) -> Iterator[Token]:
    for each in _clause(reading, verb):
        for child in reading.children(each):
            marks = reading.children(child) if child.dep == "advcl" else ()
            if child.lemma.lower() == "since" or any(mark.dep == "mark" and mark.lemma.lower() == "since" for mark in marks):
                yield child


def _far_sinces(reading: Reading, verb: Token) -> Iterator[Token]:
    """Yield a "since" that hangs deeper on what has been: "has been striking what are said to be bases since 2014"."""
    if tense_of(reading, verb) != "perfect":
        return
    for token in reading.tokens_of(reading.sentence_of(verb)):
        if token.lemma.lower() == "since" and token.dep == "prep" and token.index > verb.index:
            above = list(takewhile(lambda each: each.index != verb.index, reading.ancestors(token)))
            under = any(each.index == verb.index for each in reading.ancestors(token))
            if under and not any(is_verb(each) and tense_of(reading, each) in {"perfect", "past"} for each in above):
                yield token


def since_start(reading: Reading, verb: Token, times: Sequence[Timex]) -> tuple[int, Interval] | None:
    """Return the phrase that says since when, and the days from then to the report; None where no start stands in the text.

    "Since fighting broke out on 1 March" and "in the fighting that broke out on 1 March" both begin on 1 March.

    Args:
        reading: The reading, of a report with a publication date.
        verb: The verb of the clause.
        times: The reading's time phrases.
    """
    heads = [
        *_sinces(reading, verb),
        *_far_sinces(reading, verb),
        *(noun for noun in _settings(reading, verb) if _has_begun(reading, noun)),
    ]
    for head in heads:
        for index, timex in enumerate(times):
            interval = timex.interval
            tokens = reading.tokens_in(timex.span.start, timex.span.end)
            if interval is None or interval.start is None or not tokens or tokens[0].index < head.index - 4:
                continue
            inside = any(above.index == head.index for above in (tokens[-1], *reading.ancestors(tokens[-1])))
            days = _until_report(reading, interval.start, interval.grain) if inside else None
            if days is not None:
                return index, days
    return None


def _has_begun(reading: Reading, noun: Token) -> bool:
    return any(child.dep in {"relcl", "acl"} and child.lemma.lower() in _BEGIN for child in reading.children(noun))


def _until_report(reading: Reading, start: date, grain: Grain) -> Interval | None:
    published = reading.report.published
    return Interval(start, published + timedelta(days=1), grain) if published is not None and start <= published else None


def window_over(reading: Reading, times: Sequence[Timex], clause: Container[int]) -> tuple[int, Interval | None] | None:
    """Return the phrase by which a clause tells of the time up to the report, and its days: "in the past month".

    Args:
        reading: The reading.
        times: Its time phrases.
        clause: Indices of the predicates of the clause.

    Returns:
        An index into ``times`` and the days; no days where the words do not count ("the past few months"); None where the
        clause has no such phrase.
    """
    for index, timex in enumerate(times):
        words = reading.words(timex.span).lower()
        span = _SPAN.fullmatch(timex.value) if timex.kind == "DURATION" and _LED.match(words) else None
        if span is None or not _stands_over(reading, timex, clause):
            continue
        published = reading.report.published
        if span[2] == "X" or published is None:
            if span[3] in _LONG_UNITS:
                return index, None
            continue
        days = max(1, round(int(span[2]) * _DAYS[span[3]]))
        return index, _until_report(reading, published - timedelta(days=days), _GRAINS[span[3]])
    return None


def _stands_over(reading: Reading, timex: Timex, clause: Container[int]) -> bool:
    """Tell whether a phrase hangs on one of the predicates of a clause, itself or by a preposition of duration."""
    inside = reading.tokens_in(timex.span.start, timex.span.end)
    indices = {token.index for token in inside}
    top = next((token for token in reversed(inside) if token.head not in indices), None)
    if top is None:
        return False
    above = reading.head(top)
    if above.pos == "ADP" and above.lemma.lower() in _THROUGH:
        above = reading.head(above)
    return above.index in clause


def moves_a_toll(reading: Reading, verb: Token, trigger: Token) -> bool:
    """Tell whether a verb only tells how a sum changes, so that its day is not that of the harm: "the toll rose on Tuesday"."""
    return verb.index != trigger.index and any(
        child.dep in {"nsubj", "nsubjpass", "dobj"} and child.lemma.lower() in SUMS for child in reading.children(verb)
    )
