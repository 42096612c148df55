"""Inbox rows: the first change goes out at once, then only the newest of each conversation."""

from __future__ import annotations

import asyncio
from functools import partial

from handoff.realtime.hub import AgentListener, Hub
from handoff.realtime.inbox import InboxFeed
from handoff.wire import TypingIndicator


class Screen:
    """An agent's socket."""

    def __init__(self) -> None:
        self.frames: list[str] = []
        self.came = asyncio.Event()

    def send(self, *frames: str) -> None:
        self.frames += frames
        self.came.set()

    async def drained(self) -> None: ...

    def close(self, code: int) -> None: ...


def row(conversation_id: str, name: str) -> TypingIndicator:
    return TypingIndicator(conversation_id=conversation_id, who="agent", name=name)


def feed() -> tuple[InboxFeed, Screen]:
    hub, screen = Hub(), Screen()
    hub.join(AgentListener("ada", (), screen))
    return InboxFeed(hub), screen


async def test_the_first_change_is_shown_at_once() -> None:
    inbox, screen = feed()
    inbox.show("c1", 0, partial(row, "c1", "first"))
    assert len(screen.frames) == 1


async def test_of_several_that_follow_closely_the_newest_is_shown_for_each_conversation() -> None:
    inbox, screen = feed()
    inbox.show("c1", 0, partial(row, "c1", "first"))
    screen.came.clear()
    for number in range(100):
        inbox.show("c1", number, partial(row, "c1", f"c1 at {number}"))
        inbox.show("c2", number, partial(row, "c2", f"c2 at {number}"))
    async with asyncio.timeout(20):
        await screen.came.wait()
    assert len(screen.frames) == 3
    assert "c1 at 99" in screen.frames[1] and "c2 at 99" in screen.frames[2]


async def test_a_change_that_is_told_late_does_not_replace_a_newer_one() -> None:
    inbox, screen = feed()
    inbox.show("c1", 1, partial(row, "c1", "first"))
    screen.came.clear()
    inbox.show("c1", 3, partial(row, "c1", "newest"))
    inbox.show("c1", 2, partial(row, "c1", "late"))
    async with asyncio.timeout(20):
        await screen.came.wait()
    assert len(screen.frames) == 2 and "newest" in screen.frames[1]


async def test_with_nobody_there_nothing_is_made() -> None:
    asked: list[str] = []

    def make() -> TypingIndicator:
        asked.append("made")
        return row("c1", "x")

    InboxFeed(Hub()).show("c1", 1, make)
    assert asked == []
