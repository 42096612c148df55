"""People who log in. Only hashes of their sessions' tokens are stored."""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, exists, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from handoff.storage.tables import AgentRow, AttendanceRow, LoginRow
from handoff.storage.upsert import upsert


@dataclass(frozen=True, slots=True)
class Agent:
    id: str
    username: str
    name: str
    role: str
    presence: str
    password_hash: str
    active_at: datetime | None
    capacity: int | None = None
    """Most conversations at once; None: as many as the rules say for everybody."""
    languages: frozenset[str] = frozenset()
    """Those that the agent speaks; empty: any."""


def hashed(token: str) -> str:
    """SHA-256 of a random token: enough, since a token of 256 bits cannot be guessed."""
    return hashlib.sha256(token.encode()).hexdigest()


def add(
    session: AsyncSession, *, id: str, username: str, name: str, password_hash: str, role: str
) -> None:
    session.add(
        AgentRow(
            id=id,
            username=username,
            name=name,
            password_hash=password_hash,
            role=role,
            presence="offline",
        )
    )


async def by_username(session: AsyncSession, username: str) -> Agent | None:
    row = await session.scalar(select(AgentRow).where(AgentRow.username == username))
    return _agent(row) if row else None


async def by_id(session: AsyncSession, agent_id: str) -> Agent | None:
    row = await session.get(AgentRow, agent_id)
    return _agent(row) if row else None


async def everyone(session: AsyncSession) -> list[Agent]:
    return [_agent(row) for row in await session.scalars(select(AgentRow).order_by(AgentRow.name))]


async def online(session: AsyncSession, seen_after: datetime) -> list[Agent]:
    """Agents who can take a conversation now: set to online, and connected to some worker."""
    connected = exists().where(
        AttendanceRow.agent_id == AgentRow.id, AttendanceRow.seen_at > seen_after
    )
    query = select(AgentRow).where(AgentRow.presence == "online", connected)
    return [_agent(row) for row in await session.scalars(query.order_by(AgentRow.name))]


async def connected(session: AsyncSession, seen_after: datetime) -> set[str]:
    """Ids of the agents with a socket at some worker, whatever they are set to."""
    query = select(AttendanceRow.agent_id).where(AttendanceRow.seen_at > seen_after)
    return set(await session.scalars(query))


async def set_limits(
    session: AsyncSession, agent_id: str, capacity: int | None, languages: Collection[str]
) -> None:
    """How much the agent takes at once, and in which languages."""
    limits = {"capacity": capacity, "languages": sorted(languages)}
    await session.execute(update(AgentRow).where(AgentRow.id == agent_id).values(**limits))


async def set_presence(session: AsyncSession, agent_id: str, presence: str) -> None:
    await session.execute(update(AgentRow).where(AgentRow.id == agent_id).values(presence=presence))


async def touch(
    session: AsyncSession,
    agent_id: str,
    seen_at: datetime | None,
    active_at: datetime | None,
    worker: str = "",
) -> None:
    """Record signs of life at a worker; `seen_at` None: the last socket there has closed."""
    if seen_at is None:
        here = (AttendanceRow.agent_id == agent_id, AttendanceRow.worker == worker)
        await session.execute(delete(AttendanceRow).where(*here))
    else:
        key = {"agent_id": agent_id, "worker": worker}
        await upsert(session, AttendanceRow, key, {"seen_at": seen_at})
    if active_at is not None:
        await note_active(session, agent_id, active_at)


async def note_active(session: AsyncSession, agent_id: str, at: datetime) -> None:
    """The agent did something."""
    await session.execute(update(AgentRow).where(AgentRow.id == agent_id).values(active_at=at))


async def forget_attendances(session: AsyncSession, seen_before: datetime) -> None:
    """Delete rows that dead workers left behind."""
    await session.execute(delete(AttendanceRow).where(AttendanceRow.seen_at < seen_before))


def add_login(session: AsyncSession, token: str, agent_id: str, expires_at: datetime) -> None:
    session.add(LoginRow(token_hash=hashed(token), agent_id=agent_id, expires_at=expires_at))


async def by_login(session: AsyncSession, token: str, now: datetime) -> Agent | None:
    """Whom this session token belongs to; None if it is unknown or expired."""
    query = (
        select(AgentRow)
        .join(LoginRow, LoginRow.agent_id == AgentRow.id)
        .where(LoginRow.token_hash == hashed(token), LoginRow.expires_at > now)
    )
    row = await session.scalar(query)
    return _agent(row) if row else None


async def end_login(session: AsyncSession, token: str) -> None:
    await session.execute(delete(LoginRow).where(LoginRow.token_hash == hashed(token)))


def _agent(row: AgentRow) -> Agent:
    return Agent(
        row.id,
        row.username,
        row.name,
        row.role,
        row.presence,
        row.password_hash,
        row.active_at,
        row.capacity,
        frozenset(row.languages),
    )
