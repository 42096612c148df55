"""What happens without anybody doing anything: silent agents, what was put off until now, and work
that a crash left behind.

Of several workers, one gives back what silent agents held and wakes what was put off; all look for
work left behind.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterable
from datetime import datetime, timedelta

from handoff.domain.assignment import Mode
from handoff.domain.conversation import Status, same_owner
from handoff.domain.reasons import AgentGone
from handoff.domain.signals import DISTRESS
from handoff.domain.thread import Thread
from handoff.features.agents import accounts
from handoff.features.conversations import snoozing
from handoff.features.conversations.customer_commands import escalate
from handoff.features.training.retraining import end_what_died
from handoff.services import leases
from handoff.services.changing import changing
from handoff.services.relay import Relay
from handoff.services.worker import Worker
from handoff.storage import agents, conversations, customer_attendance, teams, workers
from handoff.storage.agents import Agent

log = logging.getLogger(__name__)

EVERY_S = 5.0

UPKEEP = "upkeep"
"""The lease of the worker that does what must happen once."""


async def run(relay: Relay, gone_after: timedelta) -> None:
    """Until cancelled; a fault (the database away, say) is logged and tried again."""
    while True:
        try:
            if await leases.try_lease(relay.worker, UPKEEP):
                await give_back_abandoned(relay, gone_after)
                await snoozing.wake_due(relay)
                await end_what_died(relay.worker)
                await forget_the_dead(relay.worker)
            await wake_unanswered(relay)
        except Exception:
            log.exception("upkeep failed; trying again in %g s", EVERY_S)
        await asyncio.sleep(EVERY_S)


async def wake_unanswered(relay: Relay) -> None:
    """Have every message that is still open dealt with, including those from before a crash.

    Those that another worker is dealing with are left to it while it is alive.
    """
    worker = relay.worker
    async with worker.store.read() as session:
        unjudged = await conversations.unjudged(session)
        alive = await workers.alive(session, worker.now()) if unjudged else set()
    for conversation_id, worker_id in unjudged:
        if worker_id in alive - {worker.id}:
            continue
        if worker_id != worker.id:
            async with changing(relay, conversation_id):
                pass  # this takes it over, unless someone was faster
        relay.wake_turns(conversation_id)


async def forget_the_dead(worker: Worker) -> None:
    long_ago = worker.now() - timedelta(hours=1)
    async with worker.store.begin() as session:
        await workers.forget_dead(session, long_ago)
        await agents.forget_attendances(session, long_ago)
        await customer_attendance.forget_the_dead(session)


async def give_back_abandoned(relay: Relay, gone_after: timedelta) -> list[str]:
    """Apply the rule that the description of `BATON_AGENT_GONE_S` gives in words."""
    limit = relay.worker.now() - gone_after
    async with relay.store.read() as session:
        held = await conversations.held_by_agents(session)
        rules = await teams.rules(session)
        people = {agent.id: agent for agent in await agents.everyone(session)}
    abandoned = [
        one for one in held if _abandoned(one, people.get(one.state.owner_id or ""), limit)
    ]
    given_back = [one for one in abandoned if await _give_back(relay, one, limit, gone_after)]
    if rules.mode is Mode.AUTOMATIC:
        await _set_away(relay, given_back)
    return [thread.id for thread in given_back]


async def _set_away(relay: Relay, given_back: Iterable[Thread]) -> None:
    """Whoever left somebody waiting is given nothing more until they say that they are back."""
    for agent_id in {one.state.owner_id for one in given_back if one.state.owner_id}:
        async with relay.store.read() as session:
            agent = await agents.by_id(session, agent_id)
        if agent is not None and agent.presence == "online":
            await accounts.set_presence(relay, agent_id, "away")


def _abandoned(thread: Thread, agent: Agent | None, limit: datetime) -> bool:
    """The customer has waited since before `limit`, and the agent has done nothing since then."""
    waiting_since = thread.overview.unanswered_since
    if waiting_since is None or waiting_since > limit:
        return False
    return agent is None or agent.active_at is None or agent.active_at < limit


async def _give_back(relay: Relay, seen: Thread, limit: datetime, gone_after: timedelta) -> bool:
    """Whether it was given back; not if in the meantime it was answered or put off, or the agent
    has done something."""
    async with changing(relay, seen.id) as change:
        state = change.thread.state
        if state.status is not Status.HUMAN or not same_owner(state, seen.state.epoch):
            return False
        agent = await agents.by_id(change.session, state.owner_id or "")
        if not _abandoned(change.thread, agent, limit):
            return False
        gone = AgentGone(agent_name=state.owner_name or "", minutes=gone_after.total_seconds() / 60)
        await escalate(change, (gone,), priority=DISTRESS)
    return True
