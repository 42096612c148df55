"""What an agent does with a conversation."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from typing import Literal

from handoff.domain import events
from handoff.domain.conversation import Conversation, Status, same_owner
from handoff.domain.errors import (
    AlreadyClaimed,
    Conflict,
    IllegalMove,
    NotAllowed,
    NotFound,
    StaleEpoch,
    ThreadMovedOn,
)
from handoff.domain.permissions import Action, allowed
from handoff.domain.reasons import ByAgent
from handoff.domain.signals import RAISED
from handoff.domain.thread import Entry, before_resolved
from handoff.domain.visible_text import has_visible_text
from handoff.features.attachments import sending
from handoff.features.conversations.customer_commands import escalate
from handoff.features.deliveries import outbox
from handoff.features.replies import suggesting
from handoff.features.review.candidates import propose_reply
from handoff.services import snapshots
from handoff.services.changing import Change, changing
from handoff.services.relay import Relay
from handoff.services.worker import new_id
from handoff.storage import agents, conversations
from handoff.storage.agents import Agent
from handoff.storage.group_commit import stored
from handoff.wire import Teach
from handoff.wire_snapshots import InboxItem

log = logging.getLogger(__name__)


async def claim(
    relay: Relay,
    conversation_id: str,
    agent: Agent,
    epoch: int,
    given: Literal["rule", "supervisor"] | None = None,
) -> InboxItem:
    """Take the conversation, from the queue or from the bot; or it is `given` to the agent. If two
    try, one succeeds.

    Raises:
        AlreadyClaimed: someone else was faster; it names them.
        StaleEpoch: it changed hands in another way.
    """
    async with changing(relay, conversation_id) as change:
        state = change.thread.state
        if state.status is Status.HUMAN:
            if state.owner_id == agent.id:
                return snapshots.inbox_item(change.thread, relay.reaching)
            raise AlreadyClaimed(f"{state.owner_name} already has it", owner=state.owner_name)
        refuse_stale(state, epoch)
        change.append(events.Claimed(agent_id=agent.id, agent_name=agent.name, given=given))
        # Claiming counts as activity: upkeep must not take it away again at once.
        await agents.note_active(change.session, agent.id, change.now)
    return snapshots.inbox_item(change.thread, relay.reaching)


async def claim_next(relay: Relay, agent: Agent) -> InboxItem:
    """Take whoever is served next, own teams first. Two agents who ask at once get different ones.

    Raises:
        NotFound: nobody is waiting.
    """
    while True:
        first = await snapshots.next_in_line(relay.store, relay.reaching, agent.id)
        if first is None:
            raise NotFound("nobody is waiting")
        try:
            return await claim(relay, first.id, agent, first.state.epoch)
        except (AlreadyClaimed, StaleEpoch):
            continue  # someone was faster, so the queue is shorter: look again


async def say(
    relay: Relay,
    conversation_id: str,
    agent: Agent,
    client_id: str,
    text: str,
    *,
    epoch: int,
    last_seen: int,
    files: Sequence[str] = (),
    suggestion: str | None = None,
    teach: Teach | None = None,
) -> int:
    """Reply to the customer; the reply also becomes a proposed example. `files`: uploaded before.
    `suggestion`: the id of the one that it was made of. `teach`: the agent asks for it to be
    learnt.

    Raises:
        Invalid: one of the files is not an unsent one of this agent.
        StaleEpoch: the conversation changed owner since the agent saw it.
        ThreadMovedOn: someone spoke after what the agent had seen; nothing is sent.
    """
    async with changing(relay, conversation_id) as change:
        seen = await conversations.seq_of_client_id(change.session, conversation_id, client_id)
        if seen is not None:
            return seen
        refuse_stale(change.thread.state, epoch)
        refuse_if_moved_on(await change.log(since=last_seen), agent)
        sent = await sending.unsent(change.session, conversation_id, agent.id, files)
        seq = change.append(
            events.AgentSaid(
                client_id=client_id,
                agent_id=agent.id,
                agent_name=agent.name,
                text=text,
                attachments=sent,
            )
        )
        await sending.note_sent(change.session, files, seq)
        await propose_reply(relay, change, seq, agent.id, agent.name, teach)
        await suggesting.label(change, agent, suggestion, text)
        outbox.enqueue(relay.reaching, change, seq)
    return seq


async def note(relay: Relay, conversation_id: str, agent: Agent, client_id: str, text: str) -> int:
    """An internal note; anyone on the team may leave one."""
    added = events.NoteAdded(
        client_id=client_id, agent_id=agent.id, agent_name=agent.name, text=text
    )
    return await stored(
        lambda told: relay.group.append(
            conversation_id, client_id, lambda thread, now: thread.append(added, now), told
        )
    )


async def hand_back(relay: Relay, conversation_id: str, agent: Agent, epoch: int) -> InboxItem:
    """The bot goes on; it is told what was said meanwhile before its next turn."""
    async with changing(relay, conversation_id) as change:
        refuse_unless_holder(change, agent, epoch)
        change.append(events.HandedBack(by="agent", agent_id=agent.id, agent_name=agent.name))
    relay.wake_turns(conversation_id)
    return snapshots.inbox_item(change.thread, relay.reaching)


async def release(relay: Relay, conversation_id: str, agent: Agent, epoch: int) -> InboxItem:
    """Back to the queue, for a colleague."""
    async with changing(relay, conversation_id) as change:
        refuse_unless_holder(change, agent, epoch)
        reason = ByAgent(code="released", agent_name=agent.name)
        await escalate(change, (reason,), priority=RAISED)
    return snapshots.inbox_item(change.thread, relay.reaching)


async def release_all(relay: Relay, agent: Agent) -> list[str]:
    """What this agent holds, but for what is snoozed, back to the queue; returns the ids."""
    async with relay.store.read() as session:
        held = await conversations.held_by_agents(session)
    mine = [thread for thread in held if thread.state.owner_id == agent.id]
    for thread in mine:
        try:
            await release(relay, thread.id, agent, thread.state.epoch)
        except Conflict:
            log.info("%s changed hands before it could be released", thread.id)
    return [thread.id for thread in mine]


async def transfer(
    relay: Relay, conversation_id: str, agent: Agent, to_agent_id: str, epoch: int, note: str = ""
) -> InboxItem:
    """Pass it on to a colleague who is there, with a note for them if there is one. Whoever may
    reassign may pass on what others hold.

    Raises:
        NotFound: there is no such agent.
        Conflict: that agent is not there now.
        IllegalMove: nobody holds it, or that agent already does.
    """
    async with changing(relay, conversation_id) as change:
        if Action.REASSIGN in allowed(agent.role):
            refuse_stale(change.thread.state, epoch)
        else:
            refuse_unless_holder(change, agent, epoch)
        to = await who_is_there(change, to_agent_id)
        leave_note(change, agent, note)
        change.append(
            events.Transferred(
                agent_id=agent.id,
                agent_name=agent.name,
                to_agent_id=to.id,
                to_agent_name=to.name,
            )
        )
        # The colleague's time to answer begins now: upkeep must not take it away again at once.
        await agents.note_active(change.session, to.id, change.now)
    return snapshots.inbox_item(change.thread, relay.reaching)


def leave_note(change: Change, agent: Agent, text: str) -> None:
    """An internal note, inside the caller's transaction; none if there is nothing to read."""
    if has_visible_text(text):
        change.append(
            events.NoteAdded(
                client_id=new_id(), agent_id=agent.id, agent_name=agent.name, text=text
            )
        )


