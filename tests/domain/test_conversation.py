"""The state machine: which moves there are, who may speak, and when the epoch rises."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handoff.domain import events
from handoff.domain.conversation import Conversation, Status, apply, same_owner
from handoff.domain.errors import IllegalMove

ASKED = events.HumanRequested(client_id="h")
ESCALATED = events.Escalated()
CLAIMED = events.Claimed(agent_id="ada", agent_name="Ada")
HANDED_BACK = events.HandedBack(by="agent", agent_id="ada", agent_name="Ada")
RESOLVED = events.Resolved(agent_id="ada", agent_name="Ada")
BOT_SAID = events.BotSaid(reply_to=1, messages=(events.BotMessage(text="answer"),))
PASSED_ON = events.Transferred(
    agent_id="ada", agent_name="Ada", to_agent_id="ben", to_agent_name="Ben"
)
SNOOZED = events.Snoozed(agent_id="ada", until=datetime(2030, 1, 1, tzinfo=UTC))
WOKEN = events.Woken(cause="time")
OPENED_AGAIN = events.Reopened(to="agent", agent_id="ben", agent_name="Ben")
AGENT_SAID = events.AgentSaid(client_id="r", agent_id="ada", agent_name="Ada", text="hello")


def after(*happened: events.AnyEvent) -> Conversation:
    state = Conversation()
    for event in happened:
        state = apply(state, event)
    return state


def test_the_way_through_a_person_and_back() -> None:
    assert after().status is Status.BOT
    assert after(ESCALATED).status is Status.WAITING
    held = after(ESCALATED, CLAIMED)
    assert (held.status, held.owner_name) == (Status.HUMAN, "Ada")
    back = after(ESCALATED, CLAIMED, HANDED_BACK)
    assert (back.status, back.owner_id) == (Status.BOT, None)


def test_an_agent_may_take_over_from_the_bot_directly() -> None:
    assert after(CLAIMED).status is Status.HUMAN


@pytest.mark.parametrize("change", [ESCALATED, CLAIMED, RESOLVED, ASKED])
def test_every_change_of_owner_raises_the_epoch(change: events.AnyEvent) -> None:
    assert after(change).epoch == 1


def test_asking_for_a_person_while_one_is_there_does_not_refuse_their_reply() -> None:
    held = after(ESCALATED, CLAIMED)
    assert apply(held, ASKED).epoch == held.epoch


@pytest.mark.parametrize("before", [(CLAIMED,), (RESOLVED,)])
def test_the_bot_cannot_speak_when_a_person_has_the_conversation_or_it_is_over(
    before: tuple[events.AnyEvent, ...],
) -> None:
    with pytest.raises(IllegalMove):
        apply(after(*before), BOT_SAID)


def test_to_who_waits_the_bot_may_say_what_it_knows_but_asks_nothing() -> None:
    waiting = after(ESCALATED)
    assert apply(waiting, BOT_SAID) == waiting
    with pytest.raises(IllegalMove):
        apply(waiting, events.ClarifyAsked(reply_to=1, options=()))


def test_only_the_holder_can_reply() -> None:
    with pytest.raises(IllegalMove, match="Ada"):
        apply(after(CLAIMED), AGENT_SAID.model_copy(update={"agent_id": "eve"}))
    assert apply(after(CLAIMED), AGENT_SAID).status is Status.HUMAN


def test_what_is_held_cannot_be_claimed_again() -> None:
    with pytest.raises(IllegalMove):
        apply(after(CLAIMED), CLAIMED)


def test_a_refusal_names_the_move_and_the_status() -> None:
    with pytest.raises(IllegalMove, match=r"'bot_said' .* 'human'"):
        apply(after(CLAIMED), BOT_SAID)


@given(
    st.lists(
        st.sampled_from(
            [
                *(ASKED, ESCALATED, CLAIMED, HANDED_BACK, RESOLVED, BOT_SAID, AGENT_SAID),
                *(PASSED_ON, SNOOZED, WOKEN, events.Reopened(to="queue"), OPENED_AGAIN),
            ]
        )
    )
)
def test_the_epoch_never_falls_and_an_owner_exists_exactly_while_a_person_holds(
    happened: list[events.AnyEvent],
) -> None:
    state = Conversation()
    for event in happened:
        try:
            moved = apply(state, event)
        except IllegalMove:
            continue
        assert moved.epoch >= state.epoch
        held = {Status.HUMAN, Status.SNOOZED}
        in_other_hands = moved.owner_id != state.owner_id
        if in_other_hands or (moved.status is not state.status and not {moved.status} <= held):
            assert not same_owner(moved, state.epoch)
        state = moved
        assert (state.owner_id is not None) == (state.status in held)


# ── passed on, put off ───────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("before", [(CLAIMED,), (CLAIMED, SNOOZED)])
def test_what_is_passed_on_is_with_the_colleague_and_what_was_begun_before_is_void(
    before: tuple[events.AnyEvent, ...],
) -> None:
    held = after(*before)
    passed_on = apply(held, PASSED_ON)
    assert (passed_on.status, passed_on.owner_id) == (Status.HUMAN, "ben")
    assert not same_owner(passed_on, held.epoch)
    with pytest.raises(IllegalMove, match="Ben"):
        apply(passed_on, AGENT_SAID)


def test_what_is_put_off_stays_with_its_holder_and_what_was_begun_still_counts() -> None:
    held = after(CLAIMED)
    put_off = apply(held, SNOOZED)
    assert (put_off.status, put_off.owner_name) == (Status.SNOOZED, "Ada")
    assert same_owner(put_off, held.epoch)
    assert apply(put_off, WOKEN) == held
    assert apply(put_off, SNOOZED) == put_off  # until another time


@pytest.mark.parametrize(
    ("event", "status"),
    [
        (RESOLVED, Status.RESOLVED),
        (HANDED_BACK, Status.BOT),
        (ESCALATED, Status.WAITING),
        (events.Claimed(agent_id="ben", agent_name="Ben"), Status.HUMAN),
    ],
)
def test_from_put_off_it_goes_wherever_it_could_go_before(
    event: events.AnyEvent, status: Status
) -> None:
    assert apply(after(CLAIMED, SNOOZED), event).status is status


def test_what_an_agent_opens_again_is_theirs() -> None:
    over = after(CLAIMED, RESOLVED)
    opened = apply(over, OPENED_AGAIN)
    assert (opened.status, opened.owner_name) == (Status.HUMAN, "Ben")
    assert not same_owner(opened, over.epoch)


@pytest.mark.parametrize(
    ("before", "event"),
    [
        ((), PASSED_ON),
        ((ESCALATED,), PASSED_ON),
        ((RESOLVED,), PASSED_ON),
        ((), SNOOZED),
        ((ESCALATED,), SNOOZED),
        ((RESOLVED,), SNOOZED),
        ((), WOKEN),
        ((CLAIMED,), WOKEN),
        ((RESOLVED,), WOKEN),
        ((), OPENED_AGAIN),
        ((CLAIMED,), OPENED_AGAIN),
        ((CLAIMED, SNOOZED), OPENED_AGAIN),
        ((CLAIMED, SNOOZED), AGENT_SAID),
        ((CLAIMED, SNOOZED), BOT_SAID),
        ((CLAIMED, PASSED_ON), PASSED_ON),  # Ben already has it
        ((CLAIMED, PASSED_ON), SNOOZED),  # Ada no longer has it
    ],
)
def test_other_moves_are_refused(
    before: tuple[events.AnyEvent, ...], event: events.AnyEvent
) -> None:
    with pytest.raises(IllegalMove):
        apply(after(*before), event)
