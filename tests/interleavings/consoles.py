"""An agent's browser: the inbox as versioned rows, and watched threads."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from handoff.edge.dependencies import SESSION_COOKIE
from handoff.features.conversations.agent_socket import agent_socket
from handoff.services.container import Services
from handoff.storage.agents import Agent
from tests.interleavings.wire import Frame, Wire


@dataclass(eq=False)
class Console:
    agent: Agent
    token: str
    complain: Callable[[str], None]
    inbox: dict[str, Frame] = field(default_factory=dict)
    threads: dict[str, list[Frame]] = field(default_factory=dict)
    acked: dict[str, int] = field(default_factory=dict)
    wire: Wire | None = None
    signed_in: bool = True

    @property
    def connected(self) -> bool:
        return self.wire is not None and self.wire.open

    def connect(self, services: Services) -> None:
        """Open it, or come back: watched threads continue after what they have."""
        if self.wire is not None:
            self.wire.drop(noticed=False)
        self.inbox = {}
        cookie = f"{SESSION_COOKIE}={self.token}"
        self.wire = Wire(services, agent_socket, self._received, cookie)
        self.wire.send(type="hello")
        for conversation_id in self.threads:
            self._watch(conversation_id)

    def say(self, **frame: object) -> None:
        assert self.wire is not None
        self.wire.send(**frame)

    def watch(self, conversation_id: str) -> None:
        if conversation_id in self.threads:
            return
        self.threads[conversation_id] = []
        self._watch(conversation_id)

    def _watch(self, conversation_id: str) -> None:
        assert self.wire is not None
        since = self._seen(conversation_id)
        self.wire.send(type="watch", conversation_id=conversation_id, since=since)

    def _seen(self, conversation_id: str) -> int:
        thread = self.threads[conversation_id]
        return thread[-1]["seq"] if thread else 0

    def _received(self, frame: Frame) -> None:
        match frame["type"]:
            case "welcome":
                for item in frame["inbox"]:
                    self._show(item)
            case "inbox_upsert":
                self._show(frame["item"])
            case "event":
                self._follow(frame)
            case "events":
                for event in frame["events"]:
                    self._follow(event)
            case "ack":
                before = self.acked.setdefault(frame["client_id"], frame["seq"])
                if before != frame["seq"]:
                    self.complain(
                        f"doubled: a reply was acknowledged as {before}, then as {frame['seq']}"
                    )
            case "error" if frame["code"] == "error":
                self.complain(f"a frame could not be handled: {frame}")

    def _show(self, item: Frame) -> None:
        held = self.inbox.get(item["id"])
        if held is None or item["version"] >= held["version"]:
            self.inbox[item["id"]] = item

    def _follow(self, event: Frame) -> None:
        seen = self._seen(event["conversation_id"])
        if event["prev"] != seen:
            self.complain(f"agent had {seen}, got {event['seq']} after {event['prev']}")
        self.threads[event["conversation_id"]].append(event)
