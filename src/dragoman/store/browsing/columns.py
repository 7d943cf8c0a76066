"""Columns: what filters look at, held in memory as arrays, so that every filter of every list is answered in milliseconds.

A row of a table is an index of its arrays. Days are ordinals, 0 where there is none; names are codes into a list of the
distinct ones. Read once, and anew when the store has changed; words and records stay in the store.
"""

import sqlite3
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import numpy as np
from sqlalchemy import Connection, Select, select

from dragoman.store.browsing.voices import Voices, code_voices, query_casts, query_families
from dragoman.store.found_tables import (
    event_actors,
    event_statements,
    events,
    figures,
    mentions,
    places,
    statement_contents,
    statements,
)
from dragoman.store.linked_tables import disputes, happening_events, happenings
from dragoman.store.tables import actor_links, actor_names, actors, reports

__all__ = ["FAR", "Actors", "Columns", "Coded", "Days", "load_actors", "load_columns", "relinked"]

Ints = np.ndarray[Any, np.dtype[np.int64]]
Flags = np.ndarray[Any, np.dtype[np.bool_]]

FAR = 4_000_000  # an ordinal beyond every date
ROLE = {"actor": 0, "recipient": 1}


@dataclass(frozen=True, slots=True)
class Coded:
    """A column of names: the distinct ones, and each row's code; -1 for none."""

    names: tuple[Any, ...]
    codes: Ints

    def rows(self, holds: Callable[[Any], bool]) -> Flags:
        """Return which rows have a name of which something holds."""
        chosen = np.array([holds(name) for name in self.names] + [False], dtype=bool)
        return chosen[self.codes]


@dataclass(frozen=True, slots=True)
class Days:
    """Half-open days: 0 for an open beginning, ``FAR`` for an open end; both where nothing is known."""

    since: Ints
    before: Ints

    def meet(self, first: date | None, last: date | None) -> Flags:
        """Return which rows have days that meet those from the first to the last, both included."""
        known = (self.since > 0) | (self.before < FAR)
        low = first.toordinal() if first else 0
        high = last.toordinal() if last else FAR
        return known & (self.before > low) & (self.since <= high)


@dataclass(frozen=True, slots=True, kw_only=True)
class Actors:
    """Actors: ids by code, the code that stands for each, and the folded names with the code of who bears them."""

    ids: tuple[str, ...]
    code: dict[str, int]
    stands: Ints
    named: str
    starts: Ints
    bearers: Ints


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """The arrays; the first letters say whose: reports, statements, events, happenings.

    Attributes:
        root: Index of the report that a report copies; its own where it copies none.
        carries: Indexes of events and of the statements that tell them, in pairs.
        casts: Indexes of reports and codes of the actors in them.
        parts: Indexes of events, codes of actors and their roles.
        contents: Report, statement, start and stop of what statements say.
        mentioned: Report, actor, start and stop of mentions; ``placed`` the same of places, with the place's code.
    """

    report_number: Ints
    report_id: tuple[str, ...]
    report_day: Ints
    report_outlet: Coded
    root: Ints
    statement_number: Ints
    statement_report: Ints
    statement_order: Ints
    stance: Coded
    said: Days
    source: Ints
    phrase: Coded
    voices: Voices
    event_number: Ints
    event_report: Ints
    event_order: Ints
    type: Coded
    status: Coded
    took: Days
    event_place: Coded
    event_happening: Ints
    happening_id: tuple[str, ...]
    happening_type: Coded
    happened: Days
    happening_reports: Ints
    happening_origins: Ints
    happening_place: Coded
    disputed: Flags
    carries: tuple[Ints, Ints]
    casts: tuple[Ints, Ints]
    parts: tuple[Ints, Ints, Ints]
    counted: tuple[Ints, Coded]
    contents: tuple[Ints, Ints, Ints, Ints]
    mentioned: tuple[Ints, Ints, Ints, Ints]
    placed: tuple[Ints, Coded, Ints, Ints]


