"""What happens without anybody's doing: vanished agents, and work a crash left behind.

Of several workers one gives back what vanished agents held; all look for work left behind.
"""

from __future__ import annotations

import asyncio
import logging
from datetime import datetime, timedelta

from handoff.actions import liveness
from handoff.actions.context import Context, changing
from handoff.actions.customer_messages import escalate
from handoff.actions.retraining import end_what_died
from handoff.domain.conversation import same_owner
from handoff.domain.events import Reason
from handoff.storage import agents, conversations, workers
from handoff.storage.agents import Agent
from handoff.storage.conversations import Thread

log = logging.getLogger(__name__)

EVERY_S = 5.0

UPKEEP = "upkeep"
"""The lease of the worker that does what must happen once."""


async def run(context: Context) -> None:
    """Until cancelled; a fault (the database away, say) is logged and tried again."""
    while True:
        try:
            if await liveness.try_lease(context, UPKEEP):
                await give_back_abandoned(context)
                await end_what_died(context)
                await forget_the_dead(context)
            await wake_unanswered(context)
        except Exception:
            log.exception("upkeep failed; trying again in %g s", EVERY_S)
        await asyncio.sleep(EVERY_S)


async def wake_unanswered(context: Context) -> None:
    """Have every message dealt with that nobody has dealt with, also those from before a crash.

    Those that another worker is dealing with are left to it for as long as it is alive.
    """
    async with context.store.read() as session:
        unjudged = await conversations.unjudged(session)
        alive = await workers.alive(session, context.now()) if unjudged else set()
    for conversation_id, turn_by in unjudged:
        if turn_by in alive - {context.worker}:
            continue
        if turn_by != context.worker:
            async with changing(context, conversation_id):
                pass  # which takes it over, unless someone was faster
        context.wake_turns(conversation_id)


async def forget_the_dead(context: Context) -> None:
    long_ago = context.now() - timedelta(hours=1)
    async with context.store.begin() as session:
        await workers.forget_dead(session, long_ago)
        await agents.forget_attendances(session, long_ago)


async def give_back_abandoned(context: Context) -> list[str]:
    """Conversations whose agent went silent with a customer waiting go back to the queue."""
    limit = context.now() - timedelta(seconds=context.settings.agent_gone_s)
    async with context.store.read() as session:
        held = await conversations.held_by_agents(session)
        people = {agent.id: agent for agent in await agents.everyone(session)}
    abandoned = [
        one for one in held if _abandoned(one, people.get(one.state.owner_id or ""), limit)
    ]
    for thread in abandoned:
        await _give_back(context, thread, limit)
    return [thread.id for thread in abandoned]


def _abandoned(thread: Thread, agent: Agent | None, limit: datetime) -> bool:
    """The customer has waited since before `limit`, and the agent did nothing since then."""
    waiting_since = thread.overview.unanswered_since
    if waiting_since is None or waiting_since > limit:
        return False
    return agent is None or agent.active_at is None or agent.active_at < limit


async def _give_back(context: Context, seen: Thread, limit: datetime) -> None:
    async with changing(context, seen.id) as change:
        waiting_since = change.thread.overview.unanswered_since
        if not same_owner(change.thread.state, seen.state.epoch):
            return
        if waiting_since is None or waiting_since > limit:
            return  # answered in the meantime
        name = change.thread.state.owner_name
        minutes = context.settings.agent_gone_s / 60
        text = f"{name} has not answered for {minutes:g} minutes"
        await escalate(context, change, (Reason(signal="agent_gone", text=text),), priority=2)
