"""Conversations of the product held by a person, which a load starts from."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import httpx

from handoff.demo_users import DEMO_USERS
from harness.product import PASSWORD


def claimed(address: str, count: int) -> list[dict[str, Any]]:
    """New conversations, claimed by one agent: room, the customer's token, the agent's cookie."""
    with httpx.Client(base_url=address, trust_env=False, timeout=30) as http:
        login = {"username": DEMO_USERS[0].username, "password": PASSWORD}
        http.post("/api/login", json=login).raise_for_status()
        cookie = f"baton_session={http.cookies['baton_session']}"
        return [{**_claimed(http), "cookie": cookie} for _ in range(count)]


def _claimed(http: httpx.Client) -> Mapping[str, Any]:
    session = http.post("/api/widget/sessions", json={}).raise_for_status().json()
    room = session["conversation_id"]
    http.post(f"/api/conversations/{room}/claim", json={"epoch": 0}).raise_for_status()
    return {"room": room, "token": session["token"]}
