"""What waits is routed to teams and, where that is automatic, given to agents."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from uuid import uuid4

import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from handoff.domain import events
from handoff.domain.assignment import Mode, Team
from handoff.domain.conversation import Status
from handoff.domain.errors import Conflict, Invalid, NotAllowed, NotFound
from handoff.domain.events import Decision, Guess, Judged
from handoff.domain.reasons import BotSilent, ToTeam
from handoff.domain.signals import CARE
from handoff.features.agents import accounts
from handoff.features.conversations import agent_commands, customer_commands, passing_on
from handoff.features.operation import upkeep
from handoff.features.operation.assigning import Assigning
from handoff.features.teams import staff
from handoff.services import snapshots
from handoff.services.changing import changing
from handoff.storage import agents
from handoff.storage.agents import Agent
from handoff.storage.teams import Rules
from handoff.wire_snapshots import InboxItem
from tests.support.team import Team as Service


@pytest.fixture
def team(team_without_bot: Service) -> Service:
    """None of this needs an answer from the bot."""
    return team_without_bot


async def waits(team: Service, intent: str = "hours", priority: int = 0, here: bool = True) -> str:
    """Somebody whose question the bot took for `intent`. `here`: the window is open."""
    conversation = await team.customer()
    if here:
        team.relay.reaching.here.came(conversation)
    async with changing(team.relay, conversation) as change:
        seq = change.append(events.CustomerSaid(client_id=str(uuid4()), text="hello"))
        ranking = (Guess(intent=intent, confidence=0.6),)
        change.append(
            Judged(message_seq=seq, decision=Decision.ESCALATE, ranking=ranking, language="en")
        )
        await customer_commands.escalate(change, (BotSilent(code="bot_silent"),), priority)
    return conversation


async def owner(team: Service, conversation: str) -> str | None:
    return (await team.thread(conversation)).state.owner_name


async def automatic(team: Service, capacity: int = 5) -> Assigning:
    await staff.set_rules(team.relay, Rules(Mode.AUTOMATIC, capacity))
    return Assigning(team.relay)


async def pass_on(
    team: Service, conversation: str, by: Agent, note: str = "", **to: str
) -> InboxItem:
    where = {"to_agent_id": None, "to_team_id": None} | to
    epoch = await team.epoch(conversation)
    return await passing_on.pass_on(team.relay, conversation, by, epoch, note=note, **where)


def refunds(*members: Agent) -> Team:
    ids = frozenset(one.id for one in members)
    return Team("refunds", "Refunds", intents=frozenset({"refund"}), members=ids)


# ── teams ────────────────────────────────────────────────────────────────────────────────────


async def test_what_waits_goes_to_the_team_that_it_is_for_and_is_its_members_next(
    team: Service,
) -> None:
    await staff.add_team(team.relay, refunds(team.ada))
    about_hours, about_money = await waits(team), await waits(team, "refund")
    await Assigning(team.relay).look()
    items = await snapshots.inbox(team.store, team.relay.reaching, [Status.WAITING])
    shown = {item.id: item.team and item.team.name for item in items}
    assert shown == {about_hours: None, about_money: "Refunds"}
    assert (await agent_commands.claim_next(team.relay, team.ben)).id == about_hours
    third = await waits(team)
    assert (await agent_commands.claim_next(team.relay, team.ada)).id == about_money
    assert (await agent_commands.claim_next(team.relay, team.ben)).id == third


async def test_looking_again_adds_nothing_and_a_removed_team_is_waited_for_by_nobody(
    team: Service,
) -> None:
    await staff.add_team(team.relay, refunds(team.ada))
    conversation, other = await waits(team, "refund"), await waits(team)
    assigning = Assigning(team.relay)
    await assigning.look()
    before = await team.kinds(conversation) + await team.kinds(other)
    await assigning.look()
    await Assigning(team.relay).look()
    assert await team.kinds(conversation) + await team.kinds(other) == before
    await staff.remove_team(team.relay, "refunds")
    await assigning.look()
    assert (await team.thread(conversation)).overview.team_id is None


async def test_passed_on_to_a_team_it_waits_there_with_note_and_reasons(team: Service) -> None:
    await staff.add_team(team.relay, refunds(team.ben))
    conversation = await waits(team)
    await team.claim(conversation)
    item = await pass_on(team, conversation, team.ada, "wants it in cash", to_team_id="refunds")
    assert (item.status, item.owner, item.team and item.team.name) == ("waiting", None, "Refunds")
    why = ToTeam(agent_name="Ada", team_name="Refunds")
    assert item.reasons == (why, BotSilent(code="bot_silent"))
    assert (await team.kinds(conversation))[-3:] == ["note_added", "escalated", "routed"]
    await Assigning(team.relay).look()  # what somebody decided stays as it is
    assert (await team.kinds(conversation))[-1] == "routed"


async def test_what_waits_can_be_sent_to_another_team_without_losing_its_place(
    team: Service,
) -> None:
    await staff.add_team(team.relay, refunds(team.ben))
    conversation = await waits(team)
    since = (await team.thread(conversation)).overview.waiting_since
    item = await pass_on(team, conversation, team.ada, to_team_id="refunds")
    assert (item.waiting_since, item.team and item.team.id) == (since, "refunds")


async def test_passing_on_needs_one_addressee_that_there_is(team: Service) -> None:
    conversation = await waits(team)
    await team.claim(conversation)
    with pytest.raises(Invalid, match="either a colleague"):
        await pass_on(team, conversation, team.ada)
    with pytest.raises(NotFound, match="no team"):
        await pass_on(team, conversation, team.ada, to_team_id="none")
    with pytest.raises(NotAllowed, match="Ada holds"):
        await pass_on(team, conversation, team.ben, to_agent_id=team.ben.id)


async def test_only_a_supervisor_gives_others_what_waits(team: Service) -> None:
    await accounts.add(team.store, "sue", "Sue", "a long password", "supervisor")
    async with team.store.read() as session:
        sue = await agents.by_username(session, "sue")
    assert sue is not None
    conversation = await waits(team)
    with pytest.raises(NotAllowed, match="claim it first"):
        await pass_on(team, conversation, team.ada, to_agent_id=team.ben.id)
    item = await pass_on(team, conversation, sue, "please", to_agent_id=team.ben.id)
    assert item.owner and item.owner.name == "Ben"
    assert (await team.log(conversation))[-1].event == events.Claimed(
        agent_id=team.ben.id, agent_name="Ben", given="supervisor"
    )


async def test_of_several_who_want_a_name_at_once_one_gets_it(team: Service) -> None:
    wanted = [replace(refunds(), id=f"refunds-{number}") for number in range(5)]
    made = await asyncio.gather(
        *(staff.add_team(team.relay, one) for one in wanted), return_exceptions=True
    )
    assert sorted(map(type, made), key=str) == sorted([type(None), *[Conflict] * 4], key=str)


async def test_two_teams_cannot_have_one_name(team: Service) -> None:
    await staff.add_team(team.relay, refunds(team.ada))
    with pytest.raises(Conflict, match="already a team 'Refunds'"):
        await staff.add_team(team.relay, Team("other", "refunds"))
    with pytest.raises(NotFound, match="no team 'gone'"):
        await staff.change_team(team.relay, Team("gone", "Gone"))
    with pytest.raises(Invalid, match="no agent 'nobody'"):
        await staff.change_team(team.relay, Team("refunds", "R", members=frozenset({"nobody"})))


# ── assignment ───────────────────────────────────────────────────────────────────────────────


async def test_by_hand_nobody_is_given_anything(team: Service) -> None:
    conversation = await waits(team)
    await Assigning(team.relay).look()
    assert await team.status(conversation) is Status.WAITING


async def test_each_is_given_as_much_as_they_take_and_the_rest_waits(team: Service) -> None:
    async with team.store.begin() as session:
        await agents.set_limits(session, team.ben.id, 1, [])
    waiting = [await waits(team) for _ in range(4)]
    assigning = await automatic(team, capacity=2)
    await assigning.look()
    owners = [await owner(team, one) for one in waiting]
    assert sorted(map(str, owners)) == ["Ada", "Ada", "Ben", "None"]
    assert owners[-1] is None  # the last to come
    urgent = await waits(team, priority=CARE)
    await assigning.look()
    assert await owner(team, urgent) is not None


async def test_whoever_had_it_last_gets_it_again_unless_they_gave_it_away(team: Service) -> None:
    assigning = await automatic(team)
    conversation = await waits(team)
    await team.claim(conversation, team.ben)
    ended = events.Resolved(agent_id=team.ben.id, agent_name="Ben")
    epoch = await team.epoch(conversation)
    await agent_commands.resolve(team.relay, conversation, team.ben, ended, epoch)
    await team.say(conversation, "one more thing")
    await assigning.look()
    assert await owner(team, conversation) == "Ben"
    epoch = await team.epoch(conversation)
    await agent_commands.release(team.relay, conversation, team.ben, epoch)
    await assigning.look()
    assert await owner(team, conversation) == "Ada"


async def test_whoever_is_here_for_other_work_is_given_nothing_unless_a_limit_is_set(
    team: Service,
) -> None:
    await accounts.add(team.store, "sue", "Sue", "a long password", "supervisor")
    async with team.store.begin() as session:
        sue = await agents.by_username(session, "sue")
        assert sue is not None
        for agent in (team.ada, team.ben):
            await agents.set_presence(session, agent.id, "away")
        await agents.set_presence(session, sue.id, "online")
        await agents.touch(session, sue.id, team.clock(), None, team.relay.worker.id)
    assigning = await automatic(team)
    conversation = await waits(team)
    await assigning.look()
    assert await team.status(conversation) is Status.WAITING
    await staff.set_limits(team.relay, sue.id, 1, [])
    await assigning.look()
    assert await owner(team, conversation) == "Sue"


async def test_whose_window_is_closed_is_left_in_the_queue(team: Service) -> None:
    assigning = await automatic(team)
    conversation = await waits(team, here=False)
    await assigning.look()
    assert await team.status(conversation) is Status.WAITING


async def test_an_agent_who_is_faster_wins_and_nobody_gets_it_twice(team: Service) -> None:
    waiting = [await waits(team) for _ in range(4)]
    assigning = await automatic(team)
    claims = (agent_commands.claim_next(team.relay, team.ben) for _ in waiting[:3])
    await asyncio.gather(assigning.look(), *claims, return_exceptions=True)
    for one in waiting:
        assert (await team.kinds(one)).count("claimed") == 1


async def test_whoever_leaves_a_customer_waiting_is_set_away_and_a_colleague_goes_on(
    team: Service,
) -> None:
    assigning = await automatic(team)
    conversation = await waits(team)
    await team.claim(conversation)
    team.clock.advance(seconds=team.gone_after.total_seconds() + 1)
    async with team.store.begin() as session:  # both consoles are open
        for agent in (team.ada, team.ben):
            await agents.touch(session, agent.id, team.clock(), None, team.relay.worker.id)
    assert await upkeep.give_back_abandoned(team.relay, team.gone_after) == [conversation]
    await assigning.look()
    assert await owner(team, conversation) == "Ben"
    assert await presences(team) == {"Ada": "away", "Ben": "online"}


async def test_whoever_has_done_something_since_it_was_looked_at_stays_online(
    team: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    await automatic(team)
    conversation = await waits(team)
    await team.claim(conversation)
    team.clock.advance(seconds=team.gone_after.total_seconds() + 1)
    await accounts.sign_of_life(team.services.worker, team.ben.id, active=False)
    read = agents.everyone

    async def then_ada_types(session: AsyncSession) -> list[Agent]:
        found = await read(session)
        await accounts.sign_of_life(team.services.worker, team.ada.id, active=True)
        return found

    monkeypatch.setattr(agents, "everyone", then_ada_types)
    assert await upkeep.give_back_abandoned(team.relay, team.gone_after) == []
    assert await owner(team, conversation) == "Ada"
    monkeypatch.undo()
    assert await presences(team) == {"Ada": "online", "Ben": "online"}


async def presences(team: Service) -> dict[str, str]:
    return {one.name: one.presence for one in (await staff.everyone(team.relay.worker)).people}
