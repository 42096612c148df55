"""The same relay with python-socketio's rooms, on uvicorn and uvloop like the product.

python -m benchmarks.live.peers.socketio_rooms --cores 0 --port 8097
"""

from __future__ import annotations

import argparse
from collections import defaultdict

import socketio
import uvicorn

from benchmarks.live.peers.frames import Frame, ack, event
from benchmarks.live.processes import stay_on

server = socketio.AsyncServer(async_mode="asgi", transports=["websocket"])
numbers: defaultdict[str, int] = defaultdict(int)


@server.on("join")
async def join(sid: str, frame: Frame) -> None:
    await server.enter_room(sid, frame["room"])
    await server.emit("welcome", {"type": "welcome"}, to=sid)


@server.on("say")
async def say(sid: str, said: Frame) -> None:
    room = said["conversation_id"]
    numbers[room] += 1
    await server.emit("ack", ack(said, numbers[room]), to=sid)
    await server.emit("event", event(said, numbers[room]), room=room)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--cores", type=int, nargs="+", required=True)
    parser.add_argument("--port", type=int, required=True)
    given = parser.parse_args()
    stay_on(given.cores)
    app = socketio.ASGIApp(server)
    uvicorn.run(app, port=given.port, log_level="warning", ws_per_message_deflate=False)


if __name__ == "__main__":
    main()
