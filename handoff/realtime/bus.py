"""What the workers tell one another: hints. The rows are the truth, so a lost hint does no harm.

A hint says where to look, never what is there (ephemeral frames, such as typing, exist nowhere
else and may get lost). `handoff/features/operation/worker_sync.py` acts on hints, and looks now and
then without any.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Annotated, Literal, Protocol

from pydantic import BaseModel, ConfigDict, Field

from handoff.domain.audiences import Audience


class _Hint(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Moved(_Hint):
    """This conversation's newest event has the number `seq`; `queue`: the queue changed as well."""

    type: Literal["moved"] = "moved"
    conversation_id: str
    seq: int
    queue: bool


class PresenceChanged(_Hint):
    type: Literal["presence"] = "presence"


class TrainingMoved(_Hint):
    """A training run has moved on, or ended."""

    type: Literal["training"] = "training"


class MessagesLeft(_Hint):
    """A worker that stops has left messages for others to deal with."""

    type: Literal["turns"] = "turns"


class CustomersMoved(_Hint):
    """The customers of these conversations opened them at a worker, or left."""

    type: Literal["customers"] = "customers"
    conversation_ids: tuple[str, ...]


class EphemeralFrame(_Hint):
    """A frame without a sequence number, for those who listen to this conversation."""

    type: Literal["signal"] = "signal"
    conversation_id: str
    audience: Audience
    frame: str


Hint = Annotated[
    Moved | PresenceChanged | TrainingMoved | MessagesLeft | CustomersMoved | EphemeralFrame,
    Field(discriminator="type"),
]

Hear = Callable[[Hint], None]


class Bus(Protocol):
    told: dict[str, int]
    """What this worker has told others: conversations and their numbers; `worker_sync` clears it.
    """

    @property
    def is_whole(self) -> bool:
        """Whether other workers' hints come through now."""

    def tell(self, hint: Hint) -> None:
        """To all other workers, soon; never waits and never fails."""

    async def run(self, hear: Hear, whole_again: Callable[[], None]) -> None:
        """Until cancelled. `whole_again`: hints may have been missed until now."""

    async def close(self) -> None: ...


class LocalBus:
    """The bus of a lone process: there is nobody to tell."""

    is_whole = True

    def __init__(self) -> None:
        self.told: dict[str, int] = {}

    def tell(self, hint: Hint) -> None:
        pass

    async def run(self, hear: Hear, whole_again: Callable[[], None]) -> None:
        await asyncio.Event().wait()

    async def close(self) -> None:
        pass