def load_actors(connection: Connection) -> Actors:
    """Read who is who by the judgements in force."""
    ids = list(connection.scalars(select(actors.c.id).order_by(actors.c.id)))
    code = {one: number for number, one in enumerate(ids)}
    links = list(connection.execute(select(actor_links.c.actor, actor_links.c.same_as)))
    for one in {side for pair in links for side in pair} - code.keys():
        code[one] = len(ids)
        ids.append(one)
    stands = np.arange(len(ids), dtype=np.int64)
    for one, other in links:
        stands[code[one]] = code[other]
    rows = [(name, code[one]) for one, name in connection.execute(select(actor_names.c.actor, actor_names.c.name_folded))]
    lengths = np.array([len(name) + 1 for name, _ in rows], dtype=np.int64)
    return Actors(
        ids=tuple(ids),
        code=code,
        stands=stands,
        named="\n".join(name for name, _ in rows),
        starts=np.concatenate([[0], np.cumsum(lengths)[:-1]]) if rows else np.zeros(0, dtype=np.int64),
        bearers=np.array([one for _, one in rows], dtype=np.int64),
    )


def relinked(connection: Connection, known: Actors) -> Actors:
    """Return actors with the links that hold now; an actor that only a judgement names is added."""
    links = list(connection.execute(select(actor_links.c.actor, actor_links.c.same_as)))
    names = list(connection.execute(select(actors.c.id)).scalars())
    fresh = sorted(({side for pair in links for side in pair} | set(names)) - known.code.keys())
    ids = (*known.ids, *fresh)
    code = known.code | {one: len(known.ids) + number for number, one in enumerate(fresh)}
    stands = np.arange(len(ids), dtype=np.int64)
    for one, other in links:
        stands[code[one]] = code[other]
    return replace(known, ids=ids, code=code, stands=stands)


def load_columns(connection: Connection, known: Actors) -> Columns:
    """Read the columns of a store."""
    numbers, ids, published, outlets, copies = _columns(
        connection,
        select(reports.c.number, reports.c.id, reports.c.published, reports.c.publisher_folded, reports.c.copy_of).order_by(
            reports.c.number
        ),
    )
    at = {one: index for index, one in enumerate(ids)}
    report_number, day = _ints(numbers), _days(published)
    root = np.array([at.get(one, index) for index, one in enumerate(copies)], dtype=np.int64)
    number, report, position, of, stance, since, before, source, phrase, kind = _columns(
        connection,
        select(*(statements.c[name] for name in (
            "number", "report", "position", "id", "stance", "said_since", "said_before", "source_actor", "source_folded",
            "source_kind",
        ))),
    )  # fmt: skip
    statement_report = np.searchsorted(report_number, _ints(report))
    statement_at = {key: index for index, key in enumerate(zip(report, of, strict=True))}
    told = _columns(
        connection,
        select(
            *(events.c[name] for name in ("number", "report", "position", "id", "type", "status", "since", "before", "place"))
        ),
    )
    event_report = np.searchsorted(report_number, _ints(told[1]))
    event_at = {key: index for index, key in enumerate(zip(told[1], told[3], strict=True))}
    happening, involved = _happenings(connection, told[3])
    where = _columns(
        connection,
        select(*(places.c[name] for name in ("report", "position", "start", "stop", "name", "names_folded", "country"))),
    )
    place = _coded(zip(where[4], where[5], where[6], strict=True))
    place_at = dict(zip(zip(where[0], where[1], strict=True), place.codes.tolist(), strict=True))
    event_place = _ints(place_at.get(key, -1) for key in zip(told[1], told[8], strict=True))
    carried = _columns(connection, select(event_statements.c.report, event_statements.c.event, event_statements.c.statement))
    cast = _columns(connection, query_casts())
    families = _columns(connection, query_families())
    part = _columns(connection, select(event_actors.c.report, event_actors.c.event, event_actors.c.actor, event_actors.c.role))
    figure = _columns(connection, select(figures.c.report, figures.c.event, figures.c.what))
    content = _columns(connection, select(*(statement_contents.c[name] for name in ("report", "statement", "start", "stop"))))
    named = _columns(connection, select(*(mentions.c[name] for name in ("report", "actor", "start", "stop"))))
    return Columns(
        report_number=report_number,
        report_id=tuple(ids),
        report_day=day,
        report_outlet=_coded(outlets),
        root=root,
        statement_number=_ints(number),
        statement_report=statement_report,
        statement_order=_ordered(day, statement_report, _ints(position)),
        stance=_coded(stance),
        said=_interval(since, before),
        source=_ints(known.code.get(one, -1) for one in source),
        phrase=_coded(phrase),
        voices=code_voices(families, cast, zip(statement_report.tolist(), report, source, kind, stance, phrase, strict=True)),
        event_number=_ints(told[0]),
        event_report=event_report,
        event_order=_ordered(day, event_report, _ints(told[2])),
        type=_coded(told[4]),
        status=_coded(told[5]),
        took=_interval(told[6], told[7]),
        event_place=Coded(place.names, event_place),
        event_happening=involved,
        **happening,
        carries=(
            _ints(event_at[key] for key in zip(carried[0], carried[1], strict=True)),
            _ints(statement_at[key] for key in zip(carried[0], carried[2], strict=True)),
        ),
        casts=(np.searchsorted(report_number, _ints(cast[0])), _ints(known.code[one] for one in cast[1])),
        parts=(
            _ints(event_at[key] for key in zip(part[0], part[1], strict=True)),
            _ints(known.code[one] for one in part[2]),
            _ints(ROLE[one] for one in part[3]),
        ),
        counted=(_ints(event_at[key] for key in zip(figure[0], figure[1], strict=True)), _coded(figure[2])),
        contents=(
            np.searchsorted(report_number, _ints(content[0])),
            _ints(statement_at[key] for key in zip(content[0], content[1], strict=True)),
            _ints(content[2]),
            _ints(content[3]),
        ),
        mentioned=(
            np.searchsorted(report_number, _ints(named[0])),
            _ints(known.code[one] for one in named[1]),
            _ints(named[2]),
            _ints(named[3]),
        ),
        placed=(np.searchsorted(report_number, _ints(where[0])), place, _ints(where[2]), _ints(where[3])),
    )


