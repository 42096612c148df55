"""A link back opens what it names until it expires, and cannot be made to open anything else."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from handoff.domain.errors import LinkRefused
from handoff.domain.return_links import ReturnLink, read, sign

NOW = datetime(2031, 3, 4, 5, 6, 7, tzinfo=UTC)
LINK = ReturnLink("conversation-3", "customer-9", NOW + timedelta(days=2))
SECRET = "not for everyone"


def test_what_was_signed_is_read_again() -> None:
    assert read(SECRET, sign(SECRET, LINK), NOW) == LINK


@pytest.mark.parametrize("ahead", [timedelta(days=2), timedelta(days=400)])
def test_after_its_time_it_is_refused(ahead: timedelta) -> None:
    with pytest.raises(LinkRefused, match="expired"):
        read(SECRET, sign(SECRET, LINK), NOW + ahead)


def test_no_changed_character_leaves_it_valid() -> None:
    token = sign(SECRET, LINK)
    for place, sign_there in enumerate(token):
        other = token[:place] + ("A" if sign_there != "A" else "B") + token[place + 1 :]
        try:
            found = read(SECRET, other, NOW)
        except LinkRefused:
            continue
        # The last character of a base64 group has bits that mean nothing.
        assert found == LINK


@pytest.mark.parametrize("token", ["", ".", "a", "a.b", "é.é", "=.=", "YQ.YQ", sign("other", LINK)])
def test_what_was_not_signed_here_is_refused(token: str) -> None:
    with pytest.raises(LinkRefused, match="not valid"):
        read(SECRET, token, NOW)
