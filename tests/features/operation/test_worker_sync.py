"""Hints from other workers: none is lost, whatever happens while it is shown."""

from __future__ import annotations

from typing import Any

import pytest

from handoff.features.operation.worker_sync import Follower
from handoff.realtime.bus import Moved


def moved(number: int) -> Moved:
    return Moved(conversation_id="c1", seq=number, queue=True)


async def test_what_moves_again_while_it_is_shown_is_shown_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    follower = Follower(relay=None)  # type: ignore[arg-type]
    shown: list[tuple[frozenset[str], bool]] = []

    async def show(_self: Any, ids: frozenset[str], queue: bool) -> None:
        if not shown:
            follower.hear(moved(2))
        shown.append((ids, queue))

    monkeypatch.setattr(Follower, "_show_moved", show)
    follower.hear(moved(1))
    await follower._show()
    await follower._show()
    await follower._show()
    assert shown == [(frozenset({"c1"}), True)] * 2


async def test_what_could_not_be_shown_is_shown_next_time(monkeypatch: pytest.MonkeyPatch) -> None:
    follower = Follower(relay=None)  # type: ignore[arg-type]
    shown: list[frozenset[str]] = []

    async def show(_self: Any, ids: frozenset[str], queue: bool) -> None:
        shown.append(ids)
        if len(shown) == 1:
            raise OSError("the database is away")

    monkeypatch.setattr(Follower, "_show_moved", show)
    follower.hear(moved(1))
    with pytest.raises(OSError, match="away"):
        await follower._show()
    await follower._show()
    assert shown == [frozenset({"c1"})] * 2
