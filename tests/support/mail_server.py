"""A real SMTP server on loopback, which can be down, refuse, lose its answers or hold them back."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from typing import Any, cast

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from harness.ports import free_port


@dataclass(slots=True)
class Mail:
    """As it came in: the envelope's addresses and its content."""

    sender: str
    recipients: list[str]
    message: EmailMessage

    @property
    def id(self) -> str:
        return str(self.message["Message-ID"])

    @property
    def text(self) -> str:
        return self._part("plain")

    @property
    def html(self) -> str:
        return self._part("html")

    @property
    def link(self) -> str:
        [found] = [line for line in self.text.splitlines() if line.startswith("http")]
        return found

    @property
    def token(self) -> str:
        return self.link.partition("baton=")[2]

    def _part(self, kind: str) -> str:
        part = self.message.get_body((kind,))
        assert part is not None
        content: str = part.get_content()
        return content.replace("\r\n", "\n")


@dataclass
class MailServer:
    """Its port stays the same across restarts. What it has accepted is in `mails`."""

    port: int = field(default_factory=free_port)
    mails: list[Mail] = field(default_factory=list)
    recipient_answer: str = "250 OK"
    data_answer: str = "250 taken"
    loses_answers: bool = False
    """Accepts e-mails, but breaks the connection instead of saying so."""
    holds_answers: bool = False
    """Accepts e-mails, but says nothing while this is set."""
    _controller: Controller | None = None

    @property
    def url(self) -> str:
        return f"smtp://127.0.0.1:{self.port}"

    def start(self) -> None:
        self._controller = Controller(
            self, hostname="127.0.0.1", port=self.port, enable_SMTPUTF8=False
        )
        self._controller.start()

    def stop(self) -> None:
        if self._controller is not None:
            self._controller.stop()
            self._controller = None

    # Called by aiosmtpd, in its own thread.

    async def handle_RCPT(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[Any]
    ) -> str:
        if self.recipient_answer.startswith("2"):
            envelope.rcpt_tos.append(address)
        return self.recipient_answer

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        if not self.data_answer.startswith("2"):
            return self.data_answer
        message = cast(
            EmailMessage, message_from_bytes(cast(bytes, envelope.content), policy=default)
        )
        self.mails.append(Mail(str(envelope.mail_from), list(envelope.rcpt_tos), message))
        while self.holds_answers:
            await asyncio.sleep(0.02)
        if self.loses_answers:
            assert server.transport is not None
            server.transport.abort()
        return self.data_answer


@contextmanager
def running() -> Iterator[MailServer]:
    server = MailServer()
    server.start()
    try:
        yield server
    finally:
        server.holds_answers = False
        server.stop()
