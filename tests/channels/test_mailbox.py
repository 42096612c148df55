"""A mailbox on a real IMAP server: what waits in it, where it goes, whom the password is told."""

from __future__ import annotations

import shutil
import ssl
import subprocess
import threading
import time
from collections.abc import Iterator
from imaplib import IMAP4
from pathlib import Path
from urllib.parse import quote
from uuid import uuid4

import pytest
from imap_tools import MailBoxUnencrypted

from handoff.channels import mailbox as mailbox_module
from handoff.channels.mailbox import DONE, IGNORED, Mailbox
from handoff.domain.mailbox_url import Account, account_of
from harness import servers
from harness.servers import IMAP_PASSWORD, Server
from tests.support.imap_server import Inbox

MAIL = b"From: a@b.example\r\nSubject: %s\r\n\r\nHello\r\n"


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with servers.running(servers.dovecot()) as running:
        yield running


@pytest.fixture
def inbox(server: Server) -> Inbox:
    return Inbox(server, f"user{uuid4().hex}")


@pytest.fixture
def mailbox(inbox: Inbox) -> Iterator[Mailbox]:
    mailbox = Mailbox(account_of(inbox.url))
    mailbox.open()
    yield mailbox
    mailbox.close()


def test_each_mail_is_fetched_whole_and_goes_where_it_is_put(
    inbox: Inbox, mailbox: Mailbox
) -> None:
    for subject in (b"one", b"two", b"three"):
        inbox.put(MAIL % subject)
    first, second, third = mailbox.waiting()
    arrived = mailbox.fetch(first, 1000)
    assert arrived is not None
    assert arrived.raw == MAIL % b"one"
    assert mailbox.waiting() == [first, second, third], "to fetch is not to be done with it"
    mailbox.put_away(first, DONE)
    mailbox.put_away(second, IGNORED)
    mailbox.leave(third)
    assert mailbox.waiting() == []
    assert inbox.subjects(DONE) == ["one"]
    assert inbox.subjects(IGNORED) == ["two"]
    assert inbox.flagged() == ["three"]
    assert mailbox.fetch(first, 1000) is None


def test_a_mail_that_is_too_big_is_not_fetched(inbox: Inbox, mailbox: Mailbox) -> None:
    inbox.put(MAIL % (b"x" * 5000))
    [uid] = mailbox.waiting()
    arrived = mailbox.fetch(uid, 4000)
    assert arrived is not None
    assert arrived.raw == b""
    assert arrived.size > 5000


def test_it_hears_at_once_that_a_mail_has_come(inbox: Inbox, mailbox: Mailbox) -> None:
    threading.Timer(0.3, inbox.put, (MAIL % b"news",)).start()
    begun = time.monotonic()
    mailbox.wait()
    assert time.monotonic() - begun < 10, "without being told it would wait for a minute"
    assert len(mailbox.waiting()) == 1


def test_whoever_waits_can_be_called_off(mailbox: Mailbox) -> None:
    threading.Timer(0.3, mailbox.close).start()
    begun = time.monotonic()
    with pytest.raises(OSError, match="not connected"):
        mailbox.wait()
    assert time.monotonic() - begun < 10


def test_whoever_is_still_logging_in_can_be_called_off(
    inbox: Inbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    mailbox, login = Mailbox(account_of(inbox.url)), MailBoxUnencrypted.login

    def called_off(box: MailBoxUnencrypted, *account: str) -> MailBoxUnencrypted:
        login(box, *account)
        mailbox._stopped.set()  # by a `close` that came before there was a connection
        return box

    monkeypatch.setattr(MailBoxUnencrypted, "login", called_off)
    with pytest.raises(OSError, match="not connected"):
        mailbox.open()
    assert mailbox._connection is not None
    with pytest.raises((OSError, IMAP4.abort)):
        mailbox._connection.client.noop()


def test_those_that_are_left_alone_take_no_place(
    inbox: Inbox, mailbox: Mailbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mailbox_module, "MOST_AT_ONCE", 2)
    for subject in (b"one", b"two", b"three"):
        inbox.put(MAIL % subject)
    first, second = mailbox.waiting()
    [third] = mailbox.waiting({first, second})
    assert third not in (first, second)


def test_another_folder_than_the_inbox(inbox: Inbox, mailbox: Mailbox) -> None:
    inbox.put(MAIL % b"moved")
    mailbox.put_away(mailbox.waiting()[0], DONE)
    other = Mailbox(account_of(f"{inbox.url}/{DONE}"))
    other.open()
    assert len(other.waiting()) == 1
    other.close()


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Made by ourselves, for 127.0.0.1."""
    program = shutil.which("openssl")
    if program is None:
        pytest.skip("openssl is missing")
    folder = tmp_path_factory.mktemp("certificate")
    made, key = folder / "certificate.pem", folder / "key.pem"
    asked = ("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=here")
    names = ("-addext", "subjectAltName=IP:127.0.0.1")
    files = ("-keyout", str(key), "-out", str(made))
    subprocess.run([program, *asked, *names, *files], check=True, capture_output=True)
    return made, key


def test_only_a_trusted_server_is_told_the_password(
    certificate: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    with servers.running(servers.dovecot(certificate)) as server:
        url = f"imaps://me:{quote(IMAP_PASSWORD)}@127.0.0.1:{server.port}"
        with pytest.raises(ssl.SSLCertVerificationError):
            Mailbox(account_of(url)).open()
        monkeypatch.setenv("SSL_CERT_FILE", str(certificate[0]))
        mailbox = Mailbox(account_of(url))
        mailbox.open()
        assert mailbox.waiting() == []
        mailbox.close()


def test_what_an_address_says() -> None:
    account = account_of("imaps://help%40shop.example:p%2Fw@mail.example/Support/In")
    assert account == Account(
        "mail.example", 993, "help@shop.example", "p/w", "Support/In", encrypted=True
    )
    assert "p/w" not in repr(account)
