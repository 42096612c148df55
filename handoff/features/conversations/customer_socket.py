"""The customer's socket: hello, then say, choose, ask for a person, rate, read, type."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from fastapi import APIRouter, WebSocket

from handoff.domain.audiences import Audience
from handoff.domain.errors import IllegalMove, Invalid, NotAllowed, NotSignedIn
from handoff.edge.dependencies import Caller, services_of
from handoff.edge.sockets import Done, serve
from handoff.features.conversations import customer_commands, replay
from handoff.features.deliveries import outbox
from handoff.realtime.connection import ABUSE, Connection
from handoff.realtime.hub import Subscription
from handoff.services import sessions
from handoff.services.relay import Relay
from handoff.wire import (
    FROM_CUSTOMER,
    Ack,
    Choose,
    CustomerFrame,
    CustomerHello,
    CustomerSay,
    CustomerWelcome,
    Error,
    LeaveContact,
    LeaveQueue,
    Ping,
    Pong,
    Rate,
    Read,
    ReadReceipt,
    RequestHuman,
    Typing,
    TypingIndicator,
)
from handoff.wire_snapshots import CustomerConversation

router = APIRouter()

ACCESS: Mapping[type[CustomerFrame], Caller] = {
    CustomerHello: Caller.ANYONE,
    Ping: Caller.ANYONE,
    CustomerSay: Caller.CUSTOMER,
    Choose: Caller.CUSTOMER,
    RequestHuman: Caller.CUSTOMER,
    LeaveQueue: Caller.CUSTOMER,
    LeaveContact: Caller.CUSTOMER,
    Rate: Caller.CUSTOMER,
    Read: Caller.CUSTOMER,
    Typing: Caller.CUSTOMER,
}
"""Who may send each frame; hello brings the token that identifies a customer."""


@router.websocket("/ws/customer")
async def customer_socket(socket: WebSocket) -> None:
    services = services_of(socket)
    async with Connection(socket).open() as connection:
        session = CustomerSession(services.relay, connection)
        try:
            await serve(connection, FROM_CUSTOMER, session, services.settings.frames_per_s)
        finally:
            session.end()


@dataclass(slots=True)
class CustomerSession:
    relay: Relay
    connection: Connection
    _subscription: Subscription | None = field(default=None)

    @property
    def is_greeted(self) -> bool:
        return self._subscription is not None

    def take_up(self, frame: CustomerFrame, done: Done) -> bool:
        """Messages are acknowledged once they are stored; the next one is read before that."""
        if not isinstance(frame, CustomerSay) or frame.attachments:
            return False
        conversation_id, client_id = self._allowed(frame.conversation_id), str(frame.client_id)

        def told(result: int | Exception) -> None:
            if isinstance(result, Exception):
                done(result)
            else:
                self._acknowledge(conversation_id, client_id, result)
                done(None)

        customer_commands.say(self.relay, conversation_id, client_id, frame.text, told)
        return True

    async def handle(self, frame: CustomerFrame) -> None:
        if isinstance(frame, Ping):
            self.connection.say(Pong())
        elif isinstance(frame, CustomerHello):
            await self._hello(frame)
        else:
            conversation_id = self._allowed(frame.conversation_id)
            try:
                await self._command(frame, conversation_id)
            except IllegalMove:  # its message names statuses that are not for customers
                raise IllegalMove("too late: the conversation has moved on") from None

    def end(self) -> None:
        if self._subscription is not None:
            self.relay.hub.unsubscribe(self._subscription)
            if not self.relay.hub.has_customer(self._subscription.conversation_id):
                self.relay.reaching.here.went(self._subscription.conversation_id)

    async def _hello(self, frame: CustomerHello) -> None:
        try:
            conversation_id = await sessions.conversation_of(self.relay.worker, frame.token)
        except NotSignedIn as error:
            self.connection.say(Error(code=error.code, message=error.message))
            self.connection.close(ABUSE)
            return
        self.end()
        self.connection.allow_long_messages()
        subscription = Subscription(
            conversation_id,
            Audience.CUSTOMER,
            frame.since,
            self.connection,
            wake=self.connection_behind,
        )
        self._subscription = subscription
        self.relay.hub.subscribe(subscription)
        self.relay.reaching.here.came(conversation_id)
        await replay.show_customer(self.relay, conversation_id, self._welcome)
        await replay.catch_up(self.relay.store, subscription)

    def _welcome(self, snapshot: CustomerConversation, seq: int) -> None:
        self.connection.say(CustomerWelcome(conversation=snapshot, seq=seq))

    def connection_behind(self) -> None:
        """Live entries did not follow: read the log instead."""
        if self._subscription is not None:
            replay.catch_up_soon(self.relay.store, self._subscription)

    def _allowed(self, conversation_id: str) -> str:
        if self._subscription is None:
            raise Invalid("say hello first")
        if self._subscription.conversation_id != conversation_id:
            raise NotAllowed("this token opens another conversation")
        return conversation_id

    async def _command(self, frame: CustomerFrame, conversation_id: str) -> None:
        relay = self.relay
        match frame:
            case CustomerSay():
                client_id = str(frame.client_id)
                seq = await customer_commands.say_with_files(
                    relay, conversation_id, client_id, frame.text, frame.attachments
                )
            case Choose():
                client_id = str(frame.client_id)
                seq = await customer_commands.choose(
                    relay, conversation_id, client_id, frame.clarify_seq, frame.option
                )
            case RequestHuman():
                client_id = str(frame.client_id)
                seq = await customer_commands.request_human(
                    relay, conversation_id, client_id, frame.about_seq
                )
            case LeaveQueue():
                client_id = str(frame.client_id)
                seq = await customer_commands.leave_queue(
                    relay, conversation_id, client_id, frame.version
                )
            case LeaveContact():
                client_id = str(frame.client_id)
                seq = await customer_commands.leave_contact(
                    relay, conversation_id, client_id, frame.email
                )
            case Rate():
                client_id = str(frame.client_id)
                seq = await customer_commands.rate(
                    relay, conversation_id, client_id, frame.score, frame.comment
                )
            case _:
                self._send_ephemeral(frame, conversation_id)
                return
        self._acknowledge(conversation_id, client_id, seq)

    def _acknowledge(self, conversation_id: str, client_id: str, seq: int) -> None:
        self.connection.say(Ack(conversation_id=conversation_id, client_id=client_id, seq=seq))

    def _send_ephemeral(self, frame: CustomerFrame, conversation_id: str) -> None:
        if isinstance(frame, Read):
            read = ReadReceipt(conversation_id=conversation_id, who="customer", seq=frame.seq)
            self.relay.send_ephemeral(conversation_id, read, Audience.AGENT)
            outbox.customer_read(self.relay.reaching, conversation_id, frame.seq)
        elif isinstance(frame, Typing):
            typing = TypingIndicator(conversation_id=conversation_id, who="customer")
            self.relay.send_ephemeral(conversation_id, typing, Audience.AGENT)
