"""Whoever speaks of danger gets words and a person at once, whatever the bot does.

Where the bot plays no part it is down (`team_without_bot`); where it might, it is real, held back.
"""

from __future__ import annotations

import asyncio
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest

from handoff.domain import events
from handoff.domain.conversation import Status
from handoff.domain.events import ClarifyOption, Decision
from handoff.domain.reasons import InDanger
from handoff.domain.signals import CARE, DISTRESS
from handoff.features.conversations import agent_commands, customer_commands, snoozing
from handoff.features.operation import upkeep
from handoff.services import snapshots
from handoff.services.changing import changing
from handoff.storage import learning
from tests.support.care import everyone_goes, kinds_of, routine_answers, words_in
from tests.support.ferry import ferry
from tests.support.team import Team

DANGER = "can you cancel it, I have decided to end my life tonight"
GERMAN = "mein Vater hat mich schon wieder geschlagen, er bringt mich um"
ROUTINE = "How much does delivery cost?"

WHY = InDanger(category="self_harm")


async def test_with_the_bot_down_there_are_words_and_the_front_of_the_queue(
    team_without_bot: Team,
) -> None:
    team = team_without_bot
    conversation = await team.customer()
    added = await team.ask(conversation, DANGER)
    assert kinds_of(added) == ["customer_said", "judged", "help_offered", "escalated"]
    _, judged, help, escalated = added
    assert isinstance(judged, events.Judged) and judged.reasons == (WHY,)
    assert isinstance(help, events.HelpOffered) and help.about_seq == 1
    assert isinstance(escalated, events.Escalated)
    assert (escalated.priority, escalated.reasons) == (CARE, (WHY,))
    assert help.closing.startswith("Someone from")
    assert any(line.call == "116 123" for line in help.lines)


async def test_they_go_before_those_who_have_waited_for_long(team_without_bot: Team) -> None:
    team = team_without_bot
    waiting = [await team.customer() for _ in range(2)]
    for each in waiting:
        await team.ask(each, "hello?")
    team.clock.advance(minutes=50)
    conversation = await team.customer()
    await team.ask(conversation, DANGER)
    snapshot, _ = await snapshots.customer_snapshot(
        team.services.worker, team.relay.reaching, conversation
    )
    assert snapshot.queue is not None and snapshot.queue.position == 1


async def test_nobody_there_is_told_as_it_is(team_without_bot: Team) -> None:
    team = team_without_bot
    await everyone_goes(team)
    added = await team.ask(await team.customer(), DANGER)
    [help] = words_in(added)
    assert help.closing.startswith("Nobody from") and help.lines


async def test_words_are_in_the_language_of_the_message(team_without_bot: Team) -> None:
    added = await team_without_bot.ask(await team_without_bot.customer(), GERMAN)
    [help] = words_in(added)
    assert (help.language, help.category) == ("de", "violence")


async def test_who_waits_already_goes_to_the_front(team_without_bot: Team) -> None:
    team = team_without_bot
    conversation = await team.customer()
    await team.ask(conversation, "hello?")
    added = await team.ask(conversation, DANGER)
    assert kinds_of(added) == ["customer_said", "judged", "help_offered", "raised"]
    thread = await team.thread(conversation)
    assert thread.state.status is Status.WAITING
    assert thread.overview.priority == CARE and thread.overview.reasons[0] == WHY
    assert len(thread.overview.reasons) == 2


async def test_who_is_with_a_person_is_told_so_and_the_person_is_alarmed(
    team_without_bot: Team,
) -> None:
    team = team_without_bot
    conversation = await team.customer()
    await team.ask(conversation, "hello?")
    await team.claim(conversation)
    added = await team.ask(conversation, DANGER)
    _, judged, help, raised = added
    assert isinstance(judged, events.Judged)
    assert (judged.decision, judged.reasons) == (Decision.OBSERVE, (WHY,))
    assert isinstance(help, events.HelpOffered)
    assert help.closing == "The person you are talking to can see what you wrote."
    assert isinstance(raised, events.Raised)
    assert (await team.thread(conversation)).state.owner_id == team.ada.id


