"""Keeping: writes one report's findings in one transaction, in the place of an earlier reading of the same text.

What an earlier reading left is forgotten first; judgements, which people and ``linking`` made, stay. An actor's row in
``actors`` is the fullest name that any report gives, whatever the order in which the reports came.
"""

import hashlib
import json
import struct
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Column, Connection, Select, Table, and_, delete, insert, select, update

from dragoman.model import Findings, MadeBy, Report
from dragoman.model.recording import findings_of, record_of
from dragoman.store.codec import decode, encode
from dragoman.store.correcting import correct_findings, corrections_of
from dragoman.store.following import follow_actors, spans_of
from dragoman.store.found_tables import FOUND, castings
from dragoman.store.intake import Marks, Outcome
from dragoman.store.linked_tables import linked_reports
from dragoman.store.profiles import PROFILE, name_actors, rank, settle_actor
from dragoman.store.tables import actor_names, actors, appearances, failures, fingerprints, records, reports
from dragoman.store.tabling import Rows, appearance_row, found_rows, names_of, report_row

__all__ = ["Parcel", "keep_appearance", "keep_parcel", "made_by_text", "pack_findings", "table_anew"]

BATCH_IDS = 500  # ids in one IN list: well below SQLite's limit of 32,766 variables


@dataclass(frozen=True, slots=True, kw_only=True)
class Parcel:
    """Findings made ready to be written: everything that takes time is done before the transaction begins."""

    report: Report
    heading: dict[str, Any]
    record: str
    found: dict[Table, Rows]
    names: dict[str, dict[str, str]]
    fingerprint: Marks | None


def pack_findings(findings: Findings, fingerprint: Marks | None) -> Parcel:
    """Make findings ready to be written.

    Raises:
        RecordError: When they cannot be recorded.
    """
    line = encode(record_of(findings))
    made = {"made_by": made_by_text(findings.made_by), "digest": hashlib.sha256(line).hexdigest()}
    return Parcel(
        report=findings.report,
        heading=report_row(findings) | made,
        record=line.decode(),
        found=found_rows(findings),
        names={actor.id: names_of(actor, findings.report.text) for actor in findings.actors},
        fingerprint=fingerprint,
    )


def made_by_text(made_by: MadeBy) -> str:
    """Return what made findings as one comparable text."""
    return json.dumps({"dragoman": made_by.dragoman, "models": made_by.models, "lexicon": made_by.lexicon}, sort_keys=True)


def keep_parcel(connection: Connection, parcel: Parcel) -> Outcome:
    """Write findings, unless they stand there already.

    Args:
        connection: Inside a writing transaction.
        parcel: The findings.
    """
    columns = (reports.c.number, reports.c.key, reports.c.made_by, reports.c.digest)
    kept = connection.execute(select(*columns).where(reports.c.id == parcel.report.id)).first()
    connection.execute(delete(failures).where(failures.c.where_given.in_((parcel.report.file, parcel.report.key))))
    if kept is None:
        connection.execute(insert(reports).values(parcel.heading))
        _write(
            connection,
            connection.execute(select(reports.c.number).where(reports.c.id == parcel.report.id)).scalar_one(),
            parcel,
        )
        return "added"
    if kept.digest == parcel.heading["digest"]:
        _write_fingerprint(connection, kept.number, parcel.fingerprint)
        return "unchanged"
    if kept.key != parcel.report.key and kept.made_by == parcel.heading["made_by"]:
        keep_appearance(connection, parcel.report)
        return "same-text"
    if kept.key != parcel.report.key:
        _swap_appearance(connection, kept.number, parcel.report.key)
    before = spans_of(connection, kept.number)
    _forget(connection, kept.number)
    connection.execute(update(reports).where(reports.c.number == kept.number).values(parcel.heading))
    _write(connection, kept.number, parcel)
    follow_actors(connection, before, spans_of(connection, kept.number))
    name_actors(connection)
    return "replaced"


def keep_appearance(connection: Connection, report: Report) -> None:
    """Note that a kept text also stands under another key; its own key is left alone.

    Args:
        connection: Inside a writing transaction.
        report: The report as it came this time.
    """
    kept = connection.execute(select(reports.c.number, reports.c.key).where(reports.c.id == report.id)).one()
    if kept.key != report.key:
        here = and_(appearances.c.report == kept.number, appearances.c.key == report.key)
        connection.execute(delete(appearances).where(here))
        connection.execute(insert(appearances).values(report=kept.number, **appearance_row(report)))