async def who_is_there(change: Change, agent_id: str) -> Agent:
    """Raises NotFound or Conflict."""
    to = await agents.by_id(change.session, agent_id)
    if to is None:
        raise NotFound(f"there is no agent '{agent_id}'", id=agent_id)
    there = await snapshots.online(change.session, change.now)
    if all(one.id != to.id for one in there):
        raise Conflict(f"{to.name} is not there now; choose somebody else, or release it")
    return to


async def resolve(
    relay: Relay,
    conversation_id: str,
    agent: Agent,
    event: events.Resolved,
    epoch: int,
    last_seen: int | None = None,
) -> InboxItem:
    """End it; with `last_seen`, held like a reply if someone has spoken since."""
    async with changing(relay, conversation_id) as change:
        if change.thread.state.owner_id is not None:
            refuse_unless_holder(change, agent, epoch)
        refuse_stale(change.thread.state, epoch)
        if last_seen is not None:
            refuse_if_moved_on(await change.log(since=last_seen), agent)
        change.append(event)
    return snapshots.inbox_item(change.thread, relay.reaching)


async def reopen(
    relay: Relay, conversation_id: str, agent: Agent, to: Literal["agent", "queue"], epoch: int
) -> InboxItem:
    """Take up again what was resolved, or give it the place in the queue back that it had.

    Raises:
        StaleEpoch: it has been reopened already; it says who has it.
        IllegalMove: it is not resolved.
    """
    async with changing(relay, conversation_id) as change:
        state = change.thread.state
        refuse_stale(state, epoch)
        if state.status is not Status.RESOLVED:
            raise IllegalMove("the conversation is not resolved", status=state.status)
        before = before_resolved(await change.log())
        change.append(
            events.Reopened(
                to=to,
                agent_id=agent.id,
                agent_name=agent.name,
                priority=before.priority,
                waiting_since=before.waiting_since,
                unanswered_since=before.unanswered_since,
                unanswered_seq=before.unanswered_seq,
            )
        )
        await agents.note_active(change.session, agent.id, change.now)
    return snapshots.inbox_item(change.thread, relay.reaching)


async def give_verdict(relay: Relay, conversation_id: str, event: events.VerdictGiven) -> None:
    """Kept beside the machine's judgement, which stays as it was."""
    async with changing(relay, conversation_id) as change:
        change.append(event)


def refuse_stale(state: Conversation, epoch: int) -> None:
    if not same_owner(state, epoch):
        holder = state.owner_name or {Status.BOT: "the bot", Status.WAITING: "the queue"}.get(
            state.status, "nobody"
        )
        raise StaleEpoch(
            f"the conversation changed hands: {holder} has it now; look at it again",
            owner=state.owner_name,
            epoch=state.epoch,
        )


def refuse_unless_holder(change: Change, agent: Agent, epoch: int) -> None:
    state = change.thread.state
    refuse_stale(state, epoch)
    if state.owner_id not in (None, agent.id):
        raise NotAllowed(f"{state.owner_name} holds this conversation; only they can do that")


def refuse_if_moved_on(newer: Sequence[Entry], agent: Agent) -> None:
    """Raises ThreadMovedOn if the customer, the bot or a colleague has spoken."""
    for entry in reversed(newer):
        event = entry.event
        own = isinstance(event, events.AgentSaid) and event.agent_id == agent.id
        spoken = isinstance(event, events.CustomerSaid | events.BotSaid | events.AgentSaid)
        if spoken and not own:
            raise ThreadMovedOn(
                "there is something new in this conversation; read it, then send again",
                seq=entry.seq,
            )
