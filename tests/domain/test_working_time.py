"""Working time: what is added is what is measured, whatever the clocks do meanwhile."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from handoff.domain.working_time import (
    MINUTES_A_DAY,
    Hours,
    Span,
    after,
    is_open,
    local_day,
    next_opening,
    openings,
    worked,
)

BERLIN = ZoneInfo("Europe/Berlin")
ZONES = [BERLIN, *map(ZoneInfo, ("America/St_Johns", "Australia/Lord_Howe", "Asia/Kolkata", "UTC"))]
"""Lord Howe's clocks change by half an hour."""

SPLIT: tuple[Span, ...] = ((9 * 60, 12 * 60 + 30), (13 * 60 + 30, 18 * 60))
OFFICE = Hours(BERLIN, (SPLIT,) * 5 + ((), ()), holidays={date(2026, 12, 25)})

# Not while clocks change: what RFC 5545 says of that is tested by itself.
minutes_of_day = st.integers(0, 60) | st.integers(181, MINUTES_A_DAY - 1)


@st.composite
def spans(draw: st.DrawFn) -> tuple[Span, ...]:
    edges = sorted(draw(st.sets(minutes_of_day, max_size=6)))
    pairs = [(start, end) for start, end in zip(edges[::2], edges[1::2], strict=False)]
    if pairs and draw(st.booleans()):  # the last goes on past midnight
        past = draw(st.integers(MINUTES_A_DAY, MINUTES_A_DAY + 60))
        pairs[-1] = (pairs[-1][0], past)
    return tuple(pairs)


days = st.dates(date(2026, 1, 1), date(2027, 12, 31))
hours = st.builds(
    Hours,
    st.sampled_from(ZONES),
    st.tuples(*[spans()] * 7),
    st.frozensets(days, max_size=40),
    st.dictionaries(days, spans(), max_size=20),
)
moments = st.datetimes(datetime(2026, 2, 1), datetime(2027, 11, 30), timezones=st.just(UTC)).map(
    lambda at: at.replace(microsecond=0)
)
# The nights in which clocks change, in the zones above.
changes = st.sampled_from(
    [(2026, 3, 8), (2026, 3, 29), (2026, 4, 4), (2026, 10, 3), (2026, 10, 25)]
)
near_changes = st.builds(
    lambda day, ahead: datetime(*day, tzinfo=UTC) + timedelta(minutes=ahead - 2 * 1440),
    changes,
    st.integers(0, 4 * 1440),
)
any_moment = moments | near_changes
stretches = st.timedeltas(timedelta(seconds=1), timedelta(hours=200))


@given(hours, any_moment, stretches)
def test_what_is_added_is_what_is_measured(team: Hours, start: datetime, span: timedelta) -> None:
    end = after(team, start, span)
    if end is None:
        assert worked(team, start, start + timedelta(days=500)) < span
        return
    assert worked(team, start, end) == span
    assert worked(team, start, end - timedelta(seconds=1)) == span - timedelta(seconds=1)


@given(hours, any_moment, stretches, stretches)
def test_two_parts_make_the_whole(
    team: Hours, start: datetime, first: timedelta, second: timedelta
) -> None:
    middle, end = start + first, start + first + second
    whole = worked(team, start, middle) + worked(team, middle, end)
    assert worked(team, start, end) == whole <= end - start


@settings(max_examples=60, deadline=None)
@given(hours, near_changes | moments, st.integers(0, 3 * 1440))
def test_it_is_as_many_minutes_as_clocks_on_the_wall_show_open(
    team: Hours, start: datetime, minutes: int
) -> None:
    start = start.replace(second=0)
    each = [start + timedelta(minutes=minute) for minute in range(minutes)]
    shown = sum(_shows_open(team, at) for at in each)
    assert worked(team, start, start + timedelta(minutes=minutes)) == timedelta(minutes=shown)
    assert all(is_open(team, at) == _shows_open(team, at) for at in each[::7])


