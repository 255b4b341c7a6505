"""Run by alembic: migrates on the connection that `hub.db.migrate` brings."""

from __future__ import annotations

from alembic import context

from hub.db.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
)
context.run_migrations()
