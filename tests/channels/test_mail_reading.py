"""Mails as mail programs really write them, in four languages: what is read out of each.

`mails/` has them raw, `mails/expected.yml` what is expected: fields of the mail, or why there is
none.
"""

from __future__ import annotations

import time
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from handoff.channels import mail_reading
from handoff.channels.mail_cutting import cut
from handoff.channels.mail_reading import CannotBeRead
from handoff.domain.incoming_mail import Ignored, IncomingMail, Unreadable, why_ignored

MAILS = Path(__file__).parent / "mails"
EXPECTED: dict[str, dict[str, Any]] = yaml.safe_load((MAILS / "expected.yml").read_text())
OWN = "answers@nordlicht.example"


def read(name: str) -> IncomingMail:
    return mail_reading.read((MAILS / f"{name}.eml").read_bytes())


@pytest.mark.parametrize("name", EXPECTED)
def test_a_mail_says_what_its_writer_wrote(name: str) -> None:
    expected = dict(EXPECTED[name])
    if why := expected.pop("unreadable", None):
        with pytest.raises(CannotBeRead) as caught:
            read(name)
        assert caught.value.why == why
        return
    mail = read(name)
    assert why_ignored(mail, OWN) == expected.pop("ignored", None)
    if "subject_is" in expected:
        assert mail.subject == expected.pop("subject_is")
    shown = {field: getattr(mail, field) for field in expected}
    if "text" in expected:
        expected["attachments"] = tuple(expected.get("attachments", ()))
        shown["attachments"] = mail.attachments
    assert shown == expected


@pytest.mark.parametrize(
    "line", ["On 1 ", "wrote ", "> ", ">", "From: x\nTo: y", "--", "a wrote 1"]
)
def test_a_mail_made_to_take_long_does_not(line: str) -> None:
    begun = time.perf_counter()
    cut((line + "\n") * 30_000)
    cut(line * 30_000)
    assert time.perf_counter() - begun < 2.0


BROKEN = {
    "headers": b"From: a@b.example\nSubject: " + b" =?utf-8?q?a?=\n" * 20_000 + b"\nHello\n",
    "lines": b"From: a@b.example\n\n" + b"a\n" * 2_000_000,
    "parts": b"From: a@b.example\nContent-Type: multipart/mixed; boundary=x\n\n"
    + b"--x\n\n" * 9999,
}


@pytest.mark.parametrize("kind", BROKEN)
def test_a_mail_whose_shape_no_program_writes_is_refused_at_once(kind: str) -> None:
    begun = time.perf_counter()
    with pytest.raises(CannotBeRead, match=kind):
        mail_reading.read(BROKEN[kind])
    assert time.perf_counter() - begun < 1.0


def test_of_a_page_of_endless_quotes_no_more_is_looked_at_than_anybody_writes() -> None:
    begun = time.perf_counter()
    head = b"From: a@b.example\nContent-Type: text/html\n\n<p>Hello</p>"
    mail = mail_reading.read(head + b"<p name=quote></p>xxxxxxxx" * 40_000)
    assert mail.text.startswith("Hello")
    assert mail.shortened
    assert time.perf_counter() - begun < 8.0


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        (
            "Mein Nachbar schrieb am 3.5. folgendes:\n\nDas Paket ist kaputt.",
            "Das Paket ist kaputt.",
        ),
        (
            "Hello\nOn 3 May your driver wrote:\nNobody at home\n\nPlease send it again.",
            "Please send it again.",
        ),
        (
            "Bonjour,\nLe 3 mai à 10h30 votre livreur a écrit :\nPersonne.\n\nRevenez, merci.",
            "Revenez, merci.",
        ),
        (
            "Please leave it with number 12\nOn Monday at 9:15 he wrote:\nno one in\n\nCall me",
            "Call me",
        ),
        (
            "Please change my parcel:\n\nFrom: Berlin\nTo: Hamburg\nDate: 3 May\n\nCall me",
            "Call me",
        ),
        ("Umzug:\n\nVon: Köln\nAn: Bonn\nDatum: 4.5.\n\nBitte ändern.", "Bitte ändern."),
        ("Sent with DHL on Monday, where is it?", "where is it?"),
        (
            "---------- Forwarded message ---------\nFrom: Shop <shop@x.example>\n"
            "Date: Mon\nSubject: Order 12\n\nYour order 12 is confirmed.",
            "Your order 12 is confirmed.",
        ),
        (
            "Anfang der weitergeleiteten Nachricht:\n\nVon: Shop <shop@x.example>\n"
            "Datum: Montag\nAn: mich\nBetreff: Order 12\n\nIhre Bestellung 12",
            "Ihre Bestellung 12",
        ),
        ("-----Original Message-----\nYour invoice 7 is wrong", "Your invoice 7 is wrong"),
        ("Am 3.5. um 10:15 schrieb mein Nachbar:\n\nEs ist nass.", "Es ist nass."),
    ],
)
def test_what_only_looks_like_a_quote_is_not_lost(text: str, kept: str) -> None:
    mail = mail_reading.read(
        f"From: a@b.example\nContent-Type: text/plain; charset=utf-8\n\n{text}\n".encode()
    )
    assert kept in mail.text
    assert why_ignored(mail, OWN) is None


