"""One mail that came in: whose words it brings, and into the log with them, once.

What became of it is stored in the transaction that stores the message. So a mail that is read
again, because the mailbox could not be told that it was read, changes nothing.
"""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Literal
from uuid import NAMESPACE_URL, uuid5

from sqlalchemy.ext.asyncio import AsyncSession

from handoff.config import Settings
from handoff.domain import events, reply_addresses, return_links
from handoff.domain.attached import Mailed
from handoff.domain.customers import Customer, Facts
from handoff.domain.errors import LinkRefused, NotFound
from handoff.domain.incoming_mail import (
    MOST_IN_WINDOW,
    RATE_WINDOW,
    READ,
    Ignored,
    IncomingMail,
    Unreadable,
    may_open,
    may_speak,
    named_by,
    why_ignored,
)
from handoff.domain.thread import Thread
from handoff.features.conversations import customer_commands
from handoff.services.changing import Change
from handoff.services.reaching import Mailing
from handoff.services.relay import Relay
from handoff.storage import conversations, customers, received_mails
from handoff.storage.received_mails import ReceivedMail

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Admission:
    """What admitting mails needs."""

    relay: Relay
    mailing: Mailing
    strangers: Literal["refuse", "open"]


def admission_of(settings: Settings, relay: Relay) -> Admission | None:
    """None if no mails are read."""
    mailing = relay.reaching.mailing
    if settings.imap_url is None or mailing is None:
        return None
    return Admission(relay, mailing, settings.mail_strangers)


class TooManyMails(Exception):
    """Nothing was noted of this one: it can be admitted later."""


async def admit(parts: Admission, mail: IncomingMail) -> str:
    """Make a message of the mail, or none; returns the outcome, `READ` or an `Ignored`.

    Raises:
        TooManyMails: more than people write have come into its conversation, or from its sender.
    """
    relay = parts.relay
    said = _said(mail)
    async with relay.store.begin() as session:
        before = await received_mails.find(session, mail.id)
        if before is not None:
            return before.outcome
        ignored = why_ignored(mail, parts.mailing.sender.address)
        conversation_id = None if ignored else await _conversation_of(parts, session, mail)
        if conversation_id is None:
            outcome = ignored or Ignored.STRANGER
            await _note(relay, session, mail, outcome)
            log.info("a mail from %s is not read (%s): %s", mail.sender, outcome, mail.id)
            return outcome
        thread = await _append(relay, session, conversation_id, mail, said)
    await relay.publish(thread)
    customer_commands.mail_stored(relay, thread.id, said)
    log.info("a mail from %s is message %d in %s", mail.sender, thread.seq, thread.id)
    return READ


async def leave(parts: Admission, message_id: str, why: Unreadable) -> None:
    """Note that a person must look at it; health counts these."""
    relay = parts.relay
    async with relay.store.begin() as session:
        if await received_mails.find(session, message_id) is None:
            left = ReceivedMail(message_id, why, sender="", subject="", at=relay.worker.now())
            received_mails.add(session, left)


async def _append(
    relay: Relay,
    session: AsyncSession,
    conversation_id: str,
    mail: IncomingMail,
    said: events.CustomerSaid,
) -> Thread:
    thread = await conversations.load(session, conversation_id)
    change = Change(thread, session, relay.worker.now())
    seq = customer_commands.append_mailed(relay, change, said)
    await conversations.save(session, thread, relay.worker.id, change.now)
    await _note(relay, session, mail, READ, conversation_id, seq)
    return thread


def _said(mail: IncomingMail) -> events.CustomerSaid:
    mailed = Mailed(
        address=mail.sender,
        subject=mail.subject,
        attachments=mail.attachments,
        shortened=mail.shortened,
    )
    client_id = str(uuid5(NAMESPACE_URL, f"mid:{mail.id}"))
    return events.CustomerSaid(client_id=client_id, text=mail.text, mail=mailed)


async def _note(
    relay: Relay,
    session: AsyncSession,
    mail: IncomingMail,
    outcome: str,
    conversation_id: str | None = None,
    seq: int | None = None,
) -> None:
    at = relay.worker.now()
    received = ReceivedMail(mail.id, outcome, mail.sender, mail.subject, at, conversation_id, seq)
    received_mails.add(session, received)


# ── whose words ──────────────────────────────────────────────────────────────────────────────


async def _conversation_of(
    parts: Admission, session: AsyncSession, mail: IncomingMail
) -> str | None:
    """Where the mail may speak; a new conversation, if strangers may begin one; else None.

    What was refused does not count: else whoever forges a customer's address could silence them.
    """
    since = parts.relay.worker.now() - RATE_WINDOW
    known = await _known_conversation(parts, session, mail)
    if known is not None:
        _check_rate(await received_mails.count_read_in(session, known, since))
        return known
    if parts.strangers == "open" and may_open(mail.sender):
        _check_rate(await received_mails.count_read_from(session, mail.sender, since))
        return await _opened(parts.relay, session, mail)
    return None


def _check_rate(read: int) -> None:
    if read >= MOST_IN_WINDOW:
        raise TooManyMails(f"{read} within {RATE_WINDOW}")


async def _known_conversation(
    parts: Admission, session: AsyncSession, mail: IncomingMail
) -> str | None:
    async for signed in _signed(parts, session, mail):
        return signed
    async for named in _named(parts, session, mail):
        if await _speaks(session, named, mail):
            return named
        log.info("%s may not speak in %s: %s", mail.sender, named, mail.id)
        break
    return None


async def _signed(
    parts: Admission, session: AsyncSession, mail: IncomingMail
) -> AsyncIterator[str]:
    """By a reply address or a link: whoever has one may speak, from whichever address."""
    secret, now = parts.mailing.link_secret, parts.relay.worker.now()
    for address in mail.recipients:
        named = reply_addresses.named_by(secret, address)
        if named is not None and await _exists(session, named):
            yield named
    for token in mail.tokens:
        try:
            link = return_links.read(secret, token, now)
            owner = await customers.of_conversation(session, link.conversation_id)
        except (LinkRefused, NotFound):
            continue
        if await customers.is_or_became(session, link.customer_id, owner.id):
            yield link.conversation_id


async def _named(parts: Admission, session: AsyncSession, mail: IncomingMail) -> AsyncIterator[str]:
    """By the Message-ID of a mail of ours that it answers, or of an earlier one of theirs."""
    for message_id in mail.follows:
        named = named_by(message_id, parts.mailing.sender.host)
        if named is None:
            before = await received_mails.find(session, message_id)
            named = before.conversation_id if before else None
        if named is not None and await _exists(session, named):
            yield named


async def _exists(session: AsyncSession, conversation_id: str) -> bool:
    try:
        await conversations.find(session, conversation_id)
    except NotFound:
        return False
    return True


async def _speaks(session: AsyncSession, conversation_id: str, mail: IncomingMail) -> bool:
    thread = await conversations.find(session, conversation_id)
    mailed = await received_mails.addresses_mailed(session, conversation_id)
    return may_speak(mail.sender, {*mailed, thread.overview.contact_email, thread.customer_email})


async def _opened(relay: Relay, session: AsyncSession, mail: IncomingMail) -> str:
    """A conversation with somebody new, even if another customer has the same address: anybody can
    write any address into a mail."""
    worker = relay.worker
    language = mail.language or "en"
    facts = Facts(name=mail.sender_name, email=mail.sender, language=language)
    customer = Customer(worker.new_id(), facts=facts)
    customers.add(session, customer, worker.now())
    thread = await conversations.create(
        session, worker.new_id(), language[:20], worker.now(), customer
    )
    return thread.id
