"""Tellings: every event and statement of the store as far as it takes part in happenings and disputes, for ``linking``.

each_told(connection)  ->  report by report in their order of keeping, the voices and the tellings of some reports at a time

An actor is named after the judgements in force, so that two spellings that were judged the same are one holder.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import Column, ColumnElement, Connection, Table, and_, case, func, select

from dragoman.model.happenings import Named, Telling, ToldFigure, Voice
from dragoman.store.finding.conditions import AnyRow, party, party_columns, with_parties
from dragoman.store.finding.headings import opening_of
from dragoman.store.found_tables import (
    castings,
    event_actors,
    event_statements,
    events,
    figures,
    places,
    statement_contents,
    statements,
)
from dragoman.store.tables import reports

__all__ = ["Told", "each_told"]

Told = tuple[list[Voice], list[Telling]]
Found = dict[tuple[int, str], Any]

BEFORE = 2000  # code points that a report tells before a denial
LEAD = 300  # code points before a denial or a figure, in which its sentence begins, and after a figure, in which it ends
REPORTS_AT_ONCE = 200  # one query of each kind for so many reports
_GOVERNING = {"GOV", "MIL", "SPY", "COP"}  # PLOVER sectors of a government's organs; deputies and judges speak for themselves
_OF_MANY_VOICES = {"LEG", "PTY", "JUD"}  # bodies whose members speak for themselves: parliaments, parties, courts
_OFFICE_OF = re.compile(r" of (\S+)")
_SENTENCE = re.compile(
    r"(?<!\bMr)(?<!\bMs)(?<!\bMrs)(?<!\bDr)(?<!\bSen)(?<!\bGov)(?<!\bRep)(?<!\b[A-Z])[.!?][\"”’)]*\s+(?=[A-Z\"“‘])|\n+"
)
_END = re.compile(r"(?<=[.!?])[\"”’)]*\s+(?=[A-Z\"“‘])|\n+")
_HEADING = tuple(reports.c[name] for name in ("number", "id", "key", "title", "publisher", "published", "agency"))


def each_told(connection: Connection, report_ids: Iterable[str] | None = None) -> Iterator[Told]:
    """Yield voices and tellings, ``REPORTS_AT_ONCE`` reports at a time.

    Args:
        connection: Open for reading.
        report_ids: The reports; None for all.
    """
    headings = _headings(connection, report_ids)
    for start in range(0, len(headings), REPORTS_AT_ONCE):
        some = {row.number: row for row in headings[start : start + REPORTS_AT_ONCE]}
        yield _told(connection, some)


def _headings(connection: Connection, report_ids: Iterable[str] | None) -> list[AnyRow]:
    query = select(*_HEADING).order_by(reports.c.number)
    if report_ids is None:
        return list(connection.execute(query))
    wanted = sorted(set(report_ids))
    starts = range(0, len(wanted), REPORTS_AT_ONCE)
    found = (connection.execute(query.where(reports.c.id.in_(wanted[start : start + REPORTS_AT_ONCE]))) for start in starts)
    return sorted((row for rows in found for row in rows), key=lambda row: row.number)


def _told(connection: Connection, some: dict[int, AnyRow]) -> Told:
    numbers = list(some)
    voices = _voices(connection, some)
    carried = _grouped(connection, event_statements, "statement", numbers)
    counted = _figures(connection, numbers, voices)
    parties = _parties(connection, numbers)
    placed, near = _places(connection, numbers)
    tellings = []
    query = select(events).where(events.c.report.in_(numbers)).order_by(events.c.report, events.c.position)
    for row in connection.execute(query):
        key = row.report, row.id
        who = parties.get(key, {})
        told = (voices.get((row.report, one)) for one in carried.get(key, ()))
        tellings.append(
            Telling(
                **_heading(some[row.report]),
                **_event(row, placed.get((row.report, row.place)), near.get(row.report, ())),
                actors=tuple(who.get("actor", ())),
                recipients=tuple(who.get("recipient", ())),
                organs=tuple(who.get("organs", ())),
                figures=tuple(counted.get(key, ())),
                voices=tuple(voice for voice in told if voice is not None),
            )
        )
    return list(voices.values()), tellings


def _heading(report: AnyRow) -> dict[str, Any]:
    names = ("key", "title", "publisher", "published", "agency")
    return {"report": report.id} | {name: getattr(report, name) for name in names}


def _event(row: AnyRow, place: AnyRow | None, near: tuple[str, ...]) -> dict[str, Any]:
    return {
        "event": row.id,
        "type": row.type,
        "modes": tuple(row.modes.split(", ")) if row.modes else (),
        "status": row.status,
        "trigger": row.trigger_words,
        "words": row.words,
        "start": row.trigger_start,
        "stop": row.trigger_stop,
        "since": row.since,
        "before": row.before,
        "grain": row.grain,
        "when_basis": row.when_basis,
        "place": place.name if place else None,
        "place_kind": place.kind if place else None,
        "country": place.country if place else None,
        "latitude": place.latitude if place else None,
        "longitude": place.longitude if place else None,
        "near": near,
    }


def _voices(connection: Connection, some: dict[int, AnyRow]) -> dict[tuple[int, str], Voice]:
    numbers = list(some)
    spans = _spans(connection, numbers)
    told: defaultdict[tuple[int, str], list[str]] = defaultdict(list)
    for number, event, statement in connection.execute(
        select(event_statements.c.report, event_statements.c.event, event_statements.c.statement)
        .where(event_statements.c.report.in_(numbers))
        .order_by(event_statements.c.event)
    ):
        told[number, statement].append(event)
    cast = and_(castings.c.report == statements.c.report, castings.c.actor == statements.c.source_actor)
    joined = with_parties(statements.outerjoin(castings, cast), statements.c.source_actor)
    who = (castings.c.kind.label("actor_kind"), castings.c.country, castings.c.sectors, castings.c.offices)
    query = select(statements, *who, *party_columns()).select_from(joined).where(statements.c.report.in_(numbers))
    rows = list(connection.execute(query.order_by(statements.c.report, statements.c.position)))
    names, leads, tails = _names(connection, numbers), _leads(connection, numbers), _tails(connection, numbers)
    voices = {}
    for row in rows:
        report, (start, stop) = some[row.report], spans.get((row.report, row.id), (0, 0))
        before, lead, opening = leads.get((row.report, row.id), ("", "", ""))
        voices[row.report, row.id] = Voice(
            id=row.id,
            report=report.id,
            key=report.key,
            publisher=report.publisher,
            published=report.published,
            agency=report.agency,
            actor=_named(row),
            words=row.source_words,
            kind=row.source_kind,
            body=_body(row, names),
            organ=_organ(row),
            stance=row.stance,
            hedged=row.hedged,
            lemma=row.cue_lemma,
            contents=row.contents,
            start=start,
            stop=stop,
            events=tuple(told.get((row.report, row.id), ())),
            called=row.source_words,
            lead=lead,
            before=before,
            title=report.title,
            tail=tails.get((row.report, row.id), ""),
            opening=opening,
        )
    return voices


def _leads(connection: Connection, numbers: Sequence[int]) -> dict[tuple[int, str], tuple[str, str, str]]:
    """Return for each denial what its report tells before its sentence, that sentence before its contents, and how it opens."""
    start, opening = statement_contents.c.start, func.substr(reports.c.text, 1, LEAD)
    said = and_(statements.c.report == statement_contents.c.report, statements.c.id == statement_contents.c.statement)
    query = select(statement_contents.c.report, statement_contents.c.statement, _words_before(start, BEFORE), opening)
    query = query.join(statements, said).join(reports, reports.c.number == statements.c.report)
    query = query.where(statements.c.report.in_(numbers), statements.c.stance == "denies", statement_contents.c.position == 0)
    return {
        (number, statement): (*_parted(words), text[slice(*opening_of(text))])
        for number, statement, words, text in connection.execute(query)
    }


def _tails(connection: Connection, numbers: Sequence[int]) -> dict[tuple[int, str], str]:
    """Return for each denial the words of its sentence after its contents."""
    after = func.substr(reports.c.text, statement_contents.c.stop + 1, LEAD)
    said = and_(statements.c.report == statement_contents.c.report, statements.c.id == statement_contents.c.statement)
    query = select(statement_contents.c.report, statement_contents.c.statement, after)
    query = query.join(statements, said).join(reports, reports.c.number == statements.c.report)
    query = query.where(statements.c.report.in_(numbers), statements.c.stance == "denies")
    rows = connection.execute(query.order_by(statement_contents.c.position))
    return {(number, statement): _END.split(words, maxsplit=1)[0] for number, statement, words in rows}


def _parted(words: str) -> tuple[str, str]:
    """Return what is told before the sentence that is begun, and its beginning."""
    lead = _SENTENCE.split(words[-LEAD:])[-1]
    before = words[: len(words) - len(lead)]
    return (before.partition(". ")[2] if len(words) == BEFORE else before), lead


def _words_before(start: Column[int], most: int = LEAD) -> ColumnElement[str]:
    """Return the code points of a report's text before a place in it: ``most``, or as many as there are."""
    first, length = case((start > most, start - most), else_=0), case((start < most, start), else_=most)
    return func.substr(reports.c.text, first + 1, length)


