"""Mails are read in a process of its own, and one that breaks it breaks nothing else."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Iterator

import pytest

from handoff.channels import mail_reader
from handoff.channels.mail_reader import MailReader
from handoff.channels.mail_reading import CannotBeRead
from handoff.domain.incoming_mail import Unreadable

MAIL = b"From: a@b.example\nSubject: one\n\nHello\n"
HUGE = b"From: a@b.example\n\n" + b"a" * 60_000_000


@pytest.fixture
def reader() -> Iterator[MailReader]:
    made = MailReader()
    yield made
    made.close()


def test_it_says_what_is_in_a_mail_or_why_it_cannot(reader: MailReader) -> None:
    assert reader.read(MAIL).text == "Hello"
    with pytest.raises(CannotBeRead) as caught:
        reader.read(b"Subject: nobody sent it\n\nHello\n")
    assert caught.value.why is Unreadable.NO_SENDER
    assert reader.read(MAIL).subject == "one"


def test_a_mail_that_takes_too_long_is_given_up_and_the_next_is_read(
    reader: MailReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader.read(MAIL)
    with monkeypatch.context() as patched:
        patched.setattr(mail_reader, "LONGEST_S", 0.0)
        with pytest.raises(CannotBeRead, match="within"):
            reader.read(MAIL)
    assert reader.read(MAIL).text == "Hello"


def test_a_mail_that_kills_its_reader_is_broken_and_the_next_is_read(reader: MailReader) -> None:
    reader.read(MAIL)
    process = reader._process
    assert process is not None
    assert process.pid is not None
    os.kill(process.pid, signal.SIGSTOP)
    threading.Timer(0.3, process.kill).start()
    with pytest.raises(CannotBeRead, match="survive"):
        reader.read(MAIL)
    assert reader.read(MAIL).text == "Hello"


def test_a_process_that_ended_before_a_mail_came_is_not_its_fault(reader: MailReader) -> None:
    reader.read(MAIL)
    assert reader._process is not None
    reader._process.kill()
    reader._process.join()
    assert reader.read(MAIL).text == "Hello"


def test_a_mail_that_takes_too_much_memory_is_broken(reader: MailReader) -> None:
    with pytest.raises(CannotBeRead) as caught:
        reader.read(HUGE * 5)
    assert caught.value.why is Unreadable.BROKEN
    assert reader.read(MAIL).text == "Hello"
