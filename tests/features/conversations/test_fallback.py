"""What the bot does when it has no answer, or several: ask, say so and stay, or bring a person."""

from __future__ import annotations

from uuid import uuid4

import pytest

from handoff.domain import events
from handoff.domain.conversation import Status
from handoff.features.conversations import customer_commands
from handoff.services.changing import changing
from handoff.storage import agents
from tests.support.log import only
from tests.support.team import Team

ROUTINE = "How long does standard delivery take?"
UNKNOWN = "Does the lighthouse keeper of Bristol play chess on Sundays?"

pytestmark = pytest.mark.bot


async def test_a_pressed_button_is_acted_on_with_the_words_that_were_asked_about(
    team: Team,
) -> None:
    conversation = await team.customer()
    await team.say(conversation, ROUTINE)
    await team.settled(conversation)
    await _put_a_question(team, conversation)
    clarify_seq = (await team.log(conversation))[-1].seq
    await customer_commands.choose(team.relay, conversation, str(uuid4()), clarify_seq, 1)
    await team.settled(conversation)
    log = await team.log(conversation)
    assert [entry.event.kind for entry in log[-3:]] == ["chosen", "judged", "bot_said"]
    answer = log[-1].event
    assert isinstance(answer, events.BotSaid)
    assert "Kiel" in answer.messages[0].text


async def test_none_of_these_is_met_with_an_offer_and_the_next_time_with_a_person(
    team: Team,
) -> None:
    conversation = await team.customer()
    await team.ask(conversation, ROUTINE)
    await _refuse_all_readings(team, conversation)
    assert await team.status(conversation) is Status.BOT
    offer = (await team.log(conversation))[-1].event
    assert isinstance(offer, events.Fallback) and offer.code == "none_of_these"
    assert only(events.BotSaid, await team.ask(conversation, "What are your opening hours?"))
    await _refuse_all_readings(team, conversation)
    assert await team.status(conversation) is Status.WAITING


async def test_after_the_offer_to_say_it_differently_what_is_as_unclear_goes_to_a_person(
    team: Team,
) -> None:
    conversation = await team.customer()
    await team.ask(conversation, ROUTINE)
    await _refuse_all_readings(team, conversation)
    await team.ask(conversation, UNKNOWN)
    assert await team.status(conversation) is Status.WAITING


async def _refuse_all_readings(team: Team, conversation: str) -> None:
    await _put_a_question(team, conversation)
    clarify_seq = (await team.log(conversation))[-1].seq
    await customer_commands.choose(team.relay, conversation, str(uuid4()), clarify_seq, None)
    await team.settled(conversation)


async def test_an_unanswerable_message_written_in_the_queue_does_not_lead_back_into_it(
    team: Team,
) -> None:
    conversation = await team.customer()
    escalated = only(events.Escalated, await team.ask(conversation, UNKNOWN))[0]
    assert isinstance(escalated, events.Escalated) and escalated.unanswered
    await team.say(conversation, "And which moon is best for mooring there?")
    await customer_commands.leave_queue(team.relay, conversation, str(uuid4()))
    await team.settled(conversation)
    assert await team.status(conversation) is Status.BOT
    [told] = only(events.Fallback, [entry.event for entry in await team.log(conversation)])
    assert isinstance(told, events.Fallback) and told.code == "cannot_answer"
    assert only(events.BotSaid, await team.ask(conversation, ROUTINE))
    await team.ask(conversation, "let me talk to a human please")
    assert await team.status(conversation) is Status.WAITING


async def test_while_nobody_is_there_the_bot_answers_what_it_knows_and_the_customer_keeps_waiting(
    team: Team,
) -> None:
    await _set_presence(team, "offline")
    conversation = await team.customer()
    await team.ask(conversation, UNKNOWN)
    assert only(events.BotSaid, await team.ask(conversation, ROUTINE))
    assert await team.status(conversation) is Status.WAITING
    for left_to_a_person in (UNKNOWN, "hello", "I want to talk to a human!!"):
        added = await team.ask(conversation, left_to_a_person)
        assert not only(events.BotSaid | events.Fallback | events.ClarifyAsked, added)
    assert only(events.BotSaid, await team.ask(conversation, "What are your opening hours?"))
    assert only(events.BotSaid, await team.ask(conversation, "thanks a lot!"))
    both = "How long is the warranty? And do you take American Express?"
    [answer] = only(events.BotSaid, await team.ask(conversation, both))
    assert isinstance(answer, events.BotSaid) and len(answer.messages) == 2
    await _set_presence(team, "online")
    assert not only(events.BotSaid, await team.ask(conversation, "Do you have gift cards?"))


async def _set_presence(team: Team, presence: str) -> None:
    async with team.store.begin() as session:
        for agent in (team.ada, team.ben):
            await agents.set_presence(session, agent.id, presence)


async def test_two_questions_in_one_message_are_both_answered(team: Team) -> None:
    conversation = await team.customer()
    added = await team.ask(
        conversation, "What does express delivery cost? And when does the store in Bristol open?"
    )
    [answer] = only(events.BotSaid, added)
    assert isinstance(answer, events.BotSaid)
    texts = " ".join(message.text for message in answer.messages)
    assert len(answer.messages) == 2 and "EUR" in texts and "Bristol" in texts
    assert only(events.BotSaid, await team.ask(conversation, ROUTINE))


async def test_the_same_question_a_third_time_does_not_get_the_same_words_again(
    team: Team,
) -> None:
    conversation = await team.customer()
    for _ in range(2):
        assert only(events.BotSaid, await team.ask(conversation, ROUTINE))
    third = await team.ask(conversation, ROUTINE)
    assert not only(events.BotSaid, third)
    [told] = only(events.Fallback, third)
    assert isinstance(told, events.Fallback) and told.code == "said_before"
    assert only(events.BotSaid, await team.ask(conversation, "What are your opening hours?"))


async def _put_a_question(team: Team, conversation: str) -> None:
    """A clarifying question about the first message, such as the rules would ask."""
    options = (
        events.ClarifyOption(label="What delivery costs", intent="delivery_cost"),
        events.ClarifyOption(label="Where the stores are", intent="store_locations"),
    )
    async with changing(team.relay, conversation) as change:
        change.append(events.ClarifyAsked(reply_to=1, options=options))
