"""A mailbox on an IMAP server: which mails wait, what is in them, and where they go afterwards.

What lies in the folder unflagged is still to be read. What has been dealt with is moved away; what
could not be read stays where it is, flagged, for a person. These calls block, so they are made in a
thread, one at a time; `close` ends the one that is running.
"""

from __future__ import annotations

import contextlib
import re
import socket
import ssl
import threading
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from imaplib import IMAP4

from imap_tools import MailBox, MailBoxUnencrypted
from imap_tools.errors import ImapToolsError, MailboxFolderCreateError

from handoff.domain.mailbox_url import Account

DONE = "Baton-done"
IGNORED = "Baton-ignored"
"""Folders, made when they are first needed."""

TIMEOUT_S = 20.0
"""For each answer of the server."""
LOOK_EVERY_S = 60.0
"""How long to wait for the server to say that a mail has come, before looking all the same."""
LOOK_WITHOUT_IDLE_S = 20.0
_LISTEN_S = 1.0

MOST_AT_ONCE = 50

_Box = MailBox | MailBoxUnencrypted


@dataclass(frozen=True, slots=True)
class Arrived:
    uid: str
    size: int
    raw: bytes
    """Empty if the mail is larger than was asked for."""


class Refused(Exception):
    """The server will not do this with this mail; the connection still lasts."""


class Mailbox:
    """One connection. Its calls raise OSError, or an error of the library."""

    def __init__(self, account: Account) -> None:
        self._account = account
        self._connection: _Box | None = None
        self._stopped = threading.Event()
        self._folders: dict[str, str] = {}

    def open(self) -> None:
        at = self._account
        if at.encrypted:
            # Without a context of ours the library would take any certificate.
            trusted = ssl.create_default_context()
            box: _Box = MailBox(at.host, at.port, timeout=TIMEOUT_S, ssl_context=trusted)
        else:
            box = MailBoxUnencrypted(at.host, at.port, timeout=TIMEOUT_S)
        self._connection = box
        # As UTF-8 only where that is needed: not every server knows how.
        ascii_only = (at.user + at.password).isascii()
        login = box.login if ascii_only else box.login_utf8
        login(at.user, at.password, at.folder)
        if self._stopped.is_set():  # meanwhile: `close` may have come before there was a socket
            self.close()
            raise OSError("not connected to the mailbox")

    def close(self) -> None:
        """From any thread: the call that is running fails at once, and there will be no other."""
        self._stopped.set()
        if self._connection is not None:
            with contextlib.suppress(OSError):
                self._connection.client.socket().shutdown(socket.SHUT_RDWR)

    def waiting(self, besides: Collection[str] = ()) -> list[str]:
        """The UIDs of mails still to be read, the oldest first, `besides` those."""
        self._box.client.noop()  # a search alone does not see what has come since the last command
        found = self._box.uids("UNFLAGGED UNDELETED")
        return [uid for uid in found if uid not in besides][:MOST_AT_ONCE]

    def fetch(self, uid: str, most_bytes: int) -> Arrived | None:
        """None: it is no longer there. Nothing about it changes on the server."""
        _, answer = self._box.client.uid("fetch", uid, "(RFC822.SIZE)")
        said = b" ".join(one for one in answer if isinstance(one, bytes))
        found = re.search(rb"RFC822\.SIZE (\d+)", said)
        if found is None:
            return None
        size = int(found[1])
        if size > most_bytes:
            return Arrived(uid, size, b"")
        status, answer = self._box.client.uid("fetch", uid, "(BODY.PEEK[])")
        raw = next((one[1] for one in answer if isinstance(one, tuple)), None)
        if status != "OK" or raw is None:
            return None
        return Arrived(uid, size, raw)

    def put_away(self, uid: str, folder: str) -> None:
        """Read, and moved to `DONE` or `IGNORED`. Raises Refused."""
        with _refusals():
            self._box.flag(uid, "\\Seen", True)
            self._box.move(uid, self._existing(folder))

    def leave(self, uid: str) -> None:
        """Flagged, for a person to look at. It is read again once the flag is gone. Raises
        Refused."""
        with _refusals():
            self._box.flag(uid, "\\Flagged", True)

    def wait(self) -> None:
        """Until something may have come."""
        if "IDLE" not in self._box.client.capabilities:
            self._stopped.wait(LOOK_WITHOUT_IDLE_S)
            return
        self._box.idle.start()
        waited = 0.0
        while waited < LOOK_EVERY_S and not self._stopped.is_set():
            if any(re.search(rb"\bEXISTS\b", line) for line in self._box.idle.poll(_LISTEN_S)):
                break
            waited += _LISTEN_S
        self._box.idle.stop()

    @property
    def _box(self) -> _Box:
        if self._connection is None or self._stopped.is_set():
            raise OSError("not connected to the mailbox")
        return self._connection

    def _existing(self, folder: str) -> str:
        """The folder's name on this server: some keep all folders below the INBOX."""
        if folder not in self._folders:
            self._folders[folder] = self._make(folder)
        return self._folders[folder]

    def _make(self, folder: str) -> str:
        folders = self._box.folder
        if folders.exists(folder):
            return folder
        try:
            folders.create(folder)
            return folder
        except MailboxFolderCreateError:
            between = next((one.delim for one in folders.list("", "INBOX")), "/")
            below = f"INBOX{between}{folder}"
            if not folders.exists(below):
                folders.create(below)
            return below


@contextlib.contextmanager
def _refusals() -> Iterator[None]:
    try:
        yield
    except IMAP4.abort:  # the connection is lost
        raise
    except (ImapToolsError, IMAP4.error) as error:
        raise Refused(str(error)[:200]) from error
