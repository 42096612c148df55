"""One customer message: answered, asked about, or passed on; exactly once, and never too late."""

from __future__ import annotations

import asyncio
from pathlib import Path
from uuid import uuid4

import pytest

from handoff.config import Settings
from handoff.domain import events
from handoff.domain.conversation import Conversation, Status
from handoff.domain.events import Decision
from handoff.domain.reasons import BotFailed, BotSlow
from handoff.features.conversations import customer_commands, turns
from handoff.features.operation import upkeep
from handoff.storage.engine import Store
from harness.bot_servers import Servers
from tests.support.log import only
from tests.support.team import Team
from tests.support.team import team as running_team

ROUTINE = "How much does delivery cost?"
UNKNOWN = "Which tide table does the harbour master of Kiel recommend for dinghies?"
ANGRY = "This is the third time I write, you are useless, I am absolutely furious with you!"

pytestmark = pytest.mark.bot


async def test_a_routine_question_is_judged_and_answered(team: Team) -> None:
    added = await team.ask(await team.customer(), ROUTINE)
    said, judged, answer = added
    assert isinstance(said, events.CustomerSaid)
    assert isinstance(judged, events.Judged)
    assert isinstance(answer, events.BotSaid)
    assert judged.decision is Decision.ANSWER
    assert judged.ranking[0].intent == "delivery_cost"
    assert answer.reply_to == judged.message_seq == 1


async def test_a_question_unlike_all_known_ones_goes_to_a_person_with_its_reason(
    team: Team,
) -> None:
    conversation = await team.customer()
    added = await team.ask(conversation, UNKNOWN)
    escalated = only(events.Escalated, added)[0]
    assert isinstance(escalated, events.Escalated)
    assert escalated.reasons
    assert escalated.summary is not None
    [line] = escalated.summary.lines
    assert (line.about, line.seq) == ("first", 1)
    assert line.text.startswith(UNKNOWN[:40])
    assert not only(events.BotSaid, added)
    assert await team.status(conversation) is Status.WAITING


@pytest.mark.parametrize("words", ["I want to talk to a real person please", ANGRY])
async def test_a_wish_for_a_person_and_anger_go_to_a_person(team: Team, words: str) -> None:
    conversation = await team.customer()
    await team.ask(conversation, words)
    assert await team.status(conversation) is Status.WAITING


async def test_distress_is_served_first(team: Team) -> None:
    added = await team.ask(await team.customer(), ANGRY)
    escalated = only(events.Escalated, added)[0]
    assert isinstance(escalated, events.Escalated)
    assert escalated.priority > 0


async def test_the_same_message_sent_again_is_stored_and_answered_once(team: Team) -> None:
    conversation, client_id = await team.customer(), str(uuid4())
    seqs = [await team.say(conversation, ROUTINE, client_id) for _ in range(3)]
    await team.settled(conversation)
    assert seqs == [1, 1, 1]
    assert await team.kinds(conversation) == ["customer_said", "judged", "bot_said"]


async def test_messages_of_one_conversation_are_answered_one_after_another(team: Team) -> None:
    conversation = await team.customer()
    for text in (ROUTINE, "Which payment methods do you take?", "Where are your stores?"):
        await team.say(conversation, text)
    await team.settled(conversation)
    answers = only(events.BotSaid, [entry.event for entry in await team.log(conversation)])
    assert [answer.reply_to for answer in answers] == [1, 2, 3]  # type: ignore[union-attr]


async def test_from_the_third_message_on_the_course_of_the_conversation_is_judged(
    team: Team,
) -> None:
    conversation = await team.customer()
    courses: list[float | None] = []
    for _ in range(3):
        (judged,) = only(events.Judged, await team.ask(conversation, ROUTINE))
        assert isinstance(judged, events.Judged)
        courses.append(judged.dissatisfaction)
    assert courses[:2] == [None, None]
    assert courses[2] is not None and 0 < courses[2] < 1


async def test_commands_of_rasa_are_words_like_any_other(team: Team) -> None:
    conversation = await team.customer()
    await team.ask(conversation, "Where are your stores?")
    before = len(await team.bot.tracker(conversation))
    await team.ask(conversation, " /restart")
    assert len(await team.bot.tracker(conversation)) >= before


