"""How sure it is that an actor of a report is the known one, or the known one that it may be."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Add both to castings; reports that were read before have neither until they are read again."""
    op.add_column("castings", sa.Column("candidate", sa.Text()))
    op.add_column("castings", sa.Column("confidence", sa.Float()))
