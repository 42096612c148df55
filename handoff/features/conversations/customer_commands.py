"""What a customer does. Sending a command again with the same client id does no harm."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Literal

from handoff.detector.care.hearing import concern_told, danger_told
from handoff.domain import events
from handoff.domain.conversation import Status
from handoff.domain.errors import Invalid
from handoff.domain.events import AnyEvent, Decision
from handoff.domain.history import history_of
from handoff.domain.reasons import AnyReason, Asked, ByAgent, is_unanswered
from handoff.domain.response_to_danger import kept_in_front
from handoff.domain.signals import RAISED
from handoff.domain.summary import summary_of
from handoff.domain.task import left_queue
from handoff.domain.thread import Thread
from handoff.features.attachments import sending
from handoff.features.customers import identity
from handoff.features.review.candidates import propose_unhelpful
from handoff.services import snapshots
from handoff.services.changing import Change, changing
from handoff.services.relay import Relay
from handoff.storage import agents, conversations
from handoff.storage.group_commit import Told


def say(relay: Relay, conversation_id: str, client_id: str, text: str, told: Told) -> None:
    """Store what the customer said; `told` gets its sequence number once it is committed.

    The next message need not wait for that: the order of these calls is kept. The bot looks at it
    afterwards.
    """
    said = events.CustomerSaid(client_id=client_id, text=text)
    needs_care = concern_told(text) is not None

    def append(thread: Thread, now: datetime) -> int:
        _reopen_if_resolved(thread, now, relay.reopen_within, needs_care)
        return thread.append(said, now)

    def settled(result: int | Exception) -> None:
        _have_it_dealt_with(relay, conversation_id, needs_care)
        told(result)

    relay.group.append(conversation_id, client_id, append, settled)


async def say_with_files(
    relay: Relay, conversation_id: str, client_id: str, text: str, files: Sequence[str]
) -> int:
    """The same for a message with files, which were uploaded before; the text may be empty.

    Raises:
        Invalid: one of them is not an unsent file of this customer.
    """
    needs_care = concern_told(text) is not None
    async with changing(relay, conversation_id) as change:
        seq = await _seen_before(change, client_id)
        if seq is not None:
            return seq
        sent = await sending.unsent(change.session, conversation_id, None, files)
        _reopen_if_resolved(change.thread, change.now, relay.reopen_within, needs_care)
        seq = change.append(events.CustomerSaid(client_id=client_id, text=text, attachments=sent))
        await sending.note_sent(change.session, files, seq)
    _have_it_dealt_with(relay, conversation_id, needs_care)
    return seq


def append_mailed(relay: Relay, change: Change, said: events.CustomerSaid) -> int:
    """The same for what came by mail, inside the caller's transaction; then `mail_stored`."""
    needs_care = concern_told(said.text) is not None
    _reopen_if_resolved(change.thread, change.now, relay.reopen_within, needs_care)
    return change.append(said)


def mail_stored(relay: Relay, conversation_id: str, said: events.CustomerSaid) -> None:
    _have_it_dealt_with(relay, conversation_id, _needs_care(said))


def _have_it_dealt_with(relay: Relay, conversation_id: str, needs_care: bool) -> None:
    if needs_care:
        relay.hurry(conversation_id)
    relay.wake_turns(conversation_id)


async def choose(
    relay: Relay, conversation_id: str, client_id: str, clarify_seq: int, option: int | None
) -> int:
    """Press a button of a clarifying question; `option` None ("none of these") gets the offer to
    say it differently, and the next time a person.

    Raises:
        Invalid: there is no such question or button.
        IllegalMove: the bot no longer holds the conversation.
    """
    async with changing(relay, conversation_id) as change:
        seq = await _seen_before(change, client_id)
        if seq is not None:
            return seq
        asked = await conversations.entry(change.session, conversation_id, clarify_seq)
        if asked is None or not isinstance(asked.event, events.ClarifyAsked):
            raise Invalid(f"message {clarify_seq} is not a clarifying question")
        options = asked.event.options
        if option is not None and option >= len(options):
            raise Invalid(f"question {clarify_seq} has {len(options)} buttons, not {option + 1}")
        label = None if option is None else options[option].label
        chosen = events.Chosen(
            client_id=client_id, clarify_seq=clarify_seq, option=option, label=label
        )
        seq = change.append(chosen)
        said = await conversations.entry(change.session, conversation_id, asked.event.reply_to)
        needs_care = said is not None and _needs_care(said.event)
        if option is None and not needs_care:
            await _none_of_these(change, seq)
    if needs_care:
        relay.hurry(conversation_id)
    relay.wake_turns(conversation_id)
    return seq


async def _none_of_these(change: Change, seq: int) -> None:
    log = await change.log()
    history = history_of(entry.event for entry in log)
    if history.offered_to_rephrase and not left_queue(log):
        reason = Asked(code="none_of_these")
        change.append(events.Judged(message_seq=seq, decision=Decision.ESCALATE, reasons=(reason,)))
        await escalate(change, (reason,))
        return
    change.append(events.Judged(message_seq=seq, decision=Decision.FALLBACK, failed_turn=True))
    change.append(events.Fallback(reply_to=seq, code="none_of_these"))


