"""What agents do: claims have one winner, replies are held or refused, nobody is abandoned."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import Literal
from uuid import uuid4

import pytest

from handoff.domain import events
from handoff.domain.audiences import Audience, view
from handoff.domain.conversation import Status
from handoff.domain.errors import (
    AlreadyClaimed,
    IllegalMove,
    NotAllowed,
    StaleEpoch,
    ThreadMovedOn,
)
from handoff.domain.reasons import AgentGone
from handoff.features.agents import accounts
from handoff.features.conversations import agent_commands, customer_commands, snoozing
from handoff.features.operation import upkeep
from handoff.storage import conversations, learning
from handoff.storage.agents import Agent
from handoff.wire_snapshots import InboxItem
from tests.support.team import Team


@pytest.fixture
def team(team_without_bot: Team) -> Team:
    """None of this needs an answer from the bot."""
    return team_without_bot


async def waiting(team: Team, words: str = "hello?") -> str:
    conversation = await team.customer()
    await team.ask(conversation, words)
    assert await team.status(conversation) is Status.WAITING
    return conversation


@pytest.mark.parametrize("contenders", [2, 10, 50])
async def test_of_many_who_claim_at_once_one_wins_and_the_others_learn_who(
    team: Team, contenders: int
) -> None:
    conversation = await waiting(team)
    epoch = await team.epoch(conversation)
    agents = [team.ada, team.ben] * (contenders // 2)

    async def attempt(number: int) -> str:
        agent = agents[number]
        other = team.ben if agent is team.ada else team.ada
        try:
            item = await agent_commands.claim(team.relay, conversation, agent, epoch)
        except AlreadyClaimed as error:
            assert other.name in error.message
            return "lost"
        assert item.owner is not None
        return item.owner.id

    results = await asyncio.gather(*(attempt(number) for number in range(contenders)))
    winners = {result for result in results if result != "lost"}
    assert len(winners) == 1
    assert (await team.kinds(conversation)).count("claimed") == 1


async def test_a_claim_of_what_changed_hands_meanwhile_is_refused(team: Team) -> None:
    conversation = await waiting(team)
    epoch = await team.epoch(conversation)
    await customer_commands.leave_queue(team.relay, conversation, str(uuid4()))
    with pytest.raises(StaleEpoch, match="the bot"):
        await agent_commands.claim(team.relay, conversation, team.ada, epoch)


async def test_a_reply_after_a_change_of_owner_is_refused(team: Team) -> None:
    conversation = await waiting(team)
    await team.claim(conversation)
    epoch = await team.epoch(conversation)
    await team.hand_back(conversation)
    with pytest.raises(StaleEpoch):
        await team.reply(conversation, "hello", epoch=epoch)


async def test_a_reply_is_held_when_the_customer_wrote_meanwhile(team: Team) -> None:
    conversation = await waiting(team)
    await team.claim(conversation)
    seen = (await team.thread(conversation)).seq
    newer = await team.say(conversation, "and another thing")
    with pytest.raises(ThreadMovedOn) as held:
        await team.reply(conversation, "hello", last_seen=seen)
    assert held.value.details["seq"] == newer
    await team.reply(conversation, "hello", last_seen=newer)


async def test_own_replies_notes_and_judgements_hold_nothing_back(team: Team) -> None:
    conversation = await waiting(team)
    await team.claim(conversation)
    seen = (await team.thread(conversation)).seq
    await agent_commands.note(team.relay, conversation, team.ben, str(uuid4()), "regular customer")
    await team.reply(conversation, "one", last_seen=seen)
    await team.reply(conversation, "two", last_seen=seen)


async def test_the_same_reply_sent_again_is_stored_once(team: Team) -> None:
    conversation = await waiting(team)
    await team.claim(conversation)
    client_id = str(uuid4())
    first = await team.reply(conversation, "hello", client_id=client_id)
    assert await team.reply(conversation, "hello", client_id=client_id) == first
    assert (await team.kinds(conversation)).count("agent_said") == 1


async def test_every_reply_is_logged_as_a_candidate_with_masked_texts(team: Team) -> None:
    conversation = await waiting(team, "Do you mend sails? I am jo@example.org")
    await team.claim(conversation)
    reply_seq = await team.reply(conversation, "Call 0431 5550 1234 and ask for Jo")
    async with team.store.read() as session:
        [(candidate, verdict)] = await learning.candidates(session)
    assert verdict is None
    assert (candidate.source, candidate.reply_seq) == ("reply", reply_seq)
    assert (candidate.agent_id, candidate.conversation_id) == (team.ada.id, conversation)
    assert "Do you mend sails?" in candidate.question
    assert "jo@example.org" not in candidate.question
    assert "5550" not in candidate.reply


async def test_only_the_holder_hands_back_releases_or_resolves(team: Team) -> None:
    conversation = await waiting(team)
    await team.claim(conversation)
    epoch = await team.epoch(conversation)
    with pytest.raises(NotAllowed, match="Ada"):
        await agent_commands.hand_back(team.relay, conversation, team.ben, epoch)
    with pytest.raises(NotAllowed, match="Ada"):
        await agent_commands.release(team.relay, conversation, team.ben, epoch)
    with pytest.raises(NotAllowed, match="Ada"):
        await agent_commands.resolve(
            team.relay, conversation, team.ben, events.Resolved(agent_id=team.ben.id), epoch
        )


async def test_a_verdict_on_an_escalation_leaves_the_judgement_as_it_was(team: Team) -> None:
    conversation = await waiting(team)
    before = await team.log(conversation)
    await agent_commands.give_verdict(
        team.relay, conversation, events.VerdictGiven(agent_id=team.ada.id, verdict="too_early")
    )
    assert (await team.log(conversation))[: len(before)] == before


# ── nobody is abandoned ──────────────────────────────────────────────────────────────────────


async def test_an_agent_who_vanishes_gives_the_conversation_back(team: Team) -> None:
    conversation = await waiting(team)
    await team.claim(conversation)
    await team.reply(conversation, "one moment")
    await team.say(conversation, "are you still there?")
    team.clock.advance(seconds=team.services.settings.agent_gone_s + 1)
    assert await upkeep.give_back_abandoned(team.relay, team.gone_after) == [conversation]
    thread = await team.thread(conversation)
    assert thread.state.status is Status.WAITING
    gone = AgentGone(agent_name="Ada", minutes=team.services.settings.agent_gone_s / 60)
    assert thread.overview.reasons == (gone,)
    assert thread.overview.priority == 2


async def test_an_agent_at_work_keeps_it_and_so_does_one_whose_customer_is_not_waiting(
    team: Team,
) -> None:
    from handoff.features.agents import accounts

    busy, quiet = await waiting(team), await waiting(team)
    for conversation in (busy, quiet):
        await team.claim(conversation)
    await team.reply(quiet, "that is how it works")
    await team.say(busy, "are you still there?")
    team.clock.advance(seconds=team.services.settings.agent_gone_s + 1)
    await accounts.sign_of_life(team.services.worker, team.ada.id, active=True)
    assert await upkeep.give_back_abandoned(team.relay, team.gone_after) == []


async def test_an_open_console_is_no_sign_of_life(team: Team) -> None:
    conversation = await waiting(team)
    await team.claim(conversation)
    await team.say(conversation, "hello?")
    team.clock.advance(seconds=team.services.settings.agent_gone_s + 1)
    await accounts.sign_of_life(team.services.worker, team.ada.id, active=False)
    assert [one.id for one in await accounts.online(team.services.worker)] == [team.ada.id]
    assert await upkeep.give_back_abandoned(team.relay, team.gone_after) == [conversation]


async def test_claiming_counts_as_doing_something(team: Team) -> None:
    conversation = await waiting(team)
    team.clock.advance(seconds=team.services.settings.agent_gone_s + 1)
    await team.claim(conversation)
    assert await upkeep.give_back_abandoned(team.relay, team.gone_after) == []


async def test_a_customer_who_only_pressed_the_button_is_not_forgotten_either(team: Team) -> None:
    conversation = await team.customer()
    await customer_commands.request_human(team.relay, conversation, str(uuid4()), None)
    await team.claim(conversation)
    team.clock.advance(seconds=team.services.settings.agent_gone_s + 1)
    assert await upkeep.give_back_abandoned(team.relay, team.gone_after) == [conversation]


async def test_what_the_agent_left_open_is_dealt_with_after_hand_back(team: Team) -> None:
    conversation = await waiting(team)
    await team.claim(conversation)
    await team.reply(conversation, "we will see to it")
    await team.ask(conversation, "wait, one more thing")
    await team.hand_back(conversation)
    await team.settled(conversation)
    kinds = await team.kinds(conversation)
    after = kinds[kinds.index("handed_back") :]
    assert after == ["handed_back", "judged", "escalated"]  # the bot is down


async def test_resolving_is_held_when_the_customer_wrote_meanwhile(team: Team) -> None:
    conversation = await waiting(team)
    await team.claim(conversation)
    seen = (await team.thread(conversation)).seq
    await team.ask(conversation, "wait, one more thing")
    with pytest.raises(ThreadMovedOn):
        await agent_commands.resolve(
            team.relay,
            conversation,
            team.ada,
            events.Resolved(agent_id=team.ada.id, agent_name="Ada"),
            await team.epoch(conversation),
            seen,
        )
    assert await team.status(conversation) is Status.HUMAN


async def test_however_many_chats_there_are_the_waiting_ones_are_listed(team: Team) -> None:
    conversation = await waiting(team)
    for _ in range(5):
        await team.say(await team.customer(), "hello")
    async with team.store.read() as session:
        listed = await conversations.listed(session, list(Status), limit=2)
    assert conversation in {thread.id for thread in listed}


# ── coming back, waiting, leaving ────────────────────────────────────────────────────────────


async def resolved(team: Team) -> str:
    conversation = await waiting(team)
    await team.claim(conversation)
    await team.reply(conversation, "done")
    await end(team, conversation)
    return conversation


async def end(team: Team, conversation: str) -> None:
    ended = events.Resolved(agent_id=team.ada.id, agent_name="Ada")
    epoch = await team.epoch(conversation)
    await agent_commands.resolve(team.relay, conversation, team.ada, ended, epoch)


async def test_writing_soon_after_a_person_resolved_it_brings_it_back_to_the_queue(
    team: Team,
) -> None:
    conversation = await resolved(team)
    await team.say(conversation, "one more thing")
    assert await team.status(conversation) is Status.WAITING


async def test_writing_a_day_later_starts_afresh_with_the_bot(team: Team) -> None:
    conversation = await resolved(team)
    team.clock.advance(hours=team.services.settings.reopen_hours + 1)
    await team.say(conversation, "one more thing")
    kinds = await team.kinds(conversation)
    assert kinds[kinds.index("resolved") + 1] == "reopened"
    reopened = (await team.log(conversation))[kinds.index("reopened")].event
    assert reopened == events.Reopened(to="bot")


async def reopen(
    team: Team, conversation: str, by: Agent, to: Literal["agent", "queue"] = "agent"
) -> InboxItem:
    epoch = await team.epoch(conversation)
    return await agent_commands.reopen(team.relay, conversation, by, to, epoch)


async def test_an_agent_may_open_again_what_is_resolved_and_then_holds_it(team: Team) -> None:
    conversation = await resolved(team)
    item = await reopen(team, conversation, team.ben)
    assert item.owner and item.owner.id == team.ben.id
    assert not item.unanswered  # Ada had answered
    opened = (await team.log(conversation))[-1].event
    assert view(opened, Audience.CUSTOMER).model_dump() == {  # type: ignore[union-attr]
        "kind": "reopened",
        "to": "agent",
        "agent_name": "Ben",
    }


async def test_what_was_resolved_unanswered_is_unanswered_again_from_now_on(team: Team) -> None:
    conversation = await waiting(team)
    await team.claim(conversation)
    await end(team, conversation)
    team.clock.advance(hours=1)
    item = await reopen(team, conversation, team.ada)
    assert item.unanswered
    assert not await upkeep.give_back_abandoned(team.relay, timedelta(minutes=5))


async def test_resolved_from_the_queue_by_mistake_it_gets_its_place_back(team: Team) -> None:
    conversation = await waiting(team)
    before = (await team.thread(conversation)).overview
    await end(team, conversation)
    team.clock.advance(hours=1)
    item = await reopen(team, conversation, team.ada, "queue")
    assert (item.status, item.waiting_since) == (Status.WAITING, before.waiting_since)
    assert (item.priority, item.reasons) == (before.priority, before.reasons)


async def test_it_is_opened_again_once_and_only_if_it_is_resolved(team: Team) -> None:
    conversation = await resolved(team)
    epoch = await team.epoch(conversation)
    await team.say(conversation, "one more thing")  # which opens it, too
    with pytest.raises(StaleEpoch, match="the queue"):
        await agent_commands.reopen(team.relay, conversation, team.ada, "agent", epoch)
    with pytest.raises(IllegalMove, match="not resolved"):
        await reopen(team, conversation, team.ada)


async def test_a_customer_may_leave_the_queue_and_go_on_with_the_bot(team: Team) -> None:
    conversation = await waiting(team)
    for _ in range(2):
        await customer_commands.leave_queue(team.relay, conversation, str(uuid4()))
    assert await team.status(conversation) is Status.BOT
    assert (await team.kinds(conversation)).count("handed_back") == 1


async def test_what_was_written_while_waiting_is_the_bots_after_leaving_the_queue(
    team: Team,
) -> None:
    conversation = await waiting(team)
    later = await team.say(conversation, "or do you have the blue lamp?")
    await team.settled(conversation)
    await customer_commands.leave_queue(team.relay, conversation, str(uuid4()))
    await team.settled(conversation)
    log = await team.log(conversation)
    back = next(i for i, entry in enumerate(log) if isinstance(entry.event, events.HandedBack))
    judged, told = [entry.event for entry in log[back + 1 :]]  # the bot is down
    assert isinstance(judged, events.Judged)
    assert judged.message_seq == later
    assert isinstance(told, events.Fallback) and told.code == "cannot_answer"
    assert await team.status(conversation) is Status.BOT  # they have just left the queue


async def test_leaving_the_queue_sent_again_does_not_undo_the_wish_for_a_person(
    team: Team,
) -> None:
    conversation, client_id = await waiting(team), str(uuid4())
    left = await customer_commands.leave_queue(team.relay, conversation, client_id)
    await customer_commands.request_human(team.relay, conversation, str(uuid4()), None)
    again = await customer_commands.leave_queue(team.relay, conversation, client_id)
    assert again == left
    assert await team.status(conversation) is Status.WAITING


async def test_leaving_the_queue_does_not_end_a_wait_that_began_later(team: Team) -> None:
    conversation = await waiting(team)
    seen = (await team.thread(conversation)).seq
    await customer_commands.leave_queue(team.relay, conversation, str(uuid4()), seen)
    await customer_commands.request_human(team.relay, conversation, str(uuid4()), None)
    late = await customer_commands.leave_queue(team.relay, conversation, str(uuid4()), seen)
    assert await team.status(conversation) is Status.WAITING
    assert late == (await team.thread(conversation)).seq


async def test_going_off_one_may_put_back_all_that_one_holds_but_what_is_snoozed(
    team: Team,
) -> None:
    held, put_off, bens = await waiting(team), await waiting(team), await waiting(team)
    for conversation in (held, put_off):
        await team.claim(conversation)
    await team.claim(bens, team.ben)
    until = team.clock() + timedelta(days=1)
    epoch = await team.epoch(put_off)
    await snoozing.snooze(team.relay, put_off, team.ada, until, epoch)
    assert await agent_commands.release_all(team.relay, team.ada) == [held]
    assert await team.status(held) is Status.WAITING
    assert await team.status(put_off) is Status.SNOOZED
    assert (await team.thread(bens)).state.owner_id == team.ben.id


async def test_with_nobody_online_the_customer_is_told_and_leaves_an_address(team: Team) -> None:
    from handoff.features.agents import accounts

    for agent in (team.ada, team.ben):
        await accounts.set_presence(team.relay, agent.id, "away")
    conversation = await waiting(team)
    escalated = (await team.log(conversation))[-1].event
    assert isinstance(escalated, events.Escalated)
    assert not escalated.anyone_online
    await customer_commands.leave_contact(team.relay, conversation, str(uuid4()), "jo@example.org")
    await team.say(conversation, "please write to me about the blue lamp")
    thread = await team.thread(conversation)
    assert thread.state.status is Status.WAITING
    assert thread.overview.contact_email == "jo@example.org"


async def test_a_person_is_asked_for_at_once_and_only_once(team: Team) -> None:
    conversation, client_id = await team.customer(), str(uuid4())
    seqs = {
        await customer_commands.request_human(team.relay, conversation, client_id, None)
        for _ in range(3)
    }
    assert seqs == {1}
    assert await team.kinds(conversation) == ["human_requested", "escalated"]
