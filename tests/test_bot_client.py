"""What the service reads from the bot's answers, and what it makes of one it cannot read."""

from __future__ import annotations

import asyncio
import base64
import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

import numpy as np
import pytest
import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from handoff.bot_client import BotClient
from handoff.domain.errors import BotDown
from harness.ports import free_port

VECTOR = np.linspace(-1, 1, 384, dtype="<f4")
PARSE = {
    "model_id": "m7",
    "intent": {"name": "opening_hours", "confidence": 0.75},
    "intent_ranking": [
        {"name": "opening_hours", "confidence": 0.75},
        {"name": "parking", "confidence": 0.25},
    ],
    "entities": [{"entity": "day", "value": "Sunday", "start": 3, "extractor": {"of": [1, None]}}],
    "vector": base64.b64encode(VECTOR.tobytes()).decode(),
    "active_form": None,
    "requested_slot": "day",
    "fills_slot": True,
    "follows": False,
    "of_a_later_version": ["kept"],
}
ACTED: dict[str, Any] = {"messages": [{"text": "From nine.", "buttons": []}], "slots": {"day": "x"}}


@asynccontextmanager
async def bot(answer: Callable[[str, Any], str]) -> AsyncIterator[BotClient]:
    """A client of a loopback server that answers with `answer(route, body)`."""

    async def reply(request: Request) -> Response:
        body = await request.body()
        route = request.url.path.rsplit("/", 1)[1]
        return Response(answer(route, json.loads(body or "null")), media_type="application/json")

    port = free_port()
    app = Starlette(routes=[Route("/{path:path}", reply, methods=["GET", "POST"])])
    server = uvicorn.Server(uvicorn.Config(app, port=port, log_level="error"))
    async with _serving(server):
        client = BotClient(f"http://127.0.0.1:{port}", "secret", 3.0)
        yield client
        await client.close()


@asynccontextmanager
async def _serving(server: uvicorn.Server) -> AsyncIterator[None]:
    task = asyncio.create_task(server.serve())
    while not server.started:
        await asyncio.sleep(0.01)
    yield
    server.should_exit = True
    await task


async def test_a_parse_goes_back_as_it_came_but_for_the_vector() -> None:
    sent: list[Any] = []

    def answer(route: str, body: Any) -> str:
        if route == "act":
            sent.append(body)
        return json.dumps(PARSE if route == "parse" else ACTED)

    async with bot(answer) as client:
        parse = await client.parse("c1", "on sunday")
        acted = await client.act("c1", "4", 0, "on sunday", parse, intent="parking")
    assert (parse.model_id, parse.requested_slot, parse.fills_slot) == ("m7", "day", True)
    assert [(one.intent, one.confidence) for one in parse.ranking] == [
        ("opening_hours", 0.75),
        ("parking", 0.25),
    ]
    assert np.array_equal(parse.vector, VECTOR)
    (body,) = sent
    assert body["parse"] == {key: value for key, value in PARSE.items() if key != "vector"}
    assert body["intent"] == "parking"
    assert [one.text for one in acted.messages] == ["From nine."]
    assert (acted.slots, acted.rejected_slot, acted.failed) == ({"day": "x"}, False, False)


def without(name: str) -> dict[str, Any]:
    return {key: value for key, value in PARSE.items() if key != name}


@pytest.mark.parametrize(
    ("said", "where"),
    [
        (json.dumps(without("model_id")), "model_id"),
        (json.dumps(PARSE | {"intent_ranking": [{"name": "parking"}]}), "intent_ranking.0.conf"),
        (json.dumps(PARSE | {"vector": None}), "vector"),
        (json.dumps(PARSE | {"vector": "YWJjZGU="}), "vector.*32-bit"),
        (json.dumps([PARSE]), "parse cannot be read"),
        ("<h1>hello</h1>", "Invalid JSON"),
    ],
)
async def test_a_parse_that_cannot_be_read_names_the_place(said: str, where: str) -> None:
    async with bot(lambda _route, _body: said) as client:
        with pytest.raises(BotDown, match=where):
            await client.parse("c1", "hello")


async def test_a_turn_that_cannot_be_read_is_no_turn() -> None:
    def answer(route: str, _body: Any) -> str:
        return json.dumps(PARSE if route == "parse" else {"messages": [{"words": "hi"}]})

    async with bot(answer) as client:
        parse = await client.parse("c1", "hello")
        with pytest.raises(BotDown, match=r"messages\.0"):
            await client.act("c1", "4", 0, "hello", parse)


async def test_vectors_come_in_the_order_of_their_texts() -> None:
    one = base64.b64encode(VECTOR.tobytes()).decode()
    other = base64.b64encode(VECTOR[::-1].tobytes()).decode()
    said = json.dumps({"encoder": "e1", "vectors": [one, other]})
    async with bot(lambda _route, _body: said) as client:
        made = await client.vectors(["a", "b"])
        with pytest.raises(BotDown, match="2 vectors of 3 texts"):
            await client.vectors(["a", "b", "c"])
    assert made.encoder == "e1"
    assert np.array_equal(made.vectors, [VECTOR, VECTOR[::-1]])
