"""What a report counts as what: its definitions, on cases that are easily missed."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest

from handoff.domain import events
from handoff.domain.errors import Invalid
from handoff.domain.events import AnyEvent
from handoff.domain.reasons import Asked, ByAgent, Measured
from handoff.domain.reports import Span
from handoff.features.reports import reporting
from handoff.features.reports.schemas import Report
from handoff.services.worker import Worker
from handoff.storage import conversations
from handoff.storage import reports as stored
from handoff.storage.engine import Store
from harness.clients import Service
from tests.conftest import ALONE

TODAY = datetime(2026, 6, 10, tzinfo=UTC)
EVENING = TODAY + timedelta(hours=20)
ADA = {"agent_id": "ada", "agent_name": "Ada"}


def said() -> AnyEvent:
    return events.CustomerSaid(client_id=str(uuid4()), text="hello")


def bot(asks: bool = False) -> AnyEvent:
    return events.BotSaid(reply_to=1, messages=(events.BotMessage(text="4.90"),), asks=asks)


def person() -> AnyEvent:
    return events.AgentSaid(client_id=str(uuid4()), text="Yes?", **ADA)


def rated(score: int) -> AnyEvent:
    return events.Rated(client_id=str(uuid4()), score=score)


def german() -> AnyEvent:
    return events.Judged(message_seq=1, decision=events.Decision.ANSWER, language="de")


PASSED_ON = events.Escalated(
    reasons=(Asked(code="asked_for_a_person"), Measured(code="unsure", value=0.2, threshold=0.5))
)
RELEASED = events.Escalated(reasons=(ByAgent(code="released", agent_name="Ada"),))
CLAIMED = events.Claimed(**ADA)
TO_BOT = events.HandedBack(by="customer")
SOLVED = events.Resolved(**ADA)
CAME_BACK = events.Reopened(to="bot")
CAME_BACK_TO_PEOPLE = events.Reopened(to="queue")


@dataclass(slots=True)
class Desk:
    """A database, and the evening on which it is looked at."""

    worker: Worker

    async def happened(self, *minutes_and_events: tuple[float, AnyEvent], day: int = 0) -> str:
        """A conversation that begins at noon; minutes from then."""
        id, noon = str(uuid4()), TODAY + timedelta(days=day, hours=12)
        async with self.worker.store.begin() as session:
            thread = await conversations.create(session, id, "en", noon)
            for minutes, event in minutes_and_events:
                thread.append(event, noon + timedelta(minutes=minutes))
            await conversations.save(session, thread, "unseen", noon)
        return id

    async def report(self, **more: Any) -> Report:
        asked = {"day": "2026-06-10", "span": Span.DAY, "zone_name": "UTC"} | more
        return await reporting.report(self.worker, **asked)


@pytest.fixture
def desk(store: Store) -> Desk:
    return Desk(Worker(store, now=lambda: EVENING))


async def test_an_answer_of_the_bots_that_was_the_last_word_is_its_resolution(desk: Desk) -> None:
    await desk.happened((0, said()), (1, bot()))
    await desk.happened((0, said()), (1, bot()), (2, rated(5)))
    await desk.happened((0, said()), (1, bot()), (2, SOLVED))
    figures = (await desk.report()).figures
    assert (figures.opened, figures.by_bot, figures.by_person) == (3, 3, 0)


NOT_THE_BOTS: dict[str, tuple[tuple[float, AnyEvent], ...]] = {
    "nobody answered": ((0, said()),),
    "the customer wrote again": ((0, said()), (1, bot()), (2, said())),
    "it still asks for something": ((0, said()), (1, bot(asks=True))),
    "it offered a choice": ((0, said()), (1, events.ClarifyAsked(reply_to=1, options=()))),
    "it had no answer": ((0, said()), (1, events.Fallback(reply_to=1, code="cannot_answer"))),
    "it was not quiet for an hour": ((0, said()), (450, bot())),
    "a person was asked for": ((0, said()), (1, bot()), (2, PASSED_ON)),
    "nobody came, and it was given back": (
        *((0, said()), (1, PASSED_ON), (2, TO_BOT), (3, said()), (4, bot())),
    ),
    "closed as spam": ((0, said()), (1, bot()), (2, events.Resolved(outcome="spam"))),
}


@pytest.mark.parametrize("story", NOT_THE_BOTS.values(), ids=NOT_THE_BOTS.keys())
async def test_anything_else_is_not(desk: Desk, story: tuple[tuple[float, AnyEvent], ...]) -> None:
    await desk.happened(*story)
    assert (await desk.report()).figures.by_bot == 0


async def test_how_closed_cases_ended(desk: Desk) -> None:
    with_a_person = ((0, said()), (1, PASSED_ON), (2, CLAIMED), (3, person()))
    await desk.happened(*with_a_person, (4, SOLVED))
    await desk.happened(*with_a_person, (4, events.Resolved(outcome="unsolved", **ADA)))
    await desk.happened(*with_a_person, (4, events.Resolved(outcome="spam", **ADA)))
    await desk.happened((0, said()), (1, PASSED_ON), (2, SOLVED))
    figures = (await desk.report()).figures
    assert (figures.by_person, figures.unsolved, figures.spam, figures.closed_unanswered) == (
        *(1, 1, 1, 1),
    )
    assert figures.by_bot == 0


async def test_what_was_reopened_for_people_is_resolved_when_it_is_closed_again(desk: Desk) -> None:
    closed = ((0, said()), (1, PASSED_ON), (2, CLAIMED), (3, person()), (4, SOLVED))
    await desk.happened(*closed, (5, CAME_BACK_TO_PEOPLE), (5, said()))
    await desk.happened(*closed, (5, CAME_BACK_TO_PEOPLE), (5, said()), (6, CLAIMED), (90, SOLVED))
    report = await desk.report()
    assert report.figures.by_person == 1
    assert [part.by_person for part in report.parts][12:14] == [0, 1]


async def test_whoever_comes_back_to_the_bot_begins_another_case(desk: Desk) -> None:
    closed = ((0, said()), (1, PASSED_ON), (2, CLAIMED), (3, person()), (4, SOLVED))
    await desk.happened(*closed, (60, CAME_BACK), (60, said()), (61, bot()))
    await desk.happened(*closed, (60, CAME_BACK), (60, said()), (61, bot()), (62, SOLVED))
    figures = (await desk.report()).figures
    assert (figures.opened, figures.by_person, figures.by_bot) == (2, 2, 2)


async def test_a_wait_lasts_from_being_passed_on_to_a_persons_first_words(desk: Desk) -> None:
    await desk.happened(
        *((0, said()), (1, PASSED_ON), (2, CLAIMED), (11, person()), (20, person())),
    )
    figures = (await desk.report()).figures
    assert (figures.passed_on, figures.answered, figures.median_s, figures.p90_s) == (
        *(1, 1, 600.0, 600.0),
    )


async def test_a_transfer_or_a_release_does_not_begin_the_wait_anew(desk: Desk) -> None:
    to_ben = events.Transferred(to_agent_id="ben", to_agent_name="Ben", **ADA)
    ben = events.AgentSaid(client_id="b", text="Yes?", agent_id="ben", agent_name="Ben")
    await desk.happened((0, said()), (0, PASSED_ON), (2, CLAIMED), (5, to_ben), (10, ben))
    await desk.happened(
        *((0, said()), (0, PASSED_ON), (2, CLAIMED), (5, RELEASED), (6, CLAIMED), (10, person())),
    )
    figures = (await desk.report()).figures
    assert (figures.passed_on, figures.answered, figures.median_s, figures.p90_s) == (
        *(2, 2, 600.0, 600.0),
    )


async def test_who_was_answered_and_goes_back_to_the_queue_waits_for_no_first_answer(
    desk: Desk,
) -> None:
    await desk.happened(
        *((0, said()), (0, PASSED_ON), (1, CLAIMED), (2, person()), (3, RELEASED)),
    )
    figures = (await desk.report()).figures
    assert (figures.passed_on, figures.answered, figures.still_waiting) == (1, 1, 0)
    assert figures.median_s == 120.0


async def test_nobody_ever_answered(desk: Desk) -> None:
    passed_on = ((0, said()), (1, PASSED_ON))
    await desk.happened(*passed_on)
    await desk.happened(*passed_on, (5, TO_BOT))
    await desk.happened(*passed_on, (5, SOLVED))
    await desk.happened(*passed_on, (5, TO_BOT), (6, PASSED_ON), (7, CLAIMED), (8, person()))
    figures = (await desk.report()).figures
    assert (figures.passed_on, figures.answered, figures.never_answered, figures.still_waiting) == (
        *(5, 1, 3, 1),
    )
    assert figures.median_s == 120.0


async def test_closing_by_mistake_ends_no_wait(desk: Desk) -> None:
    since = TODAY + timedelta(hours=12)
    undone = events.Reopened(to="queue", waiting_since=since, unanswered_since=since, **ADA)
    await desk.happened(
        *((0, said()), (0, PASSED_ON), (1, SOLVED), (2, undone), (3, CLAIMED), (10, person())),
    )
    figures = (await desk.report()).figures
    assert (figures.passed_on, figures.answered, figures.never_answered) == (1, 1, 0)
    assert figures.median_s == 600.0
    assert figures.by_person == 0


async def test_an_agent_who_closes_by_mistake_and_goes_on_ends_no_wait(desk: Desk) -> None:
    undone = events.Reopened(to="agent", **ADA)
    held = ((0, said()), (0, PASSED_ON), (1, CLAIMED), (2, SOLVED), (3, undone))
    await desk.happened(*held, (10, person()), (11, SOLVED))
    await desk.happened(*held)
    given_back = ((0, said()), (0, PASSED_ON), (1, TO_BOT), (2, SOLVED), (3, undone))
    await desk.happened(*given_back, (10, person()))
    figures = (await desk.report()).figures
    assert (figures.passed_on, figures.answered, figures.still_waiting, figures.never_answered) == (
        *(3, 1, 1, 1),
    )
    assert (figures.median_s, figures.by_person) == (600.0, 1)


async def test_what_happened_to_a_case_after_the_span_is_known_and_nothing_else(desk: Desk) -> None:
    passed_on = ((0, said()), (0, PASSED_ON))
    await desk.happened(*passed_on, (24 * 60, SOLVED), day=-3)
    closed = (*passed_on, (1, CLAIMED), (2, person()), (3, SOLVED))
    undone = events.Reopened(to="agent", **ADA)
    await desk.happened(*closed, (24 * 60, undone), day=-3)
    await desk.happened(*closed, (24 * 60, rated(4)), day=-3)
    await desk.happened(*closed, day=-1)
    report = await desk.report(day="2026-06-07")
    figures = report.figures
    assert (figures.passed_on, figures.answered, figures.never_answered) == (3, 2, 1)
    assert (figures.by_person, figures.closed_unanswered, figures.mean_rating) == (1, 0, None)
    heard = [one async for one in _later(desk, day=-3)]
    assert sorted(heard) == ["rated", "reopened", "resolved"]


async def _later(desk: Desk, day: int) -> AsyncIterator[str]:
    start = TODAY + timedelta(days=day)
    async with desk.worker.store.read() as session:
        async for one in stored.later_milestones(session, start, start + timedelta(days=1)):
            yield one.kind


async def test_one_report_is_made_at_a_time(desk: Desk) -> None:
    await desk.worker.reporting.acquire()
    second = asyncio.create_task(desk.report())
    assert not (await asyncio.wait({second}, timeout=0.2))[0]
    desk.worker.reporting.release()
    assert (await second).figures.opened == 0


async def test_an_answer_on_the_next_day_counts_for_the_day_of_the_question(desk: Desk) -> None:
    await desk.happened(
        *((0, said()), (0, PASSED_ON), (1, CLAIMED), (24 * 60, person())),
        day=-1,
    )
    report = await desk.report()
    assert (report.before.passed_on, report.before.median_s) == (1, 86_400.0)
    assert (report.figures.passed_on, report.figures.median_s) == (0, None)


async def test_ratings_reasons_and_languages(desk: Desk) -> None:
    await desk.happened((0, said()), (1, german()), (2, bot()), (3, rated(2)), (4, rated(4)))
    await desk.happened((0, said()), (1, german()), (2, PASSED_ON), (3, rated(5)))
    await desk.happened((0, said()))
    report = await desk.report()
    assert report.figures.ratings == [0, 0, 0, 1, 1]  # of one conversation only the last counts
    assert report.figures.mean_rating == 4.5
    assert [(one.code, one.count) for one in report.reasons] == [("asked_for_a_person", 1)]
    assert [(one.code, one.count) for one in report.languages] == [("de", 2), (None, 1)]


async def test_the_span_before_is_counted_up_to_the_same_time_of_day(desk: Desk) -> None:
    await desk.happened((0, said()), day=-1)
    await desk.happened((8 * 60 - 1, said()), day=-1)
    late = await desk.report()
    assert late.before.opened == 2
    assert (late.before.end.hour, late.figures.end - late.figures.start) == (
        *(20, timedelta(days=1)),
    )
    noon = Desk(Worker(desk.worker.store, now=lambda: TODAY + timedelta(hours=11)))
    assert (await noon.report()).before.opened == 0
    week = await desk.report(span=Span.WEEK)
    assert (week.figures.opened, len(week.parts), week.before.opened) == (2, 7, 0)


@pytest.mark.parametrize(
    ("day", "hours"), [("2026-03-29", 23), ("2026-10-25", 25), ("2026-06-10", 24)]
)
async def test_a_day_has_as_many_hours_as_its_clock_goes_through(
    desk: Desk, day: str, hours: int
) -> None:
    parts = (await desk.report(day=day, zone_name="Europe/Berlin")).parts
    assert len(parts) == hours
    assert parts[0].start.isoformat()[11:16] in ("22:00", "23:00")
    assert all(part.end - part.start == timedelta(hours=1) for part in parts)


async def test_days_are_the_viewers(desk: Desk) -> None:
    await desk.happened((0, said()))  # noon in UTC is the next day in Kiritimati
    assert (await desk.report(zone_name="Pacific/Kiritimati")).figures.opened == 0
    there = await desk.report(zone_name="Pacific/Kiritimati", day="2026-06-11")
    assert (there.figures.opened, [part.opened for part in there.parts].index(1)) == (1, 2)


@ALONE
@pytest.mark.parametrize(
    ("asked", "says"),
    [
        ({"day": "2026-02-30"}, "no day of the calendar"),
        ({"day": "0001-01-01"}, "too near the end"),
        ({"day": "9999-12-31"}, "too near the end"),
        ({"zone_name": "Mars/Base"}, "no time zone"),
        ({"zone_name": "../../etc/passwd"}, "no time zone"),
        ({"zone_name": "Europe"}, "no time zone"),
    ],
)
async def test_nonsense_is_refused_in_words(desk: Desk, asked: dict[str, str], says: str) -> None:
    with pytest.raises(Invalid, match=says):
        await desk.report(**asked)


async def test_how_things_stand(desk: Desk) -> None:
    at = TODAY + timedelta(hours=12)
    await desk.happened((0, said()), (1, bot()))
    await desk.happened((460, said()), (461, bot()))
    await desk.happened((0, said()), (3, PASSED_ON))
    await desk.happened((0, said()), (2, PASSED_ON))
    await desk.happened((0, said()), (2, PASSED_ON), (3, CLAIMED))
    snoozed = events.Snoozed(agent_id="ada", until=EVENING + timedelta(days=1))
    await desk.happened((0, said()), (2, PASSED_ON), (3, CLAIMED), (4, snoozed))
    now = await reporting.stands(desk.worker)
    assert (now.waiting, now.with_people, now.with_bot, now.online) == (2, 2, 1, [])
    assert now.longest_wait_since == at + timedelta(minutes=2)


async def test_the_figures_are_there_for_the_team_alone(service: Service) -> None:
    asked = "/api/reports?day=2026-06-10&span=four_weeks&zone=Europe/Berlin"
    assert (await service.http.get(asked)).status_code == 401
    ada = await service.log_in("ada")
    answer = await ada.get(asked)
    assert answer.status_code == 200, answer.text
    assert len(answer.json()["parts"]) == 28
    assert (await ada.get("/api/reports/now")).json()["waiting"] == 0
    assert (await ada.get("/api/reports?day=10.6.2026")).status_code == 422
    await ada.aclose()
