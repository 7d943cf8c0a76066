"""Full text over reports, statements and events: FTS5 on SQLite; PostgreSQL searches the tables themselves."""

from alembic import op

revision = "0003"
down_revision = "0002"

# The words as they were when this step was released; ``dragoman.store.fulltext`` holds today's.
SEARCHES = (
    ("report_search", "reports", "title, text"),
    ("statement_search", "statements", "contents"),
    ("event_search", "events", "words"),
)


def upgrade() -> None:
    """Make the FTS tables and the triggers that keep them."""
    if op.get_bind().dialect.name != "sqlite":
        return
    for name, base, columns in SEARCHES:
        old, new = (", ".join(f"{side}.{one}" for one in columns.split(", ")) for side in ("old", "new"))
        leave = f"INSERT INTO {name}({name}, rowid, {columns}) VALUES ('delete', old.number, {old});"
        enter = f"INSERT INTO {name}(rowid, {columns}) VALUES (new.number, {new});"
        op.execute(
            f"CREATE VIRTUAL TABLE {name} USING fts5({columns}, content='{base}', content_rowid='number', "
            "tokenize='unicode61 remove_diacritics 2')"
        )
        op.execute(f"CREATE TRIGGER {name}_enter AFTER INSERT ON {base} BEGIN {enter} END")
        op.execute(f"CREATE TRIGGER {name}_leave AFTER DELETE ON {base} BEGIN {leave} END")
        op.execute(f"CREATE TRIGGER {name}_change AFTER UPDATE OF {columns} ON {base} BEGIN {leave} {enter} END")
