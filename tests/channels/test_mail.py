"""An e-mail holds what was said, whatever it was; a real server accepts it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email import message_from_bytes
from email.policy import default
from email.utils import parsedate_to_datetime

import pytest

from handoff.channels.channel import NotDelivered, Outbound, Outcome, Refused, Unreachable
from handoff.channels.mail import EmailChannel, Sender, compose, sender_of
from handoff.channels.mail_texts import LANGUAGES, texts_for
from handoff.domain.deliveries import Contact, Way
from tests.support import mail_server
from tests.support.mail_server import MailServer

SENDER = Sender("Nordlicht Books", "answers@nordlicht.example")
OUTBOUND = Outbound(
    agent_name="Ada",
    text="Good news.\n\nIt is on its way.",
    said_at=datetime(2031, 2, 3, 4, 5, 6, tzinfo=UTC),
    language=None,
    locale="en-GB",
    address="runa@example.org",
    message_id="<c1.7@nordlicht.example>",
    earlier=("<c1@nordlicht.example>", "<c1.5@nordlicht.example>"),
    subject="",
    reply_to=None,
    link="https://nordlicht.example/?baton=abc.def",
    is_live=False,
    waited=timedelta(minutes=1),
)


@pytest.fixture(scope="module")
def server() -> Iterator[MailServer]:
    with mail_server.running() as running:
        yield running


@pytest.fixture
def mail(server: MailServer) -> MailServer:
    server.mails.clear()
    return server


async def test_it_arrives_with_all_that_a_reader_and_a_thread_need(mail: MailServer) -> None:
    assert await EmailChannel(mail.url, SENDER).deliver(OUTBOUND) is Outcome.DELIVERED
    [arrived] = mail.mails
    message = arrived.message
    assert str(message["From"]) == '"Ada (Nordlicht Books)" <answers@nordlicht.example>'
    assert str(message["To"]) == "runa@example.org"
    assert str(message["Subject"]) == "Your conversation with Nordlicht Books"
    assert parsedate_to_datetime(str(message["Date"])) == OUTBOUND.said_at
    assert arrived.id == OUTBOUND.message_id
    assert message["In-Reply-To"] == "<c1.5@nordlicht.example>"
    assert str(message["References"]).split() == list(OUTBOUND.earlier)
    assert message["Auto-Submitted"] == "auto-generated"
    assert arrived.link == OUTBOUND.link


@pytest.mark.parametrize("text", [OUTBOUND.text, ""])
def test_files_are_named_and_not_sent_along(text: str) -> None:
    names = ("plan <1>.png", "two\nlines.pdf")
    mail = compose(SENDER, replace(OUTBOUND, text=text, files=names))
    again = message_from_bytes(mail.as_bytes(), policy=default)
    assert list(again.iter_attachments()) == []
    bodies = [again.get_body((kind,)) for kind in ("plain", "html")]
    plain, page = [body.get_content() for body in bodies if body is not None]
    assert "you also find: plan <1>.png, two lines.pdf" in plain
    assert "you also find: plan &lt;1&gt;.png, two lines.pdf" in page


async def test_a_mail_that_answers_a_mail_keeps_its_subject_and_says_where_to_reply(
    mail: MailServer,
) -> None:
    answer = replace(OUTBOUND, subject="Re: my parcel", reply_to="answers+tag@nordlicht.example")
    await EmailChannel(mail.url, SENDER).deliver(answer)
    [arrived] = mail.mails
    assert arrived.message["Subject"] == "Re: my parcel"
    assert arrived.message["Reply-To"] == "Nordlicht Books <answers+tag@nordlicht.example>"
    assert texts_for("en").answer_here in arrived.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_speaks_the_conversations_language(language: str) -> None:
    texts = LANGUAGES[language]
    mail = compose(SENDER, replace(OUTBOUND, locale=f"{language}-XX"))
    again = message_from_bytes(mail.as_bytes(), policy=default)
    for kind in ("plain", "html"):
        body = again.get_body((kind,))
        assert body is not None
        assert texts.open in body.get_content()
        assert texts.answer_there in body.get_content()
    assert f'lang="{language}"' in body.get_content()


def test_all_languages_say_something_of_their_own() -> None:
    fields = (
        *("subject", "wrote", "open", "answer_there", "answer_here", "for_you"),
        *("assistant", "which", "no_answer"),
    )
    for field in fields:
        assert len({getattr(texts, field) for texts in LANGUAGES.values()}) == len(LANGUAGES)
    assert texts_for("de_AT").language == "de"
    assert texts_for("tlh").language == "en"
    assert texts_for(None, "fr-CA").language == "fr"
    assert texts_for("tlh", "de").language == "de"
    assert texts_for("es", "de").language == "es"


@pytest.mark.parametrize(
    "name",
    ["Eve\r\nBcc: victim@example.com", "Eve\nSubject: x", 'E"v\\e <a@b.cd>', "Zoë 🦊", "\x00"],
)
async def test_no_name_makes_a_header_of_its_own(mail: MailServer, name: str) -> None:
    await EmailChannel(mail.url, SENDER).deliver(replace(OUTBOUND, agent_name=name))
    [arrived] = mail.mails
    assert arrived.recipients == [OUTBOUND.address]
    assert arrived.message["Bcc"] is None
    assert len(arrived.message.get_all("Subject", [])) == 1
    [sender] = arrived.message["From"].addresses
    assert sender.addr_spec == SENDER.address


@pytest.mark.parametrize(
    "text",
    [
        "x" * 4000,
        ".\r\n.\nQUIT\n",
        "From here on\n>From there",
        "नमस्ते 👋🏽 مرحبا\n\nÜber",
        "<script>alert('&')</script>",
        "tab\tand \x07bell \x00",
    ],
)
async def test_every_text_arrives_as_it_was_written(mail: MailServer, text: str) -> None:
    await EmailChannel(mail.url, SENDER).deliver(replace(OUTBOUND, text=text))
    [arrived] = mail.mails
    written = text.replace("\r\n", "\n").replace("\x07", "").replace("\x00", "")
    assert written in arrived.text
    assert "<script" not in arrived.html


async def test_a_sender_without_a_name_is_fine(mail: MailServer) -> None:
    await EmailChannel(mail.url, sender_of("desk@example.net")).deliver(OUTBOUND)
    assert str(mail.mails[0].message["From"]) == "Ada <desk@example.net>"
    assert str(mail.mails[0].message["Subject"]) == "Your conversation with us"


async def test_an_address_that_the_server_cannot_take_is_refused_for_good(
    mail: MailServer,
) -> None:
    with pytest.raises(Refused):
        await EmailChannel(mail.url, SENDER).deliver(replace(OUTBOUND, address="jörg@example.org"))
    assert mail.mails == []


async def test_a_password_is_not_sent_over_an_open_line(mail: MailServer) -> None:
    url = mail.url.replace("smtp://", "smtp://me:secret@")
    with pytest.raises(NotDelivered) as caught:
        await EmailChannel(url, SENDER).deliver(OUTBOUND)
    assert isinstance(caught.value, Unreachable), "settings can be mended"
    assert "secret" not in str(caught.value)
    assert mail.mails == []


@pytest.mark.parametrize(
    ("email", "way"),
    [("a@b.example", Way.MAIL), (None, None), ("a..b@c.example", None), ("a,b@c.example", None)],
)
def test_it_reaches_whom_a_mail_can_be_addressed_to(email: str | None, way: Way | None) -> None:
    assert EmailChannel("smtp://x", SENDER).way(Contact(is_live=True, email=email)) is way