def table_anew(connection: Connection, ids: Iterable[str]) -> None:
    """Write what was found in reports again, after corrections of them were made or withdrawn.

    Args:
        connection: Inside a writing transaction.
        ids: Reports; those that are not kept are passed over.
    """
    query = select(reports.c.number, records.c.record).join(records, records.c.report == reports.c.number)
    for one in sorted(set(ids)):
        kept = connection.execute(query.where(reports.c.id == one)).first()
        if kept is not None:
            before = spans_of(connection, kept.number)
            parcel = pack_findings(findings_of(decode(kept.record)), None)
            _forget(connection, kept.number)
            _write(connection, kept.number, parcel)
            follow_actors(connection, before, spans_of(connection, kept.number))
            name_actors(connection)


def _corrected(connection: Connection, parcel: Parcel) -> Parcel:
    """Return a parcel with the rows that people's corrections leave; its record stays as it was read."""
    corrections = corrections_of(connection, parcel.report.id)
    if not corrections:
        return parcel
    findings = correct_findings(findings_of(decode(parcel.record)), corrections)
    names = {actor.id: names_of(actor, findings.report.text) for actor in findings.actors}
    return replace(parcel, found=found_rows(findings), names=names)


def _swap_appearance(connection: Connection, number: int, key: str) -> None:
    columns = [reports.c[name] for name in ("number", "key", "file", "title", "publisher", "published")]
    connection.execute(delete(appearances).where(appearances.c.report == number, appearances.c.key == key))
    names = ["report", "key", "file", "title", "publisher", "published"]
    connection.execute(insert(appearances).from_select(names, select(*columns).where(reports.c.number == number)))


def _write(connection: Connection, number: int, parcel: Parcel) -> None:
    parcel = _corrected(connection, parcel)
    # What was linked of an earlier reading no longer holds: the next run looks at this report as at a new one.
    connection.execute(delete(linked_reports).where(linked_reports.c.report == number))
    _write_actors(connection, parcel)
    connection.execute(insert(records).values(report=number, record=parcel.record))
    for table in reversed(FOUND):
        if rows := parcel.found.get(table):
            connection.execute(insert(table), [{"report": number, **row} for row in rows])
    _write_fingerprint(connection, number, parcel.fingerprint)
    name_actors(connection, parcel.names)


def _write_fingerprint(connection: Connection, number: int, marks: Marks | None) -> None:
    # The text of a report never changes, so neither do its marks: written once.
    there = connection.scalar(select(fingerprints.c.report).where(fingerprints.c.report == number))
    if marks is not None and there is None:
        shingles = struct.pack(f"<{len(marks.shingles)}Q", *sorted(marks.shingles))
        connection.execute(insert(fingerprints).values(report=number, exact=marks.exact, shingles=shingles))


def _write_actors(connection: Connection, parcel: Parcel) -> None:
    ids = list(parcel.names)
    kept = {row.id: dict(row._mapping) for row in _among(connection, select(actors), actors.c.id, ids)}
    for row in parcel.found[castings]:
        profile = {"id": row["actor"]} | {name: row[name] for name in PROFILE}
        if row["actor"] not in kept:
            connection.execute(insert(actors).values(profile))
        elif rank(profile) < rank(kept[row["actor"]]):
            connection.execute(update(actors).where(actors.c.id == row["actor"]).values(profile))
    names = [(actor_id, folded) for actor_id, by_folded in parcel.names.items() for folded in by_folded]
    # A known actor may have thousands of names in the store: only those of this report are looked up.
    same = select(actor_names).where(actor_names.c.name_folded.in_({folded for _, folded in names}))
    there = {(row.actor, row.name_folded) for row in _among(connection, same, actor_names.c.actor, ids)}
    new = [
        {"actor": actor_id, "name_folded": folded, "name": parcel.names[actor_id][folded]}
        for actor_id, folded in names
        if (actor_id, folded) not in there
    ]
    if new:
        connection.execute(insert(actor_names), new)


def _forget(connection: Connection, number: int) -> None:
    ids = list(connection.scalars(select(castings.c.actor).where(castings.c.report == number)))
    for table in FOUND:
        connection.execute(delete(table).where(table.c.report == number))
    for actor_id in ids:
        settle_actor(connection, actor_id)


def _among(connection: Connection, query: Select[Any], column: Column[str], ids: Sequence[str]) -> list[Any]:
    starts = range(0, len(ids), BATCH_IDS)
    return [row for start in starts for row in connection.execute(query.where(column.in_(ids[start : start + BATCH_IDS])))]
