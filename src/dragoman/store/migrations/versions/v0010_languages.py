"""What tells the language of a report, how surely, or why nothing does; and why nothing was looked for in a report."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """Add them to reports; those that were read before have none of them until they are read again."""
    _let_be_unknown()
    op.add_column("reports", sa.Column("language_basis", sa.Text()))
    op.add_column("reports", sa.Column("language_confidence", sa.Float()))
    op.add_column("reports", sa.Column("language_reason", sa.Text()))
    op.add_column("reports", sa.Column("not_read", sa.Text()))


def _let_be_unknown() -> None:
    if op.get_bind().dialect.name != "sqlite":
        op.alter_column("reports", "language", nullable=True)
        return
    # SQLite cannot change a column. Making the whole table anew would take the searches and views that stand on it along.
    op.execute("ALTER TABLE reports RENAME COLUMN language TO language_before")
    op.add_column("reports", sa.Column("language", sa.Text()))
    op.execute("UPDATE reports SET language = language_before")
    op.execute("ALTER TABLE reports DROP COLUMN language_before")
