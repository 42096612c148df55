"""What can happen in a conversation: one frozen class per kind, a closed set.

An event is what the event log stores. The state of a conversation is derived from its events
(`conversation.apply`), and the frames on the wire (`handoff.wire`) carry them: to each audience,
what is declared here as visible to it.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import AwareDatetime, BaseModel, Field, TypeAdapter

from handoff.domain.attached import Attachment, HelpLine, Mailed
from handoff.domain.audiences import (
    AGENTS,
    EVERYONE,
    Audience,
    Declared,
    ForAgents,
    ForAll,
    union_of_views,
)
from handoff.domain.care import CareCategory
from handoff.domain.parsing import READ_ONCE
from handoff.domain.reasons import AnyReason


class Event(Declared, abstract=True):
    """Base of all events, and of the records in them: immutable, unknown fields are an error."""


class Decision(StrEnum):
    """What was decided about one customer message."""

    ANSWER = "answer"
    CLARIFY = "clarify"
    ESCALATE = "escalate"
    FALLBACK = "fallback"
    """It has no answer, says so, and stays."""
    OBSERVE = "observe"
    """A person holds the conversation: judged for the record, acted on by nobody."""


class Guess(Event, seen_by=AGENTS):
    """One entry of the bot's intent ranking; `confidence` is a calibrated probability."""

    intent: ForAgents[str]
    confidence: ForAgents[float]


class Mood(Event, seen_by=AGENTS):
    """Probabilities for the tone of one utterance; those of the three tones sum to 1."""

    negative: ForAgents[float]
    neutral: ForAgents[float]
    positive: ForAgents[float]
    distress: ForAgents[float | None] = None
    """Probability of anger or distress; None: judged before it was measured."""


class SummaryLine(Event, seen_by=AGENTS):
    """Something that was said, and where it is in the log."""

    about: ForAgents[Literal["first", "last", "tried", "other"]]
    """The customer's first or last words so far; what the bot answered; `other`: an account from
    before there were lines."""
    seq: ForAgents[int | None]
    text: ForAgents[str]


class Summary(Event, seen_by=AGENTS):
    lines: ForAgents[tuple[SummaryLine, ...]]
    answers: ForAgents[int]
    """How often the bot has answered, apart from its forms' questions; in older ones with them."""


class BotMessage(Event, seen_by=EVERYONE):
    """One bubble of the bot; `buttons` are texts that the customer can send with a click."""

    text: ForAll[str]
    buttons: ForAll[tuple[str, ...]] = ()


class CustomerSaid(Event, seen_by=EVERYONE):
    kind: ForAll[Literal["customer_said"]] = "customer_said"
    client_id: ForAll[str]
    text: ForAll[str]
    """Empty where only files were sent, in the chat or by mail."""
    attachments: ForAll[tuple[Attachment, ...]] = ()
    mail: ForAll[Mailed | None] = None
    """None: it was written in the chat."""


class BotSaid(Event, seen_by=EVERYONE):
    """The bot's answer to the customer message (or choice) numbered `reply_to`: one a turn."""

    kind: ForAll[Literal["bot_said"]] = "bot_said"
    reply_to: ForAll[int]
    messages: ForAll[tuple[BotMessage, ...]]
    language: ForAll[str | None] = None
    """That of the answer; None: from before it was kept."""
    instead_of: ForAll[str | None] = None
    """The customer's language, where the first message says that there are no answers in it."""
    asks: ForAll[bool] = False
    """It ends with a form's question: the bot waits for a value, and has not answered yet."""


class AgentSaid(Event, seen_by=EVERYONE):
    kind: ForAll[Literal["agent_said"]] = "agent_said"
    client_id: ForAgents[str]
    agent_id: ForAgents[str]
    agent_name: ForAll[str]
    text: ForAll[str]
    """Empty where only files were sent."""
    attachments: ForAll[tuple[Attachment, ...]] = ()


class NoteAdded(Event, seen_by=AGENTS):
    """An internal note."""

    kind: ForAgents[Literal["note_added"]] = "note_added"
    client_id: ForAgents[str]
    agent_id: ForAgents[str]
    agent_name: ForAgents[str]
    text: ForAgents[str]


class Judged(Event, seen_by=AGENTS):
    """The machine's judgement of message `message_seq`."""

    kind: ForAgents[Literal["judged"]] = "judged"
    message_seq: ForAgents[int]
    decision: ForAgents[Decision]
    ranking: ForAgents[tuple[Guess, ...]] = ()
    unknown: ForAgents[float | None] = None
    """How unlike everything the bot knows the message is, 0 to 1; None: not measured."""
    mood: ForAgents[Mood | None] = None
    dissatisfaction: ForAgents[float | None] = None
    """Probability that the customer is dissatisfied with the conversation up to here; None: not
    measured, or too early to tell."""
    reasons: ForAgents[tuple[AnyReason, ...]] = ()
    model_id: ForAgents[str | None] = None
    language: ForAgents[str | None] = None
    """In which the customer wrote; None: judged before it was measured, or without the detector."""
    failed_turn: ForAgents[bool] = False
    """The bot got nowhere: it asked back, had nothing to say, or refused the value it asked for."""
    slots: ForAgents[dict[str, str]] = Field(default_factory=dict)
    """What the bot has found out so far in this conversation."""


