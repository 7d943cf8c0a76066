"""Days of undated reports, inferred from other reports."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Make the table of inferred days."""
    op.create_table(
        "inferred_dates",
        sa.Column("report", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("about", sa.Text(), nullable=False),
        sa.Column("item", sa.Text(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("before", sa.Date(), nullable=False),
        sa.Column("grain", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("record", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["report"], ["reports.number"], name="fk_inferred_dates_report_reports", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("report", "about", "item", name="pk_inferred_dates"),
    )
