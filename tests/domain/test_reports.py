"""Periods in somebody's time zone, percentiles, and what of the log counts as what."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handoff.domain.reports import (
    Ending,
    Milestone,
    Span,
    Told,
    answers,
    before,
    distribution,
    mean,
    percentile,
    period,
)

BERLIN = ZoneInfo("Europe/Berlin")
NOON = datetime(2026, 6, 10, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


@pytest.mark.parametrize(
    ("zone", "day", "lengths"),
    [
        ("Europe/Berlin", date(2026, 6, 10), [HOUR] * 24),
        ("Europe/Berlin", date(2026, 3, 29), [HOUR] * 23),
        ("Europe/Berlin", date(2026, 10, 25), [HOUR] * 25),
        ("Asia/Beirut", date(2026, 3, 29), [HOUR] * 23),  # begins at one o'clock
        ("Australia/Lord_Howe", date(2026, 10, 4), [HOUR] * 23 + [HOUR / 2]),
        ("Asia/Kathmandu", date(2026, 6, 10), [HOUR] * 24),
    ],
)
def test_a_day_is_cut_into_its_hours(zone: str, day: date, lengths: list[timedelta]) -> None:
    edges = period(day, Span.DAY, ZoneInfo(zone)).edges
    assert [end - start for start, end in pairwise(edges)] == lengths


def test_days_begin_at_midnight_whatever_the_clock_does_meanwhile() -> None:
    edges = period(date(2026, 4, 1), Span.WEEK, BERLIN).edges
    local = [edge.astimezone(BERLIN) for edge in edges]
    assert [(edge.day, edge.hour) for edge in local] == [
        *((26, 0), (27, 0), (28, 0), (29, 0), (30, 0), (31, 0), (1, 0), (2, 0)),
    ]


@given(
    day=st.dates(date(2000, 1, 1), date(2060, 1, 1)),
    span=st.sampled_from(Span),
    zone=st.sampled_from(["UTC", "Europe/Berlin", "America/St_Johns", "Pacific/Apia", "Asia/Gaza"]),
)
def test_every_moment_is_in_one_part_of_one_span(day: date, span: Span, zone: str) -> None:
    this, following = (
        period(last, span, ZoneInfo(zone)) for last in (day, day + timedelta(days=span.days))
    )
    assert this.end == following.start and this.end not in this and this.start in this
    assert list(this.edges) == sorted(set(this.edges)) or zone == "Pacific/Apia"  # a day left out
    for at in this.edges[:-1]:
        assert this.edges[this.place_of(at)] == at


def test_the_span_before_is_cut_where_the_clock_shows_the_same() -> None:
    now = datetime(2026, 3, 29, 13, tzinfo=UTC)  # 15:00 in Berlin, an hour less than the day before
    compared = before(date(2026, 3, 29), Span.DAY, BERLIN, now)
    assert compared.start == datetime(2026, 3, 27, 23, tzinfo=UTC)
    assert compared.end == datetime(2026, 3, 28, 14, tzinfo=UTC)


def test_a_span_that_is_over_is_compared_with_the_whole_one_before() -> None:
    compared = before(date(2026, 6, 9), Span.WEEK, BERLIN, NOON)
    assert compared.end == period(date(2026, 6, 9), Span.WEEK, BERLIN).start
    assert compared.end - compared.start == timedelta(days=7)


@pytest.mark.parametrize(
    ("values", "half", "most"),
    [
        ([], None, None),
        ([7], 7, 7),
        ([3, 1], 1, 3),
        ([1, 2, 3], 2, 3),
        (list(range(1, 11)), 5, 9),
        (list(range(1, 12)), 6, 10),
    ],
)
def test_a_percentile_is_a_value_that_was_measured(
    values: list[float], half: float | None, most: float | None
) -> None:
    assert (percentile(values, 0.5), percentile(values, 0.9)) == (half, most)


@given(st.lists(st.integers(0, 1000), min_size=1), st.sampled_from([0.5, 0.9]))
def test_the_share_lies_within_it_and_less_than_the_share_below(
    values: list[int], share: float
) -> None:
    found = percentile(values, share)
    assert found is not None
    assert sum(value <= found for value in values) >= share * len(values)
    assert sum(value < found for value in values) < share * len(values)


def test_ratings() -> None:
    assert distribution([5, 5, 1, 3]) == [1, 0, 1, 0, 2]
    assert (mean([5, 5, 1, 3]), mean([])) == (3.5, None)


def at(minute: float) -> datetime:
    return NOON + timedelta(minutes=minute)


def heard(*milestones: Milestone) -> Told:
    told = Told()
    for milestone in milestones:
        told.hear(milestone)
    return told


def test_a_reopening_of_what_was_closed_before_the_span_takes_nothing_back() -> None:
    told = heard(
        Milestone("c", "reopened", at(0), to="queue"),
        Milestone("c", "resolved", at(9), outcome="solved", by_person=True),
        Milestone("c", "reopened", at(20), to="bot"),
        Milestone("c", "reopened", at(30), to="queue"),
    )
    assert told.endings() == [(at(9), Ending.PERSON)]


def test_words_that_came_after_the_end_of_a_wait_answered_another_one() -> None:
    told = heard(
        Milestone("c", "escalated", at(0), reasons=("unsure",), answered_at=at(30)),
        Milestone("c", "handed_back", at(10)),
        Milestone("c", "escalated", at(20), reasons=("unsure",), answered_at=at(30)),
    )
    found = answers(told.waits)
    assert (found.waits, found.answered, found.never, found.median_s) == (2, 1, 1, 600.0)


def test_coming_back_to_a_person_is_a_wait_but_not_passed_on() -> None:
    told = heard(Milestone("c", "reopened", at(0), to="queue", answered_at=at(5)))
    assert [(wait.passed_on, wait.answered_after_s) for wait in told.waits] == [(False, 300.0)]
