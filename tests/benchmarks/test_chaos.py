"""What the chaos runs call harm, and the rows they make of it."""

from __future__ import annotations

import pytest

from benchmarks.chaos import harm, page
from benchmarks.chaos.bars import BARS
from benchmarks.chaos.parts import PARTS
from benchmarks.chaos.rows import Row


def test_what_was_acknowledged_and_stored_in_order_is_unharmed() -> None:
    found = harm.of_messages(["a", "b", "c"], {"a", "b"}, ["a", "b", "c"])
    assert (found.of, found.total) == (2, 0)


def test_a_message_that_was_never_acknowledged_may_be_missing() -> None:
    assert harm.of_messages(["a", "b"], {"a"}, ["a"]).total == 0


def test_lost_doubled_and_out_of_order_are_told_apart() -> None:
    assert harm.of_messages(["a", "b"], {"a", "b"}, ["a"]).lost == 1
    assert harm.of_messages(["a", "b"], {"a", "b"}, ["a", "a", "b"]).doubled == 1
    assert harm.of_messages(["a", "b"], {"a", "b"}, ["b", "a"]).out_of_order == 1


def test_a_page_must_show_each_event_once_and_in_order() -> None:
    assert harm.of_page([1, 2, 4], [1, 2, 4]).total == 0
    assert harm.of_page([1, 4], [1, 2, 4]).lost == 1
    assert harm.of_page([1, 2, 2, 4], [1, 2, 4]).doubled == 1
    assert harm.of_page([2, 1, 4], [1, 2, 4]).out_of_order == 1


def _killed(longest: float, **pages: int) -> dict[str, bool | None]:
    raw = {
        "messages": harm.Harm(of=9).to_json(),
        "pages": harm.Harm(of=9, **pages).to_json(),
        "back_s": [0.2, longest],
        "left_alone": None,
    }
    return {row.name: row.ok for row in PARTS["kill.redis"].rows("kill.redis", raw)}


def test_one_harmed_message_misses_the_bar_and_one_slow_return_too() -> None:
    assert _killed(3.0) == {"kill.redis": True, "kill.redis.back": True}
    assert _killed(3.0, lost=1) == {"kill.redis": False, "kill.redis.back": True}
    assert _killed(3.1, doubled=1) == {"kill.redis": False, "kill.redis.back": False}


def test_a_claim_without_exactly_one_winner_misses_the_bar() -> None:
    assert PARTS["race.claim"].rows("race.claim", {"without_one_winner": 0})[0].ok
    assert not PARTS["race.claim"].rows("race.claim", {"without_one_winner": 1})[0].ok


def test_the_page_shows_every_row() -> None:
    takeover = {"tries": 10_000, "before_the_claim": 3, "dropped": 9_997, "after_the_claim": 0}
    results = {
        "date": "today",
        "commit": "abc",
        "command": "make chaos",
        "versions": {"cpu": "one"},
        "raw": {"race.takeover": takeover | {"date": "today", "commit": "abc"}},
        "rows": [Row(name, 0.0).to_json() for name in BARS],
    }
    shown = page.page(results)
    assert all(f"`{name}`" in shown for name in BARS)
    assert f"{len(BARS)} of {len(BARS)} bars" in shown


def test_each_part_has_its_row_and_no_other_is_known() -> None:
    assert set(PARTS) <= set(BARS)
    with pytest.raises(KeyError):
        Row("kill.everything", 0.0)
