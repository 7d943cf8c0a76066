"""The tables of what belongs together across reports; ``pipeline`` fills them anew after each run.

``record`` holds the JSON of the whole value; the other columns are what is searched and listed.
"""

from sqlalchemy import BigInteger, Boolean, Column, Date, Float, Index, Integer, Table, Text

from dragoman.store.tables import metadata, of_report

__all__ = [
    "dispute_reports", "disputes", "happening_events", "happening_links", "happenings", "inferred_dates", "link_state",
    "linked_names", "linked_reports", "report_shingles", "rule_denials", "told_parts",
]  # fmt: skip

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

# ``day`` (counted from 1 January of the year 1) is that by which pairs are found, null where nothing dates the telling;
# ``follows`` is the attack of the same report that the telling is the aftermath of.
happening_events = Table(
    "happening_events",
    metadata,
    Column("event", Text, primary_key=True),
    Column("happening", Text, nullable=False, index=True),
    Column("report_id", Text, nullable=False, index=True),
    Column("day", Integer, index=True),
    Column("follows", Text, index=True),
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
    Column("total", Float, nullable=False, server_default="0"),
    Index(None, "joined", "score"),
    Index(None, "right_event"),
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
    Column("rule", Text, nullable=False, server_default=""),
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

# What the last run of linking saw, so that the next compares only what is new: the reports with their digests and families of
# copies, the names of actors, the pairs of denials and claims that rules found, and what copies and affairs are found by.
linked_reports = Table("linked_reports", metadata, of_report(), Column("digest", Text, nullable=False), Column("family", Text))
link_state = Table("link_state", metadata, Column("name", Text, primary_key=True), Column("value", Text, nullable=False))
linked_names = Table(
    "linked_names",
    metadata,
    Column("actor", Text, primary_key=True),
    Column("party", Text, nullable=False),
    Column("name", Text, nullable=False),
)
rule_denials = Table(
    "rule_denials", metadata, Column("denial", Text, primary_key=True), Column("claim", Text, primary_key=True, index=True)
)
told_parts = Table("told_parts", metadata, of_report(), Column("question", Text, primary_key=True), Index(None, "question"))
report_shingles = Table(
    "report_shingles",
    metadata,
    Column("shingle", BigInteger, primary_key=True, autoincrement=False),
    Column("report", Integer, primary_key=True, autoincrement=False, index=True),
)
dispute_reports = Table(
    "dispute_reports",
    metadata,
    Column("dispute", Text, primary_key=True),
    Column("report_id", Text, primary_key=True, index=True),
)
