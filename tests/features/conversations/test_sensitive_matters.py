"""Death, the law and the press: words at once and a person, by patterns or by the network.

What patterns find needs no bot: there it is down (`team_without_bot`).
"""

from __future__ import annotations

from uuid import uuid4

import pytest

from handoff.domain import events
from handoff.domain.conversation import Status
from handoff.domain.reasons import InDanger, SensitiveMatter
from handoff.domain.signals import CARE, DISTRESS, RAISED
from handoff.features.conversations import customer_commands
from handoff.services.changing import changing
from handoff.storage import learning
from tests.support.care import everyone_goes, kinds_of, routine_answers, words_in
from tests.support.team import Team

DANGER = "please keep the parcel, I am going to kill myself"
ROUTINE = "Which countries do you deliver to?"
WHY = InDanger(category="self_harm")
BEREAVED = "my husband passed away in May, how do I close his account?"
LEGAL = "Ich habe das meinem Anwalt übergeben"


async def test_who_writes_of_a_death_gets_condolences_and_a_person_though_the_bot_is_down(
    team_without_bot: Team,
) -> None:
    added = await team_without_bot.ask(await team_without_bot.customer(), BEREAVED)
    assert kinds_of(added) == ["customer_said", "judged", "help_offered", "escalated"]
    _, _, words, escalated = added
    assert isinstance(words, events.HelpOffered)
    assert "sorry for your loss" in words.text and not words.lines
    assert words.closing.startswith("Someone from our team")
    assert isinstance(escalated, events.Escalated)
    why = SensitiveMatter(category="bereavement")
    assert (escalated.priority, escalated.reasons) == (DISTRESS, (why,))


async def test_with_nobody_there_a_legal_matter_has_its_words_too(team_without_bot: Team) -> None:
    team = team_without_bot
    await everyone_goes(team)
    conversation = await team.customer()
    [words] = words_in(await team.ask(conversation, LEGAL))
    assert (words.category, words.language) == ("legal", "de")
    assert words.closing.startswith("Von uns ist gerade niemand da")
    assert (await team.thread(conversation)).overview.priority == RAISED


async def test_a_person_who_is_told_of_a_death_is_not_interrupted_but_sees_it(
    team_without_bot: Team,
) -> None:
    team = team_without_bot
    conversation = await team.customer()
    await team.ask(conversation, "hello?")
    await team.claim(conversation)
    added = await team.ask(conversation, BEREAVED)
    assert kinds_of(added) == ["customer_said", "judged", "raised"]
    reasons = (await team.thread(conversation)).overview.reasons
    assert reasons[0] == SensitiveMatter(category="bereavement")


async def test_danger_goes_before_a_matter_in_the_same_conversation(team_without_bot: Team) -> None:
    team = team_without_bot
    conversation = await team.customer()
    await team.ask(conversation, BEREAVED)
    await team.ask(conversation, DANGER)
    await team.ask(conversation, LEGAL)
    overview = (await team.thread(conversation)).overview
    assert overview.priority == CARE and WHY in overview.reasons and len(overview.reasons) == 3


async def test_a_comment_on_an_answer_that_was_kind_in_a_death_reopens_nothing(
    team_without_bot: Team,
) -> None:
    team = team_without_bot
    conversation = await team.customer()
    await team.ask(conversation, "hello?")
    async with changing(team.relay, conversation) as change:
        change.append(events.Resolved())
    comment = "You were so kind when my mother passed away"
    await customer_commands.rate(team.relay, conversation, str(uuid4()), 5, comment)
    await team.settled(conversation)
    assert await team.status(conversation) is Status.RESOLVED


async def test_what_was_written_of_a_death_is_never_proposed_as_an_example(
    team_without_bot: Team,
) -> None:
    team = team_without_bot
    conversation = await team.customer()
    await team.ask(conversation, BEREAVED)
    await team.claim(conversation)
    await team.reply(conversation, "I am so sorry.")
    async with team.store.read() as session:
        assert not await learning.candidates(session)


@pytest.mark.bot
async def test_who_leaves_the_queue_with_such_a_matter_asks_the_bot_other_things(
    team: Team,
) -> None:
    conversation = await team.customer()
    added = await team.ask(conversation, BEREAVED)
    assert not routine_answers(added)
    await customer_commands.leave_queue(team.relay, conversation, str(uuid4()))
    await team.settled(conversation)
    log = [entry.event for entry in await team.log(conversation)]
    assert not routine_answers(log) and await team.status(conversation) is Status.BOT
    assert (await team.ask(conversation, ROUTINE))[-1].kind == "bot_said"


UNHEARD = "I would rather not wake up tomorrow"
"""No pattern knows it."""


@pytest.mark.bot
async def test_what_only_the_network_hears_gets_words_and_a_person_in_the_turn(team: Team) -> None:
    conversation = await team.customer()
    added = await team.ask(conversation, UNHEARD)
    assert kinds_of(added) == ["customer_said", "judged", "help_offered", "escalated"]
    judged, [help] = added[1], words_in(added)
    assert isinstance(judged, events.Judged) and judged.reasons == (WHY,) and judged.ranking
    assert help.lines and help.category == "self_harm"
    await customer_commands.leave_queue(team.relay, conversation, str(uuid4()))
    await team.settled(conversation)
    assert (await team.thread(conversation)).overview.priority == CARE


@pytest.mark.bot
async def test_what_the_network_hears_while_a_person_has_it_alarms_that_person(team: Team) -> None:
    conversation = await team.customer()
    await team.ask(conversation, "I want to talk to a person")
    await team.claim(conversation)
    added = await team.ask(conversation, UNHEARD)
    assert kinds_of(added) == ["customer_said", "judged", "help_offered", "raised"]
    assert (await team.thread(conversation)).overview.priority == CARE


@pytest.mark.bot
async def test_thanks_that_are_none_go_to_a_person_and_thanks_do_not(team: Team) -> None:
    meant = await team.ask(await team.customer(), "thank you, that helped")
    assert meant[-1].kind == "bot_said"
    added = await team.ask(await team.customer(), "thank you so much for absolutely nothing")
    assert not routine_answers(added) and added[-1].kind == "escalated"
