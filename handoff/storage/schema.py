"""Bring a database to the newest schema."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from sqlalchemy.engine import Connection
from sqlalchemy.ext.asyncio import AsyncEngine

from handoff.storage.metadata import METADATA
from handoff.storage.search_index import SEARCH_INDEX


async def migrate(engine: AsyncEngine) -> None:
    """Apply every migration that the database does not have yet."""
    async with engine.begin() as connection:
        await connection.run_sync(lambda sync: command.upgrade(config(sync), "head"))


async def differences(engine: AsyncEngine) -> list[object]:
    """How the tables in code and in the database differ; empty if the migrations are complete."""

    def compare(connection: Connection) -> list[object]:
        opts = {"compare_type": True, "include_name": _is_a_table_of_ours}
        context = MigrationContext.configure(connection, opts=opts)
        return list(compare_metadata(context, METADATA))

    async with engine.connect() as connection:
        return await connection.run_sync(compare)


def _is_a_table_of_ours(name: str | None, _kind: str, _within: object) -> bool:
    """The full-text index is each database's own, and has tables of its own on SQLite."""
    return name is None or not name.startswith(SEARCH_INDEX)


def config(connection: Connection) -> Config:
    """Alembic's configuration, without a file of its own."""
    made = Config()
    made.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    made.attributes["connection"] = connection
    return made
