"""What a customer may leave as an address. The widget has the same rule, and the same examples, in
`widget/test/address.test.ts`."""

from __future__ import annotations

import pytest
from pydantic import TypeAdapter, ValidationError

from handoff.domain.deliveries import is_mailable
from handoff.wire_types import Email

EMAIL = TypeAdapter(Email)

ADDRESSES = ["jo@example.org", "jo.o'neil+shop@mail.example.co.uk", "j@x-y.io"]
NONE = [
    "",
    "jo",
    "jo@example",
    "a,b@example.com",
    "a@b..com",
    "a..b@example.com",
    ".a@example.com",
    "a.@example.com",
    "a@.example.com",
    "a@example.com.",
    "a@b@example.com",
    "a b@example.com",
    "Jo <jo@example.com>",
    "a@[127.0.0.1]",
]


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_address_may_be_left_and_mail_can_be_addressed_to_it(address: str) -> None:
    assert EMAIL.validate_python(address) == address
    assert is_mailable(address)


def test_an_address_that_only_newer_mail_servers_know_may_be_left_but_promises_no_mail() -> None:
    assert EMAIL.validate_python("jö@müller.example")
    assert not is_mailable("jö@müller.example")


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_address_is_refused(text: str) -> None:
    assert not is_mailable(text)
    with pytest.raises(ValidationError):
        EMAIL.validate_python(text)


def test_an_address_longer_than_any_mail_server_takes_is_refused() -> None:
    with pytest.raises(ValidationError):
        EMAIL.validate_python("a." * 160 + "a@example.com")
