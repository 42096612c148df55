"""Past answers are suggested for questions like theirs, and what agents do with them is learnt."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from uuid import uuid4

import numpy as np
import pytest
from sqlalchemy import update

from handoff.domain.errors import BotDown
from handoff.domain.parse import Vectors
from handoff.domain.suggesting import LabelKind
from handoff.features.replies import suggesting
from handoff.learning.candidates import Question
from handoff.storage import conversations, learning, suggestions
from handoff.storage.learning import Candidate, Verdict
from handoff.storage.rows import CONVERSATIONS
from handoff.storage.suggestions import Suggestion
from handoff.wire import Teach
from tests.conftest import ALONE
from tests.support.team import Team

ASKED = "Can I rent a bike rack from you for the weekend?"
ALIKE = "Is it possible to borrow a rack for bicycles on Saturday?"
ANSWER = "Yes, for 15 euros. Bring it back by Monday."


async def waiting(team: Team, *said: str) -> str:
    """A conversation that Ada holds, in which the customer has said this."""
    conversation = await team.customer()
    await team.claim(conversation)
    for text in said:
        await team.say(conversation, text)
    await team.settled(conversation)
    return conversation


async def answered(team: Team, question: str, reply: str) -> str:
    conversation = await waiting(team, question)
    await team.reply(conversation, reply)
    return conversation


async def suggested(team: Team, conversation: str) -> list[Suggestion]:
    parts = team.services.turn_taking
    _, items = await suggesting.suggest(parts, conversation, team.ada)
    return items


async def kept(team: Team, conversation: str) -> list[str | None]:
    """Labels of what was shown for this conversation."""
    async with team.store.read() as session:
        connection = await session.connection()
        rows = await connection.exec_driver_sql("SELECT conversation_id, label FROM suggestions")
        return [row.label for row in rows if row.conversation_id == conversation]


async def test_the_answer_to_a_question_alike_is_suggested(team: Team) -> None:
    await answered(team, ASKED, ANSWER)
    await answered(team, "My parcel has not come yet", "I am looking into it.")
    (one,) = await suggested(team, await waiting(team, ALIKE))
    assert one.text == ANSWER
    assert 0.7 < one.similarity <= 1.0
    assert await suggested(team, await waiting(team, "Who won the cup in 1998?")) == []


@ALONE
async def test_asked_again_the_same_ones_are_shown(team: Team) -> None:
    await answered(team, ASKED, ANSWER)
    conversation = await waiting(team, ALIKE)
    first = await suggested(team, conversation)
    assert first and await suggested(team, conversation) == first


async def test_what_the_agent_does_with_it_is_kept(team: Team) -> None:
    await answered(team, ASKED, ANSWER)
    cases = (
        (ANSWER, True, LabelKind.ACCEPTED),
        ("Yes, for 20 euros.", True, LabelKind.EDITED),
        ("Let me ask.", False, LabelKind.IGNORED),
    )
    for reply, used, label in cases:
        conversation = await waiting(team, ALIKE)
        shown = await suggested(team, conversation)
        assert await kept(team, conversation) == [None] * len(shown)
        await team.reply(conversation, reply, suggestion=shown[0].id if used else None)
        assert label.value in await kept(team, conversation)
        assert await suggested(team, conversation) == []  # nothing waits any more
    async with team.store.read() as session:
        labels = await suggestions.labels(session, shown[0].encoder)
    assert {one.used for one in labels} == {True, False}


@ALONE
async def test_after_enough_of_it_was_ignored_it_is_silent(team: Team) -> None:
    await answered(team, ASKED, ANSWER)
    conversation = await waiting(team, ALIKE)
    (one,) = await suggested(team, conversation)
    async with team.store.begin() as session:
        for similarity in range(70, 100):
            for _ in range(10):
                ignored = Suggestion(
                    id=str(uuid4()),
                    conversation_id=conversation,
                    question_seq=1,
                    candidate_id=one.candidate_id,
                    text="",
                    encoder=one.encoder,
                    similarity=similarity / 100,
                    agent_id=team.ada.id,
                    at=team.clock(),
                    label=LabelKind.IGNORED.value,
                )
                suggestions.add(session, ignored)
    assert one.similarity < 0.95
    assert await suggested(team, await waiting(team, ALIKE)) == []


@ALONE
async def test_what_a_designer_rejected_is_not_suggested(team: Team) -> None:
    await answered(team, ASKED, ANSWER)
    async with team.store.begin() as session:
        candidate, _ = (await learning.candidates(session))[0]
        verdict = Verdict(candidate.id, False, None, "d1", "Dana", team.clock())
        learning.add_verdict(session, verdict)
    assert await suggested(team, await waiting(team, ALIKE)) == []


async def test_a_bot_that_fails_at_past_questions_costs_no_suggestion(
    team: Team, monkeypatch: pytest.MonkeyPatch
) -> None:
    await answered(team, ASKED, ANSWER)
    assert await suggested(team, await waiting(team, ALIKE))  # its question is read now
    await answered(team, "Do you mend jackets?", "We do.")
    conversation = await waiting(team, ALIKE)
    real = team.bot.vectors

    async def failing(texts: Sequence[str]) -> Vectors:
        if list(texts) != [ALIKE]:
            raise BotDown("it is busy")
        return await real(texts)

    monkeypatch.setattr(team.bot, "vectors", failing)
    assert [one.text for one in await suggested(team, conversation)] == [ANSWER]


async def test_past_questions_are_read_once_though_several_ask(
    team: Team, monkeypatch: pytest.MonkeyPatch
) -> None:
    await answered(team, ASKED, ANSWER)
    asking = [await waiting(team, ALIKE) for _ in range(3)]
    real = team.bot.vectors
    read: list[str] = []

    async def noting(texts: Sequence[str]) -> Vectors:
        read.extend(texts)
        return await real(texts)

    monkeypatch.setattr(team.bot, "vectors", noting)
    found = await asyncio.gather(*(suggested(team, one) for one in asking))
    assert all(found) and read.count(ASKED) == 1


async def test_only_the_newest_answers_in_words_are_read(team_without_bot: Team) -> None:
    team = team_without_bot
    for number in range(3):
        await answered(team, f"question {number}", "Yes.")
        team.clock.advance(minutes=1)
    conversation = await waiting(team, "hello")
    only_files = Candidate(
        "x", "reply", conversation, 1, 2, "", "A cat.", None, None, None, team.clock()
    )
    async with team.store.begin() as session:
        learning.add_candidate(session, only_files)
        newest = await suggestions.unread(session, "e", most=9, among=2)
        assert [one.question for one in newest] == ["question 2", "question 1"]
        vector = np.ones(2, np.float32)
        await suggestions.keep_vectors(session, "e", [(one, vector) for one in newest])
        assert await suggestions.unread(session, "e", most=9, among=2) == []


async def test_two_workers_may_keep_the_same_vector(team_without_bot: Team) -> None:
    team = team_without_bot
    await answered(team, ASKED, ANSWER)
    async with team.store.read() as session:
        (one,) = await suggestions.unread(session, "e", most=9, among=9)

    async def keep() -> None:
        async with team.store.begin() as session:
            await suggestions.keep_vectors(session, "e", [(one, np.ones(2, np.float32))])

    await asyncio.gather(*(keep() for _ in range(5)))
    async with team.store.read() as session:
        assert len((await suggestions.pool(session, "e", None, "", 9)).ids) == 1


@ALONE
async def test_only_the_holder_gets_any(team: Team) -> None:
    await answered(team, ASKED, ANSWER)
    conversation = await waiting(team, ALIKE)
    parts = team.services.turn_taking
    assert await suggesting.suggest(parts, conversation, team.ben) == (None, [])


@ALONE
async def test_without_a_bot_it_is_silent(team_without_bot: Team) -> None:
    team = team_without_bot
    conversation = await waiting(team, ALIKE)
    parts = team.services.turn_taking
    question, items = await suggesting.suggest(parts, conversation, team.ada)
    assert question == Question(2, ALIKE) and items == []


@ALONE
@pytest.mark.parametrize("chosen", [None, 2])
async def test_what_an_agent_teaches_is_reviewed_first(
    team_without_bot: Team, chosen: int | None
) -> None:
    team = team_without_bot
    taught = await waiting(team, "Do you mend jackets?", "And zips?")
    await team.reply(taught, "We do.", teach=Teach(question_seq=chosen))
    team.clock.advance(minutes=5)
    await answered(team, ASKED, ANSWER)
    async with team.store.read() as session:
        (first, _), (second, _) = await learning.candidates(session)
    asked = "Do you mend jackets?" if chosen else "Do you mend jackets?\nAnd zips?"
    assert (first.taught, first.question, first.reply) == (True, asked, "We do.")
    assert not second.taught


@ALONE
async def test_names_of_customer_and_agent_are_not_kept(team_without_bot: Team) -> None:
    team = team_without_bot
    conversation = await waiting(team, "I am Grace Hopper. Do you mend jackets?")
    async with team.store.begin() as session:
        thread = await conversations.load(session, conversation)
        named = update(CONVERSATIONS).where(CONVERSATIONS.c.id == thread.id)
        await session.execute(named.values(customer_name="Grace Hopper"))
    await team.reply(conversation, "We do, Grace. Yours, Ada")
    async with team.store.read() as session:
        ((candidate, _),) = await learning.candidates(session)
    assert candidate.question == "I am <name>. Do you mend jackets?"
    assert candidate.reply == "We do, <name>. Yours, <name>"


@ALONE
async def test_a_reply_sent_twice_is_labelled_once(team_without_bot: Team) -> None:
    team = team_without_bot
    conversation = await waiting(team, ALIKE)
    same = str(uuid4())
    for _ in range(2):
        await team.reply(conversation, "Yes.", client_id=same, suggestion="gone")
    assert await kept(team, conversation) == []
