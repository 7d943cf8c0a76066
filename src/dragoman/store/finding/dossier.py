"""Dossiers: one actor with what it said, what it denied, what it did, what was done to it, and whom it met.

open_dossier(engine, "Kalin").denied()  ->  every denial, with its words
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, Engine, and_, exists, select

from dragoman.model import StoreError
from dragoman.store.engine import reading
from dragoman.store.filters import Filters
from dragoman.store.finding.actors import find_actors
from dragoman.store.finding.conditions import is_actor, party_columns, with_parties
from dragoman.store.finding.events import choose_events, event_rows
from dragoman.store.finding.statements import choose_statements, statement_rows
from dragoman.store.folding import fold_name
from dragoman.store.found_tables import event_actors, events, statements
from dragoman.store.rows import ActorRow, Contact, EventRow, Party, StatementRow
from dragoman.store.tables import reports

__all__ = ["Dossier", "open_dossier"]

LISTED = 8  # candidates that an error names


def open_dossier(engine: Engine, name: str) -> "Dossier":
    """Return the dossier of the one actor that a name or id means.

    Args:
        engine: The store's engine.
        name: An id, a whole name, or whole words of one.

    Raises:
        StoreError: When nobody is meant, or several are: it names them.
    """
    with reading(engine) as connection:
        return Dossier(actor=_the_actor(connection, name), _engine=engine)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """One actor; each question is asked when its method is called, and its rows come as they are read."""

    actor: ActorRow
    _engine: Engine

    def said(self) -> Iterator[StatementRow]:
        """Yield all its statements, denials too, by publication date."""
        return self._statements(Filters())

    def denied(self) -> Iterator[StatementRow]:
        """Yield its denials: the contents are what it denies."""
        return self._statements(Filters(stance="denies"))

    def did(self) -> Iterator[EventRow]:
        """Yield the events that it is a doer of, by publication date."""
        return self._events("actor")

    def done_to(self) -> Iterator[EventRow]:
        """Yield the events that are done to it."""
        return self._events("recipient")

    def contacts(self) -> tuple[Contact, ...]:
        """Return those who stand on the other side of its events, most events first."""
        with reading(self._engine) as connection:
            return _contacts(connection, self.actor.id)

    def _statements(self, filters: Filters) -> Iterator[StatementRow]:
        with reading(self._engine) as connection:
            query = choose_statements(connection, filters).where(is_actor(statements.c.source_actor, self.actor.id))
            order = (reports.c.published.is_(None), reports.c.published, reports.c.key, reports.c.id, statements.c.position)
            yield from statement_rows(connection, query.order_by(*order))

    def _events(self, role: str) -> Iterator[EventRow]:
        with reading(self._engine) as connection:
            part = select(event_actors.c.position).where(
                event_actors.c.report == events.c.report,
                event_actors.c.event == events.c.id,
                event_actors.c.role == role,
                is_actor(event_actors.c.actor, self.actor.id),
            )
            query = choose_events(connection, Filters()).where(exists(part.correlate(events)))
            order = (reports.c.published.is_(None), reports.c.published, reports.c.key, reports.c.id, events.c.position)
            yield from event_rows(connection, query.order_by(*order))


def _the_actor(connection: Connection, name: str) -> ActorRow:
    found = [row for _, row in zip(range(LISTED + 1), find_actors(connection, Filters(actor=name)), strict=False)]
    exact = [row for row in found if name in (row.id, *row.merged)]
    whole = [row for row in found if fold_name(name) in map(fold_name, row.names)]
    for chosen in (exact, found, whole):
        if len(chosen) == 1:
            return chosen[0]
    if not found:
        raise StoreError(f"nobody in the store is called {name!r}")
    listed = ", ".join(f"{row.name} ({row.id})" for row in found[:LISTED])
    raise StoreError(f"{name!r} may be {listed}{' and others' if len(found) > LISTED else ''}")


def _contacts(connection: Connection, actor_id: str) -> tuple[Contact, ...]:
    mine, other = event_actors.alias("mine"), event_actors.alias("other")
    opposite = and_(mine.c.report == other.c.report, mine.c.event == other.c.event, mine.c.role != other.c.role)
    joined = mine.join(other, opposite).join(events, and_(events.c.report == mine.c.report, events.c.id == mine.c.event))
    query = select(events.c.report, events.c.number, events.c.type, *party_columns()).distinct()
    query = query.select_from(with_parties(joined, other.c.actor)).where(is_actor(mine.c.actor, actor_id))
    types, seen = defaultdict[tuple[str, str], Counter[str]](Counter), defaultdict[tuple[str, str], set[int]](set)
    for row in connection.execute(query):
        if row.party_id != actor_id:
            types[row.party_id, row.party_name][row.type] += 1
            seen[row.party_id, row.party_name].add(row.report)
    contacts = [
        Contact(
            actor=Party(id=who, name=name),
            events=count.total(),
            reports=len(seen[who, name]),
            types=dict(sorted(count.items())),
        )
        for (who, name), count in types.items()
    ]
    return tuple(sorted(contacts, key=lambda contact: (-contact.events, contact.actor.name, contact.actor.id)))
