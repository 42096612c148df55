"""The agent's socket: the inbox, watched threads, replies and notes."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial

from fastapi import APIRouter, WebSocket

from handoff.domain.audiences import Audience
from handoff.domain.conversation import Status
from handoff.domain.errors import BatonError, Invalid, NotSignedIn
from handoff.domain.permissions import Action, allowed, require
from handoff.edge.dependencies import SESSION_COOKIE, check_origin, services_of
from handoff.edge.sockets import Done, serve
from handoff.features.agents import accounts
from handoff.features.conversations import agent_commands, replay
from handoff.realtime.connection import ABUSE, Connection
from handoff.realtime.hub import AgentListener, Subscription
from handoff.services import sessions, snapshots
from handoff.services.relay import Relay
from handoff.storage.agents import Agent, hashed
from handoff.wire import (
    FROM_AGENT,
    Ack,
    AddNote,
    AgentFrame,
    AgentHello,
    AgentSay,
    AgentWelcome,
    Error,
    Ping,
    Pong,
    Read,
    ReadReceipt,
    ThreadOpened,
    Typing,
    TypingIndicator,
    Unwatch,
    Watch,
)

log = logging.getLogger(__name__)

router = APIRouter()

SIGN_OF_LIFE_S = 15.0
"""How often an open socket records in the database that its agent is there."""

MOST_WATCHED = 50

ACCESS: Mapping[type[AgentFrame], Action] = {
    AgentHello: Action.READ,
    Ping: Action.READ,
    Watch: Action.READ,
    Unwatch: Action.READ,
    AgentSay: Action.REPLY,
    Typing: Action.REPLY,
    Read: Action.REPLY,
    AddNote: Action.NOTE,
}
"""What each frame needs. Reading and typing are shown to the customer, just like a reply."""


@router.websocket("/ws/agent")
async def agent_socket(socket: WebSocket) -> None:
    services = services_of(socket)
    async with Connection(socket).open() as connection:
        try:
            check_origin(socket, services.settings.allowed_origins)
            token = socket.cookies.get(SESSION_COOKIE)
            agent = await sessions.signed_in(services.worker, token)
        except BatonError as error:
            connection.say(Error(code=error.code, message=error.message))
            connection.close(ABUSE)
            while await connection.receive() is not None:
                pass  # sent before the client knew, such as its hello
            return
        session = AgentSession(services.relay, connection, agent, token or "")
        try:
            await serve(connection, FROM_AGENT, session, services.settings.frames_per_s)
        finally:
            await session.end()


@dataclass(slots=True)
class AgentSession:
    relay: Relay
    connection: Connection
    agent: Agent
    token: str
    _listener: AgentListener | None = None
    _alive: asyncio.Task[None] | None = None
    _watched: dict[str, Subscription] = field(default_factory=dict)

    @property
    def is_greeted(self) -> bool:
        return self._listener is not None

    def take_up(self, frame: AgentFrame, done: Done) -> bool:
        """Never: each frame is dealt with before the next one is read."""
        return False

    async def handle(self, frame: AgentFrame) -> None:
        require(self.agent.role, ACCESS[type(frame)])
        match frame:
            case Ping():
                self.connection.say(Pong())
            case AgentHello():
                await self._hello()
            case _ if self._listener is None:
                raise Invalid("say hello first")
            case Watch():
                await self._watch(frame)
            case Unwatch():
                self._unwatch(frame.conversation_id)
            case AgentSay():
                await self._say(frame)
            case AddNote():
                await self._note(frame)
            case Read() | Typing():
                await self._send_ephemeral(frame)

    async def _stay_alive(self) -> None:
        """Until the login session expires or is ended, perhaps at another worker."""
        while not self.connection.closing:
            await asyncio.sleep(SIGN_OF_LIFE_S)
            try:
                if await self._still_signed_in():
                    await accounts.sign_of_life(self.relay.worker, self.agent.id, active=False)
            except Exception:  # the database is away, say; the agent is still there
                log.exception("could not note that %s is there", self.agent.name)

    async def _still_signed_in(self) -> bool:
        """Closes the socket if not."""
        try:
            await sessions.signed_in(self.relay.worker, self.token)
        except NotSignedIn as error:
            self.connection.say(Error(code=error.code, message=error.message))
            self.connection.close(ABUSE)
            return False
        return True

    async def end(self) -> None:
        if self._alive is not None:
            self._alive.cancel()
            # Its last sign of life must not be recorded after the agent has left.
            await asyncio.wait((self._alive,))
        for conversation_id in list(self._watched):
            self._unwatch(conversation_id)
        last_here = self._listener is not None and self.relay.hub.leave(self._listener)
        # If the service ended the socket in order to restart, the agent comes back at once.
        if last_here and not self.connection.ended_by_us:
            await accounts.gone(self.relay, self.agent.id)

    async def _hello(self) -> None:
        if self._listener is None:
            self._listener = AgentListener(
                self.agent.id, allowed(self.agent.role), self.connection, hashed(self.token)
            )
            self.relay.hub.join(self._listener)
            if not await self._still_signed_in():  # logged out before the hub knew this socket
                return
            # Not earlier: a page that closes without a hello would leave a seemingly present agent.
            self._alive = asyncio.create_task(self._stay_alive())
            self.connection.allow_long_messages()
        await accounts.sign_of_life(self.relay.worker, self.agent.id, active=True)
        inbox = await snapshots.inbox(self.relay.store, self.relay.reaching, list(Status))
        self.connection.say(AgentWelcome(agent_id=self.agent.id, inbox=tuple(inbox)))
        await accounts.publish_presence(self.relay)

    async def _watch(self, frame: Watch) -> None:
        if len(self._watched) >= MOST_WATCHED and frame.conversation_id not in self._watched:
            raise Invalid(f"at most {MOST_WATCHED} threads at once; unwatch one first")
        self._unwatch(frame.conversation_id)
        thread = await snapshots.current(self.relay.store, frame.conversation_id)
        subscription = Subscription(
            frame.conversation_id, Audience.AGENT, frame.since, self.connection, wake=lambda: None
        )
        subscription.wake = partial(replay.catch_up_soon, self.relay.store, subscription)
        self._watched[frame.conversation_id] = subscription
        self.relay.hub.subscribe(subscription)
        opened = ThreadOpened(conversation_id=frame.conversation_id, seq=thread.seq)
        self.connection.say(opened)
        await replay.catch_up(self.relay.store, subscription)

    def _unwatch(self, conversation_id: str) -> None:
        subscription = self._watched.pop(conversation_id, None)
        if subscription is not None:
            self.relay.hub.unsubscribe(subscription)

    async def _say(self, frame: AgentSay) -> None:
        seq = await agent_commands.say(
            self.relay,
            frame.conversation_id,
            self.agent,
            str(frame.client_id),
            frame.text,
            epoch=frame.epoch,
            last_seen=frame.last_seen,
            files=frame.attachments,
            suggestion=frame.suggestion,
            teach=frame.teach,
        )
        self._ack(frame, seq)
        await accounts.sign_of_life(self.relay.worker, self.agent.id, active=True)

    async def _note(self, frame: AddNote) -> None:
        seq = await agent_commands.note(
            self.relay, frame.conversation_id, self.agent, str(frame.client_id), frame.text
        )
        self._ack(frame, seq)
        await accounts.sign_of_life(self.relay.worker, self.agent.id, active=True)

    def _ack(self, frame: AgentSay | AddNote, seq: int) -> None:
        ack = Ack(conversation_id=frame.conversation_id, client_id=str(frame.client_id), seq=seq)
        self.connection.say(ack)

    async def _send_ephemeral(self, frame: Read | Typing) -> None:
        relay, conversation_id = self.relay, frame.conversation_id
        if isinstance(frame, Read):
            read = ReadReceipt(conversation_id=conversation_id, who="agent", seq=frame.seq)
            relay.send_ephemeral(conversation_id, read, Audience.CUSTOMER)
            return
        typing = TypingIndicator(conversation_id=conversation_id, who="agent", name=self.agent.name)
        relay.send_ephemeral(conversation_id, typing, Audience.CUSTOMER)
        relay.send_ephemeral(conversation_id, typing, Audience.AGENT, but=self.connection)
        await accounts.sign_of_life(self.relay.worker, self.agent.id, active=True)
