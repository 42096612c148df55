"""What can happen in a conversation: one frozen class a kind, a closed set.

An event is what the event log stores. The state of a conversation is derived from its events
(`conversation.apply`), and the frames on the wire carry them (`handoff.wire`).
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter


class Event(BaseModel):
    """Base of all events: immutable, and unknown fields are an error."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Decision(StrEnum):
    """What the detector made of one customer message."""

    ANSWER = "answer"
    CLARIFY = "clarify"
    ESCALATE = "escalate"
    OBSERVE = "observe"
    """A person holds the conversation: judged for the record, acted on by nobody."""


class Guess(Event):
    """One entry of the bot's intent ranking; `confidence` is a calibrated probability."""

    intent: str
    confidence: float


class Mood(Event):
    """Probabilities of the tone of one utterance; the three tones' sum to 1."""

    negative: float
    neutral: float
    positive: float
    distress: float | None = None
    """Probability of anger or distress; None: judged before it was measured."""


class Reason(Event):
    """Why a conversation goes to a person: the signal, its value and the threshold it passed."""

    signal: str
    text: str
    value: float | None = None
    threshold: float | None = None


class BotMessage(Event):
    """One bubble of the bot; `buttons` are texts that the customer may send by a click."""

    text: str
    buttons: tuple[str, ...] = ()


class CustomerSaid(Event):
    kind: Literal["customer_said"] = "customer_said"
    client_id: str
    text: str


class BotSaid(Event):
    """The bot's answer to the customer message (or choice) numbered `reply_to`: one a turn."""

    kind: Literal["bot_said"] = "bot_said"
    reply_to: int
    messages: tuple[BotMessage, ...]


class AgentSaid(Event):
    kind: Literal["agent_said"] = "agent_said"
    client_id: str
    agent_id: str
    agent_name: str
    text: str


class NoteAdded(Event):
    """An internal note; never seen by the customer."""

    kind: Literal["note_added"] = "note_added"
    client_id: str
    agent_id: str
    agent_name: str
    text: str


class Judged(Event):
    """The machine's judgement of message `message_seq`; never seen by the customer."""

    kind: Literal["judged"] = "judged"
    message_seq: int
    decision: Decision
    ranking: tuple[Guess, ...] = ()
    unknown: float | None = None
    """How unlike everything the bot knows the message is, 0 to 1; None: not measured."""
    mood: Mood | None = None
    dissatisfaction: float | None = None
    """Probability that the customer is dissatisfied with the conversation up to here; None: not
    measured, or too early to tell."""
    reasons: tuple[Reason, ...] = ()
    model_id: str | None = None
    failed_turn: bool = False
    """The bot got nowhere: it asked back, had nothing to say, or refused the value it asked for."""
    slots: dict[str, str] = Field(default_factory=dict)
    """What the bot has found out so far in this conversation."""


class ClarifyOption(Event):
    label: str
    intent: str | None = None
    """Removed from what the customer sees."""


class ClarifyAsked(Event):
    kind: Literal["clarify_asked"] = "clarify_asked"
    reply_to: int
    options: tuple[ClarifyOption, ...]


class Chosen(Event):
    """The customer pressed button `option` of the question `clarify_seq`; None: none of these."""

    kind: Literal["chosen"] = "chosen"
    client_id: str
    clarify_seq: int
    option: int | None
    label: str | None = None


class HumanRequested(Event):
    """The customer asks for a person, or says that the bot's answer `about_seq` did not help."""

    kind: Literal["human_requested"] = "human_requested"
    client_id: str
    via: Literal["button", "did_not_help"] = "button"
    about_seq: int | None = None


class Escalated(Event):
    """The conversation enters the queue. The customer sees only `anyone_online`."""

    kind: Literal["escalated"] = "escalated"
    reasons: tuple[Reason, ...] = ()
    priority: int = 0
    """0 ordinary, 1 raised, 2 distress or an agent who vanished: served first."""
    summary: str = ""
    slots: dict[str, str] = Field(default_factory=dict)
    anyone_online: bool = True


class ContactLeft(Event):
    """Nobody was online: the customer leaves an address for the answer."""

    kind: Literal["contact_left"] = "contact_left"
    client_id: str
    email: str


class Claimed(Event):
    kind: Literal["claimed"] = "claimed"
    agent_id: str
    agent_name: str


class Transferred(Event):
    kind: Literal["transferred"] = "transferred"
    agent_id: str
    agent_name: str
    to_agent_id: str
    to_agent_name: str


class HandedBack(Event):
    """The bot goes on: an agent gave it back, or the customer left the queue."""

    kind: Literal["handed_back"] = "handed_back"
    by: Literal["agent", "customer"]
    client_id: str | None = None
    """Of the customer's command."""
    agent_id: str | None = None
    agent_name: str | None = None


class Snoozed(Event):
    kind: Literal["snoozed"] = "snoozed"
    agent_id: str
    until: str
    """ISO 8601, UTC."""


class Resolved(Event):
    kind: Literal["resolved"] = "resolved"
    agent_id: str | None = None
    agent_name: str | None = None
    outcome: Literal["solved", "unsolved", "spam"] = "solved"


class Reopened(Event):
    kind: Literal["reopened"] = "reopened"
    to: Literal["bot", "queue"]


class Rated(Event):
    kind: Literal["rated"] = "rated"
    client_id: str
    score: Annotated[int, Field(ge=1, le=5)]
    comment: str = ""


class VerdictGiven(Event):
    """An agent's verdict on an escalation; the machine's judgement stays beside it untouched."""

    kind: Literal["verdict_given"] = "verdict_given"
    agent_id: str
    verdict: Literal["right", "too_early", "too_late", "not_needed"]


class DeliveryFailed(Event):
    """What an agent said (`message_seq`) could not be sent to a customer who had gone."""

    kind: Literal["delivery_failed"] = "delivery_failed"
    message_seq: int
    channel: Literal["mail"]
    address: str
    code: Literal["refused", "unreachable"]
    """Refused for good by the other side, or given up after a day."""
    detail: str = ""
    """What the other side said last."""


AnyEvent = Annotated[
    CustomerSaid
    | BotSaid
    | AgentSaid
    | NoteAdded
    | Judged
    | ClarifyAsked
    | Chosen
    | HumanRequested
    | Escalated
    | ContactLeft
    | Claimed
    | Transferred
    | HandedBack
    | Snoozed
    | Resolved
    | Reopened
    | Rated
    | VerdictGiven
    | DeliveryFailed,
    Field(discriminator="kind"),
]

EVENT: TypeAdapter[AnyEvent] = TypeAdapter(AnyEvent)

NOT_FOR_CUSTOMERS = (Judged, NoteAdded, VerdictGiven, Snoozed, DeliveryFailed)


def customer_view(event: AnyEvent) -> AnyEvent | None:
    """The event as the customer may see it; None when not at all.

    Reasons, summaries and slots of an escalation, the intents behind clarifying buttons, and
    what an agent thought of the outcome are for agents only.
    """
    if isinstance(event, NOT_FOR_CUSTOMERS):
        return None
    if isinstance(event, Escalated):
        return Escalated(anyone_online=event.anyone_online)
    if isinstance(event, ClarifyAsked):
        options = tuple(ClarifyOption(label=option.label) for option in event.options)
        return event.model_copy(update={"options": options})
    if isinstance(event, Resolved):
        return Resolved(agent_name=event.agent_name)
    return event
