"""Customers and agents as plain WebSocket clients."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

import httpx
from fastapi import FastAPI
from websockets.asyncio.client import ClientConnection, connect

from handoff.services.container import Services
from handoff.storage.engine import Store

Frame = dict[str, Any]

PATIENCE_S = 30
"""A busy machine is slow; what has not arrived by then never will."""


def frames_in(text: str | bytes) -> list[Frame]:
    """One, or the entries of a page of the log each by itself."""
    frame: Frame = json.loads(text)
    return list(frame["events"]) if frame["type"] == "events" else [frame]


@dataclass(slots=True)
class Socket:
    """Sends frames and keeps all that arrive; `wait` looks at the kept ones first."""

    connection: ClientConnection
    frames: list[Frame] = field(default_factory=list)

    async def send(self, **frame: Any) -> None:
        await self.connection.send(json.dumps(frame))

    async def wait(self, type: str, **like: Any) -> Frame:
        """The first frame of this type with these fields that no `wait` has returned before."""
        async with asyncio.timeout(PATIENCE_S):
            while True:
                for frame in self.frames:
                    if frame["type"] == type and like.items() <= frame.items():
                        self.frames.remove(frame)
                        return frame
                self.frames += frames_in(await self.connection.recv())

    async def events(self, last: int) -> list[Frame]:
        """All events up to number `last`, in the order they arrived."""
        found: list[Frame] = []
        while not found or found[-1]["seq"] < last:
            found.append(await self.wait("event"))
        return found


@dataclass(slots=True)
class Customer:
    service: Service
    token: str
    conversation_id: str

    @asynccontextmanager
    async def socket(self, since: int = 0) -> AsyncIterator[Socket]:
        async with connect(self.service.ws + "/ws/customer", proxy=None) as connection:
            socket = Socket(connection)
            await socket.send(type="hello", token=self.token, since=since)
            yield socket

    def say(self, text: str, client_id: str | None = None) -> Frame:
        return {
            "type": "say",
            "conversation_id": self.conversation_id,
            "client_id": client_id or str(uuid4()),
            "text": text,
        }


@dataclass(slots=True)
class Service:
    url: str
    http: httpx.AsyncClient
    store: Store | None = None
    app: FastAPI | None = None
    """The application, if it runs in this process."""

    @property
    def services(self) -> Services:
        assert self.app is not None
        services: Services = self.app.state.services
        return services

    @property
    def ws(self) -> str:
        return self.url.replace("http", "ws", 1)

    async def customer(self, **session: str) -> Customer:
        """A new one; `session`: what the page says of them, such as `locale`."""
        answer = await self.http.post("/api/widget/sessions", json=session)
        return Customer(self, **answer.json())

    async def log_in(self, username: str) -> httpx.AsyncClient:
        """A client with this person's session."""
        client = httpx.AsyncClient(base_url=self.url, trust_env=False, timeout=PATIENCE_S)
        body = {"username": username, "password": "a long password"}
        answer = await client.post("/api/login", json=body)
        assert answer.status_code == 200, answer.text
        return client

    @asynccontextmanager
    async def agent_socket(
        self, client: httpx.AsyncClient, **headers: str
    ) -> AsyncIterator[Socket]:
        cookie = f"baton_session={client.cookies['baton_session']}"
        sent = {"Cookie": cookie} | headers
        async with connect(
            self.ws + "/ws/agent", additional_headers=sent, proxy=None
        ) as connection:
            socket = Socket(connection)
            await socket.send(type="hello")
            yield socket
