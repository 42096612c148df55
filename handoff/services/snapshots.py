"""Conversations as they are shown: the agent's row and the customer's snapshot."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy.ext.asyncio import AsyncSession

from handoff.domain.conversation import Status
from handoff.domain.routing import Waiting, in_order
from handoff.services.container import SEEN_WITHIN, Services
from handoff.services.reaching import address_of, answers_by_mail, reach_of
from handoff.storage import agents, conversations
from handoff.storage.conversations import Stored, Thread
from handoff.wire import CustomerConversation, EventFrame, InboxItem, Owner, Queue


def inbox_item(services: Services, thread: Thread) -> InboxItem:
    state, overview, row = thread.state, thread.overview, thread.row
    owner = None
    if state.owner_id is not None:
        owner = Owner(id=state.owner_id, name=state.owner_name or "")
    return InboxItem(
        id=row.id,
        version=row.seq,
        status=state.status,
        epoch=state.epoch,
        owner=owner,
        priority=overview.priority,
        reasons=overview.reasons,
        summary=overview.summary,
        slots=overview.slots,
        mood=overview.mood,
        customer_id=row.customer_id,
        customer_name=row.customer_name,
        contact_email=address_of(thread),
        reach=reach_of(services, thread),
        last_text=overview.last_text,
        last_from=overview.last_from,
        waiting_since=overview.waiting_since,
        created_at=row.created_at,
        updated_at=row.updated_at,
        unanswered=overview.unanswered_since is not None,
    )


def places(waiting: Iterable[Thread]) -> dict[str, int]:
    """Conversation id to its place in the queue, counted from 1."""
    queue = in_order(
        Waiting(
            thread.id,
            thread.overview.priority,
            thread.overview.waiting_since or thread.row.updated_at,
        )
        for thread in waiting
    )
    return {one.conversation_id: place for place, one in enumerate(queue, start=1)}


def customer_conversation(
    services: Services, thread: Thread, place: int | None, anyone_online: bool
) -> CustomerConversation:
    queue = None
    if thread.state.status is Status.WAITING:
        queue = Queue(position=place or 1, anyone_online=anyone_online)
    return CustomerConversation(
        id=thread.id,
        version=thread.row.seq,
        status=thread.state.status,
        agent_name=thread.state.owner_name,
        contact_email=thread.overview.contact_email,
        answer_by="mail" if answers_by_mail(services, thread) else "return",
        queue=queue,
    )


def event(stored: Stored) -> EventFrame:
    """One entry as an agent sees it."""
    return EventFrame(
        conversation_id=stored.conversation_id,
        seq=stored.seq,
        prev=stored.seq - 1,
        kind=stored.event.kind,
        at=stored.at,
        data=stored.event,
    )


# ── read from the database ───────────────────────────────────────────────────────────────────


async def anyone_online(services: Services, session: AsyncSession) -> bool:
    return bool(await agents.online(session, services.now() - SEEN_WITHIN))


async def customer_snapshot(
    services: Services, conversation_id: str
) -> tuple[CustomerConversation, int]:
    """The customer's snapshot, and the newest sequence number that the customer may see."""
    async with services.store.read() as session:
        thread = await conversations.find(session, conversation_id)
        place = None
        if thread.state.status is Status.WAITING:
            place = places(await conversations.waiting(session)).get(conversation_id)
        anyone = await anyone_online(services, session)
    return customer_conversation(services, thread, place, anyone), thread.row.customer_seq


async def inbox(services: Services, statuses: Iterable[Status]) -> list[InboxItem]:
    async with services.store.read() as session:
        return [inbox_item(services, one) for one in await conversations.listed(session, statuses)]


async def thread(services: Services, conversation_id: str) -> tuple[InboxItem, list[Stored]]:
    """One conversation and its whole log."""
    async with services.store.read() as session:
        found = await conversations.find(session, conversation_id)
        return inbox_item(services, found), await conversations.entries(session, conversation_id)