def _named(row: AnyRow) -> Named | None:
    one = party(row)
    return Named(one.id, one.name) if one else None


def _body(row: AnyRow, names: dict[tuple[int, str], Named]) -> Named | None:
    """Return the organisation that a person speaks for; a country is no body of a person, but of its government."""
    if row.actor_kind != "person" or not row.offices:
        return None
    held = (names.get((row.report, one)) for one in _OFFICE_OF.findall(row.offices))
    return next((one for one in held if one is not None), None)


def _organ(row: AnyRow) -> str | None:
    governs = row.actor_kind == "country" or bool(_GOVERNING & set((row.sectors or "").split(", ")))
    country: str | None = row.country
    return country if governs else None


def _names(connection: Connection, numbers: Sequence[int]) -> dict[tuple[int, str], Named]:
    query = select(castings.c.report, castings.c.actor, castings.c.name, castings.c.sectors)
    query = query.where(castings.c.report.in_(numbers), castings.c.kind == "organization")
    return {
        (row.report, row.actor): Named(row.actor, row.name)
        for row in connection.execute(query)
        if not _OF_MANY_VOICES & set((row.sectors or "").split(", "))
    }


def _spans(connection: Connection, numbers: Sequence[int]) -> dict[tuple[int, str], tuple[int, int]]:
    table = statement_contents
    spans: dict[tuple[int, str], tuple[int, int]] = {}
    query = select(table.c.report, table.c.statement, table.c.start, table.c.stop).where(table.c.report.in_(numbers))
    for number, statement, start, stop in connection.execute(query.order_by(table.c.position)):
        first, last = spans.get((number, statement), (start, stop))
        spans[number, statement] = min(first, start), max(last, stop)
    return spans


