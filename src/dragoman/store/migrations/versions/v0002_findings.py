"""Findings: actors and places of a report, statements, events and figures."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the tables that one report fills."""
    _make_castings()
    _make_events()
    _make_mentions()
    _make_places()
    _make_statements()
    _make_times()
    _make_event_actors()
    _make_event_statements()
    _make_event_words()
    _make_figures()
    _make_statement_contents()
    _make_statement_through()


def _make_castings() -> None:
    op.create_table(
        "castings",
        sa.Column("report", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("country", sa.Text()),
        sa.Column("known", sa.Boolean(), nullable=False),
        sa.Column("wikidata", sa.Text()),
        sa.Column("sectors", sa.Text(), nullable=False),
        sa.Column("offices", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["actor"], ["actors.id"], name="fk_castings_actor"),
        sa.ForeignKeyConstraint(["report"], ["reports.number"], name="fk_castings_report", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("report", "actor", name="pk_castings"),
    )
    op.create_index("ix_castings_actor_name", "castings", ["actor", "name"])


def _make_events() -> None:
    op.create_table(
        "events",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("report", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("modes", sa.Text(), nullable=False),
        sa.Column("contexts", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("trigger_start", sa.Integer(), nullable=False),
        sa.Column("trigger_stop", sa.Integer(), nullable=False),
        sa.Column("trigger_words", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("since", sa.Date()),
        sa.Column("before", sa.Date()),
        sa.Column("grain", sa.Text()),
        sa.Column("when_basis", sa.Text()),
        sa.Column("when_reason", sa.Text()),
        sa.Column("place", sa.Integer()),
        sa.Column("place_name", sa.Text()),
        sa.Column("place_country", sa.Text()),
        sa.Column("where_reason", sa.Text()),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.Column("trace", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["report"], ["reports.number"], name="fk_events_report", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("number", name="pk_events"),
        sa.UniqueConstraint("report", "id", name="uq_events_report_id"),
    )
    op.create_index("ix_events_id", "events", ["id"])
    op.create_index("ix_events_report_position", "events", ["report", "position"])
    op.create_index("ix_events_since", "events", ["since"])
    op.create_index("ix_events_type", "events", ["type"])


def _make_mentions() -> None:
    op.create_table(
        "mentions",
        sa.Column("report", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("stop", sa.Integer(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("form", sa.Text(), nullable=False),
        sa.Column("words_folded", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["actor"], ["actors.id"], name="fk_mentions_actor"),
        sa.ForeignKeyConstraint(["report"], ["reports.number"], name="fk_mentions_report", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("report", "position", name="pk_mentions"),
    )
    op.create_index("ix_mentions_actor_words_folded", "mentions", ["actor", "words_folded"])


def _make_places() -> None:
    op.create_table(
        "places",
        sa.Column("report", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("stop", sa.Integer(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("names_folded", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("country", sa.Text()),
        sa.Column("latitude", sa.Float()),
        sa.Column("longitude", sa.Float()),
        sa.Column("geonames", sa.BigInteger()),
        sa.Column("use", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["report"], ["reports.number"], name="fk_places_report", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("report", "position", name="pk_places"),
    )
    op.create_index("ix_places_country", "places", ["country"])


def _make_statements() -> None:
    op.create_table(
        "statements",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("report", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("source_start", sa.Integer()),
        sa.Column("source_stop", sa.Integer()),
        sa.Column("source_words", sa.Text()),
        sa.Column("source_folded", sa.Text()),
        sa.Column("source_actor", sa.Text()),
        sa.Column("source_kind", sa.Text(), nullable=False),
        sa.Column("source_count", sa.Integer(), nullable=False),
        sa.Column("cue_words", sa.Text()),
        sa.Column("cue_lemma", sa.Text()),
        sa.Column("stance", sa.Text(), nullable=False),
        sa.Column("manner", sa.Text(), nullable=False),
        sa.Column("contents", sa.Text(), nullable=False),
        sa.Column("said_since", sa.Date()),
        sa.Column("said_before", sa.Date()),
        sa.Column("said_grain", sa.Text()),
        sa.Column("within", sa.Text()),
        sa.Column("hedged", sa.Boolean(), nullable=False),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.Column("trace", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["report"], ["reports.number"], name="fk_statements_report", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["source_actor"], ["actors.id"], name="fk_statements_source_actor"),
        sa.PrimaryKeyConstraint("number", name="pk_statements"),
        sa.UniqueConstraint("report", "id", name="uq_statements_report_id"),
    )
    op.create_index("ix_statements_id", "statements", ["id"])
    op.create_index("ix_statements_report_position", "statements", ["report", "position"])
    op.create_index("ix_statements_source_actor", "statements", ["source_actor"])
    op.create_index("ix_statements_stance", "statements", ["stance"])


def _make_times() -> None:
    op.create_table(
        "times",
        sa.Column("report", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("stop", sa.Integer(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("since", sa.Date()),
        sa.Column("before", sa.Date()),
        sa.Column("grain", sa.Text()),
        sa.Column("basis", sa.Text(), nullable=False),
        sa.Column("anchor", sa.Text()),
        sa.Column("interval_reason", sa.Text()),
        sa.ForeignKeyConstraint(["report"], ["reports.number"], name="fk_times_report", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("report", "position", name="pk_times"),
    )


def _make_event_actors() -> None:
    op.create_table(
        "event_actors",
        sa.Column("report", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("event", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["actor"], ["actors.id"], name="fk_event_actors_actor"),
        sa.ForeignKeyConstraint(
            ["report", "event"], ["events.report", "events.id"], name="fk_event_actors_report_event", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("report", "event", "role", "position", name="pk_event_actors"),
    )
    op.create_index("ix_event_actors_actor", "event_actors", ["actor"])


def _make_event_statements() -> None:
    op.create_table(
        "event_statements",
        sa.Column("report", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("event", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("statement", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["report", "event"], ["events.report", "events.id"], name="fk_event_statements_report_event", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["report", "statement"],
            ["statements.report", "statements.id"],
            name="fk_event_statements_report_statement",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("report", "event", "position", name="pk_event_statements"),
    )
    op.create_index("ix_event_statements_report_statement", "event_statements", ["report", "statement"])


def _make_event_words() -> None:
    op.create_table(
        "event_words",
        sa.Column("report", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("event", sa.Text(), nullable=False),
        sa.Column("part", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("stop", sa.Integer(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["report", "event"], ["events.report", "events.id"], name="fk_event_words_report_event", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("report", "event", "part", "position", name="pk_event_words"),
    )


def _make_figures() -> None:
    op.create_table(
        "figures",
        sa.Column("report", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("event", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("stop", sa.Integer(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("of_whom", sa.Text()),
        sa.Column("low", sa.Float()),
        sa.Column("high", sa.Float()),
        sa.Column("bound", sa.Text(), nullable=False),
        sa.Column("according_to", sa.Text()),
        sa.Column("as_of", sa.Date()),
        sa.ForeignKeyConstraint(
            ["report", "event"], ["events.report", "events.id"], name="fk_figures_report_event", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("report", "event", "position", name="pk_figures"),
    )
    op.create_index("ix_figures_what", "figures", ["what"])


def _make_statement_contents() -> None:
    op.create_table(
        "statement_contents",
        sa.Column("report", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("statement", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("stop", sa.Integer(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["report", "statement"],
            ["statements.report", "statements.id"],
            name="fk_statement_contents_report_statement",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("report", "statement", "position", name="pk_statement_contents"),
    )


def _make_statement_through() -> None:
    op.create_table(
        "statement_through",
        sa.Column("report", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("statement", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["actor"], ["actors.id"], name="fk_statement_through_actor"),
        sa.ForeignKeyConstraint(
            ["report", "statement"],
            ["statements.report", "statements.id"],
            name="fk_statement_through_report_statement",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("report", "statement", "position", name="pk_statement_through"),
    )
    op.create_index("ix_statement_through_actor", "statement_through", ["actor"])
