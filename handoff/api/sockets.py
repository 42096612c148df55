"""What both kinds of socket share: read frames, dispatch them, answer errors with frames."""

from __future__ import annotations

import asyncio
import logging
from functools import partial
from typing import Any, Protocol

from pydantic import BaseModel, TypeAdapter, ValidationError

from handoff.domain.errors import BatonError, Invalid, ThreadMovedOn, TooMany
from handoff.events import Error
from handoff.realtime.connection import ABUSE, MAX_FRAME, Connection, TokenBucket

log = logging.getLogger(__name__)

MOST_AHEAD = 32
"""Messages of one socket on their way into the log while the next one is read. They can share a
transaction then, which is what a busy socket costs most."""

MOST_FAULTS = 20
"""Faulty frames after which a socket is closed."""


class Session(Protocol):
    """What one client may do on its socket. BatonErrors are told to it."""

    def take_up(self, frame: Any) -> asyncio.Future[Any] | None:
        """Take up a frame that is dealt with in turn while the next ones are read already.

        None: this frame is for `handle`, after all before it and before all after it.
        """

    async def handle(self, frame: Any) -> None: ...


async def serve(
    connection: Connection, adapter: TypeAdapter[Any], session: Session, frames_per_s: float
) -> None:
    """Until the socket ends. A faulty frame gets an `error`; many of them end the socket."""
    await _Reader(connection, adapter, session, frames_per_s).run()


class _Reader:
    def __init__(
        self,
        connection: Connection,
        adapter: TypeAdapter[Any],
        session: Session,
        frames_per_s: float,
    ) -> None:
        self._connection, self._adapter, self._session = connection, adapter, session
        self._bucket = TokenBucket(rate=frames_per_s, burst=3 * frames_per_s)
        self._clock = asyncio.get_running_loop().time
        self._faults = 0
        self._under_way: set[asyncio.Future[Any]] = set()

    async def run(self) -> None:
        while (text := await self._connection.receive()) is not None:
            if self._connection.closing:
                continue
            try:
                await self._take(text)
            except Exception as error:
                self._failed(error, text)

    async def _take(self, text: str) -> None:
        if not self._bucket.take(self._clock()):
            raise TooMany("too many messages at once; wait a second and send it again")
        frame = _read(self._adapter, text)
        taken = self._session.take_up(frame)
        if taken is None:
            await self._until_under_way(0)
            await self._session.handle(frame)
            return
        self._under_way.add(taken)
        taken.add_done_callback(partial(self._done, text))
        await self._until_under_way(MOST_AHEAD)

    async def _until_under_way(self, most: int) -> None:
        while len(self._under_way) > most:
            await asyncio.wait(self._under_way, return_when=asyncio.FIRST_COMPLETED)

    def _done(self, text: str, taken: asyncio.Future[Any]) -> None:
        self._under_way.discard(taken)
        if not taken.cancelled() and isinstance(error := taken.exception(), Exception):
            self._failed(error, text)

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
    """Which command a faulty frame was, as far as it can be read, so that its sender knows."""
    try:
        return _Sent.model_validate_json(text[:MAX_FRAME]).model_dump()
    except ValidationError:
        return {}
