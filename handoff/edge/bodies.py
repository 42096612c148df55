"""Request bodies are read here, up to a limit; a longer one never gets into memory.

Files are left to their routes, which read them piece by piece.
"""

from __future__ import annotations

import re

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from handoff.edge.errors import problem

MAX_BODY = 65_536
"""Bytes. The longest body the console sends, an intent to be taught, has a few thousand."""

MOST_SKIPPED = 1_048_576
"""Bytes. A body that is too long, and says so, is read and thrown away up to this length: a client
that is still sending when the connection ends does not see the answer."""


class BoundedBodies:
    """Reads each body whole before the application sees the request; too long a one gets 413.
    `streamed`: a pattern of the addresses whose bodies are none of its business."""

    def __init__(self, app: ASGIApp, streamed: str) -> None:
        self._app = app
        self._streamed = re.compile(streamed)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or self._streamed.fullmatch(scope["path"]):
            await self._app(scope, receive, send)
            return
        declared = int(Headers(scope=scope).get("content-length", "0"))
        body = await _read(receive, declared) if declared <= MOST_SKIPPED else None
        if body is not None:
            await self._app(scope, _after(body, receive), send)
            return
        message = f"the body of a request may have {MAX_BODY} bytes; send less"
        # The connection closes, and with it goes what was not read.
        answer = problem(413, "too_long", message, headers={"connection": "close"})
        await answer(scope, receive, send)


async def _read(receive: Receive, declared: int) -> Message | None:
    """The whole body as one message; None when it is too long."""
    body = bytearray()
    size = 0
    while size <= max(declared, MAX_BODY):
        message = await receive()
        if message["type"] != "http.request":  # the client is gone
            return message
        size += len(message.get("body", b""))
        if size <= MAX_BODY:
            body += message.get("body", b"")
        if not message.get("more_body", False):
            return {**message, "body": bytes(body)} if size <= MAX_BODY else None
    return None


def _after(first: Message, receive: Receive) -> Receive:
    """`receive`, with this message before the others."""
    waiting = [first]

    async def received() -> Message:
        return waiting.pop() if waiting else await receive()

    return received