def _needs_care(event: AnyEvent) -> bool:
    return isinstance(event, events.CustomerSaid) and concern_told(event.text) is not None


async def request_human(
    relay: Relay, conversation_id: str, client_id: str, about_seq: int | None
) -> int:
    """Bring a person at once; with `about_seq`, because that answer did not help."""
    async with changing(relay, conversation_id) as change:
        seq = await _seen_before(change, client_id)
        if seq is not None:
            return seq
        if change.thread.state.status is Status.RESOLVED:
            change.append(events.Reopened(to="queue"))
        request = events.HumanRequested(
            client_id=client_id,
            via="button" if about_seq is None else "did_not_help",
            about_seq=about_seq,
        )
        seq = change.append(request)
        if change.thread.state.status is Status.SNOOZED:
            await wake_up(change, "customer")
        if about_seq is not None:
            await propose_unhelpful(relay, change, about_seq)
        if change.thread.state.status is Status.BOT:
            code = "pressed_the_button" if about_seq is None else "did_not_help"
            await escalate(change, (Asked(code=code),))
    relay.wake_turns(conversation_id)
    return seq


async def leave_queue(
    relay: Relay, conversation_id: str, client_id: str, version: int | None = None
) -> int:
    """Go on with the bot, which takes up what was written while waiting.

    Nothing happens outside the queue, or if this wait began after `version`: then the customer has
    not seen it, and this is an old frame that was delayed.
    """
    async with changing(relay, conversation_id) as change:
        seq = await _seen_before(change, client_id)
        if seq is None and await _waits_since(change, version):
            seq = change.append(events.HandedBack(by="customer", client_id=client_id))
    relay.wake_turns(conversation_id)
    return change.thread.seq if seq is None else seq


async def _waits_since(change: Change, version: int | None) -> bool:
    """Whether the customer is waiting, and already was at this version (None: at any)."""
    if change.thread.state.status is not Status.WAITING:
        return False
    if version is None:
        return True
    newer = await change.log(since=version)
    return not any(isinstance(entry.event, events.Escalated | events.Reopened) for entry in newer)


async def leave_contact(relay: Relay, conversation_id: str, client_id: str, email: str) -> int:
    left = events.ContactLeft(client_id=client_id, email=email)
    seq = await _append_once(relay, conversation_id, left)
    await identity.left_address(relay, conversation_id, email)
    return seq


async def rate(relay: Relay, conversation_id: str, client_id: str, score: int, comment: str) -> int:
    rated = events.Rated(client_id=client_id, score=score, comment=comment)
    seq = await _append_once(relay, conversation_id, rated)
    if danger_told(comment):
        relay.hurry(conversation_id)
    return seq


async def escalate(change: Change, reasons: tuple[AnyReason, ...], priority: int = 0) -> None:
    """Put the conversation into the queue, inside the caller's transaction."""
    log = await change.log()
    reasons, priority = kept_in_front(change.thread.overview, reasons, priority)
    change.append(
        events.Escalated(
            unanswered=is_unanswered(reasons),
            reasons=reasons,
            priority=priority,
            summary=summary_of([(entry.seq, entry.event) for entry in log]),
            slots=change.thread.overview.slots,
            anyone_online=await snapshots.anyone_online(change.session, change.now),
        )
    )


async def wake_up(change: Change, cause: Literal["time", "customer"]) -> None:
    """No longer put off, inside the caller's transaction: back to its holder, or to the queue if
    that agent is not there."""
    change.append(events.Woken(cause=cause))
    holder = change.thread.state
    there = {agent.id for agent in await snapshots.online(change.session, change.now)}
    if holder.owner_id is not None and holder.owner_id in there:
        # The holder's time to answer begins now: upkeep must not take it away again at once.
        await agents.note_active(change.session, holder.owner_id, change.now)
    else:
        away = ByAgent(code="holder_away", agent_name=holder.owner_name or "")
        await escalate(change, (away,), priority=RAISED)


async def _append_once(
    relay: Relay, conversation_id: str, event: events.ContactLeft | events.Rated
) -> int:
    async with changing(relay, conversation_id) as change:
        seq = await _seen_before(change, event.client_id)
        return change.append(event) if seq is None else seq


async def _seen_before(change: Change, client_id: str) -> int | None:
    return await conversations.seq_of_client_id(change.session, change.thread.id, client_id)


def _reopen_if_resolved(thread: Thread, now: datetime, within: timedelta, needs_care: bool) -> None:
    """To the queue if a person resolved it recently, or the message needs care; otherwise to the
    bot, which starts afresh."""
    if thread.state.status is not Status.RESOLVED:
        return
    resolved_at = thread.overview.resolved_at
    soon = resolved_at is not None and now - resolved_at <= within
    to_queue = needs_care or (soon and thread.overview.last_agent_id is not None)
    thread.append(events.Reopened(to="queue" if to_queue else "bot"), now)
