"""Conversations that their holder has put off until later."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Literal

from handoff.domain import events
from handoff.domain.conversation import Status
from handoff.domain.errors import Invalid
from handoff.features.conversations.agent_commands import refuse_if_moved_on, refuse_unless_holder
from handoff.features.conversations.customer_commands import wake_up
from handoff.services import snapshots
from handoff.services.changing import changing
from handoff.services.relay import Relay
from handoff.storage import agents, conversations
from handoff.storage.agents import Agent
from handoff.wire_snapshots import InboxItem

LONGEST = timedelta(days=366)


async def snooze(
    relay: Relay,
    conversation_id: str,
    agent: Agent,
    until: datetime,
    epoch: int,
    last_seen: int | None = None,
) -> InboxItem:
    """Put it off until then, or until the customer speaks; it stays with its holder.

    With `last_seen`, held like a reply if someone has spoken since.

    Raises:
        Invalid: `until` is in the past or too far away.
        NotAllowed: someone else holds it.
        IllegalMove: nobody holds it.
    """
    async with changing(relay, conversation_id) as change:
        refuse_unless_holder(change, agent, epoch)
        if not change.now < until <= change.now + LONGEST:
            raise Invalid(
                f"a conversation can be snoozed for up to {LONGEST.days} days, not until {until}"
            )
        if last_seen is not None:
            refuse_if_moved_on(await change.log(since=last_seen), agent)
        change.append(events.Snoozed(agent_id=agent.id, until=until.astimezone(UTC)))
        await agents.note_active(change.session, agent.id, change.now)
    return snapshots.inbox_item(change.thread, relay.reaching)


async def wake_early(relay: Relay, conversation_id: str, agent: Agent, epoch: int) -> InboxItem:
    """Its holder goes on with it before its time.

    Raises:
        NotAllowed: someone else holds it.
        IllegalMove: it is not put off.
    """
    async with changing(relay, conversation_id) as change:
        refuse_unless_holder(change, agent, epoch)
        change.append(events.Woken(cause="agent"))
        await agents.note_active(change.session, agent.id, change.now)
    return snapshots.inbox_item(change.thread, relay.reaching)


async def wake(relay: Relay, conversation_id: str, cause: Literal["time", "customer"]) -> bool:
    """Whether it was still put off and is awake now; with `time`, only if its time has come."""
    async with changing(relay, conversation_id) as change:
        until = change.thread.overview.snoozed_until
        if change.thread.state.status is not Status.SNOOZED or until is None:
            return False
        if cause == "time" and until > change.now:
            return False  # it has been put off for longer
        await wake_up(change, cause)
    return True


async def wake_due(relay: Relay) -> list[str]:
    """Wake those whose time has come; returns their ids."""
    async with relay.store.read() as session:
        due = await conversations.due(session, relay.worker.now())
    return [one for one in due if await wake(relay, one, "time")]
