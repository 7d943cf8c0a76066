"""Full text on PostgreSQL: the words of reports, statements and events in columns that the server keeps, each with an index."""

from alembic import op

revision = "0011"
down_revision = "0010"

# Words in lower case without accents, as ``unicode61 remove_diacritics`` of SQLite has them, parted by single blanks. The
# server takes no text of more than a megabyte of words, hence the bound in code points.
FUNCTION = r"""CREATE FUNCTION dragoman_words(words text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
AS $$ SELECT trim(regexp_replace(lower(regexp_replace(normalize(left(words, 200000), NFKD), '[\u0300-\u036f]+', '', 'g')),
  '[^[:alnum:]]+', ' ', 'g')) $$"""
SEARCHED = (("reports", "title"), ("reports", "text"), ("statements", "contents"), ("events", "words"))


def upgrade() -> None:
    """Add the columns and their indexes; SQLite has tables of its own for this, made by 0003."""
    if op.get_bind().dialect.name != "postgresql":
        return
    op.execute(FUNCTION)
    for table, column in SEARCHED:
        kept = f"to_tsvector('simple'::regconfig, dragoman_words({column}))"
        op.execute(f"ALTER TABLE {table} ADD COLUMN {column}_search tsvector GENERATED ALWAYS AS ({kept}) STORED")
        op.execute(f"CREATE INDEX ix_{table}_{column}_search ON {table} USING gin ({column}_search)")
