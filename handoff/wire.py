"""The frames of the WebSocket protocol: the source from which the TypeScript types are generated.

One discriminated union per direction and audience. Unknown fields are refused. Every frame about a
conversation names it. `baton schema` writes the JSON Schema of all of them.
"""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal, Self

from pydantic import UUID4, BaseModel, Field, TypeAdapter, model_validator

from handoff.domain.events import AgentEvent, CustomerEvent
from handoff.domain.parsing import READ_ONCE
from handoff.domain.training_run import TrainingRun
from handoff.wire_snapshots import CustomerConversation, Frame, InboxItem, Owner
from handoff.wire_types import (
    STORABLE,
    AttachmentIds,
    Caption,
    Email,
    Id,
    Seq,
    Text,
    Token,
    check_visible,
)

# ── from the customer ────────────────────────────────────────────────────────────────────────


class CustomerHello(Frame):
    """First frame of a customer's socket: who, and the last event already seen (0: none)."""

    type: Literal["hello"]
    token: Token
    since: Seq = 0


class Saying(Frame):
    """What both sides' messages have in common: words, files, or both."""

    conversation_id: Id
    client_id: UUID4
    text: Caption
    attachments: AttachmentIds = ()

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if self.text or not self.attachments:
            check_visible(self.text)
        return self


class CustomerSay(Saying):
    type: Literal["say"]


class Choose(Frame):
    """Press a button of a clarifying question; `option` null means "none of these"."""

    type: Literal["choose"]
    conversation_id: Id
    client_id: UUID4
    clarify_seq: Seq
    option: Seq | None


class RequestHuman(Frame):
    """Ask for a person; with `about_seq`, "this did not help" under that answer of the bot."""

    type: Literal["request_human"]
    conversation_id: Id
    client_id: UUID4
    about_seq: Seq | None = None


class LeaveQueue(Frame):
    """Do not wait any longer: go on with the bot.

    `version`: that of the waiting conversation as the page showed it. A wait that began later is
    another one, which nobody asked to end.
    """

    type: Literal["leave_queue"]
    conversation_id: Id
    client_id: UUID4
    version: Seq | None = None


class LeaveContact(Frame):
    """Nobody is online: where to send an answer."""

    type: Literal["leave_contact"]
    conversation_id: Id
    client_id: UUID4
    email: Email


class Rate(Frame):
    type: Literal["rate"]
    conversation_id: Id
    client_id: UUID4
    score: Annotated[Seq, Field(ge=1, le=5)]
    comment: Annotated[str, Field(max_length=2000), STORABLE] = ""


class Read(Frame):
    """Everything up to `seq` was shown to a person; ephemeral, not an event."""

    type: Literal["read"]
    conversation_id: Id
    seq: Seq


class Typing(Frame):
    type: Literal["typing"]
    conversation_id: Id


class Ping(Frame):
    """Application heartbeat, for clients that cannot see WebSocket pings (browsers)."""

    type: Literal["ping"]


CustomerFrame = Annotated[
    CustomerHello
    | CustomerSay
    | Choose
    | RequestHuman
    | LeaveQueue
    | LeaveContact
    | Rate
    | Read
    | Typing
    | Ping,
    Field(discriminator="type"),
]

# ── from the agent ───────────────────────────────────────────────────────────────────────────


class AgentHello(Frame):
    """First frame of an agent's socket; the session cookie says who."""

    type: Literal["hello"]


class Watch(Frame):
    """Open a thread: its events after `since`, then each new one."""

    type: Literal["watch"]
    conversation_id: Id
    since: Seq = 0


class Unwatch(Frame):
    type: Literal["unwatch"]
    conversation_id: Id


class Teach(Frame):
    """A reply that the bot is to learn. `question_seq`: the customer's message that it answers;
    None: all that they have written since somebody last answered."""

    question_seq: Seq | None = None


class AgentSay(Saying):
    """A reply, written at `epoch` by an agent who had seen everything up to `last_seen`.

    Refused (`stale_epoch`) when it changed owner; held (`thread_moved_on`) when someone else has
    spoken since: send it again, with a new client id and the newer `last_seen`, to say it anyway.
    """

    type: Literal["say"]
    epoch: Seq
    last_seen: Seq
    suggestion: Id | None = None
    """The one that it was made of."""
    teach: Teach | None = None


class AddNote(Frame):
    type: Literal["note"]
    conversation_id: Id
    client_id: UUID4
    text: Text


