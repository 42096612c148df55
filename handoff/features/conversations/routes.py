"""What agents do with conversations: commands that change who owns what."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from handoff.domain import events
from handoff.domain.conversation import Status
from handoff.domain.errors import Invalid
from handoff.domain.permissions import Action
from handoff.edge.dependencies import ServicesDep, may
from handoff.features.conversations import agent_commands, passing_on, snoozing
from handoff.features.conversations.schemas import (
    AtEpoch,
    Conversations,
    GiveVerdict,
    Reopen,
    Resolve,
    Snooze,
    Thread,
    Transfer,
)
from handoff.services import snapshots
from handoff.storage.agents import Agent
from handoff.wire_snapshots import InboxItem
from handoff.wire_types import Id, Line

router = APIRouter(prefix="/api/conversations", tags=["conversations"])

Reader = Annotated[Agent, may(Action.READ)]
Assigner = Annotated[Agent, may(Action.ASSIGN)]
Rater = Annotated[Agent, may(Action.RATE_ESCALATION)]


@router.get("")
async def listed(
    _by: Reader,
    services: ServicesDep,
    status: Annotated[Line, Query()] = "",
    customer_id: Annotated[Id | None, Query()] = None,
) -> Conversations:
    relay = services.relay
    wanted = _statuses(status)
    return Conversations(
        items=await snapshots.inbox(relay.store, relay.reaching, wanted, customer_id)
    )


@router.post("/release_all", status_code=204)
async def release_all(agent: Assigner, services: ServicesDep) -> None:
    """Everything that the caller holds, but for what is snoozed: for going off."""
    await agent_commands.release_all(services.relay, agent)


@router.get("/{conversation_id}")
async def thread(conversation_id: Id, _by: Reader, services: ServicesDep) -> Thread:
    relay = services.relay
    item, log = await snapshots.thread(relay.store, relay.reaching, conversation_id)
    return Thread(conversation=item, events=[snapshots.event(entry) for entry in log])


@router.post("/{conversation_id}/claim")
async def claim(
    conversation_id: Id, body: AtEpoch, agent: Assigner, services: ServicesDep
) -> InboxItem:
    return await agent_commands.claim(services.relay, conversation_id, agent, body.epoch)


@router.post("/claim_next")
async def claim_next(agent: Assigner, services: ServicesDep) -> InboxItem:
    return await agent_commands.claim_next(services.relay, agent)


@router.post("/{conversation_id}/hand_back")
async def hand_back(
    conversation_id: Id, body: AtEpoch, agent: Assigner, services: ServicesDep
) -> InboxItem:
    return await agent_commands.hand_back(services.relay, conversation_id, agent, body.epoch)


@router.post("/{conversation_id}/release")
async def release(
    conversation_id: Id, body: AtEpoch, agent: Assigner, services: ServicesDep
) -> InboxItem:
    return await agent_commands.release(services.relay, conversation_id, agent, body.epoch)


@router.post("/{conversation_id}/transfer")
async def transfer(
    conversation_id: Id, body: Transfer, agent: Assigner, services: ServicesDep
) -> InboxItem:
    return await passing_on.pass_on(
        services.relay,
        conversation_id,
        agent,
        body.epoch,
        to_agent_id=body.to_agent_id,
        to_team_id=body.to_team_id,
        note=body.note or "",
    )


@router.post("/{conversation_id}/snooze")
async def snooze(
    conversation_id: Id, body: Snooze, agent: Assigner, services: ServicesDep
) -> InboxItem:
    return await snoozing.snooze(
        services.relay, conversation_id, agent, body.until, body.epoch, body.last_seen
    )


@router.post("/{conversation_id}/wake")
async def wake(
    conversation_id: Id, body: AtEpoch, agent: Assigner, services: ServicesDep
) -> InboxItem:
    return await snoozing.wake_early(services.relay, conversation_id, agent, body.epoch)


@router.post("/{conversation_id}/resolve")
async def resolve(
    conversation_id: Id, body: Resolve, agent: Assigner, services: ServicesDep
) -> InboxItem:
    event = events.Resolved(
        agent_id=agent.id, agent_name=agent.name, outcome=body.outcome, topic=body.topic
    )
    return await agent_commands.resolve(
        services.relay, conversation_id, agent, event, body.epoch, body.last_seen
    )


@router.post("/{conversation_id}/reopen")
async def reopen(
    conversation_id: Id, body: Reopen, agent: Assigner, services: ServicesDep
) -> InboxItem:
    return await agent_commands.reopen(services.relay, conversation_id, agent, body.to, body.epoch)


@router.post("/{conversation_id}/verdict", status_code=204)
async def give_verdict(
    conversation_id: Id, body: GiveVerdict, agent: Rater, services: ServicesDep
) -> None:
    event = events.VerdictGiven(agent_id=agent.id, verdict=body.verdict)
    await agent_commands.give_verdict(services.relay, conversation_id, event)


def _statuses(text: str) -> list[Status]:
    try:
        return [Status(part) for part in text.split(",") if part] or list(Status)
    except ValueError:
        known = ", ".join(Status)
        raise Invalid(f"'{text}' names an unknown status; known: {known}") from None
