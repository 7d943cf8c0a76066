"""Telling: events by their ids, and what one actor said, denied, did and had done to it, a page at a time."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from sqlalchemy import or_, select

from dragoman.model import Judgement, StoreError
from dragoman.store.browsing.catalogue import SIZE, Catalogue
from dragoman.store.browsing.columns import ROLE, Flags
from dragoman.store.browsing.narrowing import Narrower
from dragoman.store.browsing.numbered import actors_by_code, events_by_number, statements_by_number
from dragoman.store.browsing.pairing import opposite
from dragoman.store.browsing.rows import Slice, Wanted
from dragoman.store.filters import Filters
from dragoman.store.finding.events import choose_events, event_rows
from dragoman.store.found_tables import events
from dragoman.store.rows import ActorRow, Contact, EventRow, Party, StatementRow
from dragoman.store.tables import actors, judgements

__all__ = ["actor_of", "acts_of", "contacts_of", "events_of", "judged_of"]

MOST = 200  # contacts or judgements on a page


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


def actor_of(catalogue: Catalogue, named: str) -> ActorRow:
    """Return the one actor that an id or a name means.

    Raises:
        StoreError: When nobody is meant, or several are.
    """
    with catalogue.narrowing() as narrower:
        known = narrower.actors
        flags = _one(narrower, named) if named in known.code else narrower.meant(named)
        codes = np.unique(known.stands[np.flatnonzero(flags[:-1])])
        if len(codes) != 1:
            raise StoreError(f"{named!r} means {len(codes) or 'nobody'}{' actors' if len(codes) else ' in the store'}")
        rows = actors_by_code(narrower, codes)
    if not rows:
        raise StoreError(f"no report names {named!r}")
    return rows[0]


def contacts_of(catalogue: Catalogue, actor: str) -> tuple[Contact, ...]:
    """Return those who stand on the other side of an actor's events, most events first."""
    with catalogue.narrowing() as narrower:
        columns, known = narrower.columns, narrower.actors
        event, one, other = opposite(columns, known.stands)
        code = known.stands[known.code[actor]]
        mine = (one == code) | (other == code)
        event, whom = event[mine], np.where(one[mine] == code, other[mine], one[mine])
        distinct, counts = np.unique(whom, return_counts=True)
        best = distinct[np.lexsort((distinct, -counts))][:MOST]
        ids = [known.ids[one] for one in best.tolist()]
        named = narrower.connection.execute(select(actors.c.id, actors.c.name).where(actors.c.id.in_(ids)))
        names = {row.id: row.name for row in named}
        found = []
        for one_code in best.tolist():
            shared = np.unique(event[whom == one_code])
            types = Counter(columns.type.names[one] for one in columns.type.codes[shared].tolist())
            found.append(
                Contact(
                    actor=Party(id=known.ids[one_code], name=names.get(known.ids[one_code], known.ids[one_code])),
                    events=len(shared),
                    reports=len(np.unique(columns.event_report[shared])),
                    types=dict(types.most_common()),
                )
            )
    return tuple(found)


def judged_of(catalogue: Catalogue, ids: Sequence[str]) -> tuple[Judgement, ...]:
    """Return the judgements in force about actors, in the order in which they were made."""
    with catalogue.asking() as connection:
        sides = or_(judgements.c.left_id.in_(ids), judgements.c.right_id.in_(ids))
        about = (judgements.c.kind.in_(("same_actor", "renamed")), judgements.c.withdrawn_by.is_(None))
        rows = connection.execute(select(judgements).where(sides, *about).order_by(judgements.c.number).limit(MOST))
        return tuple(
            Judgement(
                id=row.id,
                kind=row.kind,
                left=row.left_id,
                right=row.right_id,
                holds=row.holds,
                score=row.score,
                reason=row.reason,
                by=row.judged_by,
            )
            for row in rows
        )


def _one(narrower: Narrower, actor: str) -> Flags:
    """Return by code which actors the id of one stands for; by its id alone, for a name may mean several."""
    known = narrower.actors
    flags = np.zeros(len(known.ids) + 1, dtype=bool)
    if actor in known.code:
        flags[:-1] = known.stands == known.stands[known.code[actor]]
    return flags
