"""Reads the mailbox, one worker at a time, and puts each mail where it belongs afterwards."""

from __future__ import annotations

import asyncio
import hashlib
import logging
from dataclasses import dataclass, field

from sqlalchemy.exc import InterfaceError, OperationalError

from handoff.channels import mail_reading
from handoff.channels.mail_reader import MailReader
from handoff.channels.mail_reading import CannotBeRead
from handoff.channels.mailbox import DONE, IGNORED, Arrived, Mailbox, Refused
from handoff.config import Settings
from handoff.domain.incoming_mail import READ, Unreadable
from handoff.domain.mailbox_url import Account, account_of
from handoff.features.incoming_mail.admitting import (
    Admission,
    TooManyMails,
    admission_of,
    admit,
    leave,
)
from handoff.features.incoming_mail.setbacks import Setbacks
from handoff.services import leases
from handoff.services.relay import Relay

log = logging.getLogger(__name__)

LEASE = "mailbox"
AGAIN_S = 5.0
"""After a failure, doubled each time up to `LONGEST_S`: servers lock out whoever hurries them."""
LONGEST_S = 300.0

_NOT_ITS_FAULT = (OperationalError, InterfaceError, OSError)
"""The database is away or busy: no mail is to blame for that."""


@dataclass(frozen=True, slots=True)
class Receiving:
    """What receiving mails needs."""

    admission: Admission
    reader: MailReader = field(default_factory=MailReader)
    setbacks: Setbacks = field(default_factory=Setbacks)


async def run(relay: Relay, settings: Settings) -> None:
    """Until cancelled; without a mailbox there is nothing to do."""
    admission = admission_of(settings, relay)
    if admission is None or settings.imap_url is None:
        return
    receiving = Receiving(admission)
    try:
        await _keep_following(receiving, account_of(settings.imap_url))
    finally:
        receiving.reader.close()


async def _keep_following(receiving: Receiving, account: Account) -> None:
    wait = AGAIN_S
    while True:
        try:
            if await leases.try_lease(receiving.admission.relay.worker, LEASE):
                await _follow(receiving, account)
            wait = AGAIN_S
        except Exception as error:
            log.warning("the mailbox cannot be read, trying again in %g s: %r", wait, error)
            await asyncio.sleep(wait)
            wait = min(wait * 2, LONGEST_S)
        else:
            await asyncio.sleep(AGAIN_S)


async def _follow(receiving: Receiving, account: Account) -> None:
    """For as long as this worker has the lease and the connection lasts."""
    mailbox = Mailbox(account)
    try:
        await asyncio.to_thread(mailbox.open)
        while await leases.try_lease(receiving.admission.relay.worker, LEASE):
            # The server may have said that more has come while these were dealt with.
            while await read_waiting(receiving, mailbox):
                pass
            await asyncio.to_thread(mailbox.wait)
    finally:
        mailbox.close()


async def read_waiting(receiving: Receiving, mailbox: Mailbox) -> int:
    """Deal with every mail that waits, the oldest first; returns how many will not come again."""
    dealt_with = 0
    for uid in await asyncio.to_thread(mailbox.waiting, receiving.setbacks.resting):
        arrived = await asyncio.to_thread(mailbox.fetch, uid, mail_reading.MOST_BYTES)
        if arrived is None:
            receiving.setbacks.rest(uid)
        else:
            dealt_with += await _deal_with(receiving, mailbox, arrived)
    return dealt_with


async def _deal_with(receiving: Receiving, mailbox: Mailbox, arrived: Arrived) -> bool:
    try:
        outcome = await _admit(receiving, arrived)
    except CannotBeRead as error:
        log.error("mail %s stays in the mailbox, flagged (%s)", arrived.uid, error)
        await leave(receiving.admission, _name(arrived), error.why)
        await _flag(receiving, mailbox, arrived.uid)
        return True
    if outcome is None:
        return False
    receiving.setbacks.forget(arrived.uid)
    folder = DONE if outcome == READ else IGNORED
    try:
        await asyncio.to_thread(mailbox.put_away, arrived.uid, folder)
    except Refused as refused:
        log.error("mail %s cannot be moved to %s, and is flagged: %s", arrived.uid, folder, refused)
        receiving.setbacks.rest(arrived.uid)
        await _flag(receiving, mailbox, arrived.uid)
    return True


async def _admit(receiving: Receiving, arrived: Arrived) -> str | None:
    """What became of it; None: it is to be tried again. Raises CannotBeRead."""
    if not arrived.raw:
        raise CannotBeRead(Unreadable.TOO_BIG, f"{arrived.size} bytes")
    mail = await asyncio.to_thread(receiving.reader.read, arrived.raw)
    try:
        return await admit(receiving.admission, mail)
    except TooManyMails as many:
        raise CannotBeRead(Unreadable.TOO_MANY, f"{many}: {mail.sender}") from many
    except _NOT_ITS_FAULT:
        log.exception("mail %s could not be stored; it is tried again", mail.id)
        receiving.setbacks.rest(arrived.uid, AGAIN_S)
        return None
    except Exception as error:
        log.exception("mail %s could not be stored", mail.id)
        if receiving.setbacks.failed(arrived.uid):
            receiving.setbacks.forget(arrived.uid)
            raise CannotBeRead(Unreadable.BROKEN, "it cannot be stored") from error
        return None


async def _flag(receiving: Receiving, mailbox: Mailbox, uid: str) -> None:
    try:
        await asyncio.to_thread(mailbox.leave, uid)
    except Refused as refused:
        log.error("mail %s cannot be flagged, and is left alone for a while: %s", uid, refused)
        receiving.setbacks.rest(uid)


def _name(arrived: Arrived) -> str:
    """For one that has no Message-ID that we could read."""
    content = arrived.raw or f"{arrived.uid} of {arrived.size} bytes".encode()
    return f"<{hashlib.sha256(content).hexdigest()}@unreadable>"
