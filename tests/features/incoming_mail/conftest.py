"""`inbox`: a mailbox on a real IMAP server. `post`: agents who answer by mail, and its readers."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from datetime import timedelta
from email.message import EmailMessage
from email.utils import make_msgid
from pathlib import Path
from uuid import uuid4

import pytest

from handoff.channels.mail_reader import MailReader
from handoff.channels.mailbox import Mailbox
from handoff.config import Settings
from handoff.domain.mailbox_url import account_of
from handoff.features.conversations import turns
from handoff.features.incoming_mail import receiving
from handoff.features.incoming_mail.admitting import admission_of
from handoff.features.incoming_mail.receiving import Receiving
from handoff.features.incoming_mail.setbacks import Setbacks
from handoff.storage import received_mails
from handoff.storage.engine import Store
from harness import servers
from harness.servers import Server
from tests.features.deliveries.conftest import PAGE, SENDER, Desk
from tests.support import mail_server
from tests.support.imap_server import Inbox
from tests.support.mail_server import Mail, MailServer
from tests.support.team import Team
from tests.support.team import team as running_team

OWN = "answers@nordlicht.example"


@pytest.fixture(autouse=True)
def nobody_takes_turns(monkeypatch: pytest.MonkeyPatch) -> None:
    async def nothing(*_: object) -> bool:
        return False

    monkeypatch.setattr(turns, "take_turn", nothing)


@pytest.fixture(scope="session")
def imap() -> Iterator[Server]:
    with servers.running(servers.dovecot()) as server:
        yield server


@pytest.fixture(scope="session")
def reader() -> Iterator[MailReader]:
    made = MailReader()
    yield made
    made.close()


@pytest.fixture
def inbox(imap: Server) -> Inbox:
    return Inbox(imap, f"user{uuid4().hex}")


@pytest.fixture
def mail() -> Iterator[MailServer]:
    with mail_server.running() as server:
        yield server


@pytest.fixture
def mail_tags() -> bool:
    """A test may say otherwise."""
    return False


@pytest.fixture
def settings(settings: Settings, mail: MailServer, inbox: Inbox, mail_tags: bool) -> Settings:
    return settings.model_copy(
        update={
            "smtp_url": mail.url,
            "imap_url": inbox.url,
            "mail_from": SENDER,
            "public_url": PAGE,
            "mail_tags": mail_tags,
        }
    )


class Post(Desk):
    """A desk whose customers answer by mail."""

    def __init__(self, team: Team) -> None:
        super().__init__(team)
        self.setbacks = Setbacks(clock=lambda: self.seconds)

    inbox: Inbox
    sent: MailServer
    settings: Settings

    reader: MailReader
    seconds = 0.0
    """By the clock of what failed."""

    async def read(self) -> int:
        """Read the mailbox once."""
        admission = admission_of(self.settings, self.relay)
        assert admission is not None
        assert self.settings.imap_url is not None
        mailbox = Mailbox(account_of(self.settings.imap_url))
        await asyncio.to_thread(mailbox.open)
        try:
            parts = Receiving(admission, self.reader, self.setbacks)
            return await receiving.read_waiting(parts, mailbox)
        finally:
            mailbox.close()

    async def letter(self, conversation_id: str, text: str = "It is on its way.") -> Mail:
        """What an agent says, as it arrives at the customer's."""
        before = len(self.sent.mails)
        await self.answer(conversation_id, text)
        await self.work(seconds=61)
        assert len(self.sent.mails) == before + 1
        return self.sent.mails[-1]

    def put(self, mail: EmailMessage) -> EmailMessage:
        self.inbox.put(mail)
        return mail

    async def said(self, conversation_id: str) -> list[str]:
        log = await self.team.log(conversation_id)
        return [e.event.text for e in log if e.event.kind == "customer_said"]

    async def unreadable(self) -> int:
        """As health counts them."""
        since = self.relay.worker.now() - timedelta(days=1)
        async with self.relay.store.read() as session:
            return await received_mails.count_unreadable(session, since)


def reply(to: Mail | None, text: str, sender: str = "Runa <runa@example.org>") -> EmailMessage:
    mail = EmailMessage()
    mail["From"] = sender
    mail["To"] = OWN
    mail["Message-ID"] = make_msgid(domain="example.org")
    if to is None:
        mail["Subject"] = "A question"
    else:
        mail["Subject"] = f"Re: {to.message['Subject']}"
        mail["In-Reply-To"] = to.id
        mail["References"] = f"{to.message['References']} {to.id}"
    mail.set_content(text)
    return mail


@pytest.fixture
async def post(
    settings: Settings,
    store: Store,
    tmp_path: Path,
    inbox: Inbox,
    mail: MailServer,
    reader: MailReader,
) -> AsyncIterator[Post]:
    async with running_team(settings, store, settings.bot_url, tmp_path) as team:
        made = Post(team)
        made.inbox, made.sent, made.settings, made.reader = inbox, mail, settings, reader
        yield made
