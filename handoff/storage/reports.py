"""What reports are made of: counts by time, and those events of the log that they look at."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from datetime import datetime
from typing import Any, cast

from pydantic_core import from_json
from sqlalchemy import ColumnElement, Row, and_, case, exists, func, or_, select, text
from sqlalchemy.ext.asyncio import AsyncSession

from handoff.domain.conversation import Status
from handoff.domain.reports import QUIET, Milestone
from handoff.storage.rows import CONVERSATIONS, EVENTS
from handoff.storage.tables import MILESTONES

AT_ONCE = 1000
"""Events read in one piece, between which others get their turn."""

_CASE = EVENTS.alias("of_the_case")
_LATER = EVENTS.alias("later")


# ── now ──────────────────────────────────────────────────────────────────────────────────────


async def open_now(session: AsyncSession, now: datetime) -> dict[Status, int]:
    """Open conversations by status; of the bot's, those in which it has not gone quiet."""
    status = CONVERSATIONS.c.status
    people = [each.value for each in (Status.WAITING, Status.HUMAN, Status.SNOOZED)]
    query = select(status, func.count()).where(status.in_(people)).group_by(status)
    found = {Status(name): count for name, count in await session.execute(query)}
    talking = (_is(Status.BOT), CONVERSATIONS.c.updated_at > now - QUIET, CONVERSATIONS.c.seq > 0)
    with_bot = select(func.count()).select_from(CONVERSATIONS).where(*talking)
    return found | {Status.BOT: (await session.execute(with_bot)).scalar_one()}


# ── over time ────────────────────────────────────────────────────────────────────────────────


async def opened(session: AsyncSession, edges: Sequence[datetime]) -> list[int]:
    """Conversations begun in each part between two edges."""
    return await _count(session, CONVERSATIONS.c.created_at, edges, CONVERSATIONS.c.seq > 0)


async def left_content_with_the_bot(
    session: AsyncSession, edges: Sequence[datetime], now: datetime
) -> list[int]:
    """Cases whose last word is an answer of the bot's, and nobody's help was asked for: by the time
    of their last event."""
    quiet = CONVERSATIONS.c.updated_at <= now - QUIET
    never_left_it = or_(CONVERSATIONS.c.epoch == 0, _came_back_to_the_bot())
    return await _count(
        session,
        CONVERSATIONS.c.updated_at,
        edges,
        and_(_is(Status.BOT), quiet, never_left_it, _last_word_is_an_answer()),
    )


async def languages(
    session: AsyncSession, start: datetime, end: datetime
) -> list[tuple[str | None, int]]:
    """In which customers wrote last whose conversation began then; None: it was not recognised."""
    language = CONVERSATIONS.c.overview["language"].as_string()
    began = CONVERSATIONS.c.created_at
    query = (
        select(language.label("language"), func.count())
        .where(began >= start, began < end, CONVERSATIONS.c.seq > 0)
        .group_by("language")
    )
    return [(code, count) for code, count in await session.execute(query)]


async def _count(
    session: AsyncSession,
    at: ColumnElement[datetime],
    edges: Sequence[datetime],
    condition: ColumnElement[bool],
) -> list[int]:
    part = case(*((at < edge, part) for part, edge in enumerate(edges[1:])))
    query = (
        select(part.label("part"), func.count().label("found"))
        .where(at >= edges[0], at < edges[-1], condition)
        .group_by("part")
    )
    found = {row.part: row.found for row in await session.execute(query)}
    return [found.get(part, 0) for part in range(len(edges) - 1)]


def _is(status: Status) -> ColumnElement[bool]:
    """Worded so that SQLite does not go by the index of statuses: most conversations have this one,
    few of them the time that is asked for."""
    return CONVERSATIONS.c.status + "" == status.value


def _came_back_to_the_bot() -> ColumnElement[bool]:
    """By writing again, which began another case; not by being handed back."""
    newest = (
        select(_CASE.c.kind)
        .where(
            _CASE.c.conversation_id == CONVERSATIONS.c.id,
            _CASE.c.kind.in_(("handed_back", "reopened")),
        )
        .order_by(_CASE.c.seq.desc())
        .limit(1)
        .scalar_subquery()
    )
    return newest == "reopened"


