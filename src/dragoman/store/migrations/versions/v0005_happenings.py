"""Happenings, the links behind them, and disputes."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Make the tables of what belongs together across reports."""
    _make_happenings()
    _make_events_and_links()
    _make_disputes()


def _make_happenings() -> None:
    op.create_table(
        "happenings",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("gloss", sa.Text(), nullable=False),
        sa.Column("since", sa.Date()),
        sa.Column("before", sa.Date()),
        sa.Column("place_name", sa.Text()),
        sa.Column("place_country", sa.Text()),
        sa.Column("reports", sa.Integer(), nullable=False),
        sa.Column("origins", sa.Integer(), nullable=False),
        sa.Column("origins_unknown", sa.Integer(), nullable=False),
        sa.Column("record", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_happenings"),
    )
    for column in ("type", "since", "reports"):
        op.create_index(f"ix_happenings_{column}", "happenings", [column])


def _make_events_and_links() -> None:
    op.create_table(
        "happening_events",
        sa.Column("event", sa.Text(), nullable=False),
        sa.Column("happening", sa.Text(), nullable=False),
        sa.Column("report_id", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("event", name="pk_happening_events"),
    )
    for column in ("happening", "report_id"):
        op.create_index(f"ix_happening_events_{column}", "happening_events", [column])
    op.create_table(
        "happening_links",
        sa.Column("left_event", sa.Text(), nullable=False),
        sa.Column("right_event", sa.Text(), nullable=False),
        sa.Column("joined", sa.Boolean(), nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("left_event", "right_event", name="pk_happening_links"),
    )
    op.create_index("ix_happening_links_joined_score", "happening_links", ["joined", "score"])


def _make_disputes() -> None:
    op.create_table(
        "disputes",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("about", sa.Text(), nullable=False),
        sa.Column("clash", sa.Text(), nullable=False),
        sa.Column("happening", sa.Text()),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("since", sa.Date()),
        sa.Column("record", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_disputes"),
    )
    for column in ("about", "happening"):
        op.create_index(f"ix_disputes_{column}", "disputes", [column])
