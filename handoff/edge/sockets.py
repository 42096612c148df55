"""What both kinds of socket share: read frames, dispatch them, answer errors with frames."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from functools import partial
from typing import Any, Protocol

from pydantic import BaseModel, TypeAdapter, ValidationError

from handoff.domain.errors import BatonError, Invalid, ThreadMovedOn, TooMany
from handoff.realtime.connection import (
    ABUSE,
    MAX_FRAME,
    PROTOCOL_ERROR,
    Connection,
    TokenBucket,
)
from handoff.wire import Error

log = logging.getLogger(__name__)

MOST_AHEAD = 32
"""Messages of one socket on their way into the log while the next one is read. They can then share
a transaction, which is the largest cost of a busy socket."""

MOST_FAULTS = 20
"""Faulty frames after which a socket is closed."""

HELLO_WITHIN_S = 10.0
"""Seconds for a client to say who it is."""


Done = Callable[[Exception | None], None]
"""Called when a frame has been dealt with, with what went wrong, if anything."""


class Session(Protocol):
    """What one client may do on its socket. The client is told of BatonErrors."""

    @property
    def is_greeted(self) -> bool:
        """The client has said hello and was accepted."""

    def take_up(self, frame: Any, done: Done) -> bool:
        """Take up a frame that is dealt with in order while the next ones are read already.

        False: this frame is for `handle`, after all before it and before all after it.
        """

    async def handle(self, frame: Any) -> None: ...


async def serve(
    connection: Connection, adapter: TypeAdapter[Any], session: Session, frames_per_s: float
) -> None:
    """Until the socket ends. A faulty frame is answered with an `error`; many end the socket."""
    await _Reader(connection, adapter, session, frames_per_s).run()


class _Reader:
    """Frames in their order: those that can be taken up at once, and those that are handled alone.

    A frame of the second kind waits for all before it, and all after it wait for it. It comes from
    `receive`, like whatever the short way had no room for.
    """

    def __init__(
        self,
        connection: Connection,
        adapter: TypeAdapter[Any],
        session: Session,
        frames_per_s: float,
    ) -> None:
        self._connection, self._adapter, self._session = connection, adapter, session
        self._bucket = TokenBucket(rate=frames_per_s, burst=3 * frames_per_s)
        self._loop = asyncio.get_running_loop()
        self._faults = 0
        self._under_way = 0
        self._fewer = asyncio.Event()
        """Set when one fewer is under way."""
        self._handling = False
        self._read_already: Any = None
        """The frame of the next text to be received."""

    async def run(self) -> None:
        self._connection.offer(self._at_once)
        self._deadline = self._loop.call_later(HELLO_WITHIN_S, self._end_if_silent)
        try:
            await self._run()
        finally:
            self._deadline.cancel()

    def _end_if_silent(self) -> None:
        if self._session.is_greeted or self._connection.closing:
            return
        if self._handling:  # its hello, perhaps
            self._deadline = self._loop.call_later(1, self._end_if_silent)
            return
        message = f"say hello within {HELLO_WITHIN_S:g} seconds; connect again"
        self._connection.say(Error(code="no_hello", message=message))
        self._connection.close(PROTOCOL_ERROR)

    async def _run(self) -> None:
        while (text := await self._connection.receive()) is not None:
            if self._connection.closing:
                continue
            self._handling = True
            try:
                await self._take(text)
            except Exception as error:
                self._failed(error, text)
            finally:
                self._handling = False

    def _at_once(self, text: str) -> bool:
        """Take up the frame now, if none before it is still to be handled."""
        if self._handling or self._connection.closing or self._under_way >= MOST_AHEAD:
            return False
        try:
            frame = self._read(text)
            if self._taken_up(frame, text):
                return True
        except Exception as error:
            self._failed(error, text)
            return True
        self._read_already = frame
        return False

    async def _take(self, text: str) -> None:
        frame, self._read_already = self._read_already or self._read(text), None
        await self._until_under_way(MOST_AHEAD - 1)
        if not self._taken_up(frame, text):
            await self._until_under_way(0)
            await self._session.handle(frame)

    def _read(self, text: str) -> Any:
        if not self._bucket.take(self._loop.time()):
            raise TooMany("too many messages at once; wait a second and send it again")
        return _read(self._adapter, text)

    def _taken_up(self, frame: Any, text: str) -> bool:
        taken = self._session.take_up(frame, partial(self._done, text))
        self._under_way += taken
        return taken

    def _done(self, text: str, error: Exception | None) -> None:
        self._under_way -= 1
        self._fewer.set()
        if error is not None:
            self._failed(error, text)

    async def _until_under_way(self, most: int) -> None:
        while self._under_way > most:
            self._fewer.clear()
            await self._fewer.wait()

    def _failed(self, error: Exception, text: str) -> None:
        if not isinstance(error, BatonError):
            log.error("a frame could not be handled", exc_info=error)
            error = BatonError("the service failed; send it again later")
        self._connection.say(_error(error, text))
        self._faults += isinstance(error, Invalid | TooMany)
        if self._faults >= MOST_FAULTS:
            self._connection.close(ABUSE)


def _read(adapter: TypeAdapter[Any], text: str) -> Any:
    if len(text) > MAX_FRAME:
        raise Invalid(f"a frame may have {MAX_FRAME} characters; this one has {len(text)}")
    try:
        return adapter.validate_json(text)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise Invalid(f"the frame does not fit the protocol: {where}: {first['msg']}") from None


def _error(error: BatonError, text: str) -> Error:
    sent = _loosely(text)
    return Error(
        code=error.code,
        message=error.message,
        client_id=sent.get("client_id"),
        conversation_id=sent.get("conversation_id"),
        seq=error.details.get("seq") if isinstance(error, ThreadMovedOn) else None,
    )


class _Sent(BaseModel):
    client_id: str | None = None
    conversation_id: str | None = None


def _loosely(text: str) -> dict[str, str | None]:
    """Which command a faulty frame was, as far as it can be read, so that its sender can tell."""
    try:
        return _Sent.model_validate_json(text[:MAX_FRAME]).model_dump()
    except ValidationError:
        return {}
