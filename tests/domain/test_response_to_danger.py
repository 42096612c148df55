"""What happens when a message speaks of danger, depending on who has the conversation."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from handoff.domain import events
from handoff.domain.care import Concern
from handoff.domain.conversation import Status
from handoff.domain.events import AnyEvent, Decision
from handoff.domain.overview import Overview, fold
from handoff.domain.reasons import Asked, ByAgent, InDanger, SensitiveMatter
from handoff.domain.response_to_danger import (
    Response,
    judged,
    kept_in_front,
    raised,
    response_to,
    texts_of,
    words_stand,
)
from handoff.domain.signals import CARE, DISTRESS, RAISED
from handoff.domain.thread import Entry

NOW = datetime(2027, 5, 4, 3, 20, tzinfo=UTC)
DANGER = Concern("violence", "fr")
WHY = InDanger(category="violence")
ASKED = Asked(code="pressed_the_button")


@pytest.mark.parametrize("stand", [False, True])
@pytest.mark.parametrize(
    ("status", "decision", "escalates", "raises"),
    [
        (Status.BOT, Decision.ESCALATE, True, False),
        (Status.WAITING, Decision.OBSERVE, False, True),
        (Status.HUMAN, Decision.OBSERVE, False, True),
        (Status.SNOOZED, Decision.OBSERVE, False, True),
        (Status.RESOLVED, Decision.OBSERVE, False, False),
    ],
)
def test_each_owner_has_its_response(
    status: Status, decision: Decision, escalates: bool, raises: bool, stand: bool
) -> None:
    offers = status is not Status.RESOLVED and not stand
    expected = Response(decision, offers_help=offers, escalates=escalates, raises=raises)
    assert response_to(status, Overview(priority=RAISED), DANGER, CARE, stand) == expected


def test_what_people_know_already_is_not_raised_again() -> None:
    known = Overview(priority=CARE, reasons=(WHY,))
    assert not response_to(Status.HUMAN, known, DANGER, CARE, True).raises
    other = Concern("self_harm", None)
    assert response_to(Status.HUMAN, known, other, CARE, True).raises


def test_raising_keeps_the_other_reasons_behind() -> None:
    before = Overview(priority=RAISED, reasons=(ASKED,))
    assert raised(DANGER, CARE, before) == events.Raised(priority=CARE, reasons=(WHY, ASKED))


@pytest.mark.parametrize(
    ("status", "decision", "offers", "escalates", "raises"),
    [
        (Status.BOT, Decision.ESCALATE, True, True, False),
        (Status.WAITING, Decision.OBSERVE, True, False, True),
        (Status.HUMAN, Decision.OBSERVE, False, False, True),
        (Status.SNOOZED, Decision.OBSERVE, False, False, True),
        (Status.RESOLVED, Decision.OBSERVE, False, False, False),
    ],
)
def test_who_talks_to_a_person_about_another_matter_is_told_nothing_by_machine(
    status: Status, decision: Decision, offers: bool, escalates: bool, raises: bool
) -> None:
    concern = Concern("bereavement", "es")
    expected = Response(decision, offers_help=offers, escalates=escalates, raises=raises)
    assert response_to(status, Overview(), concern, DISTRESS, False) == expected


def test_a_matter_raises_nobody_above_danger_and_nobody_down() -> None:
    concern, why = Concern("press", None), SensitiveMatter(category="press")
    held = Overview(priority=CARE, reasons=(WHY,))
    assert raised(concern, RAISED, held) == events.Raised(priority=CARE, reasons=(why, WHY))


def test_a_matter_keeps_its_place_when_it_goes_back_to_the_queue() -> None:
    why, released = SensitiveMatter(category="legal"), ByAgent(code="released", agent_name="Ada")
    held = Overview(priority=DISTRESS, reasons=(why, ASKED))
    assert kept_in_front(held, (released,), RAISED) == ((why, released), DISTRESS)
    over = replace(held, priority=0)
    assert kept_in_front(over, (released,), RAISED) == ((released,), RAISED)


def test_raising_is_folded_into_the_row() -> None:
    row = fold(Overview(priority=1), events.Raised(priority=CARE, reasons=(WHY,)), 4, NOW)
    assert (row.priority, row.reasons) == (CARE, (WHY,))


def test_who_was_in_danger_stays_in_front_when_it_goes_back_to_the_queue() -> None:
    released = ByAgent(code="released", agent_name="Ada")
    held = Overview(priority=CARE, reasons=(WHY, ASKED))
    assert kept_in_front(held, (released,), RAISED) == ((WHY, released), CARE)
    ordinary = Overview(priority=DISTRESS, reasons=(ASKED,))
    assert kept_in_front(ordinary, (released,), RAISED) == ((released,), RAISED)


def test_the_bot_takes_it_up_again_after_the_queue_and_is_never_rid_of_it() -> None:
    """So that it is judged again rather than answered along with the next message."""
    log: list[AnyEvent] = [
        events.CustomerSaid(client_id="a", text="…"),
        judged(1, Decision.ESCALATE, DANGER, Overview()),
        events.Escalated(reasons=(WHY,), priority=CARE),
        events.HandedBack(by="customer"),
    ]
    row = Overview()
    for seq, event in enumerate(log, start=1):
        row = fold(row, event, seq, NOW)
    assert row.has_unjudged and row.judged_seq == 0
    answered = events.AgentSaid(client_id="r", agent_id="ada", agent_name="Ada", text="I am here")
    row = fold(fold(row, answered, 5, NOW), log[-1], 6, NOW)
    assert row.unanswered_seq is None


def offered(ago: timedelta, category: str = "violence") -> Entry:
    words = events.HelpOffered(
        about_seq=1, category=category, language="fr", text="…", lines=(), closing="…"
    )
    return Entry("c", 3, 2, NOW - ago, 1, words)


def test_words_stand_for_a_day_and_each_for_its_own_kind() -> None:
    assert words_stand([offered(timedelta(hours=23))], "violence", NOW)
    assert not words_stand([offered(timedelta(hours=25))], "violence", NOW)
    assert not words_stand([offered(timedelta(hours=1))], "self_harm", NOW)
    assert not words_stand([], "violence", NOW)


def test_a_button_says_what_was_asked_before_it() -> None:
    past: dict[int, AnyEvent] = {
        1: events.CustomerSaid(client_id="a", text="what was asked"),
        2: events.ClarifyAsked(reply_to=1, options=(events.ClarifyOption(label="Stores"),)),
    }
    chosen = events.Chosen(client_id="b", clarify_seq=2, option=0, label="Stores")
    assert texts_of(chosen, past) == ("Stores", "what was asked")
    none = chosen.model_copy(update={"option": None, "label": None})
    assert texts_of(none, past) == ("", "what was asked")
    assert texts_of(chosen, {}) == ("Stores",)


def test_only_the_customers_own_words_count() -> None:
    rated = events.Rated(client_id="r", score=1, comment="never again")
    assert texts_of(rated, {}) == ("never again",)
    said = events.BotSaid(reply_to=1, messages=(events.BotMessage(text="hello"),))
    assert texts_of(said, {}) == ()


def test_the_judgement_keeps_what_the_bot_has_found_out() -> None:
    row = replace(Overview(), slots={"name": "Kim"})
    assert judged(1, Decision.OBSERVE, DANGER, row).slots == {"name": "Kim"}
