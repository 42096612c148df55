"""Service levels: by when a person answers and settles what the bot has passed on.

Three metrics, all in working time. The first answer: from the moment at which the conversation is
the team's until somebody of it speaks. The next answer: from the first thing that the customer says
after an answer until the next one. The resolution: all the time together in which the customer
waited for the team, until it is resolved. So no clock runs while it is the customer's turn, nor
while its holder has put the conversation off.

What is folded from the log is when clocks ran. Hours and targets are applied to that afterwards, so
whoever changes them need not rebuild anything.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum
from itertools import pairwise

from handoff.domain import events
from handoff.domain.events import AnyEvent
from handoff.domain.working_time import Hours, Stretch, after, worked

MOST_STRETCHES = 24
"""How often a clock can have stood still: beyond that, the shortest of the pauses counts as time
in which it ran. Every message stores them anew."""

NEAR_AT_MOST = timedelta(minutes=30)
"""A clock is near its end in the last quarter of its time, but no earlier than this."""


class Metric(StrEnum):
    FIRST_ANSWER = "first_answer"
    NEXT_ANSWER = "next_answer"
    RESOLUTION = "resolution"


Targets = Mapping[Metric, timedelta]
"""What is not in it is not measured."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """`targets`: by priority; `hours` None: always open."""

    hours: Hours | None = None
    targets: Mapping[int, Targets] = field(default_factory=dict)

    def target(self, metric: Metric, priority: int) -> timedelta | None:
        return self.targets.get(priority, {}).get(metric)


@dataclass(frozen=True, slots=True)
class Clocks:
    """Of a conversation that is or was the team's. `waits`: the customer waits for an answer."""

    answered: bool = False
    """By a person, since it became the team's."""
    waits: bool = False
    since: datetime | None = None
    """The clocks have run since then; None: they stand still."""
    ran: tuple[Stretch, ...] = ()
    """When they ran before that, for the answer that is being waited for."""
    before: tuple[Stretch, ...] = ()
    """When they ran for the answers before."""
    closed: bool = False
    """It is resolved; they are kept for an agent who takes it up again."""

    @property
    def metric(self) -> Metric:
        return Metric.NEXT_ANSWER if self.answered else Metric.FIRST_ANSWER


@dataclass(frozen=True, slots=True)
class Due:
    """When the time of a clock that runs will be over (`at`), and when that is near."""

    metric: Metric
    at: datetime
    near_at: datetime


@dataclass(frozen=True, slots=True)
class Outcome:
    """A clock that has ended at `at`, or whose time was over then without an end."""

    metric: Metric
    at: datetime
    took: timedelta
    target: timedelta

    @property
    def met(self) -> bool:
        return self.took <= self.target


DECISIVE = (
    *("customer_said", "chosen", "judged", "bot_said", "clarify_asked", "fallback", "agent_said"),
    *("human_requested", "escalated", "raised", "claimed", "transferred", "handed_back"),
    *("snoozed", "woken", "resolved", "reopened"),
)
"""The kinds of events that clocks and targets depend on."""


# ── when clocks run ──────────────────────────────────────────────────────────────────────────────


def tick(
    clocks: Clocks | None, event: AnyEvent, at: datetime, *, asleep: bool, unanswered: bool
) -> Clocks | None:
    """The clocks after `event`; None: the conversation is the bot's. `asleep`: it was put off
    before; `unanswered`: the customer's words before it have no answer."""
    kept = None
    if clocks is not None and clocks.closed:
        kept, clocks = clocks, None
    match event:
        case events.Reopened() if kept is not None and goes_on(event):
            opened = replace(kept, closed=False)
            return _waiting(opened, at) if opened.waits else opened
        case events.Escalated() | events.Reopened(to="queue"):
            return _waiting(clocks or Clocks(), at)
        case events.Claimed() if clocks is None:
            return _waiting(Clocks(), at) if unanswered else Clocks()
        case events.Reopened(to="agent"):
            opened = Clocks(answered=True)
            return _waiting(opened, at) if event.unanswered_since else opened
        case events.Resolved() if clocks is not None:
            return replace(clocks, since=None, ran=_bounded(_until(clocks, at)), closed=True)
        case events.HandedBack() | events.Resolved() | events.Reopened():
            return None
    return kept if clocks is None else _ticked(clocks, event, at, asleep)


def goes_on(event: events.Reopened) -> bool:
    """Whether an agent takes up again what was resolved, as it stood before."""
    return event.to == "agent" or (event.to == "queue" and event.waiting_since is not None)


