"""Nothing is changed for a turn that the service calls stale."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import pytest

from harness.bot_servers import Conversation, Servers, running_servers
from tests.conftest import TOKEN

pytestmark = pytest.mark.bot


@dataclass
class Fence:
    """Stands in for the service: answers with `status`, remembers what it was asked."""

    status: int = 200
    asked: list[dict[str, list[str]]] = field(default_factory=list)
    tokens: list[str | None] = field(default_factory=list)


@pytest.fixture(scope="module")
def fence() -> Iterator[tuple[Fence, str]]:
    state = Fence()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            state.asked.append(parse_qs(urlsplit(self.path).query))
            state.tokens.append(self.headers["X-Baton-Token"])
            self.send_response(state.status)
            self.end_headers()

        def log_message(self, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield state, f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


@pytest.fixture(scope="module")
def servers(
    tmp_path_factory: pytest.TempPathFactory, fence: tuple[Fence, str]
) -> Iterator[Servers]:
    with running_servers(tmp_path_factory.mktemp("bot"), service_url=fence[1]) as running:
        yield running


def confirm(talk: Conversation, item: str) -> dict[str, object]:
    """A return up to and including its confirmation, as message 77 of epoch 0."""
    talk.say("I would like to return something")
    talk.say("HG-10418")
    talk.say("karim.ansari@example.com")
    talk.say(item)
    talk.say("it is too heavy")
    return talk.act("yes", message_id="77")


def returned(servers: Servers) -> list[str]:
    with closing(sqlite3.connect(servers.var / "orders.db")) as connection:
        return [row[0] for row in connection.execute("SELECT item FROM returns")]


def test_a_stale_turn_changes_nothing_and_says_nothing(
    servers: Servers, fence: tuple[Fence, str]
) -> None:
    fence[0].status = 409
    acted = confirm(servers.conversation(), "the kettle")
    assert acted["messages"] == [] and "enamel kettle" not in returned(servers)


def test_without_an_answer_nothing_is_changed_and_the_customer_is_told(
    servers: Servers, fence: tuple[Fence, str]
) -> None:
    fence[0].status = 500
    acted = confirm(servers.conversation(), "the kettle")
    assert "nothing was changed" in str(acted["messages"])
    assert "enamel kettle" not in returned(servers)


def test_the_fence_is_asked_with_message_epoch_and_token(
    servers: Servers, fence: tuple[Fence, str]
) -> None:
    fence[0].status = 200
    talk = servers.conversation()
    assert "RT-" in str(confirm(talk, "the kettle")["messages"])
    assert returned(servers) == ["enamel kettle"]
    query = {"conversation_id": [talk.id], "message_seq": ["77"], "epoch": ["0"]}
    assert fence[0].asked[-1] == query and fence[0].tokens[-1] == TOKEN
