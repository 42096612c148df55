"""Nothing is ever booked without a plain yes to the values as they then stand.

Thousands of dialogues with any reply at any step, against the channel's rules and the real actions
(`harness/form_loop.py`); `BATON_FORM_RUNS` sets how many.
"""

from __future__ import annotations

import json
import os
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.support.form_loop import Loop, Turn, running_loop
from tests.support.form_replies import (
    KINDS,
    VALUES,
    WISHES,
    YES,
    Drawn,
    Reply,
    Step,
    dialogues,
    reply,
)  # fmt: skip

pytestmark = pytest.mark.bot

RUNS = int(os.environ.get("BATON_FORM_RUNS", "2000"))

A_RETURN = re.compile(
    r'So I note a return from order (HG-\d+): (.+), because "(.+)"\. Is that right\?'
)
AN_ADDRESS = re.compile(r"So order (HG-\d+) goes to: (.+)\. Is that right\?")


@pytest.fixture(scope="module")
def loop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Loop]:
    with running_loop(tmp_path_factory.mktemp("forms")) as running:
        yield running


def wish(intent: str) -> Reply:
    return Reply(
        "wish", WISHES[intent], dict.fromkeys(("whole", "said", "asked"), (intent, 0.95)), True
    )


def shown(turn: Turn) -> list[list[str]] | None:
    """What the turn's last bubble would book, if it asks for a yes."""
    last = turn["bubbles"][-1] if turn["bubbles"] else ""
    if match := A_RETURN.fullmatch(last):
        order, items, reason = match.groups()
        return [[order, item, reason] for item in items.split(", ")]
    match = AN_ADDRESS.fullmatch(last)
    return [list(match.groups())] if match else None


def newly_done(before: Turn, after: Turn) -> list[list[str]]:
    return [row for row in after["done"] if row not in before["done"]] + (
        [] if len(after["done"]) == len(set(map(tuple, after["done"]))) else [["done twice"]]
    )


class Watched:
    """A dialogue, checked turn by turn."""

    def __init__(self, loop: Loop) -> None:
        self.loop, self.turn = loop, loop.new()
        self.said: list[tuple[Any, ...]] = []

    def say(self, said: Reply) -> None:
        before, self.turn = self.turn, self.loop.say(said.text, said.intents, said.answers)
        self.said.append((said.text, said.intents["whole"], self.turn["bubbles"]))
        told = json.dumps(self.said, indent=1, ensure_ascii=False)
        done, agreed = newly_done(before, self.turn), shown(before)
        MET["said", str(before["requested"]), said.kind] += 1
        if done:
            MET["booked", before["form"]] += 1
            assert said.text in YES and said.answers, told
            assert agreed is not None and sorted(done) == sorted(agreed), told
        if agreed and said.text in YES and said.answers:
            assert len(self.turn["done"]) == len(before["done"]) + len(agreed), told
        bubbles = self.turn["bubbles"]
        assert len(bubbles) == len(set(bubbles)), told

    def reply(self, drawn: Drawn) -> None:
        slots = self.turn.get("slots") or {}
        step = Step(self.turn["form"], self.turn["requested"], slots.get("order_number"))
        self.say(reply(drawn, step))


MET: Counter[tuple[str, ...]] = Counter()
"""What the dialogues have come to, so that a test which never reaches a booking cannot pass."""


@settings(
    max_examples=RUNS, deadline=None, database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)  # fmt: skip
@given(st.sampled_from(sorted(WISHES)), dialogues)
def drive(loop: Loop, intent: str, drawn: list[Drawn]) -> None:
    dialogue = Watched(loop)
    dialogue.say(wish(intent))
    for each in drawn:
        dialogue.reply(each)


def test_nothing_is_booked_without_a_plain_yes_to_what_was_shown(loop: Loop) -> None:
    MET.clear()
    drive(loop)
    booked = MET["booked", "return_form"], MET["booked", "address_form"]
    assert min(booked) > RUNS / 100
    steps = {(slot, kind) for slot in VALUES for kind in KINDS}
    met = {each for each in steps if MET["said", *each]}
    if RUNS >= 2000:  # at a confirmation a value is a yes
        assert steps - met == {("confirmed", "value")}
