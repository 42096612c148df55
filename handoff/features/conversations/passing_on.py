"""Passing a conversation on: to a team, to a colleague out of the queue."""

from __future__ import annotations

from handoff.domain import events
from handoff.domain.assignment import Team
from handoff.domain.conversation import Status
from handoff.domain.errors import Invalid, NotAllowed, NotFound
from handoff.domain.permissions import Action, allowed
from handoff.domain.reasons import ToTeam, brought_back
from handoff.domain.signals import RAISED
from handoff.features.conversations import agent_commands
from handoff.features.conversations.agent_commands import (
    leave_note,
    refuse_stale,
    refuse_unless_holder,
    who_is_there,
)
from handoff.features.conversations.customer_commands import escalate
from handoff.services import snapshots
from handoff.services.changing import Change, changing
from handoff.services.relay import Relay
from handoff.storage import agents, teams
from handoff.storage.agents import Agent
from handoff.wire_snapshots import InboxItem


async def pass_on(
    relay: Relay,
    conversation_id: str,
    agent: Agent,
    epoch: int,
    *,
    to_agent_id: str | None,
    to_team_id: str | None,
    note: str = "",
) -> InboxItem:
    """To a colleague or to a team, whichever is named.

    Raises:
        Invalid: not exactly one is named.
    """
    if to_agent_id is not None and to_team_id is None:
        waits = (
            await snapshots.current(relay.store, conversation_id)
        ).state.status is Status.WAITING
        give = _give if waits else agent_commands.transfer
        return await give(relay, conversation_id, agent, to_agent_id, epoch, note)
    if to_team_id is not None and to_agent_id is None:
        return await _to_team(relay, conversation_id, agent, to_team_id, epoch, note)
    raise Invalid("name either a colleague (`to_agent_id`) or a team (`to_team_id`)")


async def _give(
    relay: Relay, conversation_id: str, by: Agent, to_agent_id: str, epoch: int, note: str
) -> InboxItem:
    """What waits, to a colleague who is there.

    Raises:
        NotAllowed: only whoever may reassign gives others work.
    """
    if Action.REASSIGN not in allowed(by.role) and to_agent_id != by.id:
        raise NotAllowed("it waits: claim it first, then pass it on")
    async with changing(relay, conversation_id) as change:
        refuse_stale(change.thread.state, epoch)
        to = await who_is_there(change, to_agent_id)
        leave_note(change, by, note)
        given = None if to.id == by.id else "supervisor"
        change.append(events.Claimed(agent_id=to.id, agent_name=to.name, given=given))
        await agents.note_active(change.session, to.id, change.now)
    return snapshots.inbox_item(change.thread, relay.reaching)


async def _to_team(
    relay: Relay, conversation_id: str, agent: Agent, team_id: str, epoch: int, note: str
) -> InboxItem:
    """Back to the queue, for that team; what waits already goes on waiting there.

    Raises:
        NotFound: there is no such team.
    """
    async with changing(relay, conversation_id) as change:
        if Action.REASSIGN in allowed(agent.role) or change.thread.state.status is Status.WAITING:
            refuse_stale(change.thread.state, epoch)
        else:
            refuse_unless_holder(change, agent, epoch)
        team = await teams.by_id(change.session, team_id)
        if team is None:
            raise NotFound(f"there is no team '{team_id}'; it may have been removed", id=team_id)
        leave_note(change, agent, note)
        await _into_its_queue(change, agent, team)
    return snapshots.inbox_item(change.thread, relay.reaching)


async def _into_its_queue(change: Change, agent: Agent, team: Team) -> None:
    """Why a person was needed stays to be read."""
    thread = change.thread
    if thread.state.status is not Status.WAITING:
        before = thread.overview
        earlier = brought_back(before.reasons)
        kept = tuple(one for one in before.reasons if one not in earlier)
        why = ToTeam(agent_name=agent.name, team_name=team.name)
        await escalate(change, (why, *kept), priority=max(RAISED, before.priority))
    change.append(
        events.Routed(
            team_id=team.id, team_name=team.name, agent_id=agent.id, agent_name=agent.name
        )
    )
