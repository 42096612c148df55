"""What both kinds of socket share: read frames, dispatch them, answer errors with frames."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import Any

from pydantic import BaseModel, TypeAdapter, ValidationError

from handoff.domain.errors import BatonError, Invalid, ThreadMovedOn, TooMany
from handoff.events import Error
from handoff.realtime.connection import ABUSE, MAX_FRAME, Connection, TokenBucket

log = logging.getLogger(__name__)

MOST_FAULTS = 20
"""Faulty frames after which a socket is closed."""


async def serve(
    connection: Connection,
    adapter: TypeAdapter[Any],
    handle: Callable[[Any], Awaitable[None]],
    frames_per_s: float,
) -> None:
    """Until the socket ends. A faulty frame gets an `error`; many of them end the socket."""
    bucket = TokenBucket(rate=frames_per_s, burst=3 * frames_per_s)
    clock = asyncio.get_running_loop().time
    faults = 0
    while (text := await connection.receive()) is not None:
        if connection.closing:
            continue
        try:
            if not bucket.take(clock()):
                raise TooMany("too many messages at once; wait a second and send it again")
            await handle(_read(adapter, text))
        except BatonError as error:
            connection.say(_error(error, text))
            faults += isinstance(error, Invalid | TooMany)
        except Exception:
            log.exception("a frame could not be handled")
            connection.say(_error(BatonError("the service failed; send it again later"), text))
        if faults >= MOST_FAULTS:
            connection.close(ABUSE)


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
