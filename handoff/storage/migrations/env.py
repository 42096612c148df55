"""Alembic's environment: migrations run on the connection that `migrate` hands over."""

from __future__ import annotations

from alembic import context

from handoff.storage.metadata import METADATA

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    # SQLite cannot alter most things in place; Alembic then copies the table.
    render_as_batch=True,
    compare_type=True,
)
with context.begin_transaction():
    context.run_migrations()
