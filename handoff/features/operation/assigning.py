"""Routes what waits to teams and, where that is automatic, gives it to agents.

Whenever the queue or who is there has moved, one worker looks at the whole queue. It decides by
`handoff/domain/assignment.py` and then claims as an agent would: an agent who is faster wins.
"""

from __future__ import annotations

import asyncio
import logging
from collections import Counter
from dataclasses import dataclass, field, replace

from handoff.domain import events, routing
from handoff.domain.assignment import Mode, Person, Team, Unassigned, team_for, who_gets
from handoff.domain.conversation import Status
from handoff.domain.errors import Conflict
from handoff.domain.reasons import left_by_an_agent
from handoff.domain.signals import CARE
from handoff.domain.thread import Thread
from handoff.features.conversations import agent_commands
from handoff.services import leases, snapshots
from handoff.services.changing import changing
from handoff.services.relay import Relay
from handoff.storage import agents, conversations, teams
from handoff.storage.agents import Agent
from handoff.storage.teams import Rules, capacity_of

log = logging.getLogger(__name__)

EVERY_S = 2.0
"""How often to look although nothing has moved here: at another worker it may have."""

PAUSE_S = 0.1
"""Shortest time between two looks."""

ASSIGNING = "assigning"
"""The lease of the worker that does it."""


@dataclass(slots=True)
class Assigning:
    relay: Relay
    _no_team: set[tuple[str, int]] = field(default_factory=set)
    """Conversations, each as of its last judged message, that no team is for: their logs need not
    be read again."""
    _teams: list[Team] = field(default_factory=list)

    async def run(self) -> None:
        """Until cancelled; a fault (the database away, say) is logged and tried again."""
        moved = self.relay.queue_moved
        while True:
            try:
                async with asyncio.timeout(EVERY_S):
                    await moved.wait()
            except TimeoutError:
                pass
            moved.clear()
            try:
                await self.look()
            except Exception:
                log.exception("could not assign what waits; trying again in %g s", EVERY_S)
            await asyncio.sleep(PAUSE_S)

    async def look(self) -> None:
        """Route and assign whatever waits now, if that is for this worker to do."""
        async with self.relay.store.read() as session:
            rules = await teams.rules(session)
            known = await teams.everyone(session)
            waiting = await conversations.waiting(session)
        if not waiting or not (known or self._teams or rules.mode is Mode.AUTOMATIC):
            return
        if not await leases.try_lease(self.relay.worker, ASSIGNING):
            return
        if known != self._teams:
            self._no_team.clear()
            self._teams = known
        for thread in waiting:
            await self._route(thread)
        if rules.mode is Mode.AUTOMATIC:
            await self._assign(rules)

    async def _route(self, thread: Thread) -> None:
        """To the team that it fits, unless it has one; a team that was removed is none."""
        before = thread.overview.team_id
        if before is not None and any(team.id == before for team in self._teams):
            return
        looked_at = thread.id, thread.overview.judged_seq
        if before is None and (not self._teams or looked_at in self._no_team):
            return
        team = team_for(await self._intent_of(thread), thread.overview.language, self._teams)
        if team is None:
            self._no_team.add(looked_at)
        if (team and team.id) == before:
            return
        async with changing(self.relay, thread.id) as change:
            now = change.thread
            if now.state.status is Status.WAITING and now.overview.team_id == before:
                change.append(events.Routed(team_id=team and team.id, team_name=team and team.name))

    async def _intent_of(self, thread: Thread) -> str | None:
        """What the bot took the customer's last judged message for."""
        async with self.relay.store.read() as session:
            entries = await conversations.entries(session, thread.id)
        judged = [one.event for one in entries if isinstance(one.event, events.Judged)]
        return next((one.ranking[0].intent for one in reversed(judged) if one.ranking), None)

    async def _assign(self, rules: Rules) -> None:
        relay = self.relay
        async with relay.store.read() as session:
            queue = {thread.id: thread for thread in await conversations.waiting(session)}
            held = await conversations.held_by_agents(session)
            online = await agents.online(session, relay.worker.now() - snapshots.SEEN_WITHIN)
        loads = Counter(thread.state.owner_id for thread in held)
        by_id = {agent.id: agent for agent in online}
        there = {
            agent.id: Person(agent.id, loads[agent.id], capacity_of(agent, rules), agent.languages)
            for agent in online
        }
        ordered = routing.in_order(snapshots.waiting(one, relay.reaching) for one in queue.values())
        for one in ordered:
            if routing.rank(one).tier is routing.Tier.AWAY:
                break  # nobody would read the answer, and others may come who would
            thread = queue[one.conversation_id]
            agent_id = who_gets(self._unassigned(thread), list(there.values()))
            if agent_id is None:
                continue
            if await self._give(thread, by_id[agent_id]):
                there[agent_id] = replace(there[agent_id], load=there[agent_id].load + 1)

    def _unassigned(self, thread: Thread) -> Unassigned:
        overview = thread.overview
        return Unassigned(
            language=overview.language,
            team=next((one for one in self._teams if one.id == overview.team_id), None),
            last_agent_id=overview.last_agent_id,
            given_back=left_by_an_agent(overview.reasons),
            danger=overview.priority >= CARE,
        )

    async def _give(self, thread: Thread, agent: Agent) -> bool:
        """False: somebody was faster, or the customer has left the queue."""
        try:
            await agent_commands.claim(
                self.relay, thread.id, agent, thread.state.epoch, given="rule"
            )
        except Conflict:
            log.info("%s changed hands before it could be assigned", thread.id)
            return False
        return True


async def run(relay: Relay) -> None:
    await Assigning(relay).run()
