"""What linking keeps so that the next run compares only what is new."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Widen the tables of happenings and make those of what linking saw."""
    _widen()
    _make_seen()
    _make_found_by()


def _widen() -> None:
    op.add_column("happening_events", sa.Column("day", sa.Integer()))
    op.add_column("happening_events", sa.Column("follows", sa.Text()))
    op.create_index("ix_happening_events_day", "happening_events", ["day"])
    op.create_index("ix_happening_events_follows", "happening_events", ["follows"])
    op.add_column("happening_links", sa.Column("total", sa.Float(), nullable=False, server_default="0"))
    op.create_index("ix_happening_links_right_event", "happening_links", ["right_event"])
    op.add_column("disputes", sa.Column("rule", sa.Text(), nullable=False, server_default=""))
    op.create_table(
        "dispute_reports",
        sa.Column("dispute", sa.Text(), nullable=False),
        sa.Column("report_id", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("dispute", "report_id", name="pk_dispute_reports"),
    )
    op.create_index("ix_dispute_reports_report_id", "dispute_reports", ["report_id"])


def _make_seen() -> None:
    op.create_table(
        "linked_reports",
        sa.Column("report", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("family", sa.Text()),
        sa.ForeignKeyConstraint(["report"], ["reports.number"], name="fk_linked_reports_report_reports", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("report", name="pk_linked_reports"),
    )
    op.create_table(
        "link_state",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_link_state"),
    )
    op.create_table(
        "linked_names",
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("party", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("actor", name="pk_linked_names"),
    )
    op.create_table(
        "rule_denials",
        sa.Column("denial", sa.Text(), nullable=False),
        sa.Column("claim", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("denial", "claim", name="pk_rule_denials"),
    )
    op.create_index("ix_rule_denials_claim", "rule_denials", ["claim"])


def _make_found_by() -> None:
    op.create_table(
        "told_parts",
        sa.Column("report", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["report"], ["reports.number"], name="fk_told_parts_report_reports", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("report", "question", name="pk_told_parts"),
    )
    op.create_index("ix_told_parts_question", "told_parts", ["question"])
    op.create_table(
        "report_shingles",
        sa.Column("shingle", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("report", sa.Integer(), autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("shingle", "report", name="pk_report_shingles"),
    )
    op.create_index("ix_report_shingles_report", "report_shingles", ["report"])
