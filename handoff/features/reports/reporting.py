"""Makes a report of what the log tells."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy.ext.asyncio import AsyncSession

from handoff.domain import reports as rules
from handoff.domain.conversation import Status
from handoff.domain.errors import Invalid
from handoff.domain.reports import Ending, Period, Span, Told, Wait
from handoff.features.reports.schemas import Counted, Figures, Now, Part, Report
from handoff.services import snapshots
from handoff.services.worker import Worker
from handoff.storage import conversations
from handoff.storage import reports as stored


async def stands(worker: Worker) -> Now:
    """How things stand this moment."""
    at = worker.now()
    async with worker.store.read() as session:
        count = await stored.open_now(session, at)
        queue = await conversations.waiting(session)
        online = await snapshots.online(session, at)
    since = [one.overview.waiting_since for one in queue if one.overview.waiting_since]
    return Now(
        at=at,
        waiting=count.get(Status.WAITING, 0),
        longest_wait_since=min(since, default=None),
        online=[agent.name for agent in online],
        with_bot=count.get(Status.BOT, 0),
        with_people=count.get(Status.HUMAN, 0) + count.get(Status.SNOOZED, 0),
    )


async def report(worker: Worker, day: str, span: Span, zone_name: str) -> Report:
    last_day, zone, now = _day(day), _zone(zone_name), worker.now()
    try:
        period = rules.period(last_day, span, zone)
        earlier = rules.before(last_day, span, zone, now)
    except OverflowError:
        raise Invalid(f"'{day}' is too near the end of the calendar; name a day of ours") from None
    async with worker.reporting:
        return await _made(worker, period, earlier, now)


async def _made(worker: Worker, period: Period, earlier: Period, now: datetime) -> Report:
    told, asked_for = Told(), (earlier.start, period.end)
    async with worker.store.read() as session:
        async for milestone in stored.milestones(session, *asked_for):
            told.hear(milestone)
        if period.end <= now:
            async for milestone in stored.later_milestones(session, *asked_for):
                told.hear(milestone)
        compared = await _counts(session, earlier, now)
        counts = await _counts(session, period, now)
        languages = await stored.languages(session, period.start, period.end)
    # A thread of its own, for others' sake: tens of thousands of waits take a while to sort.
    return await asyncio.to_thread(_report, told, counts, compared, languages)


@dataclass(frozen=True, slots=True)
class _Counts:
    """Counted by the database, for each part of a period."""

    period: Period
    opened: list[int]
    left_content: list[int]


async def _counts(session: AsyncSession, period: Period, now: datetime) -> _Counts:
    return _Counts(
        period,
        await stored.opened(session, period.edges),
        await stored.left_content_with_the_bot(session, period.edges, now),
    )


def _report(
    told: Told, counts: _Counts, compared: _Counts, languages: list[tuple[str | None, int]]
) -> Report:
    counted = _counted(counts, told)
    return Report(
        figures=_figures(counted),
        before=_figures(_counted(compared, told)),
        parts=_parts(counted),
        reasons=_reasons(counts.period, told.waits),
        languages=_most_first(languages),
    )


@dataclass(frozen=True, slots=True)
class _Counted:
    """What happened in each part of a period; endings and scores, in the whole of it."""

    period: Period
    opened: list[int]
    by_bot: list[int]
    by_person: list[int]
    waits: list[list[Wait]]
    endings: Counter[Ending]
    scores: list[int]


def _counted(counts: _Counts, told: Told) -> _Counted:
    period = counts.period
    endings = [(at, ending) for at, ending in told.endings() if at in period]
    closed = _by_part(period, endings, Ending.BOT)
    return _Counted(
        period,
        counts.opened,
        [one + other for one, other in zip(counts.left_content, closed, strict=True)],
        _by_part(period, endings, Ending.PERSON),
        rules.by_part(period, told.waits),
        Counter(ending for _, ending in endings),
        [score for at, score in told.scores() if at in period],
    )


def _by_part(
    period: Period, endings: Iterable[tuple[datetime, Ending]], wanted: Ending
) -> list[int]:
    counts = Counter(period.place_of(at) for at, ending in endings if ending is wanted)
    return [counts[place] for place in range(len(period.edges) - 1)]


def _figures(counted: _Counted) -> Figures:
    waits = [wait for part in counted.waits for wait in part]
    answers = rules.answers(waits)
    return Figures(
        start=counted.period.start,
        end=counted.period.end,
        opened=sum(counted.opened),
        by_bot=sum(counted.by_bot),
        by_person=sum(counted.by_person),
        unsolved=counted.endings[Ending.UNSOLVED],
        spam=counted.endings[Ending.SPAM],
        closed_unanswered=counted.endings[Ending.UNANSWERED],
        passed_on=sum(wait.passed_on for wait in waits),
        answered=answers.answered,
        still_waiting=answers.still_waiting,
        never_answered=answers.never,
        median_s=answers.median_s,
        p90_s=answers.p90_s,
        ratings=rules.distribution(counted.scores),
        mean_rating=rules.mean(counted.scores),
    )


def _parts(counted: _Counted) -> list[Part]:
    edges = counted.period.edges
    columns = zip(
        edges[:-1],
        edges[1:],
        counted.opened,
        counted.by_bot,
        counted.by_person,
        map(rules.answers, counted.waits),
        strict=True,
    )
    return [
        Part(
            start=start,
            end=end,
            opened=opened,
            by_bot=by_bot,
            by_person=by_person,
            answered=answers.answered,
            median_s=answers.median_s,
            p90_s=answers.p90_s,
        )
        for start, end, opened, by_bot, by_person, answers in columns
    ]


def _reasons(period: Period, waits: Iterable[Wait]) -> list[Counted]:
    codes = (wait.reason for wait in waits if wait.passed_on and wait.since in period)
    return _most_first(Counter(codes).items())


def _most_first(counts: Iterable[tuple[str | None, int]]) -> list[Counted]:
    ordered = sorted(counts, key=lambda one: (-one[1], one[0] or ""))
    return [Counted(code=code, count=count) for code, count in ordered]


# ── what can be asked ────────────────────────────────────────────────────────────────────────


def _day(day: str) -> date:
    try:
        return date.fromisoformat(day)
    except ValueError:
        raise Invalid(f"'{day}' is no day of the calendar; write it as 2026-05-31") from None


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (ValueError, OSError, KeyError):  # of ZoneInfoNotFoundError
        raise Invalid(f"'{name}' is no time zone; name one such as 'Europe/Berlin'") from None
