"""Harm told apart from its deed: which event each toll belongs to.

"Six people were shot in Kelm. The toll rose to nine on Monday" -> the nine are the shooting's. In: the tolls of a reading and
its mentions. Out: nothing; figures are added to mentions in place.
"""

from collections.abc import Sequence

from dragoman.events.figures import figure_of_toll
from dragoman.events.harm_words import DYING
from dragoman.events.telling import Told, carriers_over
from dragoman.events.tolls import NEAR, SUMS, Toll
from dragoman.model import Reading, Statement
from dragoman.model.terms import EventType

__all__ = ["give_tolls"]

_HARMING: dict[str, EventType] = {"displaced": "SANCTION", "arrested": "COERCE", "troops": "MOBILIZE"}
"""Of which type an event is whose toll is given, where it is not violence."""


def give_tolls(reading: Reading, tolls: Sequence[Toll], mentions: Sequence[Told], statements: Sequence[Statement]) -> None:
    """Give each toll to the violence of its sentence, else to the last one told before it.

    Args:
        reading: The reading.
        tolls: Its sums of harm, in text order.
        mentions: The mentions that were not refused, in text order.
        statements: Its attributions; a toll is according to the innermost one over it.
    """
    given = {figure.span for told in mentions for figure in told.figures if figure.what != "other"}
    for toll in tolls:
        if toll.sum.lemma.lower() not in SUMS and reading.span(toll.count.first, toll.count.last) in given:
            continue
        home = _home_of(reading, toll, mentions)
        if home is None:
            continue
        carriers = carriers_over(statements, toll.count.bearer)
        figure = figure_of_toll(reading, toll, carriers[0].id if carriers else None)
        kept = tuple(each for each in home.figures if each.span != figure.span)
        home.figures = (*kept, figure)


def _home_of(reading: Reading, toll: Toll, mentions: Sequence[Told]) -> Told | None:
    wanted = _HARMING.get(toll.what, "ASSAULT")
    told = [
        each
        for each in mentions
        if each.frame.type == wanted and (each.status in {"happened", "ongoing"} or wanted != "ASSAULT")
    ]
    here = [each for each in told if each.token.sentence == toll.sum.sentence]
    mark = reading.child(toll.sum, "mark") if toll.sum.dep == "advcl" else None
    apart = toll.sum.lemma.lower() in DYING and mark is not None and mark.lemma.lower() in {"while", "whereas"}
    if apart and any(figure.what == "killed" for each in here for figure in each.figures):
        return None  # "a raid killed 100, while in another town 59 died": who died apart from them is not of it
    if here:
        return min(here, key=lambda each: abs(each.token.index - toll.sum.index))
    before = [each for each in told if each.token.index < toll.sum.index]
    if toll.sum.lemma.lower() in DYING:
        # "Six people died" may be of anything: only what was told just before; "have died" sums up much more.
        perfect = any(child.tag in {"VBP", "VBZ"} for child in reading.children(toll.sum))
        before = [each for each in before if each.token.sentence >= toll.sum.sentence - NEAR and not perfect]
    return max(before, key=lambda each: (bool(each.figures), each.token.index), default=None)
