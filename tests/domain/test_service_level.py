"""Clocks run while a customer waits for the team, and at no other time."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from handoff.domain import events
from handoff.domain.events import AnyEvent
from handoff.domain.overview import Overview, fold
from handoff.domain.service_level import (
    DECISIVE,
    MOST_STRETCHES,
    Agreement,
    Due,
    Metric,
    late,
    next_due,
    outcomes,
)
from handoff.domain.working_time import Hours
from tests.support.story import STORY

NINE = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)  # a Monday
ADA = {"agent_id": "ada", "agent_name": "Ada"}

SAID = events.CustomerSaid(client_id="a", text="hello")
PASSED_ON = events.Escalated()
CLAIMED = events.Claimed(**ADA)
REPLIED = events.AgentSaid(client_id="r", text="yes", **ADA)
SNOOZED = events.Snoozed(agent_id="ada", until=datetime(2030, 1, 1, tzinfo=UTC))
WOKEN = events.Woken(cause="time")
RESOLVED = events.Resolved(**ADA)
BACK = events.HandedBack(by="customer")
BOT_SAID = events.BotSaid(reply_to=1, messages=(events.BotMessage(text="hi"),))

TARGETS = {
    Metric.FIRST_ANSWER: timedelta(minutes=8),
    Metric.NEXT_ANSWER: timedelta(minutes=4),
    Metric.RESOLUTION: timedelta(minutes=60),
}
QUICKER = {Metric.FIRST_ANSWER: timedelta(minutes=2)}
AGREED = Agreement(None, {0: TARGETS, 2: QUICKER})
OFFICE = Agreement(
    Hours(ZoneInfo("UTC"), (((9 * 60, 12 * 60), (13 * 60, 17 * 60)),) * 5 + ((), ())), {0: TARGETS}
)

Log = tuple[tuple[int, AnyEvent], ...]
"""Minutes after nine, and what happened."""


def at(minutes: float) -> datetime:
    return NINE + timedelta(minutes=minutes)


def after(log: Log) -> Overview:
    overview = Overview()
    for seq, (minutes, event) in enumerate(log, start=1):
        overview = fold(overview, event, seq, at(minutes))
    return overview


def due(log: Log, agreement: Agreement = AGREED) -> Due | None:
    overview = after(log)
    return next_due(overview.clocks, overview.priority, agreement)


def ended(log: Log, agreement: Agreement = AGREED) -> list[tuple[str, float, bool]]:
    """What the last event ends: metric, minutes, whether it was in time."""
    minutes, event = log[-1]
    before = after(log[:-1])
    found = outcomes(before.clocks, event, at(minutes), before.priority, agreement)
    return [(one.metric.value, one.took / timedelta(minutes=1), one.met) for one in found]


WAITING: Log = ((0, SAID), (1, PASSED_ON))


def test_the_first_answer_is_due_after_the_conversation_was_passed_on() -> None:
    assert due(WAITING) == Due(Metric.FIRST_ANSWER, at(9), at(7))
    assert due((*WAITING, (5, CLAIMED))) == due(WAITING)
    assert due((*WAITING, (3, SAID), (5, CLAIMED), (6, SAID))) == due(WAITING)


def test_a_take_over_from_the_bot_is_measured_if_the_customer_waits() -> None:
    assert due(((0, SAID), (1, CLAIMED))) == Due(Metric.FIRST_ANSWER, at(9), at(7))
    answered: Log = ((0, SAID), (0, BOT_SAID), (1, CLAIMED))
    assert due(answered) is None
    assert due((*answered, (3, SAID))) == Due(Metric.FIRST_ANSWER, at(11), at(9))


def test_the_bots_words_do_not_stop_a_clock_in_the_queue() -> None:
    assert due((*WAITING, (2, BOT_SAID))) == due(WAITING)


def test_after_an_answer_no_clock_runs_until_the_customer_speaks() -> None:
    log: Log = (*WAITING, (5, CLAIMED), (6, REPLIED))
    assert due(log) is None
    assert due((*log, (30, SAID))) == Due(Metric.NEXT_ANSWER, at(34), at(33))
    assert due((*log, (30, SAID), (31, SAID))) == Due(Metric.NEXT_ANSWER, at(34), at(33))


def test_back_in_the_queue_the_next_answer_is_due() -> None:
    log: Log = (*WAITING, (5, CLAIMED), (6, REPLIED), (20, PASSED_ON))
    assert due(log) == Due(Metric.NEXT_ANSWER, at(24), at(23))


def test_put_off_clocks_stand_still() -> None:
    log: Log = (*WAITING, (3, CLAIMED), (5, SNOOZED))
    assert due(log) is None
    assert due((*log, (100, WOKEN))) == Due(Metric.FIRST_ANSWER, at(104), at(102))
    spoke: Log = (*WAITING, (3, CLAIMED), (5, REPLIED), (6, SNOOZED), (100, SAID))
    assert due(spoke) is None
    woken = (*spoke, (100, events.Woken(cause="customer")))
    assert due(woken) == Due(Metric.NEXT_ANSWER, at(104), at(103))


def test_the_clock_whose_time_is_over_first_is_shown() -> None:
    """57 minutes of waiting are behind it, so the resolution is due before the next answer."""
    log: Log = (*WAITING, (5, CLAIMED), (58, REPLIED), (70, SAID))
    assert due(log) == Due(Metric.RESOLUTION, at(73), at(46))


def test_a_resolution_that_was_over_during_an_earlier_answer_was_over_then() -> None:
    log: Log = (*WAITING, (5, CLAIMED), (90, REPLIED), (100, SAID))
    shown = due(log)
    assert shown is not None and shown.at == at(61)


def test_targets_are_those_of_the_priority_now() -> None:
    raised = events.Raised(priority=2, reasons=())
    assert due((*WAITING, (2, raised))) == Due(Metric.FIRST_ANSWER, at(3), at(2.5))
    assert next_due(after(WAITING).clocks, 1, AGREED) is None


def test_closed_hours_do_not_count() -> None:
    evening = 7 * 60 + 55  # at 16:55
    log: Log = ((evening, SAID), (evening, PASSED_ON))
    tuesday = timedelta(days=1)
    assert due(log, OFFICE) == Due(Metric.FIRST_ANSWER, at(3) + tuesday, at(1) + tuesday)
    answered = (*log, (24 * 60 + 3, REPLIED))
    assert ended(answered, OFFICE) == [("first_answer", 8, True)]


@pytest.mark.parametrize(
    ("log", "measured"),
    [
        pytest.param((*WAITING, (9, REPLIED)), [("first_answer", 8, True)], id="in time"),
        pytest.param((*WAITING, (10, REPLIED)), [("first_answer", 9, False)], id="too late"),
        pytest.param(
            (*WAITING, (5, REPLIED), (20, SAID), (22, REPLIED)),
            [("next_answer", 2, True)],
            id="the next one",
        ),
        pytest.param((*WAITING, (5, REPLIED), (6, REPLIED)), [], id="nobody waited"),
        pytest.param(
            (*WAITING, (5, REPLIED), (20, SAID), (22, REPLIED), (90, RESOLVED)),
            [("resolution", 6, True)],
            id="only waiting counts",
        ),
        pytest.param((*WAITING, (4, RESOLVED)), [("resolution", 3, True)], id="without an answer"),
        pytest.param(
            (*WAITING, (40, RESOLVED)),
            [("first_answer", 39, False), ("resolution", 39, True)],
            id="without an answer, and late",
        ),
        pytest.param((*WAITING, (4, BACK)), [], id="the customer left early"),
        pytest.param((*WAITING, (40, BACK)), [("first_answer", 39, False)], id="and late"),
        pytest.param(((0, SAID), (1, RESOLVED)), [], id="the bot's alone"),
    ],
)
def test_what_is_measured_at_an_end(log: Log, measured: list[tuple[str, float, bool]]) -> None:
    assert ended(log) == measured


def test_reopened_it_is_the_teams_again() -> None:
    log: Log = (*WAITING, (5, REPLIED), (6, RESOLVED), (20, events.Reopened(to="queue")))
    assert due(log) == Due(Metric.FIRST_ANSWER, at(28), at(26))
    assert after((*WAITING, (6, RESOLVED), (20, events.Reopened(to="bot")))).clocks is None


TO_ADA = events.Reopened(to="agent", unanswered_since=at(1), **ADA)
TO_QUEUE = events.Reopened(to="queue", waiting_since=at(1), unanswered_since=at(1), **ADA)


@pytest.mark.parametrize("reopened", [TO_ADA, TO_QUEUE])
def test_an_agent_who_reopens_it_finds_its_clocks_as_they_stood(reopened: AnyEvent) -> None:
    """Five minutes of the wait for the first answer are behind it."""
    closed: Log = (*WAITING, (6, RESOLVED), (10, events.Rated(client_id="s", score=1)))
    assert due(closed) is None and late(after(closed).clocks, at(60), 0, AGREED) == []
    log: Log = (*closed, (20, reopened))
    assert due(log) == Due(Metric.FIRST_ANSWER, at(23), at(21))
    assert ended((*log, (25, REPLIED))) == [("first_answer", 10, False)]
    assert ended((*log, (25, RESOLVED)))[-1] == ("resolution", 10, True)
    answered: Log = (*WAITING, (5, REPLIED), (6, RESOLVED), (20, events.Reopened(to="agent")))
    assert due(answered) is None
    assert due((*answered, (30, SAID))) == Due(Metric.NEXT_ANSWER, at(34), at(33))
    never_the_teams: Log = ((0, SAID), (1, RESOLVED), (20, TO_ADA))
    assert due(never_the_teams) == Due(Metric.NEXT_ANSWER, at(24), at(23))


def test_what_runs_late_is_known_before_it_ends() -> None:
    overview = after(WAITING)
    assert late(overview.clocks, at(9), 0, AGREED) == []
    (found,) = late(overview.clocks, at(10), 0, AGREED)
    assert (found.metric, found.met) == (Metric.FIRST_ANSWER, False)


def test_a_long_conversation_keeps_no_more_than_so_many_pauses() -> None:
    log = list(WAITING)
    for number in range(200):
        log += [(10 * number + 2, REPLIED), (10 * number + 9, SAID)]
    clocks = after(tuple(log)).clocks
    assert clocks is not None and len(clocks.before) == MOST_STRETCHES
    assert clocks.before[0][0] == at(1) and clocks.before[-1][1] == at(1992)
    assert all(a[1] < b[0] for a, b in zip(clocks.before, clocks.before[1:], strict=False))


NOTED = events.NoteAdded(client_id="n", text="hm", **ADA)
PASSED_ON_FOR_IT = events.Judged(message_seq=1, decision=events.Decision.ESCALATE)


@pytest.mark.parametrize(
    "story", [STORY, (SAID, PASSED_ON_FOR_IT, PASSED_ON, BACK, CLAIMED, REPLIED, NOTED)]
)
def test_clocks_depend_on_no_other_kinds_of_events(story: tuple[AnyEvent, ...]) -> None:
    decisive = [(n, event) for n, event in enumerate(story) if event.kind in DECISIVE]
    whole, parts = Overview(), Overview()
    for n, event in enumerate(story):
        whole = fold(whole, event, n + 1, at(n))
        if event.kind in DECISIVE:
            parts = fold(parts, event, n + 1, at(n))
        assert (whole.clocks, whole.priority) == (parts.clocks, parts.priority)
    assert len(decisive) < len(story)
