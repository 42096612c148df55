"""A customer's message speaks of danger: words at once, and a person first of all.

It needs no bot and waits for none. `say` has it looked at beside whatever the bot is working on; a
turn looks once more before it begins, so nothing is lost to a crash or to a change of hands.
"""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Iterable, Sequence

from common.assistant.care import Care
from handoff.detector.care.care import danger_in
from handoff.domain import events
from handoff.domain import response_to_danger as responses
from handoff.domain.care import Danger
from handoff.domain.conversation import Status
from handoff.domain.errors import BatonError
from handoff.domain.escalation import CARE
from handoff.domain.response_to_danger import Response, response_to
from handoff.domain.thread import Entry
from handoff.features.conversations.customer_commands import escalate, wake_up
from handoff.services import snapshots
from handoff.services.changing import Change, changing
from handoff.services.container import TurnTaking

log = logging.getLogger(__name__)


async def attend(parts: TurnTaking, conversation_id: str) -> bool:
    """Deal with the oldest message that speaks of danger and that nobody has dealt with; False if
    there is none. What was written before it is not dealt with here."""
    words = await parts.relay.standing_words.now()
    async with changing(parts.relay, conversation_id) as change:
        log = await change.log()
        found = first_danger(log, change.thread.overview.judged_seq)
        if found is None:
            return False
        response = await _respond(change, log, *found, words)
    if response.escalates:
        await quietly(parts.bot.leave_form(conversation_id))
    return True


def first_danger(log: Sequence[Entry], judged_seq: int) -> tuple[Entry, Danger] | None:
    """`log` must reach back to the last judged message, and hold the questions buttons answer."""
    past = {entry.seq: entry.event for entry in log}
    for entry in log:
        if entry.seq > judged_seq:
            danger = _danger_in_any(responses.texts_of(entry.event, past))
            if danger is not None:
                return entry, danger
    return None


def _danger_in_any(texts: Iterable[str]) -> Danger | None:
    return next(filter(None, map(danger_in, texts)), None)


async def _respond(
    change: Change, log: Sequence[Entry], entry: Entry, danger: Danger, words: Care
) -> Response:
    thread = change.thread
    if thread.state.status is Status.SNOOZED:
        await wake_up(change, "customer")
    if thread.state.status is Status.RESOLVED and isinstance(entry.event, events.Rated):
        change.append(events.Reopened(to="queue"))
    stand = responses.words_stand(log, danger.category, change.now)
    response = response_to(thread.state.status, thread.overview, danger, stand)
    change.append(responses.judged(entry.seq, response.decision, danger, thread.overview))
    if response.offers_help:
        change.append(await _words(change, entry.seq, danger, words))
    if response.escalates:
        await escalate(change, (responses.reason_of(danger),), CARE)
    if response.raises:
        change.append(responses.raised(danger, thread.overview))
    return response


async def _words(change: Change, seq: int, danger: Danger, care: Care) -> events.HelpOffered:
    language = care.language(danger.language, change.thread.locale)
    words = care.words[language]
    help = words.help[danger.category]
    return events.HelpOffered(
        about_seq=seq,
        category=danger.category,
        language=language,
        text=help.text,
        lines=tuple(
            events.HelpLine(where=line.where, name=line.name, call=line.call, open=line.open)
            for line in help.lines_for(change.thread.locale)
        ),
        closing=words.closings[await _who_will_read(change)],
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
