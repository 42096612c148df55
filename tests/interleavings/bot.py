"""The bot's HTTP client as a fake: the message's words decide what it says, the test when."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from typing import Literal

import numpy as np

from handoff.bot_client import BotClient
from handoff.domain.errors import BotDown, ModelChanged
from handoff.domain.events import BotMessage, Guess
from handoff.domain.parse import Acted, Parse, Utterance
from harness.readers import MODEL

Call = Literal["parse", "act"]
Answer = Literal["answers", "says nothing", "refuses the value", "is down", "has another model"]
Mood_ = Literal["prompt", "reads slowly", "answers slowly", "down"]

READINGS: dict[str, tuple[float, float]] = {
    "routine": (0.9, 0.1),
    "ambiguous": (0.5, 0.5),
    "strange": (0.1, 0.1),
}
"""First word of a message: how sure the bot is of "delivery" and of "stores"."""


@dataclass(eq=False)
class Held:
    """A call that the bot has not answered yet."""

    call: Call
    answer: asyncio.Future[Answer]


@dataclass(eq=False)
class HeldBot(BotClient):
    """Like the channel, it keeps each reply under its message id and gives it again."""

    epoch_of: Callable[[str], Awaitable[int]]
    """The conversation's epoch as committed now."""
    mood: Mood_ = "prompt"
    held: list[Held] = field(default_factory=list)
    read_at: dict[tuple[str, str], int] = field(default_factory=dict)
    """(conversation, text) -> the epoch at which the bot was last asked to read it."""
    replies: dict[tuple[str, str], Acted] = field(default_factory=dict)

    async def parse(self, conversation_id: str, text: str, language: str | None = None) -> Parse:
        self.read_at[conversation_id, text] = await self.epoch_of(conversation_id)
        await self._answer("parse", held=self.mood == "reads slowly")
        first, second = READINGS.get(text.split()[0], READINGS["routine"])
        ranking = (
            Guess(intent="delivery", confidence=first),
            Guess(intent="stores", confidence=second),
        )
        return Parse(MODEL, ranking, np.zeros(384, np.float32))

    async def act(
        self,
        conversation_id: str,
        message_id: str,
        epoch: int,
        text: str,
        parse: Parse,
        intent: str | None = None,
        answers_last_reply: bool = True,
        language: str | None = None,
    ) -> Acted:
        key = (conversation_id, message_id)
        if key not in self.replies:
            self.replies[key] = self._reply(message_id, epoch)
        how = await self._answer("act", held=self.mood == "answers slowly")
        if how == "says nothing":
            return Acted((), {}, rejected_slot=False, failed=True)
        stored = self.replies[key]
        return Acted(stored.messages, {}, rejected_slot=how == "refuses the value", failed=False)

    def _reply(self, message_id: str, epoch: int) -> Acted:
        text = f"{message_id} answered at epoch {epoch}"
        return Acted((BotMessage(text=text),), {}, rejected_slot=False, failed=False)

    async def rewind(self, conversation_id: str, message_id: str) -> None:
        self._unless_down()
        self.replies.pop((conversation_id, message_id), None)

    async def tell(self, conversation_id: str, said: Sequence[Utterance]) -> None:
        self._unless_down()

    async def leave_form(self, conversation_id: str) -> None:
        self._unless_down()

    async def forget(self, conversation_id: str) -> None:
        self._unless_down()

    def go_on(self, number: int, how: Answer) -> None:
        self.held.pop(number % len(self.held)).answer.set_result(how)

    async def _answer(self, call: Call, *, held: bool) -> Answer:
        self._unless_down()
        how: Answer = "answers"
        if held:
            one = Held(call, asyncio.get_running_loop().create_future())
            self.held.append(one)
            try:
                how = await one.answer
            finally:
                if one in self.held:
                    self.held.remove(one)
        if how == "is down":
            raise BotDown("the bot is down")
        if how == "has another model" and call == "act":
            raise ModelChanged("another model")
        return how

    def _unless_down(self) -> None:
        if self.mood == "down":
            raise BotDown("the bot is down")
