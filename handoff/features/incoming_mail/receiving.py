"""Reads the mailbox, one worker at a time, and puts each mail where it belongs afterwards."""

from __future__ import annotations

import asyncio
import hashlib
import logging

from handoff.channels import mail_reading
from handoff.channels.mail_reading import CannotBeRead
from handoff.channels.mailbox import DONE, IGNORED, Arrived, Mailbox
from handoff.config import Settings
from handoff.domain.incoming_mail import READ, IncomingMail, Unreadable
from handoff.domain.mailbox_url import Account, account_of
from handoff.features.incoming_mail.admitting import Admission, admission_of, admit, leave
from handoff.services import leases
from handoff.services.relay import Relay

log = logging.getLogger(__name__)

LEASE = "mailbox"
AGAIN_S = 5.0
"""After a failure, doubled each time up to `LONGEST_S`: servers lock out whoever hurries them."""
LONGEST_S = 300.0


async def run(relay: Relay, settings: Settings) -> None:
    """Until cancelled; without a mailbox there is nothing to do."""
    admission = admission_of(settings, relay)
    if admission is None or settings.imap_url is None:
        return
    account, wait = account_of(settings.imap_url), AGAIN_S
    while True:
        try:
            if await leases.try_lease(relay.worker, LEASE):
                await _follow(admission, account)
            wait = AGAIN_S
        except Exception as error:
            log.warning("the mailbox cannot be read, trying again in %g s: %r", wait, error)
            await asyncio.sleep(wait)
            wait = min(wait * 2, LONGEST_S)
        else:
            await asyncio.sleep(AGAIN_S)


async def _follow(admission: Admission, account: Account) -> None:
    """For as long as this worker has the lease and the connection lasts."""
    mailbox = Mailbox(account)
    try:
        await asyncio.to_thread(mailbox.open)
        while await leases.try_lease(admission.relay.worker, LEASE):
            # The server may have said that more has come while these were dealt with.
            while await read_waiting(admission, mailbox):
                pass
            await asyncio.to_thread(mailbox.wait)
    finally:
        mailbox.close()


async def read_waiting(admission: Admission, mailbox: Mailbox) -> int:
    """Deal with every mail that waits, the oldest first; returns how many will not come again."""
    dealt_with = 0
    for uid in await asyncio.to_thread(mailbox.waiting):
        arrived = await asyncio.to_thread(mailbox.fetch, uid, mail_reading.MOST_BYTES)
        if arrived is not None:
            dealt_with += await _deal_with(admission, mailbox, arrived)
    return dealt_with


async def _deal_with(admission: Admission, mailbox: Mailbox, arrived: Arrived) -> bool:
    try:
        if not arrived.raw:
            raise CannotBeRead(Unreadable.TOO_BIG, f"{arrived.size} bytes")
        mail = await asyncio.to_thread(_read, arrived.raw)
    except CannotBeRead as error:
        log.error("mail %s stays in the mailbox, flagged (%s)", arrived.uid, error)
        await leave(admission, _name(arrived), error.why)
        await asyncio.to_thread(mailbox.leave, arrived.uid)
        return True
    try:
        outcome = await admit(admission, mail)
    except Exception:
        log.exception("mail %s could not be stored; it is tried again", mail.id)
        return False
    folder = DONE if outcome == READ else IGNORED
    await asyncio.to_thread(mailbox.put_away, arrived.uid, folder)
    return True


def _read(raw: bytes) -> IncomingMail:
    """Raises CannotBeRead, whatever is wrong with it."""
    try:
        return mail_reading.read(raw)
    except CannotBeRead:
        raise
    except Exception as error:  # mails can be broken in more ways than the library expects
        raise CannotBeRead(Unreadable.BROKEN, repr(error)) from error


def _name(arrived: Arrived) -> str:
    """For one that has no Message-ID that we could read."""
    content = arrived.raw or f"{arrived.uid} of {arrived.size} bytes".encode()
    return f"<{hashlib.sha256(content).hexdigest()}@unreadable>"
