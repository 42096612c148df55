"""Which conversation a mail names, who may speak in it, and what its answer is called."""

from __future__ import annotations

from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handoff.domain import deliveries, reply_addresses
from handoff.domain.incoming_mail import (
    Ignored,
    IncomingMail,
    may_speak,
    named_by,
    subject_of_reply,
    why_ignored,
)

HOST = "lamps.example"
ID = str(uuid4())


def test_our_own_message_ids_name_their_conversation() -> None:
    assert named_by(deliveries.message_id(ID, 7, HOST), HOST) == ID
    assert named_by(deliveries.thread_id(ID, HOST), HOST) == ID
    assert named_by(deliveries.message_id(ID, 7, "other.example"), HOST) is None
    assert named_by(f"<{ID}.7@lampsXexample>", HOST) is None
    assert named_by("<>", HOST) is None


def test_a_mail_of_ours_that_comes_back_is_no_customers() -> None:
    back = _mail(deliveries.message_id(ID, 7, HOST), "mira@example.org")
    assert why_ignored(back, f"help@{HOST}") is Ignored.OWN
    assert why_ignored(_mail("<1@x>", f"Help+tag@{HOST}"), f"help@{HOST}") is Ignored.OWN
    colleague = _mail(f"<{uuid4()}@{HOST}>", f"joe@{HOST}")
    assert why_ignored(colleague, f"help@{HOST}") is None


def _mail(id: str, sender: str) -> IncomingMail:
    return IncomingMail(
        id=id,
        sender=sender,
        sender_name=None,
        recipients=(),
        subject="",
        text="hello",
        shortened=False,
        follows=(),
        tokens=(),
        attachments=(),
        language=None,
    )


def test_only_a_known_address_may_speak() -> None:
    assert may_speak("Mira@Example.org", {"mira@example.org", None})
    assert not may_speak("mira@example.org.evil.example", {"mira@example.org", None})
    assert not may_speak("mira@example.org", {None})


@pytest.mark.parametrize(
    ("subject", "answered"),
    [
        ("my parcel", "Re: my parcel"),
        ("Re: my parcel", "Re: my parcel"),
        ("AW: Re: RE[2]: my  parcel", "Re: my parcel"),
        ("Reparatur", "Re: Reparatur"),
        ("", ""),
        ("Re:", ""),
    ],
)
def test_an_answer_keeps_the_subject(subject: str, answered: str) -> None:
    assert subject_of_reply(subject) == answered


@given(st.uuids(), st.text(alphabet="abcdefghijklmnopqrstuvwxyz.", min_size=1, max_size=20))
def test_a_reply_address_names_its_conversation_in_any_case(id: object, local: str) -> None:
    address = reply_addresses.tagged("secret", f"{local}@{HOST}", str(id))
    assert len(address.partition("@")[0]) <= 64
    assert reply_addresses.named_by("secret", address) == str(id)
    assert reply_addresses.named_by("secret", address.upper()) == str(id)
    assert reply_addresses.named_by("another", address) is None
    assert reply_addresses.named_by("", address) is None


def test_a_reply_address_is_plain_where_there_is_no_room() -> None:
    long = f"{'x' * 40}@{HOST}"
    assert reply_addresses.tagged("secret", long, ID) == long
    assert reply_addresses.tagged("secret", f"help@{HOST}", "not an id") == f"help@{HOST}"


@given(st.text(max_size=80))
def test_no_other_address_names_one(local: str) -> None:
    assert reply_addresses.named_by("secret", f"{local}@{HOST}") is None
