"""A customer's browser: an outbox, what was acknowledged, and the thread as it arrived."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from handoff.features.conversations.customer_socket import customer_socket
from handoff.services.container import Services
from tests.interleavings.wire import Frame, Wire

FINAL = {"illegal_move", "invalid", "not_allowed", "not_found"}
"""Refusals after which sending the same frame again makes no sense."""


@dataclass(eq=False)
class Customer:
    token: str
    conversation_id: str
    complain: Callable[[str], None]
    outbox: dict[str, Frame] = field(default_factory=dict)
    """By client id, in the order written: neither acknowledged nor refused."""
    sent: list[Frame] = field(default_factory=list)
    acked: dict[str, int] = field(default_factory=dict)
    fleeting: set[str] = field(default_factory=set)
    """Client ids of commands that store nothing if there is nothing to do."""
    did_nothing: set[str] = field(default_factory=set)
    """Those of them that were acknowledged without storing anything."""
    unchecked: list[str] = field(default_factory=list)
    """Client ids acknowledged since the database was last looked at."""
    events: list[Frame] = field(default_factory=list)
    snapshot: Frame | None = None
    wire: Wire | None = None
    level: int = 0
    """What the last welcome promised to send."""

    @property
    def seen(self) -> int:
        return self.events[-1]["seq"] if self.events else 0

    @property
    def connected(self) -> bool:
        return self.wire is not None and self.wire.open

    def connect(self, services: Services, *, afresh: bool = False) -> None:
        """A new socket; the outbox is sent again in order. `afresh`: as a new browser."""
        if self.wire is not None:
            self.wire.drop(noticed=False)
        if afresh:
            self.events, self.snapshot = [], None
        self.wire = Wire(services, customer_socket, self._received)
        self.wire.send(type="hello", token=self.token, since=self.seen)
        for frame in self.outbox.values():
            self.wire.send(**frame)

    def send(self, frame: Frame) -> None:
        """Send it, for the first time or again."""
        frame = frame | {"conversation_id": self.conversation_id}
        if frame not in self.sent:
            self.sent.append(frame)
            self.outbox[frame["client_id"]] = frame
            if frame["type"] == "leave_queue":
                self.fleeting.add(frame["client_id"])
        if self.wire is not None:
            self.wire.send(**frame)

    def asked(self) -> Frame | None:
        """The newest clarifying question."""
        asked = (event for event in reversed(self.events) if event["kind"] == "clarify_asked")
        return next(asked, None)

    def answered(self) -> Frame | None:
        said = (event for event in reversed(self.events) if event["kind"] == "bot_said")
        return next(said, None)

    def _received(self, frame: Frame) -> None:
        match frame["type"]:
            case "welcome":
                self.level = frame["seq"]
                self._show(frame["conversation"])
            case "state":
                self._show(frame["conversation"])
            case "event":
                self._follow(frame)
            case "ack":
                self._acknowledged(frame["client_id"], frame["seq"])
            case "error":
                if frame["code"] in FINAL:
                    self.outbox.pop(frame["client_id"], None)
                elif frame["code"] == "error":
                    self.complain(f"a frame could not be handled: {frame}")

    def _show(self, snapshot: Frame) -> None:
        if self.snapshot is None or snapshot["version"] >= self.snapshot["version"]:
            self.snapshot = snapshot

    def _follow(self, event: Frame) -> None:
        if event["prev"] != self.seen:
            self.complain(f"customer had {self.seen}, got {event['seq']} after {event['prev']}")
        self.events.append(event)

    def _acknowledged(self, client_id: str, seq: int) -> None:
        if client_id in self.fleeting:
            self.acked[client_id] = seq
        before = self.acked.setdefault(client_id, seq)
        if before != seq:
            self.complain(f"doubled: {client_id} was acknowledged as {before}, then as {seq}")
        self.outbox.pop(client_id, None)
        self.unchecked.append(client_id)