def _grouped(connection: Connection, table: Table, column: str, numbers: Sequence[int]) -> dict[tuple[int, str], list[str]]:
    found: defaultdict[tuple[int, str], list[str]] = defaultdict(list)
    query = select(table.c.report, table.c.event, table.c[column]).where(table.c.report.in_(numbers))
    for number, event, value in connection.execute(query.order_by(table.c.position)):
        found[number, event].append(value)
    return found


def _figures(connection: Connection, numbers: Sequence[int], voices: dict[tuple[int, str], Voice]) -> Found:
    found: defaultdict[tuple[int, str], list[ToldFigure]] = defaultdict(list)
    around = (
        _words_before(figures.c.start).label("lead"),
        func.substr(reports.c.text, figures.c.stop + 1, LEAD).label("tail"),
    )
    query = select(figures, *around).join(reports, reports.c.number == figures.c.report)
    query = query.where(figures.c.report.in_(numbers)).order_by(figures.c.report, figures.c.position)
    for row in connection.execute(query):
        figure = ToldFigure(
            start=row.start,
            stop=row.stop,
            what=row.what,
            of=row.of_whom,
            low=row.low,
            high=row.high,
            bound=row.bound,
            as_of=row.as_of,
            over=row.over_words,
            voice=voices.get((row.report, row.according_to)) if row.according_to else None,
            words=row.words,
            lead=_SENTENCE.split(row.lead)[-1],
            tail=_END.split(row.tail, maxsplit=1)[0],
        )
        found[row.report, row.event].append(figure)
    return found


def _parties(connection: Connection, numbers: Sequence[int]) -> Found:
    table, found = event_actors, defaultdict[tuple[int, str], dict[str, list[Any]]](dict)
    cast = and_(castings.c.report == table.c.report, castings.c.actor == table.c.actor)
    joined = with_parties(table.outerjoin(castings, cast), table.c.actor)
    who = (castings.c.kind.label("actor_kind"), castings.c.country, castings.c.sectors)
    query = select(table, *who, *party_columns()).select_from(joined).where(table.c.report.in_(numbers))
    for row in connection.execute(query.order_by(table.c.position)):
        named = _named(row)
        if named is not None:
            found[row.report, row.event].setdefault(row.role, []).append(named)
            if row.role == "actor":
                found[row.report, row.event].setdefault("organs", []).append(_organ(row))
    return found


def _places(connection: Connection, numbers: Sequence[int]) -> tuple[dict[tuple[int, int], AnyRow], dict[int, tuple[str, ...]]]:
    placed: dict[tuple[int, int], AnyRow] = {}
    near: defaultdict[int, dict[str, None]] = defaultdict(dict)
    query = select(places).where(places.c.report.in_(numbers)).order_by(places.c.report, places.c.position)
    for row in connection.execute(query):
        placed[row.report, row.position] = row
        if row.kind != "country":
            near[row.report][row.name] = None
    return placed, {number: tuple(names) for number, names in near.items()}
