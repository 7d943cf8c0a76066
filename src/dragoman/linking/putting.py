"""Putting: who puts a toll at a number, by the words of the number's own sentence.

"The observatory put the toll at six dead" -> the observatory; "the Harim Observatory, a monitoring group, gave a lower toll of
31" -> the Harim Observatory. In: a figure and the voices of its report. Out: the figure with that voice. Such words report a
number and no clause, so that they are seldom read as a statement; where they name nobody whom the texts know, nothing is done.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from dragoman.model import content_id
from dragoman.model.happenings import Named, Telling, ToldFigure, Voice

__all__ = ["put_by", "with_putter"]

_COUNT = (
    r"(?:(?:death |casualty |overall |final |official )*toll|casualt\w+"
    r"|number of (?:dead|deaths|killed|victims|wounded|injured))"
)
_WHO = r"(?P<who>(?:(?!\b(?:while|whereas|but|though|although|sa(?:id|ys))\b)[^.;,]){2,70}?)"
_PUT = re.compile(
    rf"(?:^|[.;,] |\b(?:while|whereas|but|though|although|and|that) )\W*{_WHO}(?:,? (?:an?|which|who) [^.;]{{2,70}}?,?)? "
    r"(?:(?:has|have|had|later|earlier|also|meanwhile|however) ){0,2}"
    rf"(?:(?:put|puts|placed|places|set|sets) (?:the|its|their) (?:[\w-]+ ){{0,2}}?{_COUNT}"
    r"(?: (?:in|of|for|from|so far)\b[^.;,]{0,40}?)? at"
    rf"|(?:gave|gives|given|reported|counted) an? (?:[\w-]+ ){{0,3}}?{_COUNT} of)"
    r"(?: (?:some|about|around|nearly|at least|more than|over|up to|as many as|as high as))? $",
    re.I,
)
_PLAIN = re.compile(r"\A(?:and|while|but|meanwhile|however|later) |\A(?:the|an?) ", re.I)
_BASED = re.compile(r"^(?:[\w-]+-based|[\w-]+-run|opposition-linked) ", re.I)


def put_by(figure: ToldFigure) -> str | None:
    """Return the words for whoever puts a toll at a number, without the article; None where nobody is told to do so."""
    found = _PUT.search(figure.lead)
    if found is None:
        return None
    words = found["who"].strip(" \"“”'‘’")
    for _ in range(2):
        words = _BASED.sub("", _PLAIN.sub("", words))
    return words or None


def with_putter(
    figure: ToldFigure,
    telling: Telling,
    heard: Iterable[Voice],
    phrases: Mapping[str, Named],
    describes: Callable[[str, Named], bool],
) -> ToldFigure:
    """Return a figure with the voice of whoever puts it, if the texts know one body by those words.

    Args:
        figure: A figure with the words of its sentence.
        telling: Whose figure it is.
        heard: The voices of the report.
        phrases: By which whole phrases texts call one known body alone.
        describes: Tells whether words describe a body.
    """
    words = put_by(figure)
    if words is None:
        return figure
    voices = list(heard)
    bodies = {one.holder: one for one in voices if one.holder is not None and _is_called(one, words, describes)}
    if len(bodies) == 1:
        ((holder, voice),) = bodies.items()
        return replace(figure, voice=replace(voice, actor=holder, body=None, stance="asserts"))
    known = phrases.get(words.casefold()) if not bodies else None
    return figure if known is None else replace(figure, voice=_told_by(known, words, figure, telling))


def _is_called(voice: Voice, words: str, describes: Callable[[str, Named], bool]) -> bool:
    holder = voice.holder
    if holder is None:
        return False
    names = {holder.name.casefold(), _PLAIN.sub("", voice.words or "").casefold()}
    return words.casefold() in names or describes(words, holder)


def _told_by(holder: Named, words: str, figure: ToldFigure, telling: Telling) -> Voice:
    return Voice(
        id=content_id("putting", telling.report, figure.start, figure.stop),
        report=telling.report,
        key=telling.key,
        publisher=telling.publisher,
        published=telling.published,
        agency=telling.agency,
        actor=holder,
        words=words,
        kind="organization",
        stance="asserts",
        lemma="put",
        contents=figure.words,
        start=figure.start,
        stop=figure.stop,
    )