def _last_word_is_an_answer() -> ColumnElement[bool]:
    """Not a question of a form, an offer, or that it has no answer."""
    is_answer = case((_LATER.c.data.contains('"asks":true', autoescape=True), 0), else_=1)
    kinds = ("bot_said", "clarify_asked", "fallback", "customer_said", "chosen", "human_requested")
    newest = (
        select(case((_LATER.c.kind == "bot_said", is_answer), else_=0))
        .where(_LATER.c.conversation_id == CONVERSATIONS.c.id, _LATER.c.kind.in_(kinds))
        .order_by(_LATER.c.seq.desc())
        .limit(1)
        .scalar_subquery()
    )
    return newest == 1


# ── milestones ───────────────────────────────────────────────────────────────────────────────


async def milestones(
    session: AsyncSession, start: datetime, end: datetime
) -> AsyncIterator[Milestone]:
    """Those of this time, in the order in which they happened."""
    async for milestone in _milestones(session, EVENTS.c.at >= start, EVENTS.c.at < end):
        yield milestone


async def later_milestones(
    session: AsyncSession, start: datetime, end: datetime
) -> AsyncIterator[Milestone]:
    """What became, after this time, of conversations that had milestones within it."""
    had_some = select(_CASE.c.conversation_id).where(
        text(f"{_CASE.name}.{MILESTONES}"), _CASE.c.at >= start, _CASE.c.at < end
    )
    of_them = EVENTS.c.conversation_id.in_(had_some)
    async for milestone in _milestones(session, EVENTS.c.at >= end, of_them):
        yield milestone


async def _milestones(
    session: AsyncSession, *conditions: ColumnElement[bool]
) -> AsyncIterator[Milestone]:
    kind = EVENTS.c.kind
    begins_a_wait, closes = kind.in_(("escalated", "reopened")), kind == "resolved"
    query = (
        select(
            *(EVENTS.c[name] for name in ("conversation_id", "kind", "at", "data")),
            case((begins_a_wait, _answered_at())).label("answered_at"),
            case((closes, _in_this_case("agent_said"))).label("by_person"),
            case((closes, _in_this_case("escalated"))).label("passed_on"),
        )
        .where(text(MILESTONES), *conditions)
        .order_by(EVENTS.c.at, EVENTS.c.conversation_id, EVENTS.c.seq)
    )
    result = await session.stream(query, execution_options={"yield_per": AT_ONCE})
    async for rows in result.partitions():
        for row in rows:
            yield _milestone(row)


def _answered_at() -> ColumnElement[Any]:
    """When a person first spoke after this event."""
    return (
        select(_LATER.c.at)
        .where(
            _LATER.c.conversation_id == EVENTS.c.conversation_id,
            _LATER.c.seq > EVENTS.c.seq,
            _LATER.c.kind == "agent_said",
        )
        .order_by(_LATER.c.seq)
        .limit(1)
        .scalar_subquery()
    )


def _in_this_case(kind: str) -> ColumnElement[Any]:
    """Whether it happened before this event, since the customer last came back to the bot."""
    began = (
        select(func.max(_LATER.c.seq))
        .where(
            _LATER.c.conversation_id == EVENTS.c.conversation_id,
            _LATER.c.seq < EVENTS.c.seq,
            _LATER.c.kind == "reopened",
            _LATER.c.data.contains('"to":"bot"', autoescape=True),
        )
        .correlate(EVENTS)
        .scalar_subquery()
    )
    return exists(
        select(_CASE.c.seq).where(
            _CASE.c.conversation_id == EVENTS.c.conversation_id,
            _CASE.c.seq < EVENTS.c.seq,
            _CASE.c.seq > func.coalesce(began, 0),
            _CASE.c.kind == kind,
        )
    )


def _milestone(row: Row[*tuple[Any, ...]]) -> Milestone:
    data = cast(dict[str, Any], from_json(row.data, cache_strings="keys"))
    return Milestone(
        row.conversation_id,
        row.kind,
        row.at,
        reasons=tuple(reason["code"] for reason in data.get("reasons", ())),
        answered_at=row.answered_at,
        outcome=data.get("outcome", ""),
        by_person=bool(row.by_person),
        passed_on=bool(row.passed_on),
        to=data.get("to", ""),
        restores=data.get("waiting_since") is not None or data.get("to") == "agent",
        score=data.get("score", 0),
    )
