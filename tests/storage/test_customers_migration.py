"""A migrated database of the previous version has a customer for each conversation."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from alembic import command
from sqlalchemy import text
from sqlalchemy.engine import Connection

from handoff.storage import conversations, customers, schema
from handoff.storage.engine import Store
from harness.servers import Server
from tests.conftest import _execute, database_url

BEFORE = "0004"
AT = datetime(2025, 5, 6, 7, 8, tzinfo=UTC)

ROWS = (
    "INSERT INTO conversations (id, locale, created_at, updated_at, seq, customer_seq, told_seq,"
    " status, epoch, overview, judged_seq, asked_seq)"
    " VALUES ('c1', 'fr', :at, :at, 1, 1, 0, 'bot', 0, :with_address, 0, 0),"
    " ('c2', 'en', :at, :at, 0, 0, 0, 'bot', 0, '{}', 0, 0)",
    "INSERT INTO visitors (token_hash, conversation_id, expires_at) VALUES (:token, 'c1', :at)",
)


@pytest.fixture(params=["alone", "shared"])
async def old(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Store]:
    """A database as the previous version left it."""
    if request.param == "shared":
        server: Server = request.getfixturevalue("postgres")
        await _execute(server, "postgres", "DROP DATABASE IF EXISTS older")
        await _execute(server, "postgres", "CREATE DATABASE older")
        store = Store(database_url(server).replace("/baton", "/older"))
    else:
        store = Store(f"sqlite+aiosqlite:///{tmp_path / 'old.db'}")
    await to(store, BEFORE)
    values = {"at": AT if store.shared else AT.replace(tzinfo=None)}
    values["with_address"] = '{"contact_email": "yann@example.org"}'  # type: ignore[assignment]
    values["token"] = customers.hashed("yann's token")  # type: ignore[assignment]
    async with store.engine.begin() as connection:
        for statement in ROWS:
            await connection.execute(text(statement), values)
    yield store
    await store.close()


async def to(store: Store, revision: str, *, down: bool = False) -> None:
    def move(connection: Connection) -> None:
        (command.downgrade if down else command.upgrade)(schema.config(connection), revision)

    async with store.engine.begin() as connection:
        await connection.run_sync(move)


async def test_each_conversation_and_token_gets_a_customer(old: Store) -> None:
    await schema.migrate(old.engine)
    async with old.read() as session:
        visitor = await customers.visitor(session, "yann's token", datetime(2025, 1, 1, tzinfo=UTC))
        assert visitor == customers.Visitor("c1", "c1")
        owner = await customers.of_conversation(session, "c1")
        assert (owner.user_id, owner.facts.email, owner.facts.language) == (
            None,
            "yann@example.org",
            "fr",
        )
        assert (await customers.of_conversation(session, "c2")).facts.email is None
        assert (await conversations.find(session, "c1")).customer_email == "yann@example.org"


async def test_it_can_be_taken_back_and_done_again(old: Store) -> None:
    await schema.migrate(old.engine)
    await to(old, BEFORE, down=True)
    await schema.migrate(old.engine)
    async with old.read() as session:
        assert (await customers.of_conversation(session, "c1")).id == "c1"
