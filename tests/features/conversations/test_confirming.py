"""A yes does something only when it answers the bot's question, in the order of the log."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from handoff.domain import events
from handoff.domain.conversation import Status
from handoff.services.changing import changing
from harness.bot_servers import Servers
from tests.support.team import Team

pytestmark = pytest.mark.bot

REASON = "it is too tight at the shoulders"


@pytest.fixture(autouse=True)
def no_return_before(bot: Servers) -> None:
    with closing(sqlite3.connect(bot.var / "orders.db")) as connection, connection:
        connection.execute("DELETE FROM returns")


def returns(bot: Servers) -> list[tuple[str, str]]:
    with closing(sqlite3.connect(bot.var / "orders.db")) as connection:
        return connection.execute("SELECT order_number, item FROM returns").fetchall()


async def up_to_the_reason(team: Team) -> str:
    conversation = await team.customer()
    for text in ("I would like to return something", "HG-10477", "jonas.falk@example.com"):
        await team.ask(conversation, text)
    return conversation


async def last_words(team: Team, conversation: str) -> str:
    last = (await team.log(conversation))[-1].event
    assert isinstance(last, events.BotSaid)
    return last.messages[-1].text


async def test_a_yes_that_answers_the_question_acts(team: Team, bot: Servers) -> None:
    conversation = await up_to_the_reason(team)
    await team.ask(conversation, REASON)
    await team.ask(conversation, "yes please")
    assert returns(bot) == [("HG-10477", "wool jumper")]


async def test_a_yes_sent_before_the_question_came_is_asked_for_again(
    team: Team, bot: Servers
) -> None:
    conversation = await up_to_the_reason(team)
    team.bot.gate.clear()
    await team.say(conversation, REASON)
    await team.say(conversation, "yes")
    team.bot.gate.set()
    await team.settled(conversation)
    assert "Is that right" in await last_words(team, conversation)
    assert returns(bot) == []
    await team.ask(conversation, "yes")
    assert returns(bot) == [("HG-10477", "wool jumper")]


async def test_a_yes_to_a_clarifying_question_does_not_answer_the_one_before(
    team: Team, bot: Servers
) -> None:
    conversation = await up_to_the_reason(team)
    await team.ask(conversation, REASON)
    options = (events.ClarifyOption(label="What delivery costs", intent="delivery_cost"),)
    async with changing(team.relay, conversation) as change:
        change.append(events.ClarifyAsked(reply_to=change.thread.seq, options=options))
    await team.ask(conversation, "yes")
    assert returns(bot) == []
    assert "Is that right" in await last_words(team, conversation)


async def test_two_answers_that_are_neither_yes_nor_no_bring_a_person(
    team: Team, bot: Servers
) -> None:
    conversation = await up_to_the_reason(team)
    await team.ask(conversation, REASON)
    await team.ask(conversation, "yes but the collar is wrong")
    assert "Is that right" in await last_words(team, conversation)
    await team.ask(conversation, "well, if you like")
    assert await team.status(conversation) is Status.WAITING
    assert returns(bot) == []