# ── a person holds the conversation ──────────────────────────────────────────────────────────


async def test_while_a_person_holds_it_messages_are_judged_for_the_record_only(team: Team) -> None:
    conversation = await team.customer()
    await team.claim(conversation)
    _, judged = await team.ask(conversation, ROUTINE)
    assert isinstance(judged, events.Judged)
    assert judged.decision is Decision.OBSERVE
    assert judged.ranking[0].intent == "delivery_cost"


async def test_after_hand_back_the_bot_knows_what_was_said(team: Team) -> None:
    conversation = await team.customer()
    await team.claim(conversation)
    await team.ask(conversation, "Do you paint boats as well?")
    await team.reply(conversation, "No, we only sell what goes on them.")
    await team.hand_back(conversation)
    await team.ask(conversation, ROUTINE)
    told = [event.get("text") for event in await team.bot.tracker(conversation)]
    assert "Do you paint boats as well?" in told
    assert "No, we only sell what goes on them." in told
    assert await team.status(conversation) is Status.BOT


async def test_a_form_does_not_outlive_the_person_who_came_in_between(team: Team) -> None:
    conversation = await team.customer()
    await team.ask(conversation, "where is my order?")
    await customer_commands.request_human(team.relay, conversation, str(uuid4()), None)
    await team.claim(conversation)
    await team.reply(conversation, "I have looked it up: it comes tomorrow.")
    await team.hand_back(conversation)
    await team.ask(conversation, ROUTINE)
    parse = await team.bot.parse(conversation, "HG-10432")
    assert (parse.active_form, parse.requested_slot) == (None, None)


# ── the fence ────────────────────────────────────────────────────────────────────────────────


async def _late_answer(team: Team, *, and_back: bool) -> list[events.AnyEvent]:
    """A person claims while the bot's answer is under way; then the answer comes."""
    conversation = await team.customer()
    team.bot.gate.clear()
    await team.say(conversation, ROUTINE)
    await team.bot.has_acted()
    await team.claim(conversation)
    if and_back:
        await team.hand_back(conversation)
    team.bot.gate.set()
    await team.settled(conversation)
    return [entry.event for entry in await team.log(conversation)]


async def test_an_answer_computed_before_the_claim_is_never_appended(team: Team) -> None:
    log = await _late_answer(team, and_back=False)
    assert not only(events.BotSaid, log)
    assert isinstance(log[-1], events.Judged)
    assert log[-1].decision is Decision.OBSERVE


async def test_what_was_dropped_is_gone_from_the_bots_memory_too(team: Team) -> None:
    conversation = await team.customer()
    await team.ask(conversation, "Where are your stores?")
    team.bot.gate.clear()
    team.bot.acting.clear()
    await team.say(conversation, ROUTINE)
    await team.bot.has_acted()
    await team.claim(conversation)
    team.bot.gate.set()
    await team.settled(conversation)

    async def undone() -> bool:
        return "rewind" in [event["event"] for event in await team.bot.tracker(conversation)]

    await team.until(undone)


async def test_an_answer_from_before_claim_and_hand_back_is_computed_anew(team: Team) -> None:
    """The status is `bot` again, so only the epoch shows that the answer is stale."""
    log = await _late_answer(team, and_back=True)
    back = next(i for i, event in enumerate(log) if isinstance(event, events.HandedBack))
    assert [event.kind for event in log[back + 1 :]] == ["judged", "bot_said"]


