"""The service's real sockets, with the network in memory."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable
from types import SimpleNamespace
from typing import Any

from starlette.websockets import WebSocket

from handoff.services.container import Services

Frame = dict[str, Any]
Route = Callable[[WebSocket], Awaitable[None]]


class Wire:
    """One socket; `received` is called with each frame that arrives at the client."""

    def __init__(
        self,
        services: Services,
        route: Route,
        received: Callable[[Frame], None],
        cookie: str = "",
    ) -> None:
        app = SimpleNamespace(state=SimpleNamespace(services=services))
        headers = [(b"cookie", cookie.encode())] if cookie else []
        scope = {"type": "websocket", "app": app, "headers": headers, "path": "/", "state": {}}
        self._to_server: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
        self._to_server.put_nowait({"type": "websocket.connect"})
        self._received = received
        self.open = True
        socket = WebSocket(scope, self._to_server.get, self._deliver)
        self.task = asyncio.get_event_loop().create_task(route(socket))  # type: ignore[arg-type]

    def send(self, **frame: Any) -> None:
        if self.open:
            message = {"type": "websocket.receive", "text": json.dumps(frame)}
            self._to_server.put_nowait(message)

    def drop(self, *, noticed: bool) -> None:
        """Nothing arrives any more; a server that has not `noticed` keeps sending."""
        if self.open and noticed:
            self._to_server.put_nowait({"type": "websocket.disconnect", "code": 1006})
        self.open = False

    async def _deliver(self, message: dict[str, Any]) -> None:
        if not self.open:
            return
        if message["type"] == "websocket.send":
            self._received(json.loads(message["text"]))
        elif message["type"] == "websocket.close":
            self.drop(noticed=True)
