"""Canned replies: everybody's, and each agent's own."""

from __future__ import annotations

import asyncio
from typing import Any

import httpx
import pytest

from handoff.storage.reply_tables import CannedReplyRow
from harness.clients import Service

HELLO = {"shortcut": "hello", "shared": False, "texts": {"en": "Hello {customer_name}."}}


async def made(client: httpx.AsyncClient, **otherwise: Any) -> dict[str, Any]:
    answer = await client.post("/api/replies", json=HELLO | otherwise)
    assert answer.status_code == 200, answer.text
    reply: dict[str, Any] = answer.json()
    return reply


async def listed(client: httpx.AsyncClient) -> list[tuple[str, bool]]:
    items = (await client.get("/api/replies")).json()["items"]
    return [(one["shortcut"], one["shared"]) for one in items]


async def test_ones_own_is_nobody_elses_and_the_teams_is_everybodys(service: Service) -> None:
    ada, ben, dana = [await service.log_in(name) for name in ("ada", "ben", "dana")]
    await made(ada)
    await made(dana, shortcut="bye", shared=True, texts={"en": "Bye.", "de": "Tschüss."})
    assert await listed(ada) == [("bye", True), ("hello", False)]
    assert await listed(ben) == [("bye", True)]
    assert (await ben.get("/api/replies")).json()["languages"][0] == "en"


async def test_only_designers_and_admins_write_what_is_everybodys(service: Service) -> None:
    ada, dana = await service.log_in("ada"), await service.log_in("dana")
    refused = await ada.post("/api/replies", json=HELLO | {"shared": True})
    assert (refused.status_code, refused.json()["code"]) == (403, "not_allowed")
    where = f"/api/replies/{(await made(dana, shared=True))['id']}"
    assert (await ada.put(where, json=HELLO)).status_code == 403
    assert (await ada.delete(where)).status_code == 403
    changed = await dana.put(where, json=HELLO | {"shared": True, "texts": {"en": "Hi."}})
    assert changed.json()["texts"] == {"en": "Hi."}
    assert (await dana.delete(where)).status_code == 204
    assert await listed(ada) == []


async def test_a_colleagues_own_cannot_be_touched(service: Service) -> None:
    ada, ben = await service.log_in("ada"), await service.log_in("ben")
    where = f"/api/replies/{(await made(ada))['id']}"
    assert (await ben.put(where, json=HELLO)).status_code == 404
    assert (await ben.delete(where)).status_code == 404
    assert await listed(ada) == [("hello", False)]


async def test_a_shortcut_is_taken_once_by_each_owner(service: Service) -> None:
    ada, ben = await service.log_in("ada"), await service.log_in("ben")
    await made(ada)
    await made(ben)
    again = await ada.post("/api/replies", json=HELLO)
    assert (again.status_code, again.json()["details"]) == (409, {"name": "hello"})
    other = await made(ada, shortcut="other")
    renamed = await ada.put(f"/api/replies/{other['id']}", json=HELLO)
    assert renamed.status_code == 409


async def test_of_several_who_want_a_shortcut_at_once_one_gets_it(service: Service) -> None:
    ada = await service.log_in("ada")
    answers = await asyncio.gather(*(ada.post("/api/replies", json=HELLO) for _ in range(5)))
    assert sorted(one.status_code for one in answers) == [200, 409, 409, 409, 409]


@pytest.mark.parametrize(
    "wrong",
    [
        {"shortcut": "Two words"},
        {"shortcut": ""},
        {"texts": {}},
        {"texts": {"en": " "}},
        {"texts": {"english": "Hello."}},
    ],
)
async def test_what_could_not_be_used_is_refused(service: Service, wrong: dict[str, Any]) -> None:
    ada = await service.log_in("ada")
    assert (await ada.post("/api/replies", json=HELLO | wrong)).status_code == 422


def test_the_owner_of_the_teams_is_no_agent() -> None:
    """An id is never empty, so the index of shortcuts holds for both kinds."""
    (index,) = CannedReplyRow.__table_args__
    assert index.unique and [one.name for one in index.columns] == ["owner_id", "shortcut"]