async def test_the_fence_is_what_keeps_stale_answers_out(
    team: Team, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Mutant: the fence removed. The stale answer gets through, so the tests above can fail."""
    appended_at: list[tuple[int, int]] = []

    def no_fence(state: Conversation, epoch: int) -> bool:
        appended_at.append((state.epoch, epoch))
        return True

    monkeypatch.setattr(turns, "same_owner", no_fence)
    await _late_answer(team, and_back=True)
    now, begun = appended_at[0]
    assert now > begun, "the mutant should have let an answer from an older epoch through"


# ── the bot fails ────────────────────────────────────────────────────────────────────────────


async def test_with_the_bot_down_the_customer_gets_a_person(team_without_bot: Team) -> None:
    team = team_without_bot
    conversation = await team.customer()
    added = await team.ask(conversation, ROUTINE)
    escalated = only(events.Escalated, added)[0]
    assert isinstance(escalated, events.Escalated)
    assert escalated.reasons == (BotFailed(error="bot_down"),)
    assert await team.status(conversation) is Status.WAITING


async def test_a_bot_slower_than_its_deadline_counts_as_failed(
    settings: Settings, store: Store, bot: Servers
) -> None:
    hurried = settings.model_copy(update={"bot_deadline_s": 0.3})
    async with running_team(hurried, store, bot.url, bot.model.parents[1]) as team:
        team.bot.gate.clear()
        conversation = await team.customer()
        added = await team.ask(conversation, ROUTINE)
    escalated = only(events.Escalated, added)[0]
    assert isinstance(escalated, events.Escalated)
    assert escalated.reasons == (BotSlow(seconds=0.3),)


async def test_a_model_without_its_detector_is_a_failing_bot(
    settings: Settings, store: Store, bot: Servers, tmp_path: Path
) -> None:
    async with running_team(settings, store, bot.url, tmp_path) as team:
        conversation = await team.customer()
        await team.ask(conversation, ROUTINE)
        assert await team.status(conversation) is Status.WAITING


async def test_a_message_that_a_crash_left_behind_is_answered_after_the_start(team: Team) -> None:
    conversation = await team.customer()
    awake = team.relay.wake_turns
    team.relay.wake_turns = lambda _: None
    await team.say(conversation, ROUTINE)
    team.relay.wake_turns = awake
    assert await team.kinds(conversation) == ["customer_said"]
    await upkeep.wake_unanswered(team.relay)
    await team.settled(conversation)
    assert (await team.kinds(conversation))[-1] == "bot_said"


async def test_however_many_messages_wait_each_is_dealt_with(
    team_without_bot: Team, monkeypatch: pytest.MonkeyPatch
) -> None:
    team = team_without_bot
    monkeypatch.setattr(turns, "REMEMBERED", 5)
    conversation = await team.customer()
    await asyncio.gather(*(team.say(conversation, f"message {n}") for n in range(20)))
    await team.settled(conversation)
    assert (await team.kinds(conversation)).count("judged") == 20


async def test_a_turn_cut_off_by_a_crash_acts_once(team: Team) -> None:
    """The bot acted, the service died before recording it, and the message is run again."""
    conversation = await team.customer()
    team.bot.gate.clear()
    await team.say(conversation, ROUTINE)
    await team.bot.has_acted()
    await team.dispatcher.stop()  # the crash: what was computed is lost
    team.bot.gate.set()
    assert await turns.take_turn(team.services.turn_taking, conversation)
    heard = [e for e in await team.bot.tracker(conversation) if e["event"] == "user"]
    assert len(heard) == 1
    assert (await team.kinds(conversation)).count("bot_said") == 1


# ── dialogue ─────────────────────────────────────────────────────────────────────────────────


async def test_an_order_is_shown_for_its_number_and_e_mail(team: Team) -> None:
    conversation = await team.customer()
    await team.ask(conversation, "where is my order?")
    await team.ask(conversation, "HG-10432")
    added = await team.ask(conversation, "anna.berg@example.com")
    answer = only(events.BotSaid, added)[0]
    assert isinstance(answer, events.BotSaid)
    assert "HG-10432" in " ".join(message.text for message in answer.messages)


async def test_two_values_that_the_bot_cannot_use_bring_a_person_with_what_is_known(
    team: Team,
) -> None:
    conversation = await team.customer()
    await team.ask(conversation, "where is my order? the number is HG-10432")
    await team.ask(conversation, "anna at home dot")
    await team.ask(conversation, "it's anna@")
    thread = await team.thread(conversation)
    assert thread.state.status is Status.WAITING
    assert thread.overview.slots.get("order_number") == "HG-10432"