class ClarifyOption(Event, seen_by=EVERYONE):
    label: ForAll[str]
    intent: ForAgents[str | None] = None


class ClarifyAsked(Event, seen_by=EVERYONE):
    kind: ForAll[Literal["clarify_asked"]] = "clarify_asked"
    reply_to: ForAll[int]
    options: ForAll[tuple[ClarifyOption, ...]]
    language: ForAll[str | None] = None
    """That of the options; None: from before it was kept."""


FallbackCode = Literal["cannot_answer", "none_of_these", "not_understood", "said_before"]


class Fallback(Event, seen_by=EVERYONE):
    """The bot says that it has no (other) answer to `reply_to`, and stays: the customer may put it
    differently or ask for a person. `none_of_these`: what it offered was not meant;
    `not_understood`: a remark that it makes nothing of; `said_before`: all it knows was said more
    than once."""

    kind: ForAll[Literal["fallback"]] = "fallback"
    reply_to: ForAll[int]
    code: ForAll[FallbackCode]
    about: ForAll[str | None] = None
    """The words of the message that it has no answer to; None: to none of them."""
    language: ForAll[str | None] = None
    """In which the bot says so; None: the page's."""


class Chosen(Event, seen_by=EVERYONE):
    """The customer pressed button `option` of the question `clarify_seq`; None: none of these."""

    kind: ForAll[Literal["chosen"]] = "chosen"
    client_id: ForAll[str]
    clarify_seq: ForAll[int]
    option: ForAll[int | None]
    label: ForAll[str | None] = None


class HumanRequested(Event, seen_by=EVERYONE):
    """The customer asks for a person, or says that the bot's answer `about_seq` did not help."""

    kind: ForAll[Literal["human_requested"]] = "human_requested"
    client_id: ForAll[str]
    via: ForAll[Literal["button", "did_not_help"]] = "button"
    about_seq: ForAll[int | None] = None


class Escalated(Event, seen_by=EVERYONE):
    """The conversation enters the queue."""

    kind: ForAll[Literal["escalated"]] = "escalated"
    unanswered: ForAll[bool] = False
    """The bot has no answer, and that alone is why."""
    reasons: ForAgents[tuple[AnyReason, ...]] = ()
    priority: ForAgents[int] = 0
    """0 ordinary, 1 raised, 2 distress or an agent who vanished, 3 danger: served first."""
    summary: ForAgents[Summary | None] = None
    slots: ForAgents[dict[str, str]] = Field(default_factory=dict)
    anyone_online: ForAll[bool] = True


class Raised(Event, seen_by=AGENTS):
    """A conversation that a person holds, or that waits for one, has become more urgent."""

    kind: ForAgents[Literal["raised"]] = "raised"
    priority: ForAgents[int]
    reasons: ForAgents[tuple[AnyReason, ...]]
    """All that apply now, the newest first."""


class HelpOffered(Event, seen_by=EVERYONE):
    """Standing words where care is needed, in danger whoever has the conversation: not the bot's
    own. Only in danger there are help lines, unless the assistant brings others."""

    kind: ForAll[Literal["help_offered"]] = "help_offered"
    about_seq: ForAll[int]
    """What the customer wrote."""
    category: ForAll[CareCategory]
    language: ForAll[str]
    text: ForAll[str]
    lines: ForAll[tuple[HelpLine, ...]]
    closing: ForAll[str]
    """Who will read it, as things stood at that moment."""


class ContactLeft(Event, seen_by=EVERYONE):
    """Nobody was online: the customer leaves an address for the answer."""

    kind: ForAll[Literal["contact_left"]] = "contact_left"
    client_id: ForAll[str]
    email: ForAll[str]


class Claimed(Event, seen_by=EVERYONE):
    kind: ForAll[Literal["claimed"]] = "claimed"
    agent_id: ForAgents[str]
    agent_name: ForAll[str]
    given: ForAgents[Literal["rule", "supervisor"] | None] = None
    """Assigned by the rule, or by somebody who may reassign; None: the agent took it."""


class Transferred(Event, seen_by=EVERYONE):
    """Passed on to a colleague, by its holder or by someone who may reassign others' work."""

    kind: ForAll[Literal["transferred"]] = "transferred"
    agent_id: ForAgents[str]
    agent_name: ForAgents[str]
    to_agent_id: ForAgents[str]
    to_agent_name: ForAll[str]


