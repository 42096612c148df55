"""A database that the previous version wrote, at revision 0002, migrates and is complete.

`version_before/make.py` made it with that version's own code: conversations of every kind,
candidates, verdicts, what was taught, models, activations, training runs.
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import asyncpg
import pytest
from alembic import command
from pydantic import TypeAdapter
from sqlalchemy import text

from handoff.domain import events, training_run
from handoff.domain.conversation import Status
from handoff.domain.reasons import AgentGone, AnyReason, ByAgent, MatterForAPerson, Measured
from handoff.domain.thread import Entry, rebuild
from handoff.domain.training_run import TrainingRun
from handoff.storage import conversations, learning
from handoff.storage.engine import Store
from handoff.storage.schema import config, differences, migrate
from harness.servers import Server

ROWS = (Path(__file__).parent / "version_before" / "rows.sql").read_text()
REVISION = "0002"


@pytest.fixture(params=["sqlite", "postgresql"])
def server(request: pytest.FixtureRequest) -> Server | None:
    """None: SQLite needs none."""
    if request.param == "sqlite":
        return None
    found: Server = request.getfixturevalue("postgres")
    return found


@pytest.fixture
async def old(server: Server | None, tmp_path: Path) -> AsyncIterator[Store]:
    """The database as the previous version left it."""
    if server is None:
        store = Store(f"sqlite+aiosqlite:///{tmp_path / 'old.db'}")
        await _at_revision(store)
        with sqlite3.connect(tmp_path / "old.db") as connection:
            connection.executescript(ROWS)
        connection.close()
    else:
        url = f"postgresql+asyncpg://postgres@127.0.0.1:{server.port}/old"
        await _execute(server, "postgres", "DROP DATABASE IF EXISTS old WITH (FORCE)")
        await _execute(server, "postgres", "CREATE DATABASE old")
        store = Store(url)
        await _at_revision(store)
        await _execute(server, "old", f"SET TIME ZONE 'UTC';\n{ROWS}")
    yield store
    await store.close()


async def _at_revision(store: Store) -> None:
    async with store.engine.begin() as connection:
        await connection.run_sync(lambda sync: command.upgrade(config(sync), REVISION))


async def _execute(server: Server, database: str, statements: str) -> None:
    connection = await asyncpg.connect(
        host="127.0.0.1", port=server.port, user="postgres", database=database
    )
    try:
        await connection.execute(statements)
    finally:
        await connection.close()


@pytest.fixture
async def migrated_store(old: Store) -> Store:
    await migrate(old.engine)
    return old


async def _logs(store: Store) -> dict[str, list[Entry]]:
    async with store.read() as session:
        ids = list(await session.scalars(text("SELECT id FROM conversations")))
        return {id: await conversations.entries(session, id) for id in ids}


async def test_nothing_is_missing_and_the_schema_is_that_of_today(old: Store) -> None:
    tables = ("agents", "conversations", "events", "candidates", "verdicts", "examples", "models")
    before = await _counts(old, tables)
    await migrate(old.engine)
    assert await _counts(old, tables) == before
    assert min(before.values()) >= 1 and before["conversations"] > 20
    assert await differences(old.engine) == []


async def _counts(store: Store, tables: tuple[str, ...]) -> dict[str, int]:
    async with store.read() as session:
        return {
            one: await session.scalar(text(f"SELECT count(*) FROM {one}")) or 0 for one in tables
        }


async def test_every_conversation_opens_and_its_row_is_what_its_log_says(
    migrated_store: Store,
) -> None:
    logs = await _logs(migrated_store)
    async with migrated_store.read() as session:
        for id, log in logs.items():
            thread = await conversations.find(session, id)
            assert (thread.state, thread.overview) == rebuild(log), id
            assert [entry.seq for entry in log] == list(range(1, thread.seq + 1))
        listed = await conversations.listed(session, list(Status))
    assert {thread.id for thread in listed} == {id for id, log in logs.items() if log}
    assert {thread.state.status for thread in listed} >= {
        *(Status.WAITING, Status.HUMAN, Status.RESOLVED)
    }


async def test_sentences_have_become_codes_with_their_parameters(migrated_store: Store) -> None:
    told = [reason for log in (await _logs(migrated_store)).values() for reason in _reasons(log)]
    assert Counter(reason.code for reason in told) == {
        "bot_failed": 10,
        "failed_turns": 4,
        "unknown_question": 5,
        **dict.fromkeys(
            ("matter_for_a_person", "seems_to_want_a_person", "asked_for_a_person", "unsure"), 2
        ),
        **dict.fromkeys(("none_of_these", "going_badly", "negative_tone", "very_negative_tone"), 2),
        **dict.fromkeys(("angry_or_distressed", "tone_getting_worse"), 2),
        **dict.fromkeys(("pressed_the_button", "did_not_help", "released", "agent_gone"), 1),
    }
    by_code = {reason.code: reason.model_dump() for reason in told}
    assert by_code["bot_failed"]["error"] == "bot_down"
    assert by_code["failed_turns"]["turns"] == 2
    assert {
        AgentGone(agent_name="Ada", minutes=2),
        ByAgent(code="released", agent_name="Ada"),
        Measured(code="tone_getting_worse", value=0.82, threshold=0.8),
        MatterForAPerson(intent="invoice", label="Invoice", value=0.95, threshold=0.6),
    } <= set(told)


def _reasons(log: list[Entry]) -> list[AnyReason]:
    with_reasons = (entry.event for entry in log)
    return [
        reason
        for event in with_reasons
        if isinstance(event, events.Judged | events.Escalated)
        for reason in event.reasons
    ]


async def test_accounts_are_linked_to_the_messages_that_they_quote(migrated_store: Store) -> None:
    linked, kept = 0, []
    for log in (await _logs(migrated_store)).values():
        said = {e.seq: e.event for e in log if isinstance(e.event, events.CustomerSaid)}
        for entry in log:
            if not isinstance(entry.event, events.Escalated) or entry.event.summary is None:
                continue
            for line in entry.event.summary.lines:
                if line.seq is None:
                    kept.append(line)
                    continue
                words = " ".join(said[line.seq].text.split())
                assert words.startswith(line.text.removesuffix("…")) and line.seq < entry.seq
                linked += 1
    assert linked > 15
    assert [(line.about, line.text) for line in kept] == [("other", "Asks for delivery")]


async def test_what_was_taught_and_learnt_is_there(migrated_store: Store) -> None:
    async with migrated_store.read() as session:
        reviewed = await learning.candidates(session)
        judgements = [one.judgement for one, _ in reviewed if one.judgement]
        assert judgements
        codes = {reason.code for one in judgements for reason in one.reasons}
        assert codes == {"asked_for_a_person", "seems_to_want_a_person", "matter_for_a_person"}
        verdicts = Counter(verdict and verdict.approved for _, verdict in reviewed)
        assert verdicts == {True: 2, False: 1, None: 5}
        assert len(await learning.examples(session)) == 5
        assert [one.name for one in await learning.learned_intents(session)] == ["kayak_rack"]
        assert {model.id for model in await learning.models(session)} == {"first", "second"}
        assert await learning.activations(session) == ["second", "first"]


async def test_training_runs_say_in_codes_how_they_ended(migrated_store: Store) -> None:
    async with migrated_store.read() as session:
        bodies = [
            json.loads(body) if isinstance(body, str) else body
            for body in await session.scalars(
                text("SELECT body FROM training_runs ORDER BY started_at")
            )
        ]
    runs = [TypeAdapter(TrainingRun).validate_python(body) for body in bodies]
    assert [[reason.code for reason in run.reasons] for run in runs] == [
        [],
        ["intent_lost", "intent_lost", "fewer_understood", "fewer_answered", "fewer_left_alone"],
        *([code] for code in ("service_stopped", "timed_out", "failed", "failed", "other")),
        ["service_died"],
    ]
    assert runs[1].reasons[0] == training_run.IntentLost(
        intent="invoice", before=9, after=5, total=9
    )
    assert runs[1].reasons[4] == training_run.FewerRight(
        code="fewer_left_alone", before=38, after=20, total=40
    )
    assert [run.step for run in runs[:3]] == ["switching", "heldout", "model"]
    unexpected = training_run.RunFailed(error="unexpected", detail="OSError(28, 'full')")
    assert runs[5].reasons == (unexpected,)


async def test_a_migration_that_is_cut_off_has_not_happened(
    old: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    from handoff.storage.migrations import from_english

    def cut_off(*_: Any) -> Any:
        raise RuntimeError("cut off")

    with monkeypatch.context() as patched:
        patched.setattr(from_english, "run_reason", cut_off)  # the last part of it
        with pytest.raises(RuntimeError):
            await migrate(old.engine)
    async with old.read() as session:
        query = "SELECT count(*) FROM events WHERE data LIKE '%\"signal\"%'"
        assert await session.scalar(text(query))
    await migrate(old.engine)
    assert all(_reasons(log) is not None for log in (await _logs(old)).values())
