"""Telling: events by their ids, and what one actor said, denied, did and had done to it, a page at a time."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from dragoman.store.browsing.catalogue import SIZE, Catalogue
from dragoman.store.browsing.columns import ROLE, Flags
from dragoman.store.browsing.narrowing import Narrower
from dragoman.store.browsing.numbered import events_by_number, statements_by_number
from dragoman.store.browsing.rows import Slice, Wanted
from dragoman.store.filters import Filters
from dragoman.store.finding.events import choose_events, event_rows
from dragoman.store.found_tables import events
from dragoman.store.rows import EventRow, StatementRow

__all__ = ["acts_of", "events_of"]


def events_of(catalogue: Catalogue, ids: Sequence[str]) -> tuple[EventRow, ...]:
    """Return the events with these ids, in their order."""
    with catalogue.asking() as connection:
        query = choose_events(connection, Filters()).where(events.c.id.in_(ids))
        found = {row.id: row for row in event_rows(connection, query)}
    return tuple(found[one] for one in ids if one in found)


def acts_of(catalogue: Catalogue, actor: str, tab: str, wanted: Wanted, *, start: int = 0) -> Slice[EventRow | StatementRow]:
    """Return what an actor said, denied, did or had done to it, the newest first.

    Args:
        catalogue: The store.
        actor: The id that stands for it.
        tab: ``said``, ``denied``, ``did`` or ``done``.
        wanted: What the rows must hold besides.
        start: Rows to pass over.
    """
    filters = replace(wanted.filters, actor=None)
    with catalogue.narrowing() as narrower:
        columns, meant = narrower.columns, _one(narrower, actor)
        rows: tuple[EventRow | StatementRow, ...]
        if tab in {"said", "denied"}:
            filters = replace(filters, stance="denies") if tab == "denied" else filters
            flags = narrower.statements(replace(wanted, filters=filters)) & meant[columns.source]
            order = columns.statement_order[flags[columns.statement_order]]
            rows = statements_by_number(narrower.connection, columns.statement_number[order[start : start + SIZE]].tolist())
        else:
            event, who, role = columns.parts
            flags = np.zeros(len(columns.event_number), dtype=bool)
            flags[event[meant[who] & (role == ROLE["actor" if tab == "did" else "recipient"])]] = True
            flags &= narrower.events(replace(wanted, filters=filters))
            order = columns.event_order[flags[columns.event_order]]
            rows = events_by_number(narrower.connection, columns.event_number[order[start : start + SIZE]].tolist())
        return Slice(rows=rows, total=len(order), start=start)


def _one(narrower: Narrower, actor: str) -> Flags:
    """Return by code which actors the id of one stands for; by its id alone, for a name may mean several."""
    known = narrower.actors
    flags = np.zeros(len(known.ids) + 1, dtype=bool)
    if actor in known.code:
        flags[:-1] = known.stands == known.stands[known.code[actor]]
    return flags
