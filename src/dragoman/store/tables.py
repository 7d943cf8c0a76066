"""The tables that stand for themselves: reports, actors, judgements, failures. What one report tells is in ``found_tables``.

Names are those that a reader meets in Datasette, and no type or clause belongs to SQLite or PostgreSQL alone. Columns named
``…_folded`` hold names without case and accents, a space before, between and after the words, for the search by whole words.
``records`` keeps the JSON of each report, from which all tables of findings can be made again.
"""

from sqlalchemy import Boolean, Column, Date, Float, ForeignKey, Index, Integer, LargeBinary, MetaData, Table, Text

__all__ = [
    "actor_links", "actor_names", "actors", "appearances", "failures", "fingerprints", "judgements", "metadata", "of_report",
    "records", "reports",
]  # fmt: skip

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def of_report() -> Column[int]:
    """Return the first column of a key: the number of the report that a row belongs to and goes with."""
    return Column("report", Integer, ForeignKey("reports.number", ondelete="CASCADE"), primary_key=True, autoincrement=False)


reports = Table(
    "reports",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("key", Text, nullable=False, index=True),
    Column("file", Text, nullable=False),
    Column("title", Text),
    Column("publisher", Text, index=True),
    Column("publisher_folded", Text),
    Column("publisher_basis", Text),
    Column("published", Date, index=True),
    Column("published_grain", Text),
    Column("published_basis", Text),
    Column("published_reason", Text),
    Column("language", Text),
    Column("language_basis", Text),
    Column("language_confidence", Float),
    Column("language_reason", Text),
    Column("not_read", Text),
    Column("agency", Text),
    Column("copy_of", Text, index=True),
    Column("words", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Column("made_by", Text, nullable=False),
    Column("digest", Text, nullable=False),
)

records = Table("records", metadata, of_report(), Column("record", Text, nullable=False))

# The same text under another key, outlet or day: an exact copy has the same report id.
appearances = Table(
    "appearances",
    metadata,
    of_report(),
    Column("key", Text, primary_key=True),
    Column("file", Text, nullable=False),
    Column("title", Text),
    Column("publisher", Text),
    Column("published", Date),
)

fingerprints = Table(
    "fingerprints", metadata, of_report(), Column("exact", Text, nullable=False, index=True), Column("shingles", LargeBinary)
)

actors = Table(
    "actors",
    metadata,
    Column("id", Text, primary_key=True),
    Column("name", Text, nullable=False, index=True),
    Column("kind", Text, nullable=False),
    Column("country", Text),
    Column("known", Boolean, nullable=False),
    Column("wikidata", Text),
)

actor_names = Table(
    "actor_names",
    metadata,
    Column("actor", Text, ForeignKey("actors.id", ondelete="CASCADE"), primary_key=True),
    Column("name_folded", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Index(None, "name_folded"),
)

# Who is whom by the judgements in force: only actors that stand for, or are stood for by, another.
actor_links = Table(
    "actor_links", metadata, Column("actor", Text, primary_key=True), Column("same_as", Text, nullable=False, index=True)
)

judgements = Table(
    "judgements",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("id", Text, nullable=False, index=True),
    Column("kind", Text, nullable=False),
    Column("left_id", Text, nullable=False, index=True),
    Column("right_id", Text, nullable=False, index=True),
    Column("holds", Boolean, nullable=False),
    Column("score", Float, nullable=False),
    Column("reason", Text, nullable=False),
    Column("judged_by", Text, nullable=False),
    Column("withdrawn_by", Text),
)

failures = Table(
    "failures",
    metadata,
    Column("where_given", Text, primary_key=True),
    Column("trouble", Text, nullable=False),
    Column("detail", Text),
)
