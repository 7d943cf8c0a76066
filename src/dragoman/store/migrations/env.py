"""Runs the steps on the connection that ``upgrade_store`` holds; that one commits or rolls back."""

from alembic import context

from dragoman.store import found_tables
from dragoman.store.upgrade import VERSION_TABLE

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=found_tables.events.metadata,
    version_table=VERSION_TABLE,
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
