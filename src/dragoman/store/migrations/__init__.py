"""The history of the schema: one module a step, run by alembic inside the transaction that opens the store."""
