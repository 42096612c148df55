"""Nothing is ever booked without a plain yes to the values as they then stand.

Thousands of dialogues with any reply at any step, against the channel's rules and the real actions
(`harness/form_loop.py`); `BATON_FORM_RUNS` sets how many.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from harness.form_loop_client import (
    Loop,
    is_booked_without_a_yes,
    newly_done,
    running_loop,
    shown,
    step,
)
from harness.form_replies import (
    KINDS,
    LONGEST,
    MOST,
    SHORTEST,
    VALUES,
    WISHES,
    YES,
    Drawn,
    Reply,
    reply,
    wish,
)

pytestmark = pytest.mark.bot

RUNS = int(os.environ.get("BATON_FORM_RUNS", "2000"))

replies = st.tuples(*(st.integers(0, most) for most in MOST))
dialogues = st.lists(replies, min_size=SHORTEST, max_size=LONGEST)


@pytest.fixture(scope="module")
def loop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Loop]:
    with running_loop(tmp_path_factory.mktemp("forms")) as running:
        yield running


class Watched:
    """A dialogue, checked turn by turn."""

    def __init__(self, loop: Loop) -> None:
        self.loop, self.turn = loop, loop.new()
        self.said: list[tuple[Any, ...]] = []

    def say(self, said: Reply) -> None:
        before, self.turn = self.turn, self.loop.say(said.text, said.intents, said.answers)
        self.said.append((said.text, said.intents["whole"], self.turn["bubbles"]))
        told = json.dumps(self.said, indent=1, ensure_ascii=False)
        agreed = shown(before)
        MET["said", str(before["requested"]), said.kind] += 1
        assert not is_booked_without_a_yes(before, said, self.turn), told
        if newly_done(before, self.turn):
            MET["booked", before["form"]] += 1
        if agreed and said.text in YES and said.answers:
            assert len(self.turn["done"]) == len(before["done"]) + len(agreed), told
        bubbles = self.turn["bubbles"]
        assert len(bubbles) == len(set(bubbles)), told

    def reply(self, drawn: Drawn) -> None:
        self.say(reply(drawn, step(self.turn)))


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
    missing = steps - met - {("confirmed", "value")}  # there, a value is a yes
    if RUNS >= 2000:
        assert len(missing) <= len(steps) / 20, missing
