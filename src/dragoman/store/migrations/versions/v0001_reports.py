"""Reports and their JSON, actors, judgements and failures."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the tables that stand for themselves."""
    _make_actor_links()
    _make_actors()
    _make_failures()
    _make_judgements()
    _make_reports()
    _make_actor_names()
    _make_appearances()
    _make_fingerprints()
    _make_records()


def _make_actor_links() -> None:
    op.create_table(
        "actor_links",
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("same_as", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("actor", name="pk_actor_links"),
    )
    op.create_index("ix_actor_links_same_as", "actor_links", ["same_as"])


def _make_actors() -> None:
    op.create_table(
        "actors",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("country", sa.Text()),
        sa.Column("known", sa.Boolean(), nullable=False),
        sa.Column("wikidata", sa.Text()),
        sa.PrimaryKeyConstraint("id", name="pk_actors"),
    )
    op.create_index("ix_actors_name", "actors", ["name"])


def _make_failures() -> None:
    op.create_table(
        "failures",
        sa.Column("where_given", sa.Text(), nullable=False),
        sa.Column("trouble", sa.Text(), nullable=False),
        sa.Column("detail", sa.Text()),
        sa.PrimaryKeyConstraint("where_given", name="pk_failures"),
    )


def _make_judgements() -> None:
    op.create_table(
        "judgements",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("left_id", sa.Text(), nullable=False),
        sa.Column("right_id", sa.Text(), nullable=False),
        sa.Column("holds", sa.Boolean(), nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("judged_by", sa.Text(), nullable=False),
        sa.Column("withdrawn_by", sa.Text()),
        sa.PrimaryKeyConstraint("number", name="pk_judgements"),
    )
    op.create_index("ix_judgements_id", "judgements", ["id"])
    op.create_index("ix_judgements_left_id", "judgements", ["left_id"])
    op.create_index("ix_judgements_right_id", "judgements", ["right_id"])


def _make_reports() -> None:
    op.create_table(
        "reports",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("file", sa.Text(), nullable=False),
        sa.Column("title", sa.Text()),
        sa.Column("publisher", sa.Text()),
        sa.Column("publisher_folded", sa.Text()),
        sa.Column("publisher_basis", sa.Text()),
        sa.Column("published", sa.Date()),
        sa.Column("published_grain", sa.Text()),
        sa.Column("published_basis", sa.Text()),
        sa.Column("published_reason", sa.Text()),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("agency", sa.Text()),
        sa.Column("copy_of", sa.Text()),
        sa.Column("words", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("made_by", sa.Text(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_reports"),
        sa.UniqueConstraint("id", name="uq_reports_id"),
    )
    op.create_index("ix_reports_copy_of", "reports", ["copy_of"])
    op.create_index("ix_reports_key", "reports", ["key"])
    op.create_index("ix_reports_published", "reports", ["published"])
    op.create_index("ix_reports_publisher", "reports", ["publisher"])


def _make_actor_names() -> None:
    op.create_table(
        "actor_names",
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("name_folded", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["actor"], ["actors.id"], name="fk_actor_names_actor", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("actor", "name_folded", name="pk_actor_names"),
    )
    op.create_index("ix_actor_names_name_folded", "actor_names", ["name_folded"])


def _make_appearances() -> None:
    op.create_table(
        "appearances",
        sa.Column("report", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("file", sa.Text(), nullable=False),
        sa.Column("title", sa.Text()),
        sa.Column("publisher", sa.Text()),
        sa.Column("published", sa.Date()),
        sa.ForeignKeyConstraint(["report"], ["reports.number"], name="fk_appearances_report", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("report", "key", name="pk_appearances"),
    )


def _make_fingerprints() -> None:
    op.create_table(
        "fingerprints",
        sa.Column("report", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("exact", sa.Text(), nullable=False),
        sa.Column("shingles", sa.LargeBinary()),
        sa.ForeignKeyConstraint(["report"], ["reports.number"], name="fk_fingerprints_report", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("report", name="pk_fingerprints"),
    )
    op.create_index("ix_fingerprints_exact", "fingerprints", ["exact"])


def _make_records() -> None:
    op.create_table(
        "records",
        sa.Column("report", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("record", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["report"], ["reports.number"], name="fk_records_report", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("report", name="pk_records"),
    )
