"""A real IMAP server on loopback, and mailboxes on it as their owners see them."""

from __future__ import annotations

from dataclasses import dataclass
from email.message import EmailMessage
from urllib.parse import quote

from imap_tools import MailBoxUnencrypted

from harness.servers import IMAP_PASSWORD, Server


@dataclass(frozen=True, slots=True)
class Inbox:
    """One user's; nothing is in it at first."""

    server: Server
    user: str

    @property
    def url(self) -> str:
        password = quote(IMAP_PASSWORD)
        return f"imap://{quote(self.user)}:{password}@127.0.0.1:{self.server.port}"

    def put(self, mail: EmailMessage | bytes) -> None:
        with self._open() as box:
            box.append(mail if isinstance(mail, bytes) else mail.as_bytes(), "INBOX")

    def subjects(self, folder: str = "INBOX") -> list[str]:
        """Of the mails in this folder, in the order in which they came there."""
        with self._open() as box:
            if not box.folder.exists(folder):
                return []
            box.folder.set(folder)
            return [mail.subject for mail in box.fetch(mark_seen=False)]

    def flagged(self) -> list[str]:
        with self._open() as box:
            return [mail.subject for mail in box.fetch("FLAGGED", mark_seen=False)]

    def unflag(self) -> None:
        with self._open() as box:
            box.flag(box.uids("FLAGGED"), "\\Flagged", False)

    def take_back(self, folder: str) -> None:
        """As if the mailbox had not been told: all mails of the folder are in the INBOX again."""
        with self._open() as box:
            box.folder.set(folder)
            box.move(box.uids(), "INBOX")

    def _open(self) -> MailBoxUnencrypted:
        box = MailBoxUnencrypted("127.0.0.1", self.server.port, timeout=20)
        return box.login(self.user, IMAP_PASSWORD)
