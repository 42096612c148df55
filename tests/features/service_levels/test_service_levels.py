"""Clocks in rows, the share that was met, and what customers who wait are told of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest

from handoff.domain import events
from handoff.domain.events import AnyEvent
from handoff.domain.expected_wait import FEWEST
from handoff.domain.service_level import Agreement, Metric
from handoff.domain.working_time import Hours
from handoff.features.service_levels import reporting
from handoff.services import snapshots
from handoff.services.waits import Waits
from handoff.storage import conversations
from handoff.wire_snapshots import InboxItem, Queue
from harness.clients import Service
from tests.conftest import ALONE
from tests.support.team import Team

UTC_ZONE = ZoneInfo("UTC")
MINUTE = timedelta(minutes=1)
TARGETS = {Metric.FIRST_ANSWER: 10 * MINUTE, Metric.NEXT_ANSWER: 5 * MINUTE}
ADA = {"agent_id": "ada", "agent_name": "Ada"}
PASSED_ON = events.Escalated()
CLAIMED = events.Claimed(**ADA)
RESOLVED = events.Resolved(**ADA)


def said() -> events.CustomerSaid:
    return events.CustomerSaid(client_id=str(uuid4()), text="hello?")


def replied() -> events.AgentSaid:
    return events.AgentSaid(client_id=str(uuid4()), text="yes", **ADA)


@pytest.fixture
def team(team_without_bot: Team) -> Team:
    """None of this needs an answer from the bot."""
    agree(team_without_bot, Agreement(None, {0: TARGETS}))
    return team_without_bot


def agree(team: Team, agreement: Agreement) -> None:
    team.relay.reaching = replace(
        team.relay.reaching, agreement=agreement, waits=Waits(agreement.hours)
    )


def closed_until(opens: datetime) -> Hours:
    """Closed for days, and open from then on until midnight."""
    minute = opens.hour * 60 + opens.minute
    return Hours(UTC_ZONE, ((),) * 7, special={opens.date(): ((minute, 24 * 60),)})


async def happened(team: Team, *log: tuple[datetime, AnyEvent]) -> str:
    id = str(uuid4())
    async with team.store.begin() as session:
        thread = await conversations.create(session, id, "en", log[0][0])
        for at, event in log:
            thread.append(event, at)
        await conversations.save(session, thread, "earlier", log[-1][0])
    return id


async def row(team: Team, conversation: str) -> InboxItem:
    return snapshots.inbox_item(await team.thread(conversation), team.relay.reaching)


async def queue_of(team: Team, conversation: str) -> Queue:
    told, _ = await snapshots.customer_snapshot(
        team.services.worker, team.relay.reaching, conversation
    )
    assert told.queue is not None
    return told.queue


async def were_served(team: Team, count: int) -> None:
    """One after the other, each after three minutes."""
    first = team.clock() - timedelta(days=1)
    for came in (first + number * 10 * MINUTE for number in range(count)):
        await happened(
            team,
            (came, said()),
            (came, PASSED_ON),
            (came + 3 * MINUTE, CLAIMED),
            (came + 4 * MINUTE, RESOLVED),
        )


async def waits(team: Team) -> str:
    now = team.clock()
    return await happened(team, (now, said()), (now, PASSED_ON))


@ALONE
async def test_a_row_says_by_when_to_answer_until_somebody_has(team: Team) -> None:
    now = team.clock()
    conversation = await happened(team, (now, said()), (now, PASSED_ON))
    due = (await row(team, conversation)).due
    assert due is not None and (due.metric, due.at) == ("first_answer", now + 10 * MINUTE)
    assert due.near_at == now + 7.5 * MINUTE
    await team.claim(conversation)
    assert (await row(team, conversation)).due == due
    await team.reply(conversation, "yes?")
    assert (await row(team, conversation)).due is None
    await team.say(conversation, "and the other one?")
    due = (await row(team, conversation)).due
    assert due is not None and due.metric == "next_answer"


async def test_each_clock_counts_once_on_the_day_it_ended(team: Team) -> None:
    today = team.clock().replace(hour=0, minute=30)
    yesterday = today - timedelta(days=1)
    long_ago, week_ago = today - timedelta(days=40), today - timedelta(days=7)
    for start in (long_ago, week_ago, yesterday):
        await happened(
            team,
            (start, said()),
            (start, PASSED_ON),
            (start + 5 * MINUTE, CLAIMED),
            (start + 8 * MINUTE, replied()),
            (start + 20 * MINUTE, said()),
            (start + 30 * MINUTE, replied()),
            (start + 31 * MINUTE, RESOLVED),
        )
    late = yesterday + 11 * MINUTE
    await happened(
        team, (yesterday, said()), (yesterday, PASSED_ON), (late, CLAIMED), (late, replied())
    )
    team.clock.ahead += today + timedelta(hours=1) - team.clock()
    await happened(team, (today, said()), (today, PASSED_ON))  # waits still, an hour later
    await happened(team, (today, said()), (today, PASSED_ON), (today + MINUTE, RESOLVED))
    report = await reporting.by_day(team.services.worker, team.relay.reaching.agreement, days=7)
    found = {(one.day, one.metric.value): (one.met, one.ended) for one in report.days}
    assert found == {
        (yesterday.date(), "first_answer"): (1, 2),
        (yesterday.date(), "next_answer"): (0, 1),
        (today.date(), "first_answer"): (0, 1),
    }
    assert report.time_zone is None
    assert {(one.metric.value, one.minutes) for one in report.targets} == {
        ("first_answer", 10),
        ("next_answer", 5),
    }


async def test_what_was_closed_and_taken_up_again_counts_once(team: Team) -> None:
    start = team.clock() - timedelta(hours=2)
    undone = events.Reopened(to="agent", unanswered_since=start, **ADA)
    await happened(
        team,
        *((start, said()), (start, PASSED_ON), (start, CLAIMED), (start + 20 * MINUTE, RESOLVED)),
        *((start + 21 * MINUTE, undone), (start + 22 * MINUTE, replied())),
        (start + 23 * MINUTE, RESOLVED),
    )
    report = await reporting.by_day(team.services.worker, team.relay.reaching.agreement, days=7)
    assert [(one.metric.value, one.met, one.ended) for one in report.days] == [
        ("first_answer", 0, 1)
    ]


async def test_who_waits_is_told_how_long_it_took_others_once_that_is_known(team: Team) -> None:
    agree(team, Agreement(None))
    await were_served(team, FEWEST - 1)
    conversation = await waits(team)
    assert (await queue_of(team, conversation)).wait is None
    await were_served(team, 1)
    assert (await queue_of(team, conversation)).wait is None, "read again too soon"
    agree(team, Agreement(None))
    told = (await queue_of(team, conversation)).wait
    assert told is not None and (told.least, told.most) == (3, 3)
    second = (await queue_of(team, await waits(team))).wait
    assert second is not None and (second.least, second.most) == (6, 6)
    team.clock.advance(minutes=4)  # longer than anybody before, and nobody is there any more
    assert (await queue_of(team, conversation)).wait is None


@ALONE
async def test_no_wait_is_told_while_the_team_is_closed_but_when_it_opens(team: Team) -> None:
    await were_served(team, FEWEST)
    opens = (team.clock() + timedelta(days=2)).replace(hour=9, minute=30, second=0, microsecond=0)
    agree(team, Agreement(closed_until(opens)))
    queue = await queue_of(team, await waits(team))
    assert (queue.wait, queue.opens_at, queue.time_zone) == (None, opens, "UTC")
    always = Hours(UTC_ZONE, (((0, 24 * 60),),) * 7)
    agree(team, Agreement(always))
    queue = await queue_of(team, await waits(team))
    assert queue.wait is not None and queue.opens_at is None


async def test_the_team_asks_for_the_share_that_was_met(service: Service) -> None:
    ada = await service.log_in("ada")
    answer = await ada.get("/api/service-levels", params={"days": 7})
    assert answer.status_code == 200 and answer.json()["days"] == []
    for wrong in ("0", "93", "many"):
        answer = await ada.get("/api/service-levels", params={"days": wrong})
        assert answer.status_code == 422
    assert (await service.http.get("/api/service-levels")).status_code == 401
