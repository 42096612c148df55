"""The order of the queue: danger first, nobody starves, and what is told is what happens."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handoff.domain.events import Mood
from handoff.domain.overview import Overview
from handoff.domain.routing import (
    MOST_HEAD_START,
    Tier,
    Waiting,
    head_start,
    in_order,
    places,
    rank,
    waiting,
)
from handoff.domain.signals import CARE, DISTRESS, ORDINARY, RAISED

NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)


def one(id: str, came: float, priority: int = ORDINARY, mood: float | None = None) -> Waiting:
    """Somebody with an open window, who came at this minute."""
    felt = None if mood is None else Mood(negative=mood, neutral=1 - mood, positive=0)
    return Waiting(id, priority, NOON + timedelta(minutes=came), felt)


def served(*queue: Waiting) -> list[str]:
    return [one.conversation_id for one in in_order(queue)]


def test_asking_for_a_person_is_worth_three_minutes_and_no_more() -> None:
    asked = one("asked", 11, RAISED)
    assert served(one("eleven minutes", 0), asked) == ["eleven minutes", "asked"]
    assert served(one("two minutes", 9), asked) == ["asked", "two minutes"]


@pytest.mark.parametrize(
    ("priority", "mood", "minutes"),
    [
        (ORDINARY, None, 0),
        (ORDINARY, 0.49, 0),
        (ORDINARY, 0.5, 1),
        (ORDINARY, 0.75, 2),
        (ORDINARY, 0.95, 3),
        (RAISED, 0.2, 3),
        (DISTRESS, 0.2, 7),
        (DISTRESS, 1.0, 10),
    ],
)
def test_stakes_and_mood_are_worth_so_many_minutes(
    priority: int, mood: float | None, minutes: int
) -> None:
    felt = one("felt", 0, mood=mood).mood
    assert head_start(priority, felt) == timedelta(minutes=minutes)


def test_distress_counts_where_it_was_measured() -> None:
    calm_words = Mood(negative=0.1, neutral=0.9, positive=0, distress=0.92)
    assert head_start(ORDINARY, calm_words) == timedelta(minutes=3)


def test_danger_comes_before_whoever_has_waited_longest_even_from_a_closed_window() -> None:
    danger = replace(one("danger", 600, CARE), reachable=False)
    assert served(one("ten hours", 0, DISTRESS, 1.0), danger) == ["danger", "ten hours"]
    first, second = one("b", 1, CARE), one("a", 2, CARE, mood=1.0)
    assert served(second, first) == ["b", "a"], "among them only time counts"


def test_a_closed_window_without_an_address_waits_behind_all_who_are_there() -> None:
    away = replace(one("away", 0, DISTRESS), reachable=False)
    assert served(away, one("here", 30)) == ["here", "away"]


def test_whoever_comes_back_has_the_place_of_their_whole_time() -> None:
    queue = [one("away", 0), one("here", 5)]
    left = [replace(queue[0], reachable=False), queue[1]]
    assert places(left) == {"here": 1, "away": 2}
    assert places(queue) == {"away": 1, "here": 2}


def test_those_who_are_away_keep_the_same_order_among_themselves() -> None:
    queue = [replace(one("b", 0), reachable=False), replace(one("a", 1, RAISED), reachable=False)]
    assert served(*queue) == ["a", "b"]


def test_whom_an_agent_gave_back_unanswered_has_waited_since_before() -> None:
    given_back = Overview(
        waiting_since=NOON, unanswered_since=NOON - timedelta(minutes=8), priority=RAISED
    )
    assert waiting("id", given_back, NOON, True).since == NOON - timedelta(minutes=8)
    answered = replace(given_back, unanswered_since=None)
    assert waiting("id", answered, NOON, True).since == NOON


def test_an_endless_stream_of_the_distressed_holds_up_nobody_for_longer_than_ten_minutes() -> None:
    """One agent serves one a minute, and each minute somebody more urgent joins."""
    queue = [one("patient", 0)]
    for minute in range(60):
        queue.append(one(f"{minute}", minute, DISTRESS, mood=1.0))
        first = in_order(queue)[0]
        queue.remove(first)
        if first.conversation_id == "patient":
            assert minute <= 11
            return
    pytest.fail("the patient starved")


def test_times_are_compared_as_browsers_can() -> None:
    early, late = one("b", 0), one("a", 0)
    late = replace(late, since=late.since + timedelta(microseconds=999))
    assert rank(early) == rank(late)
    assert served(early, late) == ["a", "b"], "then the id decides"


# ── simulated ────────────────────────────────────────────────────────────────────────────────

PEOPLE = st.tuples(
    st.integers(0, 40 * 60),  # the second at which they come
    st.sampled_from([ORDINARY, ORDINARY, RAISED, DISTRESS, CARE]),
    st.sampled_from([None, 0.1, 0.6, 0.8, 1.0]),
    st.booleans(),  # whether their window is open
)


@settings(max_examples=10_000, deadline=None)
@given(st.lists(PEOPLE, min_size=2, max_size=10), st.randoms(use_true_random=False))
def test_in_ten_thousand_queues_nobody_starves_and_places_are_true(
    people: list[tuple[int, int, float | None, bool]], chance: random.Random
) -> None:
    """One queue from full to empty: agents take whoever is next, windows open and close."""
    queue = [
        replace(one(f"{id}", came / 60, priority, mood), reachable=here)
        for id, (came, priority, mood, here) in enumerate(people)
    ]
    _is_total_and_stable(queue, chance)
    while queue:
        told = places(queue)
        ordered = in_order(queue)
        _danger_is_first(ordered)
        _nobody_starves(ordered)
        assert [told[one.conversation_id] for one in ordered] == list(range(1, len(queue) + 1))
        next_one = ordered[0]
        assert told[next_one.conversation_id] == 1
        queue.remove(next_one)
        after = places(queue)
        assert all(after[id] == told[id] - 1 for id in after), "everybody moves up by one"
        if queue and chance.random() < 0.3:
            moved = chance.randrange(len(queue))
            queue[moved] = replace(queue[moved], reachable=not queue[moved].reachable)


def _is_total_and_stable(queue: list[Waiting], chance: random.Random) -> None:
    shuffled = chance.sample(queue, len(queue))
    assert in_order(shuffled) == in_order(queue)
    gone = chance.choice(queue)
    without = [one for one in in_order(queue) if one is not gone]
    assert in_order([one for one in shuffled if one is not gone]) == without


def _danger_is_first(ordered: list[Waiting]) -> None:
    tiers = [rank(one).tier for one in ordered]
    assert tiers == sorted(tiers)
    assert [tier is Tier.DANGER for tier in tiers] == [one.priority == CARE for one in ordered]
    danger = [one.since for one in ordered if one.priority == CARE]
    assert danger == sorted(danger)


def _nobody_starves(ordered: list[Waiting]) -> None:
    """Who came later stands in front only within their own head start, and ten minutes at most."""
    for place, behind in enumerate(ordered):
        for ahead in ordered[:place]:
            if rank(ahead).tier is rank(behind).tier and ahead.since > behind.since:
                start = head_start(ahead.priority, ahead.mood)
                assert ahead.since - behind.since <= start <= MOST_HEAD_START