def _shows_open(team: Hours, at: datetime) -> bool:
    local = at.astimezone(team.zone)
    minute = local.hour * 60 + local.minute
    today, yesterday = local.date(), local.date() - timedelta(days=1)
    return any(start <= minute < end for start, end in _spans_on(team, today)) or any(
        start <= minute + MINUTES_A_DAY < end for start, end in _spans_on(team, yesterday)
    )


def _spans_on(team: Hours, day: date) -> tuple[Span, ...]:
    if day in team.special:
        return team.special[day]
    return () if day in team.holidays else team.week[day.weekday()]


@given(hours, any_moment)
def test_the_next_opening_is_the_first_moment_that_is_open(team: Hours, at: datetime) -> None:
    opens = next_opening(team, at)
    if is_open(team, at):
        assert opens is None
    elif opens is not None:
        assert opens > at and is_open(team, opens)
        assert worked(team, at, opens) == timedelta()
    else:
        assert worked(team, at, at + timedelta(days=370)) == timedelta()


def test_over_lunch_night_weekend_and_holiday_nothing_passes() -> None:
    friday = datetime(2026, 11, 27, 17, 30, tzinfo=BERLIN)
    assert after(OFFICE, friday, timedelta(hours=1)) == datetime(2026, 11, 30, 9, 30, tzinfo=BERLIN)
    before_lunch = datetime(2026, 11, 30, 12, 20, tzinfo=BERLIN)
    due = after(OFFICE, before_lunch, timedelta(minutes=30))
    assert due == datetime(2026, 11, 30, 13, 50, tzinfo=BERLIN)
    christmas_eve = datetime(2026, 12, 24, 17, 59, tzinfo=BERLIN)
    due = after(OFFICE, christmas_eve, timedelta(minutes=2))
    assert due == datetime(2026, 12, 28, 9, 1, tzinfo=BERLIN)


def test_a_night_shift_is_an_hour_longer_or_shorter_when_the_clocks_change() -> None:
    night = Hours(BERLIN, (((22 * 60, MINUTES_A_DAY + 6 * 60),),) * 7)

    def shift(day: date) -> timedelta:
        evening = datetime(day.year, day.month, day.day, 21, tzinfo=BERLIN).astimezone(UTC)
        return worked(night, evening, evening + timedelta(hours=20))

    assert shift(date(2026, 3, 28)) == timedelta(hours=7)
    assert shift(date(2026, 6, 28)) == timedelta(hours=8)
    assert shift(date(2026, 10, 24)) == timedelta(hours=9)


def test_an_hour_that_the_clocks_skip_or_repeat_is_read_as_calendars_do() -> None:
    early = Hours(BERLIN, (((2 * 60 + 30, 5 * 60),),) * 7)
    skipped = next_opening(early, datetime(2026, 3, 29, 0, tzinfo=BERLIN))
    assert skipped == datetime(2026, 3, 29, 3, 30, tzinfo=BERLIN)
    repeated = next_opening(early, datetime(2026, 10, 25, 0, tzinfo=BERLIN))
    assert repeated == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)  # the first of the two


def test_a_team_that_never_closes_is_always_open() -> None:
    always = Hours(BERLIN, (((0, MINUTES_A_DAY),),) * 7)
    at = datetime(2026, 3, 28, 12, tzinfo=UTC)
    span = timedelta(days=3, minutes=7)
    assert is_open(always, at) and next_opening(always, at) is None
    assert after(always, at, span) == after(None, at, span) == at + span
    assert worked(always, at, at + span) == worked(None, at, at + span) == span
    assert worked(None, at, at - span) == timedelta()


def test_a_team_that_never_opens_is_not_waited_for() -> None:
    never = Hours(BERLIN, ((),) * 7, special={date(2020, 1, 1): SPLIT})
    at = datetime(2026, 3, 28, 12, tzinfo=UTC)
    assert next_opening(never, at) is None and list(openings(never, at)) == []
    assert after(never, at, timedelta(minutes=1)) is None


def test_a_day_is_the_teams() -> None:
    late = datetime(2026, 6, 30, 23, 30, tzinfo=UTC)
    assert local_day(OFFICE, late) == date(2026, 7, 1)
    assert local_day(None, late) == date(2026, 6, 30)