async def test_the_same_words_come_once_a_day(team_without_bot: Team) -> None:
    team = team_without_bot
    conversation = await team.customer()
    assert len(words_in(await team.ask(conversation, DANGER))) == 1
    again = await team.ask(conversation, "i mean it, i want to be dead")
    assert kinds_of(again) == ["customer_said", "judged"]
    assert len(words_in(await team.ask(conversation, GERMAN))) == 1, "another danger, other words"
    team.clock.advance(hours=25)
    assert len(words_in(await team.ask(conversation, DANGER))) == 1


async def test_leaving_the_queue_brings_no_routine_answer_and_no_second_words(team: Team) -> None:
    conversation = await team.customer()
    await team.ask(conversation, DANGER)
    before = len(await team.log(conversation))
    await customer_commands.leave_queue(team.relay, conversation, str(uuid4()))
    await team.settled(conversation)
    added = [entry.event for entry in (await team.log(conversation))[before:]]
    assert kinds_of(added) == ["handed_back", "judged", "escalated"]
    thread = await team.thread(conversation)
    assert thread.overview.priority == CARE


async def test_after_a_person_answered_the_bot_goes_on_with_other_things(team: Team) -> None:
    conversation = await team.customer()
    await team.ask(conversation, DANGER)
    await team.claim(conversation)
    await team.reply(conversation, "I am here with you.")
    await team.hand_back(conversation)
    await team.settled(conversation)
    assert await team.status(conversation) is Status.BOT
    assert (await team.ask(conversation, ROUTINE))[-1].kind == "bot_said"


async def test_released_or_abandoned_it_stays_in_front(team_without_bot: Team) -> None:
    team = team_without_bot
    conversation = await team.customer()
    await team.ask(conversation, DANGER)
    await team.claim(conversation)
    epoch = await team.epoch(conversation)
    await agent_commands.release(team.relay, conversation, team.ada, epoch)
    overview = (await team.thread(conversation)).overview
    assert overview.priority == CARE > DISTRESS and overview.reasons[0] == WHY
    await team.claim(conversation)
    await team.say(conversation, "are you there")
    team.clock.advance(seconds=team.gone_after.total_seconds() + 60)
    await upkeep.give_back_abandoned(team.relay, team.gone_after)
    overview = (await team.thread(conversation)).overview
    assert overview.priority == CARE and overview.reasons[0] == WHY


async def test_a_resolved_conversation_goes_to_the_queue_and_not_to_the_bot(
    team_without_bot: Team,
) -> None:
    team = team_without_bot
    conversation = await team.customer()
    await team.ask(conversation, "hello?")
    async with changing(team.relay, conversation) as change:
        change.append(events.Resolved())
    team.clock.advance(days=20)
    added = await team.ask(conversation, DANGER)
    kinds = kinds_of(added)
    assert kinds == ["reopened", "customer_said", "judged", "help_offered", "raised"]
    assert isinstance(added[0], events.Reopened) and added[0].to == "queue"
    overview = (await team.thread(conversation)).overview
    assert overview.priority == CARE and overview.reasons[0] == WHY


async def test_a_comment_beside_a_rating_is_read_too(team_without_bot: Team) -> None:
    team = team_without_bot
    conversation = await team.customer()
    await team.ask(conversation, "hello?")
    async with changing(team.relay, conversation) as change:
        change.append(events.Resolved())
    await customer_commands.rate(team.relay, conversation, str(uuid4()), 1, "i want to be dead")

    async def waits() -> bool:
        return (await team.thread(conversation)).overview.priority == CARE

    await team.until(waits)
    assert (await team.kinds(conversation))[-5:] == [
        "rated", "reopened", "judged", "help_offered", "raised"
    ]  # fmt: skip


