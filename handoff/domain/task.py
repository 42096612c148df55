"""What the bot has to do next in a conversation: the oldest message that nobody has dealt with, and
what it must know from before. Derived from the log alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from handoff.domain import events
from handoff.domain.attachments import brings_files
from handoff.domain.conversation import Status
from handoff.domain.language import base_language
from handoff.domain.parse import Utterance
from handoff.domain.thread import Entry, Thread


@dataclass(frozen=True, slots=True)
class Task:
    """One message to be dealt with, as the log stood when work on it began."""

    conversation_id: str
    seq: int
    epoch: int
    status: Status
    text: str
    chosen_intent: str | None
    """The customer pressed this intent's button; `text` is then what was asked before."""
    past: tuple[Entry, ...]
    """The log before the message."""
    untold: tuple[Utterance, ...]
    """What was said since the bot last took part."""
    slots: dict[str, str]
    starts_afresh: bool
    changed_hands: bool
    """Someone else had the conversation since the bot last took part: a form is over."""
    left_queue: bool
    """The customer left the queue to go on with the bot, perhaps after writing this."""
    answers_last_reply: bool
    """The bot's last words came before the message, and nobody has asked anything since."""
    language: str | None = None
    """The conversation's, before the message."""
    page_language: str = "en"
    told_instead_of: str | None = None
    """The language for which the bot has said that it answers in another one."""
    nobody_is_there: bool = False
    """No agent is."""
    sent_files: bool = False
    """With the message, perhaps without a word."""

    @property
    def is_pressed(self) -> bool:
        """The text is that of a button, which says nothing about the customer's own words."""
        return self.text in _offered(self.past)

    @property
    def message_id(self) -> str:
        """Names this attempt: after a change of owner the same message is a new turn to the bot."""
        return f"{self.seq}:{self.epoch}"

    def turn_id(self, number: int) -> str:
        """Of each turn that the bot takes on this message; it takes one for each question."""
        return self.message_id if number == 0 else f"{self.message_id}.{number}"

    @property
    def wakes(self) -> bool:
        """The message came while an agent had put the conversation off. The agent has seen what was
        written before that."""
        return self.status is Status.SNOOZED and is_put_off(self.past)

    @property
    def is_the_bots(self) -> bool:
        """It deals with the message, whatever it is."""
        return self.status is Status.BOT

    @property
    def may_be_answered(self) -> bool:
        """By the bot, if it knows the answer. Otherwise the message is judged for the record and
        nothing more."""
        return self.is_the_bots or (self.status is Status.WAITING and self.nobody_is_there)


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a message says; for a button, the intent chosen and the question it clarifies."""

    text: str
    intent: str | None
    seq: int
    """Where the text is in the log."""


def next_task(thread: Thread, log: Sequence[Entry]) -> Task | None:
    """None: everything has been dealt with. `log` must reach back to the last judged message."""
    if not thread.overview.has_unjudged:
        return None
    judged = thread.overview.judged_seq
    message = next(entry for entry in log if entry.seq > judged and wants_judging(entry))
    past = tuple(entry for entry in log if entry.seq < message.seq)
    new = [entry for entry in past if entry.seq > thread.told_seq]
    meaning = meaning_of(message, past)
    return Task(
        conversation_id=thread.id,
        seq=message.seq,
        epoch=thread.state.epoch,
        status=thread.state.status,
        text=meaning.text,
        chosen_intent=meaning.intent,
        past=past,
        untold=spoken([entry for entry in new if entry.seq != meaning.seq]),
        slots=thread.overview.slots,
        starts_afresh=starts_afresh(new),
        changed_hands=changed_hands(new),
        left_queue=left_queue(log),
        answers_last_reply=answers_last_reply(message, log),
        language=thread.overview.language,
        page_language=base_language(thread.locale),
        told_instead_of=thread.overview.told_instead_of,
        sent_files=isinstance(message.event, events.CustomerSaid) and brings_files(message.event),
    )


def wants_judging(entry: Entry) -> bool:
    return isinstance(entry.event, events.CustomerSaid | events.Chosen)


def meaning_of(message: Entry, past: Sequence[Entry]) -> Meaning:
    """`message`: something the customer said or chose."""
    event = message.event
    if isinstance(event, events.CustomerSaid):
        return Meaning(event.text, None, message.seq)
    assert isinstance(event, events.Chosen)
    by_seq = {entry.seq: entry.event for entry in past}
    asked = by_seq.get(event.clarify_seq)
    if not isinstance(asked, events.ClarifyAsked) or event.option is None:
        return Meaning(event.label or "", None, message.seq)
    said = by_seq.get(asked.reply_to)
    text = said.text if isinstance(said, events.CustomerSaid) else event.label or ""
    return Meaning(text, asked.options[event.option].intent, asked.reply_to)


def spoken(log: Sequence[Entry]) -> tuple[Utterance, ...]:
    """What customer and agents said; the bot remembers its own words."""
    said: list[Utterance] = []
    for entry in log:
        match entry.event:
            case events.CustomerSaid(text=text) if text:
                said.append(Utterance("customer", text))
            case events.AgentSaid(text=text) if text:
                said.append(Utterance("agent", text))
    return tuple(said)


def starts_afresh(log: Sequence[Entry]) -> bool:
    """The bot has the conversation again after it was over."""
    return any(isinstance(one.event, events.Reopened) and one.event.to == "bot" for one in log)


def is_put_off(log: Sequence[Entry]) -> bool:
    """At the end of `log`."""
    ends = (
        events.Woken
        | events.Claimed
        | events.Transferred
        | events.HandedBack
        | events.Escalated
        | events.Resolved
    )
    newest = (one.event for one in reversed(log) if isinstance(one.event, events.Snoozed | ends))
    return isinstance(next(newest, None), events.Snoozed)


def _offered(log: Sequence[Entry]) -> frozenset[str]:
    """The buttons under the bot's last answer."""
    said = (one.event for one in reversed(log) if isinstance(one.event, events.BotSaid))
    answer = next(said, None)
    return frozenset(
        title for message in (answer.messages if answer else ()) for title in message.buttons
    )


def changed_hands(log: Sequence[Entry]) -> bool:
    owners = events.Escalated | events.Claimed | events.HandedBack
    return any(isinstance(entry.event, owners) for entry in log)


def left_queue(log: Sequence[Entry]) -> bool:
    """That is how the bot last came by the conversation."""
    owners = events.Escalated | events.Claimed | events.HandedBack | events.Reopened
    newest = next((one.event for one in reversed(log) if isinstance(one.event, owners)), None)
    return isinstance(newest, events.HandedBack) and newest.by == "customer"


def answers_last_reply(message: Entry, log: Sequence[Entry]) -> bool:
    """A yes written before the bot's last question, or after another one, does not answer it."""
    speaking = events.BotSaid | events.ClarifyAsked | events.Fallback | events.AgentSaid
    said = [entry for entry in log if isinstance(entry.event, speaking)]
    return bool(said) and said[-1].seq < message.seq and isinstance(said[-1].event, events.BotSaid)
