"""Reading JSON keeps nothing of what was read."""

from __future__ import annotations

import tracemalloc
from collections.abc import Callable
from typing import Any

import pytest

from handoff.domain.events import EVENT
from handoff.wire import FROM_AGENT, FROM_CUSTOMER

ID = "3f0c1f9e-0000-4000-8000-{:012d}"


def _said(number: int) -> str:
    return f'{{"kind":"customer_said","client_id":"{ID.format(number)}","text":"word {number}"}}'


def _says(number: int) -> str:
    id = ID.format(number)
    return (
        f'{{"type":"say","client_id":"{id}","conversation_id":"{id}","text":"and {number}",'
        '"epoch":1,"last_seen":0}'
    )


def _asks(number: int) -> str:
    id = ID.format(10_000 + number)
    return f'{{"type":"say","client_id":"{id}","conversation_id":"{id}","text":"asks {number}"}}'


@pytest.mark.parametrize(
    ("read", "text_of"),
    [
        (EVENT.validate_json, _said),
        (FROM_AGENT.validate_json, _says),
        (FROM_CUSTOMER.validate_json, _asks),
    ],
    ids=["log", "agent", "customer"],
)
def test_what_was_read_is_not_kept(
    read: Callable[[str], Any], text_of: Callable[[int], str]
) -> None:
    for number in range(100):
        read(text_of(number))
    tracemalloc.start()
    before, _ = tracemalloc.get_traced_memory()
    for number in range(1_000, 3_000):
        read(text_of(number))
    after, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert after - before < 20_000
