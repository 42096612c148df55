"""Suggests what colleagues answered to questions like the one that waits.

The bot's encoder says how alike two questions are. Without a bot, or when it is slow, there are no
suggestions, and nobody is told.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator

from handoff.bot_client import BotClient
from handoff.domain.conversation import Status
from handoff.domain.errors import Unavailable
from handoff.domain.parse import Vectors
from handoff.domain.suggesting import PastAnswer, label_of, threshold, worth_showing
from handoff.domain.thread import Thread
from handoff.learning.candidates import Question, open_question
from handoff.services.changing import Change
from handoff.services.container import TurnTaking
from handoff.services.worker import Worker
from handoff.storage import conversations, suggestions
from handoff.storage.agents import Agent
from handoff.storage.engine import Store
from handoff.storage.suggestions import Pool, Suggestion, Unread

log = logging.getLogger(__name__)

LOOKS_BACK = 200
"""How many entries of the log to search for the question."""

AT_ONCE, MOST_READ = 8, 48
"""Past questions that the bot is given in one call, and before one answer: it reads them while no
customer's message can be parsed. What is left over is read the next time."""

MOST_COMPARED = 2000
"""The newest past answers."""


async def suggest(
    parts: TurnTaking, conversation_id: str, agent: Agent
) -> tuple[Question | None, list[Suggestion]]:
    """The question that waits for this agent, and suggestions for it. Asked again, the same ones:
    what was shown once is not shown anew.

    Raises:
        NotFound: there is no such conversation.
    """
    relay = parts.relay
    async with relay.store.read() as session:
        thread = await conversations.find(session, conversation_id)
        if thread.state.status is not Status.HUMAN or thread.state.owner_id != agent.id:
            return None, []
        since = max(0, thread.seq - LOOKS_BACK)
        entries = await conversations.entries(session, conversation_id, since)
        question = open_question([(one.seq, one.event) for one in entries], relay.mask)
        if question is None:
            return None, []
        shown = await suggestions.shown(session, conversation_id, question.seq, agent.id)
    if shown:
        return question, shown
    try:
        asked = await parts.bot.vectors([question.text])
    except Unavailable as error:
        log.info("conversation %s: no suggestions, %s", conversation_id, error.message)
        return question, []
    await _catch_up(parts, asked.encoder)
    found = await _found(relay.store, thread, asked)
    return question, await _show(relay.worker, thread, question, agent, asked.encoder, found)


async def _catch_up(parts: TurnTaking, encoder: str) -> None:
    """Read some more of the past questions. Whoever asks meanwhile waits for that, and reads none:
    it would be the same ones."""
    if parts.reading.locked():
        async with parts.reading:
            return
    async with parts.reading:
        try:
            await _read_more(parts.relay.store, parts.bot, encoder)
        except Unavailable as error:
            log.info("past questions are left unread for now, %s", error.message)


async def _read_more(store: Store, bot: BotClient, encoder: str) -> None:
    """Have the bot's encoder read questions that it has not read yet."""
    async with store.read() as session:
        unread = await suggestions.unread(session, encoder, MOST_READ, MOST_COMPARED)
    for some in _pieces(unread):
        made = await bot.vectors([one.question for one in some])
        if made.encoder != encoder:  # another model went live
            return
        async with store.begin() as session:
            read = zip(some, made.vectors, strict=True)
            await suggestions.keep_vectors(session, encoder, read)


def _pieces(unread: list[Unread]) -> Iterator[list[Unread]]:
    for start in range(0, len(unread), AT_ONCE):
        yield unread[start : start + AT_ONCE]


async def _found(store: Store, thread: Thread, asked: Vectors) -> list[PastAnswer]:
    async with store.read() as session:
        language = thread.overview.language
        pool = await suggestions.pool(session, asked.encoder, language, thread.id, MOST_COMPARED)
        least = threshold(await suggestions.labels(session, asked.encoder))
    return worth_showing(_compared(pool, asked), least)


def _compared(pool: Pool, asked: Vectors) -> Iterator[PastAnswer]:
    if not pool.ids:
        return
    similarities = (pool.vectors @ asked.vectors[0]).tolist()
    for id, text, similarity in zip(pool.ids, pool.texts, similarities, strict=True):
        yield PastAnswer(id, text, min(1.0, similarity))


async def _show(
    worker: Worker,
    thread: Thread,
    question: Question,
    agent: Agent,
    encoder: str,
    found: list[PastAnswer],
) -> list[Suggestion]:
    shown = [
        Suggestion(
            id=worker.new_id(),
            conversation_id=thread.id,
            question_seq=question.seq,
            candidate_id=one.candidate_id,
            text=one.text,
            encoder=encoder,
            similarity=one.similarity,
            agent_id=agent.id,
            at=worker.now(),
        )
        for one in found
    ]
    if not shown:
        return []
    async with worker.store.begin() as session:
        # Another tab of the agent's may have asked meanwhile.
        before = await suggestions.shown(session, thread.id, question.seq, agent.id)
        for one in () if before else shown:
            suggestions.add(session, one)
    return before or shown


async def label(change: Change, agent: Agent, used: str | None, sent: str) -> None:
    """Keep what the agent's reply `sent` says about what they were shown. `used`: the suggestion
    that it was made of."""
    shown = await suggestions.unlabelled(change.session, change.thread.id, agent.id)
    any_used = any(one.id == used for one in shown)
    for one in shown:
        kind = label_of(one.id == used, any_used, one.text, sent)
        await suggestions.label(change.session, one.id, kind)
