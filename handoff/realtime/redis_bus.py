"""The bus over Redis' publish and subscribe. Without Redis work goes on; only hints are lost."""

from __future__ import annotations

import asyncio
import logging
import random
from collections import deque
from collections.abc import Callable
from urllib.parse import urlsplit

from pydantic import BaseModel, ValidationError
from redis.asyncio import Redis
from redis.asyncio.client import PubSub
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff
from redis.exceptions import RedisError

from handoff.domain.parsing import READ_ONCE
from handoff.realtime.bus import Hear, Hint, Moved

log = logging.getLogger(__name__)

MOST_WAITING = 10_000
"""Hints that wait to be sent; while Redis is away the oldest are dropped."""

AT_ONCE = 500
"""Hints sent in one message."""

SILENT_S = 5.0
"""A connection that has been silent for this long is asked for a sign of life."""

BACKOFF_S = (0.1, 2.0)
"""First and longest pause before Redis is tried again."""


class _Parcel(BaseModel):
    """One message on the channel."""

    model_config = READ_ONCE

    sender: str
    hints: list[Hint]


def channel_of(database_url: str) -> str:
    """The channel's name; installations that share a Redis differ in their database's name."""
    return "baton:" + urlsplit(database_url).path.strip("/")


class RedisBus:
    """`sender` names this worker, whose own messages come back and are ignored."""

    def __init__(self, url: str, channel: str, sender: str) -> None:
        self.is_whole = False
        self.told: dict[str, int] = {}
        self._channel = channel
        self._sender = sender
        self._waiting: deque[Hint] = deque(maxlen=MOST_WAITING)
        self._any = asyncio.Event()
        self._redis = Redis.from_url(
            url,
            socket_timeout=2 * SILENT_S,
            socket_connect_timeout=SILENT_S,
            retry=Retry(NoBackoff(), 0),  # retries happen here, where it is known what to do
        )

    def tell(self, hint: Hint) -> None:
        if isinstance(hint, Moved):
            self.told[hint.conversation_id] = hint.seq
        self._waiting.append(hint)
        self._any.set()

    async def run(self, hear: Hear, whole_again: Callable[[], None]) -> None:
        async with asyncio.TaskGroup() as group:
            group.create_task(self._speak())
            group.create_task(self._listen(hear, whole_again))

    async def close(self) -> None:
        """Send what still waits, if Redis takes it at once."""
        try:
            async with asyncio.timeout(1.0):
                while self._waiting:
                    await self._send_some()
        except (RedisError, OSError, TimeoutError):
            log.info("the last hints to other workers were lost; they will look without them")
        await self._redis.aclose()

    async def _speak(self) -> None:
        pauses = Pauses()
        while True:
            await self._any.wait()
            self._any.clear()
            try:
                while self._waiting:
                    await self._send_some()
                pauses.reset()
            except (RedisError, OSError):
                await pauses.wait()
                self._any.set()

    async def _send_some(self) -> None:
        some = [self._waiting.popleft() for _ in range(min(AT_ONCE, len(self._waiting)))]
        parcel = _Parcel(sender=self._sender, hints=some)
        await self._redis.publish(self._channel, parcel.model_dump_json())

    async def _listen(self, hear: Hear, whole_again: Callable[[], None]) -> None:
        pauses = Pauses()
        while True:
            try:
                async with self._redis.pubsub() as subscription:
                    await subscription.subscribe(self._channel)
                    await self._hear_all(subscription, hear, whole_again, pauses)
            except (RedisError, OSError, TimeoutError) as error:
                if self.is_whole:
                    log.warning("Redis is away (%s); polling the database meanwhile", error)
                self.is_whole = False
            await pauses.wait()

    async def _hear_all(
        self, subscription: PubSub, hear: Hear, whole_again: Callable[[], None], pauses: Pauses
    ) -> None:
        silent = False
        while True:
            message = await subscription.get_message(timeout=SILENT_S)
            if message is None:
                if silent:
                    raise TimeoutError("Redis says nothing any more")
                silent = True
                await subscription.ping()
                continue
            silent = False
            if message["type"] == "subscribe":
                self.is_whole = True
                pauses.reset()
                whole_again()
            elif message["type"] == "message":
                self._take(message["data"], hear)

    def _take(self, data: bytes, hear: Hear) -> None:
        try:
            parcel = _Parcel.model_validate_json(data)
        except ValidationError:  # from another version, in the middle of an update
            log.info("a hint from another worker cannot be read")
            return
        if parcel.sender != self._sender:
            for hint in parcel.hints:
                hear(hint)


class Pauses:
    """Between attempts: longer each time, and not the same for all workers."""

    def __init__(self) -> None:
        self._next = BACKOFF_S[0]

    def reset(self) -> None:
        self._next = BACKOFF_S[0]

    async def wait(self) -> None:
        await asyncio.sleep(self._next * random.uniform(0.5, 1.0))
        self._next = min(2 * self._next, BACKOFF_S[1])
