"""How to say the same thing to each server: its first frames, a message, what comes back."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

CLIENT_ID = b'"client_id":"'
"""In an event, the message's number follows, in eight hexadecimal digits."""


@dataclass(frozen=True, slots=True)
class Opening:
    """How a socket joins: `steps` are (start of a frame to wait for, frame to send), in order."""

    path: str
    steps: tuple[tuple[bytes, bytes], ...]
    ready: bytes
    """The socket has joined once a frame comes that begins like this."""
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Dialect:
    ack: bytes
    event: bytes
    before: bytes = b""
    after: bytes = b""
    ping: bytes | None = None
    pong: bytes = b""

    def say(self, room: str, number: int, text: str) -> bytes:
        frame = {
            "type": "say",
            "conversation_id": room,
            "client_id": f"{number:08x}-0000-4000-8000-000000000000",
            "text": text,
        }
        return self.before + _json(frame) + self.after


PRODUCT = Dialect(ack=b'{"type":"ack"', event=b'{"type":"event"')
SOCKETIO = Dialect(
    ack=b'42["ack"', event=b'42["event"', before=b'42["say",', after=b"]", ping=b"2", pong=b"3"
)
DIALECTS = {"product": PRODUCT, "plain": PRODUCT, "socketio": SOCKETIO}


def openings(kind: str, pair: Mapping[str, Any]) -> tuple[Opening, Opening]:
    """Of a pair's customer and agent."""
    if kind == "product":
        return _customer(pair), _agent(pair)
    room = {"room": pair["room"]}
    if kind == "plain":
        both = Opening("/", ((b"", _json(room)),), b'{"type":"welcome"')
    else:
        steps = ((b"0{", b"40"), (b"40", b'42["join",' + _json(room) + b"]"))
        both = Opening("/socket.io/?EIO=4&transport=websocket", steps, b'42["welcome"')
    return both, both


def _customer(pair: Mapping[str, Any]) -> Opening:
    hello = {"type": "hello", "token": pair["token"], "since": 0}
    return Opening("/ws/customer", ((b"", _json(hello)),), b'{"type":"welcome"')


def _agent(pair: Mapping[str, Any]) -> Opening:
    watch = {"type": "watch", "conversation_id": pair["room"], "since": 0}
    steps = ((b"", b'{"type":"hello"}'), (b'{"type":"welcome"', _json(watch)))
    return Opening("/ws/agent", steps, b'{"type":"thread"', {"Cookie": pair["cookie"]})


def _json(frame: Mapping[str, Any]) -> bytes:
    return json.dumps(frame, separators=(",", ":")).encode()
