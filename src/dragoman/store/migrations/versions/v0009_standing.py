"""Up to when a figure counts, by which words, and over what longer course than its event it sums up."""

import sqlalchemy as sa
from alembic import op

from dragoman.store.migrations.versions import v0004_views as views

revision = "0009"
down_revision = "0008"

READABLE = "figures_readable"
AS_OF = "figure.as_of,"


def upgrade() -> None:
    """Add both to figures and to what is read of them; reports that were read before have neither until they are read again."""
    op.add_column("figures", sa.Column("as_of_words", sa.Text()))
    op.add_column("figures", sa.Column("over_words", sa.Text()))
    join = "group_concat" if op.get_bind().dialect.name == "sqlite" else "string_agg"
    query = views.VIEWS[READABLE].replace("{join}", join).replace(AS_OF, f"{AS_OF} figure.as_of_words, figure.over_words,")
    op.execute(f"DROP VIEW {READABLE}")
    op.execute(f"CREATE VIEW {READABLE} AS {query}")
