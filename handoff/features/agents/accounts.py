"""Agents, designers and admins: accounts, login, presence."""

from __future__ import annotations

import asyncio
import secrets
from datetime import timedelta

from argon2 import PasswordHasher
from argon2.exceptions import VerificationError

from handoff.domain.errors import Invalid, NotSignedIn
from handoff.domain.permissions import Role
from handoff.realtime.bus import PresenceChanged
from handoff.realtime.connection import ABUSE
from handoff.services import snapshots
from handoff.services.relay import Relay
from handoff.services.worker import Worker, new_id
from handoff.storage import agents
from handoff.storage.agents import Agent
from handoff.storage.engine import Store
from handoff.wire import PresenceUpdate
from handoff.wire_snapshots import Owner

LOGIN_LIFE = timedelta(hours=12)

_hasher = PasswordHasher()
_NOBODY = _hasher.hash(secrets.token_urlsafe(16))
"""Checked for unknown names, so that these take as long as wrong passwords."""


async def add(store: Store, username: str, name: str, password: str, role: str) -> None:
    """Make an account.

    Raises:
        Invalid: the role is unknown or the name is taken.
    """
    if role not in set(Role):
        raise Invalid(f"'{role}' is not a role; choose one of {', '.join(Role)}")
    password_hash = _hasher.hash(password)
    async with store.begin() as session:
        if await agents.by_username(session, username) is not None:
            raise Invalid(f"there is already a user '{username}'; choose another name")
        agents.add(
            session,
            id=new_id(),
            username=username,
            name=name,
            password_hash=password_hash,
            role=role,
        )


async def log_in(worker: Worker, username: str, password: str) -> tuple[Agent, str]:
    """The agent and a session token; from then on the agent is online.

    Raises:
        NotSignedIn: name or password is wrong; it does not say which.
    """
    async with worker.store.read() as session:
        agent = await agents.by_username(session, username)
    stored = agent.password_hash if agent else _NOBODY
    right = await asyncio.to_thread(_matches, stored, password)
    if agent is None or not right:
        raise NotSignedIn("name or password is wrong; try again")
    token = secrets.token_urlsafe(32)
    async with worker.store.begin() as session:
        agents.add_login(session, token, agent.id, worker.now() + LOGIN_LIFE)
        await agents.set_presence(session, agent.id, "online")
        found = await agents.by_id(session, agent.id)
    assert found is not None
    return found, token


async def log_out(relay: Relay, agent: Agent, token: str) -> None:
    """End the session, and with it its open sockets."""
    async with relay.store.begin() as session:
        await agents.end_login(session, token)
    relay.hub.end_session(agents.hashed(token), ABUSE)
    await set_presence(relay, agent.id, "offline")


async def set_presence(relay: Relay, agent_id: str, presence: str) -> Agent:
    """Colleagues are told at once, and so are the customers whose conversations the agent holds."""
    async with relay.store.begin() as session:
        await agents.set_presence(session, agent_id, presence)
        agent = await agents.by_id(session, agent_id)
    assert agent is not None
    await publish_presence(relay)
    await relay.publish_held()
    return agent


async def sign_of_life(worker: Worker, agent_id: str, *, active: bool) -> None:
    """A socket of the agent is alive; `active`: the agent did something."""
    now = worker.now()
    async with worker.store.begin() as session:
        await agents.touch(session, agent_id, now, now if active else None, worker.id)


async def gone(relay: Relay, agent_id: str) -> None:
    """The agent's last socket at this worker has closed."""
    async with relay.store.begin() as session:
        await agents.touch(session, agent_id, None, None, relay.worker.id)
    await publish_presence(relay)


async def publish_presence(relay: Relay) -> None:
    """Tell agents who is there, and waiting customers whether anyone is, at all workers."""
    relay.bus.tell(PresenceChanged())
    await show_presence(relay, await online(relay.worker))


async def online(worker: Worker) -> tuple[Owner, ...]:
    """Who is there, at any worker."""
    async with worker.store.read() as session:
        return await snapshots.online(session, worker.now())


async def show_presence(relay: Relay, there: tuple[Owner, ...]) -> None:
    """The same at this worker alone."""
    relay.presence_moved = True
    relay.hub.to_agents(PresenceUpdate(online=there))
    await relay.publish_queue()


def _matches(stored: str, password: str) -> bool:
    try:
        return _hasher.verify(stored, password)
    except VerificationError:
        return False
