"""Who listens to what, and what each listener already has. No I/O: frames go to sinks.

Live entries are a hint as much as a delivery: a subscription takes them only if they follow what it
has; otherwise it is `behind`, and its connection reads the log instead.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field
from typing import Protocol

from pydantic import BaseModel
from pydantic_core import to_json

from handoff.domain.audiences import Audience, view
from handoff.domain.permissions import Action
from handoff.domain.thread import Entry


class Sink(Protocol):
    """Takes encoded frames; must not block."""

    def send(self, *frames: str) -> None:
        """Send them in this order; several at once cost little more than one."""

    async def drained(self) -> None:
        """Wait until what was sent so far has gone out."""

    def close(self, code: int) -> None:
        """End it; its client comes back and resumes."""


@dataclass(frozen=True, slots=True)
class Encoded:
    """One entry for one audience: encoded once, sent to many."""

    seq: int
    prev: int
    frame: str


def encode(entry: Entry, audience: Audience) -> Encoded | None:
    """The entry as this audience gets it, as its frame (`AgentEventFrame`, `CustomerEventFrame`);
    None if it may not see it."""
    data = view(entry.event, audience)
    if data is None:
        return None
    prev = entry.customer_prev if audience is Audience.CUSTOMER else entry.seq - 1
    # Not validated again, since everything in the log was. With a model of the frame all this took
    # twice as long.
    frame = {
        "type": "event",
        "conversation_id": entry.conversation_id,
        "seq": entry.seq,
        "prev": prev,
        "kind": entry.event.kind,
        "at": entry.at,
        "data": data,
    }
    return Encoded(entry.seq, prev, to_json(frame).decode())


def together(conversation_id: str, encoded: Iterable[Encoded]) -> str:
    """An `AgentEvents` frame of frames that are already encoded."""
    events = ",".join(one.frame for one in encoded)
    named = f'"conversation_id":{json.dumps(conversation_id)}'
    return f'{{"type":"events",{named},"events":[{events}]}}'


def _is_the_same_for_all(entry: Entry) -> bool:
    return entry.event.alike and entry.customer_prev == entry.seq - 1


@dataclass(eq=False, slots=True)
class Subscription:
    """One listener on one conversation; `cursor`: the newest entry it was sent."""

    conversation_id: str
    audience: Audience
    cursor: int
    sink: Sink
    wake: Callable[[], None]
    """Called when the subscription has fallen behind and has to read the log."""
    catching_up: bool = True
    """Reading the log now: live entries only mark it as behind."""
    behind: bool = False

    def offer(self, encoded: Iterable[Encoded]) -> None:
        """Take entries that were just committed."""
        if self.catching_up:
            self.behind = True
            return
        frames = []
        gap = False
        for one in encoded:
            if gap := one.prev > self.cursor:
                break
            if one.seq > self.cursor:
                self.cursor = one.seq
                frames.append(one.frame)
        if frames:
            self.sink.send(*frames)
        if gap:
            self.behind = True
            self.wake()

    def take(self, *encoded: Encoded) -> None:
        """Send entries that are known to follow; those already sent are skipped."""
        new = [one for one in encoded if one.seq > self.cursor]
        if not new:
            return
        self.cursor = new[-1].seq
        if self.audience is Audience.AGENT and len(new) > 1:
            self.sink.send(together(self.conversation_id, new))
        else:
            self.sink.send(*(one.frame for one in new))


@dataclass(eq=False, slots=True)
class AgentListener:
    """One socket of an agent."""

    agent_id: str
    may: Collection[Action]
    sink: Sink
    session: str = ""
    """The login session behind it, by the hash of its token."""


@dataclass(slots=True)
class Hub:
    _threads: dict[str, set[Subscription]] = field(default_factory=lambda: defaultdict(set))
    _agents: set[AgentListener] = field(default_factory=set)

    def subscribe(self, subscription: Subscription) -> None:
        self._threads[subscription.conversation_id].add(subscription)

    def unsubscribe(self, subscription: Subscription) -> None:
        listeners = self._threads.get(subscription.conversation_id)
        if listeners is None:
            return
        listeners.discard(subscription)
        if not listeners:
            del self._threads[subscription.conversation_id]

    def join(self, agent: AgentListener) -> None:
        self._agents.add(agent)

    def leave(self, agent: AgentListener) -> bool:
        """Whether this was the agent's last socket here."""
        self._agents.discard(agent)
        return all(other.agent_id != agent.agent_id for other in self._agents)

    def end_session(self, session: str, code: int) -> None:
        """Close the sockets of a login session that is over."""
        for agent in tuple(self._agents):
            if agent.session == session:
                agent.sink.close(code)

    def publish(self, conversation_id: str, entries: Iterable[Entry]) -> None:
        """Offer committed entries to everyone who listens to their conversation."""
        listeners = self._threads.get(conversation_id)
        if not listeners:
            return
        entries = list(entries)
        per_audience: dict[Audience, list[Encoded]] = {}
        alike = all(_is_the_same_for_all(entry) for entry in entries)
        for listener in tuple(listeners):
            audience = Audience.AGENT if alike else listener.audience
            if audience not in per_audience:
                encoded = (encode(entry, audience) for entry in entries)
                per_audience[audience] = [one for one in encoded if one is not None]
            listener.offer(per_audience[audience])

    def to_thread(
        self, conversation_id: str, frame: BaseModel, audience: Audience, but: Sink | None = None
    ) -> None:
        """A frame without a sequence number, for one audience of one conversation."""
        if conversation_id in self._threads:
            self.forward(conversation_id, frame.model_dump_json(), audience, but)

    def forward(
        self, conversation_id: str, encoded: str, audience: Audience, but: Sink | None = None
    ) -> None:
        """The same with a frame that is already encoded."""
        for listener in tuple(self._threads.get(conversation_id, ())):
            if listener.audience is audience and listener.sink is not but:
                listener.sink.send(encoded)

    def listened_to(self, conversation_id: str) -> bool:
        return conversation_id in self._threads

    def has_customer(self, conversation_id: str) -> bool:
        listeners = self._threads.get(conversation_id, ())
        return any(listener.audience is Audience.CUSTOMER for listener in listeners)

    def heard_up_to(self, conversation_id: str) -> int | None:
        """The newest entry that the slowest listener has; None if nobody listens."""
        listeners = self._threads.get(conversation_id)
        return min(listener.cursor for listener in listeners) if listeners else None

    @property
    def has_agents(self) -> bool:
        return bool(self._agents)

    @property
    def listened(self) -> frozenset[str]:
        """Conversations that somebody listens to here."""
        return frozenset(self._threads)

    def to_agents(self, *frames: BaseModel) -> None:
        self._broadcast(self._agents, *frames)

    def to_agents_who_may(self, action: Action, frame: BaseModel) -> None:
        self._broadcast((agent for agent in self._agents if action in agent.may), frame)

    @staticmethod
    def _broadcast(agents: Iterable[AgentListener], *frames: BaseModel) -> None:
        encoded = [frame.model_dump_json() for frame in frames]
        for agent in tuple(agents):
            agent.sink.send(*encoded)
