"""Which conversation a mail names, who may speak in it, and what its answer is called."""

from __future__ import annotations

from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handoff.domain import deliveries, reply_addresses
from handoff.domain.incoming_mail import may_speak, named_by, subject_of_reply

HOST = "lamps.example"
ID = str(uuid4())


def test_our_own_message_ids_name_their_conversation() -> None:
    assert named_by(deliveries.message_id(ID, 7, HOST), HOST) == ID
    assert named_by(deliveries.thread_id(ID, HOST), HOST) == ID
    assert named_by(deliveries.message_id(ID, 7, "other.example"), HOST) is None
    assert named_by(f"<{ID}.7@lampsXexample>", HOST) is None
    assert named_by("<>", HOST) is None


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
