"""Background work ends when told to."""

from __future__ import annotations

import asyncio

import pytest

from handoff.services import tasks


async def test_work_that_lost_its_cancellation_to_an_error_ends_all_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(tasks, "AGAIN_AFTER_S", 0.01)
    lost = 0

    async def ask_the_driver() -> None:
        try:
            await asyncio.sleep(3600)
        except asyncio.CancelledError:
            if lost == 0:
                raise ConnectionError("closed in the middle of a call") from None
            raise

    async def carry_on() -> None:
        nonlocal lost
        while True:
            try:
                await ask_the_driver()
            except Exception:
                lost += 1

    async def fail() -> None:
        raise ValueError

    working = [asyncio.create_task(carry_on()), asyncio.create_task(fail())]
    await asyncio.sleep(0)
    async with asyncio.timeout(10):
        await tasks.end(working)
    assert lost == 1 and all(task.done() for task in working)


async def test_nothing_to_end_is_over_at_once() -> None:
    await tasks.end([])
