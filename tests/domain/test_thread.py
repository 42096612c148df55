"""Appending moves a conversation on; one rule says whose turn it is."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from handoff.domain import events
from handoff.domain.conversation import Status
from handoff.domain.errors import IllegalMove
from handoff.domain.thread import Thread, rebuild

NOW = datetime(2027, 3, 8, 14, 30, tzinfo=UTC)
LATER = NOW + timedelta(minutes=4)

NOTE = events.NoteAdded(client_id="n1", agent_id="mo", agent_name="Mo", text="calls on Fridays")


def new() -> Thread:
    return Thread("c7", "de", created_at=NOW, updated_at=NOW, customer_id="k1")


def said(client_id: str = "s1") -> events.CustomerSaid:
    return events.CustomerSaid(client_id=client_id, text="my parcel came open")


def judged(seq: int) -> events.Judged:
    return events.Judged(message_seq=seq, decision=events.Decision.ANSWER)


def asked() -> Thread:
    thread = new()
    thread.append(said(), NOW)
    return thread


def test_entries_are_numbered_and_chained_by_what_the_customer_sees() -> None:
    thread = asked()
    assert thread.append(NOTE, NOW) == 2
    assert thread.append(said("s2"), LATER) == 3
    assert [(one.seq, one.customer_prev) for one in thread.appended] == [(1, 0), (2, 1), (3, 1)]
    assert (thread.seq, thread.customer_seq, thread.updated_at) == (3, 3, LATER)


def test_an_entry_bears_the_epoch_after_its_event() -> None:
    thread = asked()
    thread.append(events.Escalated(), NOW)
    thread.append(events.Claimed(agent_id="mo", agent_name="Mo"), NOW)
    assert [entry.epoch for entry in thread.appended] == [0, 1, 2]
    assert thread.state.epoch == 2


def test_a_refused_event_changes_nothing() -> None:
    thread = new()
    with pytest.raises(IllegalMove):
        thread.append(events.Reopened(to="queue"), NOW)
    assert (thread.seq, thread.appended, thread.changed) == (0, [], False)
    assert thread.state.status is Status.BOT


def test_state_and_overview_equal_a_fold_of_the_entries() -> None:
    thread = asked()
    for event in (judged(1), events.Escalated(priority=1), NOTE, events.Resolved()):
        thread.append(event, LATER)
    assert rebuild(thread.appended) == (thread.state, thread.overview)


def test_who_writes_while_a_message_is_open_has_the_bot_deal_with_it() -> None:
    thread = asked()
    thread.choose_worker("north", others_alive=())
    assert thread.worker_id == "north"


def test_a_conversation_stays_with_another_worker_that_is_alive() -> None:
    thread = asked()
    thread.choose_worker("north", others_alive=())
    thread.choose_worker("south", others_alive={"north"})
    assert thread.worker_id == "north"


def test_a_conversation_of_a_dead_worker_goes_to_who_writes() -> None:
    thread = asked()
    thread.choose_worker("north", others_alive=())
    thread.choose_worker("south", others_alive={"east"})
    assert thread.worker_id == "south"


def test_when_nothing_is_open_no_worker_has_it() -> None:
    thread = asked()
    thread.choose_worker("north", others_alive=())
    thread.append(judged(1), NOW)
    thread.choose_worker("south", others_alive={"north"})
    assert thread.worker_id is None


def test_a_change_of_worker_alone_is_something_to_write_and_none_is_not() -> None:
    thread = asked().again()
    assert not thread.changed
    thread.choose_worker("north", others_alive=())
    assert thread.changed
    settled = thread.again()
    settled.choose_worker("north", others_alive=())
    assert not settled.changed


def test_the_conversation_for_the_next_transaction_leaves_the_last_one_as_it_was() -> None:
    first = asked()
    second = first.again()
    second.append(NOTE, LATER)
    assert [entry.seq for entry in first.appended] == [1]
    assert (first.seq, first.updated_at) == (1, NOW)
    assert [entry.seq for entry in second.appended] == [2]
