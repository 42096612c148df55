"""A customer's message needs care: words at once, and a person, in danger first of all.

What patterns find needs no bot and waits for none. `say` has it looked at beside whatever the bot
is working on; a turn looks once more before it begins, so nothing is lost to a crash or to a change
of hands. What only the network finds is dealt with in the turn (`respond_to_judged`).
"""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Iterable, Sequence

from common.assistant.care import Care
from handoff.detector.care.hearing import concern_told
from handoff.domain import events
from handoff.domain import response_to_danger as responses
from handoff.domain.attached import HelpLine
from handoff.domain.care import Concern
from handoff.domain.conversation import Status
from handoff.domain.errors import BatonError
from handoff.domain.escalation import priority_of, reason_of
from handoff.domain.response_to_danger import Response, response_to
from handoff.domain.thread import Entry
from handoff.features.conversations.customer_commands import escalate, wake_up
from handoff.features.deliveries import outbox
from handoff.learning.policy import priorities_of
from handoff.services import snapshots
from handoff.services.changing import Change, changing
from handoff.services.container import TurnTaking

log = logging.getLogger(__name__)


async def attend(parts: TurnTaking, conversation_id: str) -> bool:
    """Deal with the oldest message that needs care and that nobody has dealt with; False if there
    is none. What was written before it is not dealt with here."""
    words = await parts.relay.standing_words.now()
    async with changing(parts.relay, conversation_id) as change:
        log = await change.log()
        found = first_concern(log, change.thread.overview.judged_seq)
        if found is None:
            return False
        response = await _respond(change, log, *found, words)
        outbox.answer_by_mail(parts.relay.reaching, change)
    if response.escalates:
        await quietly(parts.bot.leave_form(conversation_id))
    return True


def first_concern(log: Sequence[Entry], judged_seq: int) -> tuple[Entry, Concern] | None:
    """`log` must reach back to the last judged message, and hold the questions buttons answer."""
    past = {entry.seq: entry.event for entry in log}
    for entry in log:
        if entry.seq > judged_seq:
            concern = _concern_in_any(responses.texts_of(entry.event, past))
            if concern and (concern.is_danger or not isinstance(entry.event, events.Rated)):
                return entry, concern
    return None


def _concern_in_any(texts: Iterable[str]) -> Concern | None:
    return next(filter(None, map(concern_told, texts)), None)


async def _respond(
    change: Change, log: Sequence[Entry], entry: Entry, concern: Concern, words: Care
) -> Response:
    thread = change.thread
    if thread.state.status is Status.SNOOZED:
        await wake_up(change, "customer")
    if thread.state.status is Status.RESOLVED and isinstance(entry.event, events.Rated):
        change.append(events.Reopened(to="queue"))
    response = _response(change, log, concern, words)
    change.append(responses.judged(entry.seq, response.decision, concern, thread.overview))
    await _carry_out(change, response, entry.seq, concern, words)
    return response


def _response(change: Change, log: Sequence[Entry], concern: Concern, words: Care) -> Response:
    stand = responses.words_stand(log, concern.category, change.now)
    priority = priority_of(concern.category, priorities_of(words))
    return response_to(change.thread.state.status, change.thread.overview, concern, priority, stand)


async def respond_to_judged(change: Change, seq: int, concern: Concern, words: Care) -> None:
    """The turn has judged message `seq` itself; what follows is the same."""
    response = _response(change, await change.log(), concern, words)
    await _carry_out(change, response, seq, concern, words)


async def _carry_out(
    change: Change, response: Response, seq: int, concern: Concern, words: Care
) -> None:
    if response.offers_help:
        change.append(await _words(change, seq, concern, words))
    priority = priority_of(concern.category, priorities_of(words))
    if response.escalates:
        await escalate(change, (reason_of(concern.category),), priority)
    if response.raises:
        change.append(responses.raised(concern, priority, change.thread.overview))


async def _words(change: Change, seq: int, concern: Concern, care: Care) -> events.HelpOffered:
    language = care.language(concern.language, change.thread.locale)
    words = care.words[language]
    help = words.help[concern.category]
    return events.HelpOffered(
        about_seq=seq,
        category=concern.category,
        language=language,
        text=help.text,
        lines=tuple(
            HelpLine(where=line.where, name=line.name, call=line.call, open=line.open)
            for line in help.lines_for(change.thread.locale)
        ),
        closing=words.closing(concern.category, await _who_will_read(change)),
    )


async def _who_will_read(change: Change) -> str:
    there = {agent.id for agent in await snapshots.online(change.session, change.now)}
    holder = change.thread.state.owner_id
    if holder is not None:
        return "with_a_person" if holder in there else "nobody_is_here"
    return "team_is_here" if there else "nobody_is_here"


async def quietly(call: Awaitable[None]) -> None:
    """Tidying up in the bot's memory must not fail the turn: the log is the truth."""
    try:
        await call
    except BatonError as error:
        log.info("the bot could not be tidied up: %s", error.message)
