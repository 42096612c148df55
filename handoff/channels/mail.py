"""Answers by mail: an agent's message is a mail, in text and HTML, and a conversation is a thread.

A reply to such a mail names its Message-ID and so the conversation (`domain.deliveries`); `mailbox`
has the replies, `mail_reading` reads them.
"""

from __future__ import annotations

import html
from dataclasses import dataclass
from email.errors import HeaderParseError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, parseaddr
from typing import Any
from urllib.parse import unquote, urlsplit

import aiosmtplib

from handoff.channels.channel import Outbound, Outcome, Refused, Unreachable
from handoff.channels.mail_texts import MailTexts, texts_for
from handoff.domain.deliveries import Contact, Way, is_mailable

LINK_DAYS = 30
TIMEOUT_S = 20.0
"""For each step of the exchange with the server."""


@dataclass(frozen=True, slots=True)
class Sender:
    name: str
    """May be empty."""
    address: str

    @property
    def host(self) -> str:
        return self.address.rpartition("@")[2]


def sender_of(mail_from: str) -> Sender:
    return Sender(*parseaddr(mail_from))


@dataclass(frozen=True, slots=True)
class EmailChannel:
    url: str
    """`smtp://USER:PASSWORD@HOST:PORT`, or `smtps`."""
    sender: Sender
    name: str = "mail"

    def way(self, contact: Contact) -> Way | None:
        return Way.MAIL if is_mailable(contact.email) else None

    async def deliver(self, outbound: Outbound) -> Outcome:
        try:
            mail = compose(self.sender, outbound)
        except (ValueError, HeaderParseError) as error:
            raise Refused(f"no mail can be made of it: {error}") from error
        try:
            await aiosmtplib.send(
                mail, sender=self.sender.address, recipients=[outbound.address], **self._server
            )
        except aiosmtplib.SMTPRecipientsRefused as error:
            raise _failure(error.recipients[0]) from error
        except aiosmtplib.SMTPDataError as error:
            raise _failure(error) from error
        except (aiosmtplib.SMTPException, OSError) as error:
            if isinstance(error, aiosmtplib.SMTPNotSupported) and not outbound.address.isascii():
                raise Refused(f"the mail server cannot take this address: {error}") from error
            # The login refused, say: our settings are wrong, and may be corrected within a day.
            raise Unreachable(f"{type(error).__name__}: {error}") from error
        return Outcome.DELIVERED

    @property
    def _server(self) -> dict[str, Any]:
        parts = urlsplit(self.url)
        use_tls = parts.scheme == "smtps"
        return {
            "hostname": parts.hostname,
            "port": parts.port or (465 if use_tls else 587 if parts.username else 25),
            "username": unquote(parts.username) if parts.username else None,
            "password": unquote(parts.password) if parts.password else None,
            "use_tls": use_tls,
            # A password never goes over an unencrypted connection.
            "start_tls": False if use_tls else True if parts.password else None,
            "local_hostname": self.sender.host,
            "timeout": TIMEOUT_S,
        }


def _failure(error: aiosmtplib.SMTPResponseException) -> Refused | Unreachable:
    said = f"{error.code} {error.message}"
    return Refused(said) if 500 <= error.code < 600 else Unreachable(said)


def compose(sender: Sender, outbound: Outbound) -> EmailMessage:
    """The mail.

    Raises:
        ValueError, HeaderParseError: something cannot be an address.
    """
    texts = texts_for(outbound.language, outbound.locale)
    name = _one_line(outbound.agent_name)
    shown = f"{name} ({sender.name})" if sender.name else name
    mail = EmailMessage(policy=SMTP)
    mail["From"] = Address(shown, addr_spec=sender.address)
    mail["To"] = Address(addr_spec=outbound.address)
    mail["Subject"] = _one_line(outbound.subject) or texts.subject.format(
        who=_one_line(sender.name) or texts.us
    )
    if outbound.reply_to not in (None, sender.address):
        mail["Reply-To"] = Address(sender.name, addr_spec=outbound.reply_to)
    mail["Date"] = format_datetime(outbound.said_at)
    mail["Message-ID"] = outbound.message_id
    mail["In-Reply-To"] = outbound.earlier[-1]
    mail["References"] = " ".join(outbound.earlier)
    # So that no out-of-office notice answers it.
    mail["Auto-Submitted"] = "auto-generated"
    mail["Content-Language"] = texts.language
    around = (
        texts.wrote.format(name=name),
        texts.open,
        texts.answer_there if outbound.reply_to is None else texts.answer_here,
        texts.for_you.format(days=LINK_DAYS),
    )
    said = _printable(_with_files(outbound, texts))
    mail.set_content(_text(outbound, said, *around))
    mail.add_alternative(
        _html(outbound, said, str(mail["Subject"]), texts.language, *around), "html"
    )
    return mail


def _with_files(outbound: Outbound, texts: MailTexts) -> str:
    """Files are named and not sent along: the link leads to them."""
    names = ", ".join(map(_one_line, outbound.files))
    return "\n\n".join(filter(None, (outbound.text, names and texts.files.format(names=names))))


def _text(
    outbound: Outbound, said: str, wrote: str, open_it: str, answer_there: str, for_you: str
) -> str:
    return f"{wrote}\n\n{said}\n\n-- \n{open_it}:\n{outbound.link}\n\n{answer_there}\n{for_you}\n"


def _html(
    outbound: Outbound,
    text: str,
    subject: str,
    language: str,
    wrote: str,
    open_it: str,
    answer_there: str,
    for_you: str,
) -> str:
    """Without colours of its own, so that it can be read in dark mode as well as in light mode."""
    paragraphs = text.split("\n\n")
    said = "".join(
        f'<p dir="auto" style="margin:0 0 12px">{_escaped(one)}</p>' for one in paragraphs
    )
    return f"""<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>{html.escape(subject)}</title>
</head>
<body style="margin:0;padding:24px">
<div style="max-width:560px;font:16px/1.5 system-ui,-apple-system,'Segoe UI',sans-serif">
<p style="margin:0 0 12px">{html.escape(wrote)}</p>
<div style="margin:0 0 20px;padding-left:14px;border-left:3px solid">
{said}
</div>
<p style="margin:0 0 20px"><a href="{html.escape(outbound.link)}">{html.escape(open_it)}</a></p>
<p style="margin:0;font-size:14px">{html.escape(answer_there)}<br>{html.escape(for_you)}</p>
</div>
</body>
</html>
"""


def _escaped(text: str) -> str:
    return html.escape(text).replace("\n", "<br>\n")


def _one_line(name: str) -> str:
    """The name on one line, so that it cannot start a header of its own."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in name).split())


def _printable(text: str) -> str:
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(sign for sign in lines if sign in "\n\t" or ord(sign) >= 32)
