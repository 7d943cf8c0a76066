"""The tables of what belongs together across reports; ``pipeline`` fills them anew after each run.

``record`` holds the JSON of the whole value; the other columns are what is searched and listed.
"""

from sqlalchemy import Boolean, Column, Date, Float, Index, Integer, Table, Text

from dragoman.store.tables import metadata, of_report

__all__ = ["disputes", "happening_events", "happening_links", "happenings", "inferred_dates"]

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

# Days of undated reports that other reports give: of the publication, of a phrase (``item`` is its place among the report's
# times) or of an event (``item`` is its id). Kept beside what the report says, never in its place.
inferred_dates = Table(
    "inferred_dates",
    metadata,
    of_report(),
    Column("about", Text, primary_key=True),
    Column("item", Text, primary_key=True),
    Column("since", Date, nullable=False),
    Column("before", Date, nullable=False),
    Column("grain", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("record", Text, nullable=False),
)
