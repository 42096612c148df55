"""Passed on to a colleague, put off until later: who may, who gets it, and when it comes back."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import uuid4

import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from handoff.domain import events
from handoff.domain.conversation import Status
from handoff.domain.errors import (
    Conflict,
    IllegalMove,
    Invalid,
    NotAllowed,
    NotFound,
    StaleEpoch,
    ThreadMovedOn,
)
from handoff.domain.reasons import ByAgent
from handoff.domain.thread import Thread
from handoff.features.agents import accounts
from handoff.features.conversations import agent_commands, customer_commands, snoozing
from handoff.features.operation import upkeep
from handoff.services import snapshots
from handoff.storage import conversations
from handoff.storage.agents import Agent
from tests.support.team import Team


@pytest.fixture
def team(team_without_bot: Team) -> Team:
    """None of this needs an answer from the bot."""
    return team_without_bot


async def adas(team: Team) -> str:
    """A conversation that Ada holds and has answered in."""
    conversation = await team.customer()
    await team.ask(conversation, "does the oak table fit a small kitchen?")
    await team.claim(conversation)
    await team.reply(conversation, "let me measure it")
    return conversation


async def pass_on(team: Team, conversation: str, by: Agent, to: Agent) -> None:
    epoch = await team.epoch(conversation)
    await agent_commands.transfer(team.relay, conversation, by, to.id, epoch)


async def put_off(team: Team, conversation: str, **by: float) -> datetime:
    until = team.clock() + timedelta(**(by or {"hours": 2}))
    epoch = await team.epoch(conversation)
    await snoozing.snooze(team.relay, conversation, team.ada, until, epoch)
    return until


# ── passed on ────────────────────────────────────────────────────────────────────────────────


async def test_the_colleague_has_it_and_what_the_first_was_writing_is_refused(team: Team) -> None:
    conversation = await adas(team)
    before = await team.epoch(conversation)
    await pass_on(team, conversation, team.ada, team.ben)
    thread = await team.thread(conversation)
    assert (thread.state.status, thread.state.owner_id) == (Status.HUMAN, team.ben.id)
    assert thread.overview.last_agent_id == team.ben.id
    with pytest.raises(StaleEpoch, match="Ben"):
        await team.reply(conversation, "120 by 80", epoch=before)


async def test_the_customer_learns_the_name_of_who_goes_on_and_no_id(team: Team) -> None:
    conversation = await adas(team)
    await pass_on(team, conversation, team.ada, team.ben)
    seen, _ = await snapshots.customer_snapshot(
        team.relay.worker, team.relay.reaching, conversation
    )
    assert (seen.status, seen.agent_name) == ("human", "Ben")


async def test_only_the_holder_or_an_admin_passes_it_on(team: Team) -> None:
    conversation = await adas(team)
    with pytest.raises(NotAllowed, match="Ada"):
        await pass_on(team, conversation, team.ben, team.ben)
    admin = Agent("r", "robin", "Robin", "admin", "offline", "", None)
    await pass_on(team, conversation, admin, team.ben)
    newest = (await team.log(conversation))[-1].event
    assert isinstance(newest, events.Transferred)
    assert (newest.agent_name, newest.to_agent_name) == ("Robin", "Ben")


async def test_it_goes_to_nobody_who_is_not_there(team: Team) -> None:
    conversation = await adas(team)
    await accounts.set_presence(team.relay, team.ben.id, "away")
    with pytest.raises(Conflict, match="Ben is not there"):
        await pass_on(team, conversation, team.ada, team.ben)
    epoch = await team.epoch(conversation)
    with pytest.raises(NotFound):
        await agent_commands.transfer(team.relay, conversation, team.ada, "nobody", epoch)
    assert (await team.thread(conversation)).state.owner_id == team.ada.id


async def test_what_nobody_holds_is_not_passed_on(team: Team) -> None:
    conversation = await team.customer()
    await team.ask(conversation, "hello?")
    with pytest.raises(IllegalMove):
        await pass_on(team, conversation, team.ada, team.ben)


async def test_who_was_given_it_has_the_whole_time_to_answer(team: Team) -> None:
    conversation = await adas(team)
    await team.say(conversation, "and the bench?")
    gone_after = timedelta(seconds=team.services.settings.agent_gone_s)
    team.clock.advance(seconds=gone_after.total_seconds() - 1)
    for agent in (team.ada, team.ben):
        await accounts.sign_of_life(team.relay.worker, agent.id, active=False)
    await pass_on(team, conversation, team.ada, team.ben)
    team.clock.advance(seconds=2)
    assert await upkeep.give_back_abandoned(team.relay, gone_after) == []


# ── put off ──────────────────────────────────────────────────────────────────────────────────


async def test_it_stays_with_its_holder_out_of_everybodys_way(team: Team) -> None:
    conversation = await adas(team)
    until = await put_off(team, conversation)
    thread = await team.thread(conversation)
    assert (thread.state.status, thread.state.owner_id) == (Status.SNOOZED, team.ada.id)
    assert snapshots.inbox_item(thread, team.relay.reaching).snoozed_until == until
    seen, _ = await snapshots.customer_snapshot(
        team.relay.worker, team.relay.reaching, conversation
    )
    assert (seen.status, seen.agent_name, seen.queue) == ("human", "Ada", None)


async def test_what_is_put_off_while_upkeep_looks_is_not_taken_back(
    team: Team, monkeypatch: pytest.MonkeyPatch
) -> None:
    conversation = await adas(team)
    await team.say(conversation, "and the bench?")
    team.clock.advance(seconds=team.gone_after.total_seconds() + 1)
    read = conversations.held_by_agents

    async def then_ada_puts_it_off(session: AsyncSession) -> list[Thread]:
        found = await read(session)
        await put_off(team, conversation, days=1)
        team.clock.advance(seconds=team.gone_after.total_seconds() + 1)
        return found

    monkeypatch.setattr(conversations, "held_by_agents", then_ada_puts_it_off)
    assert await upkeep.give_back_abandoned(team.relay, timedelta()) == []
    assert await team.status(conversation) is Status.SNOOZED


async def test_putting_one_off_is_a_sign_of_life(team: Team) -> None:
    conversation, other = await adas(team), await adas(team)
    await team.say(conversation, "and the bench?")
    team.clock.advance(seconds=team.gone_after.total_seconds() + 1)
    await put_off(team, other)
    assert await upkeep.give_back_abandoned(team.relay, team.gone_after) == []


async def test_it_comes_back_to_its_holder_when_its_time_has_come(team: Team) -> None:
    conversation = await adas(team)
    await put_off(team, conversation, minutes=30)
    team.clock.advance(minutes=29)
    assert await snoozing.wake_due(team.relay) == []
    team.clock.advance(minutes=2)
    await accounts.sign_of_life(team.relay.worker, team.ada.id, active=False)
    assert await snoozing.wake_due(team.relay) == [conversation]
    assert await snoozing.wake_due(team.relay) == []
    thread = await team.thread(conversation)
    assert (thread.state.status, thread.state.owner_id) == (Status.HUMAN, team.ada.id)
    assert (await team.log(conversation))[-1].event == events.Woken(cause="time")


async def test_it_goes_to_the_queue_when_its_holder_has_left_meanwhile(team: Team) -> None:
    conversation = await adas(team)
    await put_off(team, conversation, minutes=30)
    team.clock.advance(minutes=31)  # nobody has shown a sign of life
    assert await snoozing.wake_due(team.relay) == [conversation]
    thread = await team.thread(conversation)
    assert thread.state.status is Status.WAITING
    assert thread.overview.reasons == (ByAgent(code="holder_away", agent_name="Ada"),)
    assert (await team.kinds(conversation))[-2:] == ["woken", "escalated"]


async def test_whoever_put_it_off_again_has_the_longer_time(team: Team) -> None:
    conversation = await adas(team)
    await put_off(team, conversation, minutes=30)
    later = await put_off(team, conversation, hours=5)
    team.clock.advance(minutes=31)
    assert await snoozing.wake_due(team.relay) == []
    assert (await team.thread(conversation)).overview.snoozed_until == later


async def test_what_the_customer_writes_brings_it_back_at_once(team: Team) -> None:
    conversation = await adas(team)
    await put_off(team, conversation)
    await team.ask(conversation, "it is 70 wide, sorry")
    assert (await team.kinds(conversation))[-3:] == ["customer_said", "woken", "judged"]
    thread = await team.thread(conversation)
    assert (thread.state.status, thread.state.owner_id) == (Status.HUMAN, team.ada.id)


async def test_what_the_customer_writes_goes_to_the_queue_when_the_holder_is_away(
    team: Team,
) -> None:
    conversation = await adas(team)
    await put_off(team, conversation)
    await accounts.set_presence(team.relay, team.ada.id, "away")
    await team.ask(conversation, "anybody?")
    assert await team.status(conversation) is Status.WAITING
    assert "escalated" in (await team.kinds(conversation))[-2:]


async def test_asking_for_a_person_brings_it_back_too(team: Team) -> None:
    conversation = await adas(team)
    await put_off(team, conversation)
    await customer_commands.request_human(team.relay, conversation, str(uuid4()), None)
    assert (await team.kinds(conversation))[-2:] == ["human_requested", "woken"]
    assert await team.status(conversation) is Status.HUMAN


async def test_only_its_holder_puts_it_off_and_only_for_a_time_that_lies_ahead(team: Team) -> None:
    relay, conversation = team.relay, await adas(team)
    epoch, now = await team.epoch(conversation), team.clock()
    with pytest.raises(NotAllowed, match="Ada"):
        await snoozing.snooze(relay, conversation, team.ben, now + timedelta(hours=1), epoch)
    for until in (now - timedelta(seconds=1), now + timedelta(days=400)):
        with pytest.raises(Invalid, match="366 days"):
            await snoozing.snooze(relay, conversation, team.ada, until, epoch)
    assert await team.status(conversation) is Status.HUMAN


async def test_putting_off_is_held_when_the_customer_wrote_meanwhile(team: Team) -> None:
    conversation = await adas(team)
    seen = (await team.thread(conversation)).seq
    await team.ask(conversation, "wait")
    until, epoch = team.clock() + timedelta(hours=1), await team.epoch(conversation)
    with pytest.raises(ThreadMovedOn):
        await snoozing.snooze(team.relay, conversation, team.ada, until, epoch, last_seen=seen)


async def test_a_colleague_may_take_over_what_is_put_off(team: Team) -> None:
    conversation = await adas(team)
    await put_off(team, conversation)
    await team.claim(conversation, team.ben)
    thread = await team.thread(conversation)
    assert (thread.state.status, thread.state.owner_id) == (Status.HUMAN, team.ben.id)
    assert thread.overview.snoozed_until is None


@pytest.mark.parametrize("does", [agent_commands.hand_back, agent_commands.release])
async def test_its_holder_hands_back_or_releases_what_is_put_off_and_nobody_else(
    team: Team, does: object
) -> None:
    conversation = await adas(team)
    await put_off(team, conversation)
    epoch = await team.epoch(conversation)
    with pytest.raises(NotAllowed, match="Ada"):
        await does(team.relay, conversation, team.ben, epoch)  # type: ignore[operator]
    await does(team.relay, conversation, team.ada, epoch)  # type: ignore[operator]
    assert await team.status(conversation) in (Status.BOT, Status.WAITING)
