"""A mailed reply arrives in the conversation it belongs to, once, or nothing of it is lost."""

from __future__ import annotations

import asyncio
import signal
from email.message import EmailMessage
from email.utils import make_msgid

import pytest

from handoff.channels import mail_reading
from handoff.channels.mailbox import DONE, IGNORED, Mailbox
from handoff.config import Settings
from handoff.domain import events
from handoff.domain.conversation import Status
from handoff.domain.incoming_mail import MOST_IN_WINDOW
from handoff.features.conversations import agent_commands
from handoff.features.deliveries import outbox
from handoff.features.incoming_mail import receiving
from handoff.services.changing import changing
from handoff.storage import conversations
from harness import servers
from tests.conftest import ALONE
from tests.features.incoming_mail.conftest import OWN, Post, reply
from tests.support.imap_server import Inbox

RUNA = "runa@example.org"


async def last_said(post: Post, conversation_id: str) -> events.CustomerSaid:
    event = (await post.team.log(conversation_id))[-1].event
    assert isinstance(event, events.CustomerSaid)
    return event


async def everywhere(post: Post) -> list[str]:
    """The ids of all conversations in which anything happened."""
    async with post.relay.store.read() as session:
        return [one.id for one in await conversations.listed(session, Status)]


async def test_a_reply_arrives_in_its_conversation_once(post: Post) -> None:
    conversation_id = await post.customer(RUNA)
    letter = await post.letter(conversation_id)
    answer = reply(letter, f"Thank you!\n\nOn Tue, 4 Feb 2031, Ada <{OWN}> wrote:\n> On its way.\n")
    post.put(answer)
    assert await post.read() == 1
    assert await post.said(conversation_id) == ["Thank you!"]
    said = await last_said(post, conversation_id)
    assert said.mail is not None
    assert said.mail.address == RUNA
    assert said.mail.subject == answer["Subject"]
    assert post.inbox.subjects() == []
    assert post.inbox.subjects(DONE) == [answer["Subject"]]

    post.inbox.take_back(DONE)  # it was stored, but the mailbox was never told
    post.put(answer)
    assert await post.read() == 2
    assert await post.said(conversation_id) == ["Thank you!"]
    assert post.inbox.subjects() == []


