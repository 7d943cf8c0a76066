"""Searching: words in reports, statements and events, each hit with the words around it, best first.

search_words(catalogue, 'toll "health ministry"')  ->  Hit(pieces=(("the ", False), ("toll", True), …))
"""

import re
from typing import Any

from sqlalchemy import Column, ColumnElement, Connection, Select, Table, column, func, literal_column, select, table

from dragoman.store.browsing.catalogue import Catalogue
from dragoman.store.browsing.rows import Hit
from dragoman.store.finding.conditions import REPORT_NAME, report_name
from dragoman.store.found_tables import events, statements
from dragoman.store.fulltext import contains_words, words_asked
from dragoman.store.tables import reports

__all__ = ["COUNTED", "search_words"]

HITS = 20  # of each kind on a page
COUNTED = 2_000  # hits beyond which they are neither counted nor ranked: such a word tells nothing apart
AROUND = 24  # tokens of a snippet: two lines
BEGIN, END = "\ue000", "\ue001"  # private use: a report's own text that holds them is cut at them, and nothing else
_TABLES: dict[str, tuple[Table, ColumnElement[Any]]] = {
    "statement": (statements, statements.c.stance),
    "event": (events, events.c.status),
    "report": (reports, literal_column("NULL")),
}
_SEARCHED: dict[str, tuple[Column[str], str]] = {
    "statement": (statements.c.contents, "contents_search"),
    "event": (events.c.words, "words_search"),
    "report": (reports.c.text, "text_search"),
}
HEADLINE = (
    f'StartSel={BEGIN}, StopSel={END}, MaxFragments=2, MaxWords={AROUND}, MinWords={AROUND // 2}, FragmentDelimiter=" … "'
)
_PART = re.compile(r'"([^"]*)"?|([^\s"]+)')


def search_words(catalogue: Catalogue, words: str, *, size: int = HITS) -> dict[str, tuple[tuple[Hit, ...], int]]:
    """Return hits by kind, best first, with how many there are of each, at most ``COUNTED`` and one.

    Beyond that, the latest read come first.

    Args:
        catalogue: The store.
        words: As typed: words, ``"a phrase"`` and ``begin*``; nothing that is typed raises.
        size: Hits of each kind at most.
    """
    found: dict[str, tuple[tuple[Hit, ...], int]] = {}
    with catalogue.asking() as connection:
        for kind, of in (("statement", statements), ("event", events), ("report", reports)):
            indexed = connection.dialect.name == "sqlite" and match_query(words)
            matches = _matching(kind, words) if indexed else _holding(connection, kind, of, words)
            total = connection.scalar(select(func.count()).select_from(matches.limit(COUNTED + 1).subquery())) or 0
            ask = _snippets if indexed else _headlines
            hits = ask(connection, kind, words, size, ranked=total <= COUNTED) if total else ()
            found[kind] = (hits, total)
    return found


def _matching(kind: str, words: str) -> Select[Any]:
    """Ask the index of words alone: looked up in the table of its rows, all of its hits would be gone through first."""
    name = f"{kind}_search"
    matching = literal_column(name).op("MATCH", is_comparison=True)(match_query(words))
    return select(column("rowid")).select_from(table(name, column("rowid"))).where(matching)


def _holding(connection: Connection, kind: str, of: Table, words: str) -> Select[Any]:
    return select(of.c.number).where(contains_words(f"{kind}s", words, connection.dialect))


def match_query(words: str) -> str:
    """Return what FTS5 understands of the words as typed; empty when they hold no letter and no digit."""
    phrases = []
    for quoted, bare in _PART.findall(words):
        tokens = re.findall(r"\w+", (quoted or bare).replace("_", " "))
        if tokens:
            phrases.append(f'"{" ".join(tokens)}"{" *" if bare.endswith("*") else ""}')
    return " AND ".join(phrases)


def _snippets(connection: Connection, kind: str, words: str, size: int, *, ranked: bool) -> tuple[Hit, ...]:
    (of, told), name = _TABLES[kind], f"{kind}_search"
    index = table(name, column("rowid"))
    part: ColumnElement[int] = literal_column("-1")  # the column in which most words stand
    snippet = func.snippet(literal_column(name), part, BEGIN, END, " … ", AROUND).label("snippet")
    rank: ColumnElement[float] = literal_column("rank")
    best = (
        select(index.c.rowid.label("number"), snippet, (rank if ranked else -index.c.rowid).label("rank"))
        .select_from(index)
        .where(literal_column(name).op("MATCH", is_comparison=True)(match_query(words)))
        .order_by(rank if ranked else index.c.rowid.desc())
        .limit(size)
        .subquery()
    )
    joined = best.join(of, of.c.number == best.c.number)
    if of is not reports:
        joined = joined.join(reports, reports.c.number == of.c.report)
    query = (
        select(of.c.id, told.label("marked"), best.c.snippet, *REPORT_NAME)
        .select_from(joined)
        .order_by(best.c.rank, of.c.number)
    )
    return tuple(
        Hit(kind=kind, id=row.id, report=report_name(row), pieces=_pieces(row.snippet), marked=row.marked)
        for row in connection.execute(query)
    )


def _headlines(connection: Connection, kind: str, words: str, size: int, *, ranked: bool) -> tuple[Hit, ...]:
    """Return hits as PostgreSQL ranks and marks them; only those that are shown are marked."""
    asked = words_asked(words)
    if asked is None:
        return ()
    of, told = _TABLES[kind]
    text, kept = _SEARCHED[kind]
    rank = func.ts_rank(literal_column(f"{of.name}.{kept}"), asked)
    best = select(of.c.number, (-rank if ranked else -of.c.number).label("rank"))
    best = best.where(contains_words(f"{kind}s", words, connection.dialect)).order_by("rank", of.c.number).limit(size)
    chosen = best.subquery()
    snippet = func.ts_headline(literal_column("'simple'"), text, asked, HEADLINE).label("snippet")
    joined = of.join(chosen, chosen.c.number == of.c.number)
    if of is not reports:
        joined = joined.join(reports, reports.c.number == of.c.report)
    query = (
        select(of.c.id, told.label("marked"), snippet, *REPORT_NAME).select_from(joined).order_by(chosen.c.rank, of.c.number)
    )
    return tuple(
        Hit(kind=kind, id=row.id, report=report_name(row), pieces=_pieces(row.snippet), marked=row.marked)
        for row in connection.execute(query)
    )


def _pieces(snippet: str) -> tuple[tuple[str, bool], ...]:
    pieces = []
    for number, piece in enumerate(re.split(f"[{BEGIN}{END}]", snippet)):
        if piece:
            pieces.append((piece, number % 2 == 1))
    return tuple(pieces)