async def test_a_conversation_put_off_wakes_up(team_without_bot: Team) -> None:
    team = team_without_bot
    conversation = await team.customer()
    await team.ask(conversation, "hello?")
    await team.claim(conversation)
    epoch, until = await team.epoch(conversation), team.clock() + timedelta(days=1)
    await snoozing.snooze(team.relay, conversation, team.ada, until, epoch)
    added = await team.ask(conversation, DANGER)
    assert kinds_of(added) == ["customer_said", "woken", "judged", "help_offered", "raised"]
    assert await team.status(conversation) is Status.HUMAN


@pytest.mark.parametrize("option", [0, None])
async def test_a_button_under_such_a_text_is_no_way_to_a_routine_answer(
    team_without_bot: Team, option: int | None
) -> None:
    """The question dates from before the detector knew these words."""
    team = team_without_bot
    conversation = await team.customer()
    asked = ClarifyOption(label="What delivery costs", intent="delivery_cost")
    async with changing(team.relay, conversation) as change:
        change.append(events.CustomerSaid(client_id="x", text=DANGER))
        change.append(events.Judged(message_seq=1, decision=Decision.CLARIFY))
        seq = change.append(events.ClarifyAsked(reply_to=1, options=(asked,)))
    await customer_commands.choose(team.relay, conversation, str(uuid4()), seq, option)
    await team.settled(conversation)
    thread = await team.thread(conversation)
    assert thread.state.status is Status.WAITING and thread.overview.priority == CARE
    assert (await team.kinds(conversation))[-2:] == ["help_offered", "escalated"]


@pytest.mark.bot
async def test_a_slow_bot_does_not_hold_it_up_and_its_late_answer_is_void(team: Team) -> None:
    conversation = await team.customer()
    team.bot.gate.clear()
    await team.say(conversation, ROUTINE)
    await team.bot.has_acted()
    await team.say(conversation, DANGER)

    async def has_words() -> bool:
        return "help_offered" in await team.kinds(conversation)

    async with asyncio.timeout(team.services.settings.bot_deadline_s / 2):
        while not await has_words():
            await asyncio.sleep(0.01)
    team.bot.gate.set()
    await team.settled(conversation)
    await asyncio.sleep(0.2)
    log = [entry.event for entry in await team.log(conversation)]
    assert not routine_answers(log)
    assert await team.status(conversation) is Status.WAITING


@pytest.mark.bot
async def test_inside_a_form_it_is_no_value(team: Team) -> None:
    conversation = await team.customer()
    await team.ask(conversation, "I want to return something")
    added = await team.ask(conversation, "HG-10432, reason: i want to die")
    assert not routine_answers(added) and kinds_of(added)[-1] == "escalated"
    await team.until(lambda: _has_left_the_form(team, conversation))


async def _has_left_the_form(team: Team, conversation: str) -> bool:
    return (await team.bot.parse(conversation, "hello")).active_form is None


@pytest.mark.bot
@pytest.mark.parametrize(
    "text", [DANGER, "/greet i want to kill myself", "thanks, bye, i will kill myself", GERMAN]
)
async def test_with_the_bot_up_nothing_is_answered(team: Team, text: str) -> None:
    added = await team.ask(await team.customer(), text)
    assert not routine_answers(added) and len(words_in(added)) == 1


async def test_such_a_question_is_never_proposed_as_an_example(team_without_bot: Team) -> None:
    team = team_without_bot
    conversation = await team.customer()
    await team.ask(conversation, DANGER)
    await team.claim(conversation)
    await team.reply(conversation, "I am here with you.")
    async with team.store.read() as session:
        assert not await learning.candidates(session)


async def test_a_broken_folder_of_the_assistant_does_not_take_the_words_away(
    team_without_bot: Team, tmp_path: Path
) -> None:
    team = team_without_bot
    folder = ferry(tmp_path / "ferry")
    words = team.relay.standing_words
    words.catalog = type(words.catalog)(folder)
    assert (await words.now()).words["en"]
    (folder / "baton.yml").write_text("care: [")
    assert len(words_in(await team.ask(await team.customer(), DANGER))) == 1