async def test_a_fault_between_storing_and_moving_yields_no_double(
    post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    conversation_id = await post.customer(RUNA)
    post.put(reply(await post.letter(conversation_id), "Once only."))

    def breaks(*_: object) -> None:
        raise OSError("the line is dead")

    with monkeypatch.context() as patched:
        patched.setattr(Mailbox, "put_away", breaks)
        with pytest.raises(OSError, match="dead"):
            await post.read()
    assert len(post.inbox.subjects()) == 1
    assert await post.read() == 1
    assert await post.said(conversation_id) == ["Once only."]


async def test_another_address_may_not_speak_unless_it_has_what_was_signed(
    post: Post, settings: Settings
) -> None:
    conversation_id = await post.customer(RUNA)
    letter = await post.letter(conversation_id)
    eve = "Eve <eve@example.net>"
    post.put(reply(letter, "Send it to me instead.", eve))
    assert await post.read() == 1
    assert await post.said(conversation_id) == []
    assert len(post.inbox.subjects(IGNORED)) == 1

    with_link = f"My own words.\n\nOn Tue, 4 Feb 2031, Ada <{OWN}> wrote:\n> {letter.link}\n"
    post.put(reply(letter, with_link, "Runa at work <r@work.example>"))
    assert await post.read() == 1
    assert await post.said(conversation_id) == ["My own words."]

    forged = with_link.replace(letter.token[-8:], "AAAAAAAA")
    post.put(reply(letter, forged, eve))
    assert await post.read() == 1
    assert await post.said(conversation_id) == ["My own words."]


@pytest.mark.parametrize("mail_tags", [True])
async def test_a_reply_address_of_its_own_names_the_conversation(post: Post) -> None:
    conversation_id = await post.customer(RUNA)
    letter = await post.letter(conversation_id)
    [to] = letter.message["Reply-To"].addresses
    assert to.addr_spec.startswith("answers+")
    assert len(to.username) <= 64
    answer = EmailMessage()
    answer["From"], answer["To"] = "r@work.example", to.addr_spec.upper()
    answer["Message-ID"] = make_msgid(domain="work.example")
    answer.set_content("From my desk.")
    post.put(answer)
    assert await post.read() == 1
    assert await post.said(conversation_id) == ["From my desk."]

    del answer["To"], answer["Message-ID"]
    answer["To"] = to.addr_spec[:12] + "aaaa" + to.addr_spec[16:]
    answer["Message-ID"] = make_msgid(domain="work.example")
    post.put(answer)
    assert await post.read() == 1
    assert await post.said(conversation_id) == ["From my desk."]


async def test_a_stranger_is_refused_with_a_line_in_the_log(
    post: Post, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO")
    post.put(reply(None, "Do you buy old books?"))
    assert await post.read() == 1
    assert post.inbox.subjects(IGNORED) == ["A question"]
    assert await everywhere(post) == []
    assert "runa@example.org is not read (stranger)" in caplog.text


async def test_a_stranger_may_begin_a_conversation_and_is_answered_in_the_same_thread(
    post: Post,
) -> None:
    post.settings = post.settings.model_copy(update={"mail_strangers": "open"})
    held = await post.customer(RUNA)  # somebody with the same address, who is not touched
    question = post.put(reply(None, "Do you buy old books?"))
    assert await post.read() == 1
    [conversation_id] = set(await everywhere(post)) - {held}
    assert await post.said(conversation_id) == ["Do you buy old books?"]
    assert (await post.team.thread(conversation_id)).customer_name == "Runa"

    await post.team.claim(conversation_id)
    letter = await post.letter(conversation_id, "We do, on Mondays.")
    assert letter.recipients == [RUNA]
    assert letter.message["Subject"] == "Re: A question"
    assert letter.message["In-Reply-To"] == question["Message-ID"]

    again = reply(None, "And maps?")
    again["In-Reply-To"] = str(question["Message-ID"])  # to their own mail, before ours came
    post.put(again)
    assert await post.read() == 1
    assert await post.said(conversation_id) == ["Do you buy old books?", "And maps?"]
    assert await post.said(held) == []


async def test_a_reply_reopens_what_was_resolved(post: Post) -> None:
    conversation_id = await post.customer(RUNA)
    letter = await post.letter(conversation_id)
    ada, epoch = post.team.ada, await post.team.epoch(conversation_id)
    resolved = events.Resolved(agent_id=ada.id, agent_name=ada.name)
    await agent_commands.resolve(post.relay, conversation_id, ada, resolved, epoch)
    post.put(reply(letter, "It never came."))
    assert await post.read() == 1
    assert await post.team.status(conversation_id) is Status.WAITING
    assert await post.said(conversation_id) == ["It never came."]


async def test_machines_are_not_answered(post: Post) -> None:
    conversation_id = await post.customer(RUNA)
    letter = await post.letter(conversation_id)
    absent = reply(letter, "I am away.")
    absent["Auto-Submitted"] = "auto-replied"
    for mail in (
        absent,
        reply(letter, "echo", OWN),
        reply(letter, "bounced", "postmaster@x.example"),
    ):
        post.put(mail)
    assert await post.read() == 3
    assert await post.said(conversation_id) == []
    assert len(post.inbox.subjects(IGNORED)) == 3


async def test_two_machines_that_answer_each_other_stop(post: Post) -> None:
    conversation_id = await post.customer(RUNA)
    letter = await post.letter(conversation_id)
    for number in range(MOST_IN_WINDOW + 2):
        post.put(reply(letter, f"number {number}"))
    assert await post.read() == MOST_IN_WINDOW + 2
    assert len(await post.said(conversation_id)) == MOST_IN_WINDOW
    assert len(post.inbox.flagged()) == 2
    assert await post.unreadable() == 2
    post.team.clock.advance(hours=1.1)
    post.put(reply(letter, "a person after all"))
    assert await post.read() == 1
    assert (await post.said(conversation_id))[-1] == "a person after all"


@ALONE
async def test_who_forges_a_customers_address_does_not_silence_them(post: Post) -> None:
    conversation_id = await post.customer(RUNA)
    letter = await post.letter(conversation_id)
    for number in range(MOST_IN_WINDOW + 1):
        post.put(reply(None, f"forged {number}"))
    assert await post.read() == MOST_IN_WINDOW + 1
    post.put(reply(letter, "really me"))
    assert await post.read() == 1
    assert await post.said(conversation_id) == ["really me"]


@ALONE
async def test_one_address_opens_few_conversations_and_still_speaks_in_its_own(post: Post) -> None:
    post.settings = post.settings.model_copy(update={"mail_strangers": "open"})
    conversation_id = await post.customer(RUNA)
    letter = await post.letter(conversation_id)
    for number in range(MOST_IN_WINDOW + 1):
        post.put(reply(None, f"question {number}"))
    await post.read()
    assert len(set(await everywhere(post)) - {conversation_id}) == MOST_IN_WINDOW
    assert len(post.inbox.flagged()) == 1
    post.put(reply(letter, "really me"))
    assert await post.read() == 1
    assert await post.said(conversation_id) == ["really me"]


async def test_a_mail_of_files_alone_says_nothing_and_names_them(post: Post) -> None:
    conversation_id = await post.customer(RUNA)
    mail = reply(await post.letter(conversation_id), "")
    mail.add_attachment(b"x", maintype="image", subtype="png", filename="label.png")
    post.put(mail)
    assert await post.read() == 1
    said = await last_said(post, conversation_id)
    assert said.text == ""
    assert said.mail is not None
    assert said.mail.attachments == ("label.png",)
    assert (await post.team.thread(conversation_id)).overview.last_text == "label.png"


async def test_what_cannot_be_read_stays_flagged_and_is_counted(
    post: Post, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    conversation_id = await post.customer(RUNA)
    letter = await post.letter(conversation_id)
    sealed = reply(letter, "x")
    sealed.replace_header("Content-Type", 'application/pkcs7-mime; smime-type="enveloped-data"')
    post.put(sealed)
    post.put(reply(letter, "x" * 5000))
    monkeypatch.setattr(mail_reading, "MOST_BYTES", 4000)
    assert await post.read() == 2
    assert await post.read() == 0, "it is not tried again and again"
    assert len(post.inbox.flagged()) == 2
    assert "encrypted" in caplog.text
    assert "too_big" in caplog.text
    assert await post.unreadable() == 2

    monkeypatch.setattr(mail_reading, "MOST_BYTES", 10_000)
    post.inbox.unflag()  # a person has looked, and wants it tried once more
    assert await post.read() == 2
    assert [len(text) for text in await post.said(conversation_id)] == [4000]
    assert (await last_said(post, conversation_id)).mail.shortened  # type: ignore[union-attr]


@ALONE
async def test_two_workers_that_read_one_mail_make_one_message(post: Post) -> None:
    conversation_id = await post.customer(RUNA)
    post.put(reply(await post.letter(conversation_id), "both at once"))
    await asyncio.gather(post.read(), post.read(), return_exceptions=True)
    await post.read()
    assert await post.said(conversation_id) == ["both at once"]


async def test_words_that_must_not_wait_go_back_by_mail(post: Post) -> None:
    post.settings = post.settings.model_copy(update={"mail_strangers": "open"})
    post.put(reply(None, "I want to kill myself"))
    assert await post.read() == 1
    [conversation_id] = await everywhere(post)

    async def is_offered_help() -> bool:
        return "help_offered" in await post.team.kinds(conversation_id)

    await post.team.until(is_offered_help)
    await post.work(seconds=61)
    [letter] = post.sent.mails
    log = await post.team.log(conversation_id)
    [help] = [e.event for e in log if isinstance(e.event, events.HelpOffered)]
    assert help.text in letter.text
    assert help.lines[0].name in letter.text
    assert "Our assistant" in letter.text


SAYS = {
    "Until ten at night.": events.BotSaid(
        reply_to=1, messages=(events.BotMessage(text="Until ten at night.", buttons=("Thanks",)),)
    ),
    "- Opening hours": events.ClarifyAsked(
        reply_to=1, options=(events.ClarifyOption(label="Opening hours"),)
    ),
    "I have no answer to this": events.Fallback(reply_to=1, code="cannot_answer"),
}


@ALONE
@pytest.mark.parametrize("words", SAYS)
async def test_what_the_bot_says_goes_to_who_wrote_by_mail_and_to_nobody_else(
    post: Post, words: str
) -> None:
    post.settings = post.settings.model_copy(update={"mail_strangers": "open"})
    post.put(reply(None, "How long are you open?"))
    assert await post.read() == 1
    [conversation_id] = await everywhere(post)

    async def the_bot_says() -> None:
        async with changing(post.relay, conversation_id) as change:
            change.append(SAYS[words])
            outbox.answer_by_mail(post.relay.reaching, change)

    await the_bot_says()
    await post.work(seconds=61)
    [letter] = post.sent.mails
    assert words in letter.text
    assert letter.recipients == [RUNA]

    await post.team.say(conversation_id, "I am in the chat now")
    await the_bot_says()
    await post.work(seconds=61)
    assert len(post.sent.mails) == 1


@ALONE
async def test_a_mailbox_that_was_away_is_read_when_it_is_back(
    post: Post, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(receiving, "AGAIN_S", 0.2)
    conversation_id = await post.customer(RUNA)
    letter = await post.letter(conversation_id)
    with servers.running(servers.dovecot()) as server:
        inbox = Inbox(server, "away")
        settings = post.settings.model_copy(update={"imap_url": inbox.url})
        running = asyncio.create_task(receiving.run(post.relay, settings))

        async def all_are_said(*texts: str) -> None:
            async with asyncio.timeout(30):
                while await post.said(conversation_id) != list(texts):
                    await asyncio.sleep(0.05)

        inbox.put(reply(letter, "before"))
        await all_are_said("before")
        server.stop(signal.SIGKILL)
        await asyncio.sleep(1.5)
        server.start()
        inbox.put(reply(letter, "after"))
        await all_are_said("before", "after")
        assert "the mailbox cannot be read, trying again" in caplog.text
        running.cancel()
        await asyncio.wait([running], timeout=5)
        assert running.done()