def _ticked(clocks: Clocks, event: AnyEvent, at: datetime, asleep: bool) -> Clocks:
    match event:
        case events.CustomerSaid() | events.HumanRequested():
            return replace(clocks, waits=True) if asleep else _waiting(clocks, at)
        case events.Woken() | events.Transferred() | events.Claimed():
            return _waiting(clocks, at) if clocks.waits else clocks
        case events.Snoozed():
            return replace(clocks, since=None, ran=_bounded(_until(clocks, at)))
        case events.AgentSaid():
            return Clocks(answered=True, before=_bounded((*clocks.before, *_until(clocks, at))))
        case _:
            return clocks


def _waiting(clocks: Clocks, at: datetime) -> Clocks:
    return replace(clocks, waits=True, since=clocks.since or at)


def _until(clocks: Clocks, at: datetime) -> tuple[Stretch, ...]:
    """When they ran for the answer that is being waited for, up to `at`."""
    return clocks.ran if clocks.since is None else (*clocks.ran, (clocks.since, at))


def _bounded(stretches: tuple[Stretch, ...]) -> tuple[Stretch, ...]:
    if len(stretches) <= MOST_STRETCHES:
        return stretches
    pauses = [later[0] - sooner[1] for sooner, later in pairwise(stretches)]
    at = pauses.index(min(pauses))
    joined = (stretches[at][0], stretches[at + 1][1])
    return _bounded((*stretches[:at], joined, *stretches[at + 2 :]))


# ── by when, and whether it was in time ──────────────────────────────────────────────────────────


def next_due(clocks: Clocks | None, priority: int, agreement: Agreement) -> Due | None:
    """Of the clocks that run, the one whose time is over first; None: none runs or is measured."""
    if clocks is None or clocks.since is None:
        return None
    dues = (
        _due(metric, stretches, clocks.since, target, agreement.hours)
        for metric, stretches in _running(clocks)
        if (target := agreement.target(metric, priority)) is not None
    )
    return min((due for due in dues if due is not None), key=lambda due: due.at, default=None)


def _running(clocks: Clocks) -> Iterable[tuple[Metric, tuple[Stretch, ...]]]:
    yield clocks.metric, clocks.ran
    yield Metric.RESOLUTION, (*clocks.before, *clocks.ran)


def _due(
    metric: Metric,
    ran: tuple[Stretch, ...],
    since: datetime,
    target: timedelta,
    hours: Hours | None,
) -> Due | None:
    at = _over_at(ran, since, target, hours)
    near_at = _over_at(ran, since, target - min(target / 4, NEAR_AT_MOST), hours)
    return None if at is None or near_at is None else Due(metric, at, near_at)


def _over_at(
    ran: tuple[Stretch, ...], since: datetime, target: timedelta, hours: Hours | None
) -> datetime | None:
    """When a clock has run for so long: within one of the stretches, or after the last began."""
    left = target
    for start, end in ran:
        took = worked(hours, start, end)
        if took >= left:
            return after(hours, start, left)
        left -= took
    return after(hours, since, left)


def outcomes(
    clocks: Clocks | None, event: AnyEvent, at: datetime, priority: int, agreement: Agreement
) -> list[Outcome]:
    """What ends with `event`. An answer that nobody gives any more counts only if it was late
    already."""
    if clocks is None:
        return []
    match event:
        case events.AgentSaid() if clocks.waits:
            return _measured(clocks, clocks.metric, at, priority, agreement)
        case events.Resolved():
            given_up = late(clocks, at, priority, agreement)
            answers = [one for one in given_up if one.metric is not Metric.RESOLUTION]
            return answers + _measured(clocks, Metric.RESOLUTION, at, priority, agreement)
        case events.HandedBack():
            return late(clocks, at, priority, agreement)
        case _:
            return []


def late(
    clocks: Clocks | None, now: datetime, priority: int, agreement: Agreement
) -> list[Outcome]:
    """Of the clocks that run, those whose time is over."""
    if clocks is None or clocks.closed or not clocks.waits:
        return []
    return [
        outcome
        for metric in (clocks.metric, Metric.RESOLUTION)
        for outcome in _measured(clocks, metric, now, priority, agreement)
        if not outcome.met
    ]


def _measured(
    clocks: Clocks, metric: Metric, at: datetime, priority: int, agreement: Agreement
) -> list[Outcome]:
    target = agreement.target(metric, priority)
    if target is None:
        return []
    stretches = _until(clocks, at)
    if metric is Metric.RESOLUTION:
        stretches = (*clocks.before, *stretches)
    took = sum((worked(agreement.hours, *one) for one in stretches), timedelta())
    return [Outcome(metric, at, took, target)]
