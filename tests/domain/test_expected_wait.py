"""The wait that customers are told of is one that others have really had, or none."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta
from heapq import heappop, heappush
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from handoff.domain.expected_wait import FEWEST, Pace, Wait, expected, pace_of
from handoff.domain.working_time import Hours

START = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
NONE = timedelta()


def one_by_one(count: int, minutes: float) -> list[Wait]:
    """Each comes when the one before is served."""
    step = timedelta(minutes=minutes)
    return [Wait(START + n * step, START + (n + 1) * step, True) for n in range(count)]


def test_nothing_is_said_before_enough_were_served() -> None:
    assert pace_of(one_by_one(FEWEST - 1, 3), None) is None
    left = [Wait(START, START + timedelta(minutes=1), served=False)] * 100
    assert pace_of([*one_by_one(FEWEST - 1, 3), *left], None) is None
    assert expected(None, 1, NONE) is None


def test_it_is_what_others_waited_times_the_place() -> None:
    pace = pace_of(one_by_one(FEWEST, 3), None)
    for place in (1, 2, 5):
        told = expected(pace, place, NONE)
        assert told and (told.least, told.most) == (3 * place, 3 * place)


def test_who_came_fifth_says_how_long_a_place_takes() -> None:
    """All come at once, and are served every two minutes."""
    pace = pace_of(
        [Wait(START, START + timedelta(minutes=2 * n), True) for n in range(1, FEWEST + 1)], None
    )
    told = expected(pace, 5, NONE)
    assert told and (told.least, told.most) == (10, 10)


def test_waits_over_night_count_as_working_time() -> None:
    office = Hours(ZoneInfo("UTC"), (((9 * 60, 17 * 60),),) * 7)
    evening = START.replace(hour=23)
    night = [
        Wait(evening + timedelta(days=n), evening + timedelta(days=n, hours=10, minutes=4), True)
        for n in range(FEWEST)
    ]
    told = expected(pace_of(night, office), 1, NONE)
    assert told and (told.least, told.most) == (4, 4)


def test_nothing_is_said_to_those_who_wait_longer_than_nearly_everybody() -> None:
    pace = pace_of(one_by_one(FEWEST, 3), None)
    assert expected(pace, 1, timedelta(minutes=3)) is not None
    assert expected(pace, 1, timedelta(minutes=3, seconds=1)) is None


def test_a_range_of_hours_is_not_told() -> None:
    assert expected(pace_of(one_by_one(FEWEST, 25), None), 4, NONE) is not None
    assert expected(pace_of(one_by_one(FEWEST, 25), None), 5, NONE) is None


@given(st.lists(st.integers(1, 7200), min_size=FEWEST, max_size=60), st.integers(1, 30))
def test_the_range_is_in_order_and_never_shrinks_with_the_place(
    seconds: list[int], place: int
) -> None:
    ascending = tuple(timedelta(seconds=each) for each in sorted(seconds))
    pace = Pace(ascending, timedelta(days=1))
    nearer, further = expected(pace, place, NONE), expected(pace, place + 1, NONE)
    if further is None:
        return
    assert nearer is not None and 1 <= nearer.least <= nearer.most
    assert nearer.least <= further.least and nearer.most <= further.most


def test_most_waits_fall_into_the_range_that_was_told() -> None:
    """Three agents, customers at random, the first half to learn from."""
    chance = random.Random(7)
    inside = told = 0
    for _ in range(20):
        waits = served_by(3, chance)
        half = len(waits) // 2
        for number, wait in enumerate(waits[half:], start=half):
            past = [one for one in waits[:number] if one.left <= wait.entered]
            place = 1 + sum(one.left > wait.entered for one in waits[:number])
            range_told = expected(pace_of(past, None), place, NONE)
            if range_told is None:
                continue
            told += 1
            minutes = (wait.left - wait.entered) / timedelta(minutes=1)
            inside += range_told.least - 1 <= minutes <= range_told.most
    assert told > 500
    assert inside / told > 0.75


def served_by(agents: int, chance: random.Random) -> list[Wait]:
    """First come, first served; a conversation takes eight minutes, more or less."""
    free: list[float] = [0.0] * agents
    came, waits = 0.0, []
    for _ in range(120):
        came += chance.expovariate(agents * 0.95 / 8)
        begins = max(came + 0.2, heappop(free))
        heappush(free, begins + chance.lognormvariate(1.9, 0.6))
        waits.append(Wait(START + timedelta(minutes=came), START + timedelta(minutes=begins), True))
    return waits
