"""Sends what agents said to customers who have left: takes what is due, tries it, records how it
went.

Only one worker at a time handles a delivery. If it is killed between sending and recording, another
one (or the same, restarted) sends the mail again under the same Message-ID.
"""

from __future__ import annotations

import asyncio
import itertools
import logging
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Literal
from urllib.parse import urlsplit, urlunsplit

from handoff.channels.channel import NotDelivered, Outbound, Outcome, Refused
from handoff.channels.mail import LINK_DAYS
from handoff.channels.mail_texts import texts_for
from handoff.domain import events
from handoff.domain.attachments import files_of
from handoff.domain.deliveries import State, next_wait, thread_id
from handoff.domain.incoming_mail import subject_of_reply
from handoff.domain.return_links import PARAMETER, ReturnLink, sign
from handoff.domain.thread import Thread
from handoff.features.deliveries.wording import said_in
from handoff.services.changing import changing
from handoff.services.reaching import Mailing
from handoff.services.relay import Relay
from handoff.storage import conversations, deliveries, received_mails
from handoff.storage.deliveries import Delivery

log = logging.getLogger(__name__)

EVERY_S = 1.0
AT_ONCE = 20
COME_BACK_S = 15.0
"""After a start, time for customers to reconnect before they count as gone."""
MOST_REFERENCES = 20


async def run(relay: Relay) -> None:
    """Until cancelled; without mail there is nothing to do."""
    mailing = relay.reaching.mailing
    if mailing is None:
        return
    await asyncio.sleep(min(mailing.after.total_seconds(), COME_BACK_S))
    while True:
        try:
            while await deliver_due(relay, mailing) == AT_ONCE:
                pass
        except Exception:
            log.exception("could not deliver; trying again in %g s", EVERY_S)
        await asyncio.sleep(EVERY_S)


async def deliver_due(relay: Relay, mailing: Mailing) -> int:
    """Try what is due, in order within each conversation; returns how many there were."""
    await note_what_was_read(relay)
    async with relay.store.begin() as session:
        due = await deliveries.claim(session, relay.worker.id, relay.worker.now(), AT_ONCE)
    due.sort(key=lambda one: (one.conversation_id, one.seq))
    async with asyncio.TaskGroup() as group:
        for _, some in itertools.groupby(due, lambda one: one.conversation_id):
            group.create_task(_deliver_in_order(relay, mailing, tuple(some)))
    return len(due)


async def note_what_was_read(relay: Relay) -> None:
    read = relay.reaching.here.read
    if not read:
        return
    marks = dict(read)
    async with relay.store.begin() as session:
        await deliveries.seen(session, marks.items(), relay.worker.now())
    for conversation_id, seq in marks.items():
        if read[conversation_id] == seq:
            del read[conversation_id]


async def _deliver_in_order(relay: Relay, mailing: Mailing, some: tuple[Delivery, ...]) -> None:
    for delivery in some:
        try:
            await _deliver(relay, mailing, delivery)
        except Exception:
            # It stays claimed by this worker, which takes it up again.
            log.exception("the delivery of %s could not be recorded", delivery.message_id)


async def _deliver(relay: Relay, mailing: Mailing, delivery: Delivery) -> None:
    outbound = await _outbound(relay, mailing, delivery)
    try:
        outcome = await _by_the_first_channel(relay, outbound)
    except NotDelivered as error:
        await _not_delivered(relay, delivery, error)
        return
    now = relay.worker.now()
    if outcome is Outcome.DELIVERED:
        log.info("%s went by %s", delivery.message_id, delivery.channel)
        await _note(relay, replace(delivery, state=State.SENT, updated_at=now))
    else:
        await _note(relay, replace(delivery, next_try_at=now + mailing.after, updated_at=now))


async def _by_the_first_channel(relay: Relay, outbound: Outbound) -> Outcome:
    """Raises NotDelivered if a channel that should reach the customer could not."""
    for channel in relay.reaching.channels:
        outcome = await channel.deliver(outbound)
        if outcome is not Outcome.NOT_HERE:
            return outcome
    return Outcome.LATER


async def _not_delivered(relay: Relay, delivery: Delivery, error: NotDelivered) -> None:
    now, tries = relay.worker.now(), delivery.attempts + 1
    wait = None if isinstance(error, Refused) else next_wait(tries)
    tried = replace(
        delivery, attempts=tries, last_error=str(error)[:1000], updated_at=now, state=State.FAILED
    )
    if wait is not None:
        log.warning("%s not sent, trying again in %s: %s", delivery.message_id, wait, error)
        await _note(relay, replace(tried, next_try_at=now + wait))
    else:
        code: Literal["refused", "unreachable"] = (
            "refused" if isinstance(error, Refused) else "unreachable"
        )
        log.error("%s is a dead letter (%s): %s", delivery.message_id, code, error)
        await _bury(relay, replace(tried, state=State.DEAD), code)


async def _note(relay: Relay, delivery: Delivery) -> None:
    async with relay.store.begin() as session:
        await deliveries.note(session, relay.worker.id, delivery)


async def _bury(relay: Relay, delivery: Delivery, code: Literal["refused", "unreachable"]) -> None:
    """Agents see in the conversation that their answer did not arrive."""
    async with changing(relay, delivery.conversation_id) as change:
        if await deliveries.note(change.session, relay.worker.id, delivery):
            change.append(
                events.DeliveryFailed(
                    message_seq=delivery.seq,
                    channel="mail",
                    address=delivery.address,
                    code=code,
                    detail=delivery.last_error[:300],
                )
            )


async def _outbound(relay: Relay, mailing: Mailing, delivery: Delivery) -> Outbound:
    async with relay.store.read() as session:
        thread = await conversations.find(session, delivery.conversation_id)
        said = await conversations.entry(session, delivery.conversation_id, delivery.seq)
        before = await deliveries.sent_before(session, delivery)
        theirs = await received_mails.last_in(session, delivery.conversation_id)
    assert said is not None
    texts = texts_for(thread.overview.language, thread.locale)
    name, text = said_in(said.event, texts)
    now = relay.worker.now()
    return Outbound(
        agent_name=name,
        text=text,
        said_at=said.at,
        language=thread.overview.language,
        locale=thread.locale,
        address=delivery.address,
        message_id=delivery.message_id,
        earlier=(
            thread_id(thread.id, mailing.sender.host),
            *before[-MOST_REFERENCES:],
            *([theirs.message_id] if theirs else []),
        ),
        subject=subject_of_reply(theirs.subject) if theirs else "",
        reply_to=mailing.reply_to(thread.id),
        link=link_back(mailing, thread, now),
        is_live=relay.reaching.here.is_live(thread.id),
        waited=now - said.at,
        files=tuple(one.name for one in files_of(said.event)),
    )


def link_back(mailing: Mailing, thread: Thread, now: datetime) -> str:
    """A URL that opens this conversation, for its customer, on the website's page."""
    named = ReturnLink(thread.id, thread.customer_id, now + timedelta(days=LINK_DAYS))
    token = sign(mailing.link_secret, named)
    page = urlsplit(mailing.page)
    query = f"{page.query}&{PARAMETER}={token}" if page.query else f"{PARAMETER}={token}"
    return urlunsplit(page._replace(path=page.path or "/", query=query))
