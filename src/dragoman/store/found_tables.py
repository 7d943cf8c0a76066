"""The tables of findings: every row belongs to a row of ``reports`` and goes with it when the report is read anew.

``start`` and ``stop`` are code points of the report's text, half open; ``since`` and ``before`` are days, half open, null for
an open end or for no date at all (then a ``…_reason`` says why). Lists keep their order in ``position``.
"""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    Float,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    Table,
    Text,
    UniqueConstraint,
)  # fmt: skip

from dragoman.store.tables import metadata, of_report, records

__all__ = [
    "FOUND", "castings", "event_actors", "event_statements", "event_words", "events", "figures", "mentions", "places",
    "statement_contents", "statement_through", "statements", "times",
]  # fmt: skip


def _position() -> Column[int]:
    return Column("position", Integer, primary_key=True, autoincrement=False)


def _owned_by(owner: str) -> ForeignKeyConstraint:
    return ForeignKeyConstraint(["report", owner], [f"{owner}s.report", f"{owner}s.id"], ondelete="CASCADE")


def _words() -> tuple[Column[int], Column[int], Column[str]]:
    return (
        Column("start", Integer, nullable=False),
        Column("stop", Integer, nullable=False),
        Column("words", Text, nullable=False),
    )


# An actor as one report shows it.
castings = Table(
    "castings",
    metadata,
    of_report(),
    Column("actor", Text, ForeignKey("actors.id"), primary_key=True),
    Column("position", Integer, nullable=False),
    Column("name", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("country", Text),
    Column("known", Boolean, nullable=False),
    Column("wikidata", Text),
    Column("sectors", Text, nullable=False),
    Column("offices", Text, nullable=False),
    Column("candidate", Text),
    Column("confidence", Float),
    Index(None, "actor", "name"),
)

mentions = Table(
    "mentions",
    metadata,
    of_report(),
    _position(),
    Column("actor", Text, ForeignKey("actors.id"), nullable=False),
    *_words(),
    Column("form", Text, nullable=False),
    Column("words_folded", Text, nullable=False),
    Index(None, "actor", "words_folded"),
)

times = Table(
    "times",
    metadata,
    of_report(),
    _position(),
    *_words(),
    Column("kind", Text, nullable=False),
    Column("value", Text, nullable=False),
    Column("since", Date),
    Column("before", Date),
    Column("grain", Text),
    Column("basis", Text, nullable=False),
    Column("anchor", Text),
    Column("interval_reason", Text),
)

places = Table(
    "places",
    metadata,
    of_report(),
    _position(),
    *_words(),
    Column("name", Text, nullable=False),
    Column("names_folded", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("country", Text, index=True),
    Column("latitude", Float),
    Column("longitude", Float),
    Column("geonames", BigInteger),
    Column("use", Text, nullable=False),
)

statements = Table(
    "statements",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("report", Integer, ForeignKey("reports.number", ondelete="CASCADE"), nullable=False),
    Column("id", Text, nullable=False),
    Column("position", Integer, nullable=False),
    Column("source_start", Integer),
    Column("source_stop", Integer),
    Column("source_words", Text),
    Column("source_folded", Text),
    Column("source_actor", Text, ForeignKey("actors.id"), index=True),
    Column("source_kind", Text, nullable=False),
    Column("source_count", Integer, nullable=False),
    Column("cue_words", Text),
    Column("cue_lemma", Text),
    Column("stance", Text, nullable=False, index=True),
    Column("manner", Text, nullable=False),
    Column("contents", Text, nullable=False),
    Column("said_since", Date),
    Column("said_before", Date),
    Column("said_grain", Text),
    Column("within", Text),
    Column("hedged", Boolean, nullable=False),
    Column("confidence", Float, nullable=False),
    Column("trace", Text, nullable=False),
    UniqueConstraint("report", "id"),
    Index(None, "id"),
    Index(None, "report", "position"),
)

statement_contents = Table(
    "statement_contents",
    metadata,
    Column("report", Integer, primary_key=True, autoincrement=False),
    Column("statement", Text, primary_key=True),
    _position(),
    *_words(),
    _owned_by("statement"),
)

statement_through = Table(
    "statement_through",
    metadata,
    Column("report", Integer, primary_key=True, autoincrement=False),
    Column("statement", Text, primary_key=True),
    _position(),
    Column("actor", Text, ForeignKey("actors.id"), nullable=False, index=True),
    _owned_by("statement"),
)

events = Table(
    "events",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("report", Integer, ForeignKey("reports.number", ondelete="CASCADE"), nullable=False),
    Column("id", Text, nullable=False),
    Column("position", Integer, nullable=False),
    Column("type", Text, nullable=False, index=True),
    Column("modes", Text, nullable=False),
    Column("contexts", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("trigger_start", Integer, nullable=False),
    Column("trigger_stop", Integer, nullable=False),
    Column("trigger_words", Text, nullable=False),
    Column("words", Text, nullable=False),
    Column("since", Date, index=True),
    Column("before", Date),
    Column("grain", Text),
    Column("when_basis", Text),
    Column("when_reason", Text),
    Column("place", Integer),
    Column("place_name", Text),
    Column("place_country", Text),
    Column("where_reason", Text),
    Column("confidence", Float, nullable=False),
    Column("trace", Text, nullable=False),
    UniqueConstraint("report", "id"),
    Index(None, "id"),
    Index(None, "report", "position"),
)

# ``part`` is evidence or also.
event_words = Table(
    "event_words",
    metadata,
    Column("report", Integer, primary_key=True, autoincrement=False),
    Column("event", Text, primary_key=True),
    Column("part", Text, primary_key=True),
    _position(),
    *_words(),
    _owned_by("event"),
)

# ``role`` is actor (who does it) or recipient (to whom).
event_actors = Table(
    "event_actors",
    metadata,
    Column("report", Integer, primary_key=True, autoincrement=False),
    Column("event", Text, primary_key=True),
    Column("role", Text, primary_key=True),
    _position(),
    Column("actor", Text, ForeignKey("actors.id"), nullable=False, index=True),
    _owned_by("event"),
)

event_statements = Table(
    "event_statements",
    metadata,
    Column("report", Integer, primary_key=True, autoincrement=False),
    Column("event", Text, primary_key=True),
    _position(),
    Column("statement", Text, nullable=False),
    _owned_by("event"),
    _owned_by("statement"),
    Index(None, "report", "statement"),
)

figures = Table(
    "figures",
    metadata,
    Column("report", Integer, primary_key=True, autoincrement=False),
    Column("event", Text, primary_key=True),
    _position(),
    *_words(),
    Column("what", Text, nullable=False, index=True),
    Column("of_whom", Text),
    Column("low", Float),
    Column("high", Float),
    Column("bound", Text, nullable=False),
    Column("according_to", Text),
    Column("as_of", Date),
    Column("as_of_words", Text),
    Column("over_words", Text),
    _owned_by("event"),
)

FOUND = (
    records, event_statements, event_actors, event_words, figures, events, statement_through, statement_contents, statements,
    places, times, mentions, castings,
)  # fmt: skip
"""The tables that one report fills, those that lean on others first."""