class Routed(Event, seen_by=AGENTS):
    """It waits for this team; None: for nobody in particular."""

    kind: ForAgents[Literal["routed"]] = "routed"
    team_id: ForAgents[str | None]
    team_name: ForAgents[str | None]
    agent_id: ForAgents[str | None] = None
    agent_name: ForAgents[str | None] = None
    """Who passed it on to the team; None: what the team is for says so."""


class HandedBack(Event, seen_by=EVERYONE):
    """The bot goes on: an agent gave it back, or the customer left the queue."""

    kind: ForAll[Literal["handed_back"]] = "handed_back"
    by: ForAll[Literal["agent", "customer"]]
    client_id: ForAll[str | None] = None
    """Of the customer's command."""
    agent_id: ForAgents[str | None] = None
    agent_name: ForAll[str | None] = None


class Snoozed(Event, seen_by=AGENTS):
    """Put off by its holder; for the customer nothing has changed."""

    kind: ForAgents[Literal["snoozed"]] = "snoozed"
    agent_id: ForAgents[str]
    until: ForAgents[AwareDatetime]


class Woken(Event, seen_by=AGENTS):
    """No longer put off: back with its holder. If that agent is away, an escalation follows."""

    kind: ForAgents[Literal["woken"]] = "woken"
    cause: ForAgents[Literal["time", "customer", "agent"]]
    """Its time has come, the customer spoke, or its holder goes on with it."""


class Resolved(Event, seen_by=EVERYONE):
    kind: ForAll[Literal["resolved"]] = "resolved"
    agent_id: ForAgents[str | None] = None
    agent_name: ForAll[str | None] = None
    outcome: ForAgents[Literal["solved", "unsolved", "spam"]] = "solved"
    topic: ForAgents[str | None] = None
    """The intent that it was about, as the agent confirmed or chose it."""


class Reopened(Event, seen_by=EVERYONE):
    """It was resolved and is open again: the customer came back, or the agent named here opened it.

    An agent may have resolved it by mistake, so the last four say how it stood before that.
    """

    kind: ForAll[Literal["reopened"]] = "reopened"
    to: ForAll[Literal["bot", "queue", "agent"]]
    agent_id: ForAgents[str | None] = None
    agent_name: ForAll[str | None] = None
    priority: ForAgents[int] = 0
    waiting_since: ForAgents[AwareDatetime | None] = None
    unanswered_since: ForAgents[AwareDatetime | None] = None
    unanswered_seq: ForAgents[int | None] = None
    """The first message of the customer that nobody had answered."""


class Rated(Event, seen_by=EVERYONE):
    kind: ForAll[Literal["rated"]] = "rated"
    client_id: ForAll[str]
    score: ForAll[Annotated[int, Field(ge=1, le=5)]]
    comment: ForAll[str] = ""


class VerdictGiven(Event, seen_by=AGENTS):
    """An agent's verdict on an escalation; the machine's judgement stays beside it untouched."""

    kind: ForAgents[Literal["verdict_given"]] = "verdict_given"
    agent_id: ForAgents[str]
    verdict: ForAgents[Literal["right", "too_early", "too_late", "not_needed"]]


class DeliveryFailed(Event, seen_by=AGENTS):
    """What an agent said (`message_seq`) could not be sent to a customer who had left."""

    kind: ForAgents[Literal["delivery_failed"]] = "delivery_failed"
    message_seq: ForAgents[int]
    channel: ForAgents[Literal["mail"]]
    address: ForAgents[str]
    code: ForAgents[Literal["refused", "unreachable"]]
    """Refused for good by the other side, or given up after a day."""
    detail: ForAgents[str] = ""
    """What the other side said last, in its own words."""


AnyEvent = Annotated[
    CustomerSaid
    | BotSaid
    | AgentSaid
    | NoteAdded
    | Judged
    | ClarifyAsked
    | Fallback
    | Chosen
    | HumanRequested
    | Escalated
    | Raised
    | HelpOffered
    | ContactLeft
    | Claimed
    | Transferred
    | Routed
    | HandedBack
    | Snoozed
    | Woken
    | Resolved
    | Reopened
    | Rated
    | VerdictGiven
    | DeliveryFailed,
    Field(discriminator="kind"),
]

EVENT: TypeAdapter[AnyEvent] = TypeAdapter(AnyEvent, config=READ_ONCE)

if TYPE_CHECKING:  # made from the declarations above, which a type checker does not run
    AgentEvent = BaseModel
    CustomerEvent = BaseModel
else:
    AgentEvent = union_of_views(AnyEvent, Audience.AGENT)
    CustomerEvent = union_of_views(AnyEvent, Audience.CUSTOMER)
