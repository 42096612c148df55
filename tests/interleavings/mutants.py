"""The service with one of its safeguards removed, which a test of an invariant must notice."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Iterable, Sequence
from contextlib import asynccontextmanager
from typing import Any

import pytest
from sqlalchemy.engine import Connection

from handoff.domain import conversation, events, outcome, overview
from handoff.domain.conversation import Conversation, Status
from handoff.domain.outcome import Outcome
from handoff.features.conversations import (
    agent_commands,
    care,
    customer_commands,
    replay,
    turns,
)
from handoff.features.customers import attendance
from handoff.features.operation import upkeep
from handoff.realtime.hub import Subscription
from handoff.services import snapshots
from handoff.services.changing import Change, changing
from handoff.services.relay import Relay
from handoff.storage import conversations, rows, writing
from handoff.storage.agents import Agent
from handoff.storage.engine import Store
from handoff.storage.group_commit import Group, Job
from handoff.wire_snapshots import InboxItem

Mutant = Callable[[pytest.MonkeyPatch], None]


def without_the_fence(patch: pytest.MonkeyPatch) -> None:
    """What the bot computed is appended, no matter who has the conversation by then."""

    def same_owner(_state: Conversation, _epoch: int) -> bool:
        return True

    patch.setattr(turns, "same_owner", same_owner)


def without_uniqueness(patch: pytest.MonkeyPatch) -> None:
    """A message sent again is taken for a new one."""

    async def never_seen(*_: Any) -> None:
        return None

    real = rows.entry_values

    def without_client_id(*given: Any) -> Any:
        return real(*given) | {"client_id": None}  # so that the unique index has nothing to refuse

    patch.setattr(conversations, "seq_of_client_id", never_seen)
    patch.setattr(writing, "sent_before", lambda *_: {})
    patch.setattr(rows, "entry_values", without_client_id)


def without_the_replay(patch: pytest.MonkeyPatch) -> None:
    """A socket that comes back gets only what happens from then on."""

    async def no_replay(_store: Store, subscription: Subscription) -> None:
        subscription.catching_up = False

    patch.setattr(replay, "catch_up", no_replay)


def without_telling_who_is_here(patch: pytest.MonkeyPatch) -> None:
    """The inbox does not learn that a customer opened the conversation, or left it."""

    async def nothing(_relay: Relay, _ids: Iterable[str]) -> None:
        return None

    patch.setattr(attendance, "show", nothing)


def without_commit_before_ack(patch: pytest.MonkeyPatch) -> None:
    """The sender is told as soon as the command is worked out; the commit comes some time later."""

    @asynccontextmanager
    async def not_waiting(relay: Relay, conversation_id: str) -> AsyncIterator[Change]:
        transaction = changing(relay, conversation_id)
        change = await transaction.__aenter__()
        try:
            yield change
        except BaseException as error:
            await transaction.__aexit__(type(error), error, error.__traceback__)
            raise
        commit = asyncio.create_task(transaction.__aexit__(None, None, None))
        _commits.add(commit)
        commit.add_done_callback(_commits.discard)

    for module in (customer_commands, agent_commands):
        patch.setattr(module, "changing", not_waiting)
    append_all, settle = Group._append_all, Job.settle

    def told_before(group: Group, jobs: Sequence[Job], connection: Connection) -> Any:
        threads = append_all(group, jobs, connection)
        for job in jobs:
            settle(job)
        return threads

    patch.setattr(Group, "_append_all", told_before)
    patch.setattr(Job, "settle", lambda _job: None)


_commits: set[asyncio.Task[Any]] = set()
"""Held here: the event loop itself keeps only weak references to tasks."""


def without_a_look_at_the_holder(patch: pytest.MonkeyPatch) -> None:
    """Whoever claims gets the conversation, even if a colleague was faster."""

    async def claim(relay: Relay, conversation_id: str, agent: Agent, _epoch: int) -> InboxItem:
        async with changing(relay, conversation_id) as change:
            change.append(events.Claimed(agent_id=agent.id, agent_name=agent.name))
        return snapshots.inbox_item(change.thread, relay.reaching)

    patch.setattr(agent_commands, "claim", claim)
    patch.setitem(conversation._ALLOWED, events.Claimed, frozenset(Status) - {Status.RESOLVED})


def without_taking_up_what_was_left_open(patch: pytest.MonkeyPatch) -> None:
    """What the customer wrote while waiting stays with whoever no longer has the conversation."""
    patch.setattr(overview, "_before_what_was_left_open", lambda before: before.judged_seq)


def without_reading_what_a_crash_left(patch: pytest.MonkeyPatch) -> None:
    """After a start nobody looks for messages left undone."""

    async def nothing(_relay: Relay) -> None:
        return None

    patch.setattr(upkeep, "wake_unanswered", nothing)


def without_a_person_for_a_bot_that_fails(patch: pytest.MonkeyPatch) -> None:
    """Nobody steps in for a bot that is dead or too slow."""

    def nothing(*_: object) -> Outcome:
        return Outcome(events.Decision.OBSERVE)

    patch.setattr(outcome, "failed", nothing)


def without_care(patch: pytest.MonkeyPatch) -> None:
    """A message that speaks of danger is like any other: the bot may answer it."""
    patch.setattr(care, "first_concern", lambda *_: None)


def without_the_second_look(patch: pytest.MonkeyPatch) -> None:
    """Only `say` looks for danger; what a crash or a hand-back leaves is like any other message."""
    real = turns._look

    async def look(*given: Any) -> Any:
        task, _ = await real(*given)
        return task, False

    patch.setattr(turns, "_look", look)
