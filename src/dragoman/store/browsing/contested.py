"""Contested: the filters of the pages as conditions on disputes, which are few and of which the store keeps whole records."""

from dataclasses import replace

import numpy as np
from sqlalchemy import ColumnElement, false, or_

from dragoman.store.browsing.narrowing import Narrower
from dragoman.store.browsing.rows import Wanted
from dragoman.store.filters import Filters
from dragoman.store.folding import folded_pattern
from dragoman.store.linked_tables import disputes

__all__ = ["dispute_conditions", "of_happenings"]

NAMED = 12  # actors that one name may mean before a dispute is looked up by name alone


def dispute_conditions(narrower: Narrower, wanted: Wanted, about: str | None) -> list[ColumnElement[bool]]:
    """Return the conditions on disputes themselves; the days are those on which they are first printed."""
    filters = wanted.filters
    words = (filters.words or "").replace('"', " ").split()
    conditions: list[ColumnElement[bool]] = [disputes.c.record.icontains(word, autoescape=True) for word in words]
    if about is not None:
        conditions.append(disputes.c.about == about)
    if filters.date_from is not None:
        conditions.append(disputes.c.since >= filters.date_from)
    if filters.date_to is not None:
        conditions.append(disputes.c.since <= filters.date_to)
    conditions.extend(_held_by(narrower, name) for name in (filters.actor, filters.says) if name)
    if filters.stance is not None:
        conditions.append(disputes.c.record.contains(f'"stance":"{filters.stance}"', autoescape=True))
    return conditions


def of_happenings(wanted: Wanted) -> Wanted | None:
    """Return what the happening of a dispute must hold; None where nothing of the kind is asked."""
    names = ("type", "status", "place", "publisher", "report")
    told = Filters(**{name: getattr(wanted.filters, name) for name in names})
    narrowed = replace(wanted, filters=told)
    return narrowed if told != Filters() or wanted.origins > 1 else None


def _held_by(narrower: Narrower, name: str) -> ColumnElement[bool]:
    if folded_pattern(name) is None:
        return false()
    meant = np.flatnonzero(narrower.meant(name)[:-1])[:NAMED]
    held = [disputes.c.record.contains(f'"id":"{narrower.actors.ids[one]}"', autoescape=True) for one in meant]
    return or_(*held, disputes.c.record.icontains(f'"name":"{name}', autoescape=True))
