"""Narrowing: every filter of the pages for every kind of row, as flags over columns: one set of filters for all lists.

    narrow_statements(Wanted(filters=Filters(status="planned"), origins=2))  ->  those that carry a planned event of two origins

A filter that a kind of row does not know itself narrows it over the events or statements that it is tied to.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from sqlalchemy import Connection, or_, select

from dragoman.store.browsing.columns import Actors, Columns, Flags, Ints
from dragoman.store.browsing.rows import Wanted
from dragoman.store.filters import Filters
from dragoman.store.folding import fold_name
from dragoman.store.found_tables import events, statements
from dragoman.store.fulltext import contains_words
from dragoman.store.tables import reports

__all__ = ["Narrower"]

_OF_EVENTS = ("words", "actor", "says", "status", "stance", "publisher", "report")
_KEY = 1 << 24  # above every offset in a text


@dataclass(frozen=True, slots=True)
class Narrower:
    """Columns, who is who, and a connection for what only the store knows: full text, and a report's key."""

    columns: Columns
    actors: Actors
    connection: Connection

    def reports(self, wanted: Wanted) -> Flags:
        """Return which reports hold what is asked; with ``originals`` a copy stands for the report that it copies."""
        filters, columns = wanted.filters, self.columns
        flags = self._of_report(filters, np.ones(len(columns.report_number), dtype=bool))
        if filters.date_from:
            flags &= columns.report_day >= filters.date_from.toordinal()
        if filters.date_to:
            flags &= (columns.report_day > 0) & (columns.report_day <= filters.date_to.toordinal())
        if filters.words is not None:
            flags &= self._found("reports", filters.words, columns.report_number)
        if filters.actor is not None:
            flags &= _marked(columns.casts[0][self.meant(filters.actor)[columns.casts[1]]], flags)
        if filters.place is not None:
            flags &= _marked(
                columns.placed[0][columns.placed[1].rows(lambda place: _is_place(place[1:], filters.place))], flags
            )
        if filters.says is not None or filters.stance is not None:
            flags &= _marked(columns.statement_report[self._told(filters)], flags)
        if filters.type or filters.status or wanted.origins > 1:
            flags &= _marked(columns.event_report[self._coded(wanted)], flags)
        if filters.originals:
            flags = _marked(columns.root[flags], flags)
        return flags

    def statements(self, wanted: Wanted) -> Flags:
        """Return which statements hold what is asked; the days are those on which they were said."""
        filters, columns = wanted.filters, self.columns
        flags = self._of_reports(filters)[columns.statement_report] & self._told(filters)
        if filters.dated:
            flags &= columns.said.meet(filters.date_from, filters.date_to)
        if filters.words is not None:
            flags &= self._found("statements", filters.words, columns.statement_number)
        if filters.actor is not None:
            meant = self.meant(filters.actor)
            report, actor, start, stop = columns.mentioned
            chosen = meant[actor]
            flags &= meant[columns.source] & (columns.source >= 0) | self._inside(report[chosen], start[chosen], stop[chosen])
        if filters.place is not None:
            report, place, start, stop = columns.placed
            chosen = place.rows(lambda one: _is_place(one[1:], filters.place))
            flags &= self._inside(report[chosen], start[chosen], stop[chosen])
        if filters.type or filters.status or wanted.origins > 1:
            carried, by = columns.carries
            flags &= _marked(by[self._coded(wanted)[carried]], flags)
        return flags

    def events(self, wanted: Wanted) -> Flags:
        """Return which events hold what is asked; the days are those on which they take place."""
        filters, columns = wanted.filters, self.columns
        flags = self._of_reports(filters)[columns.event_report] & self._coded(wanted)
        if filters.dated:
            flags &= columns.took.meet(filters.date_from, filters.date_to)
        if filters.words is not None:
            flags &= self._found("events", filters.words, columns.event_number)
        if filters.actor is not None:
            flags &= _marked(columns.parts[0][self.meant(filters.actor)[columns.parts[1]]], flags)
        if filters.place is not None:
            flags &= columns.event_place.rows(lambda place: _is_place(place[1:], filters.place))
        carried, by = columns.carries
        for part in (Filters(says=filters.says), Filters(stance=filters.stance)):
            if part != Filters():
                flags &= _marked(carried[self._told(part)[by]], flags)
        return flags

    def happenings(self, wanted: Wanted, *, days: bool = True) -> Flags:
        """Return which happenings hold what is asked; ``days`` tells whether those asked for count."""
        filters, columns = wanted.filters, self.columns
        flags = columns.happening_origins >= (wanted.origins if wanted.origins > 1 else 0)
        if filters.type is not None:
            flags &= columns.happening_type.rows(lambda name: name == filters.type)
        if filters.place is not None:
            flags &= columns.happening_place.rows(lambda place: _is_place((fold_name(place[0]), place[1]), filters.place))
        if days and filters.dated:
            flags &= columns.happened.meet(filters.date_from, filters.date_to)
        asked: dict[str, Any] = {name: value for name in _OF_EVENTS if (value := getattr(filters, name)) is not None}
        if asked:
            held = columns.event_happening[self.events(Wanted(filters=Filters(**asked)))]
            flags &= _marked(held[held >= 0], flags)
        return flags

    def counted(self, what: str | None) -> Flags:
        """Return the happenings in which something is counted; of one kind, or of any."""
        events_with, kinds = self.columns.counted
        held = self.columns.event_happening[events_with if what is None else events_with[kinds.rows(lambda one: one == what)]]
        return _marked(held[held >= 0], self.columns.disputed)

    def meant(self, name: str) -> Flags:
        """Return by code which actors a name or an id means, with all that were judged the same."""
        known = self.actors
        folded, codes = fold_name(name), [known.code[name]] if name in known.code else []
        if folded.strip():
            codes += known.bearers[np.searchsorted(known.starts, _places_of(folded, known.named), side="right") - 1].tolist()
        standing = np.zeros(len(known.ids) + 1, dtype=bool)
        standing[known.stands[np.array(codes, dtype=np.int64)]] = True
        flags = np.zeros(len(known.ids) + 1, dtype=bool)  # one more, which the code -1 of nobody falls on
        flags[:-1] = standing[known.stands]
        return flags

    def _of_report(self, filters: Filters, flags: Flags) -> Flags:
        if filters.publisher is not None:
            folded = fold_name(filters.publisher)
            flags &= self.columns.report_outlet.rows(lambda name: folded.strip() != "" and folded in name)
        if filters.report is not None:
            named = or_(reports.c.id == filters.report, reports.c.key == filters.report)
            numbers = _numbers(self.connection.scalars(select(reports.c.number).where(named)).all())
            flags &= np.isin(self.columns.report_number, numbers)
        return flags

    def _of_reports(self, filters: Filters) -> Flags:
        flags = np.ones(len(self.columns.report_number), dtype=bool)
        if filters.originals:
            flags &= self.columns.root == np.arange(len(self.columns.root))
        return self._of_report(filters, flags)

    def _told(self, filters: Filters) -> Flags:
        """Return which statements have the stance and the source that are asked for."""
        columns = self.columns
        flags = np.ones(len(columns.statement_number), dtype=bool)
        if filters.stance is not None:
            flags &= columns.stance.rows(lambda name: name == filters.stance)
        if filters.says is not None:
            folded = fold_name(filters.says)
            worded = columns.phrase.rows(lambda phrase: folded.strip() != "" and folded in phrase)
            flags &= self.meant(filters.says)[columns.source] | worded
        return flags

    def _coded(self, wanted: Wanted) -> Flags:
        """Return which events have the type, status and origins that are asked for."""
        columns, filters = self.columns, wanted.filters
        flags = np.ones(len(columns.event_number), dtype=bool)
        if filters.type is not None:
            flags &= columns.type.rows(lambda name: name == filters.type)
        if filters.status is not None:
            flags &= columns.status.rows(lambda name: name == filters.status)
        if wanted.origins > 1:
            held = np.append(columns.happening_origins, 0)  # an event of no happening has the last of them
            flags &= held[columns.event_happening] >= wanted.origins
        return flags

    def _inside(self, report: Ints, start: Ints, stop: Ints) -> Flags:
        """Return which statements say words that one of these spans stands in."""
        order = np.lexsort((start, report))
        keys, stops = report[order] * _KEY + start[order], stop[order]
        of, statement, first, last = self.columns.contents
        low = np.searchsorted(keys, of * _KEY + first)
        high = np.searchsorted(keys, of * _KEY + last)
        held = high > low
        within = np.zeros(len(of), dtype=bool)
        within[held] = stops[low[held]] <= last[held]
        return _marked(statement[within], np.zeros(len(self.columns.statement_number), dtype=bool))

    def _found(self, searched: str, words: str, numbers: Ints) -> Flags:
        table = {"reports": reports, "statements": statements, "events": events}[searched]
        condition = contains_words(searched, words, self.connection.dialect)
        found = _numbers(self.connection.scalars(select(table.c.number).where(condition)).all())
        return np.isin(numbers, found)


def _marked(chosen: Ints, like: Flags) -> Flags:
    """Return flags that hold at the chosen indexes."""
    flags = np.zeros(len(like), dtype=bool)
    flags[chosen] = True
    return flags


def _numbers(values: Sequence[int]) -> Ints:
    return np.array(values, dtype=np.int64)


def _is_place(place: tuple[str, str | None], name: str | None) -> bool:
    """Tell whether a place, by its folded names and country, is meant by whole words of a name or by a country's code."""
    folded = fold_name(name or "")
    return place[1] == name or (folded.strip() != "" and folded in place[0])


def _places_of(words: str, text: str) -> Ints:
    """Return where words stand in a text, overlapping ones too."""
    found, at = [], text.find(words)
    while at >= 0:
        found.append(at)
        at = text.find(words, at + 1)
    return _numbers(found)
