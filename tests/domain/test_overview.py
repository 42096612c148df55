"""Which messages are still open, and who is to answer them when the bot goes on."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from handoff.domain import events
from handoff.domain.events import AnyEvent, Decision
from handoff.domain.overview import Overview, fold

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)

SAID = events.CustomerSaid(client_id="a", text="hello")
CLAIMED = events.Claimed(agent_id="ada", agent_name="Ada")
REPLIED = events.AgentSaid(client_id="r", agent_id="ada", agent_name="Ada", text="yes")
BACK = events.HandedBack(by="agent", agent_id="ada", agent_name="Ada")
LEFT = events.HandedBack(by="customer")


def judged(seq: int, decision: Decision = Decision.OBSERVE) -> events.Judged:
    return events.Judged(message_seq=seq, decision=decision)


def answered(seq: int) -> events.BotSaid:
    return events.BotSaid(reply_to=seq, messages=(events.BotMessage(text="yes"),))


def card_after(*log: AnyEvent) -> Overview:
    overview = Overview()
    for seq, event in enumerate(log, start=1):
        overview = fold(overview, event, seq, NOW)
    return overview


@pytest.mark.parametrize(
    "log",
    [
        pytest.param((SAID, CLAIMED, judged(1), BACK), id="in flight when a person took over"),
        pytest.param(
            (SAID, SAID, judged(1), answered(1), CLAIMED, judged(2), BACK),
            id="in flight behind one that was answered",
        ),
        pytest.param(
            (SAID, judged(1, Decision.ESCALATE), events.Escalated(), SAID, judged(4), LEFT),
            id="written while waiting",
        ),
        pytest.param(
            (SAID, CLAIMED, judged(1), BACK, CLAIMED, judged(1), BACK),
            id="in flight when a person took over again",
        ),
        pytest.param((SAID, CLAIMED, REPLIED, SAID, judged(4), BACK), id="written to a person"),
    ],
)
def test_what_nobody_has_dealt_with_is_the_bots_when_it_goes_on(log: tuple[AnyEvent, ...]) -> None:
    overview = card_after(*log)
    assert overview.judged_seq < overview.asked_seq


@pytest.mark.parametrize(
    "log",
    [
        pytest.param(
            (SAID, judged(1, Decision.ESCALATE), events.Escalated(), LEFT), id="passed on"
        ),
        pytest.param((SAID, judged(1), CLAIMED, REPLIED, BACK), id="answered by a person"),
        pytest.param((SAID, judged(1), answered(1), CLAIMED, BACK), id="answered by the bot"),
    ],
)
def test_what_was_dealt_with_is_not_taken_up_again(log: tuple[AnyEvent, ...]) -> None:
    overview = card_after(*log)
    assert overview.judged_seq == overview.asked_seq


def test_what_was_said_last_keeps_the_name_of_who_said_it_whoever_holds_it_now() -> None:
    after = card_after(SAID, CLAIMED, REPLIED, events.Resolved(agent_id="ben", agent_name="Ben"))
    assert (after.last_text, after.last_said_by) == ("yes", "Ada")
    assert card_after(SAID, CLAIMED, REPLIED, SAID).last_said_by is None
    assert card_after(SAID, CLAIMED, REPLIED, BACK, answered(1)).last_said_by is None


def test_with_one_of_two_messages_answered_the_customer_still_waits() -> None:
    overview = card_after(SAID, SAID, judged(1), answered(1), CLAIMED)
    assert overview.unanswered_since == NOW


UNTIL = datetime(2030, 1, 1, tzinfo=UTC)
PUT_OFF = (CLAIMED, events.Snoozed(agent_id="ada", until=UNTIL))
TO_BEN = events.Transferred(
    agent_id="ada", agent_name="Ada", to_agent_id="ben", to_agent_name="Ben"
)


def test_what_is_put_off_shows_until_when_and_not_a_moment_longer() -> None:
    assert card_after(*PUT_OFF).snoozed_until == UNTIL
    later = UNTIL.replace(year=2031)
    assert card_after(*PUT_OFF, events.Snoozed(agent_id="ada", until=later)).snoozed_until == later
    ends = (events.Woken(cause="customer"), CLAIMED, TO_BEN, BACK, events.Escalated())
    for end in (*ends, events.Resolved(agent_id="ada")):
        assert card_after(*PUT_OFF, end).snoozed_until is None


def test_who_was_given_it_is_the_one_who_held_it_last() -> None:
    overview = card_after(CLAIMED, TO_BEN)
    assert (overview.last_agent_id, overview.last_agent_name) == ("ben", "Ben")
