"""Teams, limits and rules over REST, and what the running service makes of them."""

from __future__ import annotations

import asyncio

from handoff.features.agents import accounts
from harness.clients import PATIENCE_S, Service
from tests.conftest import ALONE


async def test_a_supervisor_makes_a_team_and_everybody_is_told_to_look(service: Service) -> None:
    assert service.store is not None
    await accounts.add(service.store, "sue", "Sue", "a long password", "supervisor")
    sue, ada = await service.log_in("sue"), await service.log_in("ada")
    async with service.agent_socket(ada) as socket:
        await socket.wait("presence")
        me = (await ada.get("/api/me")).json()["id"]
        team = {"name": " Refunds ", "languages": ["de"], "intents": [], "member_ids": [me]}
        made = await sue.post("/api/team/teams", json=team)
        assert made.status_code == 200, made.text
        await socket.wait("presence")
        read = (await ada.get("/api/team")).json()
    assert read == made.json()
    (shown,) = read["teams"]
    assert shown == {**team, "name": "Refunds", "id": shown["id"]}
    assert {one["name"]: one["username"] for one in read["people"]}["Ada"] == "ada"
    present = {one["name"]: one["presence"] for one in read["people"]}
    assert (present["Ada"], present["Ben"]) == ("online", "offline")
    limits = {"capacity": 2, "languages": ["en"]}
    assert (await sue.put(f"/api/team/people/{me}", json=limits)).status_code == 200
    assert (await sue.put("/api/team/people/none", json=limits)).status_code == 404
    gone = (await sue.delete(f"/api/team/teams/{shown['id']}")).json()
    assert gone["teams"] == []
    (changed,) = [one for one in gone["people"] if one["id"] == me]
    assert (changed["capacity"], changed["languages"]) == (2, ["en"])


@ALONE
async def test_the_running_service_assigns_by_itself(service: Service) -> None:
    assert service.store is not None
    await accounts.add(service.store, "sue", "Sue", "a long password", "supervisor")
    sue = await service.log_in("sue")
    await sue.put("/api/team/rules", json={"mode": "automatic", "capacity": 1})
    async with service.agent_socket(await service.log_in("ada")):
        customer = await service.customer()
        async with customer.socket() as socket, asyncio.timeout(PATIENCE_S):
            await socket.send(**customer.say("hello"))
            claimed = await socket.wait("event", kind="claimed")
            assert claimed["data"] == {"kind": "claimed", "agent_name": "Ada"}
            other = await service.customer()
            async with other.socket() as waiting:
                await waiting.send(**other.say("hello"))
                state = await waiting.wait("event", kind="escalated")
                assert state["data"]["anyone_online"] is True
                item = (await sue.get(f"/api/conversations/{other.conversation_id}")).json()
                assert item["conversation"]["status"] == "waiting"


@ALONE
async def test_what_a_team_can_be_for_is_what_the_assistant_knows(service: Service) -> None:
    assert service.store is not None
    await accounts.add(service.store, "sue", "Sue", "a long password", "supervisor")
    sue = await service.log_in("sue")
    found = (await sue.get("/api/team/choices")).json()
    assert "en" in found["languages"]
    assert all(one["label"] for one in found["intents"]) and found["intents"]
