"""Conversations as they are shown: the agent's row and the customer's snapshot."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Literal

from sqlalchemy.ext.asyncio import AsyncSession

from handoff.domain import routing, working_time
from handoff.domain.audiences import Audience, view
from handoff.domain.conversation import Status
from handoff.domain.overview import Overview
from handoff.domain.service_level import next_due
from handoff.domain.thread import Entry, Thread
from handoff.services.reaching import Reaching, address_of
from handoff.services.worker import Worker
from handoff.storage import agents, conversations, teams
from handoff.storage.engine import Store
from handoff.wire import AgentEventFrame
from handoff.wire_snapshots import CustomerConversation, InboxItem, Owner, Queue, TeamName

SEEN_WITHIN = timedelta(seconds=60)
"""An agent whose sockets have given no sign of life for longer counts as gone."""


def inbox_item(thread: Thread, reaching: Reaching) -> InboxItem:
    state, overview = thread.state, thread.overview
    owner = None
    if state.owner_id is not None:
        owner = Owner(id=state.owner_id, name=state.owner_name or "")
    return InboxItem(
        id=thread.id,
        version=thread.seq,
        status=state.status,
        epoch=state.epoch,
        owner=owner,
        priority=overview.priority,
        reasons=overview.reasons,
        summary=overview.summary,
        slots=overview.slots,
        mood=overview.mood,
        language=overview.language,
        customer_id=thread.customer_id,
        customer_name=thread.customer_name,
        contact_email=address_of(thread),
        reach=reaching.reach_of(thread),
        rank=routing.rank(waiting(thread, reaching)) if _waits(thread) else None,
        last_text=overview.last_text,
        last_from=overview.last_from,
        last_said_by=overview.last_said_by,
        team=_team(overview),
        waiting_since=overview.waiting_since,
        snoozed_until=overview.snoozed_until,
        due=next_due(overview.clocks, overview.priority, reaching.agreement),
        created_at=thread.created_at,
        updated_at=thread.updated_at,
        unanswered=overview.unanswered_since is not None,
    )


def _team(overview: Overview) -> TeamName | None:
    if overview.team_id is None:
        return None
    return TeamName(id=overview.team_id, name=overview.team_name or "")


def waiting(thread: Thread, reaching: Reaching) -> routing.Waiting:
    """What the order of the queue goes by."""
    return routing.waiting(
        thread.id, thread.overview, thread.updated_at, reaching.would_be_read(thread)
    )


def places(queue: Iterable[Thread], reaching: Reaching) -> dict[str, int]:
    """Conversation id to its place in the queue, counted from 1."""
    return routing.places(waiting(thread, reaching) for thread in queue)


def _waits(thread: Thread) -> bool:
    return thread.state.status is Status.WAITING


_STATUS_FOR_CUSTOMERS: dict[Status, Literal["bot", "waiting", "human", "resolved"]] = {
    Status.BOT: "bot",
    Status.WAITING: "waiting",
    Status.HUMAN: "human",
    Status.SNOOZED: "human",
    Status.RESOLVED: "resolved",
}


def customer_conversation(
    thread: Thread, reaching: Reaching, place: int | None, there: tuple[Owner, ...], now: datetime
) -> CustomerConversation:
    """`there`: the agents who are online."""
    queue = _queue(thread, reaching, place or 1, there, now) if _waits(thread) else None
    owner = thread.state.owner_id
    return CustomerConversation(
        id=thread.id,
        version=thread.seq,
        status=_STATUS_FOR_CUSTOMERS[thread.state.status],
        agent_name=thread.state.owner_name,
        agent_here=owner is None or any(agent.id == owner for agent in there),
        contact_email=address_of(thread),
        answer_by="mail" if reaching.answers_by_mail(thread) else "return",
        queue=queue,
    )


def _queue(
    thread: Thread, reaching: Reaching, place: int, there: tuple[Owner, ...], now: datetime
) -> Queue:
    """With nobody there, nothing is known of how long it will be."""
    since, hours = thread.overview.waiting_since, reaching.agreement.hours
    return Queue(
        position=place,
        anyone_online=bool(there),
        wait=reaching.waits.expected(place, since, now) if there else None,
        opens_at=working_time.next_opening(hours, now),
        time_zone=str(hours.zone) if hours else None,
    )


def event(entry: Entry) -> AgentEventFrame:
    """One entry as an agent sees it."""
    seen = view(entry.event, Audience.AGENT)
    assert seen is not None  # agents see every kind
    return AgentEventFrame(
        conversation_id=entry.conversation_id,
        seq=entry.seq,
        prev=entry.seq - 1,
        kind=entry.event.kind,
        at=entry.at,
        data=seen,
    )


# ── read from the database ───────────────────────────────────────────────────────────────────


async def online(session: AsyncSession, now: datetime) -> tuple[Owner, ...]:
    """The agents who are there, at any worker."""
    there = await agents.online(session, now - SEEN_WITHIN)
    return tuple(Owner(id=agent.id, name=agent.name) for agent in there)


async def anyone_online(session: AsyncSession, now: datetime) -> bool:
    return bool(await online(session, now))


async def customer_snapshot(
    worker: Worker, reaching: Reaching, conversation_id: str
) -> tuple[CustomerConversation, int]:
    """The customer's snapshot, and the newest sequence number that the customer may see."""
    now = worker.now()
    async with worker.store.read() as session:
        thread = await conversations.find(session, conversation_id)
        place = None
        if _waits(thread):
            queue = await conversations.waiting(session)
            place = places(queue, reaching).get(conversation_id)
            await reaching.waits.learn(session, now)
        there = await online(session, now)
    snapshot = customer_conversation(thread, reaching, place, there, now)
    return snapshot, thread.customer_seq


async def next_in_line(store: Store, reaching: Reaching, agent_id: str) -> Thread | None:
    """Whom this agent serves next; None: nobody is waiting."""
    async with store.read() as session:
        queue = {thread.id: thread for thread in await conversations.waiting(session)}
        own = await teams.of_agent(session, agent_id)
    ordered = routing.own_first((waiting(thread, reaching) for thread in queue.values()), own)
    return queue[ordered[0].conversation_id] if ordered else None


async def inbox(
    store: Store, reaching: Reaching, statuses: Iterable[Status], customer_id: str | None = None
) -> list[InboxItem]:
    """The rows of all conversations with these statuses, or only of one customer's."""
    async with store.read() as session:
        found = await conversations.listed(session, statuses, customer_id=customer_id)
    return [inbox_item(one, reaching) for one in found]


async def current(store: Store, conversation_id: str) -> Thread:
    """One conversation as it stands, without its log.

    Raises:
        NotFound: there is none with this id.
    """
    async with store.read() as session:
        return await conversations.find(session, conversation_id)


async def thread(
    store: Store, reaching: Reaching, conversation_id: str
) -> tuple[InboxItem, list[Entry]]:
    """One conversation and its whole log."""
    async with store.read() as session:
        found = await conversations.find(session, conversation_id)
        return inbox_item(found, reaching), await conversations.entries(session, conversation_id)
