"""A mail that cannot be stored or moved holds up no other, and ends with a person."""

from __future__ import annotations

import pytest
from imap_tools import BaseMailBox
from imap_tools.errors import MailboxMoveError
from sqlalchemy.exc import OperationalError

from handoff.channels import mailbox
from handoff.channels.mailbox import DONE
from handoff.features.incoming_mail import setbacks
from handoff.storage import received_mails
from tests.features.incoming_mail.conftest import Post, reply

RUNA = "runa@example.org"


async def test_what_could_not_be_stored_waits_and_holds_up_nothing(
    post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    conversation_id = await post.customer(RUNA)
    letter = await post.letter(conversation_id)
    first, second = reply(letter, "first"), reply(letter, "second")
    post.put(first)
    post.put(second)
    add = received_mails.add

    def breaks(session: object, mail: received_mails.ReceivedMail) -> None:
        if mail.message_id == str(first["Message-ID"]):
            raise RuntimeError("no space left")
        add(session, mail)  # type: ignore[arg-type]

    with monkeypatch.context() as patched:
        patched.setattr(received_mails, "add", breaks)
        assert await post.read() == 1
    assert await post.said(conversation_id) == ["second"]
    assert await post.read() == 0, "it is left alone for a while"
    post.seconds += 60
    assert await post.read() == 1
    assert await post.said(conversation_id) == ["second", "first"]


async def test_what_can_never_be_stored_is_left_to_a_person_and_holds_up_nothing(
    post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    conversation_id = await post.customer(RUNA)
    letter = await post.letter(conversation_id)
    never = post.put(reply(letter, "never"))
    monkeypatch.setattr(mailbox, "MOST_AT_ONCE", 1)
    add = received_mails.add

    def breaks(session: object, mail: received_mails.ReceivedMail) -> None:
        if mail.message_id == str(never["Message-ID"]):
            raise ValueError("the database does not take this")
        add(session, mail)  # type: ignore[arg-type]

    monkeypatch.setattr(received_mails, "add", breaks)
    assert await post.read() == 0
    post.put(reply(letter, "after it"))
    assert await post.read() == 1
    assert await post.said(conversation_id) == ["after it"]
    for _ in range(setbacks.MOST_TRIES - 1):
        assert post.inbox.flagged() == []
        post.seconds += 3600
        await post.read()
    assert len(post.inbox.flagged()) == 1
    assert await post.unreadable() == 1


async def test_a_database_that_is_away_makes_no_mail_a_broken_one(
    post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    conversation_id = await post.customer(RUNA)
    post.put(reply(await post.letter(conversation_id), "later"))

    def breaks(*_: object) -> None:
        raise OperationalError("INSERT", {}, Exception("the disk is full"))

    with monkeypatch.context() as patched:
        patched.setattr(received_mails, "add", breaks)
        for _ in range(setbacks.MOST_TRIES + 1):
            assert await post.read() == 0
            post.seconds += 3600
    assert await post.read() == 1
    assert await post.said(conversation_id) == ["later"]


async def test_a_mail_that_the_server_does_not_move_stops_no_other(
    post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    conversation_id = await post.customer(RUNA)
    letter = await post.letter(conversation_id)
    for text in ("first", "second"):
        post.put(reply(letter, text))
    move = BaseMailBox.move
    refused: list[str] = []

    def refuses_one(box: BaseMailBox, uid: str, folder: str) -> object:
        if not refused:
            refused.append(uid)
            raise MailboxMoveError(("NO", [b"over quota"]), "OK")
        return move(box, uid, folder)

    monkeypatch.setattr(BaseMailBox, "move", refuses_one)
    assert await post.read() == 2
    assert await post.said(conversation_id) == ["first", "second"]
    assert len(post.inbox.flagged()) == 1
    assert len(post.inbox.subjects(DONE)) == 1
    post.inbox.unflag()
    assert await post.read() == 0, "not again and again"
    post.seconds += 4000
    assert await post.read() == 1
    assert len(post.inbox.subjects(DONE)) == 2