@pytest.mark.parametrize(
    ("page", "kept"),
    [
        (
            "<div class=gmail_quote><div class=gmail_attr>---------- Forwarded message ---------"
            "</div>Your order 12 is confirmed.</div>",
            "Your order 12 is confirmed.",
        ),
        (
            "<hr id=divRplyFwdMsg><div>From: Ada &lt;ada@x.example&gt;<br>Sent: Monday<br>"
            "To: me<br>Subject: 7</div><p>Invoice 7 is wrong</p>",
            "Invoice 7 is wrong",
        ),
    ],
)
def test_a_page_that_is_only_passed_on_is_not_lost(page: str, kept: str) -> None:
    mail = mail_reading.read(f"From: a@b.example\nContent-Type: text/html\n\n{page}\n".encode())
    assert kept in mail.text


@pytest.mark.parametrize(
    ("text", "shortened"),
    [
        ("Yes.\n\nOn Tue, 4 Feb 2031 at 09:58, Ada wrote:\n\nIs it there?", True),
        ("Yes.\n\nFrom: Ada <ada@x.example>\nSent: Monday\nTo: me\n\nIs it there?", True),
        ("Yes.\n\nKind regards\nMira Sol\nRing at the back door", True),
        ("Yes.\n\nOn Tue, 4 Feb 2031 at 09:58, Ada wrote:\n> Is it there?", False),
        ("Yes.\n-- \nMira Sol", False),
        ("Yes.\n" + "\n" * 6000, False),
        ("Yes.\n" + "\n" * 6000 + "And no.", True),
    ],
)
def test_it_says_so_if_something_was_left_out_that_may_be_the_writers(
    text: str, shortened: bool
) -> None:
    mail = mail_reading.read(f"From: a@b.example\n\n{text}\n".encode())
    assert mail.text.startswith("Yes.")
    assert mail.shortened is shortened


@pytest.mark.parametrize(
    ("subject", "ignored"),
    [
        ("Out of office desks for order 12", None),
        ("Automatic reply to my order is wrong", None),
        ("Abwesenheitsvertretung gesucht", None),
        ("Out of office", Ignored.AUTOMATIC),
        ("Automatic reply: Your order", Ignored.AUTOMATIC),
        ("Abwesenheitsnotiz: Ihre Bestellung", Ignored.AUTOMATIC),
        ("Réponse automatique : Votre commande", Ignored.AUTOMATIC),
    ],
)
def test_only_the_subject_of_an_absence_notice_makes_one(
    subject: str, ignored: Ignored | None
) -> None:
    mail = EmailMessage()
    mail["From"], mail["Subject"] = "a@b.example", subject
    mail.set_content("Hello")
    assert mail_reading.read(mail.as_bytes()).ignored is ignored


@pytest.mark.parametrize(
    "headers",
    [
        b"Message-ID: <a\x00b@x.example>\nSubject: a\x00b\nFrom: a\x00b <a@b.example>\n",
        b"Message-ID: <\xff\xfe@x.example>\nReferences: <\xff@x> <ok@x>\nFrom: a@b.example\n",
        "Message-ID: <ü@x.example>\nTo: ü@x.example\nFrom: a@b.example\n".encode(),
    ],
)
def test_nothing_is_read_out_of_a_mail_that_cannot_be_stored(headers: bytes) -> None:
    mail = mail_reading.read(headers + b"\nHello\n")
    ids = (mail.id, *mail.follows, *mail.recipients)
    assert all(one.isascii() and one.isprintable() for one in ids)
    whole = repr((mail.subject, mail.sender_name, mail.text, mail.attachments))
    assert "\\x" not in whole
    assert "\\ud" not in whole
    assert len({mail_reading.read(headers + text).id for text in (b"\n1\n", b"\n2\n")}) == 2


def test_a_sender_whose_address_is_too_long_to_be_stored_is_none() -> None:
    long = f"a@{'.'.join(['x' * 60] * 6)}.example"
    with pytest.raises(CannotBeRead) as caught:
        mail_reading.read(f"From: {long}\n\nHello\n".encode())
    assert caught.value.why is Unreadable.NO_SENDER


@given(st.text(alphabet="> \n:-_OnFromwrote1@Sent", max_size=300))
def test_what_was_not_quoted_stays_unless_it_is_part_of_the_frame(noise: str) -> None:
    said = "The parcel has not come yet"
    assert cut(f"{said}\n\n> {noise.replace(chr(10), ' ')}\n").text.startswith(said)


@given(st.binary(max_size=400))
def test_whatever_comes_is_read_or_refused(noise: bytes) -> None:
    for raw in (noise, b"From: a@b.example\n" + noise, b"From: a@b.example\n\n" + noise):
        try:
            mail = mail_reading.read(raw)
        except CannotBeRead:
            continue
        assert "\0" not in mail.text


def test_the_corpus_is_whole() -> None:
    assert {file.stem for file in MAILS.glob("*.eml")} == set(EXPECTED)
    assert len(EXPECTED) >= 60
