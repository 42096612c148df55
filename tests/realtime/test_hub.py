"""Live delivery: in order, once, and never past a gap."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import UTC, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from handoff.domain import events
from handoff.domain.audiences import Audience
from handoff.domain.events import AnyEvent, Decision
from handoff.domain.permissions import Action
from handoff.domain.thread import Entry, Thread
from handoff.realtime.hub import AgentListener, Hub, Subscription, encode
from handoff.wire import Pong

NOW = datetime(2026, 11, 23, tzinfo=UTC)


@dataclass
class Sink:
    frames: list[str] = field(default_factory=list)

    def send(self, *frames: str) -> None:
        self.frames += frames

    @property
    def seqs(self) -> list[int]:
        return [json.loads(frame)["seq"] for frame in self.frames]


def log_of(*kinds: str) -> list[Entry]:
    """`s`: the customer says something; `j`: a judgement, which customers do not see."""
    thread = Thread("c1", "en", NOW, NOW, "k1")
    for seq, kind in enumerate(kinds, start=1):
        event: AnyEvent = events.Judged(message_seq=seq, decision=Decision.ANSWER)
        if kind == "s":
            event = events.CustomerSaid(client_id=str(seq), text="hello")
        thread.append(event, NOW)
    return thread.appended


def subscription(
    hub: Hub, sink: Sink, audience: Audience = Audience.AGENT, cursor: int = 0
) -> Subscription:
    made = Subscription("c1", audience, cursor, sink, wake=lambda: None, catching_up=False)
    hub.subscribe(made)
    return made


def test_entries_reach_everyone_who_listens_to_the_conversation() -> None:
    hub, one, two = Hub(), Sink(), Sink()
    subscription(hub, one)
    subscription(hub, two)
    hub.publish("c1", log_of("s", "s"))
    hub.publish("c2", log_of("s"))
    assert one.seqs == two.seqs == [1, 2]


def test_customers_get_no_judgements_and_see_no_gap_where_one_was() -> None:
    hub, sink = Hub(), Sink()
    listening = subscription(hub, sink, Audience.CUSTOMER)
    for entry in log_of("s", "j", "s"):
        hub.publish("c1", [entry])
    assert sink.seqs == [1, 3]
    assert not listening.behind


def test_an_entry_that_does_not_follow_is_not_sent_but_wakes_the_reader_of_the_log() -> None:
    hub, sink, woken = Hub(), Sink(), []
    listening = subscription(hub, sink)
    listening.wake = lambda: woken.append(True)
    hub.publish("c1", log_of("s", "s", "s")[2:])
    assert (sink.frames, listening.behind, woken) == ([], True, [True])


def test_while_the_log_is_read_live_entries_only_mark_the_listener_as_behind() -> None:
    hub, sink = Hub(), Sink()
    listening = subscription(hub, sink)
    listening.catching_up = True
    hub.publish("c1", log_of("s"))
    assert (sink.frames, listening.behind) == ([], True)


def test_whoever_left_gets_nothing() -> None:
    hub, sink = Hub(), Sink()
    hub.unsubscribe(subscription(hub, sink))
    hub.publish("c1", log_of("s"))
    assert sink.frames == []
    assert not hub.listened_to("c1")


def test_the_last_socket_of_an_agent_is_known() -> None:
    hub = Hub()
    one, two = (AgentListener("ada", (), Sink()) for _ in range(2))
    hub.join(one)
    hub.join(two)
    assert not hub.leave(one)
    assert hub.leave(two)


def test_those_who_may_train_alone_hear_of_training() -> None:
    hub, agent, designer = Hub(), Sink(), Sink()
    hub.join(AgentListener("ada", {Action.REPLY}, agent))
    hub.join(AgentListener("dee", {Action.REPLY, Action.TRAIN}, designer))
    hub.to_agents_who_may(Action.TRAIN, Pong())
    assert (len(agent.frames), len(designer.frames)) == (0, 1)


@settings(deadline=None)  # a busy machine is slow
@given(
    kinds=st.lists(st.sampled_from("sj"), min_size=1, max_size=20),
    data=st.data(),
)
def test_any_mixture_of_live_batches_and_reading_gives_each_entry_once_and_in_order(
    kinds: list[str], data: st.DataObject
) -> None:
    """Live batches may be lost or repeated; reading the log from the cursor repairs that."""
    log = log_of(*kinds)
    hub, sink = Hub(), Sink()
    listening = subscription(hub, sink, data.draw(st.sampled_from(Audience)))
    for _ in range(data.draw(st.integers(0, 6))):
        first = data.draw(st.integers(0, len(log) - 1))
        last = data.draw(st.integers(first, len(log)))
        hub.publish("c1", log[first:last])
    for entry in log:
        encoded = encode(entry, listening.audience)
        if entry.seq > listening.cursor and encoded is not None:
            listening.take(encoded)
    visible = [entry.seq for entry in log if encode(entry, listening.audience) is not None]
    assert sink.seqs == visible
