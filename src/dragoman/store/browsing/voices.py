"""Voices: who stands behind an event, as keys: two events that share a key go back to one origin.

As ``linking`` counts origins: who says so, a government for its organs, else the agency or outlet; copies are one text. A key
that begins with ``?`` is not known.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from sqlalchemy import Select, func, select

from dragoman.store.found_tables import castings
from dragoman.store.tables import reports

__all__ = ["Voices", "code_voices", "query_casts", "query_families"]

Ints = np.ndarray[Any, np.dtype[np.int64]]
Flags = np.ndarray[Any, np.dtype[np.bool_]]

DENYING = frozenset({"denies", "declines", "doubts"})  # stances that stand behind no telling
GOVERNING = frozenset({"GOV", "MIL", "SPY", "COP", "JUD", "LEG"})  # PLOVER sectors of a state's organs
ACTOR, NOBODY = -1, -2


@dataclass(frozen=True, slots=True, kw_only=True)
class Voices:
    """Keys by code.

    Attributes:
        unknown: Of each key, whether it stands for somebody who is not known.
        outlet: Of each report, the key of its agency or outlet.
        sayer: Of each statement, the key of its source; ``ACTOR`` where the actor itself is the key, ``NOBODY`` of a denial.
    """

    unknown: Flags
    outlet: Ints
    sayer: Ints

    def behind(self, carries: tuple[Ints, Ints], source: Ints, stands: Ints) -> tuple[Ints, Ints]:
        """Return event and key of every statement that tells an event, by event; the key of an actor lies above all others."""
        event, by = carries
        key = self.sayer[by]
        telling = key != NOBODY
        event, by, key = event[telling], by[telling], key[telling]
        key = np.where(key == ACTOR, len(self.unknown) + stands[source[by]], key)
        order = np.argsort(event, kind="stable")
        return event[order], key[order]


def query_families() -> Select[Any]:
    """Return the question for outlet, agency and the first of its copies of each report."""
    return select(reports.c.publisher, reports.c.agency, func.coalesce(reports.c.copy_of, reports.c.id)).order_by(
        reports.c.number
    )


def query_casts() -> Select[Any]:
    """Return the question for what each actor of each report is."""
    return select(castings.c.report, castings.c.actor, castings.c.kind, castings.c.country, castings.c.sectors)


def code_voices(
    families: Sequence[Sequence[Any]],
    casts: Sequence[Sequence[Any]],
    said: Iterable[tuple[int, int, str | None, str, str, str | None]],
) -> Voices:
    """Return the keys.

    Args:
        families: Outlet, agency and family, column by column.
        casts: Report, actor, kind, country and sectors, column by column.
        said: Of each statement the report's index and number, the source's actor, kind and stance, and its folded phrase.
    """
    known: dict[str, int] = {}
    outlet = [known.setdefault(_outlet(*row), len(known)) for row in zip(*families, strict=True)]
    family = families[2]
    governs = {
        (report, actor): country
        for report, actor, kind, country, sectors in zip(*casts, strict=True)
        if country and (kind == "country" or (sectors and not GOVERNING.isdisjoint(sectors.split(", "))))
    }
    sayer = []
    for index, report, source, kind, stance, phrase in said:
        if stance in DENYING:
            sayer.append(NOBODY)
        elif kind == "anonymous" or (source is None and phrase is None):
            sayer.append(known.setdefault(f"?unnamed {family[index]} {phrase}", len(known)))
        elif source is not None and (country := governs.get((report, source))):
            sayer.append(known.setdefault(f"government {country}", len(known)))
        elif source is not None:
            sayer.append(ACTOR)
        else:
            sayer.append(known.setdefault(f"source {phrase}", len(known)))
    return Voices(
        unknown=np.array([name.startswith("?") for name in known], dtype=bool),
        outlet=np.array(outlet, dtype=np.int64),
        sayer=np.array(sayer, dtype=np.int64),
    )


def _outlet(publisher: str | None, agency: str | None, family: str) -> str:
    if agency is not None:
        return f"agency {agency.casefold()}"
    return f"text {family}" if publisher is not None else f"?text {family}"
