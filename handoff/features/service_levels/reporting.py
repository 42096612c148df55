"""Which share of the answers came in time, day by day, from the log."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from itertools import groupby

from handoff.domain.events import Reopened, Resolved
from handoff.domain.overview import Overview, fold
from handoff.domain.service_level import (
    DECISIVE,
    Agreement,
    Metric,
    Outcome,
    goes_on,
    late,
    outcomes,
)
from handoff.domain.thread import Entry
from handoff.domain.working_time import local_day
from handoff.features.service_levels.schemas import (
    ServiceLevelDay,
    ServiceLevelReport,
    ServiceLevelTarget,
)
from handoff.services.worker import Worker
from handoff.storage import conversations

AT_ONCE = 100
"""Conversations whose logs are read in one go: other requests come in between."""


async def by_day(worker: Worker, agreement: Agreement, days: int) -> ServiceLevelReport:
    now = worker.now()
    first = local_day(agreement.hours, now) - timedelta(days=days - 1)
    ended, met = Counter[tuple[date, Metric]](), Counter[tuple[date, Metric]]()
    async with worker.store.read() as session:
        # A day more, since days begin at another time in other zones.
        ids = await conversations.of_the_team(session, now - timedelta(days=days + 1))
    for start in range(0, len(ids), AT_ONCE):
        async with worker.store.read() as session:
            some = ids[start : start + AT_ONCE]
            entries = await conversations.entries_of_kinds(session, some, DECISIVE)
        for outcome in _outcomes(entries, now, agreement):
            key = (local_day(agreement.hours, outcome.at), outcome.metric)
            if key[0] >= first:
                ended[key] += 1
                met[key] += outcome.met
    return ServiceLevelReport(
        time_zone=str(agreement.hours.zone) if agreement.hours else None,
        targets=_targets(agreement),
        days=[
            ServiceLevelDay(day=day, metric=metric, ended=count, met=met[day, metric])
            for (day, metric), count in sorted(ended.items())
        ],
    )


def _outcomes(entries: Iterable[Entry], now: datetime, agreement: Agreement) -> Iterator[Outcome]:
    for _, log in groupby(entries, key=lambda entry: entry.conversation_id):
        overview = Overview()
        closing: list[Outcome] = []
        for entry in log:
            before, overview = overview, fold(overview, entry.event, entry.seq, entry.at)
            if not (isinstance(entry.event, Reopened) and goes_on(entry.event)):
                yield from closing  # otherwise these clocks have not ended yet
            closing = outcomes(before.clocks, entry.event, entry.at, before.priority, agreement)
            if not isinstance(entry.event, Resolved):
                yield from closing
                closing = []
        yield from closing
        yield from late(overview.clocks, now, overview.priority, agreement)


def _targets(agreement: Agreement) -> list[ServiceLevelTarget]:
    return [
        ServiceLevelTarget(priority=priority, metric=metric, minutes=target / _MINUTE)
        for priority, targets in sorted(agreement.targets.items())
        for metric, target in targets.items()
    ]


_MINUTE = timedelta(minutes=1)
