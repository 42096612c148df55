"""How many files may come: from one network, at once, and onto a full disk."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from handoff.domain.errors import TooMany, Unavailable
from handoff.services import uploads
from handoff.services.uploads import Uploads
from handoff.storage.files import Folder


@pytest.fixture
def taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Uploads:
    monkeypatch.setattr(uploads, "AT_ONCE", 2)
    return Uploads(Folder(tmp_path / "files"), clock=lambda: 0.0)


@pytest.mark.parametrize(
    ("one", "neighbour", "other"),
    [
        ("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", "2001:db8:1:3::1"),
        ("192.0.2.1", "::ffff:192.0.2.1", "192.0.2.2"),
        ("testclient", "testclient", ""),
    ],
)
def test_one_network_is_counted_as_one(
    taken: Uploads, one: str, neighbour: str, other: str
) -> None:
    taken.count(one)
    taken.count(neighbour)
    with pytest.raises(TooMany):
        taken.count(neighbour)
    taken.count(other)


def test_many_addresses_do_not_make_one_forgotten_that_still_sends(
    taken: Uploads, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(uploads, "MOST_ADDRESSES", 3)
    for address in ("192.0.2.1", "192.0.2.2", "192.0.2.3", "192.0.2.1", "192.0.2.4"):
        taken.count(address)
    with pytest.raises(TooMany):
        taken.count("192.0.2.1")
    taken.count("192.0.2.2")


def test_what_is_coming_is_counted_until_it_is_there(taken: Uploads) -> None:
    with taken.under_way("a", False) as first, taken.under_way("a", False) as second:
        assert (first, second) == (0, 1)
        with taken.under_way("a", True) as agents, taken.under_way("b", False) as others:
            assert (agents, others) == (0, 0)
    with taken.under_way("a", False) as again:
        assert again == 0


async def test_nobody_waits_for_ever_to_have_a_file_looked_at(
    taken: Uploads, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(uploads, "LONGEST_WAIT_S", 0.01)
    async with taken.turn_to_look():
        with pytest.raises(TooMany, match="looked at"):
            async with taken.turn_to_look():
                pass
    async with taken.turn_to_look():
        pass


def test_nothing_is_taken_onto_a_disk_that_is_nearly_full(
    taken: Uploads, monkeypatch: pytest.MonkeyPatch
) -> None:
    free = shutil.disk_usage(taken.files.scratch.parent.parent).free
    monkeypatch.setattr(uploads, "LEAST_FREE", free * 2)
    with pytest.raises(Unavailable, match="no room"):
        taken.check_room()
    monkeypatch.setattr(uploads, "LEAST_FREE", 1)
    taken.check_room()
