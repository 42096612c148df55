"""Bodies of requests are read here, up to a length; a longer one never gets into memory."""

from __future__ import annotations

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from handoff.edge.errors import problem

MAX_BODY = 65_536
"""Bytes. The longest that the console sends, an intent to be taught, has a few thousand."""

MOST_SKIPPED = 1_048_576
"""Bytes of a body that says how long it is, and is too long, which are read all the same and thrown
away: a client that is still sending when the connection ends does not see the answer."""


class BoundedBodies:
    """Reads each body whole before the application sees the request; answers 413 instead."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        declared = int(Headers(scope=scope).get("content-length", "0"))
        body = await _read(receive, declared) if declared <= MOST_SKIPPED else None
        if body is not None:
            await self._app(scope, _after(body, receive), send)
            return
        message = f"the body of a request may have {MAX_BODY} bytes; send less"
        # The connection goes, and with it what was not read.
        answer = problem(413, "too_long", message, headers={"connection": "close"})
        await answer(scope, receive, send)


async def _read(receive: Receive, declared: int) -> Message | None:
    """The whole body as one message; None when it is too long."""
    body = bytearray()
    size = 0
    while size <= max(declared, MAX_BODY):
        message = await receive()
        if message["type"] != "http.request":  # the client has gone
            return message
        size += len(message.get("body", b""))
        if size <= MAX_BODY:
            body += message.get("body", b"")
        if not message.get("more_body", False):
            return {**message, "body": bytes(body)} if size <= MAX_BODY else None
    return None


def _after(first: Message, receive: Receive) -> Receive:
    """`receive`, but for this message, which comes before the others."""
    waiting = [first]

    async def received() -> Message:
        return waiting.pop() if waiting else await receive()

    return received