def _happenings(connection: Connection, event_ids: Sequence[str]) -> tuple[dict[str, Any], Ints]:
    """Return the columns of happenings, and each event's happening; -1 for none."""
    names = ("id", "type", "since", "before", "reports", "origins", "place_name", "place_country")
    ids, kinds, since, before, told, origins, place, country = _columns(
        connection, select(*(happenings.c[name] for name in names))
    )
    at = {one: index for index, one in enumerate(ids)}
    pairs = _columns(connection, select(happening_events.c.event, happening_events.c.happening))
    of = {event: at.get(happening, -1) for event, happening in zip(*pairs, strict=True)}
    contested = np.zeros(len(ids), dtype=bool)
    for one in connection.scalars(select(disputes.c.happening).where(disputes.c.happening.is_not(None))):
        if one in at:
            contested[at[one]] = True
    found = {
        "happening_id": tuple(ids),
        "happening_type": _coded(kinds),
        "happened": _interval(since, before),
        "happening_reports": _ints(told),
        "happening_origins": _ints(origins),
        "happening_place": _coded((name, code) if name else None for name, code in zip(place, country, strict=True)),
        "disputed": contested,
    }
    return found, _ints(of.get(event, -1) for event in event_ids)


def _columns(connection: Connection, query: Select[Any]) -> list[tuple[Any, ...]]:
    """Return the rows of a query column by column; straight from SQLite's cursor, days as text: a third of the time."""
    held = connection.connection.dbapi_connection
    if isinstance(held, sqlite3.Connection):
        rows: Sequence[Any] = held.execute(str(query.compile(dialect=connection.dialect))).fetchall()
    else:
        rows = connection.execute(query).all()
    return list(zip(*rows, strict=True)) if rows else [() for _ in query.selected_columns]


def _ints(values: Iterable[int]) -> Ints:
    return np.fromiter(values, dtype=np.int64)


def _days(values: Iterable[date | str | None], unknown: int = 0) -> Ints:
    ordinals: dict[date | str | None, int] = {None: unknown}
    found = []
    for value in values:
        day = ordinals.get(value)
        if day is None:
            day = ordinals[value] = (date.fromisoformat(value) if isinstance(value, str) else value).toordinal()  # type: ignore[union-attr]
        found.append(day)
    return np.array(found, dtype=np.int64)


def _interval(since: Iterable[date | str | None], before: Iterable[date | str | None]) -> Days:
    return Days(_days(since), _days(before, FAR))


def _coded(values: Iterable[Hashable]) -> Coded:
    known: dict[Hashable, int] = {}
    codes = _ints(-1 if value is None else known.setdefault(value, len(known)) for value in values)
    return Coded(tuple(known), codes)


def _ordered(day: Ints, report: Ints, position: Ints) -> Ints:
    """Return rows in the order of the lists: newest report first, then place in the text."""
    return np.lexsort((position, report, -day[report] if len(report) else report))
