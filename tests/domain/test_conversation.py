"""The state machine: which moves there are, who may speak, and when the epoch rises."""

from __future__ import annotations

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


@pytest.mark.parametrize("before", [(ESCALATED,), (CLAIMED,), (RESOLVED,)])
def test_the_bot_cannot_speak_unless_it_holds_the_conversation(
    before: tuple[events.AnyEvent, ...],
) -> None:
    with pytest.raises(IllegalMove):
        apply(after(*before), BOT_SAID)


def test_only_the_holder_can_reply() -> None:
    with pytest.raises(IllegalMove, match="Ada"):
        apply(after(CLAIMED), AGENT_SAID.model_copy(update={"agent_id": "eve"}))
    assert apply(after(CLAIMED), AGENT_SAID).status is Status.HUMAN


def test_what_is_held_cannot_be_claimed_again() -> None:
    with pytest.raises(IllegalMove):
        apply(after(CLAIMED), CLAIMED)


def test_a_refusal_names_the_move_and_the_status() -> None:
    with pytest.raises(IllegalMove, match=r"'bot_said' .* 'waiting'"):
        apply(after(ESCALATED), BOT_SAID)


@given(
    st.lists(
        st.sampled_from([ASKED, ESCALATED, CLAIMED, HANDED_BACK, RESOLVED, BOT_SAID, AGENT_SAID])
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
        if moved.status is not state.status:
            assert not same_owner(moved, state.epoch)
        state = moved
        assert (state.owner_id is not None) == (state.status is Status.HUMAN)
