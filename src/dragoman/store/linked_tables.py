"""The tables of what belongs together across reports; ``pipeline`` fills them anew after each run.

``record`` holds the JSON of the whole value; the other columns are what is searched and listed.
"""

from sqlalchemy import Boolean, Column, Date, Float, Index, Integer, Table, Text

from dragoman.store.tables import metadata

__all__ = ["disputes", "happening_events", "happening_links", "happenings"]

happenings = Table(
    "happenings",
    metadata,
    Column("id", Text, primary_key=True),
    Column("type", Text, nullable=False, index=True),
    Column("gloss", Text, nullable=False),
    Column("since", Date, index=True),
    Column("before", Date),
    Column("place_name", Text),
    Column("place_country", Text),
    Column("reports", Integer, nullable=False, index=True),
    Column("origins", Integer, nullable=False),
    Column("origins_unknown", Integer, nullable=False),
    Column("record", Text, nullable=False),
)

happening_events = Table(
    "happening_events",
    metadata,
    Column("event", Text, primary_key=True),
    Column("happening", Text, nullable=False, index=True),
    Column("report_id", Text, nullable=False, index=True),
)

# Pairs that a rule weighed and found alike, or nearly so; ``joined`` tells whether they are one happening now.
happening_links = Table(
    "happening_links",
    metadata,
    Column("left_event", Text, primary_key=True),
    Column("right_event", Text, primary_key=True),
    Column("joined", Boolean, nullable=False),
    Column("score", Float, nullable=False),
    Column("reason", Text, nullable=False),
    Index(None, "joined", "score"),
)

disputes = Table(
    "disputes",
    metadata,
    Column("id", Text, primary_key=True),
    Column("about", Text, nullable=False, index=True),
    Column("clash", Text, nullable=False),
    Column("happening", Text, index=True),
    Column("question", Text, nullable=False),
    Column("since", Date),
    Column("record", Text, nullable=False),
)
