"""What happens without anybody's doing: vanished agents, and work a crash left behind.

Of several workers one gives back what vanished agents held; all look for work left behind.
"""

from __future__ import annotations

import asyncio
import logging
from datetime import datetime, timedelta

from handoff.domain.conversation import same_owner
from handoff.domain.events import Reason
from handoff.features.conversations.customer_commands import escalate
from handoff.features.training.retraining import end_what_died
from handoff.services import leases
from handoff.services.changing import changing
from handoff.services.container import Services
from handoff.storage import agents, conversations, customer_attendance, workers
from handoff.storage.agents import Agent
from handoff.storage.conversations import Thread

log = logging.getLogger(__name__)

EVERY_S = 5.0

UPKEEP = "upkeep"
"""The lease of the worker that does what must happen once."""


async def run(services: Services) -> None:
    """Until cancelled; a fault (the database away, say) is logged and tried again."""
    while True:
        try:
            if await leases.try_lease(services, UPKEEP):
                await give_back_abandoned(services)
                await end_what_died(services)
                await forget_the_dead(services)
            await wake_unanswered(services)
        except Exception:
            log.exception("upkeep failed; trying again in %g s", EVERY_S)
        await asyncio.sleep(EVERY_S)


async def wake_unanswered(services: Services) -> None:
    """Have every message dealt with that nobody has dealt with, also those from before a crash.

    Those that another worker is dealing with are left to it for as long as it is alive.
    """
    async with services.store.read() as session:
        unjudged = await conversations.unjudged(session)
        alive = await workers.alive(session, services.now()) if unjudged else set()
    for conversation_id, turn_by in unjudged:
        if turn_by in alive - {services.worker}:
            continue
        if turn_by != services.worker:
            async with changing(services, conversation_id):
                pass  # which takes it over, unless someone was faster
        services.wake_turns(conversation_id)


async def forget_the_dead(services: Services) -> None:
    long_ago = services.now() - timedelta(hours=1)
    async with services.store.begin() as session:
        await workers.forget_dead(session, long_ago)
        await agents.forget_attendances(session, long_ago)
        await customer_attendance.forget_the_dead(session)


async def give_back_abandoned(services: Services) -> list[str]:
    """Conversations whose agent went silent with a customer waiting go back to the queue."""
    limit = services.now() - timedelta(seconds=services.settings.agent_gone_s)
    async with services.store.read() as session:
        held = await conversations.held_by_agents(session)
        people = {agent.id: agent for agent in await agents.everyone(session)}
    abandoned = [
        one for one in held if _abandoned(one, people.get(one.state.owner_id or ""), limit)
    ]
    for thread in abandoned:
        await _give_back(services, thread, limit)
    return [thread.id for thread in abandoned]


def _abandoned(thread: Thread, agent: Agent | None, limit: datetime) -> bool:
    """The customer has waited since before `limit`, and the agent did nothing since then."""
    waiting_since = thread.overview.unanswered_since
    if waiting_since is None or waiting_since > limit:
        return False
    return agent is None or agent.active_at is None or agent.active_at < limit


async def _give_back(services: Services, seen: Thread, limit: datetime) -> None:
    async with changing(services, seen.id) as change:
        waiting_since = change.thread.overview.unanswered_since
        if not same_owner(change.thread.state, seen.state.epoch):
            return
        if waiting_since is None or waiting_since > limit:
            return  # answered in the meantime
        name = change.thread.state.owner_name
        minutes = services.settings.agent_gone_s / 60
        text = f"{name} has not answered for {minutes:g} minutes"
        await escalate(services, change, (Reason(signal="agent_gone", text=text),), priority=2)
