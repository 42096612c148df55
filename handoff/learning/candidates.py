"""Make a proposed training example from a conversation's log. Pure; all texts come out masked.

Two things propose one: an agent's reply, and a customer saying that an answer did not help. Nothing
is learnt from what was written in danger, or about another matter that needs care.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from common.unified import unified
from handoff.domain import events
from handoff.domain.events import AnyEvent, Judged
from handoff.domain.reasons import of_care

Mask = Callable[[str], str]
"""Replaces personal data in a text."""

NAME = "<name>"
SHORTEST_NAME = 3
"""A shorter part of a name is as likely to be another word."""

Entry = tuple[int, AnyEvent]
"""One entry of the log: its sequence number and the event."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A proposed example: masked texts, and where they are in the log.

    `question_seq`: the last message of the question. `reply_seq`: the agent's reply, or the bot's
    answer that did not help. `judgement`: the machine's, on the last message that has one, or None.
    """

    source: Literal["reply", "did_not_help"]
    question_seq: int
    question: str
    reply_seq: int
    reply: str
    judgement: Judged | None


@dataclass(frozen=True, slots=True)
class Question:
    """What waits for an answer, masked; `seq`: its newest message."""

    seq: int
    text: str


def without_names(mask: Mask, *names: str | None) -> Mask:
    """`mask`, and these names replaced: as a whole, and each of their parts. No other names are
    known, so those that somebody else has are left in."""
    known = {unified(name).strip() for name in names if name}
    words = {word for name in known for word in re.findall(r"\w+", name)}
    wanted = known | {word for word in words if len(word) >= SHORTEST_NAME}
    if not wanted - {""}:
        return mask
    longest_first = sorted(wanted - {""}, key=lambda one: (-len(one), one))
    either = "|".join(map(re.escape, longest_first))
    # Not behind "<": that is a placeholder.
    pattern = re.compile(rf"(?<![\w<])(?:{either})(?!\w)", re.IGNORECASE)
    return lambda text: pattern.sub(NAME, mask(text))


def open_question(log: Sequence[Entry], mask: Mask) -> Question | None:
    """What the customer has written since somebody last answered; `log` oldest first.

    None: nothing, or it needs care: then nobody is offered other people's answers.
    """
    words = _words_before(log, log[-1][0] + 1) if log else _Words()
    if words.answered or not words.said or _needs_care(log, words):
        return None
    return Question(words.said[-1][0], mask("\n".join(text for _, text in words.said)))


def from_reply(
    log: Sequence[Entry], reply_seq: int, mask: Mask, question_seq: int | None = None
) -> Proposal | None:
    """The proposal that the agent's reply numbered `reply_seq` makes; `log` oldest first.
    `question_seq`: the message that the agent says it answers.

    The question is what the customer had written since somebody last answered. An agent's second
    reply in a row answers the same question again, so it proposes that one, too. None: the customer
    has not written a word yet or it needs care, or `reply_seq` is not an agent's reply in words.
    """
    said = _at(log, reply_seq)
    if not isinstance(said, events.AgentSaid) or not said.text:
        return None
    words = _words_before(log, reply_seq) if question_seq is None else _alone(log, question_seq)
    return _proposal("reply", log, words, reply_seq, said.text, mask)


def from_did_not_help(log: Sequence[Entry], about_seq: int | None, mask: Mask) -> Proposal | None:
    """The proposal made by "this did not help" under the bot's answer `about_seq`.

    None: the bot gave no such answer, or the customer had not written a word before it or it needs
    care.
    """
    said = _at(log, about_seq)
    if about_seq is None or not isinstance(said, events.BotSaid):
        return None
    words = _words_behind(log, about_seq, said)
    answer = "\n".join(message.text for message in said.messages)
    return _proposal("did_not_help", log, words, about_seq, answer, mask)


@dataclass(frozen=True, slots=True)
class _Words:
    """What a customer wrote in one go: sequence numbers and texts, oldest first."""

    said: tuple[tuple[int, str], ...] = ()
    answered: bool = False


def _words_before(log: Iterable[Entry], seq: int) -> _Words:
    """The customer's words as they stood when event `seq` came.

    A clarifying question is not an answer, and a pressed button is not the customer's wording. An
    answer that "did not help" leaves its question open.
    """
    words = _Words()
    answers: dict[int, _Words] = {}
    for at, event in log:
        if at >= seq:
            break
        match event:
            case events.CustomerSaid() if event.text:
                before = () if words.answered else words.said
                words = _Words((*before, (at, event.text)))
            case events.BotSaid():
                answers[at] = _until(words, event.reply_to)
                words = _Words(words.said, answered=True)
            case events.AgentSaid():
                words = _Words(words.said, answered=True)
            case events.HumanRequested() if event.about_seq in answers:
                words = answers[event.about_seq]
    return words


def _words_behind(log: Sequence[Entry], answer_seq: int, answer: events.BotSaid) -> _Words:
    """The question that the bot answered, without what came in while it was working on it."""
    return _until(_words_before(log, answer_seq), answer.reply_to)


def _alone(log: Iterable[Entry], seq: int) -> _Words:
    """One message by itself; nothing where the customer wrote none there, or only sent files."""
    return _Words(
        tuple(
            (at, event.text)
            for at, event in log
            if at == seq and isinstance(event, events.CustomerSaid) and event.text
        )
    )


def _until(words: _Words, seq: int) -> _Words:
    return _Words(tuple((at, text) for at, text in words.said if at <= seq))


def _proposal(
    source: Literal["reply", "did_not_help"],
    log: Sequence[Entry],
    words: _Words,
    reply_seq: int,
    reply: str,
    mask: Mask,
) -> Proposal | None:
    if not words.said or _needs_care(log, words):
        return None
    judged = _judged(log, words)
    return Proposal(
        source=source,
        question_seq=words.said[-1][0],
        question=mask("\n".join(text for _, text in words.said)),
        reply_seq=reply_seq,
        reply=mask(reply),
        judgement=max(judged, key=lambda event: event.message_seq, default=None),
    )


def _needs_care(log: Iterable[Entry], words: _Words) -> bool:
    return any(of_care(event.reasons) for event in _judged(log, words))


def _judged(log: Iterable[Entry], words: _Words) -> list[Judged]:
    """The machine's judgements on these words."""
    of = {at for at, _ in words.said}
    return [event for _, event in log if isinstance(event, Judged) and event.message_seq in of]


def _at(log: Iterable[Entry], seq: int | None) -> AnyEvent | None:
    return next((event for at, event in log if at == seq), None)