AgentFrame = Annotated[
    AgentHello | Watch | Unwatch | AgentSay | AddNote | Read | Typing | Ping,
    Field(discriminator="type"),
]

# ── from the service ─────────────────────────────────────────────────────────────────────────


class EventFrame(Frame):
    """What the frames of one entry of the log have in common."""

    type: Literal["event"] = "event"
    conversation_id: str
    seq: int
    prev: int
    kind: str
    at: datetime
    data: BaseModel


class AgentEventFrame(EventFrame):
    """One entry of the log, as agents see it; `prev` is always the one before."""

    data: AgentEvent


class AgentEvents(Frame):
    """Entries that follow one another, as one frame: thousands come at once when a thread opens."""

    type: Literal["events"] = "events"
    conversation_id: str
    events: tuple[AgentEventFrame, ...]


class CustomerEventFrame(EventFrame):
    """One entry of the log, as the customer sees it; `prev`: the last one that is for customers."""

    data: CustomerEvent


class CustomerWelcome(Frame):
    """Answer to hello; all events after `since` follow, the last of them numbered `seq`."""

    type: Literal["welcome"] = "welcome"
    conversation: CustomerConversation
    seq: int


class CustomerState(Frame):
    """The customer's snapshot again, whenever status, agent or place in the queue changed."""

    type: Literal["state"] = "state"
    conversation: CustomerConversation


class AgentWelcome(Frame):
    """Answer to an agent's hello: the whole inbox; `inbox_upsert` frames follow."""

    type: Literal["welcome"] = "welcome"
    agent_id: str
    inbox: tuple[InboxItem, ...]


class InboxUpsert(Frame):
    """A new or changed row; older versions than the one held are to be ignored."""

    type: Literal["inbox_upsert"] = "inbox_upsert"
    item: InboxItem


class ThreadOpened(Frame):
    """Answer to watch; all events after `since` follow."""

    type: Literal["thread"] = "thread"
    conversation_id: str
    seq: int


class Ack(Frame):
    """The frame with this client id is stored for good under `seq`; sent only after commit."""

    type: Literal["ack"] = "ack"
    conversation_id: str
    client_id: str
    seq: int


class TypingIndicator(Frame):
    type: Literal["typing"] = "typing"
    conversation_id: str
    who: Literal["customer", "agent", "bot"]
    name: str | None = None


class BusyIndicator(Frame):
    """The bot has many customers just now: it takes a moment. Told once, while a message waits."""

    type: Literal["busy"] = "busy"
    conversation_id: str


class ReadReceipt(Frame):
    type: Literal["read"] = "read"
    conversation_id: str
    who: Literal["customer", "agent"]
    seq: int


class PresenceUpdate(Frame):
    """Which agents are online, for every agent."""

    type: Literal["presence"] = "presence"
    online: tuple[Owner, ...]


class TrainingProgress(Frame):
    """Progress of a training run, for designers."""

    type: Literal["training"] = "training"
    run: TrainingRun


class Pong(Frame):
    type: Literal["pong"] = "pong"


class Error(Frame):
    """What was wrong and what to do; the socket stays open unless it is abused."""

    type: Literal["error"] = "error"
    code: str
    message: str
    client_id: str | None = None
    conversation_id: str | None = None
    seq: int | None = None
    """With `thread_moved_on`: the newest event, to be read before sending again."""


ToCustomer = Annotated[
    CustomerWelcome
    | CustomerState
    | CustomerEventFrame
    | Ack
    | TypingIndicator
    | BusyIndicator
    | ReadReceipt
    | Pong
    | Error,
    Field(discriminator="type"),
]
ToAgent = Annotated[
    AgentWelcome
    | InboxUpsert
    | ThreadOpened
    | AgentEventFrame
    | AgentEvents
    | Ack
    | TypingIndicator
    | ReadReceipt
    | PresenceUpdate
    | TrainingProgress
    | Pong
    | Error,
    Field(discriminator="type"),
]

FROM_CUSTOMER: TypeAdapter[CustomerFrame] = TypeAdapter(CustomerFrame, config=READ_ONCE)
FROM_AGENT: TypeAdapter[AgentFrame] = TypeAdapter(AgentFrame, config=READ_ONCE)
TO_CUSTOMER: TypeAdapter[ToCustomer] = TypeAdapter(ToCustomer)
TO_AGENT: TypeAdapter[ToAgent] = TypeAdapter(ToAgent)
