"""An in-memory relay on the `websockets` library, on uvloop like the product.

    python -m benchmarks.live.peers.plain --cores 0 --port 8098

A socket joins a room with its first frame; what it says afterwards is acknowledged and sent to
everyone in the room. The event is encoded once, and sent with the library's `broadcast`.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict

import uvloop
from websockets.asyncio.server import ServerConnection, broadcast, serve

from benchmarks.live.peers.frames import ack, event
from benchmarks.live.processes import stay_on

rooms: defaultdict[str, set[ServerConnection]] = defaultdict(set)
numbers: defaultdict[str, int] = defaultdict(int)


async def talk(socket: ServerConnection) -> None:
    room = json.loads(await socket.recv())["room"]
    rooms[room].add(socket)
    await socket.send('{"type":"welcome"}')
    try:
        async for text in socket:
            said = json.loads(text)
            numbers[room] += 1
            seq = numbers[room]
            await socket.send(_json(ack(said, seq)))
            broadcast(rooms[room], _json(event(said, seq)))
    finally:
        rooms[room].discard(socket)


def _json(frame: dict[str, object]) -> str:
    return json.dumps(frame, separators=(",", ":"))


async def run(port: int) -> None:
    async with serve(talk, "127.0.0.1", port, compression=None) as server:
        await server.serve_forever()


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--cores", type=int, nargs="+", required=True)
    parser.add_argument("--port", type=int, required=True)
    given = parser.parse_args()
    stay_on(given.cores)
    uvloop.run(run(given.port))


if __name__ == "__main__":
    main()
