"""What an agent says to someone who has left arrives by e-mail: once, later, or not at all."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest

from handoff.domain import events
from handoff.domain.deliveries import State
from handoff.features.conversations import turns
from handoff.features.customers import sessions
from handoff.features.deliveries import outbox
from handoff.services.container import connect
from handoff.services.relay import Relay
from handoff.services.sessions import conversation_of
from handoff.storage import workers
from tests.conftest import ALONE, TOKEN
from tests.features.deliveries.conftest import PAGE, Desk, deliver_due
from tests.support.mail_server import MailServer

_LONG, _SHORT = timedelta(hours=1), timedelta(seconds=10)

TEXT = "Yes, we ship to Iceland.\n\nIt takes <a week> & is free."


@pytest.fixture(autouse=True)
def nobody_takes_turns(monkeypatch: pytest.MonkeyPatch) -> None:
    async def nothing(*_: object) -> bool:
        return False

    monkeypatch.setattr(turns, "take_turn", nothing)


async def test_an_answer_arrives_once(desk: Desk, mail: MailServer) -> None:
    seq = await desk.answer(await desk.customer("runa@example.org"), TEXT)
    assert await desk.work() == 0, "the customer has a minute to read it in the chat"
    assert await desk.work(seconds=61) == 1
    assert await desk.work(hours=30) == 0
    [arrived] = mail.mails
    assert arrived.recipients == ["runa@example.org"]
    assert arrived.sender == "answers@nordlicht.example"
    assert TEXT in arrived.text
    assert "It takes &lt;a week&gt; &amp; is free." in arrived.html
    assert await desk.states() == {seq: State.SENT}


async def test_the_link_opens_the_same_conversation(desk: Desk, mail: MailServer) -> None:
    conversation_id = await desk.customer("runa@example.org")
    await desk.answer(conversation_id, "hello again")
    await desk.work(seconds=61)
    [arrived] = mail.mails
    assert arrived.link.startswith(f"{PAGE}?baton=")
    assert arrived.link in arrived.html
    for _ in range(2):  # on the phone, and later at the desk
        token, opened = await sessions.open_link(desk.relay.worker, TOKEN, arrived.token)
        assert opened == conversation_id
        assert await conversation_of(desk.relay.worker, token) == conversation_id


async def test_a_server_that_is_down_for_a_while_gets_it_once_when_it_is_back(
    desk: Desk, mail: MailServer
) -> None:
    mail.stop()
    seq = await desk.answer(await desk.customer("runa@example.org"), "soon")
    for seconds in (61, 11, 31):
        assert await desk.work(seconds=seconds) == 1
        assert await desk.states() == {seq: State.FAILED}
        assert await desk.work() == 0, "not before its time"
    mail.start()
    assert await desk.work(seconds=61) == 1
    assert await desk.work(days=2) == 0
    assert [one.recipients for one in mail.mails] == [["runa@example.org"]]
    assert await desk.states() == {seq: State.SENT}


async def test_when_the_servers_answer_was_lost_the_second_mail_bears_the_same_id(
    desk: Desk, mail: MailServer
) -> None:
    mail.loses_answers = True
    await desk.answer(await desk.customer("runa@example.org"), "twice, perhaps")
    await desk.work(seconds=61)
    mail.loses_answers = False
    await desk.work(seconds=11)
    await desk.work(days=2)
    assert len(mail.mails) == 2
    assert len({one.id for one in mail.mails}) == 1


async def test_who_is_refused_for_good_is_a_dead_letter_at_once_and_agents_see_it(
    desk: Desk, mail: MailServer
) -> None:
    mail.recipient_answer = "550 5.1.1 no such person"
    conversation_id = await desk.customer("nobody@example.org")
    seq = await desk.answer(conversation_id, "anybody there?")
    await desk.work(seconds=61)
    assert await desk.states() == {seq: State.DEAD}
    *_, last = await desk.team.log(conversation_id)
    assert isinstance(last.event, events.DeliveryFailed)
    assert (last.event.message_seq, last.event.code) == (seq, "refused")
    assert "no such person" in last.event.detail
    mail.recipient_answer = "250 OK"
    assert await desk.work(days=2) == 0


@ALONE
@pytest.mark.parametrize(
    ("where", "answer", "state"),
    [
        ("recipient_answer", "450 greylisted, come back", State.FAILED),
        ("data_answer", "452 disk full", State.FAILED),
        ("data_answer", "554 this is spam", State.DEAD),
    ],
)
async def test_whether_it_is_tried_again_is_what_the_server_says(
    desk: Desk, mail: MailServer, where: str, answer: str, state: State
) -> None:
    setattr(mail, where, answer)
    seq = await desk.answer(await desk.customer("runa@example.org"), "well?")
    await desk.work(seconds=61)
    assert await desk.states() == {seq: state}


@ALONE
async def test_after_a_day_in_vain_it_is_given_up(desk: Desk, mail: MailServer) -> None:
    mail.stop()
    conversation_id = await desk.customer("runa@example.org")
    seq = await desk.answer(conversation_id, "never")
    tried = sum([await desk.work(minutes=10) for _ in range(24 * 6)])
    assert await desk.states() == {seq: State.FAILED}
    await desk.work(hours=9)
    assert await desk.states() == {seq: State.DEAD}
    *_, last = await desk.team.log(conversation_id)
    assert isinstance(last.event, events.DeliveryFailed)
    assert last.event.code == "unreachable"
    assert 8 <= tried <= 12


async def test_what_was_read_in_the_chat_is_not_mailed(desk: Desk, mail: MailServer) -> None:
    conversation_id = await desk.customer("runa@example.org")
    read = await desk.answer(conversation_id, "read")
    unread = await desk.answer(conversation_id, "not read")
    outbox.customer_read(desk.relay.reaching, conversation_id, read)
    await desk.work(seconds=61)
    assert ["not read" in one.text for one in mail.mails] == [True]
    assert await desk.states() == {read: State.SEEN, unread: State.SENT}


@ALONE
async def test_a_customer_who_is_there_is_waited_for_and_mailed_when_they_leave(
    desk: Desk, mail: MailServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("handoff.realtime.customers_here.GONE_AFTER_S", 0.01)
    here = desk.relay.reaching.here
    conversation_id = await desk.customer("runa@example.org")
    here.came(conversation_id)
    await desk.answer(conversation_id, "are you still there?")
    for _ in range(3):
        assert await desk.work(seconds=61) == 1
    assert mail.mails == []
    here.went(conversation_id)
    await asyncio.sleep(0.05)
    await desk.work(seconds=61)
    assert len(mail.mails) == 1


@ALONE
async def test_a_page_left_open_with_nobody_before_it_does_not_hold_back_the_mail(
    desk: Desk, mail: MailServer
) -> None:
    conversation_id = await desk.customer("runa@example.org")
    desk.relay.reaching.here.came(conversation_id)
    await desk.answer(conversation_id, "hello?")
    await desk.work(minutes=11)
    assert len(mail.mails) == 1


async def test_who_left_no_address_gets_no_mail(desk: Desk, mail: MailServer) -> None:
    await desk.answer(await desk.customer(None), "come back")
    assert await desk.work(days=1) == 0
    assert await desk.states() == {}


@ALONE
async def test_mails_of_one_conversation_are_one_thread_and_come_in_order(
    desk: Desk, mail: MailServer
) -> None:
    first, other = await desk.customer("runa@example.org"), await desk.customer("odd@example.org")
    for text in ("one", "two"):
        await desk.answer(first, text)
    await desk.answer(other, "else")
    await desk.work(seconds=61)
    await desk.answer(first, "three")
    await desk.work(seconds=61)
    thread = [one for one in mail.mails if one.recipients == ["runa@example.org"]]
    assert [one.text.split("\n\n")[1] for one in thread] == ["one", "two", "three"]
    root, *_ = str(thread[0].message["References"]).split()
    ids = [one.id for one in thread]
    for number, one in enumerate(thread):
        assert str(one.message["References"]).split() == [root, *ids[:number]]
        assert one.message["In-Reply-To"] == ([root, *ids][number])
    assert len({str(one.message["Subject"]) for one in thread}) == 1
    [alone] = [one for one in mail.mails if one not in thread]
    assert root not in str(alone.message["References"])


def beside(desk: Desk, name: str) -> Relay:
    """Another worker on the same database."""
    same = desk.team.services
    worker = replace(same.worker, id=name)
    other = connect(
        same.settings,
        worker,
        bot=same.turn_taking.bot,
        detectors=same.turn_taking.detectors,
        wake_turns=same.relay.wake_turns,
    )
    return other.relay


async def test_two_workers_never_have_the_same_one_in_hand(desk: Desk, mail: MailServer) -> None:
    other = beside(desk, "another")
    for worker in (desk.relay.worker.id, other.worker.id):
        async with desk.relay.store.begin() as session:
            await workers.beat(session, worker, desk.relay.worker.now() + _LONG)
    for number in range(5):
        await desk.answer(await desk.customer(f"c{number}@example.org"), f"number {number}")
    desk.clock.advance(seconds=61)
    mail.holds_answers = True
    both = asyncio.gather(*(deliver_due(one) for one in (desk.relay, other)))
    async with asyncio.timeout(20):
        while len(mail.mails) < 5:
            await asyncio.sleep(0.02)
    mail.holds_answers = False
    assert sum(await both) == 5
    assert sorted(one.recipients[0] for one in mail.mails) == [
        f"c{number}@example.org" for number in range(5)
    ]


async def test_what_a_dead_worker_had_in_hand_another_one_sends_under_the_same_id(
    desk: Desk, mail: MailServer
) -> None:
    dead = beside(desk, "dead")
    async with dead.store.begin() as session:
        await workers.beat(session, "dead", dead.worker.now() + _SHORT)
    await desk.answer(await desk.customer("runa@example.org"), "mind the gap")
    desk.clock.advance(seconds=61)
    async with dead.store.begin() as session:
        await workers.beat(session, "dead", dead.worker.now() + _SHORT)
    mail.holds_answers = True
    sending = asyncio.create_task(deliver_due(dead))
    async with asyncio.timeout(20):
        while not mail.mails:
            await asyncio.sleep(0.02)
    assert await deliver_due(desk.relay) == 0, "it is alive"
    sending.cancel()  # killed between sending and recording it
    mail.holds_answers = False
    assert await desk.work(seconds=11) == 1
    assert await desk.work(days=2) == 0
    assert len(mail.mails) == 2
    assert len({one.id for one in mail.mails}) == 1
