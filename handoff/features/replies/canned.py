"""Canned replies: everybody's, which designers and admins write, and each agent's own."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy.ext.asyncio import AsyncSession

from handoff.domain.errors import NotFound
from handoff.domain.permissions import Action, require
from handoff.services.worker import Worker
from handoff.storage import replies
from handoff.storage.agents import Agent
from handoff.storage.engine import Store
from handoff.storage.replies import SHARED, CannedReply


async def usable(store: Store, agent: Agent) -> list[CannedReply]:
    async with store.read() as session:
        return await replies.usable(session, agent.id)


async def write(
    worker: Worker,
    agent: Agent,
    shortcut: str,
    shared: bool,
    texts: Mapping[str, str],
    id: str | None = None,
) -> CannedReply:
    """Make one, or change that with this `id`.

    Raises:
        NotFound: there is none with this id, or it is a colleague's own.
        NotAllowed: it is or becomes everybody's, and the agent may not write those.
        Conflict: another one has the shortcut.
    """
    _check_may_share(agent, shared)
    async with worker.store.begin() as session:
        if id is not None:
            await _own_or_shared(session, agent, id)
        reply = CannedReply(
            id=id or worker.new_id(),
            owner_id=SHARED if shared else agent.id,
            shortcut=shortcut,
            texts=dict(texts),
            by_id=agent.id,
            at=worker.now(),
        )
        await replies.save(session, reply)
    return reply


async def remove(worker: Worker, agent: Agent, id: str) -> None:
    """
    Raises:
        NotFound, NotAllowed: as for `write`.
    """
    async with worker.store.begin() as session:
        await _own_or_shared(session, agent, id)
        await replies.remove(session, id)


async def _own_or_shared(session: AsyncSession, agent: Agent, id: str) -> None:
    found = await replies.find(session, id)
    if found is None or found.owner_id not in (SHARED, agent.id):
        raise NotFound(f"there is no canned reply '{id}'; fetch the list again", id=id)
    _check_may_share(agent, found.owner_id == SHARED)


def _check_may_share(agent: Agent, shared: bool) -> None:
    if shared:
        require(agent.role, Action.SHARE_REPLIES)
