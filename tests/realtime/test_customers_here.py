"""Which customers are here, and at other workers; reloading a page does not count as leaving."""

from __future__ import annotations

import asyncio

import pytest

from handoff.realtime import customers_here
from handoff.realtime.customers_here import CustomersHere


@pytest.fixture(autouse=True)
def soon_gone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(customers_here, "GONE_AFTER_S", 0.02)


async def test_who_has_gone_counts_as_here_until_they_have_had_time_to_come_back() -> None:
    here = CustomersHere()
    here.came("c1")
    here.came_or_went.clear()
    here.went("c1")
    assert here.is_live("c1")
    await asyncio.sleep(0.05)
    assert not here.is_live("c1")
    assert here.came_or_went == {"c1"}


async def test_who_comes_back_in_time_has_never_gone() -> None:
    here = CustomersHere()
    here.came("c1")
    here.came_or_went.clear()
    here.went("c1")
    here.came("c1")
    await asyncio.sleep(0.05)
    assert here.is_live("c1")
    assert here.came_or_went == set()


async def test_what_is_not_asked_about_other_workers_stays_as_it_was_known() -> None:
    here = CustomersHere()
    here.others({"a", "b"})
    here.moved_elsewhere.clear()
    here.others({"c"}, among={"b", "c"})
    assert {id for id in "abc" if here.is_live(id)} == {"a", "c"}
    assert here.moved_elsewhere == {"b", "c"}


async def test_who_is_here_and_elsewhere_is_live_until_both_have_ended() -> None:
    here = CustomersHere()
    here.came("c1")
    here.others({"c1"})
    here.others(set())
    assert here.is_live("c1")
