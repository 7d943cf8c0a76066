"""Disputes: where what is told of one happening cannot all be the whole truth, side by side, with no winner.

"Who was behind the raid?", with who says what. In: sides. Out: a ``Dispute``. What clashes is found by kind: figures in
``disputed_tolls``, doers in ``disputed_doers``, denials, causes and parts in files of their own. Tellings that only part from
each other are ``differs``, never ``denies``.
"""

import re
from collections.abc import Mapping, Sequence

from dragoman.linking.positions import Held, make_position, warn
from dragoman.model import content_id
from dragoman.model.happenings import About, Dispute, Happening, Telling
from dragoman.model.terms import Stance

__all__ = ["ANSWERING", "HINTING", "SURE", "Gathered", "Scores", "about_of", "make_dispute"]

Gathered = tuple[Happening, Sequence[Telling]]
"""A happening with its tellings."""

Scores = Mapping[tuple[str, str], float]
"""How sure it is that two events are one thing, by their ids, the smaller first."""

SURE = 0.75  # score of two tellings that are surely of one thing
ANSWERING = frozenset({"denies", "doubts", "declines"})
HINTING = frozenset({"hint", "allude", "insinuate"})
_ABOUT: tuple[tuple[About, re.Pattern[str]], ...] = (
    (
        "cause",
        re.compile(
            r"\b(?:because|reasons?|due to|causes?d?|motives?|considerations|why|(?:politics|pressure|agenda) behind)\b", re.I
        ),
    ),
    ("weapon", re.compile(r"\b(?:chemical|sarin|chlorine|gas|barrel|cluster|phosphor\w+|thermite|napalm)\b.*", re.I)),
    (
        "doer",
        re.compile(
            r"\b(?:responsib\w+|behind|involve\w*|carried out|carrying out|its (?:forces|planes|aircraft|jets))\b", re.I
        ),
    ),
    ("figure", re.compile(r"\b(?:toll|casualt\w+|number of (?:dead|killed|victims))\b", re.I)),
)


def about_of(words: str) -> About:
    """Return what a denial contests, by its words: the cause, the weapon, the doer, a figure, or whether it happened at all."""
    return next((about for about, pattern in _ABOUT if pattern.search(words)), "occurrence")


def make_dispute(
    about: About,
    clash: str,
    question: str,
    happening: str | None,
    sides: Sequence[tuple[str, Stance, Sequence[Held]]],
    *,
    matter: str | None = None,
) -> Dispute:
    """Return a dispute of its sides: gist, stance and bearers of each.

    Args:
        about: What is contested.
        clash: How the sides part.
        question: What is asked.
        happening: The happening that it is about; None where none is meant.
        sides: Gist, stance and bearers of each.
        matter: What tells it from others about one happening, whatever words the question has; the question itself if None.
    """
    positions = tuple(make_position(gist, stance, held) for gist, stance, held in sides)
    first = sorted((one.evidence[0].report, one.evidence[0].start, one.gist) for one in positions if one.evidence)
    return Dispute(
        id=content_id("dispute", about, happening, *(first if happening is None else (matter or question,))),
        about=about,
        clash=clash,
        question=question,
        happening=happening,
        positions=positions,
        warning=warn([held for _, _, held in sides]),
    )
