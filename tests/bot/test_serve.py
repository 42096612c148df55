"""The bot's server while its model is switched."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator

import httpx
import pytest

from harness.bot_servers import TOKEN, Servers, running_servers

pytestmark = pytest.mark.bot


@pytest.fixture(scope="module")
def servers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Servers]:
    with running_servers(tmp_path_factory.mktemp("bot")) as running:
        yield running


async def test_while_a_model_is_loaded_customers_are_answered(servers: Servers) -> None:
    """Not one of them waits until it is there."""
    headers = {"X-Baton-Token": TOKEN}
    async with httpx.AsyncClient(base_url=servers.url, headers=headers, timeout=60) as http:
        loading = asyncio.create_task(
            http.put("/model", params={"token": TOKEN}, json={"model_file": str(servers.model)})
        )
        answered = 0
        while not loading.done():
            body = {"conversation_id": "switching", "text": "when are you open?"}
            (await http.post("/webhooks/baton/parse", json=body)).raise_for_status()
            answered += not loading.done()
        assert (await loading).status_code == httpx.codes.NO_CONTENT
    assert answered >= 3
