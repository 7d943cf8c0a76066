"""Deeds: by what a reader knows the happening that a disputed figure is of: "“car bomb” in Harim on 2020-03-04".

An event is often told by the harm it did, "killed", "destroying", while the sentence of the number names the deed: "in rocket
attacks on several quarters". In: a happening, its tellings, the figures in dispute. Out: words for a question. A week that was
only guessed is told as the day of the report.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from dragoman.linking.comparing import Counted
from dragoman.linking.disputes import scene_of
from dragoman.model.happenings import Happening, Telling

__all__ = ["scene_of_figures"]

_KIND = (
    r"(?:(?:suicide|car|truck|bus|bomb|barrel|nail|double|twin|rocket|missile|mortar|artillery|air|drone|gas|chemical|arson|knife"
    r"|gun|sniper|rebel|government|regime|coalition|militant|train|plane|helicopter|school|market|mine|cluster) )"
)
_NOUN = (
    r"(?:attacks?|(?:air)?strikes?|(?:air)?raids?|shelling|bombardments?|bombings?|bombs?|blasts?|explosions?|shootings?"
    r"|massacres?|ambush(?:es)?|stampedes?|earthquakes?|quakes?|floods?|flooding|landslides?|avalanches?|tsunamis?|hurricanes?"
    r"|typhoons?|cyclones?|storms?|tornado(?:es)?|wildfires?|crash(?:es)?|collisions?|derailments?|riots?|clashes|outbreak)"
)
_DEED = re.compile(
    rf"\b(?:(?:{_KIND}(?:and )?){{0,3}}{_NOUN}|(?:{_KIND}(?:and )?){{1,3}}fire)\b(?! (?:squads?|makers?|disposal|forces?)\b)",
    re.I,
)
_FELL = re.compile(
    r"\b(?P<what>(?:war)?plane|jet|aircraft|helicopter|train|bus|ferry|boat|building|bridge)s?\b[^.;]{0,60}?"
    r"\b(?P<fell>crashed|sank|collapsed|derailed|capsized)\b"
)
_NAMED = {"crashed": "crash", "sank": "sinking", "collapsed": "collapse", "derailed": "derailment", "capsized": "capsizing"}
_GUESSED = 1  # days of a telling whose day is known


def scene_of_figures(happening: Happening, tellings: Sequence[Telling], counted: Sequence[Counted]) -> str:
    """Return what happened, where and when, by the words around the figures in dispute.

    Args:
        happening: The happening.
        tellings: All its tellings.
        counted: The figures in dispute, with the tellings that give them.
    """
    told = scene_of(happening)
    trigger = told.partition("”")[0].removeprefix("“")
    deed = _deed(counted, tellings) if _DEED.fullmatch(trigger) is None else trigger
    place = _place(happening, [one.telling for one in counted])
    words = [f"“{deed or trigger}”", *([f"in {place}"] if place else [])]
    days = (happening.before - happening.since).days if happening.since and happening.before else None
    published = min((one.telling.published for one in counted if one.telling.published is not None), default=None)
    if days == _GUESSED:
        words.append(f"on {happening.since}")
    elif published is not None and happening.basis in {None, "inferred", "published"}:
        words.append(f"told on {published}")
    elif happening.since is not None:
        words.append(f"in the days from {happening.since}")
    titles = {one.telling.title for one in counted}
    undated = happening.since is None and published is None
    if (place is None or undated) and len(titles) == 1 and (title := titles.pop()):
        words.append(f"reported as “{' '.join(title.split())}”")
    return " ".join(words)


def _place(happening: Happening, tellings: Iterable[Telling]) -> str | None:
    """Return the place of those who give the figures, the happening's where they give no town."""
    towns = Counter(one.place for one in tellings if one.place is not None and one.place_kind in {"city", "other"})
    return max(towns, key=lambda place: (towns[place], place)) if towns else happening.place


def _deed(counted: Sequence[Counted], tellings: Iterable[Telling]) -> str | None:
    """Return the deed that the sentences of the figures name, else the words of their tellings, else those of the reports."""
    reports = {one.telling.report for one in counted}
    sentences = [f"{one.figure.lead}{one.figure.words}{one.figure.tail}" for one in counted]
    for texts in (sentences, [one.telling.words for one in counted], [one.words for one in tellings if one.report in reports]):
        found = Counter(deed for text in texts for deed in _deeds(text))
        if found:
            return max(found, key=lambda deed: (found[deed], len(deed.split()), deed))
    return None


def _deeds(text: str) -> list[str]:
    named = [found[0].casefold() for found in _DEED.finditer(text)]
    return named or [f"{found['what'].casefold()} {_NAMED[found['fell']]}" for found in _FELL.finditer(text)]
