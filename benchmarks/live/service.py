"""The product's service for measuring only the relay: its app and its server, without the bot.

    python -m benchmarks.live.service --cores 0 --port 8099

The bot's turns are measured apart (`turns.*`); here a conversation finds none to take, and the rest
is as in `baton run`: validation, fence, log, the agents' inbox, heartbeats, upkeep.
"""

from __future__ import annotations

import argparse
import socket

from benchmarks.live.processes import stay_on
from handoff.config import settings
from handoff.features.conversations import turns
from handoff.services.container import TurnTaking
from handoff.worker import Server, config_of


async def _none(parts: TurnTaking, conversation_id: str) -> bool:
    return False


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--cores", type=int, nargs="+", required=True)
    parser.add_argument("--port", type=int, required=True)
    given = parser.parse_args()
    stay_on(given.cores)
    turns.take_turn = _none
    listening = socket.create_server(("127.0.0.1", given.port), backlog=4096, reuse_port=True)
    Server(config_of(settings())).run(sockets=[listening])


if __name__ == "__main__":
    main()
