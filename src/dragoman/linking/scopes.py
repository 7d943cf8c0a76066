"""Scopes: whom a figure counts, so that no series mixes the children with all the dead, or one side's dead with the other's.

"31 people", "31 dead" -> all; "eleven children" -> children; "ten Georgian soldiers" -> Georgian soldiers; "900 people since
October" -> people since october. In: a figure with the words of its sentence. Out: the scope, in words.
"""

import re

from dragoman.lexicon.parts import load_peoples
from dragoman.linking.words import stems_of
from dragoman.model.happenings import ToldFigure

__all__ = ["ALL", "COUNTED", "scope_of"]

ALL = "all"
COUNTED = frozenset({"killed", "injured", "displaced", "arrested", "missing"})
_SCOPES = tuple(
    (scope, re.compile(rf"\b(?:{words})\b", re.I))
    for scope, words in (
        (
            "children",
            r"(?:school)?child(?:ren)?|kids?|(?:school)?girls?|(?:school)?boys?|bab(?:y|ies)|infants?|minors?|pupils?",
        ),
        ("women", r"wom[ae]n"),
        ("medics", r"medics?|nurses?|doctors?|paramedics?|hospital staff"),
        ("rescuers", r"rescuers?|rescue workers?|firefighters?|aid workers?"),
        ("journalists", r"journalists?|reporters?"),
        ("teachers", r"teachers?"),
        ("students", r"students?"),
        ("patients", r"patients?"),
        ("foreigners", r"foreigners?"),
        ("guards", r"guards?"),
        ("police", r"police(?:m[ae]n|wom[ae]n)?|police officers?"),
        ("soldiers", r"soldiers?|troops|officers?|service(?:m[ae]n|person)|army"),
        ("fighters", r"fighters?|militants?|rebels?|terrorists?|insurgents?|gunm[ae]n|jihadists?"),
        ("civilians", r"civilians?"),
        ("attackers", r"bombers?|attackers?|suspects?"),
        ("workers", r"workers?"),
        ("protesters", r"protesters?"),
    )
)
_WHOLE = re.compile(
    r"people|persons?|individuals?|humans?|souls?|others?|victims?|dead|deaths?|bod(?:y|ies)|li(?:fe|ves)|fatalit(?:y|ies)"
    r"|casualt(?:y|ies)|wounded|injured|injur(?:y|ies)|hurt|missing|displaced|martyrs?|tolls?|numbers?|totals?|dozens?|scores?"
    r"|hundreds?|thousands?|millions?|arrests?|detainees?|refugees?|toll",
    re.I,
)
"""Nouns that tell no part: "people", "the dead"."""
_FOLDED = re.compile(r"\b(?:the|a|an|its|this)\b|,")
_WORD = re.compile(r"[A-Z][\w’'-]*")
_BEFORE = re.compile(
    r"\b(?P<side>[A-Z][\w-]+) (?:army |military |civilian )?(?:dead|deaths?|casualt\w+|death toll|toll|losses|wounded|injured"
    r"|victims?|killed|fatalit\w+)\b[^.;]{0,40}$"
)
"""Whose dead a sentence counts before the number: "the number of Georgian dead at ten"."""


_AGED = re.compile(
    r"^,? (?P<ages>(?:at|of|between) (?:the )?ages? (?:below|under|of|over|above) \w+|aged \w+(?: (?:to|and) \w+)?"
    r"|(?:aged )?(?:under|below|younger than|over)(?: the age of)? (?:\d+|five|six|eight|ten|twelve)"
    r"(?! (?:hours?|days?|weeks?|minutes?)\b))\b",
    re.I,
)
"""Which ages alone a number counts: "eleven children under eight"."""


def scope_of(figure: ToldFigure, country: str | None = None) -> str:
    """Return whom a figure counts: ``all`` for people without more, a part of them, one side of them, or other things.

    A sum over a longer course than the event is another scope: "people since october".

    Args:
        figure: The figure.
        country: Code of the country that the event is placed in: its own people are no side ("Syrian civilians" in Syria).
    """
    part = _part_of(figure)
    side = _side_of(figure, country) if figure.what in COUNTED else None
    if side is not None:
        # "Palestinians" are a side by themselves: the noun tells no more.
        own = part == ALL or part.casefold() in load_peoples()
        part = f"{side} {'people' if own else part}"
    aged = _AGED.match(figure.tail)
    if aged is not None:
        part = f"{part if part != ALL else 'people'} {aged['ages'].casefold()}"
    if figure.over is None:
        return part
    over = " ".join(_FOLDED.sub("", figure.over.lower()).split())
    return f"{'people' if part == ALL and figure.what in COUNTED else part} {over}"


def _part_of(figure: ToldFigure) -> str:
    words = figure.of or ""
    for scope, pattern in _SCOPES:
        if pattern.search(words):
            return scope
    if figure.what not in COUNTED:
        return " ".join(sorted(stems_of(words))) or ALL
    return ALL if not words or _WHOLE.fullmatch(words) else words.casefold()


def _side_of(figure: ToldFigure, country: str | None) -> str | None:
    """Return the people that the counted belong to, as an adjective with a capital; None where no word tells it."""
    peoples = load_peoples()
    named = _BEFORE.search(figure.lead)
    words = [*_WORD.findall(figure.words), *_WORD.findall(figure.of or ""), *([named["side"]] if named else [])]
    words += [(figure.of or "").capitalize()]
    for word in words:
        code = peoples.get(word.casefold())
        noun = word.casefold() == (figure.of or "").casefold()
        if code is not None and (noun or code != country):
            single = word.removesuffix("s") if word.removesuffix("s").casefold() in peoples else word
            return f"{single[:1].upper()}{single[1:]}"
    return None
