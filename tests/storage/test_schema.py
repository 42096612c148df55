"""The migrations and the tables in code agree."""

from __future__ import annotations

from handoff.storage import schema
from handoff.storage.engine import Store


async def test_migrations_make_exactly_the_tables_in_code(store: Store) -> None:
    assert await schema.differences(store.engine) == []


async def test_migrating_twice_changes_nothing(store: Store) -> None:
    await schema.migrate(store.engine)
    assert await schema.differences(store.engine) == []
